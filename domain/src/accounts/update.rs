//! A person changes their name, language or time zone.

use sea_orm::ActiveValue::Set;

use super::entity::person;
use super::policy::{self, Action};
use super::{model, queries, store};
use crate::kernel::{Context, Entry, Faults, Result, Viewer};

/// What to change; nothing stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// The name that people see.
    pub name: Option<String>,
    /// de, en or fr.
    pub language: Option<String>,
    /// IANA name.
    pub zone: Option<String>,
}

/// Changes the viewer's own account.
///
/// # Errors
/// Refused with every fault at once.
pub async fn update(ctx: &Context, viewer: &Viewer, input: Update) -> Result<person::Model> {
    let id = viewer.person()?.id;
    let mut tx = ctx.begin(viewer).await?;
    let person = queries::find(&*tx, id).await?;
    let permit = policy::decide(policy::relation(viewer, person.id), Action::Update).permit()?;
    let mut faults = Faults::new();
    let name = input.name.map(|text| model::name(&mut faults, &text));
    let language = input.language.map(|code| model::language(&mut faults, &code));
    let zone = input.zone.map(|name| model::zone(&mut faults, &name));
    faults.finish()?;
    let row = person::ActiveModel {
        id: Set(id),
        name: Set(name.unwrap_or(person.name)),
        language: Set(language.unwrap_or(person.language)),
        zone: Set(zone.unwrap_or(person.zone)),
        ..Default::default()
    };
    let person = store::change_person(&tx, &permit, row).await?;
    tx.record(Entry::new("person.updated", id)).await?;
    tx.commit().await?;
    Ok(person)
}

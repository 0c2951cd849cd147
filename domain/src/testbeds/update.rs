//! Changes the description of a testbed.

use sea_orm::{EntityTrait, QuerySelect};

use super::create::check_operator;
use super::entity::testbed;
use super::{Profile, policy, rules, store};
use crate::kernel::{Context, Entry, Error, Faults, Result, TestbedId, Viewer};

/// What to change.
#[derive(Clone, Debug)]
pub struct Update {
    /// The testbed.
    pub id: TestbedId,
    /// The version that the change was made upon; absent overwrites.
    pub lock_version: Option<i32>,
    /// What is new.
    pub profile: Profile,
}

/// Changes a testbed.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict` when somebody changed it in between, `Refused`.
pub async fn update(ctx: &Context, viewer: &Viewer, input: Update) -> Result<testbed::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let mut row = testbed::Entity::find_by_id(input.id).lock_exclusive().one(&*tx).await?.ok_or(Error::NotFound)?;
    let relation = policy::relation(viewer, row.organisation_id, row.operator_id);
    let permit = policy::decide(relation, policy::Action::Update).permit()?;
    if input.lock_version.is_some_and(|version| version != row.lock_version) {
        return Err(Error::Conflict(
            "Somebody else changed this in the meantime. Reload it, compare, and save again.".into(),
        ));
    }
    input.profile.apply(&mut row)?;
    let mut faults = Faults::new();
    rules::check(&mut faults, &row);
    check_operator(&tx, &mut faults, &row).await?;
    faults.finish()?;
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("testbed.updated", row.id).organisation(row.organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}

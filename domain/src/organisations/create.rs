//! Somebody makes an innovator organisation, or applies for a city or partner.

use sea_orm::ActiveValue::Set;

use super::entity::organisation;
use super::policy::{self, Action, Standing};
use super::{Duty, OrganisationKind, model, store};
use crate::kernel::{Context, Entry, Faults, Localized, OrganisationId, Result, Viewer};

/// The organisation to be.
#[derive(Clone, Debug)]
pub struct Create {
    /// What it is.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// Two capital letters, for cities.
    pub code: Option<String>,
    /// IANA name.
    pub zone: String,
    /// ISO 3166-1, two capital letters.
    pub country: Option<String>,
    /// The domain of its people's e-mail addresses.
    pub email_domain: Option<String>,
    /// Its own web page.
    pub website: Option<String>,
    /// Who it is.
    pub description: Localized,
    /// Made up for a demonstration; only the platform itself says so.
    pub fictional: bool,
}

/// Makes the organisation; whoever makes it becomes its owner. What the platform itself makes is verified.
///
/// # Errors
/// Refused with every fault at once.
pub async fn create(ctx: &Context, viewer: &Viewer, input: Create) -> Result<organisation::Model> {
    let new: OrganisationId = ctx.id();
    let permit = policy::decide(policy::relation(viewer, new), Standing::Listed, Action::Create).permit()?;
    check(&input)?;
    let mut tx = ctx.begin(viewer).await?;
    let name = input.name.trim().to_owned();
    let row = organisation::ActiveModel {
        id: Set(new),
        kind: Set(input.kind),
        name: Set(name.clone()),
        code: Set(input.code),
        zone: Set(input.zone),
        country: Set(input.country),
        email_domain: Set(input.email_domain.map(|domain| domain.to_lowercase())),
        website: Set(input.website),
        description: Set(input.description),
        verified_at: Set(viewer.is_system().then(|| tx.now())),
        verified_by: Set(None),
        fictional: Set(input.fictional && viewer.is_system()),
        created_at: Set(tx.now()),
        ..Default::default()
    };
    let row = store::add(&tx, &permit, row, &model::slug(&name)).await?;
    if let Some(person) = viewer.person_id() {
        store::give(&tx, &permit, row.id, person, Duty::Owner).await?;
    }
    tx.record(Entry::new("organisation.created", row.id).organisation(row.id).with("kind", row.kind)).await?;
    tx.commit().await?;
    Ok(row)
}

fn check(input: &Create) -> Result<()> {
    let mut faults = Faults::new();
    let letters = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    let name = input.name.trim();
    faults.check(!name.is_empty(), "organisation.name_required", "name", "Write the name of the organisation.");
    faults.check(
        name.chars().count() <= 120,
        "organisation.name_too_long",
        "name",
        "Keep the name under 120 characters.",
    );
    faults.check(
        input.code.as_deref().is_none_or(|code| letters(code) && input.kind == OrganisationKind::City),
        "organisation.code",
        "code",
        "A city has a code of two capital letters; other organisations have none.",
    );
    faults.check(
        input.country.as_deref().is_none_or(letters),
        "organisation.country",
        "country",
        "Give the country as two capital letters, for example DE.",
    );
    faults.check(
        input.zone.parse::<chrono_tz::Tz>().is_ok(),
        "organisation.zone",
        "zone",
        "Choose a time zone such as Europe/Berlin.",
    );
    faults.check(
        input.website.as_deref().is_none_or(is_web_address),
        "organisation.website",
        "website",
        "Write the whole address, beginning with https://.",
    );
    faults.check(
        input.email_domain.as_deref().is_none_or(|domain| domain.contains('.') && !domain.contains(['@', '/', ' '])),
        "organisation.email_domain",
        "emailDomain",
        "Write the part behind the @, for example example.org.",
    );
    input.description.check(&mut faults, "description", false, 2000);
    faults.finish()
}

fn is_web_address(text: &str) -> bool {
    text.len() <= 300
        && url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

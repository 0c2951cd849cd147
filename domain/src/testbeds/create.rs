//! Adds a testbed to a city.

use sea_orm::EntityTrait;

use super::entity::testbed;
use super::{Profile, policy, rules, store};
use crate::kernel::{
    Context, Entry, Error, Faults, Language, Localized, OrganisationId, Result, Tx, Viewer, is_slug, slugify,
};
use crate::organisations::entity::organisation;

/// What a new testbed begins with.
#[derive(Clone, Debug)]
pub struct Create {
    /// The city it lies in.
    pub city: OrganisationId,
    /// Its address; made from the name when absent.
    pub slug: Option<String>,
    /// Its description; name and position at least.
    pub profile: Profile,
    /// Whether it is made up for a demonstration.
    pub fictional: bool,
}

/// Adds a testbed.
///
/// # Errors
/// `NotFound` for an unknown city, `Forbidden` for people who are not its staff, `Refused`.
pub async fn create(ctx: &Context, viewer: &Viewer, input: Create) -> Result<testbed::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let city = organisation::Entity::find_by_id(input.city).one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = policy::decide(policy::relation(viewer, city.id, None), policy::Action::Create).permit()?;
    let mut faults = Faults::new();
    faults.check(policy::can_host(city.kind), "testbed.not_a_city", "organisationId", "A testbed lies in a city.");
    faults.check(input.profile.latitude.is_some(), "testbed.latitude", "latitude", "Say where it lies.");
    faults.check(input.profile.longitude.is_some(), "testbed.longitude", "longitude", "Say where it lies.");
    let mut row = empty(&tx, city.id, input.fictional);
    input.profile.apply(&mut row)?;
    rules::check(&mut faults, &row);
    check_operator(&tx, &mut faults, &row).await?;
    row.slug = input.slug.unwrap_or_else(|| slugify(&row.name));
    faults.check(
        is_slug(&row.slug),
        "testbed.slug",
        "slug",
        "Use lower-case letters, digits and single hyphens, at most 80.",
    );
    faults.check(
        store::slug_free(&tx, &row.slug).await?,
        "testbed.slug_taken",
        "slug",
        "Another testbed has this address. Choose another.",
    );
    faults.finish()?;
    let row = store::insert(&tx, &permit, row).await?;
    tx.record(Entry::new("testbed.created", row.id).organisation(row.organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}

fn empty(tx: &Tx, organisation_id: OrganisationId, fictional: bool) -> testbed::Model {
    testbed::Model {
        id: tx.id(),
        slug: String::new(),
        organisation_id,
        operator_id: None,
        operator_name: String::new(),
        name: String::new(),
        description: Localized { authoritative: Language::En.code().into(), ..Localized::default() },
        latitude: 0.0,
        longitude: 0.0,
        themes: serde_json::json!([]),
        offers: serde_json::json!([]),
        prerequisites: serde_json::json!([]),
        area_ha: None,
        since: None,
        contact: None,
        sources: serde_json::json!([]),
        places: 1,
        fictional,
        theme_index: String::new(),
        search_text: String::new(),
        created_at: tx.now(),
        lock_version: 1,
    }
}

/// The operator, when one is named, is an organisation that exists.
pub(super) async fn check_operator(tx: &Tx, faults: &mut Faults, row: &testbed::Model) -> Result<()> {
    if let Some(id) = row.operator_id {
        let known = organisation::Entity::find_by_id(id).one(&**tx).await?.is_some();
        faults.check(known, "testbed.operator_unknown", "operatorId", "Name an organisation that is registered here.");
    }
    Ok(())
}

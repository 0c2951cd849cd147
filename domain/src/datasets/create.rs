//! Starts a dataset as a draft that only its publisher's staff know of.

use sea_orm::EntityTrait;

use super::entity::dataset;
use super::{AccessPolicy, Core, Coverage, DatasetAccess, DatasetState, policy, policy_pin, rules, store};
use crate::kernel::{
    Context, Entry, Error, Faults, Language, Localized, OrganisationId, Result, Tx, Viewer, is_slug, slugify,
};
use crate::organisations::entity::organisation;

/// What a new dataset begins with.
#[derive(Clone, Debug)]
pub struct Create {
    /// Who will publish it.
    pub organisation: OrganisationId,
    /// Its address; made from the title when absent.
    pub slug: Option<String>,
    /// What is known of it so far; the title at least.
    pub core: Core,
    /// Whether it is made up for a demonstration.
    pub fictional: bool,
}

/// Starts a dataset.
///
/// # Errors
/// `NotFound` for an unknown organisation, `Forbidden` for people who do not keep its data, `Refused`.
pub async fn create(ctx: &Context, viewer: &Viewer, input: Create) -> Result<dataset::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let publisher = organisation::Entity::find_by_id(input.organisation).one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = policy::decide_create(viewer, publisher.id, publisher.kind).permit()?;
    let mut row = blank(&tx, publisher.id, input.fictional)?;
    input.core.apply(&mut row)?;
    let mut faults = Faults::new();
    rules::check_core(&mut faults, &row);
    row.slug = free_slug(&tx, &mut faults, input.slug, &row.title).await?;
    policy_pin::check_named(&tx, &mut faults, &row).await?;
    faults.finish()?;
    let row = store::insert(&tx, &permit, row).await?;
    policy_pin::pin_policy(&mut tx, &permit, &row).await?;
    tx.record(Entry::new("dataset.created", row.id).organisation(publisher.id)).await?;
    tx.commit().await?;
    Ok(row)
}

pub(super) fn blank(tx: &Tx, organisation_id: OrganisationId, fictional: bool) -> Result<dataset::Model> {
    let empty = Localized { authoritative: Language::En.code().into(), ..Localized::default() };
    Ok(dataset::Model {
        id: tx.id(),
        slug: String::new(),
        organisation_id,
        title: empty.clone(),
        description: empty.clone(),
        access: DatasetAccess::Open,
        state: DatasetState::Draft,
        themes: serde_json::json!([]),
        coverage: serde_json::to_value(Coverage::default())?,
        licence: None,
        personal_data: empty,
        contact: String::new(),
        policy: serde_json::to_value(AccessPolicy::default())?,
        attribution: None,
        source_url: None,
        frequency: None,
        fictional,
        harvested: false,
        created_by: tx.viewer().person_id(),
        created_at: tx.now(),
        updated_at: tx.now(),
        published_at: None,
        withdrawn_at: None,
        notice: None,
        theme_index: String::new(),
        search_text: String::new(),
        index_version: 0,
        lock_version: 1,
    })
}

/// The wished address, or the first free one made from the title.
pub(super) async fn free_slug(
    tx: &Tx,
    faults: &mut Faults,
    wished: Option<String>,
    title: &Localized,
) -> Result<String> {
    if let Some(slug) = wished {
        faults.check(
            is_slug(&slug),
            "dataset.slug",
            "slug",
            "Use lower-case letters, digits and single hyphens, at most 80.",
        );
        faults.check(
            store::slug_free(tx, &slug).await?,
            "dataset.slug_taken",
            "slug",
            "Another dataset has this address. Choose another.",
        );
        return Ok(slug);
    }
    let base: String = slugify(title.get(&title.authoritative)).chars().take(70).collect();
    let base = if base.is_empty() { "dataset" } else { base.trim_end_matches('-') };
    let mut slug = base.to_owned();
    for number in 2..1_000 {
        if store::slug_free(tx, &slug).await? {
            break;
        }
        slug = format!("{base}-{number}");
    }
    Ok(slug)
}

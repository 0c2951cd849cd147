//! Starts a challenge as a draft that one city leads.

use sea_orm::EntityTrait;

use super::entity::{challenge, host_brief};
use super::{BriefState, ChallengeState, Core, FormDefinition, Rules, policy, rules, store};
use crate::kernel::{
    Context, Entry, Error, Faults, HostBriefId, Language, Localized, OrganisationId, Permit, Result, Tx, Viewer,
    is_slug, slugify,
};
use crate::organisations::entity::organisation;

/// What a new challenge begins with.
#[derive(Clone, Debug)]
pub struct Create {
    /// The city that leads it; it also becomes the first host.
    pub lead: OrganisationId,
    /// Its address; made from the title when absent.
    pub slug: Option<String>,
    /// What is known of it so far; the title at least.
    pub core: Core,
    /// Whether it is made up for a demonstration.
    pub fictional: bool,
}

/// Starts a challenge.
///
/// # Errors
/// `NotFound` for an unknown city, `Forbidden` for people who are not its staff, `Refused`.
pub async fn create(ctx: &Context, viewer: &Viewer, input: Create) -> Result<challenge::Model> {
    let author = viewer.person()?.id;
    let mut tx = ctx.begin(viewer).await?;
    let lead = organisation::Entity::find_by_id(input.lead).one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = policy::decide_create(viewer, lead.id, lead.kind).permit()?;
    let empty = Localized { authoritative: Language::En.code().into(), ..Localized::default() };
    let mut row = challenge::Model {
        id: tx.id(),
        slug: String::new(),
        lead_organisation_id: lead.id,
        state: ChallengeState::Draft,
        title: empty.clone(),
        summary: empty.clone(),
        problem: empty.clone(),
        outcomes: empty.clone(),
        terms: empty,
        themes: serde_json::json!([]),
        form: serde_json::to_value(FormDefinition::default())?,
        rules: serde_json::to_value(Rules::default())?,
        opens_at: None,
        closes_at: None,
        zone: lead.zone,
        review_remarks: None,
        published_at: None,
        decided_at: None,
        archived_at: None,
        cancelled_at: None,
        cancel_reason: None,
        lottery_commitment: None,
        lottery_seed: None,
        sources: serde_json::json!([]),
        fictional: input.fictional,
        theme_index: String::new(),
        search_text: String::new(),
        created_by: author,
        created_at: tx.now(),
        lock_version: 1,
    };
    input.core.apply(&mut row)?;
    let mut faults = Faults::new();
    rules::check_core(&mut faults, &row)?;
    row.slug = free_slug(&tx, &mut faults, input.slug, &row.title).await?;
    faults.finish()?;
    let row = store::insert(&tx, &permit, row).await?;
    add_host(&tx, &permit, &row, lead.id).await?;
    tx.record(Entry::new("challenge.created", row.id).challenge(row.id).organisation(lead.id)).await?;
    tx.commit().await?;
    Ok(row)
}

/// The wished address, or the first free one made from the title.
async fn free_slug(tx: &Tx, faults: &mut Faults, wished: Option<String>, title: &Localized) -> Result<String> {
    if let Some(slug) = wished {
        faults.check(
            is_slug(&slug),
            "challenge.slug",
            "slug",
            "Use lower-case letters, digits and single hyphens, at most 80.",
        );
        faults.check(
            store::slug_free(tx, &slug).await?,
            "challenge.slug_taken",
            "slug",
            "Another challenge has this address. Choose another.",
        );
        return Ok(slug);
    }
    let mut base = slugify(title.get(&title.authoritative));
    base.truncate(70);
    let base = if base.is_empty() { "challenge" } else { base.trim_end_matches('-') };
    let mut slug = base.to_owned();
    for number in 2..1_000 {
        if store::slug_free(tx, &slug).await? {
            break;
        }
        slug = format!("{base}-{number}");
    }
    Ok(slug)
}

/// An empty host brief for a city.
pub(super) async fn add_host(
    tx: &Tx,
    permit: &Permit,
    challenge: &challenge::Model,
    organisation_id: OrganisationId,
) -> Result<HostBriefId> {
    let empty = Localized { authoritative: Language::En.code().into(), ..Localized::default() };
    let row = host_brief::Model {
        id: tx.id(),
        challenge_id: challenge.id,
        organisation_id,
        state: BriefState::Draft,
        context: empty.clone(),
        contact: String::new(),
        money_minor: None,
        currency: None,
        places: 1,
        language: None,
        local_terms: empty.clone(),
        eligibility: empty,
        legal_basis: None,
        approved_at: None,
        approved_by: None,
        lock_version: 1,
    };
    Ok(store::insert_brief(tx, permit, row).await?.id)
}

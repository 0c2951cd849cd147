//! A person on a grant accepts the terms in force: which, by hash, and in which language.

use sea_orm::ActiveValue::Set;

use super::entity::terms_acceptance;
use super::grant_policy::decide_team;
use super::{AccessGrant, people, queries, store};
use crate::datasets::queries::current_terms;
use crate::kernel::{AccessGrantId, Context, Entry, Error, Faults, Result, Viewer};

/// What was read and accepted.
#[derive(Clone, Debug)]
pub struct TermsAccept {
    /// The grant.
    pub grant: AccessGrantId,
    /// SHA-256 of the terms.
    pub sha256: String,
    /// The language in which they were read.
    pub language: String,
}

/// Accepts the terms for the viewer. Doing it twice changes nothing.
///
/// # Errors
/// When the viewer does not stand on the grant, or these are not the terms in force.
pub async fn terms_accept(ctx: &Context, viewer: &Viewer, input: TermsAccept) -> Result<AccessGrant> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let grant = store::lock_grant(&tx, input.grant).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let permit = decide_team(relation, grant.state).permit()?;
    let person = viewer.person()?.id;
    if let Err(Error::Refused(_)) = people::standing_on(&tx, grant.id, person).await {
        return Err(super::Condition::OnGrant.into());
    }
    let terms = current_terms(&*tx, grant.dataset_id).await?.ok_or(Error::NotFound)?;
    let mut faults = Faults::new();
    faults.check(
        terms.sha256 == input.sha256,
        "access_request.terms_changed",
        "termsSha256",
        "Read and accept the terms in force; these are not they.",
    );
    faults.check(
        terms.text.texts.contains_key(&input.language),
        "access_request.terms_language",
        "termsLanguage",
        "The terms do not exist in this language.",
    );
    faults.finish()?;
    let row = terms_acceptance::ActiveModel {
        id: Set(tx.id()),
        grant_id: Set(grant.id),
        person_id: Set(person),
        terms_id: Set(terms.id),
        number: Set(terms.number),
        sha256: Set(terms.sha256.clone()),
        language: Set(input.language),
        accepted_at: Set(tx.now()),
    };
    if store::accept_terms(&tx, &permit, row).await? {
        tx.record(
            Entry::new("grant.terms_accepted", grant.id)
                .challenge(grant.challenge_id)
                .organisation(publisher)
                .with("person", person)
                .with("number", terms.number)
                .with("sha256", &terms.sha256),
        )
        .await?;
    }
    tx.commit().await?;
    Ok(grant)
}

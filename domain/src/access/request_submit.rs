//! Sends a request, with the terms accepted. Where the policy says so the platform decides at once.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::conditions::{Ask, Check, refuse};
use super::content::form_in_force;
use super::eligibility::{Asking, conditions};
use super::policy::{RequestAction, decide_request};
use super::request_create::check_dataset;
use super::request_escalate::escalate_if_nobody_is_left;
use super::request_grant::{decide_by_rule, latest_version};
use super::request_rules::check_sent;
use super::request_save::{RequestPatch, check_lock, patched};
use super::{AccessRequest, RequestState, queries, standing, store};
use crate::datasets::entity::dataset;
use crate::datasets::queries::{current_terms, terms};
use crate::datasets::{Decision, pin_policy};
use crate::kernel::{AccessRequestId, Context, DatasetId, Entry, Error, Faults, PersonId, Result, Tx, Viewer};
use crate::submissions::team;

/// What is sent; what is left out stays as in the draft.
#[derive(Clone, Debug)]
pub struct RequestSubmit {
    /// The request.
    pub request: AccessRequestId,
    /// The version that was read; absent sends what is there.
    pub lock_version: Option<i32>,
    /// SHA-256 of the terms that were read and accepted.
    pub terms_sha256: String,
    /// The language in which they were read.
    pub terms_language: String,
    /// What is new.
    pub patch: RequestPatch,
}

/// Sends a request.
///
/// # Errors
/// When the viewer may not, or with every condition that does not hold and every fault of what is written.
pub async fn submit(ctx: &Context, viewer: &Viewer, input: RequestSubmit) -> Result<AccessRequest> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let request = store::lock_request(&tx, input.request).await?;
    let (relation, voice, seats) = queries::standpoint(&*tx, viewer, &request).await?;
    let permit = decide_request(relation, voice, request.state, RequestAction::Submit).permit()?;
    check_lock(&request, input.lock_version)?;
    let dataset = dataset::Entity::find_by_id(request.dataset_id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let (row, people) = patched(&tx, &request, input.patch).await?;
    let terms = current_terms(&*tx, dataset.id).await?;
    let (form, form_row) = form_in_force(&*tx, dataset.id).await?;
    let accepted = terms.as_ref().is_none_or(|terms| terms.sha256 == input.terms_sha256);
    let mut faults = Faults::new();
    check_dataset(&mut faults, &dataset);
    let members = team::member_person_ids(&*tx, request.team_id).await?;
    check_sent(&mut faults, &row.content(people.clone()), &form, &members, &input.terms_language);
    if let Some(terms) = &terms {
        faults.check(
            terms.text.texts.contains_key(&input.terms_language),
            "access_request.terms_language",
            "termsLanguage",
            "The terms do not exist in this language.",
        );
    }
    check_conditions(&tx, &mut faults, &row, &dataset, &people, accepted).await?;
    standing::check_people(&tx, &mut faults, &dataset, &people).await?;
    faults.finish()?;

    let policy = pin_policy(&mut tx, &permit, &dataset).await?;
    let version = latest_version(&*tx, dataset.id).await?;
    let due = tx.now() + TimeDelta::days(dataset.policy().service_days.into());
    let mut changed = row.into_active_model().reset_all();
    changed.state = Set(RequestState::Submitted);
    changed.terms_id = Set(terms.as_ref().map(|terms| terms.id));
    changed.terms_sha256 = Set(terms.as_ref().map(|terms| terms.sha256.clone()));
    changed.terms_language = Set(terms.as_ref().map(|_| input.terms_language));
    changed.terms_accepted_at = Set(terms.as_ref().map(|_| tx.now()));
    changed.submitted_at = Set(Some(tx.now()));
    changed.due_at = Set(Some(due));
    changed.round = Set(request.round + 1);
    changed.policy_id = Set(Some(policy.id));
    changed.form_id = Set(form_row.map(|row| row.id));
    changed.dataset_version_id = Set(version);
    changed.escalated_at = Set(None);
    changed.escalated_to_platform_at = Set(None);
    changed.lock_version = Set(request.lock_version + 1);
    let mut saved = store::save_request(&tx, &permit, changed, Some(&people), false).await?;
    let automatic = dataset.policy().decision == Decision::Automatic;
    tx.record(
        Entry::new("access_request.submitted", saved.id)
            .challenge(saved.challenge_id)
            .organisation(seats.publisher)
            .with("dataset", saved.dataset_id)
            .with("team", saved.team_id)
            .with("termsSha256", &saved.terms_sha256)
            .with("policySha256", &policy.sha256)
            .with("automatic", automatic),
    )
    .await?;
    if automatic {
        saved = decide_by_rule(&mut tx, saved, &dataset, &policy, people).await?;
    } else {
        saved = escalate_if_nobody_is_left(&mut tx, saved).await?;
    }
    tx.commit().await?;
    Ok(saved)
}

/// A request with its dataset and the people who are named in it.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The request.
    pub row: &'a AccessRequest,
    /// What it asks for.
    pub dataset: &'a dataset::Model,
    /// For whom.
    pub people: &'a [PersonId],
}

/// Every condition of the policies in force with whether it holds for each of these requests, in the same order.
///
/// # Errors
/// When the database fails.
pub async fn request_conditions(ctx: &Context, requests: &[Written<'_>]) -> Result<Vec<Vec<Check>>> {
    let db = ctx.db.reader();
    let datasets: BTreeSet<DatasetId> = requests.iter().map(|one| one.dataset.id).collect();
    let terms = terms(db, &Vec::from_iter(datasets)).await?;
    let accepted = |one: &Written<'_>| {
        let in_force = terms.iter().find(|terms| terms.dataset_id == one.dataset.id);
        in_force.is_none_or(|terms| one.row.terms_sha256.as_ref() == Some(&terms.sha256))
    };
    let asking: Vec<Asking<'_>> = requests.iter().map(|one| one.asking(accepted(one))).collect();
    conditions(db, &asking, ctx.now()).await
}

impl<'a> Written<'a> {
    fn asking(self, terms_accepted: bool) -> Asking<'a> {
        let Self { row, dataset, people } = self;
        let ask = Ask { purposes: row.purposes(), people: people.len(), days: row.duration_days, terms_accepted };
        Asking { team: row.team_id, dataset, people, ask: Some(ask) }
    }
}

/// Holds the request against every condition of the policy.
pub(super) async fn check_conditions(
    tx: &Tx,
    faults: &mut Faults,
    row: &AccessRequest,
    dataset: &dataset::Model,
    people: &[PersonId],
    terms_accepted: bool,
) -> Result<()> {
    let asking = Written { row, dataset, people }.asking(terms_accepted);
    for checks in conditions(&**tx, &[asking], tx.now()).await? {
        refuse(faults, &checks);
    }
    Ok(())
}

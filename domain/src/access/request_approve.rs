//! One who decides approves. With enough approvals the grant is made in the same transaction.

use sea_orm::EntityTrait;

use super::policy::RequestAction;
use super::request_grant::{Granted, grant, granted_version};
use super::request_submit::check_conditions;
use super::request_vote::{self, Cast};
use super::tally::Outcome;
use super::{AccessGrant, AccessRequest, DecisionKind, queries, standing};
use crate::datasets::entity::dataset;
use crate::datasets::queries::current_terms;
use crate::kernel::{AccessRequestId, Context, Error, Faults, Result, Viewer};
use crate::submissions::team;

/// Which request, for how long, and why.
#[derive(Clone, Debug)]
pub struct Approve {
    /// The request.
    pub request: AccessRequestId,
    /// Fewer days than asked for.
    pub duration_days: Option<i32>,
    /// A note for the team; may be empty.
    pub reason: String,
}

/// Approves a request. There is a grant once enough of those who decide have approved; the fewest days that one of
/// them gave count.
///
/// # Errors
/// When the viewer may not, what the request stood on does not hold any more, or the team or somebody named in it is
/// under a sanction by now.
pub async fn approve(ctx: &Context, viewer: &Viewer, input: Approve) -> Result<(AccessRequest, Option<AccessGrant>)> {
    let kind = DecisionKind::Approve;
    let mut cast = request_vote::begin(ctx, viewer, input.request, RequestAction::Approve, kind).await?;
    let granted = checked(&cast, &input).await?;
    let reason = input.reason.trim();
    cast.record(kind, reason, input.duration_days).await?;
    if cast.tally.outcome != Outcome::Approved {
        return Ok((cast.settle(reason).await?, None));
    }
    let Cast { mut tx, permit, request, .. } = cast;
    let (request, grant) = grant(&mut tx, &permit, request, granted, reason, None).await?;
    tx.commit().await?;
    Ok((request, Some(grant)))
}

/// Asks again for everything the request stood on: it may have waited for days.
async fn checked(cast: &Cast, input: &Approve) -> Result<Granted> {
    let (tx, request) = (&cast.tx, &cast.request);
    let dataset = dataset::Entity::find_by_id(request.dataset_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let members = team::member_person_ids(&**tx, request.team_id).await?;
    let mut people = queries::people_of(&**tx, &[request.id]).await?.remove(&request.id).unwrap_or_default();
    people.retain(|person| members.contains(person));
    let version = granted_version(&**tx, request).await?;
    let days = input.duration_days.unwrap_or(request.duration_days);
    let mut faults = Faults::new();
    faults.check(
        (1..=request.duration_days).contains(&days),
        "access_request.duration",
        "durationDays",
        format!("Grant 1 to {} days; the team asked for no more.", request.duration_days),
    );
    faults.check(
        !people.is_empty(),
        "access_request.people_left",
        "request",
        "Nobody who was named in this request is in the team any more. Return it to the team.",
    );
    faults.check(
        version.is_some(),
        "access_request.no_version",
        "request",
        "The dataset has no published version that could be granted.",
    );
    faults.check(
        input.reason.chars().count() <= 4000,
        "access.reason_too_long",
        "reason",
        "Keep the reason under 4000 characters.",
    );
    let terms = current_terms(&**tx, dataset.id).await?;
    let accepted = terms.is_none_or(|terms| request.terms_sha256.as_deref() == Some(terms.sha256.as_str()));
    check_conditions(tx, &mut faults, request, &dataset, &people, accepted).await?;
    standing::check_grantable(tx, &mut faults, &dataset, request.team_id, &people).await?;
    faults.finish()?;
    let fewest = cast.seats.votes.iter().filter_map(|vote| vote.duration_days).fold(days, i32::min);
    let budget = dataset.policy().use_conditions().bytes_budget;
    Ok(Granted { version: version.ok_or(Error::NotFound)?, days: fewest, people, budget })
}

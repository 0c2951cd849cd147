//! Votes on a request: seats, decisions, those who stand back, and what is waited for.

use std::collections::{BTreeSet, HashMap};

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use intercity_domain::access::entity::access_recusal;
use intercity_domain::access::{self as domain, Seats, Waiting};
use intercity_domain::accounts::entity::person;
use intercity_domain::kernel::{AccessRequestId, Context, Id, PersonId, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::enums::{AccessDecisionKind, AccessExclusion, AccessLevel, AccessWaitingFor};
use super::policy::AccessPolicyRef;
use crate::datasets::DeciderRole;
use crate::graphql::LocalizedText;

/// A decision about a request: one vote, or the platform by rule.
#[derive(SimpleObject)]
pub struct AccessDecision {
    /// How it was decided.
    pub kind: AccessDecisionKind,
    /// Who, where you may know.
    pub by: Option<String>,
    /// For what they stand.
    pub role: Option<DeciderRole>,
    /// The rule, when the platform decided by itself.
    pub rule: Option<String>,
    /// Which sending of the request it is about.
    pub round: i32,
    /// Fewer days than were asked for.
    pub duration_days: Option<i32>,
    /// The policy that was in force.
    pub policy: Option<AccessPolicyRef>,
    /// Why; may be empty for an approval.
    pub reason: String,
    /// When.
    pub decided_at: DateTime<Utc>,
}

/// What a request waits for.
#[derive(SimpleObject)]
pub struct AccessWaiting {
    /// Who has the next move.
    pub kind: AccessWaitingFor,
    /// The roles whose vote is still wanted.
    pub roles: Vec<DeciderRole>,
    /// How many have approved.
    pub approvals: i32,
    /// How many have to.
    pub needed: i32,
    /// Since when.
    pub since: Option<DateTime<Utc>>,
    /// Until when.
    pub due_at: Option<DateTime<Utc>>,
    /// Days past that; 0 when it is not late.
    pub overdue_days: i32,
    /// How far up it has gone.
    pub level: AccessLevel,
    /// All of it in a sentence for the team.
    pub sentence: LocalizedText,
}

impl AccessWaiting {
    /// As the domain says.
    pub fn of(waiting: Waiting) -> Self {
        let (approvals, needed) = waiting.approvals;
        Self {
            kind: waiting.kind.into(),
            roles: waiting.roles.into_iter().map(Into::into).collect(),
            approvals: count(approvals),
            needed: count(needed),
            since: waiting.since,
            due_at: waiting.due_at,
            overdue_days: i32::try_from(waiting.overdue_days).unwrap_or(i32::MAX),
            level: waiting.level.into(),
            sentence: LocalizedText(waiting.sentence),
        }
    }
}

fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// One seat of those who decide.
#[derive(SimpleObject)]
pub struct AccessSeat {
    /// For what it stands.
    pub role: DeciderRole,
    /// The organisation or person that the policy names.
    pub name: String,
    /// Whether its vote is in.
    pub filled: bool,
    /// How many people could fill it now.
    pub candidates: i32,
    /// Who filled it, where you may know.
    pub by: Option<String>,
}

/// Somebody who stands back.
#[derive(SimpleObject)]
pub struct AccessRecusal {
    /// Who.
    pub name: String,
    /// Why they have to, or that they said so.
    pub why: AccessExclusion,
    /// What they said, when they said so.
    pub reason: Option<String>,
}

/// The seats with their names.
pub async fn seats(ctx: &Context, seats: &Seats, inner: bool) -> Result<Vec<AccessSeat>> {
    let deciders = seats.seats.iter().map(|seat| seat.decider).collect();
    let named = domain::named_seats(ctx.db.reader(), deciders).await?;
    let voters: Vec<PersonId> = seats.seats.iter().filter_map(|seat| seat.filled_by).map(PersonId::from).collect();
    let names = names(ctx, voters.into_iter()).await?;
    let all = seats.seats.iter().zip(named).map(|(seat, (decider, name))| AccessSeat {
        role: decider.role.into(),
        name: if inner || decider.person.is_none() { name } else { String::new() },
        filled: seat.filled_by.is_some(),
        candidates: count(seat.people.len()),
        by: seat.filled_by.filter(|_| inner).and_then(|voter| names.get(&PersonId::from(voter)).cloned()),
    });
    Ok(all.collect())
}

/// Those who stand back, with what they said.
pub async fn recusals(ctx: &Context, request: AccessRequestId, seats: &Seats) -> Result<Vec<AccessRecusal>> {
    let said = access_recusal::Entity::find()
        .filter(access_recusal::Column::RequestId.eq(request))
        .all(ctx.db.reader())
        .await?;
    let people: BTreeSet<PersonId> = seats.excluded.keys().copied().collect();
    let names = names(ctx, people.into_iter()).await?;
    let all = seats.excluded.iter().map(|(person, why)| AccessRecusal {
        name: names.get(person).cloned().unwrap_or_default(),
        why: (*why).into(),
        reason: said.iter().find(|row| row.person_id == *person).map(|row| row.reason.clone()),
    });
    Ok(all.collect())
}

/// Names of these people.
pub async fn names(ctx: &Context, people: impl Iterator<Item = PersonId>) -> Result<HashMap<PersonId, String>> {
    let ids: BTreeSet<uuid::Uuid> = people.map(Id::uuid).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(ctx.db.reader()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

//! Votes on a request: seats, decisions, those who stand back, and what is waited for.

use std::collections::{BTreeSet, HashMap};

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use intercity_domain::access::entity::{access_decision, access_recusal};
use intercity_domain::access::{self as domain, Seats, Waiting};
use intercity_domain::accounts::entity::person;
use intercity_domain::datasets::Decider;
use intercity_domain::kernel::{AccessRequestId, Context, Id, PersonId, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

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

/// Who people and organisations around the decisions of a page of requests are, loaded together.
pub struct Names {
    people: HashMap<PersonId, String>,
    seats: HashMap<Uuid, String>,
    recusals: HashMap<(AccessRequestId, PersonId), String>,
}

impl Names {
    /// Of everybody on the seats, of those who stand back, and of those who decided.
    pub async fn of(
        ctx: &Context,
        seats: &HashMap<AccessRequestId, Seats>,
        decisions: &HashMap<AccessRequestId, Vec<access_decision::Model>>,
    ) -> Result<Self> {
        let db = ctx.db.reader();
        let every = || seats.values().flat_map(|seats| &seats.seats);
        let named = domain::named_seats(db, every().map(|seat| seat.decider).collect()).await?;
        let mut ids: BTreeSet<PersonId> = every().filter_map(|seat| seat.filled_by).map(PersonId::from).collect();
        ids.extend(seats.values().flat_map(|seats| seats.excluded.keys().copied()));
        ids.extend(decisions.values().flatten().filter_map(|row| row.person_id));
        let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
        let said = access_recusal::Entity::find()
            .filter(access_recusal::Column::RequestId.is_in(seats.keys().copied()))
            .all(db)
            .await?;
        Ok(Self {
            people: people.into_iter().map(|row| (row.id, row.name)).collect(),
            seats: named.into_iter().filter_map(|(decider, name)| Some((whose(&decider)?, name))).collect(),
            recusals: said.into_iter().map(|row| ((row.request_id, row.person_id), row.reason)).collect(),
        })
    }

    /// The name of somebody.
    pub fn person(&self, id: PersonId) -> Option<String> {
        self.people.get(&id).cloned()
    }

    /// The seats with their names.
    pub fn seats(&self, seats: &Seats, inner: bool) -> Vec<AccessSeat> {
        let seat = |seat: &domain::Seat| {
            let name = whose(&seat.decider).filter(|_| inner || seat.decider.person.is_none());
            AccessSeat {
                role: seat.decider.role.into(),
                name: name.and_then(|id| self.seats.get(&id).cloned()).unwrap_or_default(),
                filled: seat.filled_by.is_some(),
                candidates: count(seat.people.len()),
                by: seat.filled_by.filter(|_| inner).and_then(|voter| self.person(PersonId::from(voter))),
            }
        };
        seats.seats.iter().map(seat).collect()
    }

    /// Those who stand back, with what they said.
    pub fn recusals(&self, request: AccessRequestId, seats: &Seats) -> Vec<AccessRecusal> {
        let recusal = |(person, why): (&PersonId, &domain::Exclusion)| AccessRecusal {
            name: self.person(*person).unwrap_or_default(),
            why: (*why).into(),
            reason: self.recusals.get(&(request, *person)).cloned(),
        };
        seats.excluded.iter().map(recusal).collect()
    }
}

/// Whom a seat names: a person before an organisation.
fn whose(decider: &Decider) -> Option<Uuid> {
    decider.person.map(Id::uuid).or(decider.organisation.map(Id::uuid))
}

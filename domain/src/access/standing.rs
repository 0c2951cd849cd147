//! What stands against a team or a person when they ask for data or use it: sanctions in force and duties overdue.

use std::collections::BTreeSet;

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::{closing_duty, sanction};
use super::{DutyState, SanctionScope};
use crate::accounts::entity::person;
use crate::datasets::entity::dataset;
use crate::kernel::{Faults, OrganisationId, PersonId, Result, TeamId, Timestamp, Tx};

/// Whom it is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Whom<'a> {
    /// The team, when it is about one.
    pub team: Option<TeamId>,
    /// People in it.
    pub people: &'a [PersonId],
    /// The publisher of the data.
    pub publisher: OrganisationId,
}

/// What stands against somebody.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Sanctions in force.
    pub sanctions: Vec<sanction::Model>,
    /// Closing duties past their deadline.
    pub overdue: Vec<closing_duty::Model>,
}

/// Sanctions in force at an instant.
pub(super) fn in_force(now: Timestamp) -> Condition {
    Condition::all()
        .add(sanction::Column::LiftedAt.is_null())
        .add(sanction::Column::ImposedAt.lte(now))
        .add(Condition::any().add(sanction::Column::Until.is_null()).add(sanction::Column::Until.gt(now)))
}

/// Duties past their deadline at an instant.
pub(super) fn overdue(now: Timestamp) -> Condition {
    Condition::all().add(closing_duty::Column::State.eq(DutyState::Due)).add(closing_duty::Column::DueAt.lte(now))
}

/// Sanctions in force on the person or one of the teams, whatever data they concern.
pub(super) async fn sanctions_on<C: ConnectionTrait>(
    conn: &C,
    person: PersonId,
    teams: impl Iterator<Item = TeamId>,
    now: Timestamp,
) -> Result<Vec<sanction::Model>> {
    let teams: BTreeSet<TeamId> = teams.collect();
    let whose = Condition::any().add(sanction::Column::TeamId.is_in(teams)).add(sanction::Column::PersonId.eq(person));
    Ok(sanction::Entity::find().filter(in_force(now)).filter(whose).all(conn).await?)
}

impl sanction::Model {
    /// Whether it keeps them from the publisher's data.
    fn bars(&self, whom: &Whom<'_>) -> bool {
        (self.team_id.is_some() && self.team_id == whom.team
            || self.person_id.is_some_and(|id| whom.people.contains(&id)))
            && (self.scope == SanctionScope::Platform || self.organisation_id == whom.publisher)
    }

    /// Whether it concerns use of the publisher's data under a grant of the team by the person.
    pub(super) fn concerns(&self, team: TeamId, person: PersonId, publisher: OrganisationId) -> bool {
        (self.team_id == Some(team) || self.person_id == Some(person))
            && (self.scope == SanctionScope::Platform || self.organisation_id == publisher)
    }
}

/// Everything that stands against each: sanctions in force as far as they concern data of the publisher, and duties owed
/// to it. Many take as few statements as one.
///
/// # Errors
/// When the database fails.
pub async fn standings<C: ConnectionTrait>(conn: &C, whom: &[Whom<'_>], now: Timestamp) -> Result<Vec<Standing>> {
    let teams: BTreeSet<TeamId> = whom.iter().filter_map(|one| one.team).collect();
    let people: BTreeSet<PersonId> = whom.iter().flat_map(|one| one.people).copied().collect();
    let publishers: BTreeSet<OrganisationId> = whom.iter().map(|one| one.publisher).collect();
    let sanctions = sanction::Entity::find()
        .filter(in_force(now))
        .filter(
            Condition::any()
                .add(sanction::Column::TeamId.is_in(teams.iter().copied()))
                .add(sanction::Column::PersonId.is_in(people.iter().copied())),
        )
        .filter(
            Condition::any()
                .add(sanction::Column::Scope.eq(SanctionScope::Platform))
                .add(sanction::Column::OrganisationId.is_in(publishers.iter().copied())),
        )
        .all(conn)
        .await?;
    let of_teams =
        Condition::all().add(closing_duty::Column::TeamId.is_in(teams)).add(closing_duty::Column::PersonId.is_null());
    let overdue = closing_duty::Entity::find()
        .filter(overdue(now))
        .filter(closing_duty::Column::OrganisationId.is_in(publishers))
        .filter(Condition::any().add(of_teams).add(closing_duty::Column::PersonId.is_in(people)))
        .all(conn)
        .await?;
    let against = |one: &Whom<'_>| Standing {
        sanctions: sanctions.iter().filter(|row| row.bars(one)).cloned().collect(),
        overdue: overdue.iter().filter(|row| row.is_owed_by(one)).cloned().collect(),
    };
    Ok(whom.iter().map(against).collect())
}

impl closing_duty::Model {
    /// Whether they owe it to the publisher: the team as a whole, or one of the people.
    fn is_owed_by(&self, whom: &Whom<'_>) -> bool {
        let owes = match self.person_id {
            Some(person) => whom.people.contains(&person),
            None => whom.team == Some(self.team_id),
        };
        owes && self.organisation_id == whom.publisher
    }
}

impl Standing {
    /// Adds what keeps the team from asking, and what keeps a person from being named. One person's misconduct or
    /// duty never bars the others.
    pub fn check(&self, faults: &mut Faults, people: &[PersonId]) {
        faults.check(
            !self.sanctions.iter().any(|row| row.team_id.is_some()),
            "access_request.team_sanctioned",
            "team",
            "A sanction keeps your team from asking for this data. It stands under “Your access”, with whom to appeal to.",
        );
        faults.check(
            !self.overdue.iter().any(|row| row.person_id.is_none()),
            "access_request.team_duty_overdue",
            "team",
            "Your team owes this publisher a report that is overdue. Send it first; it stands under “Your access”.",
        );
        for (n, person) in people.iter().enumerate() {
            faults.check(
                !self.sanctions.iter().any(|row| row.person_id == Some(*person)),
                "access_request.person_sanctioned",
                format!("people.{n}"),
                "A sanction keeps this person from this data. Leave them out; the others can go on.",
            );
            faults.check(
                !self.overdue.iter().any(|row| row.person_id == Some(*person)),
                "access_request.person_duty_overdue",
                format!("people.{n}"),
                "This person owes this publisher a closing duty that is overdue. They attest it first, or are left out.",
            );
        }
    }
}

/// Adds what keeps those who decide from granting: a sanction in force on the team, or on somebody who would stand on
/// the grant. It is asked at the moment of the decision, however long the request has waited.
///
/// # Errors
/// When the database fails.
pub(super) async fn check_grantable(
    tx: &Tx,
    faults: &mut Faults,
    dataset: &dataset::Model,
    team: TeamId,
    people: &[PersonId],
) -> Result<()> {
    let whom = Whom { team: Some(team), people, publisher: dataset.organisation_id };
    let against = standings(&**tx, &[whom], tx.now()).await?.pop().unwrap_or_default().sanctions;
    if against.is_empty() {
        return Ok(());
    }
    let rows = person::Entity::find().filter(person::Column::Id.is_in(people.iter().copied())).all(&**tx).await?;
    let names: Vec<(PersonId, String)> = rows.into_iter().map(|row| (row.id, row.name)).collect();
    refuse_sanctioned(faults, &against, people, &names);
    Ok(())
}

/// Names each sanction for those who decide. One person's sanction is about that person; one on the team is about all.
fn refuse_sanctioned(
    faults: &mut Faults,
    against: &[sanction::Model],
    people: &[PersonId],
    names: &[(PersonId, String)],
) {
    faults.check(
        !against.iter().any(|row| row.team_id.is_some()),
        "access_request.grant_to_sanctioned_team",
        "team",
        "A sanction in force keeps this team from the data. Reject the request, or wait until the sanction has ended.",
    );
    for (n, person) in people.iter().enumerate() {
        let name = names.iter().find(|(id, _)| id == person).map_or("one of the people named", |(_, name)| name);
        faults.check(
            !against.iter().any(|row| row.person_id == Some(*person)),
            "access_request.grant_to_sanctioned_person",
            format!("people.{n}"),
            format!(
                "A sanction in force keeps {name} from the data. Return the request, so that the team leaves them out."
            ),
        );
    }
}

/// Adds what keeps one of these people from being named in a request for this dataset.
///
/// # Errors
/// When the database fails.
pub(super) async fn check_people(
    tx: &Tx,
    faults: &mut Faults,
    dataset: &dataset::Model,
    people: &[PersonId],
) -> Result<()> {
    // What stands against the team is asked with its footing.
    let whom = Whom { team: None, people, publisher: dataset.organisation_id };
    standings(&**tx, &[whom], tx.now()).await?.pop().unwrap_or_default().check(faults, people);
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn against(team: Option<u128>, person: Option<u128>) -> sanction::Model {
        sanction::Model {
            id: Uuid::nil().into(),
            person_id: person.map(|n| Uuid::from_u128(n).into()),
            team_id: team.map(|n| Uuid::from_u128(n).into()),
            scope: SanctionScope::Organisation,
            organisation_id: Uuid::nil().into(),
            grant_id: Uuid::nil().into(),
            reason: String::new(),
            evidence: String::new(),
            imposed_by: None,
            imposed_at: chrono::DateTime::UNIX_EPOCH,
            until: None,
            lifted_by: None,
            lifted_at: None,
            lift_reason: None,
        }
    }

    #[test]
    fn who_is_sanctioned_is_named_and_nobody_else() {
        let people: Vec<PersonId> = [1, 2].map(|n| Uuid::from_u128(n).into()).to_vec();
        let names = vec![(people[1], "Ben Rossi".to_owned())];
        let told = |against: &[sanction::Model]| {
            let mut faults = Faults::new();
            refuse_sanctioned(&mut faults, against, &people, &names);
            faults.into_vec()
        };
        assert!(told(&[]).is_empty());
        let of_ben = told(&[against(None, Some(2))]);
        assert_eq!(of_ben.len(), 1);
        assert_eq!(of_ben[0].code, "access_request.grant_to_sanctioned_person");
        assert_eq!(of_ben[0].path, "people.1");
        assert!(of_ben[0].message.contains("Ben Rossi"), "{}", of_ben[0].message);
        let of_all = told(&[against(Some(9), None), against(None, Some(1))]);
        let codes: Vec<&str> = of_all.iter().map(|fault| fault.code.as_str()).collect();
        assert_eq!(codes, ["access_request.grant_to_sanctioned_team", "access_request.grant_to_sanctioned_person"]);
    }
}

//! Who may read which requests and grants, and for whose vote a request waits, as conditions of one statement.

use sea_orm::sea_query::{Condition, Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, ExprTrait};

use super::RequestState;
use super::entity::{access_decision, access_grant, access_recusal, access_request};
use super::policy::SCOPE_DECIDE;
use super::queries::Side;
use crate::datasets::entity::{dataset, dataset_decider};
use crate::judging::entity::conflict;
use crate::kernel::Viewer;
use crate::organisations::Duty;
use crate::organisations::entity::membership;
use crate::submissions::TeamMemberState;
use crate::submissions::entity::{team as entity_team, team_member};

/// Teams that the viewer is in.
fn teams(viewer: &Viewer) -> SelectStatement {
    let mut query = Query::select();
    query.column(team_member::Column::TeamId).from(team_member::Entity);
    match viewer.person_id() {
        Some(person) => query
            .and_where(team_member::Column::PersonId.eq(person))
            .and_where(team_member::Column::State.eq(TeamMemberState::Active)),
        None => query
            .and_where(team_member::Column::PersonId.is_null())
            .and_where(team_member::Column::PersonId.is_not_null()),
    };
    query.to_owned()
}

/// Datasets of organisations whose data the viewer keeps.
fn stewarded(viewer: &Viewer) -> SelectStatement {
    Query::select()
        .column(dataset::Column::Id)
        .from(dataset::Entity)
        .and_where(dataset::Column::OrganisationId.is_in(viewer.organisations_with(&[Duty::DataSteward], SCOPE_DECIDE)))
        .to_owned()
}

/// Datasets whose policy gives the viewer a seat.
pub(super) fn seated(viewer: &Viewer) -> SelectStatement {
    let mut seats = Condition::any();
    if let Some(person) = viewer.person_id() {
        seats = seats.add(dataset_decider::Column::PersonId.eq(person));
    }
    for duty in Duty::ALL {
        let there = viewer.organisations_with(&[*duty], SCOPE_DECIDE);
        seats = seats.add(
            Condition::all()
                .add(dataset_decider::Column::Duty.eq(duty.as_str()))
                .add(dataset_decider::Column::OrganisationId.is_in(there)),
        );
    }
    Query::select()
        .column(dataset_decider::Column::DatasetId)
        .from(dataset_decider::Entity)
        .cond_where(seats)
        .to_owned()
}

/// Waits for the vote of this viewer: sent, not voted on by them in this round, and nothing keeps them from it.
pub(super) fn waits_for(viewer: &Viewer) -> Condition {
    let own = |column: access_decision::Column, id: uuid::Uuid| {
        Query::select()
            .column(access_decision::Column::RequestId)
            .from(access_decision::Entity)
            .and_where(Expr::col((access_decision::Entity, column)).eq(id))
            .and_where(
                Expr::col((access_decision::Entity, access_decision::Column::Round))
                    .equals((access_request::Entity, access_request::Column::Round)),
            )
            .and_where(
                Expr::col((access_decision::Entity, access_decision::Column::RequestId))
                    .equals((access_request::Entity, access_request::Column::Id)),
            )
            .to_owned()
    };
    let mut decides = Condition::any().add(access_request::Column::DatasetId.in_subquery(seated(viewer)));
    let led = viewer.organisations_with(&[], SCOPE_DECIDE);
    let led = Query::select()
        .column(dataset::Column::Id)
        .from(dataset::Entity)
        .and_where(dataset::Column::OrganisationId.is_in(led))
        .to_owned();
    decides = decides.add(
        Condition::all()
            .add(access_request::Column::EscalatedAt.is_not_null())
            .add(access_request::Column::DatasetId.in_subquery(led)),
    );
    if viewer.is_administrator() {
        decides = decides.add(access_request::Column::EscalatedToPlatformAt.is_not_null());
    }
    let mut all = Condition::all()
        .add(access_request::Column::State.eq(RequestState::Submitted))
        .add(decides)
        .add(access_request::Column::TeamId.not_in_subquery(shared_teams(viewer)));
    if let Viewer::Client(client) = viewer {
        all = all.add(access_request::Column::Id.not_in_subquery(own(access_decision::Column::ClientId, client.id.0)));
    }
    if let Some(person) = viewer.person_id() {
        let stood_back = Query::select()
            .column(access_recusal::Column::RequestId)
            .from(access_recusal::Entity)
            .and_where(access_recusal::Column::PersonId.eq(person))
            .to_owned();
        let judged = Query::select()
            .column(conflict::Column::SubmissionId)
            .from(conflict::Entity)
            .and_where(conflict::Column::PersonId.eq(person))
            .and_where(conflict::Column::LiftedAt.is_null())
            .to_owned();
        all = all
            .add(access_request::Column::Id.not_in_subquery(own(access_decision::Column::PersonId, person.0)))
            .add(access_request::Column::Id.not_in_subquery(stood_back))
            .add(access_request::Column::SubmissionId.not_in_subquery(judged))
            .add(access_request::Column::TeamId.not_in_subquery(teams(viewer)));
    }
    all
}

/// Teams of an organisation of the viewer, or with a member who belongs to one.
fn shared_teams(viewer: &Viewer) -> SelectStatement {
    let colleagues = Query::select()
        .column(membership::Column::PersonId)
        .from(membership::Entity)
        .and_where(membership::Column::OrganisationId.is_in(viewer.organisations()))
        .and_where(membership::Column::EndedAt.is_null())
        .to_owned();
    let with_one = Query::select()
        .column(team_member::Column::TeamId)
        .from(team_member::Entity)
        .and_where(team_member::Column::State.eq(TeamMemberState::Active))
        .and_where(team_member::Column::PersonId.in_subquery(colleagues))
        .to_owned();
    Query::select()
        .column(entity_team::Column::Id)
        .from(entity_team::Entity)
        .cond_where(
            Condition::any()
                .add(entity_team::Column::OrganisationId.is_in(viewer.organisations()))
                .add(entity_team::Column::Id.in_subquery(with_one)),
        )
        .to_owned()
}

/// Requests on this side that the viewer may read.
pub(super) fn requests_visible_to(viewer: &Viewer, side: Side) -> Condition {
    let of_team = Condition::all().add(access_request::Column::TeamId.in_subquery(teams(viewer)));
    let decides = Condition::any()
        .add(access_request::Column::DatasetId.in_subquery(stewarded(viewer)))
        .add(access_request::Column::DatasetId.in_subquery(seated(viewer)));
    let decides = match viewer.is_administrator() {
        true => decides.add(access_request::Column::EscalatedToPlatformAt.is_not_null()),
        false => decides,
    };
    let steward = Condition::all().add(decides).add(access_request::Column::State.ne(RequestState::Draft));
    match side {
        Side::Team => of_team,
        Side::Steward => steward,
        Side::Any if viewer.reads_everything() => Condition::all(),
        Side::Any => Condition::any().add(of_team).add(steward),
    }
}

/// Grants on this side that the viewer may read.
pub(super) fn grants_visible_to(viewer: &Viewer, side: Side) -> Condition {
    let of_team = Condition::all().add(access_grant::Column::TeamId.in_subquery(teams(viewer)));
    let steward = Condition::all().add(access_grant::Column::DatasetId.in_subquery(stewarded(viewer)));
    match side {
        Side::Team => of_team,
        Side::Steward => steward,
        Side::Any if viewer.reads_everything() => Condition::all(),
        Side::Any => Condition::any().add(of_team).add(steward),
    }
}

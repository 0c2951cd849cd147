//! Whom an activity concerns, and the facts that they are told. Reads the rows as they are when it is composed.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};
use serde_json::Value;
use uuid::Uuid;

use super::MessageKind;
use super::facts::{Facts, Reader};
use crate::access;
use crate::access::GrantState;
use crate::access::entity::{access_grant, access_request, closing_duty, grant_person};
use crate::accounts::PlatformRole;
use crate::accounts::entity::person;
use crate::challenges::entity::{challenge, follower};
use crate::datasets::entity::dataset;
use crate::judging::entity::award;
use crate::kernel::{
    AccessGrantId, ChallengeId, Context, DataRequestId, DatasetId, HarvestRunId, Id, Language, Localized,
    OrganisationId, PersonId, Result, SubmissionId, TeamId, TestbedId, Timestamp, activity,
};
use crate::organisations::Duty;
use crate::organisations::entity::membership;
use crate::submissions::entity::{submission, team, team_member};
use crate::submissions::{SubmissionState, team as teams};
use crate::testbeds::entity::testbed;

/// Readers and facts of an activity.
pub(super) async fn of(ctx: &Context, kind: MessageKind, entry: &activity::Model) -> Result<(Vec<Reader>, Facts)> {
    let db = ctx.db.reader();
    let mut facts = Facts::default();
    if let Some(id) = entry.challenge_id
        && let Some(row) = challenge::Entity::find_by_id(id).one(db).await?
    {
        facts.path = Some(format!("/challenges/{}", row.slug));
        facts.when = row.closes_at.map(|at| (at, row.zone.clone()));
        facts.challenge = row.title;
    }
    if let Some(id) = id::<DatasetId>(entry, "dataset") {
        facts.dataset = dataset::Entity::find_by_id(id).one(db).await?.map(|row| row.title).unwrap_or_default();
    }
    if let Some(id) = id::<TeamId>(entry, "team") {
        facts.team = team::Entity::find_by_id(id).one(db).await?.map(|row| row.name).unwrap_or_default();
    }
    facts.reason = reason(entry);
    let readers = match kind {
        MessageKind::ConfirmEmail | MessageKind::PasswordReset | MessageKind::AlreadyRegistered => {
            facts.link_id = raw(entry, "email_token");
            facts.path = Some("/sign-in".into());
            people(db, [entry.subject_id.into()]).await?
        }
        MessageKind::TeamInvitation => invited(db, entry, &mut facts).await?,
        MessageKind::Receipt => {
            facts.version = entry.data.get("version").and_then(Value::as_i64).unwrap_or_default();
            facts.sha256 = text(entry, "sha256");
            facts.path = Some(format!("/submissions/{}", global(SubmissionId::from(entry.subject_id))));
            team_people(db, id(entry, "team")).await?
        }
        MessageKind::DeadlineExtended => interested(db, entry.challenge_id).await?,
        MessageKind::Announcement => applicants(db, entry.challenge_id).await?,
        MessageKind::AwardOffered => match award::Entity::find_by_id(entry.subject_id).one(db).await? {
            Some(award) => {
                facts.path = Some(format!("/submissions/{}", global(award.submission_id)));
                submission_people(db, Some(award.submission_id)).await?
            }
            None => Vec::new(),
        },
        MessageKind::MatchProposed => proposed(db, entry, &mut facts).await?,
        MessageKind::RequestSubmitted => {
            facts.path = Some(format!("/access-requests/{}", request(entry)));
            match entry.data.get("automatic").and_then(Value::as_bool) {
                Some(true) => Vec::new(),
                _ => deciders(db, entry).await?,
            }
        }
        MessageKind::RequestRecused => {
            facts.path = Some(format!("/access-requests/{}", request(entry)));
            deciders(db, entry).await?
        }
        MessageKind::RequestEscalated => {
            facts.path = Some(format!("/access-requests/{}", request(entry)));
            match text(entry, "level").as_str() {
                "platform" => administrators(db).await?,
                _ => managers(db, entry.organisation_id).await?,
            }
        }
        MessageKind::DataRequested => {
            facts.path = Some(format!("/data-requests/{}", global(DataRequestId::from(entry.subject_id))));
            facts.reason = Localized::en(text(entry, "title"));
            stewards(db, entry.organisation_id).await?
        }
        MessageKind::DataRequestAnswered | MessageKind::DataRequestDeclined => {
            facts.path = Some(format!("/data-requests/{}", global(DataRequestId::from(entry.subject_id))));
            let mut readers = team_people(db, id(entry, "team")).await?;
            for reader in people(db, id::<PersonId>(entry, "person")).await? {
                if !readers.contains(&reader) {
                    readers.push(reader);
                }
            }
            readers
        }
        MessageKind::RequestReturned | MessageKind::RequestRejected | MessageKind::RequestApproved => {
            facts.path = Some(format!("/access-requests/{}", request(entry)));
            team_people(db, id(entry, "team")).await?
        }
        MessageKind::GrantActive
        | MessageKind::GrantSuspended
        | MessageKind::GrantResumed
        | MessageKind::GrantRevoked
        | MessageKind::GrantExpired
        | MessageKind::GrantExpiring
        | MessageKind::GrantEndMoved
        | MessageKind::GrantRenewed => granted(db, entry.subject_id.into(), &mut facts).await?,
        MessageKind::HarvestNeedsConfirmation | MessageKind::HarvestFailed => {
            // Where a dataset is named in other messages, these name the source of many.
            facts.dataset = Localized::new(Language::En, text(entry, "source"));
            facts.version = entry.data.get("missing").and_then(Value::as_i64).unwrap_or_default();
            facts.path = Some(format!("/harvest/runs/{}", global(HarvestRunId::from(entry.subject_id))));
            // Who started a run by hand sees its end; nobody watches the schedule.
            let scheduled = entry.data.get("scheduled").and_then(Value::as_bool).unwrap_or_default();
            if scheduled { stewards(db, entry.organisation_id).await? } else { Vec::new() }
        }
        MessageKind::BudgetWarned => {
            let mut readers = granted(db, entry.subject_id.into(), &mut facts).await?;
            add(&mut readers, stewards(db, entry.organisation_id).await?);
            readers
        }
        MessageKind::PersonWithdrawn => {
            granted(db, entry.subject_id.into(), &mut facts).await?;
            people(db, id(entry, "person")).await?
        }
        MessageKind::SanctionImposed | MessageKind::SanctionLifted => sanctioned(db, entry, &mut facts).await?,
        MessageKind::DutyBegun | MessageKind::DutyReturned | MessageKind::DutyReminded | MessageKind::DutyVerified => {
            owing(db, entry, &mut facts).await?
        }
        MessageKind::DutyOverdue => {
            let mut readers = owing(db, entry, &mut facts).await?;
            add(&mut readers, stewards(db, entry.organisation_id).await?);
            readers
        }
        MessageKind::DutyAttested => {
            owing(db, entry, &mut facts).await?;
            stewards(db, entry.organisation_id).await?
        }
        MessageKind::TermsKept
        | MessageKind::TermsGrace
        | MessageKind::TermsHeld
        | MessageKind::VersionPublished
        | MessageKind::VersionCorrected
        | MessageKind::DatasetDeprecated
        | MessageKind::DatasetWithdrawn => holding(db, entry, &mut facts).await?,
    };
    Ok((readers, facts))
}

fn raw(entry: &activity::Model, key: &str) -> Option<Uuid> {
    entry.data.get(key).and_then(Value::as_str).and_then(|text| text.parse().ok())
}

fn id<I: Id>(entry: &activity::Model, key: &str) -> Option<I> {
    raw(entry, key).map(I::from)
}

fn text(entry: &activity::Model, key: &str) -> String {
    entry.data.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn reason(entry: &activity::Model) -> Localized {
    match entry.data.get("reason") {
        Some(Value::String(text)) => Localized::new(Language::En, text.clone()),
        Some(other) => serde_json::from_value(other.clone()).unwrap_or_default(),
        None => Localized::default(),
    }
}

fn global<I: Id>(id: I) -> String {
    format!("{}_{}", I::NOUN, id.uuid().simple())
}

fn request(entry: &activity::Model) -> String {
    global(crate::kernel::AccessRequestId::from(entry.subject_id))
}

async fn people(db: &DatabaseConnection, ids: impl IntoIterator<Item = PersonId>) -> Result<Vec<Reader>> {
    let ids: BTreeSet<PersonId> = ids.into_iter().collect();
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .filter(person::Column::ErasedAt.is_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| Reader { person: Some(row.id), email: row.email, language: row.language }).collect())
}

async fn team_people(db: &DatabaseConnection, team: Option<TeamId>) -> Result<Vec<Reader>> {
    match team {
        Some(team) => people(db, teams::member_person_ids(db, team).await?).await,
        None => Ok(Vec::new()),
    }
}

async fn submission_people(db: &DatabaseConnection, id: Option<SubmissionId>) -> Result<Vec<Reader>> {
    let Some(id) = id else { return Ok(Vec::new()) };
    match submission::Entity::find_by_id(id).one(db).await? {
        Some(row) => team_people(db, Some(row.team_id)).await,
        None => Ok(Vec::new()),
    }
}

async fn invited(db: &DatabaseConnection, entry: &activity::Model, facts: &mut Facts) -> Result<Vec<Reader>> {
    let Some(row) = team_member::Entity::find_by_id(entry.subject_id).one(db).await? else { return Ok(Vec::new()) };
    facts.link_id = Some(entry.subject_id);
    let known = person::Entity::find().filter(person::Column::Email.eq(&row.email)).one(db).await?;
    Ok(vec![match known {
        Some(person) => Reader { person: Some(person.id), email: row.email, language: person.language },
        None => Reader { person: None, email: row.email, language: facts.challenge.authoritative.clone() },
    }])
}

/// Followers, and everybody who drafts or has submitted.
async fn interested(db: &DatabaseConnection, challenge: Option<ChallengeId>) -> Result<Vec<Reader>> {
    let Some(id) = challenge else { return Ok(Vec::new()) };
    let followers = follower::Entity::find().filter(follower::Column::ChallengeId.eq(id)).all(db).await?;
    let entries = submission::Entity::find()
        .filter(submission::Column::ChallengeId.eq(id))
        .filter(submission::Column::State.ne(SubmissionState::Withdrawn))
        .all(db)
        .await?;
    let teams: Vec<TeamId> = entries.into_iter().map(|row| row.team_id).collect();
    let members = teams::member_person_ids_of(db, &teams).await?;
    people(db, followers.into_iter().map(|row| row.person_id).chain(members.into_values().flatten())).await
}

async fn applicants(db: &DatabaseConnection, challenge: Option<ChallengeId>) -> Result<Vec<Reader>> {
    let Some(id) = challenge else { return Ok(Vec::new()) };
    let entries = submission::Entity::find()
        .filter(submission::Column::ChallengeId.eq(id))
        .filter(submission::Column::State.eq(SubmissionState::Submitted))
        .all(db)
        .await?;
    let teams: Vec<TeamId> = entries.into_iter().map(|row| row.team_id).collect();
    people(db, teams::member_person_ids_of(db, &teams).await?.into_values().flatten()).await
}

/// The winner and the operators of the testbed.
async fn proposed(db: &DatabaseConnection, entry: &activity::Model, facts: &mut Facts) -> Result<Vec<Reader>> {
    let mut readers = submission_people(db, id(entry, "submission")).await?;
    if let Some(id) = id::<TestbedId>(entry, "testbed")
        && let Some(row) = testbed::Entity::find_by_id(id).one(db).await?
    {
        facts.testbed = Localized::en(row.name);
        let duties = [Duty::Owner, Duty::Manager, Duty::TestbedOperator];
        for reader in members(db, row.organisation_id, &duties).await? {
            if !readers.contains(&reader) {
                readers.push(reader);
            }
        }
    }
    Ok(readers)
}

async fn stewards(db: &DatabaseConnection, organisation: Option<OrganisationId>) -> Result<Vec<Reader>> {
    match organisation {
        Some(id) => members(db, id, &[Duty::Owner, Duty::Manager, Duty::DataSteward]).await,
        None => Ok(Vec::new()),
    }
}

/// Those whose vote on a request can still come.
async fn deciders(db: &DatabaseConnection, entry: &activity::Model) -> Result<Vec<Reader>> {
    match access_request::Entity::find_by_id(entry.subject_id).one(db).await? {
        Some(row) => people(db, access::seats_of(db, &row).await?.waited_for()).await,
        None => Ok(Vec::new()),
    }
}

async fn managers(db: &DatabaseConnection, organisation: Option<OrganisationId>) -> Result<Vec<Reader>> {
    match organisation {
        Some(id) => members(db, id, &[Duty::Owner, Duty::Manager]).await,
        None => Ok(Vec::new()),
    }
}

async fn administrators(db: &DatabaseConnection) -> Result<Vec<Reader>> {
    let rows =
        person::Entity::find().filter(person::Column::PlatformRole.eq(PlatformRole::Administrator)).all(db).await?;
    people(db, rows.into_iter().map(|row| row.id)).await
}

async fn members(db: &DatabaseConnection, organisation: OrganisationId, duties: &[Duty]) -> Result<Vec<Reader>> {
    let rows = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(organisation))
        .filter(membership::Column::Duty.is_in(duties.iter().copied()))
        .filter(membership::Column::EndedAt.is_null())
        .all(db)
        .await?;
    people(db, rows.into_iter().map(|row| row.person_id)).await
}

/// Everybody who stood on the grant.
async fn granted(db: &DatabaseConnection, id: AccessGrantId, facts: &mut Facts) -> Result<Vec<Reader>> {
    let Some(grant) = access_grant::Entity::find_by_id(id).one(db).await? else { return Ok(Vec::new()) };
    facts.path = Some(format!("/grants/{}", global(id)));
    let zone = facts.when.take().map_or_else(|| "UTC".to_owned(), |(_, zone)| zone);
    facts.when = Some((grant.ends_at, zone));
    on_grant(db, id).await
}

async fn on_grant(db: &DatabaseConnection, id: AccessGrantId) -> Result<Vec<Reader>> {
    let rows = grant_person::Entity::find().filter(grant_person::Column::GrantId.eq(id)).all(db).await?;
    people(db, rows.into_iter().map(|row| row.person_id)).await
}

fn add(readers: &mut Vec<Reader>, more: Vec<Reader>) {
    for reader in more {
        if !readers.contains(&reader) {
            readers.push(reader);
        }
    }
}

/// The person whom a sanction is on, or everybody in the team.
async fn sanctioned(db: &DatabaseConnection, entry: &activity::Model, facts: &mut Facts) -> Result<Vec<Reader>> {
    facts.path = Some("/my-access#sanctions".into());
    facts.when = instant(entry, "until");
    match id::<PersonId>(entry, "person") {
        Some(person) => people(db, [person]).await,
        None => team_people(db, id(entry, "team")).await,
    }
}

/// Whose closing duty it is; of a duty of the whole team everybody who stood on the grant, and its lead.
async fn owing(db: &DatabaseConnection, entry: &activity::Model, facts: &mut Facts) -> Result<Vec<Reader>> {
    let Some(duty) = closing_duty::Entity::find_by_id(entry.subject_id).one(db).await? else { return Ok(Vec::new()) };
    facts.path = Some(format!("/closing-duties/{}", global(duty.id)));
    facts.version = duty.days.into();
    facts.when = duty.due_at.map(|at| (at, "UTC".to_owned()));
    if let Some(person) = duty.person_id {
        return people(db, [person]).await;
    }
    let mut readers = on_grant(db, duty.grant_id).await?;
    if let Some(team) = team::Entity::find_by_id(duty.team_id).one(db).await? {
        add(&mut readers, people(db, [team.lead_person_id]).await?);
    }
    Ok(readers)
}

/// Everybody who holds access to the dataset now.
async fn holding(db: &DatabaseConnection, entry: &activity::Model, facts: &mut Facts) -> Result<Vec<Reader>> {
    let dataset = id::<DatasetId>(entry, "dataset").unwrap_or_else(|| entry.subject_id.into());
    let Some(row) = dataset::Entity::find_by_id(dataset).one(db).await? else { return Ok(Vec::new()) };
    facts.path = Some(format!("/datasets/{}", row.slug));
    facts.dataset = row.title;
    facts.version = entry.data.get("number").and_then(Value::as_i64).unwrap_or_default();
    facts.when = instant(entry, "grace_until");
    if let Some(notice) = entry.data.get("notice").and_then(Value::as_str) {
        facts.reason = Localized::en(notice);
    }
    let open = [GrantState::Provisioning, GrantState::Active, GrantState::Suspended];
    let grants = access_grant::Entity::find()
        .filter(access_grant::Column::DatasetId.eq(dataset))
        .filter(access_grant::Column::State.is_in(open))
        .all(db)
        .await?;
    if grants.len() == 1
        && let Some(grant) = grants.first()
        && entry.verb.starts_with("dataset_terms.")
    {
        facts.path = Some(format!("/grants/{}", global(grant.id)));
    } else if entry.verb.starts_with("dataset_terms.") {
        facts.path = Some("/grants".into());
    }
    let rows = grant_person::Entity::find()
        .filter(grant_person::Column::GrantId.is_in(grants.into_iter().map(|grant| grant.id)))
        .filter(grant_person::Column::EndedAt.is_null())
        .all(db)
        .await?;
    people(db, rows.into_iter().map(|row| row.person_id)).await
}

fn instant(entry: &activity::Model, key: &str) -> Option<(Timestamp, String)> {
    let at = entry.data.get(key).and_then(Value::as_str)?.parse().ok()?;
    Some((at, "UTC".to_owned()))
}

//! What becomes of requests and grants when that on which they stand goes: in the same transaction.

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter};

use super::entity::{access_grant, access_request, grant_person};
use super::grant_expire::begin_end;
use super::{GrantState, RequestState, hosting, store};
use crate::judging::entity::award;
use crate::kernel::{AwardId, ChallengeId, Entry, Result, SubmissionId, TeamId, TeamMemberId, Tx, Verdict};
use crate::submissions::entity::{submission, team_member};

/// A person left the team or was taken out: their access ends. When nobody is left on a grant, it ends.
///
/// # Errors
/// When the database fails.
pub async fn member_ended(tx: &mut Tx, member: TeamMemberId) -> Result<()> {
    let Some(member) = team_member::Entity::find_by_id(member).one(&**tx).await? else { return Ok(()) };
    let Some(person) = member.person_id else { return Ok(()) };
    let permit = Verdict::Allowed.permit()?;
    for grant in store::end_person(tx, &permit, member.team_id, person).await? {
        tx.record(Entry::new("grant.person_ended", grant).with("person", person).with("team", member.team_id)).await?;
        let left = grant_person::Entity::find()
            .filter(grant_person::Column::GrantId.eq(grant))
            .filter(grant_person::Column::EndedAt.is_null())
            .one(&**tx)
            .await?;
        if left.is_none() {
            end_all(tx, Condition::all().add(access_grant::Column::Id.eq(grant)), "nobody_left").await?;
        } else {
            hosting::amend(tx, &permit, grant).await?;
        }
    }
    Ok(())
}

/// The team was disbanded.
///
/// # Errors
/// When the database fails.
pub async fn team_ended(tx: &mut Tx, team: TeamId) -> Result<()> {
    close_all(tx, Condition::all().add(access_request::Column::TeamId.eq(team))).await?;
    end_all(tx, Condition::all().add(access_grant::Column::TeamId.eq(team)), "team_disbanded").await
}

/// The team's entry was withdrawn.
///
/// # Errors
/// When the database fails.
pub async fn submission_withdrawn(tx: &mut Tx, id: SubmissionId) -> Result<()> {
    end_entry(tx, id, "submission_withdrawn").await
}

/// The award was declined or lapsed.
///
/// # Errors
/// When the database fails.
pub async fn award_ended(tx: &mut Tx, id: AwardId) -> Result<()> {
    match award::Entity::find_by_id(id).one(&**tx).await? {
        Some(award) => end_entry(tx, award.submission_id, "award_ended").await,
        None => Ok(()),
    }
}

async fn end_entry(tx: &mut Tx, id: SubmissionId, reason: &'static str) -> Result<()> {
    close_all(tx, Condition::all().add(access_request::Column::SubmissionId.eq(id))).await?;
    match submission::Entity::find_by_id(id).one(&**tx).await? {
        Some(entry) => end_all(tx, Condition::all().add(access_grant::Column::TeamId.eq(entry.team_id)), reason).await,
        None => Ok(()),
    }
}

/// The challenge was cancelled.
///
/// # Errors
/// When the database fails.
pub async fn challenge_cancelled(tx: &mut Tx, id: ChallengeId) -> Result<()> {
    close_all(tx, Condition::all().add(access_request::Column::ChallengeId.eq(id))).await?;
    end_all(tx, Condition::all().add(access_grant::Column::ChallengeId.eq(id)), "challenge_cancelled").await
}

async fn end_all(tx: &mut Tx, which: Condition, reason: &'static str) -> Result<()> {
    let permit = Verdict::Allowed.permit()?;
    let open = [GrantState::Provisioning, GrantState::Active, GrantState::Suspended];
    let grants =
        access_grant::Entity::find().filter(which).filter(access_grant::Column::State.is_in(open)).all(&**tx).await?;
    for grant in grants {
        // Locked one by one, and looked at again: a steward may just be revoking it.
        let grant = store::lock_grant(tx, grant.id).await?;
        if open.contains(&grant.state) {
            begin_end(tx, &permit, grant, Some(reason)).await?;
        }
    }
    Ok(())
}

async fn close_all(tx: &mut Tx, which: Condition) -> Result<()> {
    let permit = Verdict::Allowed.permit()?;
    let requests = access_request::Entity::find()
        .filter(which)
        .filter(access_request::Column::State.is_in([
            RequestState::Draft,
            RequestState::Submitted,
            RequestState::Returned,
        ]))
        .all(&**tx)
        .await?;
    for request in requests {
        let (id, challenge, version) = (request.id, request.challenge_id, request.lock_version);
        let mut row = request.into_active_model();
        row.state = Set(RequestState::Closed);
        row.lock_version = Set(version + 1);
        store::save_request(tx, &permit, row, None, false).await?;
        tx.record(Entry::new("access_request.closed", id).challenge(challenge)).await?;
    }
    Ok(())
}

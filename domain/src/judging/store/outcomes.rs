//! Writes the tables of what is decided: rankings, results of stages, awards, announcements.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::judging::entity::{announcement, award, ranking, stage_result};
use crate::judging::rules::ranking::{Input, Ranking};
use crate::judging::{AwardState, Scope, StageOutcome};
use crate::kernel::{ChallengeId, OrganisationId, Permit, PersonId, Result, StageId, SubmissionId, Timestamp, Tx};

/// Keeps a ranking with everything it was made of.
pub async fn add_ranking(
    tx: &Tx,
    _: &Permit,
    stage: StageId,
    input: &Input,
    figures: &Ranking,
    by: Option<PersonId>,
) -> Result<ranking::Model> {
    Ok(ranking::ActiveModel {
        id: Set(tx.id()),
        stage_id: Set(stage),
        input_hash: Set(figures.input_hash.clone()),
        input: Set(serde_json::to_value(input)?),
        figures: Set(serde_json::to_value(figures)?),
        computed_by: Set(by),
        computed_at: Set(tx.now()),
    }
    .insert(&**tx)
    .await?)
}

/// Replaces the decisions of a stage that are not announced yet.
pub async fn replace_results(
    tx: &Tx,
    _: &Permit,
    stage: StageId,
    by: PersonId,
    results: &[(SubmissionId, StageOutcome, Option<String>)],
) -> Result<()> {
    stage_result::Entity::delete_many()
        .filter(stage_result::Column::StageId.eq(stage))
        .filter(stage_result::Column::AnnouncedAt.is_null())
        .exec(&**tx)
        .await?;
    let rows: Vec<_> = results
        .iter()
        .map(|(submission, outcome, reason)| stage_result::ActiveModel {
            id: Set(tx.id()),
            stage_id: Set(stage),
            submission_id: Set(*submission),
            outcome: Set(*outcome),
            reason: Set(reason.clone()),
            decided_by: Set(by),
            decided_at: Set(tx.now()),
            announced_at: Set(None),
        })
        .collect();
    for part in rows.chunks(1_000) {
        stage_result::Entity::insert_many(part.to_vec()).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// One award as it is decided.
#[derive(Clone, Debug)]
pub struct NewAward {
    /// Of which challenge.
    pub challenge: ChallengeId,
    /// To which submission.
    pub submission: SubmissionId,
    /// By which city.
    pub organisation: Option<OrganisationId>,
    /// The place in the ranking.
    pub rank: i32,
    /// Who decided.
    pub by: PersonId,
    /// When it was announced and until when it can be answered, if it is announced at once.
    pub announced: Option<(Timestamp, Timestamp)>,
}

/// Gives an award.
pub async fn add_award(tx: &Tx, _: &Permit, new: NewAward) -> Result<award::Model> {
    Ok(award::ActiveModel {
        id: Set(tx.id()),
        challenge_id: Set(new.challenge),
        submission_id: Set(new.submission),
        organisation_id: Set(new.organisation),
        rank: Set(new.rank),
        state: Set(AwardState::Provisional),
        decided_by: Set(new.by),
        decided_at: Set(tx.now()),
        announced_at: Set(new.announced.map(|(at, _)| at)),
        respond_by: Set(new.announced.map(|(_, by)| by)),
        responded_at: Set(None),
    }
    .insert(&**tx)
    .await?)
}

/// Replaces the awards of a challenge that are not announced yet.
pub async fn replace_awards(
    tx: &Tx,
    permit: &Permit,
    challenge: ChallengeId,
    awards: Vec<NewAward>,
) -> Result<Vec<award::Model>> {
    award::Entity::delete_many()
        .filter(award::Column::ChallengeId.eq(challenge))
        .filter(award::Column::AnnouncedAt.is_null())
        .exec(&**tx)
        .await?;
    let mut rows = Vec::with_capacity(awards.len());
    for new in awards {
        rows.push(add_award(tx, permit, new).await?);
    }
    Ok(rows)
}

/// Makes the outcomes of a stage visible, and with the last stage the awards.
pub async fn announce(tx: &Tx, _: &Permit, scope: &Scope, by: PersonId) -> Result<announcement::Model> {
    stage_result::Entity::update_many()
        .col_expr(stage_result::Column::AnnouncedAt, Expr::value(tx.now()))
        .filter(stage_result::Column::StageId.eq(scope.stage.id))
        .exec(&**tx)
        .await?;
    if scope.last {
        let respond_by = tx.now() + tx.context().settings.confirm_life;
        award::Entity::update_many()
            .col_expr(award::Column::AnnouncedAt, Expr::value(tx.now()))
            .col_expr(award::Column::RespondBy, Expr::value(respond_by))
            .filter(award::Column::ChallengeId.eq(scope.challenge.id))
            .filter(award::Column::AnnouncedAt.is_null())
            .exec(&**tx)
            .await?;
    }
    Ok(announcement::ActiveModel {
        id: Set(tx.id()),
        challenge_id: Set(scope.challenge.id),
        stage_id: Set(scope.stage.id),
        announced_by: Set(by),
        announced_at: Set(tx.now()),
    }
    .insert(&**tx)
    .await?)
}

/// Notes the answer of the winner.
pub async fn answer_award(tx: &Tx, _: &Permit, row: award::Model, state: AwardState) -> Result<award::Model> {
    let mut row = award::ActiveModel::from(row);
    row.state = Set(state);
    row.responded_at = Set(Some(tx.now()));
    Ok(row.update(&**tx).await?)
}

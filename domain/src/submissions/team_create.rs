//! Enters a challenge: a team with its lead, and the draft of its submission.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::{submission, team};
use super::model::Seen;
use super::policy::{self, Relation};
use super::{SubmissionState, TeamMemberState, TeamState, load, rules, store};
use crate::challenges;
use crate::kernel::{
    ChallengeId, Context, Entry, Error, Faults, Id, OrganisationId, Person, Result, SubmissionId, TeamId, Tx, Viewer,
};

/// Who enters what.
#[derive(Clone, Debug)]
pub struct TeamCreate {
    /// The challenge.
    pub challenge: ChallengeId,
    /// The name of the team.
    pub name: String,
    /// The organisation that the team comes from, if any; the viewer must belong to it.
    pub organisation: Option<OrganisationId>,
    /// Made up for the demonstration; only the platform itself may say so.
    pub fictional: bool,
}

/// Makes the team and its draft.
///
/// # Errors
/// Refused when the challenge is not open, the person is in as many entries as allowed, or the name is bad.
pub async fn team_create(ctx: &Context, viewer: &Viewer, input: TeamCreate) -> Result<Seen> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let challenge = load::challenge(&tx, input.challenge).await?;
    let through = challenges::queries::relation(&*tx, viewer, &challenge).await?;
    challenges::policy::decide(through, challenge.phase(tx.now()), challenges::policy::Action::View).permit()?;
    let relation = load::to_challenge(&*tx, viewer, &challenge).await?;
    let permit = policy::decide_create(relation).permit()?;
    let person = viewer.person()?;
    rules::open(challenge.phase(tx.now()))?;
    check(&tx, &input, &challenge, person).await?;

    let team = team::ActiveModel {
        id: Set(tx.id::<TeamId>()),
        challenge_id: Set(challenge.id),
        name: Set(input.name.trim().to_owned()),
        organisation_id: Set(input.organisation),
        lead_person_id: Set(person.id),
        state: Set(TeamState::Active),
        fictional: Set(input.fictional),
        created_at: Set(tx.now()),
    };
    let team = store::insert_team(&tx, &permit, team).await?;
    store::insert_member(&tx, &permit, &team, Some(person.id), &person.email, TeamMemberState::Active).await?;
    let row = submission::ActiveModel {
        id: Set(tx.id::<SubmissionId>()),
        challenge_id: Set(challenge.id),
        team_id: Set(team.id),
        number: Set(next_number(&tx, challenge.id).await?),
        state: Set(SubmissionState::Draft),
        title: Set(String::new()),
        current_version: Set(None),
        editing: Set(false),
        cities: Set(serde_json::Value::Array(Vec::new())),
        created_at: Set(tx.now()),
        submitted_at: Set(None),
        withdrawn_at: Set(None),
        lock_version: Set(0),
    };
    let submission = store::insert_submission(&tx, &permit, row).await?;
    tx.record(Entry::new("team.created", team.id).challenge(challenge.id).with("submission", submission.id.uuid()))
        .await?;
    tx.commit().await?;
    Ok(Seen { submission, team, relation: Relation::Lead })
}

async fn check(
    tx: &Tx,
    input: &TeamCreate,
    challenge: &challenges::entity::challenge::Model,
    person: &Person,
) -> Result<()> {
    let mut faults = Faults::new();
    rules::name(&mut faults, "name", &input.name);
    let entries = super::team::entries_of(&**tx, challenge.id, person.id).await?;
    rules::entries(&mut faults, "", &challenge.rules()?, entries);
    faults.check(
        input.organisation.is_none_or(|organisation| tx.viewer().belongs_to(organisation)),
        "team.not_your_organisation",
        "organisationId",
        "Choose an organisation that you belong to, or none.",
    );
    faults.finish()
}

/// Numbers count up within a challenge; the challenge is locked.
async fn next_number(tx: &Tx, challenge: ChallengeId) -> Result<i32> {
    let highest: Option<Option<i32>> = submission::Entity::find()
        .select_only()
        .column_as(submission::Column::Number.max(), "highest")
        .filter(submission::Column::ChallengeId.eq(challenge))
        .into_tuple()
        .one(&**tx)
        .await?;
    highest
        .flatten()
        .unwrap_or(0)
        .checked_add(1)
        .ok_or_else(|| Error::internal("no more submission numbers in this challenge"))
}

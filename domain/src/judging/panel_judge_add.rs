//! An organiser puts a judge on the panel of a stage.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::panel_judge;
use super::policy::{self, Action};
use super::store::{self, NewJudge};
use super::{load, queries};
use crate::accounts::entity::person;
use crate::kernel::{Context, Entry, Error, Faults, Language, OrganisationId, PersonId, Result, StageId, Tx, Viewer};
use crate::submissions;
use crate::submissions::SubmissionState;
use crate::submissions::entity::submission;

/// Who is to judge.
#[derive(Clone, Debug)]
pub struct PanelJudgeAdd {
    /// On which panel.
    pub stage: StageId,
    /// A person by id or by e-mail address.
    pub judge: JudgeRef,
    /// The host city that sends them, if one does.
    pub organisation: Option<OrganisationId>,
    /// Whether they lead the panel.
    pub chair: bool,
    /// Languages they read.
    pub languages: Vec<String>,
    /// Themes they know.
    pub expertise: Vec<String>,
}

/// How a judge is named.
#[derive(Clone, Debug)]
pub enum JudgeRef {
    /// By id.
    Id(PersonId),
    /// By e-mail address.
    Email(String),
}

/// Puts a judge on the panel.
///
/// # Errors
/// As the policy says; refused when the person cannot judge here.
pub async fn panel_judge_add(ctx: &Context, viewer: &Viewer, input: PanelJudgeAdd) -> Result<panel_judge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let scope = load::stage(&tx, input.stage).await?;
    let relation = queries::relation(&*tx, viewer, &scope).await?;
    let permit = policy::decide(relation, scope.standing, Action::PanelJudgeAdd).permit()?;
    let mut faults = Faults::new();
    let known = person(&tx, &input.judge).await?;
    faults.check(
        known.is_some(),
        "panel.person_unknown",
        "email",
        "Nobody with a confirmed account has this address. Ask them to register first.",
    );
    let host = input.organisation.is_none_or(|city| scope.hosts.hosts.contains(&city) || scope.hosts.lead == city);
    faults.check(host, "panel.not_a_host", "organisationId", "Choose one of the host cities of the challenge.");
    for (n, code) in input.languages.iter().enumerate() {
        let ok = Language::parse(code).is_some();
        faults.check(ok, "text.unknown_language", format!("languages.{n}"), "Choose German, English or French.");
    }
    if let Some(person) = &known {
        let enters = in_a_team(&tx, scope.challenge.id, person.id).await?;
        faults.check(!enters, "panel.in_a_team", "email", "This person is in a team that takes part.");
        let rows = queries::panel_rows(&*tx, input.stage).await?;
        let again = rows.iter().any(|row| row.person_id == person.id);
        faults.check(!again, "panel.already_there", "email", "This person is on the panel already.");
    }
    faults.finish()?;
    let person = known.ok_or(Error::NotFound)?;
    let new = NewJudge {
        stage: input.stage,
        person: person.id,
        organisation: input.organisation,
        chair: false,
        languages: input.languages,
        expertise: input.expertise,
    };
    let mut row = store::put_judge(&tx, &permit, new).await?;
    if input.chair {
        row = store::set_chair(&tx, &permit, row).await?;
    }
    tx.record(
        Entry::new("panel_judge.added", row.id)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("person_id", person.id)
            .with("stage_id", input.stage),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}

async fn person(tx: &Tx, judge: &JudgeRef) -> Result<Option<person::Model>> {
    let find = match judge {
        JudgeRef::Id(id) => person::Entity::find_by_id(*id),
        JudgeRef::Email(email) => person::Entity::find().filter(person::Column::Email.eq(email.trim().to_lowercase())),
    };
    let usable = find.filter(person::Column::EmailConfirmedAt.is_not_null()).filter(person::Column::ErasedAt.is_null());
    Ok(usable.one(&**tx).await?)
}

async fn in_a_team(tx: &Tx, challenge: crate::kernel::ChallengeId, person: PersonId) -> Result<bool> {
    let teams = submissions::teams_of_person(&**tx, person).await?;
    let entered = submission::Entity::find()
        .filter(submission::Column::ChallengeId.eq(challenge))
        .filter(submission::Column::TeamId.is_in(teams))
        .filter(submission::Column::State.ne(SubmissionState::Withdrawn))
        .one(&**tx)
        .await?;
    Ok(entered.is_some())
}

//! The policy of a dataset as people read it, and the form that requests for it answer.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::access::{self as domain, Check, PolicyView};
use intercity_domain::kernel::{Error, Result};

use super::enums::AccessRequirement;
use crate::challenges::{FormQuestion, FormQuestionInput, parse_form, questions};
use crate::datasets::{AccessDecisionBy, AccessOpenTo, AccessPurpose, DeciderRole};
use crate::files::ByteCount;
use crate::graphql::{Fault, LocalizedText, caller, global, local};
use crate::organisations::{Duty, OrganisationKind};

/// Which policy was in force.
#[derive(SimpleObject)]
pub struct AccessPolicyRef {
    /// Its number among those of the dataset.
    pub number: i32,
    /// SHA-256 of its canonical JSON.
    pub sha256: String,
}

/// One condition of a policy.
#[derive(SimpleObject)]
pub struct AccessCondition {
    /// What it is about.
    pub requirement: AccessRequirement,
    /// The stable code with which its failing is refused.
    pub code: String,
    /// Whether it holds.
    pub holds: bool,
    /// What is asked for.
    pub sentence: LocalizedText,
    /// What to do when it does not hold.
    pub way_out: LocalizedText,
}

impl AccessCondition {
    /// As the domain found it.
    pub fn of(check: Check) -> Self {
        Self {
            requirement: check.requirement.into(),
            code: check.requirement.code().into(),
            holds: check.holds,
            sentence: LocalizedText(check.sentence),
            way_out: LocalizedText(check.way_out),
        }
    }
}

/// A seat that the policy names.
#[derive(SimpleObject)]
pub struct AccessPolicySeat {
    /// For what it stands.
    role: DeciderRole,
    /// The person.
    person: Option<ID>,
    /// The organisation.
    organisation: Option<ID>,
    /// The duty there.
    duty: Option<Duty>,
    /// The name of the organisation; of a person only for the publisher's staff.
    name: String,
}

/// A city that the policy names.
#[derive(SimpleObject)]
pub struct AccessPolicyCity {
    /// The global id.
    id: ID,
    /// Its name.
    name: String,
}

/// Closing duties that a policy asks for. Days count from the sending of the notice.
#[derive(SimpleObject)]
pub struct AccessPolicyObligations {
    /// Days within which each person attests that they deleted what they downloaded; no such duty when absent.
    deletion_days: Option<i32>,
    /// Days within which the team reports on how it used the data; no such duty when absent.
    report_days: Option<i32>,
}

/// How access to a dataset is decided: the one object behind decisions, sentences, enforcement and ODRL.
pub struct AccessPolicy {
    view: PolicyView,
    /// Whether the viewer is of the publisher's staff.
    inner: bool,
}

#[Object]
impl AccessPolicy {
    /// Its number among those of the dataset; absent before it was first kept.
    async fn number(&self) -> Option<i32> {
        self.view.number
    }

    /// SHA-256 of its canonical JSON.
    async fn sha256(&self) -> &str {
        &self.view.sha256
    }

    /// The canonical JSON that is hashed; where it names a person, for the publisher's staff alone.
    async fn canonical(&self) -> Result<Option<String>, Fault> {
        let names_nobody = self.view.policy.deciders.iter().all(|seat| seat.person.is_none());
        Ok(if self.inner || names_nobody { Some(self.view.policy.canonical()?) } else { None })
    }

    /// The whole policy in a few sentences.
    async fn sentence(&self) -> LocalizedText {
        LocalizedText(self.view.sentence.clone())
    }

    /// Who decides.
    async fn decision(&self) -> AccessDecisionBy {
        self.view.policy.decision.into()
    }

    /// The seats of those who decide.
    async fn seats(&self) -> Vec<AccessPolicySeat> {
        let seat = |(seat, name): &(intercity_domain::datasets::Decider, String)| AccessPolicySeat {
            role: seat.role.into(),
            person: seat.person.filter(|_| self.inner).map(global),
            organisation: seat.organisation.map(global),
            duty: seat.organisation.map(|_| seat.duty().into()),
            name: if seat.person.is_none() || self.inner { name.clone() } else { String::new() },
        };
        self.view.seats.iter().map(seat).collect()
    }

    /// How many seats have to approve.
    async fn quorum(&self) -> i32 {
        i32::try_from(self.view.policy.needed()).unwrap_or(i32::MAX)
    }

    /// Whether that number stays when some have to stand back.
    async fn quorum_strict(&self) -> bool {
        self.view.policy.quorum_strict
    }

    /// Which teams may ask.
    async fn open_to(&self) -> AccessOpenTo {
        self.view.policy.open_to.into()
    }

    /// Only teams that work in one of these cities.
    async fn cities(&self) -> Vec<AccessPolicyCity> {
        self.view.cities.iter().map(|(id, name)| AccessPolicyCity { id: global(*id), name: name.clone() }).collect()
    }

    /// Only teams of such an organisation.
    async fn organisation_kinds(&self) -> Vec<OrganisationKind> {
        self.view.policy.organisation_kinds.iter().map(|kind| (*kind).into()).collect()
    }

    /// Only teams of a verified organisation.
    async fn organisation_verified(&self) -> bool {
        self.view.policy.organisation_verified
    }

    /// What the data may be used for; anything when empty.
    async fn purposes(&self) -> Vec<AccessPurpose> {
        self.view.policy.purposes.iter().map(|one| (*one).into()).collect()
    }

    /// The most people in one request.
    async fn max_people(&self) -> Option<i32> {
        self.view.policy.max_people
    }

    /// The longest access, in days.
    async fn max_days(&self) -> i32 {
        self.view.policy.max_days
    }

    /// Days within which the decision should be taken.
    async fn service_days(&self) -> i32 {
        self.view.policy.service_days
    }

    /// How many bytes may leave under one grant.
    async fn bytes_budget(&self) -> Option<ByteCount> {
        self.view.policy.bytes_budget.map(Into::into)
    }

    /// What is owed once access has ended.
    async fn obligations(&self) -> AccessPolicyObligations {
        let owed = &self.view.policy.obligations;
        AccessPolicyObligations { deletion_days: owed.deletion_days, report_days: owed.report_days }
    }

    /// The address of the same policy in ODRL 2.2 (JSON-LD).
    async fn odrl_path(&self) -> String {
        format!("/datasets/{}/policy.jsonld", self.view.dataset.slug)
    }
}

/// Reading policies and forms.
#[derive(Default)]
pub struct AccessPolicyQuery;

#[Object]
impl AccessPolicyQuery {
    /// The policy of a dataset, by its id or its address.
    async fn access_policy(
        &self,
        ctx: &Context<'_>,
        dataset: Option<ID>,
        slug: Option<String>,
    ) -> Result<Option<AccessPolicy>, Fault> {
        let caller = caller(ctx)?;
        let view = match (dataset, slug) {
            (Some(id), None) => domain::policy_view(&caller.context, &caller.viewer, local(&id, "dataset")?).await?,
            (None, Some(slug)) => domain::policy_view_by_slug(&caller.context, &caller.viewer, &slug).await?,
            _ => return Err(Error::refused("dataset.which", "dataset", "Give either the id or the slug.").into()),
        };
        let inner = caller.viewer.belongs_to(view.dataset.organisation_id) || caller.viewer.reads_everything();
        Ok(Some(AccessPolicy { view, inner }))
    }

    /// The dataset's own questions, which requests for it answer.
    #[graphql(complexity = "10 * child_complexity")]
    async fn access_form(&self, ctx: &Context<'_>, dataset: ID) -> Result<Vec<FormQuestion>, Fault> {
        let caller = caller(ctx)?;
        let dataset =
            intercity_domain::datasets::get(&caller.context, &caller.viewer, local(&dataset, "dataset")?).await?;
        let (form, _) = domain::form_in_force(caller.context.db.reader(), dataset.id).await?;
        Ok(questions(form))
    }

    /// Number of the form in force, which grows with every change; nought before the first. For `accessFormSet`.
    async fn access_form_number(&self, ctx: &Context<'_>, dataset: ID) -> Result<i32, Fault> {
        let caller = caller(ctx)?;
        let dataset =
            intercity_domain::datasets::get(&caller.context, &caller.viewer, local(&dataset, "dataset")?).await?;
        let (_, row) = domain::form_in_force(caller.context.db.reader(), dataset.id).await?;
        Ok(row.map_or(0, |row| row.number))
    }
}

/// The dataset's own questions.
#[derive(InputObject)]
pub struct AccessFormSetInput {
    /// The dataset.
    dataset: ID,
    /// The whole form: texts, numbers, days, choices, declarations and links; at most 30 questions.
    questions: Vec<FormQuestionInput>,
    /// The `accessFormNumber` of the form that you changed; refused with `CONFLICT` when another is in force by now. Not
    /// asked about when absent.
    expected_number: Option<i32>,
}

/// The form as it is in force.
#[derive(SimpleObject)]
pub struct AccessFormSetPayload {
    /// Its number.
    number: i32,
    /// The questions.
    form: Vec<FormQuestion>,
}

/// Setting the form.
#[derive(Default)]
pub struct AccessFormSet;

#[Object]
impl AccessFormSet {
    /// Sets the questions that requests for a dataset answer. Requests that were sent keep the form they answered.
    async fn access_form_set(
        &self,
        ctx: &Context<'_>,
        input: AccessFormSetInput,
    ) -> Result<AccessFormSetPayload, Fault> {
        let caller = caller(ctx)?;
        let set = domain::AccessFormSet {
            dataset: local(&input.dataset, "dataset")?,
            form: parse_form(input.questions)?,
            expected: input.expected_number,
        };
        let (form, number) = domain::form_set(&caller.context, &caller.viewer, set).await?;
        Ok(AccessFormSetPayload { number, form: questions(form) })
    }
}

//! Setting the application form of a draft.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use super::form_input::{self, FormQuestionInput};
use crate::graphql::{Fault, caller, local};

/// The new form.
#[derive(InputObject)]
pub struct ChallengeFormSetInput {
    /// The challenge.
    id: ID,
    /// The version that your change was made upon; when it is not the present one, nothing is overwritten.
    lock_version: Option<i32>,
    /// The form.
    form: FormInput,
}

/// The changed draft.
#[derive(SimpleObject)]
pub struct ChallengeFormSetPayload {
    /// The challenge.
    challenge: Challenge,
}

/// An application form, as input.
#[derive(InputObject)]
pub struct FormInput {
    /// Its questions, in the order in which they are asked.
    questions: Vec<FormQuestionInput>,
}

/// Sets the application form of a draft.
#[derive(Default)]
pub struct ChallengeFormSet;

#[Object]
impl ChallengeFormSet {
    /// Sets the application form of a draft.
    async fn challenge_form_set(
        &self,
        ctx: &Context<'_>,
        input: ChallengeFormSetInput,
    ) -> Result<ChallengeFormSetPayload, Fault> {
        let caller = caller(ctx)?;
        let set = domain::FormSet {
            id: local(&input.id, "id")?,
            lock_version: input.lock_version,
            form: form_input::parse(input.form.questions)?,
        };
        let row = domain::form_set(&caller.context, &caller.viewer, set).await?;
        Ok(ChallengeFormSetPayload { challenge: Challenge::one(row) })
    }
}

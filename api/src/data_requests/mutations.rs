//! Asking for data that is not listed, answering, declining, taking back.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::data_requests as domain;

use super::DataRequest;
use crate::graphql::{Fault, caller, local, local_opt};

/// What is looked for.
#[derive(InputObject)]
pub struct DataRequestCreateInput {
    /// The city that is asked.
    city: ID,
    /// The team for which it is asked; you are in it.
    team: Option<ID>,
    /// In one line.
    title: String,
    /// What it should hold, and what for.
    description: String,
}

/// The question.
#[derive(SimpleObject)]
pub struct DataRequestCreatePayload {
    /// The question.
    request: DataRequest,
}

/// The answer.
#[derive(InputObject)]
pub struct DataRequestAnswerInput {
    /// The question.
    id: ID,
    /// The published dataset.
    dataset: ID,
    /// A note.
    #[graphql(default)]
    note: String,
}

/// The answered question.
#[derive(SimpleObject)]
pub struct DataRequestAnswerPayload {
    /// The question.
    request: DataRequest,
}

/// Why there is none.
#[derive(InputObject)]
pub struct DataRequestDeclineInput {
    /// The question.
    id: ID,
    /// The reason; those who asked read it.
    reason: String,
}

/// The declined question.
#[derive(SimpleObject)]
pub struct DataRequestDeclinePayload {
    /// The question.
    request: DataRequest,
}

/// What is taken back.
#[derive(InputObject)]
pub struct DataRequestWithdrawInput {
    /// The question.
    id: ID,
}

/// The question that was taken back.
#[derive(SimpleObject)]
pub struct DataRequestWithdrawPayload {
    /// The question.
    request: DataRequest,
}

/// What can be done with questions for data.
#[derive(Default)]
pub struct DataRequestMutation;

#[Object]
impl DataRequestMutation {
    /// Asks a city for data that is not in the catalogue.
    async fn data_request_create(
        &self,
        ctx: &Context<'_>,
        input: DataRequestCreateInput,
    ) -> Result<DataRequestCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let create = domain::Create {
            city: local(&input.city, "city")?,
            team: local_opt(input.team.as_ref(), "team")?,
            title: input.title,
            description: input.description,
        };
        let row = domain::create(&caller.context, &caller.viewer, create).await?;
        Ok(DataRequestCreatePayload { request: DataRequest::one(&caller.context, &caller.viewer, row).await? })
    }

    /// Answers a question with a published dataset.
    async fn data_request_answer(
        &self,
        ctx: &Context<'_>,
        input: DataRequestAnswerInput,
    ) -> Result<DataRequestAnswerPayload, Fault> {
        let caller = caller(ctx)?;
        let answer = domain::Answer {
            request: local(&input.id, "id")?,
            dataset: local(&input.dataset, "dataset")?,
            note: input.note,
        };
        let row = domain::answer(&caller.context, &caller.viewer, answer).await?;
        Ok(DataRequestAnswerPayload { request: DataRequest::one(&caller.context, &caller.viewer, row).await? })
    }

    /// Declines a question with a reason.
    async fn data_request_decline(
        &self,
        ctx: &Context<'_>,
        input: DataRequestDeclineInput,
    ) -> Result<DataRequestDeclinePayload, Fault> {
        let caller = caller(ctx)?;
        let decline = domain::Decline { request: local(&input.id, "id")?, reason: input.reason };
        let row = domain::decline(&caller.context, &caller.viewer, decline).await?;
        Ok(DataRequestDeclinePayload { request: DataRequest::one(&caller.context, &caller.viewer, row).await? })
    }

    /// Takes a question back.
    async fn data_request_withdraw(
        &self,
        ctx: &Context<'_>,
        input: DataRequestWithdrawInput,
    ) -> Result<DataRequestWithdrawPayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::withdraw(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(DataRequestWithdrawPayload { request: DataRequest::one(&caller.context, &caller.viewer, row).await? })
    }
}

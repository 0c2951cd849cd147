//! The mutations of submissions: each module has the input, the call, and what is asked of the answer.

/// Saves parts of a draft.
pub mod save {
    use cynic::MutationBuilder;

    use super::super::parts::{AnswerConflict, SubmissionAnswerInput};
    use crate::schema;
    use crate::shell::{Page, PageError, Violation};
    use crate::submissions::nodes::Answer;

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct SubmissionDraftSaveInput {
        /// The submission.
        pub submission_id: cynic::Id,
        /// Its title.
        pub title: Option<String>,
        /// Its cities.
        pub city_ids: Option<Vec<cynic::Id>>,
        /// Its answers.
        pub answers: Vec<SubmissionAnswerInput>,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: SubmissionDraftSaveInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        submission_draft_save: SubmissionDraftSavePayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    pub struct SubmissionDraftSavePayload {
        /// What was saved.
        pub answers: Vec<Answer>,
        /// What was left alone.
        pub conflicts: Vec<AnswerConflict>,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: SubmissionDraftSaveInput,
    ) -> Result<Result<SubmissionDraftSavePayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.submission_draft_save))
    }
}

/// Begins the upload of a file.
pub mod begin {
    use cynic::MutationBuilder;

    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct SubmissionFileUploadBeginInput {
        /// The submission.
        pub submission_id: cynic::Id,
        /// The question.
        pub question_key: String,
        /// The name of the file.
        pub name: String,
        /// Its media type.
        pub media_type: String,
        /// How many bytes it has, when that is known and fits.
        pub size: Option<i32>,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: SubmissionFileUploadBeginInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        submission_file_upload_begin: SubmissionFileUploadBeginPayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    pub struct SubmissionFileUploadBeginPayload {
        /// The file.
        pub file_id: cynic::Id,
        /// Where its bytes go.
        pub upload_url: String,
        /// Or where they go in pieces.
        pub resumable: ResumableUpload,
    }

    /// Where the pieces go.
    #[derive(cynic::QueryFragment)]
    pub struct ResumableUpload {
        /// The signed address.
        pub url: String,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: SubmissionFileUploadBeginInput,
    ) -> Result<Result<SubmissionFileUploadBeginPayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.submission_file_upload_begin))
    }
}

/// Sends a submission.
pub mod submit {
    use cynic::MutationBuilder;

    use super::super::parts::Sent;
    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct SubmissionSubmitInput {
        /// The submission.
        pub submission_id: cynic::Id,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: SubmissionSubmitInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        submission_submit: SubmissionSubmitPayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    pub struct SubmissionSubmitPayload {
        /// What was frozen.
        pub version: Sent,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: SubmissionSubmitInput,
    ) -> Result<Result<SubmissionSubmitPayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.submission_submit))
    }
}

/// Begins a revision.
pub mod reopen {
    use cynic::MutationBuilder;

    use super::super::parts::Which;
    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct SubmissionReopenInput {
        /// The submission.
        pub submission_id: cynic::Id,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: SubmissionReopenInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        submission_reopen: SubmissionReopenPayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    pub struct SubmissionReopenPayload {
        /// The submission.
        pub submission: Which,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: SubmissionReopenInput,
    ) -> Result<Result<SubmissionReopenPayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.submission_reopen))
    }
}

/// Withdraws a submission.
pub mod withdraw {
    use cynic::MutationBuilder;

    use super::super::parts::Which;
    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct SubmissionWithdrawInput {
        /// The submission.
        pub submission_id: cynic::Id,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: SubmissionWithdrawInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        submission_withdraw: SubmissionWithdrawPayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    pub struct SubmissionWithdrawPayload {
        /// The submission.
        pub submission: Which,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: SubmissionWithdrawInput,
    ) -> Result<Result<SubmissionWithdrawPayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.submission_withdraw))
    }
}

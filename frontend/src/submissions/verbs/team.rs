//! The mutations of teams: each module has the input, the call, and what is asked of the answer.

/// Enters a challenge.
pub mod create {
    use cynic::MutationBuilder;

    use super::super::parts::Which;
    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct TeamCreateInput {
        /// The challenge.
        pub challenge_id: cynic::Id,
        /// The name of the team.
        pub name: String,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: TeamCreateInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        team_create: TeamCreatePayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    pub struct TeamCreatePayload {
        /// The draft of its submission.
        pub submission: Which,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: TeamCreateInput,
    ) -> Result<Result<TeamCreatePayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.team_create))
    }
}

/// Gives a team another name.
pub mod rename {
    use cynic::MutationBuilder;

    use super::super::parts::OfTeam;
    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct TeamRenameInput {
        /// The team.
        pub team_id: cynic::Id,
        /// Its new name.
        pub name: String,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: TeamRenameInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        team_rename: TeamRenamePayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    pub struct TeamRenamePayload {
        /// The team.
        pub team: OfTeam,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: TeamRenameInput,
    ) -> Result<Result<TeamRenamePayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.team_rename))
    }
}

/// Invites somebody, or sends an invitation again.
pub mod invite {
    use cynic::MutationBuilder;

    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct TeamMemberInviteInput {
        /// The team.
        pub team_id: cynic::Id,
        /// The address.
        pub email: String,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: TeamMemberInviteInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        team_member_invite: TeamMemberInvitePayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    pub struct TeamMemberInvitePayload {
        /// The member to be.
        pub team_member_id: cynic::Id,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: TeamMemberInviteInput,
    ) -> Result<Result<TeamMemberInvitePayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.team_member_invite))
    }
}

/// Accepts an invitation.
pub mod accept {
    use cynic::MutationBuilder;

    use super::super::parts::OfTeam;
    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct TeamMemberAcceptInput {
        /// The invitation.
        pub team_member_id: cynic::Id,
        /// The token of its link.
        pub token: Option<String>,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: TeamMemberAcceptInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        team_member_accept: TeamMemberAcceptPayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    pub struct TeamMemberAcceptPayload {
        /// The team.
        pub team: OfTeam,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: TeamMemberAcceptInput,
    ) -> Result<Result<TeamMemberAcceptPayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.team_member_accept))
    }
}

/// Declines an invitation.
pub mod decline {
    use cynic::MutationBuilder;

    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct TeamMemberDeclineInput {
        /// The invitation.
        pub team_member_id: cynic::Id,
        /// The token of its link.
        pub token: Option<String>,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: TeamMemberDeclineInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        team_member_decline: TeamMemberDeclinePayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    pub struct TeamMemberDeclinePayload {
        /// The invitation.
        pub team_member_id: cynic::Id,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: TeamMemberDeclineInput,
    ) -> Result<Result<TeamMemberDeclinePayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.team_member_decline))
    }
}

/// Leaves a team.
pub mod leave {
    use cynic::MutationBuilder;

    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct TeamMemberLeaveInput {
        /// The team.
        pub team_id: cynic::Id,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: TeamMemberLeaveInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        team_member_leave: TeamMemberLeavePayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    pub struct TeamMemberLeavePayload {
        /// Who left.
        pub team_member_id: cynic::Id,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: TeamMemberLeaveInput,
    ) -> Result<Result<TeamMemberLeavePayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.team_member_leave))
    }
}

/// Takes somebody out of a team, or an invitation back.
pub mod remove {
    use cynic::MutationBuilder;

    use super::super::parts::OfTeam;
    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct TeamMemberRemoveInput {
        /// Whom.
        pub team_member_id: cynic::Id,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: TeamMemberRemoveInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        team_member_remove: TeamMemberRemovePayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    pub struct TeamMemberRemovePayload {
        /// The team.
        pub team: OfTeam,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: TeamMemberRemoveInput,
    ) -> Result<Result<TeamMemberRemovePayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.team_member_remove))
    }
}

/// Makes another member the lead.
pub mod hand_over {
    use cynic::MutationBuilder;

    use super::super::parts::OfTeam;
    use crate::schema;
    use crate::shell::{Page, PageError, Violation};

    /// What to do.
    #[derive(cynic::InputObject)]
    pub struct TeamLeadHandOverInput {
        /// To whom.
        pub team_member_id: cynic::Id,
    }

    /// The input.
    #[derive(cynic::QueryVariables)]
    pub struct Variables {
        /// What to do.
        pub input: TeamLeadHandOverInput,
    }

    #[derive(cynic::QueryFragment)]
    #[cynic(graphql_type = "Mutation", variables = "Variables")]
    struct Call {
        #[arguments(input: $input)]
        team_lead_hand_over: TeamLeadHandOverPayload,
    }

    /// What became of it.
    #[derive(cynic::QueryFragment)]
    #[allow(dead_code)] // asked for because a mutation must ask for something
    pub struct TeamLeadHandOverPayload {
        /// The team.
        pub team: OfTeam,
    }

    /// Asks for it: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals.
    pub async fn run(
        page: &Page,
        input: TeamLeadHandOverInput,
    ) -> Result<Result<TeamLeadHandOverPayload, Vec<Violation>>, PageError> {
        let done: Result<Call, _> = page.submit(Call::build(Variables { input })).await?;
        Ok(done.map(|done| done.team_lead_hand_over))
    }
}

//! What can be done in an assignment.

use async_graphql::{Context, Object};

use super::city_priorities_set::{self, CityPrioritiesSetInput, CityPrioritiesSetPayload};
use super::constraint_add::{self, AssignmentConstraintAddInput, AssignmentConstraintAddPayload};
use super::constraint_lift::{self, AssignmentConstraintLiftInput, AssignmentConstraintLiftPayload};
use super::match_confirm::{self, MatchConfirmInput, MatchConfirmPayload};
use super::match_decline::{self, MatchDeclineInput, MatchDeclinePayload};
use super::preferences_set::{self, PreferencesSetInput, PreferencesSetPayload};
use super::round_run::{self, AssignmentRunInput, AssignmentRunPayload};
use crate::graphql::Fault;

/// What can be done in an assignment.
#[derive(Default)]
pub struct AssignmentMutation;

#[Object]
impl AssignmentMutation {
    /// The lead of a winning team ranks the testbeds on offer; replaces the list.
    async fn preferences_set(
        &self,
        ctx: &Context<'_>,
        input: PreferencesSetInput,
    ) -> Result<Option<PreferencesSetPayload>, Fault> {
        preferences_set::run(ctx, input).await.map(Some)
    }

    /// A host city orders the winners by its own criteria; replaces the order.
    async fn city_priorities_set(
        &self,
        ctx: &Context<'_>,
        input: CityPrioritiesSetInput,
    ) -> Result<Option<CityPrioritiesSetPayload>, Fault> {
        city_priorities_set::run(ctx, input).await.map(Some)
    }

    /// An organiser pins or forbids a pair; takes effect with the next round.
    async fn assignment_constraint_add(
        &self,
        ctx: &Context<'_>,
        input: AssignmentConstraintAddInput,
    ) -> Result<Option<AssignmentConstraintAddPayload>, Fault> {
        constraint_add::run(ctx, input).await.map(Some)
    }

    /// An organiser lifts a pin or a ban.
    async fn assignment_constraint_lift(
        &self,
        ctx: &Context<'_>,
        input: AssignmentConstraintLiftInput,
    ) -> Result<Option<AssignmentConstraintLiftPayload>, Fault> {
        constraint_lift::run(ctx, input).await.map(Some)
    }

    /// Runs a round, dry or for real. A real one proposes a match for each winner that it places.
    async fn assignment_run(
        &self,
        ctx: &Context<'_>,
        input: AssignmentRunInput,
    ) -> Result<Option<AssignmentRunPayload>, Fault> {
        round_run::run(ctx, input).await.map(Some)
    }

    /// Confirms a match for your side. When both sides have, a pilot is planned.
    async fn match_confirm(
        &self,
        ctx: &Context<'_>,
        input: MatchConfirmInput,
    ) -> Result<Option<MatchConfirmPayload>, Fault> {
        match_confirm::run(ctx, input).await.map(Some)
    }

    /// Declines a match for your side, with a reason.
    async fn match_decline(
        &self,
        ctx: &Context<'_>,
        input: MatchDeclineInput,
    ) -> Result<Option<MatchDeclinePayload>, Fault> {
        match_decline::run(ctx, input).await.map(Some)
    }
}

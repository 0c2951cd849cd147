//! A pilot.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::TeamId;
use intercity_domain::pilots::{self, queries};
use intercity_domain::submissions::teams_of_person;
use tokio::sync::OnceCell;

use crate::graphql::{Caller, Fault, LocalizedText, caller, global};

/// Where a pilot stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "pilots::PilotState")]
pub enum PilotState {
    /// Both sides confirmed.
    Planned,
    /// Permits, insurance and data are being prepared.
    Preparing,
    /// Running at the testbed.
    Live,
    /// Over.
    Finished,
    /// Ended before it went live, which is a normal end.
    NeverDeployed,
}

/// A winner tries the solution at a testbed. Pilots are public.
#[derive(Clone)]
pub struct Pilot(queries::Pilot, Arc<OnceCell<Vec<TeamId>>>);

impl Pilot {
    /// One pilot.
    pub fn one(pilot: queries::Pilot) -> Self {
        Self(pilot, Arc::default())
    }

    /// Pilots of one answer, which ask together for the teams of the viewer.
    pub fn many() -> impl Fn(queries::Pilot) -> Self {
        let teams = Arc::<OnceCell<Vec<TeamId>>>::default();
        move |pilot| Self(pilot, teams.clone())
    }

    async fn in_team(&self, caller: &Caller) -> Result<bool, Fault> {
        let Some(person) = caller.viewer.person_id() else { return Ok(false) };
        let mine = self.1.get_or_try_init(|| teams_of_person(caller.context.db.reader(), person)).await?;
        Ok(mine.contains(&self.0.team.id))
    }
}

/// A winner tries the solution at a testbed.
#[Object]
impl Pilot {
    /// Its id.
    async fn id(&self) -> ID {
        global(self.0.row.id)
    }

    /// Where it stands.
    async fn state(&self) -> PilotState {
        self.0.row.state.into()
    }

    /// Why it was never deployed.
    async fn reason(&self) -> Option<&str> {
        self.0.row.reason.as_deref()
    }

    /// When both sides had confirmed.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.row.created_at
    }

    /// When it starts or started.
    async fn starts_on(&self) -> Option<DateTime<Utc>> {
        self.0.row.starts_on
    }

    /// When it ends or ended.
    async fn ends_on(&self) -> Option<DateTime<Utc>> {
        self.0.row.ends_on
    }

    /// The challenge.
    async fn challenge_id(&self) -> ID {
        global(self.0.row.challenge_id)
    }

    /// The challenge's title.
    async fn challenge_title(&self) -> LocalizedText {
        LocalizedText(self.0.challenge.title.clone())
    }

    /// The challenge's name in addresses.
    async fn challenge_slug(&self) -> &str {
        &self.0.challenge.slug
    }

    /// The submission that is tried.
    async fn submission_id(&self) -> ID {
        global(self.0.row.submission_id)
    }

    /// Its title.
    async fn title(&self) -> &str {
        &self.0.submission.title
    }

    /// The team's name.
    async fn team_name(&self) -> &str {
        &self.0.team.name
    }

    /// Whether the team is made up, for the demo.
    async fn fictional(&self) -> bool {
        self.0.team.fictional
    }

    /// The testbed.
    async fn testbed_id(&self) -> ID {
        global(self.0.row.testbed_id)
    }

    /// The testbed's name.
    async fn testbed_name(&self) -> &str {
        &self.0.testbed.name
    }

    /// The testbed's name in addresses.
    async fn testbed_slug(&self) -> &str {
        &self.0.testbed.slug
    }

    /// The city or partner whose testbed it is.
    async fn city_id(&self) -> ID {
        global(self.0.city.id)
    }

    /// Its name.
    async fn city_name(&self) -> &str {
        &self.0.city.name
    }

    /// Its code on signs.
    async fn city_code(&self) -> Option<&str> {
        self.0.city.code.as_deref()
    }

    /// The time zone in which its dates are meant.
    async fn zone(&self) -> &str {
        &self.0.city.zone
    }

    /// The states to which you may take it now.
    async fn next_states(&self, ctx: &Context<'_>) -> Result<Vec<PilotState>, Fault> {
        let caller = caller(ctx)?;
        let states = queries::next_states(&caller.viewer, &self.0, self.in_team(caller).await?);
        Ok(states.into_iter().map(Into::into).collect())
    }
}

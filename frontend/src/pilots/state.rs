//! The states of a pilot and how they are drawn.

use crate::schema;
use crate::shell::{Page, Station, Stop, Tone};

/// Where a pilot stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "PilotState")]
pub enum PilotState {
    Planned,
    Preparing,
    Live,
    Finished,
    NeverDeployed,
}

impl PilotState {
    const WAY: [Self; 4] = [Self::Planned, Self::Preparing, Self::Live, Self::Finished];

    /// Its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Planned => "pilots-planned",
            Self::Preparing => "pilots-preparing",
            Self::Live => "pilots-live",
            Self::Finished => "pilots-finished",
            Self::NeverDeployed => "pilots-never-deployed",
        }
    }

    /// How it is meant.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Planned | Self::NeverDeployed => Tone::Plain,
            Self::Preparing => Tone::Active,
            Self::Live | Self::Finished => Tone::Good,
        }
    }

    /// The line of a pilot that stands here.
    pub fn stations(self, page: &Page, notes: [String; 4]) -> Vec<Station> {
        let here = Self::WAY.iter().position(|state| *state == self);
        let stop = |n: usize| match here {
            Some(here) if n < here || (n == here && self == Self::Finished) => Stop::Past,
            Some(here) if n == here => Stop::Present,
            Some(_) => Stop::Next,
            None => {
                if n == 0 {
                    Stop::Past
                } else {
                    Stop::Next
                }
            }
        };
        let mut stations: Vec<Station> = Self::WAY
            .iter()
            .zip(notes)
            .enumerate()
            .map(|(n, (state, note))| Station::new(page.t(state.key()), note, stop(n)))
            .collect();
        if self == Self::NeverDeployed {
            stations.truncate(1);
            stations.push(Station::new(page.t(self.key()), "", Stop::Ended));
        }
        stations
    }
}

//! The clock of the demonstration: set to the instant at which something is to have happened, and moving on a little
//! with every look, so that what happens later is later.

use std::sync::Mutex;

use chrono::TimeDelta;
use intercity_domain::kernel::{Clock, Timestamp};

/// A clock that is set by hand.
pub struct StoryClock(Mutex<Timestamp>);

impl StoryClock {
    /// Begins at an instant.
    pub fn new(at: Timestamp) -> Self {
        Self(Mutex::new(at))
    }

    /// Goes to an instant.
    pub fn set(&self, at: Timestamp) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = at;
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now += TimeDelta::milliseconds(1);
        *now
    }
}

//! Time and chance: the only doors through which they come in, so that tests can set both.

use std::sync::Mutex;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use rand::{RngCore, SeedableRng};

/// An instant, UTC, in whole microseconds (both databases keep exactly that).
pub type Timestamp = DateTime<Utc>;

/// Where "now" comes from.
pub trait Clock: Send + Sync {
    /// The present instant in whole microseconds.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // this is the door
    fn now(&self) -> Timestamp {
        let now = Utc::now();
        now.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(now)
    }
}

/// A clock that runs with the machine's but is shifted, and can be moved by tests.
#[derive(Debug, Default)]
pub struct ShiftedClock(Mutex<TimeDelta>);

impl ShiftedClock {
    /// Moves the clock.
    pub fn advance(&self, by: TimeDelta) {
        if let Ok(mut shift) = self.0.lock() {
            *shift += by;
        }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        SystemClock.now() + self.0.lock().map(|shift| *shift).unwrap_or_default()
    }
}

/// Where chance comes from.
pub trait Random: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, buffer: &mut [u8]);
}

/// The operating system's source.
#[derive(Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[allow(clippy::disallowed_methods)] // this is the door
    fn fill(&self, buffer: &mut [u8]) {
        rand::rng().fill_bytes(buffer);
    }
}

/// A repeatable source for tests and the demo.
pub struct SeededRandom(Mutex<rand::rngs::StdRng>);

impl SeededRandom {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(rand::rngs::StdRng::seed_from_u64(seed)))
    }
}

impl Random for SeededRandom {
    fn fill(&self, buffer: &mut [u8]) {
        if let Ok(mut rng) = self.0.lock() {
            rng.fill_bytes(buffer);
        }
    }
}

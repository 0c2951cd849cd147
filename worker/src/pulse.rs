//! Whether the worker lives: the age of its last successful look into the queue.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Beats whenever the worker has looked into the queue without an error. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Pulse(Arc<Mutex<Option<Instant>>>);

impl Pulse {
    pub(crate) fn beat(&self) {
        if let Ok(mut last) = self.0.lock() {
            *last = Some(Instant::now());
        }
    }

    /// How long ago the last success was; nothing before the first.
    pub fn age(&self) -> Option<Duration> {
        self.0.lock().ok().and_then(|last| last.map(|at| at.elapsed()))
    }
}

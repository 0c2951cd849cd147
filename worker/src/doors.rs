//! The doors to the outside that handlers go through.

use std::sync::Arc;

use intercity_domain::access::probe::{InProcess, Probe};
use intercity_domain::messages::Mailer;

/// What the worker reaches the outside with. Cheap to clone.
#[derive(Clone)]
pub struct Doors {
    /// Where mail goes.
    pub mailer: Arc<dyn Mailer>,
    /// How an ended grant is proved.
    pub probe: Arc<dyn Probe>,
}

impl Doors {
    /// With this mailer, and probes that take the way of the file route inside this process.
    pub fn new(mailer: Arc<dyn Mailer>) -> Self {
        Self { mailer, probe: Arc::new(InProcess) }
    }

    /// With another probe.
    #[must_use]
    pub fn with_probe(mut self, probe: Arc<dyn Probe>) -> Self {
        self.probe = probe;
        self
    }
}

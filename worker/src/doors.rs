//! The doors to the outside that handlers go through.

use std::sync::Arc;

use intercity_domain::access::probe::{InProcess, Probe};
use intercity_domain::kernel::Outside;
use intercity_domain::messages::Mailer;

/// What the worker reaches the outside with. Cheap to clone.
#[derive(Clone)]
pub struct Doors {
    /// Where mail goes.
    pub mailer: Arc<dyn Mailer>,
    /// How the beginning and the end of a grant are proved.
    pub probe: Arc<dyn Probe>,
    /// How servers of others are asked.
    pub outside: Arc<dyn Outside>,
}

impl Doors {
    /// With these, and probes that take the way of the file route inside this process.
    pub fn new(mailer: Arc<dyn Mailer>, outside: Arc<dyn Outside>) -> Self {
        Self { mailer, probe: Arc::new(InProcess), outside }
    }

    /// With another probe.
    #[must_use]
    pub fn with_probe(mut self, probe: Arc<dyn Probe>) -> Self {
        self.probe = probe;
        self
    }
}

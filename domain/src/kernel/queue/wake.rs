//! Wakes the workers of this process after a commit; other processes hear PostgreSQL or poll.

use std::sync::Arc;

use tokio::sync::Notify;

/// A bell that carries no payload.
#[derive(Clone, Debug, Default)]
pub struct Wake(Arc<Notify>);

impl Wake {
    /// Rings.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    /// Waits for the next ring.
    pub async fn woken(&self) {
        self.0.notified().await;
    }
}

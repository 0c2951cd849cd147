//! What happens by the clock: one line a schedule. Each firing queues a job of its kind, so it needs a row in
//! `queue/kinds.rs` and an arm in `handlers.rs` as well.

use std::time::Duration;

use intercity_domain::kernel::queue::schedule::{self, Rule, Schedule};
use intercity_domain::kernel::{Context, Result};

/// All schedules.
const SCHEDULES: &[Schedule] = &[
    // Grants past their end, and grants in a half state.
    Schedule { kind: "look.expiry", rule: Rule::Every(5) },
    // Reminders, and requests that wait too long.
    Schedule { kind: "look.access", rule: Rule::Every(5) },
    // What partners' hosts have not acknowledged.
    Schedule { kind: "look.hosts", rule: Rule::Every(5) },
    // Uploads that were given up.
    Schedule { kind: "look.uploads", rule: Rule::Every(5) },
    // Catalogues whose time has come.
    Schedule { kind: "look.harvest", rule: Rule::Every(5) },
    // The age of the signing key.
    Schedule { kind: "look.keys", rule: Rule::Every(5) },
    // What should be against what is.
    Schedule { kind: "look.reconcile", rule: Rule::Every(300) },
    // What is kept long enough.
    Schedule { kind: "look.purge", rule: Rule::Cron("17 3 * * *") },
];

/// Queues the work of all schedules now.
pub async fn fire_all(ctx: &Context) -> Result<()> {
    schedule::fire_all(ctx, SCHEDULES).await
}

/// Fires for ever. Never sleeps long: the instants stand on the database's clock, which may be moved.
pub async fn keep(ctx: &Context) {
    loop {
        let wait = Box::pin(schedule::fire_due(ctx, SCHEDULES)).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the schedules could not be looked at; again soon");
            1_000
        });
        tokio::time::sleep(Duration::from_millis(u64::try_from(wait).unwrap_or(0).clamp(50, 2_000))).await;
    }
}

#[cfg(test)]
mod tests {
    use intercity_domain::kernel::queue::kind;

    use super::*;

    #[test]
    fn every_schedule_has_its_kind_and_a_time_that_comes() {
        for schedule in SCHEDULES {
            assert!(kind(schedule.kind).is_some(), "{}", schedule.kind);
            assert!(schedule.rule.wait_ms(1_790_000_000_000, 0).unwrap() > 0, "{}", schedule.kind);
        }
    }
}

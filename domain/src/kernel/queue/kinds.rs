//! Every kind of job with its settings: the one table that the worker, the pages and the alarms read.

use std::time::Duration;

/// Who looks after the dead letters of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The administrators of the platform.
    Platform,
    /// The organisation that the job was queued for (`Job::owned_by`); administrators as well.
    Organisation,
}

/// One kind of job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// `feature.verb`; names the handler.
    pub name: &'static str,
    /// Who looks after its dead letters.
    pub owner: Owner,
    /// How many at once in one worker.
    pub concurrency: u32,
    /// How many are begun a second in one worker at most; `None` for as many as there are.
    pub per_second: Option<u32>,
    /// After so many seconds a try counts as failed.
    pub limit_seconds: u64,
    /// Tries before it is a dead letter; `None` never gives up.
    pub tries: Option<i32>,
    /// Whether a worker may take more of them than it has hands, to run them one after another: for short work.
    pub batch: bool,
    /// Goes before everything that is not.
    pub urgent: bool,
}

impl Kind {
    const fn new(name: &'static str, owner: Owner) -> Self {
        Self {
            name,
            owner,
            concurrency: 4,
            per_second: None,
            limit_seconds: 60,
            tries: Some(20),
            batch: false,
            urgent: false,
        }
    }

    /// Ends access: goes first and never gives up.
    const fn ends_access(self) -> Self {
        Self { tries: None, urgent: true, ..self }
    }

    /// Is tried until it succeeds.
    const fn for_ever(self) -> Self {
        Self { tries: None, ..self }
    }

    const fn at_once(self, concurrency: u32) -> Self {
        Self { concurrency, ..self }
    }

    const fn rated(self, per_second: u32) -> Self {
        Self { per_second: Some(per_second), ..self }
    }

    const fn within(self, limit_seconds: u64) -> Self {
        Self { limit_seconds, ..self }
    }

    const fn in_batches(self) -> Self {
        Self { batch: true, ..self }
    }

    /// Queued by a schedule, one at a time: a dead letter would hold its place, and nothing would be queued again until
    /// somebody came. So it never gives up; why it fails stands with the schedule, and the age of its last success alarms.
    const fn scheduled(self) -> Self {
        Self { tries: None, concurrency: 1, ..self }
    }

    /// After this time a try counts as failed.
    pub const fn limit(&self) -> Duration {
        Duration::from_secs(self.limit_seconds)
    }
}

/// All kinds. A job whose kind is not here cannot be queued.
pub const KINDS: &[Kind] = &[
    Kind::new("grant.revoke", Owner::Organisation).ends_access(),
    Kind::new("grant.expire", Owner::Organisation).ends_access(),
    Kind::new("grant.suspend", Owner::Organisation).ends_access(),
    Kind::new("grant.provision", Owner::Organisation),
    Kind::new("grant.resume", Owner::Organisation).for_ever(),
    Kind::new("grant.amend", Owner::Organisation).for_ever(),
    Kind::new("access.escalate", Owner::Organisation),
    Kind::new("keys.rotate", Owner::Platform).at_once(1),
    Kind::new("messages.compose", Owner::Platform),
    Kind::new("message.send", Owner::Platform).rated(50),
    Kind::new("file.scan", Owner::Platform).at_once(2).within(600),
    // Fifty gigabytes at three megabytes a second.
    Kind::new("file.assemble", Owner::Platform).at_once(2).within(6 * 60 * 60),
    Kind::new("distribution.profile", Owner::Platform).at_once(2).within(900),
    // Twenty pages of a slow portal, or many thousand datasets.
    Kind::new("harvest.fetch", Owner::Organisation).at_once(2).within(1_800),
    Kind::new("harvest.apply", Owner::Organisation).at_once(1).within(1_800),
    Kind::new("file.tidy", Owner::Platform).at_once(2).within(600),
    Kind::new("file.sweep", Owner::Platform).at_once(1).within(600),
    // What the schedules queue.
    Kind::new("look.expiry", Owner::Platform).scheduled(),
    Kind::new("look.access", Owner::Platform).scheduled(),
    Kind::new("look.hosts", Owner::Platform).scheduled(),
    Kind::new("look.keys", Owner::Platform).scheduled(),
    Kind::new("look.uploads", Owner::Platform).scheduled(),
    Kind::new("look.harvest", Owner::Platform).scheduled(),
    Kind::new("look.reconcile", Owner::Platform).scheduled().within(300),
    Kind::new("look.purge", Owner::Platform).scheduled().within(300),
    // Does nothing: the benchmark and whoever wants to see the queue move.
    Kind::new("queue.nothing", Owner::Platform).at_once(10).in_batches(),
];

/// The settings of a kind.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_settings_possible() {
        let names: BTreeSet<_> = KINDS.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), KINDS.len());
        for kind in KINDS {
            assert!(kind.name.contains('.'), "{}", kind.name);
            assert!(kind.concurrency > 0 && kind.limit_seconds > 0 && kind.per_second != Some(0), "{}", kind.name);
            assert!(kind.tries.is_none_or(|tries| tries > 0), "{}", kind.name);
        }
    }

    #[test]
    fn what_the_schedules_queue_never_gives_up() {
        let looks: Vec<_> = KINDS.iter().filter(|kind| kind.name.starts_with("look.")).collect();
        assert!(!looks.is_empty() && looks.iter().all(|kind| kind.tries.is_none()), "{looks:?}");
    }

    #[test]
    fn what_ends_access_goes_first_and_never_gives_up() {
        for name in ["grant.revoke", "grant.expire", "grant.suspend"] {
            let kind = kind(name).unwrap();
            assert!(kind.urgent && kind.tries.is_none(), "{name}");
        }
    }
}

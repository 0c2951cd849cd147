//! The loop of the worker. One task decides; claiming, running, recording and prolonging go on beside it at the same
//! time, and each of them takes as much at once as has come together while the one before was on its way.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use intercity_domain::kernel::queue::{self, Claimed, Lease, Want};
use intercity_domain::kernel::{Context, JobId, Result, crash};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::MissedTickBehavior;

use crate::figures::Figures;
use crate::lanes::Lanes;
use crate::one::{Ended, carry};
use crate::{Doors, Options, ends};

/// How often the queue is looked at when nobody rings, and expired leases are taken back.
const POLL: Duration = Duration::from_secs(1);

/// A retry due within this time is waited for before the queue counts as idle.
const HORIZON_MS: i64 = 15_000;

/// How long jobs may go on after shutdown was asked for, before they are handed back.
const GRACE: Duration = Duration::from_secs(3);

/// The most jobs in one claim and in one record.
const MOST: u32 = 600;

/// What the loop hears of the tasks beside it.
enum Event {
    Claimed(Vec<Want>, Result<Vec<Claimed>>),
    Ran(usize, Vec<Ended>),
    Recorded(Vec<Lease>, Result<Vec<JobId>>),
    Prolonged(Vec<Lease>, Result<Vec<JobId>>),
    Noted,
}

/// A job that this worker holds.
struct Held {
    epoch: i64,
    place: usize,
    /// The task that can be stopped when the lease is lost.
    task: Option<AbortHandle>,
}

/// A worker at work.
pub struct Work {
    ctx: Context,
    doors: Doors,
    options: Options,
    name: String,
    lanes: Lanes,
    held: HashMap<JobId, Held>,
    done: Vec<Lease>,
    events: JoinSet<Event>,
    figures: Figures,
    look: bool,
    reap: bool,
    claiming: bool,
    recording: bool,
    prolonging: bool,
}

impl Work {
    /// Ready to begin.
    pub fn new(ctx: Context, doors: Doors, options: Options) -> Self {
        let figures = Figures::new(&ctx);
        Self {
            name: figures.name().to_owned(),
            lanes: Lanes::new(options.concurrency, options.ahead, Instant::now()),
            held: HashMap::new(),
            done: Vec::new(),
            events: JoinSet::new(),
            figures,
            look: true,
            reap: true,
            claiming: false,
            recording: false,
            prolonging: false,
            ctx,
            doors,
            options,
        }
    }

    /// Works until told to stop, or until idle.
    pub async fn run(mut self) -> Result<()> {
        let shutdown = self.options.shutdown.clone();
        let third = Duration::from_millis(u64::try_from(self.options.lease_ms / 3).unwrap_or(1_000).max(1));
        let mut beat = ticks(third);
        let mut poll = ticks(if self.options.until_idle { POLL / 5 } else { POLL });
        while !shutdown.is_cancelled() {
            self.begin();
            self.claim();
            self.record();
            if self.options.until_idle && self.is_idle() && queue::load(&self.ctx.db, HORIZON_MS).await?.is_idle() {
                break;
            }
            tokio::select! {
                biased;
                () = shutdown.cancelled() => {}
                _ = beat.tick() => self.prolong(),
                _ = poll.tick() => {
                    (self.look, self.reap) = (true, true);
                    self.figures.note(&self.ctx, self.held.len(), &self.doors);
                }
                Some(event) = self.events.join_next(), if !self.events.is_empty() => self.hear(event.ok())?,
                () = self.ctx.wake.woken() => self.look = true,
            }
            while let Some(event) = self.events.try_join_next() {
                self.hear(event.ok())?;
            }
        }
        Box::pin(self.stop()).await;
        Ok(())
    }

    fn is_idle(&self) -> bool {
        self.held.is_empty() && !self.claiming && !self.recording
    }

    /// Gives waiting jobs to free hands.
    fn begin(&mut self) {
        while let Some((place, jobs)) = self.lanes.next() {
            let Some(kind) = self.lanes.get_mut(place).map(|lane| lane.kind) else { continue };
            let ids: Vec<_> = jobs.iter().map(|job| job.lease.id).collect();
            let (ctx, doors, begun) = (self.ctx.clone(), self.doors.clone(), self.options.begun.clone());
            let task = self.events.spawn(async move {
                let mut all = Vec::with_capacity(jobs.len());
                for job in &jobs {
                    if let Some(begun) = &begun {
                        // Nobody listens any more: nothing is lost.
                        let _ = begun.send((kind.name, Instant::now()));
                    }
                    all.push(carry(&ctx, &doors, kind, job).await);
                }
                Event::Ran(place, all)
            });
            // A task of several jobs is not stopped for the sake of one; its late result is ignored.
            if let [id] = ids.as_slice()
                && let Some(held) = self.held.get_mut(id)
            {
                held.task = Some(task);
            }
        }
    }

    fn claim(&mut self) {
        let now = Instant::now();
        if self.claiming || !(self.look || self.lanes.hungry(now)) {
            return;
        }
        let wants = self.lanes.wants(now);
        self.look = false;
        self.claiming = true;
        let reap = std::mem::replace(&mut self.reap, false);
        let (ctx, name, lease_ms) = (self.ctx.clone(), self.name.clone(), self.options.lease_ms);
        self.events.spawn(async move {
            crash::point("queue.before_claim");
            let claimed = async {
                if reap {
                    queue::reap(&ctx.db).await?;
                }
                queue::claim(&ctx, &name, lease_ms, &wants, MOST).await
            };
            let claimed = claimed.await;
            if claimed.as_ref().is_ok_and(|jobs| !jobs.is_empty()) {
                crash::point("queue.after_claim");
            }
            Event::Claimed(wants, claimed)
        });
    }

    /// Records what is done.
    fn record(&mut self) {
        if self.recording || self.done.is_empty() {
            return;
        }
        self.recording = true;
        let leases: Vec<_> = self.done.drain(..self.done.len().min(MOST as usize)).collect();
        let ctx = self.ctx.clone();
        self.events.spawn(async move {
            crash::point("queue.before_record");
            let recorded = queue::finish(&ctx.db, &leases).await;
            crash::point("queue.after_record");
            Event::Recorded(leases, recorded)
        });
    }

    /// Prolongs the leases of everything that is held.
    fn prolong(&mut self) {
        if self.prolonging || self.held.is_empty() {
            return;
        }
        self.prolonging = true;
        let leases: Vec<_> = self.held.iter().map(|(id, held)| Lease { id: *id, epoch: held.epoch }).collect();
        let (ctx, lease_ms) = (self.ctx.clone(), self.options.lease_ms);
        self.events.spawn(async move {
            crash::point("queue.in_renewal");
            let kept = queue::extend(&ctx.db, &leases, lease_ms).await;
            Event::Prolonged(leases, kept)
        });
    }

    fn hear(&mut self, event: Option<Event>) -> Result<()> {
        match event {
            Some(Event::Claimed(wants, claimed)) => {
                self.claiming = false;
                match claimed {
                    Ok(jobs) => self.take(&wants, jobs),
                    Err(error) if self.options.until_idle => return Err(error),
                    Err(error) => tracing::warn!(%error, "the worker could not look into the queue; again soon"),
                }
            }
            Some(Event::Ran(place, all)) => self.ran(place, all),
            Some(Event::Recorded(leases, recorded)) => self.recorded(leases, recorded),
            Some(Event::Prolonged(leases, kept)) => self.prolonged(&leases, kept),
            // A task that was stopped: its job was let go when it was stopped.
            Some(Event::Noted) | None => {}
        }
        Ok(())
    }

    fn take(&mut self, wants: &[Want], jobs: Vec<Claimed>) {
        self.options.pulse.beat();
        self.figures.looked();
        self.look |= !jobs.is_empty();
        for (place, lease) in self.lanes.stock(wants, jobs, Instant::now()) {
            if let Some(before) = self.held.insert(lease.id, Held { epoch: lease.epoch, place, task: None }) {
                self.superseded(lease.id, before);
            }
        }
    }

    /// The lease of a job was lost and this worker got the job anew: the try under the old lease is stopped.
    fn superseded(&mut self, id: JobId, before: Held) {
        tracing::warn!(job = %id, "the lease of a job was lost, and the job was taken again");
        let Some(lane) = self.lanes.get_mut(before.place) else { return };
        lane.forget(Lease { id, epoch: before.epoch });
        if let Some(task) = before.task.filter(|task| !task.is_finished()) {
            task.abort();
            lane.hand_free();
        }
        lane.release();
    }

    fn ran(&mut self, place: usize, all: Vec<Ended>) {
        // The hand of a job that was stopped is free already, even if it came to its end just then.
        let stopped = matches!(all.as_slice(), [one] if !self.held.contains_key(&one.lease.id));
        if let Some(lane) = self.lanes.get_mut(place) {
            if !stopped {
                lane.hand_free();
            }
            for ended in &all {
                self.figures.ended(lane.kind, ended);
            }
        }
        for ended in all {
            if self.held.get(&ended.lease.id).is_none_or(|held| held.epoch != ended.lease.epoch) {
                tracing::warn!(job = %ended.lease.id, "the lease of a job was lost; its result is ignored");
                continue;
            }
            match ended.error {
                None => self.done.push(ended.lease),
                Some(error) => {
                    self.let_go(ended.lease);
                    let ctx = self.ctx.clone();
                    self.events.spawn(async move {
                        ends::failed(&ctx, ended.lease, ended.attempts, &error).await;
                        Event::Noted
                    });
                }
            }
        }
    }

    fn recorded(&mut self, leases: Vec<Lease>, recorded: Result<Vec<JobId>>) {
        self.recording = false;
        match recorded {
            Ok(ids) if ids.len() == leases.len() => {}
            Ok(ids) => {
                tracing::warn!(lost = leases.len() - ids.len(), "leases of jobs were lost; their results are ignored")
            }
            // Deleting again is harmless; the leases go on meanwhile.
            Err(error) => {
                tracing::warn!(%error, "the end of jobs could not be recorded; again soon");
                self.done.extend(leases);
                let pause = POLL / 4;
                self.recording = true;
                self.events.spawn(async move {
                    tokio::time::sleep(pause).await;
                    Event::Recorded(Vec::new(), Ok(Vec::new()))
                });
                return;
            }
        }
        for lease in leases {
            self.let_go(lease);
        }
    }

    fn prolonged(&mut self, leases: &[Lease], kept: Result<Vec<JobId>>) {
        self.prolonging = false;
        let kept: std::collections::HashSet<_> = match kept {
            Ok(kept) => kept.into_iter().collect(),
            Err(error) => {
                tracing::warn!(%error, "a heartbeat failed; again soon");
                return;
            }
        };
        for lease in leases.iter().filter(|lease| !kept.contains(&lease.id)) {
            // What is being recorded right now may have left the table already.
            let gone = self.held.get(&lease.id).filter(|held| held.epoch == lease.epoch);
            if let Some(task) = gone.and_then(|held| held.task.as_ref()).filter(|task| !task.is_finished()) {
                tracing::warn!(job = %lease.id, "the lease of a job was lost; it is stopped");
                task.abort();
                if let Some(lane) = self.held.get(&lease.id).and_then(|held| self.lanes.get_mut(held.place)) {
                    lane.hand_free();
                }
                self.let_go(*lease);
            }
        }
    }

    fn let_go(&mut self, lease: Lease) {
        if let Some(held) = self.held.remove(&lease.id)
            && let Some(lane) = self.lanes.get_mut(held.place)
        {
            lane.release();
        }
    }

    /// What waits is handed back at once, what runs ends or is handed back within its grace.
    async fn stop(mut self) {
        let waiting: Vec<_> = self.lanes.clear().into_iter().map(|job| job.lease).collect();
        for lease in &waiting {
            self.let_go(*lease);
        }
        hand_back(&self.ctx, &waiting).await;
        let end = tokio::time::Instant::now() + GRACE;
        loop {
            self.record();
            if self.is_idle() && self.events.is_empty() {
                break;
            }
            match tokio::time::timeout_at(end, self.events.join_next()).await {
                Ok(Some(event)) => drop(self.hear(event.ok())),
                Ok(None) | Err(_) => break,
            }
            let late: Vec<_> = self.lanes.clear().into_iter().map(|job| job.lease).collect();
            for lease in &late {
                self.let_go(*lease);
            }
            hand_back(&self.ctx, &late).await;
        }
        self.events.shutdown().await;
        let left: Vec<_> = self.held.iter().map(|(id, held)| Lease { id: *id, epoch: held.epoch }).collect();
        hand_back(&self.ctx, &left).await;
        self.figures.end(&self.ctx, &self.doors).await;
    }
}

async fn hand_back(ctx: &Context, leases: &[Lease]) {
    if let Err(error) = queue::hand_back(&ctx.db, leases).await {
        tracing::warn!(%error, "jobs could not be handed back; their leases will run out");
    }
}

fn ticks(every: Duration) -> tokio::time::Interval {
    let mut ticks = tokio::time::interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

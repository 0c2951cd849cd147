//! Which kinds a worker can take more of: each kind has a lane with hands, a rate and a bounded stock of its own, so that
//! no kind ever waits for another.

use std::collections::VecDeque;
use std::time::Instant;

use intercity_domain::kernel::queue::{Claimed, KINDS, Kind, Lease, Want};

/// The most jobs of a short kind that a worker holds at once.
const STOCK: u32 = 600;

/// The most of them that one hand takes.
const CHUNK: usize = 50;

/// The lanes of all kinds, urgent ones first.
pub struct Lanes(Vec<Lane>);

/// One kind in one worker.
pub struct Lane {
    /// Its settings.
    pub kind: &'static Kind,
    hands: u32,
    stock: u32,
    running: u32,
    held: u32,
    waiting: VecDeque<Claimed>,
    rate: Option<Rate>,
    /// Whether there may be more than was taken.
    more: bool,
}

impl Lanes {
    /// One lane for each kind; none has more hands than `concurrency`. With `ahead`, short kinds are stocked.
    pub fn new(concurrency: u32, ahead: bool, now: Instant) -> Self {
        let mut lanes: Vec<_> = KINDS.iter().map(|kind| Lane::new(kind, concurrency, ahead, now)).collect();
        lanes.sort_by_key(|lane| !lane.kind.urgent);
        Self(lanes)
    }

    /// The lane at a place.
    pub fn get_mut(&mut self, place: usize) -> Option<&mut Lane> {
        self.0.get_mut(place)
    }

    /// What can be taken now. A lane that is full remembers that there may be more.
    pub fn wants(&mut self, now: Instant) -> Vec<Want> {
        let wanting = self.0.iter_mut().filter_map(|lane| {
            let most = lane.room(now);
            lane.more = most == 0;
            (most > 0).then_some(Want { kind: lane.kind.name, most })
        });
        wanting.collect()
    }

    /// Puts claimed jobs into their lanes; gives the place of each.
    pub fn stock(&mut self, wants: &[Want], jobs: Vec<Claimed>, now: Instant) -> Vec<(usize, Lease)> {
        let mut places = Vec::with_capacity(jobs.len());
        for job in jobs {
            let Some(place) = self.0.iter().position(|lane| lane.kind.name == job.kind) else { continue };
            let Some(lane) = self.0.get_mut(place) else { continue };
            places.push((place, job.lease));
            lane.held += 1;
            if let Some(rate) = &mut lane.rate {
                rate.spend(now);
            }
            lane.waiting.push_back(job);
        }
        for lane in &mut self.0 {
            let asked = wants.iter().find(|want| want.kind == lane.kind.name);
            lane.more |= asked.is_some_and(|want| lane.waiting.len() >= want.most as usize);
        }
        places
    }

    /// Whether a lane has room again that may have more to take.
    pub fn hungry(&mut self, now: Instant) -> bool {
        self.0.iter_mut().any(|lane| lane.more && lane.room(now) > 0)
    }

    /// The next jobs for a free hand, with their place: one, or a few of a short kind.
    pub fn next(&mut self) -> Option<(usize, Vec<Claimed>)> {
        for (place, lane) in self.0.iter_mut().enumerate() {
            let free = lane.hands.saturating_sub(lane.running);
            if free == 0 || lane.waiting.is_empty() {
                continue;
            }
            let share = if lane.kind.batch { lane.waiting.len().div_ceil(free as usize).min(CHUNK) } else { 1 };
            lane.running += 1;
            return Some((place, lane.waiting.drain(..share).collect()));
        }
        None
    }

    /// Takes everything that waits for a hand.
    pub fn clear(&mut self) -> Vec<Claimed> {
        self.0.iter_mut().flat_map(|lane| lane.waiting.drain(..)).collect()
    }
}

impl Lane {
    fn new(kind: &'static Kind, concurrency: u32, ahead: bool, now: Instant) -> Self {
        let hands = kind.concurrency.min(concurrency).max(1);
        let stock = if kind.batch && ahead { STOCK } else { hands };
        let rate = kind.per_second.map(|per_second| Rate::new(per_second, now));
        Self { kind, hands, stock, running: 0, held: 0, waiting: VecDeque::new(), rate, more: false }
    }

    /// How many can be taken. A stock is filled up when half of it is gone, so that claims stay large.
    fn room(&mut self, now: Instant) -> u32 {
        let room = self.stock.saturating_sub(self.held);
        if self.stock > self.hands && room < self.stock / 2 {
            return 0;
        }
        self.rate.as_mut().map_or(room, |rate| room.min(rate.left(now)))
    }

    /// A hand is free again.
    pub fn hand_free(&mut self) {
        self.running = self.running.saturating_sub(1);
    }

    /// A job that waits for a hand under this lease does so no longer.
    pub fn forget(&mut self, lease: Lease) {
        self.waiting.retain(|job| job.lease != lease);
    }

    /// A job is not held any more.
    pub fn release(&mut self) {
        self.held = self.held.saturating_sub(1);
    }
}

/// A bucket that fills with time.
struct Rate {
    per_second: f64,
    tokens: f64,
    at: Instant,
}

impl Rate {
    fn new(per_second: u32, now: Instant) -> Self {
        Self { per_second: f64::from(per_second), tokens: f64::from(per_second), at: now }
    }

    fn left(&mut self, now: Instant) -> u32 {
        let passed = now.saturating_duration_since(self.at).as_secs_f64();
        self.at = now;
        self.tokens = (self.tokens + passed * self.per_second).min(self.per_second);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between nothing and the rate
        let whole = self.tokens.max(0.0) as u32;
        whole
    }

    fn spend(&mut self, now: Instant) {
        self.left(now);
        self.tokens -= 1.0;
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use intercity_domain::kernel::JobId;

    use super::*;

    fn job(kind: &str, n: u128) -> Claimed {
        let lease = Lease { id: JobId(uuid::Uuid::from_u128(n)), epoch: 1 };
        Claimed { lease, kind: kind.into(), payload: serde_json::Value::Null, attempts: 1, run_at: 0 }
    }

    fn want(lanes: &mut Lanes, kind: &str, now: Instant) -> u32 {
        lanes.wants(now).iter().find(|want| want.kind == kind).map_or(0, |want| want.most)
    }

    #[test]
    fn what_ends_access_stands_first() {
        let mut lanes = Lanes::new(10, true, Instant::now());
        let wants = lanes.wants(Instant::now());
        assert_eq!(wants.iter().take(2).map(|want| want.kind).collect::<Vec<_>>(), ["grant.revoke", "grant.expire"]);
    }

    #[test]
    fn a_full_lane_takes_no_more_and_keeps_no_other_from_taking() {
        let now = Instant::now();
        let mut lanes = Lanes::new(10, true, now);
        let wants = lanes.wants(now);
        lanes.stock(&wants, vec![job("file.scan", 1), job("file.scan", 2)], now);
        assert_eq!(want(&mut lanes, "file.scan", now), 0);
        assert_eq!(want(&mut lanes, "messages.compose", now), 4);
        assert!(!lanes.hungry(now), "there is no room yet");
        let (place, first) = lanes.next().unwrap();
        assert_eq!(first.len(), 1);
        let lane = lanes.get_mut(place).unwrap();
        lane.hand_free();
        lane.release();
        assert!(lanes.hungry(now), "room again, and there may be more");
        assert_eq!(want(&mut lanes, "file.scan", now), 1);
    }

    #[test]
    fn a_job_that_was_taken_again_waits_under_its_new_lease_alone() {
        let now = Instant::now();
        let mut lanes = Lanes::new(10, true, now);
        let wants = lanes.wants(now);
        let first = job("file.scan", 1);
        let lease = Lease { id: first.lease.id, epoch: 2 };
        let again = Claimed { lease, ..first.clone() };
        let places = lanes.stock(&wants, vec![first.clone(), again], now);
        let lane = lanes.get_mut(places[0].0).unwrap();
        lane.forget(first.lease);
        lane.release();
        assert_eq!(want(&mut lanes, "file.scan", now), 1, "of two places one is taken");
        let waiting: Vec<Lease> =
            std::iter::from_fn(|| lanes.next()).flat_map(|(_, jobs)| jobs).map(|job| job.lease).collect();
        assert_eq!(waiting, [lease]);
    }

    #[test]
    fn a_rate_holds_over_a_second() {
        let now = Instant::now();
        let mut rate = Rate::new(50, now);
        for _ in 0..50 {
            rate.spend(now);
        }
        assert_eq!(rate.left(now), 0);
        assert_eq!(rate.left(now + Duration::from_millis(100)), 5);
        assert_eq!(rate.left(now + Duration::from_secs(60)), 50);
    }

    #[test]
    fn hands_are_bounded_by_the_setting_and_short_kinds_are_stocked() {
        let now = Instant::now();
        let mut few = Lanes::new(1, false, now);
        assert!(few.wants(now).iter().all(|want| want.most == 1));
        let mut many = Lanes::new(10, true, now);
        assert_eq!(want(&mut many, "queue.nothing", now), STOCK);
    }
}

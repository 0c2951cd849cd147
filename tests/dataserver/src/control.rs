//! What tests can do to a server: move its clock, put it into a bad mood, cut it off, look at what it was sent.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// How the server treats the next pushes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// As it should.
    #[default]
    Good,
    /// Does the work, and does not answer for a minute.
    Silent,
    /// Does the work, and answers 500.
    Confused,
    /// Answers 503 and does nothing, also to questions.
    Down,
}

/// A push as it came, so that it can be sent again.
#[derive(Clone, Debug)]
pub struct Received {
    /// Header fields.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// The handles of one server.
#[derive(Clone, Debug, Default)]
pub struct Control(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    shift: AtomicI64,
    mood: Mutex<Mood>,
    cut_off: AtomicBool,
    careless: AtomicBool,
    stubborn: AtomicBool,
    applied: AtomicUsize,
    heard: AtomicUsize,
    received: Mutex<Vec<Received>>,
}

impl Control {
    /// The server's clock.
    #[allow(clippy::disallowed_methods)] // a program of its own, for whom this is the place of the wall clock
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now() + TimeDelta::seconds(self.0.shift.load(Ordering::SeqCst))
    }

    /// Moves the clock so many seconds from the machine's.
    pub fn set_clock(&self, seconds: i64) {
        self.0.shift.store(seconds, Ordering::SeqCst);
    }

    /// Changes the mood.
    pub fn be(&self, mood: Mood) {
        *self.0.mood.lock().unwrap_or_else(PoisonError::into_inner) = mood;
    }

    /// The mood.
    pub fn mood(&self) -> Mood {
        *self.0.mood.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the server reaches Intercity for keys and list.
    pub fn cut_off(&self, yes: bool) {
        self.0.cut_off.store(yes, Ordering::SeqCst);
    }

    /// Whether it was cut off.
    pub fn is_cut_off(&self) -> bool {
        self.0.cut_off.load(Ordering::SeqCst)
    }

    /// Whether the server serves what it was told to refuse: a fault that a probe has to find.
    pub fn be_careless(&self, yes: bool) {
        self.0.careless.store(yes, Ordering::SeqCst);
    }

    /// Whether it is careless.
    pub fn is_careless(&self) -> bool {
        self.0.careless.load(Ordering::SeqCst)
    }

    /// Whether the server refuses what it was told to serve: a fault that a probe has to find.
    pub fn be_stubborn(&self, yes: bool) {
        self.0.stubborn.store(yes, Ordering::SeqCst);
    }

    /// Whether it is stubborn.
    pub fn is_stubborn(&self) -> bool {
        self.0.stubborn.load(Ordering::SeqCst)
    }

    /// How many pushes changed something.
    pub fn applied(&self) -> usize {
        self.0.applied.load(Ordering::SeqCst)
    }

    /// How many pushes came, whatever they did.
    pub fn heard(&self) -> usize {
        self.0.heard.load(Ordering::SeqCst)
    }

    /// The last thousand that were sent to the grant address.
    pub fn received(&self) -> Vec<Received> {
        self.0.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn note(&self, push: Received) {
        let mut all = self.0.received.lock().unwrap_or_else(PoisonError::into_inner);
        // A server that runs for long keeps no more than tests need.
        if all.len() >= 1000 {
            all.remove(0);
        }
        all.push(push);
        self.0.heard.fetch_add(1, Ordering::SeqCst);
    }

    pub(crate) fn count(&self) {
        self.0.applied.fetch_add(1, Ordering::SeqCst);
    }
}

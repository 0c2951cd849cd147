//! Circuit breakers, one for each host: after some failures in a row a host is left alone for a while, then one request
//! tries it. A partner that is down neither holds up our hands nor is pounded while it gets up.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use intercity_domain::kernel::queue::figures::Breaker;
use intercity_domain::kernel::{Error, Random, Result, SystemRandom};

/// After so many failures in a row the breaker opens.
const FAILURES: u32 = 5;

/// How long it stays open the first time; each further failure doubles it.
const COOL_DOWN: Duration = Duration::from_secs(15);

/// It never stays open longer.
const LONGEST: Duration = Duration::from_secs(600);

/// How long the one request that tries may take before another may.
const TRIAL: Duration = Duration::from_secs(120);

/// So many hosts are remembered.
const MOST: usize = 10_000;

/// The breakers of all hosts. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Breakers(Arc<Mutex<HashMap<String, State>>>);

/// Failures in a row, and until when the host is left alone.
#[derive(Clone, Copy, Debug)]
struct State {
    failures: u32,
    until: Option<Instant>,
}

impl Breakers {
    /// Whether the host may be asked now.
    ///
    /// # Errors
    /// `Unavailable` while it is left alone.
    pub fn admit(&self, host: &str, now: Instant) -> Result<()> {
        let Ok(mut all) = self.0.lock() else { return Ok(()) };
        let Some(state) = all.get_mut(host) else { return Ok(()) };
        match state.until {
            Some(until) if until > now => {
                metrics::counter!("intercity_process_breaker_refused_total").increment(1);
                let seconds = (until - now).as_secs() + 1;
                Err(Error::Unavailable(format!(
                    "{host} failed {} times in a row; it is left alone for {seconds} s.",
                    state.failures
                )))
            }
            Some(_) => {
                // Half open: this one tries; the others wait for what becomes of it.
                state.until = Some(now + TRIAL);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The host answered.
    pub fn succeeded(&self, host: &str) {
        if let Ok(mut all) = self.0.lock()
            && all.remove(host).is_some_and(|state| state.until.is_some())
        {
            tracing::info!(host, "another server answers again");
        }
    }

    /// The host did not answer, or said that it cannot. `chance` draws the jitter.
    pub fn failed(&self, host: &str, now: Instant, chance: f64) {
        let Ok(mut all) = self.0.lock() else { return };
        if all.len() >= MOST && !all.contains_key(host) {
            all.retain(|_, state| state.until.is_some_and(|until| until > now));
        }
        let state = all.entry(host.to_owned()).or_insert(State { failures: 0, until: None });
        state.failures = state.failures.saturating_add(1);
        if state.failures >= FAILURES {
            let pause = cool_down(state.failures, chance);
            state.until = Some(now + pause);
            metrics::counter!("intercity_process_breaker_opened_total").increment(1);
            tracing::warn!(host, failures = state.failures, seconds = pause.as_secs(), "another server is left alone");
        }
    }

    /// Those that are not closed.
    pub fn standing(&self, now: Instant) -> Vec<Breaker> {
        let Ok(all) = self.0.lock() else { return Vec::new() };
        let mut standing: Vec<_> = all
            .iter()
            .filter_map(|(host, state)| {
                let until = state.until?;
                let seconds = until.saturating_duration_since(now).as_secs();
                Some(Breaker { host: host.clone(), failures: state.failures, open: until > now, seconds })
            })
            .collect();
        standing.sort_by(|a, b| b.failures.cmp(&a.failures).then_with(|| a.host.cmp(&b.host)));
        standing.truncate(50);
        standing
    }

    /// The jitter of the moment.
    pub fn chance() -> f64 {
        let mut bytes = [0_u8; 4];
        SystemRandom.fill(&mut bytes);
        f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX)
    }
}

/// Doubles from the first on; half of it is drawn, so that workers do not try a host together.
fn cool_down(failures: u32, chance: f64) -> Duration {
    let doublings = failures.saturating_sub(FAILURES).min(16);
    let full = COOL_DOWN.saturating_mul(1 << doublings).min(LONGEST);
    full.div_f64(2.0) + full.div_f64(2.0).mul_f64(chance.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "data.example:443";

    fn opened(now: Instant) -> Breakers {
        let breakers = Breakers::default();
        for _ in 0..FAILURES {
            assert!(breakers.admit(HOST, now).is_ok());
            breakers.failed(HOST, now, 1.0);
        }
        breakers
    }

    #[test]
    fn opens_after_failures_in_a_row_and_for_one_host_alone() {
        let now = Instant::now();
        let breakers = opened(now);
        assert!(matches!(breakers.admit(HOST, now), Err(Error::Unavailable(_))));
        assert!(breakers.admit("other.example:443", now).is_ok());
        assert_eq!(breakers.standing(now).len(), 1);
    }

    #[test]
    fn a_success_between_failures_closes() {
        let now = Instant::now();
        let breakers = Breakers::default();
        for _ in 0..20 {
            breakers.failed(HOST, now, 1.0);
            breakers.succeeded(HOST);
        }
        assert!(breakers.admit(HOST, now).is_ok());
    }

    #[test]
    fn half_open_lets_one_through_and_its_outcome_decides() {
        let now = Instant::now();
        let breakers = opened(now);
        let later = now + COOL_DOWN + Duration::from_secs(1);
        assert!(breakers.admit(HOST, later).is_ok(), "one tries");
        assert!(breakers.admit(HOST, later).is_err(), "the others wait");
        breakers.failed(HOST, later, 1.0);
        assert!(breakers.admit(HOST, later + COOL_DOWN + Duration::from_secs(1)).is_err(), "longer this time");
        let again = later + COOL_DOWN * 2 + Duration::from_secs(1);
        assert!(breakers.admit(HOST, again).is_ok());
        breakers.succeeded(HOST);
        assert!(breakers.admit(HOST, again).is_ok() && breakers.admit(HOST, again).is_ok());
        assert!(breakers.standing(again).is_empty());
    }

    #[test]
    fn a_trial_that_never_ends_does_not_close_the_door_for_ever() {
        let now = Instant::now();
        let breakers = opened(now);
        let later = now + COOL_DOWN + Duration::from_secs(1);
        assert!(breakers.admit(HOST, later).is_ok());
        assert!(breakers.admit(HOST, later + TRIAL + Duration::from_secs(1)).is_ok());
    }

    #[test]
    fn pauses_grow_to_ten_minutes_and_half_of_them_is_drawn() {
        assert_eq!(cool_down(FAILURES, 0.0), COOL_DOWN / 2);
        assert_eq!(cool_down(FAILURES, 1.0), COOL_DOWN);
        assert_eq!(cool_down(FAILURES + 1, 1.0), COOL_DOWN * 2);
        assert_eq!(cool_down(u32::MAX, 1.0), LONGEST);
    }
}

//! A platform somewhere else, as `intercity get` and `intercity put` reach it.

mod failure;
pub mod progress;
pub mod session;
mod sign_in;

pub use failure::Failure;
pub use progress::Progress;
pub use session::Session;
pub use sign_in::SignIn;

use std::time::Duration;

use serde_json::Value;

/// What stands at a path (`/a/b`) in what somebody else answered; null when it does not.
pub fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    value.pointer(path).unwrap_or(&Value::Null)
}

/// After so many tries in a row without a byte of progress a transfer is given up.
pub const TRIES: u32 = 8;

/// How long is waited before another try: half a second, then twice as long each time, half a minute at most.
pub fn pause(tries: u32) -> Duration {
    Duration::from_millis(500).saturating_mul(1 << tries.min(6)).min(Duration::from_secs(30))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        assert_eq!(pause(0), Duration::from_millis(500));
        assert_eq!(pause(1), Duration::from_secs(1));
        assert_eq!(pause(40), Duration::from_secs(30));
    }
}

//! How long a failed job waits before its next try.

/// The longest wait between two tries.
const LONGEST_MS: i64 = 10 * 60 * 1000;

/// Milliseconds until the next try after so many tries: doubling from one second, at most ten minutes,
/// of which half is fixed and half drawn, so that jobs that failed together do not return together.
pub fn backoff_ms(attempts: i32, chance: u32) -> i64 {
    let exponent = attempts.saturating_sub(1).clamp(0, 20);
    let full = (1000_i64 << exponent).min(LONGEST_MS);
    let half = full / 2;
    half + i64::from(chance) * half / i64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_and_stops_at_ten_minutes() {
        assert_eq!(backoff_ms(1, 0), 500);
        assert_eq!(backoff_ms(1, u32::MAX), 1000);
        assert_eq!(backoff_ms(3, u32::MAX), 4000);
        assert_eq!(backoff_ms(1000, u32::MAX), LONGEST_MS);
        assert_eq!(backoff_ms(0, u32::MAX), 1000);
    }
}

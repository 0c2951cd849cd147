//! Histograms as the data of one SVG path.

use std::fmt::Write as _;

/// Width of the drawing.
const WIDTH: i32 = 120;
/// Height of the drawing.
const HEIGHT: i32 = 28;

/// Bars side by side, the highest as high as the drawing; whatever is not zero can be seen.
pub fn bars(counts: &[i32]) -> String {
    let most = i64::from(counts.iter().copied().max().unwrap_or_default()).max(1);
    let slots = i32::try_from(counts.len()).unwrap_or(1).max(1);
    let mut path = String::new();
    for (slot, count) in (0..).zip(counts) {
        let left = WIDTH * slot / slots;
        let right = WIDTH * (slot + 1) / slots;
        if *count <= 0 {
            continue;
        }
        let scaled = i64::from(*count) * i64::from(HEIGHT) / most;
        let height = i32::try_from(scaled).unwrap_or(HEIGHT).clamp(1, HEIGHT);
        let width = (right - left - 1).max(1);
        let _ = write!(path, "M{left} {HEIGHT}v-{height}h{width}v{height}z");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::bars;

    #[test]
    fn bars_fill_the_drawing_and_none_vanishes() {
        assert_eq!(bars(&[]), "");
        assert_eq!(bars(&[5]), "M0 28v-28h119v28z");
        assert_eq!(bars(&[1, 0, 1_000_000]), "M0 28v-1h39v1zM80 28v-28h39v28z");
    }
}

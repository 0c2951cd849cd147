//! The network drawing: a line for each city with its testbeds as stations, shared challenges as interchanges.

use std::fmt::Write as _;

use crate::shell::tint;

const WIDTH: f64 = 480.0;
const EDGE: f64 = 20.0;
const TOP: f64 = 40.0;
const ROW: f64 = 54.0;
/// How far lines stand apart in an interchange.
const APART: f64 = 15.0;
/// Half of the straight part of an interchange.
const STRAIGHT: f64 = 18.0;
/// More stations than this are not drawn; the figure beside the name says how many there are.
const MOST: usize = 12;

/// A city on the drawing.
#[derive(Clone, Debug)]
pub struct City {
    /// Two letters.
    pub code: String,
    /// Name and figure, as it stands at the line.
    pub label: String,
    /// How many testbeds.
    pub testbeds: usize,
}

/// A line of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Which colour.
    pub tint: String,
    /// The `d` of the path.
    pub path: String,
    /// Where stations stand.
    pub stations: Vec<(f64, f64)>,
    /// Name and figure.
    pub label: String,
    /// Where they stand.
    pub label_y: f64,
}

/// An interchange of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Interchange {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Height.
    pub height: f64,
    /// Its number in the list below the drawing.
    pub number: usize,
}

/// The drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Its height; its width is 480.
    pub height: f64,
    /// One for each city.
    pub tracks: Vec<Track>,
    /// One for each set of cities that share challenges.
    pub interchanges: Vec<Interchange>,
}

/// Draws cities and the sets of cities (by index) that share something.
pub fn draw(cities: &[City], shared: &[Vec<usize>]) -> Network {
    let spacing = (WIDTH - 2.0 * EDGE) / count(shared.len() + 1);
    let columns: Vec<Column> = shared
        .iter()
        .enumerate()
        .map(|(n, members)| Column::new(EDGE + spacing * count(n + 1), members, cities.len()))
        .collect();
    let tracks = cities.iter().enumerate().map(|(n, city)| track(n, city, cities.len(), &columns, spacing)).collect();
    let interchanges = columns
        .iter()
        .enumerate()
        .map(|(n, column)| {
            let height = APART * (count(column.members.len()) - 1.0) + 16.0;
            Interchange { x: column.x - 8.0, y: column.centre - height / 2.0, height, number: n + 1 }
        })
        .collect();
    Network { height: TOP * 2.0 + ROW * (count(cities.len()) - 1.0).max(0.0), tracks, interchanges }
}

struct Column {
    x: f64,
    centre: f64,
    members: Vec<usize>,
}

impl Column {
    fn new(x: f64, members: &[usize], cities: usize) -> Self {
        let mut centre = members.iter().map(|m| level(*m)).sum::<f64>() / count(members.len().max(1));
        let half = APART * count(members.len()) / 2.0;
        // A line that does not stop here must not seem to.
        let passes = (0..cities).any(|n| !members.contains(&n) && (level(n) - centre).abs() < half + 6.0);
        if passes {
            centre += ROW / 2.0;
        }
        Self { x, centre, members: members.to_vec() }
    }

    /// The height at which a city's line passes here.
    fn slot(&self, city: usize) -> Option<f64> {
        let place = self.members.iter().position(|m| *m == city)?;
        Some(self.centre + APART * (count(place) - (count(self.members.len()) - 1.0) / 2.0))
    }
}

fn track(n: usize, city: &City, cities: usize, columns: &[Column], spacing: f64) -> Track {
    let y = level(n);
    let mut points = vec![(EDGE, y)];
    let mut busy = Vec::new();
    for column in columns {
        if let Some(slot) = column.slot(n) {
            let slope = (slot - y).abs().min((spacing - 2.0 * STRAIGHT) / 2.0 - 2.0).max(0.0);
            points.extend([
                (column.x - STRAIGHT - slope, y),
                (column.x - STRAIGHT, slot),
                (column.x + STRAIGHT, slot),
                (column.x + STRAIGHT + slope, y),
            ]);
            busy.push((column.x - STRAIGHT - slope - 6.0, column.x + STRAIGHT + slope + 6.0));
        }
    }
    points.push((WIDTH - EDGE, y));
    let upper = n * 2 < cities;
    Track {
        tint: tint(&city.code),
        path: rounded(&points),
        stations: spread(city.testbeds.min(MOST), &busy).into_iter().map(|x| (x, y)).collect(),
        label: city.label.clone(),
        label_y: if upper { y - 14.0 } else { y + 26.0 },
    }
}

/// Spreads stations evenly over the straight parts of a line, its ends included.
fn spread(stations: usize, busy: &[(f64, f64)]) -> Vec<f64> {
    let mut free = Vec::new();
    let mut from = EDGE;
    for (start, end) in busy {
        if *start > from {
            free.push((from, *start));
        }
        from = from.max(*end);
    }
    if WIDTH - EDGE > from {
        free.push((from, WIDTH - EDGE));
    }
    let length: f64 = free.iter().map(|(a, b)| b - a).sum();
    let step = length / (count(stations) - 1.0).max(1.0);
    (0..stations)
        .filter_map(|n| {
            let mut rest = step * count(n);
            free.iter().find_map(|(a, b)| {
                if rest <= b - a + 0.01 {
                    return Some(a + rest);
                }
                rest -= b - a;
                None
            })
        })
        .map(|x| (x * 10.0).round() / 10.0)
        .collect()
}

/// A path through points with its corners rounded.
fn rounded(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (n, point) in points.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| points.get(n));
        // Writing into a string cannot fail.
        let _ = match (before, points.get(n + 1)) {
            (None, _) => write!(path, "M{:.1} {:.1}", point.0, point.1),
            (Some(_), None) => write!(path, "L{:.1} {:.1}", point.0, point.1),
            (Some(before), Some(after)) => {
                let (a, b) = (towards(*point, *before), towards(*point, *after));
                write!(path, "L{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}", a.0, a.1, point.0, point.1, b.0, b.1)
            }
        };
    }
    path
}

fn towards(from: (f64, f64), to: (f64, f64)) -> (f64, f64) {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = x.hypot(y);
    let part = if length > 0.0 { 10.0_f64.min(length / 2.0) / length } else { 0.0 };
    (from.0 + x * part, from.1 + y * part)
}

fn level(row: usize) -> f64 {
    TOP + ROW * count(row)
}

#[allow(clippy::cast_precision_loss)] // a handful of cities
fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cities(n: usize) -> Vec<City> {
        (0..n).map(|n| City { code: format!("C{n}"), label: String::new(), testbeds: 6 }).collect()
    }

    #[test]
    fn everybody_has_a_line_with_stations() {
        let network = draw(&cities(4), &[vec![0, 1, 2, 3], vec![2, 3]]);
        assert_eq!(network.tracks.len(), 4);
        assert!(network.tracks.iter().all(|track| track.stations.len() == 6));
        assert_eq!(network.interchanges.len(), 2);
    }

    #[test]
    fn no_station_stands_in_an_interchange() {
        let network = draw(&cities(2), &[vec![0, 1]]);
        let column = network.interchanges[0].x + 8.0;
        assert!(network.tracks.iter().flat_map(|t| &t.stations).all(|(x, _)| (x - column).abs() > STRAIGHT));
    }

    #[test]
    fn a_line_that_does_not_stop_is_kept_clear() {
        let network = draw(&cities(3), &[vec![0, 2]]);
        let stop = &network.interchanges[0];
        assert!(level(1) < stop.y || level(1) > stop.y + stop.height);
    }

    #[test]
    fn an_empty_network_is_empty() {
        assert!(draw(&[], &[]).tracks.is_empty());
    }
}

//! Where the rows lie: bounds in each system that may be meant, some shapes for the map, and the drawing.

use std::collections::BinaryHeap;
use std::fmt::Write as _;

use super::crs::{self, WINDOWS, Way};
use super::geometry::{Geometry, Part};
use super::limits::{CORNERS, FIT_PERCENT, MAP_CHARS, MAP_WIDTH, SHAPES};
use super::model::{Counted, Place, PlaceMap, Recognised};
use super::sketch::mix;

/// Rows within the window of one system.
#[derive(Clone, Copy, Debug, Default)]
struct Within {
    rows: u64,
    bounds: Option<[f64; 4]>,
}

impl Within {
    fn add(&mut self, [left, bottom, right, top]: [f64; 4]) {
        self.rows += 1;
        let [a, b, c, d] = self.bounds.unwrap_or([left, bottom, right, top]);
        self.bounds = Some([a.min(left), b.min(bottom), c.max(right), d.max(top)]);
    }
}

/// A shape kept for the map; the draw decides which stay.
#[derive(Debug)]
struct Kept(u64, Vec<Part>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl Eq for Kept {}
impl PartialOrd for Kept {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Kept {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

/// The places of the rows, while they come in.
#[derive(Debug, Default)]
pub struct Places {
    /// Rows with a geometry.
    pub rows: u64,
    /// Whether any of them is more than a point.
    pub has_extent: bool,
    all: Within,
    within: [Within; WINDOWS.len()],
    kinds: Vec<Counted>,
    kept: BinaryHeap<Kept>,
}

/// What says which system is meant, before looking at the coordinates.
#[derive(Clone, Debug, Default)]
pub struct Hint {
    /// What the file calls its system.
    pub declared: Option<String>,
    /// Whether the format stands for degrees when nothing is declared.
    pub degrees: bool,
}

impl Places {
    /// The geometry of a row.
    pub fn add(&mut self, row: u64, geometry: &Geometry) {
        let Some(bounds) = geometry.bounds() else { return };
        self.rows += 1;
        self.has_extent |= geometry.parts.iter().any(|part| !matches!(part, Part::Dots(_)));
        self.all.add(bounds);
        for (within, window) in self.within.iter_mut().zip(WINDOWS) {
            let [left, bottom, right, top] = bounds;
            let [a, b, c, d] = window.area;
            if left >= a && bottom >= b && right <= c && top <= d {
                within.add(bounds);
            }
        }
        match self.kinds.iter_mut().find(|one| one.value == geometry.kind) {
            Some(one) => one.count += 1,
            None => self.kinds.push(Counted { value: geometry.kind.to_owned(), count: 1 }),
        }
        self.keep(mix(row), geometry);
    }

    fn keep(&mut self, draw: u64, geometry: &Geometry) {
        if self.kept.len() >= SHAPES {
            if self.kept.peek().is_none_or(|Kept(largest, _)| draw >= *largest) {
                return;
            }
            self.kept.pop();
        }
        self.kept.push(Kept(draw, thinned(&geometry.parts)));
    }

    /// What is said of them, of so many rows.
    pub fn finish(mut self, rows: u64, columns: Vec<String>, hint: &Hint) -> Option<Place> {
        let bounds = self.all.bounds?;
        let (epsg, recognised) = self.system(hint);
        let window = WINDOWS.iter().position(|window| Some(window.epsg) == epsg);
        let within = window.and_then(|n| self.within.get(n).copied()).unwrap_or(self.all);
        let inside = within.bounds.unwrap_or(bounds);
        let way = epsg.and_then(Way::from);
        let box_wgs84 = way.as_ref().and_then(|way| reprojected(way, inside));
        let area = window.and_then(|n| WINDOWS.get(n)).map(|window| window.area);
        let mut kept = std::mem::take(&mut self.kept).into_sorted_vec();
        kept.retain(|Kept(_, parts)| area.is_none_or(|area| parts.iter().all(|part| lies_in(part, area))));
        let map = match (&way, box_wgs84) {
            (Some(way), Some(frame)) => Some(draw(&kept, way, frame)),
            _ => None,
        };
        self.kinds.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        Some(Place {
            epsg,
            declared: hint.declared.clone().filter(|_| epsg.is_none()),
            recognised,
            columns,
            rows: self.rows,
            without: rows.saturating_sub(self.rows),
            outside: self.rows - within.rows,
            shapes: self.kinds,
            bounds: inside,
            box_wgs84,
            map,
        })
    }

    fn system(&self, hint: &Hint) -> (Option<u32>, Option<Recognised>) {
        if let Some(declared) = &hint.declared {
            return match crs::code(declared) {
                Some(code) if Way::from(code).is_some() => (Some(code), Some(Recognised::Declared)),
                _ => (None, None),
            };
        }
        // The first that nearly all rows fit: degrees would fit into the wide windows of metres as well.
        let fits = |within: &&Within| within.rows > 0 && within.rows * 100 >= self.rows * FIT_PERCENT;
        let found = self.within.iter().zip(WINDOWS).find(|(within, _)| fits(within));
        let epsg = found.map(|(_, window)| window.epsg);
        let by = if hint.degrees && epsg == Some(4326) { Recognised::ByFormat } else { Recognised::ByRange };
        (epsg, epsg.map(|_| by))
    }
}

fn lies_in(part: &Part, [left, bottom, right, top]: [f64; 4]) -> bool {
    part.corners().iter().all(|[x, y]| *x >= left && *y >= bottom && *x <= right && *y <= top)
}

/// The parts with at most [`CORNERS`] corners in all.
fn thinned(parts: &[Part]) -> Vec<Part> {
    let total: usize = parts.iter().map(|part| part.corners().len()).sum();
    if total <= CORNERS {
        return parts.to_vec();
    }
    let every = total.div_ceil(CORNERS / 2);
    let thin = |all: &[[f64; 2]]| {
        let last = all.len().saturating_sub(1);
        let stays = |(n, corner): (usize, &[f64; 2])| (n % every == 0 || n == last).then_some(*corner);
        all.iter().enumerate().filter_map(stays).collect::<Vec<_>>()
    };
    parts
        .iter()
        .take(CORNERS / 2)
        .map(|part| match part {
            Part::Dots(all) => Part::Dots(thin(all)),
            Part::Line(all) => Part::Line(thin(all)),
            Part::Ring(all) => Part::Ring(thin(all)),
        })
        .collect()
}

/// The box around a box whose sides bend on the way.
fn reprojected(way: &Way, [left, bottom, right, top]: [f64; 4]) -> Option<[f64; 4]> {
    let mut frame: Option<[f64; 4]> = None;
    for n in 0..=8 {
        let share = f64::from(n) / 8.0;
        let (x, y) = (left + (right - left) * share, bottom + (top - bottom) * share);
        for point in [[x, bottom], [x, top], [left, y], [right, y]] {
            let [lon, lat] = way.take(point)?;
            let [a, b, c, d] = frame.unwrap_or([lon, lat, lon, lat]);
            frame = Some([a.min(lon), b.min(lat), c.max(lon), d.max(lat)]);
        }
    }
    frame
}

/// How degrees become the drawing's units.
struct Canvas {
    left: f64,
    top: f64,
    x: f64,
    y: f64,
}

impl Canvas {
    #[allow(clippy::cast_possible_truncation)] // within the drawing
    fn at(&self, [lon, lat]: [f64; 2]) -> (i32, i32) {
        (((lon - self.left) * self.x).round() as i32, ((self.top - lat) * self.y).round() as i32)
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // the height is clamped
fn draw(kept: &[Kept], way: &Way, [west, south, east, north]: [f64; 4]) -> PlaceMap {
    let (mut width, mut height) = ((east - west).max(0.002), (north - south).max(0.002));
    let narrow = f64::midpoint(north, south).to_radians().cos().max(0.05);
    // Neither a slit nor a tower.
    width = width.max(height / narrow * 0.6);
    height = height.max(width * narrow * 0.3);
    let (middle_x, middle_y) = (f64::midpoint(west, east), f64::midpoint(south, north));
    let margin = 12.0;
    let scale = (MAP_WIDTH - 2.0 * margin) / width;
    let canvas = Canvas {
        left: middle_x - width / 2.0 - margin / scale,
        top: middle_y + height / 2.0 + margin / (scale / narrow),
        x: scale,
        y: scale / narrow,
    };
    let tall = height * canvas.y + 2.0 * margin;
    let mut map = PlaceMap { width: MAP_WIDTH as u32, height: tall.clamp(24.0, 4000.0) as u32, ..PlaceMap::default() };
    for Kept(_, parts) in kept {
        if map.dots.len() + map.lines.len() + map.areas.len() > MAP_CHARS {
            break;
        }
        let mut drawn = false;
        for part in parts {
            drawn |= draw_part(&mut map, &canvas, way, part);
        }
        map.shown += u32::from(drawn);
    }
    map
}

fn draw_part(map: &mut PlaceMap, canvas: &Canvas, way: &Way, part: &Part) -> bool {
    let mut points: Vec<(i32, i32)> =
        part.corners().iter().filter_map(|corner| way.take(*corner)).map(|point| canvas.at(point)).collect();
    if points.is_empty() {
        return false;
    }
    points.dedup();
    let (path, closes) = match part {
        Part::Dots(_) => {
            for (x, y) in points {
                let _ = write!(map.dots, "M{x} {y}h0");
            }
            return true;
        }
        Part::Line(_) => (&mut map.lines, false),
        Part::Ring(_) => (&mut map.areas, true),
    };
    let mut before = (0, 0);
    for (n, (x, y)) in points.iter().enumerate() {
        let _ = if n == 0 { write!(path, "M{x} {y}") } else { write!(path, "l{} {}", x - before.0, y - before.1) };
        before = (*x, *y);
    }
    path.push_str(if closes {
        "z"
    } else if points.len() == 1 {
        "h0"
    } else {
        ""
    });
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(points: &[[f64; 2]]) -> Places {
        let mut places = Places::default();
        for (row, [x, y]) in points.iter().enumerate() {
            if let Some(point) = Geometry::point(*x, *y) {
                places.add(row as u64, &point);
            }
        }
        places
    }

    #[test]
    fn systems_are_recognised_by_where_points_lie() {
        for (points, epsg, [lon, lat]) in [
            ([[13.4, 52.5], [13.3, 52.4]], 4326, [13.4, 52.5]),
            ([[391_281.155, 5_821_719.177], [391_192.302, 5_821_687.323]], 25833, [13.398, 52.533]),
            ([[530_000.0, 180_000.0], [531_000.0, 181_000.0]], 27700, [-0.127, 51.503]),
            ([[983_000.0, 199_000.0], [984_000.0, 200_000.0]], 2263, [-74.0, 40.71]),
        ] {
            let place = places(&points).finish(2, vec![], &Hint::default()).unwrap();
            assert_eq!((place.epsg, place.recognised), (Some(epsg), Some(Recognised::ByRange)));
            let [west, south, east, north] = place.box_wgs84.unwrap();
            assert!(west - 0.02 < lon && lon < east + 0.02 && south - 0.02 < lat && lat < north + 0.02, "{place:?}");
            assert_eq!(place.map.unwrap().shown, 2);
        }
    }

    #[test]
    fn what_cannot_be_there_is_left_out_and_said() {
        let mut points = vec![[13.4, 52.5]; 40];
        points.push([391_281.0, 5_821_719.0]);
        let place = places(&points).finish(45, vec![], &Hint::default()).unwrap();
        assert_eq!((place.epsg, place.rows, place.without, place.outside), (Some(4326), 41, 4, 1));
        assert_eq!(place.bounds, [13.4, 52.5, 13.4, 52.5]);
        let lost = places(&[[1e9, 1e9]]).finish(1, vec![], &Hint::default()).unwrap();
        assert_eq!((lost.epsg, lost.map), (None, None));
    }

    #[test]
    fn a_declared_system_is_believed_and_an_unknown_one_named() {
        let hint = |name: &str| Hint { declared: Some(name.into()), degrees: true };
        let known = places(&[[389_886.0, 5_819_842.0]]).finish(1, vec![], &hint("EPSG:25833")).unwrap();
        assert_eq!((known.epsg, known.recognised), (Some(25833), Some(Recognised::Declared)));
        let unknown = places(&[[4_000_000.0, 5_000_000.0]]).finish(1, vec![], &hint("EPSG:31468")).unwrap();
        assert_eq!((unknown.epsg, unknown.declared.as_deref()), (None, Some("EPSG:31468")));
    }

    #[test]
    fn drawings_stay_small() {
        let mut places = Places::default();
        for row in 0..5000_u32 {
            let at = f64::from(row) / 1000.0;
            let ring = (0..3000).map(|n| f64::from(n) / 500.0).map(|a| [at + a.cos(), 50.0 + a.sin()]).collect();
            places.add(u64::from(row), &Geometry { kind: "Polygon", parts: vec![Part::Ring(ring)] });
        }
        let map = places.finish(5000, vec![], &Hint::default()).unwrap().map.unwrap();
        assert!(map.areas.len() < MAP_CHARS + 8000 && map.shown > 10, "{} {}", map.areas.len(), map.shown);
    }
}

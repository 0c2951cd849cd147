//! Geometry in a file: GeoJSON, well-known text, and “latitude, longitude” in a cell.

use serde_json::Value;

use super::limits::MAX_CORNERS;

/// Points that belong together.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Points by themselves.
    Dots(Vec<[f64; 2]>),
    /// A line.
    Line(Vec<[f64; 2]>),
    /// A ring around an area (or a hole in it).
    Ring(Vec<[f64; 2]>),
}

impl Part {
    /// Its corners.
    pub fn corners(&self) -> &[[f64; 2]] {
        match self {
            Self::Dots(all) | Self::Line(all) | Self::Ring(all) => all,
        }
    }
}

/// A geometry.
#[derive(Clone, Debug, PartialEq)]
pub struct Geometry {
    /// As GeoJSON calls it.
    pub kind: &'static str,
    /// What it is made of.
    pub parts: Vec<Part>,
}

impl Geometry {
    /// A single point.
    pub fn point(x: f64, y: f64) -> Option<Self> {
        let there = x.is_finite() && y.is_finite() && !(x == 0.0 && y == 0.0);
        there.then(|| Self { kind: "Point", parts: vec![Part::Dots(vec![[x, y]])] })
    }

    /// Smallest x and y, largest x and y.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let mut bounds: Option<[f64; 4]> = None;
        for [x, y] in self.parts.iter().flat_map(|part| part.corners()) {
            let [left, bottom, right, top] = bounds.unwrap_or([*x, *y, *x, *y]);
            bounds = Some([left.min(*x), bottom.min(*y), right.max(*x), top.max(*y)]);
        }
        bounds
    }
}

const KINDS: [&str; 7] =
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

/// Whether a JSON object is a geometry or a feature, so that it is no record of its own.
pub fn is_geometry(value: &Value) -> bool {
    let kind = value.get("type").and_then(Value::as_str).unwrap_or_default();
    (KINDS.contains(&kind) && (value.get("coordinates").is_some() || value.get("geometries").is_some()))
        || (kind == "Feature" && value.get("geometry").is_some())
}

/// From a GeoJSON geometry, or a feature around one.
pub fn from_json(value: &Value) -> Option<Geometry> {
    let mut budget = MAX_CORNERS;
    let geometry = if value.get("type")?.as_str()? == "Feature" { value.get("geometry")? } else { value };
    let kind = geometry.get("type")?.as_str()?;
    let kind = KINDS.into_iter().find(|known| *known == kind)?;
    let mut parts = Vec::new();
    collect(geometry, &mut parts, &mut budget, 0)?;
    parts.iter().any(|part: &Part| !part.corners().is_empty()).then_some(Geometry { kind, parts })
}

fn collect(value: &Value, parts: &mut Vec<Part>, budget: &mut usize, depth: usize) -> Option<()> {
    if depth > 4 {
        return None;
    }
    let kind = value.get("type")?.as_str()?;
    if kind == "GeometryCollection" {
        for inner in value.get("geometries")?.as_array()? {
            collect(inner, parts, budget, depth + 1)?;
        }
        return Some(());
    }
    let coordinates = value.get("coordinates")?;
    match kind {
        "Point" => parts.push(Part::Dots(vec![position(coordinates, budget)?])),
        "MultiPoint" => parts.push(Part::Dots(positions(coordinates, budget)?)),
        "LineString" => parts.push(Part::Line(positions(coordinates, budget)?)),
        "MultiLineString" => {
            for line in coordinates.as_array()? {
                parts.push(Part::Line(positions(line, budget)?));
            }
        }
        "Polygon" => rings(coordinates, parts, budget)?,
        "MultiPolygon" => {
            for polygon in coordinates.as_array()? {
                rings(polygon, parts, budget)?;
            }
        }
        _ => return None,
    }
    Some(())
}

fn rings(value: &Value, parts: &mut Vec<Part>, budget: &mut usize) -> Option<()> {
    for ring in value.as_array()? {
        parts.push(Part::Ring(positions(ring, budget)?));
    }
    Some(())
}

fn positions(value: &Value, budget: &mut usize) -> Option<Vec<[f64; 2]>> {
    value.as_array()?.iter().map(|one| position(one, budget)).collect()
}

fn position(value: &Value, budget: &mut usize) -> Option<[f64; 2]> {
    *budget = budget.checked_sub(1)?;
    let numbers = value.as_array()?;
    let (x, y) = (numbers.first()?.as_f64()?, numbers.get(1)?.as_f64()?);
    (x.is_finite() && y.is_finite()).then_some([x, y])
}

/// From the text of a cell, if there is a geometry in it.
pub fn in_text(text: &str) -> Option<Geometry> {
    let text = text.trim();
    match text.chars().next()? {
        '{' => {
            if !text.contains("\"coordinates\"") {
                return None;
            }
            from_json(&serde_json::from_str(text).ok()?)
        }
        'P' | 'L' | 'M' | 'p' | 'l' | 'm' | 'S' | 's' => from_wkt(text).or_else(|| from_last_line(text)),
        _ => from_last_line(text),
    }
}

/// “40.68, -73.98” or “(40.68, -73.98)”, alone or as the last line of an address.
fn from_last_line(text: &str) -> Option<Geometry> {
    let last = text.rsplit(['\n', '\r']).next()?.trim();
    let inner = match last.strip_prefix('(') {
        Some(rest) => rest.strip_suffix(')')?,
        None if last.len() == text.len() => last,
        None => return None,
    };
    if inner.len() > 60 {
        return None;
    }
    let (first, second) = inner.split_once(',')?;
    let (first, second) = (fraction(first)?, fraction(second)?);
    // Latitude comes first, unless it cannot be one.
    if first.abs() <= 90.0 && second.abs() <= 180.0 {
        Geometry::point(second, first)
    } else if second.abs() <= 90.0 && first.abs() <= 180.0 {
        Geometry::point(first, second)
    } else {
        None
    }
}

/// A number with a point in it, so that no two numbers of a list are taken for a place.
fn fraction(text: &str) -> Option<f64> {
    let text = text.trim();
    let fits = text.contains('.') && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    if fits { text.parse().ok() } else { None }
}

/// From well-known text (with or without an SRID before it), flat.
fn from_wkt(text: &str) -> Option<Geometry> {
    let text = match text.split_once(';') {
        Some((srid, rest)) if srid.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("srid")) => {
            rest.trim_start()
        }
        _ => text,
    };
    let open = text.find('(')?;
    let word = text.get(..open)?.trim().to_ascii_uppercase();
    let word = word.split_whitespace().next()?.to_owned();
    let kind = KINDS.into_iter().take(6).find(|kind| kind.eq_ignore_ascii_case(&word))?;
    let body = text.get(open..)?;
    let mut parts = Vec::new();
    let mut budget = MAX_CORNERS;
    // Brackets nest as deeply as they like; only the innermost hold points.
    for piece in body.split('(').filter(|piece| !piece.trim().is_empty()) {
        let inner = piece.split(')').next()?;
        let mut points = Vec::new();
        for point in inner.split(',') {
            budget = budget.checked_sub(1)?;
            let mut numbers = point.split_whitespace().map(str::parse::<f64>);
            let (x, y) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
            if !x.is_finite() || !y.is_finite() {
                return None;
            }
            points.push([x, y]);
        }
        parts.push(match kind {
            "Point" | "MultiPoint" => Part::Dots(points),
            "LineString" | "MultiLineString" => Part::Line(points),
            _ => Part::Ring(points),
        });
    }
    (!parts.is_empty() && body.trim_end().ends_with(')')).then_some(Geometry { kind, parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str) -> Option<[f64; 2]> {
        in_text(text)?.parts.first()?.corners().first().copied()
    }

    #[test]
    fn places_in_cells() {
        assert_eq!(point("48.858219011,2.36246962418"), Some([2.362_469_624_18, 48.858_219_011]));
        assert_eq!(
            point("295 Livingston Street\nBrooklyn, NY 11217\n(40.688161839643605, -73.981872296889)"),
            Some([-73.981_872_296_889, 40.688_161_839_643_605])
        );
        assert_eq!(point("POINT (13.4 52.5)"), Some([13.4, 52.5]));
        assert_eq!(point("SRID=4326;POINT(13.4 52.5)"), Some([13.4, 52.5]));
        assert_eq!(point(r#"{"type": "Point", "coordinates": [2.36, 48.85]}"#), Some([2.36, 48.85]));
        for not in ["1,5", "12, 13", "Paris, France", "(212) 239-6200", "", "POINT EMPTY", "{\"coordinates\"", "P. (3)"]
        {
            assert_eq!(in_text(not), None, "{not}");
        }
    }

    #[test]
    fn lines_and_areas() {
        let area = in_text("POLYGON ((0 0, 4 0, 4 3, 0 0), (1 1, 2 1, 2 2, 1 1))").unwrap();
        assert_eq!((area.kind, area.parts.len(), area.bounds()), ("Polygon", 2, Some([0.0, 0.0, 4.0, 3.0])));
        let many = in_text("MULTILINESTRING((0 0, 1 1), (2 2, 3 5))").unwrap();
        assert_eq!((many.parts.len(), many.bounds()), (2, Some([0.0, 0.0, 3.0, 5.0])));
    }

    #[test]
    fn collections_within_collections_end_somewhere() {
        let mut text = r#"{"type":"Point","coordinates":[1.0,2.0]}"#.to_owned();
        for _ in 0..10 {
            text = format!(r#"{{"type":"GeometryCollection","geometries":[{text}]}}"#);
        }
        assert_eq!(from_json(&serde_json::from_str(&text).unwrap()), None);
    }
}

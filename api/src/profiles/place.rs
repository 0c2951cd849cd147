//! Where the rows of a file lie, in the schema.

use async_graphql::SimpleObject;
use intercity_domain::profiles::reading::{Place, PlaceMap};

use super::enums::ProfileCrsRecognised;
use super::types::{ProfileCount, counts};

/// Where the rows of a file lie.
#[derive(SimpleObject)]
pub struct ProfilePlace {
    /// EPSG code of the coordinates in the file; nothing when the system was not recognised.
    epsg: Option<i32>,
    /// What the file calls its system, when that is none we know.
    declared: Option<String>,
    /// How it was recognised.
    recognised: Option<ProfileCrsRecognised>,
    /// Columns that hold the coordinates; none for the geometry of GeoJSON.
    columns: Vec<String>,
    /// Rows with a place.
    rows: i64,
    /// Rows without.
    without: i64,
    /// Rows whose coordinates cannot be in that system; in neither box nor map.
    outside: i64,
    /// Kinds of geometry, by their names in GeoJSON.
    shapes: Vec<ProfileCount>,
    /// Smallest x and y, largest x and y, as in the file.
    bounds: Vec<f64>,
    /// West, south, east, north in degrees (WGS 84).
    bounding_box: Option<Vec<f64>>,
    /// A small map.
    map: Option<ProfileMap>,
}

/// A small map as SVG path data, north up, simplified.
#[derive(SimpleObject)]
pub struct ProfileMap {
    /// Width of the drawing.
    width: i32,
    /// Height of the drawing.
    height: i32,
    /// Points, as lines without length.
    dots: String,
    /// Lines.
    lines: String,
    /// Areas.
    areas: String,
    /// How many rows are drawn.
    shown: i32,
}

impl From<&Place> for ProfilePlace {
    fn from(place: &Place) -> Self {
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Self {
            epsg: place.epsg.and_then(|code| i32::try_from(code).ok()),
            declared: place.declared.clone(),
            recognised: place.recognised.map(Into::into),
            columns: place.columns.clone(),
            rows: count(place.rows),
            without: count(place.without),
            outside: count(place.outside),
            shapes: counts(&place.shapes),
            bounds: place.bounds.to_vec(),
            bounding_box: place.box_wgs84.map(|found| found.to_vec()),
            map: place.map.as_ref().map(Into::into),
        }
    }
}

impl From<&PlaceMap> for ProfileMap {
    fn from(map: &PlaceMap) -> Self {
        let size = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        Self {
            width: size(map.width),
            height: size(map.height),
            dots: map.dots.clone(),
            lines: map.lines.clone(),
            areas: map.areas.clone(),
            shown: size(map.shown),
        }
    }
}

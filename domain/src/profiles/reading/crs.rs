//! Coordinate systems: which ones are known, how they are recognised, and the way from them to longitude and latitude.

use proj4rs::Proj;
use proj4rs::transform::transform;

/// A system that is recognised by where its coordinates lie.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// Its EPSG code.
    pub epsg: u32,
    /// West, south, east, north of the area where coordinates make sense.
    pub area: [f64; 4],
}

/// In the order in which they are believed: degrees, Berlin's UTM zone, Great Britain, New York in feet.
pub const WINDOWS: [Window; 4] = [
    Window { epsg: 4326, area: [-180.0, -90.0, 180.0, 90.0] },
    Window { epsg: 25833, area: [150_000.0, 5_200_000.0, 900_000.0, 6_200_000.0] },
    Window { epsg: 27700, area: [0.0, 0.0, 700_000.0, 1_300_000.0] },
    Window { epsg: 2263, area: [880_000.0, 100_000.0, 1_120_000.0, 300_000.0] },
];

const DEGREES: &str = "+proj=longlat +ellps=WGS84 +datum=WGS84 +no_defs";

/// The definition of a system, after the EPSG registry.
fn definition(epsg: u32) -> Option<&'static str> {
    Some(match epsg {
        4326 | 4258 => DEGREES,
        25832 => "+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs",
        25833 => "+proj=utm +zone=33 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs",
        27700 => {
            "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy \
             +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs"
        }
        2263 => {
            "+proj=lcc +lat_0=40.16666666666666 +lon_0=-74 +lat_1=41.03333333333333 +lat_2=40.66666666666666 \
             +x_0=300000.0000000001 +y_0=0 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=us-ft +no_defs"
        }
        2154 => {
            "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 \
             +towgs84=0,0,0,0,0,0,0 +units=m +no_defs"
        }
        3857 => {
            "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs"
        }
        _ => return None,
    })
}

/// The EPSG code in the name of a system: `urn:ogc:def:crs:EPSG::25833`, `EPSG:4326`, `…:OGC:1.3:CRS84`.
pub fn code(name: &str) -> Option<u32> {
    let upper = name.to_ascii_uppercase();
    if upper.ends_with("CRS84") {
        return Some(4326);
    }
    let (_, rest) = upper.split_once("EPSG")?;
    let digits: String = rest.chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().ok()
}

/// The way from a system to longitude and latitude in degrees (WGS 84).
pub enum Way {
    /// They are that already.
    None,
    /// By projection.
    Through(Box<(Proj, Proj)>),
}

impl Way {
    /// From this system, if it is known.
    pub fn from(epsg: u32) -> Option<Self> {
        let from = definition(epsg)?;
        if from == DEGREES {
            return Some(Self::None);
        }
        let from = Proj::from_proj_string(from).ok()?;
        let to = Proj::from_proj_string(DEGREES).ok()?;
        Some(Self::Through(Box::new((from, to))))
    }

    /// One point.
    pub fn take(&self, [x, y]: [f64; 2]) -> Option<[f64; 2]> {
        let [x, y] = match self {
            Self::None => [x, y],
            Self::Through(way) => {
                let mut point = (x, y, 0.0);
                transform(&way.0, &way.1, &mut point).ok()?;
                [point.0.to_degrees(), point.1.to_degrees()]
            }
        };
        (x.is_finite() && y.is_finite() && x.abs() <= 360.0 && y.abs() <= 90.0).then_some([x, y])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(epsg: u32, point: [f64; 2], [lon, lat]: [f64; 2], within: f64) {
        let [x, y] = Way::from(epsg).unwrap().take(point).unwrap();
        assert!((x - lon).abs() < within && (y - lat).abs() < within, "{epsg}: {x} {y}");
    }

    #[test]
    fn known_points_come_out_where_they_are() {
        // The example of the Ordnance Survey's guide (about 5 m with seven parameters).
        near(27700, [651_409.903, 313_177.270], [1.716_073_973, 52.658_007_833], 1e-4);
        // A charging station in Berlin, as PROJ places it.
        near(25833, [391_281.155_529_510_4, 5_821_719.176_757_808], [13.397_123, 52.534_702], 1e-6);
        // The false origin of New York's system.
        near(2263, [984_250.0, 0.0], [-74.0, 40.166_666_67], 1e-6);
        near(2263, [983_000.0, 199_000.0], [-74.004_508_94, 40.712_885_65], 1e-6);
        near(3857, [261_845.706_5, 6_250_564.349_5], [2.352_2, 48.856_6], 1e-4);
        near(4326, [2.0, 48.0], [2.0, 48.0], 1e-12);
        assert!(Way::from(31_467).is_none());
    }

    #[test]
    fn names_of_systems() {
        assert_eq!(code("urn:ogc:def:crs:OGC:1.3:CRS84"), Some(4326));
        assert_eq!(code("urn:ogc:def:crs:EPSG::25833"), Some(25833));
        assert_eq!(code("EPSG:27700"), Some(27700));
        assert_eq!(code("http://www.opengis.net/def/crs/EPSG/0/2263"), Some(2263));
        assert_eq!(code("Gauss"), None);
    }
}

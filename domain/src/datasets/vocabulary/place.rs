//! Places that the four cities speak of, in GeoNames.

use crate::kernel::fold::phrase;

/// A place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The two letters that stand on its sign.
    pub code: &'static str,
    /// Its name where it lies.
    pub name: &'static str,
    /// Its number in GeoNames.
    pub geonames: u32,
    /// West, south, east, north in degrees (EPSG:4326), to two digits.
    pub bbox: [f64; 4],
    signs: &'static [&'static str],
}

impl Place {
    /// Its address in GeoNames.
    pub fn uri(&self) -> String {
        format!("https://sws.geonames.org/{}/", self.geonames)
    }
}

const PLACES: [Place; 4] = [
    Place { code: "BE", name: "Berlin", geonames: 2_950_159, bbox: [13.09, 52.34, 13.76, 52.68], signs: &["berlin"] },
    Place {
        code: "LO",
        name: "London",
        geonames: 2_643_743,
        bbox: [-0.51, 51.29, 0.33, 51.69],
        signs: &["greater london", "city of london", "london"],
    },
    Place {
        code: "NY",
        name: "New York City",
        geonames: 5_128_581,
        bbox: [-74.26, 40.49, -73.70, 40.92],
        signs: &["new york city", "city of new york", "nyc", "new york"],
    },
    Place {
        code: "PA",
        name: "Paris",
        geonames: 2_988_507,
        bbox: [2.22, 48.81, 2.47, 48.91],
        signs: &["ville de paris", "paris"],
    },
];

/// The city that a text is all about, or that a code or an address means. "Berlin-Mitte" is not the whole of Berlin.
pub fn place(text: &str) -> Option<&'static Place> {
    let text = text.trim();
    if let Some(known) = PLACES.iter().find(|place| place.code == text || place.uri() == text) {
        return Some(known);
    }
    let phrase = phrase(text);
    PLACES.iter().find(|place| place.signs.contains(&phrase.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_is_told_and_a_part_of_it_is_not() {
        for (text, code) in [("Berlin", "BE"), ("NYC", "NY"), ("Ville de Paris", "PA"), ("LO", "LO")] {
            assert_eq!(place(text).map(|one| one.code), Some(code), "{text}");
        }
        assert_eq!(place("https://sws.geonames.org/2950159/").map(|one| one.code), Some("BE"));
        for text in ["", "Berlin-Mitte", "New York State", "Region"] {
            assert_eq!(place(text), None, "{text}");
        }
        for place in &PLACES {
            let [west, south, east, north] = place.bbox;
            assert!(west < east && south < north, "{}", place.name);
        }
    }
}

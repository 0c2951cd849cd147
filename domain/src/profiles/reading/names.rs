//! What the name of a column says: an identifier, a moment, an x or a y.

/// The words of a name, in lower case: `gcXwert_1` is `gc`, `xwert`, `1`.
pub fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut was_lower = false;
    for letter in name.chars().take(200) {
        let is_word = letter.is_alphanumeric();
        let begins = letter.is_uppercase() && was_lower;
        if (!is_word || begins) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if is_word {
            word.extend(letter.to_lowercase());
        }
        was_lower = letter.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

const IDENTIFIERS: &[&str] = &[
    "id",
    "ids",
    "code",
    "plz",
    "zip",
    "postcode",
    "postal",
    "zipcode",
    "geocode",
    "fips",
    "bin",
    "bbl",
    "block",
    "lot",
    "nummer",
    "nr",
    "lfd",
    "phone",
    "telephone",
    "tel",
    "fax",
    "telefon",
    "insee",
    "siret",
    "siren",
    "gid",
    "fid",
    "objectid",
    "uuid",
    "nta",
    "isbn",
    "license",
    "licence",
    "nbr",
    "arrondissement",
    "ardt",
    "boro",
    "district",
];

/// Whether the column names things rather than counting them.
pub fn is_identifier(name: &str) -> bool {
    let words = words(name);
    // “number of users” counts; “building number” names.
    let counts = words.first().is_some_and(|first| matches!(first.as_str(), "number" | "count" | "anzahl" | "nombre"));
    let numbers = words.len() > 1 && words.last().is_some_and(|last| matches!(last.as_str(), "number" | "no"));
    !counts
        && (numbers
            || words.iter().any(|word| {
                IDENTIFIERS.contains(&word.as_str()) || word.ends_with("code") || word.ends_with("cd") && word.len() > 4
            }))
}

/// Whether the column speaks of moments, so that large numbers may be seconds since 1970 and eight digits a day.
pub fn is_moment(name: &str) -> bool {
    const MOMENTS: &[&str] = &[
        "date",
        "time",
        "datum",
        "zeit",
        "timestamp",
        "created",
        "updated",
        "modified",
        "at",
        "am",
        "heure",
        "jour",
        "epoch",
        "day",
        "tag",
    ];
    words(name).iter().any(|word| MOMENTS.contains(&word.as_str()))
}

/// Which axis a column holds, and what of its name says nothing about that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Longitude or easting.
    X(Vec<String>),
    /// Latitude or northing.
    Y(Vec<String>),
}

/// The axis that a column's name stands for.
pub fn axis(name: &str) -> Option<Axis> {
    const X: &[&str] = &[
        "lon",
        "lng",
        "long",
        "longitude",
        "laenge",
        "länge",
        "längengrad",
        "laengengrad",
        "xwert",
        "xcoord",
        "xkoordinate",
        "easting",
        "eastings",
        "rechtswert",
        "ostwert",
        "lonx",
    ];
    const Y: &[&str] = &[
        "lat",
        "latitude",
        "breite",
        "breitengrad",
        "ywert",
        "ycoord",
        "ykoordinate",
        "northing",
        "northings",
        "hochwert",
        "nordwert",
        "laty",
    ];
    const BESIDE: &[&str] =
        &["wert", "coord", "coords", "coordinate", "koordinate", "koord", "coordonnee", "point", "pos", "utm", "geo"];
    let words = words(name);
    let letter = |letter: &str| {
        let rest: Vec<&String> = words.iter().filter(|word| *word != letter).collect();
        let bears = rest.len() + 1 == words.len();
        bears && (rest.is_empty() || rest.iter().any(|word| BESIDE.contains(&word.as_str())))
    };
    let without = |known: &[&str], letter: &str| {
        words.iter().filter(|word| !known.contains(&word.as_str()) && *word != letter).cloned().collect()
    };
    let says = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    match (says(X) || letter("x"), says(Y) || letter("y")) {
        (true, false) => Some(Axis::X(without(X, "x"))),
        (false, true) => Some(Axis::Y(without(Y, "y"))),
        _ => None,
    }
}

/// Pairs of columns (x, y) whose names belong together.
pub fn pairs(names: &[String]) -> Vec<(usize, usize)> {
    let axes: Vec<(usize, Axis)> = names.iter().enumerate().filter_map(|(n, name)| Some((n, axis(name)?))).collect();
    let mut pairs = Vec::new();
    for (x, found) in &axes {
        let Axis::X(rest) = found else { continue };
        let partner = axes.iter().find(|(_, other)| matches!(other, Axis::Y(other) if other == rest));
        if let Some((y, _)) = partner {
            pairs.push((*x, *y));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Vec<(usize, usize)> {
        pairs(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn coordinates_are_found_by_their_names() {
        assert_eq!(of(&["id", "x_wert", "y_wert"]), [(1, 2)]);
        assert_eq!(of(&["gc_xwert", "gc_ywert", "gc_ortsteil"]), [(0, 1)]);
        assert_eq!(of(&["coord_x", "coord_y"]), [(0, 1)]);
        assert_eq!(of(&["lat", "lng"]), [(1, 0)]);
        assert_eq!(of(&["LATITUDE", "LONGITUDE"]), [(1, 0)]);
        assert_eq!(of(&["geo_point_2d.lon", "geo_point_2d.lat"]), [(0, 1)]);
        assert_eq!(of(&["start_lat", "end_lon", "start_lon", "end_lat"]), [(1, 3), (2, 0)]);
        assert_eq!(of(&["salon", "plat", "x", "how long"]), Vec::new());
    }

    #[test]
    fn names_that_only_name() {
        for name in
            ["plz", "GEOCODE", "LAD22CD", "Zip Code", "id_lieu", "System ID", "Building Number", "BIN", "ardt_lieu"]
        {
            assert!(is_identifier(name), "{name}");
        }
        for name in ["number of users", "visits", "p1_kw", "Wärmeverbrauch", "# of Sessions", "impressions", "idle"] {
            assert!(!is_identifier(name), "{name}");
        }
        assert!(is_moment("inbetrieb_am") && is_moment("createdAt") && !is_moment("visits"));
    }
}

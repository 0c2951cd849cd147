//! File types: from an ending, a media type or the word in a catalogue.

use crate::kernel::fold::fold;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// The code in the European list of file types.
    pub code: &'static str,
    /// How it is called.
    pub name: &'static str,
    /// Its media type as registered with IANA; empty when it has none there.
    pub media_type: &'static str,
    signs: &'static [&'static str],
}

impl Format {
    /// Its address in the European list.
    pub fn uri(&self) -> String {
        format!("{}file-type/{}", super::AUTHORITY, self.code)
    }

    /// The address of its media type at IANA.
    pub fn media_type_uri(&self) -> Option<String> {
        (!self.media_type.is_empty())
            .then(|| format!("https://www.iana.org/assignments/media-types/{}", self.media_type))
    }
}

const fn kind(
    code: &'static str,
    name: &'static str,
    media_type: &'static str,
    signs: &'static [&'static str],
) -> Format {
    Format { code, name, media_type, signs }
}

/// Every kind that is known.
pub const FORMATS: [Format; 30] = [
    kind("CSV", "CSV", "text/csv", &["csv", "text/csv", "comma separated values"]),
    kind("TSV", "TSV", "text/tab-separated-values", &["tsv", "tab", "text/tab-separated-values"]),
    kind(
        "GEOJSON",
        "GeoJSON",
        "application/geo+json",
        &["geojson", "application/geo+json", "application/vnd.geo+json"],
    ),
    kind("JSON_LD", "JSON-LD", "application/ld+json", &["jsonld", "json-ld", "application/ld+json"]),
    kind(
        "JSON",
        "JSON",
        "application/json",
        &["json", "application/json", "ndjson", "jsonl", "application/x-ndjson", "application/jsonl", "json lines"],
    ),
    kind(
        "PARQUET",
        "Parquet",
        "application/vnd.apache.parquet",
        &["parquet", "application/vnd.apache.parquet", "application/x-parquet"],
    ),
    kind(
        "XLSX",
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        &["xlsx", "excel xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ),
    kind("XLS", "XLS", "application/vnd.ms-excel", &["xls", "excel", "application/vnd.ms-excel", "application/excel"]),
    kind(
        "ODS",
        "ODS",
        "application/vnd.oasis.opendocument.spreadsheet",
        &["ods", "application/vnd.oasis.opendocument.spreadsheet"],
    ),
    kind(
        "SHP",
        "Shapefile",
        "application/vnd.shp",
        &["shp", "shape", "shapefile", "esri shapefile", "application/vnd.shp"],
    ),
    kind(
        "GPKG",
        "GeoPackage",
        "application/geopackage+sqlite3",
        &["gpkg", "geopackage", "application/geopackage+sqlite3"],
    ),
    kind("GML", "GML", "application/gml+xml", &["gml", "application/gml+xml"]),
    kind("KML", "KML", "application/vnd.google-earth.kml+xml", &["kml", "application/vnd.google-earth.kml+xml"]),
    kind("KMZ", "KMZ", "application/vnd.google-earth.kmz", &["kmz", "application/vnd.google-earth.kmz"]),
    kind("WMS_SRVC", "WMS", "", &["wms", "ogc wms", "web map service", "wms_srvc"]),
    kind("WFS_SRVC", "WFS", "", &["wfs", "ogc wfs", "web feature service", "wfs_srvc"]),
    kind(
        "REST",
        "API",
        "",
        &["api", "rest", "rest api", "arcgis geoservices rest api", "esri rest", "application/http"],
    ),
    kind("ZIP", "ZIP", "application/zip", &["zip", "application/zip", "application/x-zip-compressed"]),
    kind("GZIP", "GZIP", "application/gzip", &["gz", "gzip", "application/gzip", "application/x-gzip"]),
    kind("PDF", "PDF", "application/pdf", &["pdf", "application/pdf"]),
    kind("HTML", "HTML", "text/html", &["html", "htm", "text/html", "web page", "webseite", "site web", "app"]),
    kind("XML", "XML", "application/xml", &["xml", "application/xml", "text/xml"]),
    kind("RDF_XML", "RDF/XML", "application/rdf+xml", &["rdf", "rdf/xml", "application/rdf+xml"]),
    kind("RDF_TURTLE", "Turtle", "text/turtle", &["ttl", "turtle", "text/turtle"]),
    kind("ATOM", "Atom", "application/atom+xml", &["atom", "application/atom+xml"]),
    kind("GTFS", "GTFS", "", &["gtfs"]),
    kind("JPEG", "JPEG", "image/jpeg", &["jpeg", "jpg", "image/jpeg"]),
    kind("PNG", "PNG", "image/png", &["png", "image/png"]),
    kind("TIFF", "TIFF", "image/tiff", &["tif", "tiff", "geotiff", "image/tiff"]),
    kind("TXT", "TXT", "text/plain", &["txt", "text", "text/plain"]),
];

/// The kind that a word, media type, address of the European list, or name of a file says.
pub fn format(text: &str) -> Option<&'static Format> {
    let text = fold(text.trim());
    let word = text.split(';').next().unwrap_or_default().trim();
    let word = word.rsplit("/file-type/").next().unwrap_or(word);
    let word = word.split("/media-types/").last().unwrap_or(word);
    let squeezed: String = word.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = |word: &str| {
        FORMATS
            .iter()
            .find(|kind| kind.signs.contains(&word) || kind.code.eq_ignore_ascii_case(word) || fold(kind.name) == word)
    };
    // "HT ML" and ".csv" are meant well.
    says(&squeezed)
        .or_else(|| says(&squeezed.replace(' ', "")))
        .or_else(|| squeezed.rsplit_once('.').and_then(|(_, ending)| says(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formats_of_the_four_catalogues_are_told() {
        for (text, code) in [
            ("text/html", "HTML"),
            ("HT ML", "HTML"),
            ("CSV", "CSV"),
            ("text/csv; charset=utf-8", "CSV"),
            ("GEOJSON", "GEOJSON"),
            ("application/vnd.geo+json", "GEOJSON"),
            ("ArcGIS GeoServices REST API", "REST"),
            ("Web Page", "HTML"),
            ("SHP", "SHP"),
            ("xlsx", "XLSX"),
            ("application/rdf+xml", "RDF_XML"),
            ("https://www.iana.org/assignments/media-types/application/gml+xml", "GML"),
            ("http://publications.europa.eu/resource/authority/file-type/RDF_TURTLE", "RDF_TURTLE"),
            ("berlin_elektro_ladesaeulen_2020.csv", "CSV"),
            (".parquet", "PARQUET"),
        ] {
            assert_eq!(format(text).map(|kind| kind.code), Some(code), "{text}");
        }
        for text in ["", "application/octet-stream", "geheim"] {
            assert_eq!(format(text), None, "{text}");
        }
    }

    #[test]
    fn no_sign_means_two_kinds() {
        for kind in &FORMATS {
            for sign in kind.signs {
                assert_eq!(FORMATS.iter().filter(|other| other.signs.contains(sign)).count(), 1, "{sign}");
                assert_eq!(format(sign).map(|found| found.code), Some(kind.code), "{sign}");
            }
        }
    }
}

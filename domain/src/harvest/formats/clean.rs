//! How texts, dates and addresses of portals are cleaned; every function says what it did.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use url::Url;

use crate::kernel::Timestamp;

/// Plain text, and in a word what had to be done for it.
pub fn text(raw: &str) -> (String, Option<&'static str>) {
    let html = looks_like_html(raw);
    let plain = if html { html_to_text(raw) } else { decode_entities(raw) };
    let tidy = tidy(&plain);
    let done = match () {
        () if html => Some("HTML became text"),
        () if plain != raw => Some("entities were decoded"),
        () if tidy == raw => None,
        () if tidy == raw.trim() => Some("space around it was removed"),
        () => Some("line ends, spaces or control characters were tidied"),
    };
    (tidy, done)
}

/// One line of plain text.
pub fn line(raw: &str) -> (String, Option<&'static str>) {
    let (plain, done) = text(raw);
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let done = done.or((joined != plain).then_some("line breaks became spaces"));
    (joined, done)
}

/// At most so many characters; whether something was cut off.
pub fn shorten(text: &str, most: usize) -> (String, bool) {
    if text.chars().count() <= most {
        return (text.to_owned(), false);
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    if let Some(space) = short.rfind(char::is_whitespace).filter(|at| *at > most / 2) {
        short.truncate(space);
    }
    short.push('…');
    (short, true)
}

fn looks_like_html(raw: &str) -> bool {
    let mut rest = raw;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        let opens = rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        // Addresses in angle brackets are text.
        let name: String = rest.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let after = rest.trim_start_matches('/').get(name.len()..).unwrap_or_default();
        if opens && rest.contains('>') && !after.starts_with(':') && !after.starts_with('@') {
            return true;
        }
    }
    false
}

/// Text of HTML: blocks become lines, links keep their address, scripts and styles go.
fn html_to_text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    let mut link: Option<(String, usize)> = None;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        push_words(&mut out, before);
        let Some(end) = from.find('>') else {
            push_words(&mut out, from);
            return decode_entities(&out);
        };
        let tag = from.get(1..end).unwrap_or_default();
        rest = from.get(end + 1..).unwrap_or_default();
        let closes = tag.starts_with('/');
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase();
        match name.as_str() {
            "script" | "style" if !closes => rest = behind(rest, &name),
            "p" | "div" | "br" | "li" | "tr" | "ul" | "ol" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                if !out.is_empty() && !out.ends_with('\n') =>
            {
                out.push('\n');
            }
            "a" if !closes => link = attribute(tag, "href").map(|href| (href, out.len())),
            "a" => {
                if let Some((href, from)) = link.take() {
                    let shown = out.get(from..).unwrap_or_default().trim();
                    if href.starts_with("http") && !shown.contains(&href) && !shown.is_empty() {
                        out.push_str(&format!(" ({href})"));
                    }
                }
            }
            _ => {}
        }
    }
    push_words(&mut out, rest);
    decode_entities(&out)
}

fn push_words(out: &mut String, text: &str) {
    for letter in text.chars() {
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        if letter != ' ' || !(out.is_empty() || out.ends_with([' ', '\n'])) {
            out.push(letter);
        }
    }
}

fn behind<'a>(rest: &'a str, name: &str) -> &'a str {
    let lower = rest.to_ascii_lowercase();
    let end = lower.find(&format!("</{name}")).and_then(|at| Some(at + lower.get(at..)?.find('>')? + 1));
    end.and_then(|at| rest.get(at..)).unwrap_or_default()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!("{name}="))? + name.len() + 1;
    let value = tag.get(at..)?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(quote) => value.get(1..)?.split(quote).next()?,
        None => value.split_whitespace().next()?,
    };
    Some(decode_entities(value.trim()))
}

fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.char_indices().take(12).find(|(_, c)| *c == ';').map(|(at, _)| at);
        let decoded = end.and_then(|end| entity(from.get(1..end)?).map(|letter| (letter, end)));
        if let Some((letter, end)) = decoded {
            out.push(letter);
            rest = from.get(end + 1..).unwrap_or_default();
        } else {
            out.push('&');
            rest = from.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("ecirc", 'ê'),
        ("euml", 'ë'),
        ("agrave", 'à'),
        ("acirc", 'â'),
        ("ccedil", 'ç'),
        ("icirc", 'î'),
        ("iuml", 'ï'),
        ("ocirc", 'ô'),
        ("ugrave", 'ù'),
        ("ucirc", 'û'),
        ("oelig", 'œ'),
        ("Eacute", 'É'),
        ("Agrave", 'À'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("bdquo", '„'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("hellip", '…'),
        ("euro", '€'),
        ("pound", '£'),
        ("copy", '©'),
        ("reg", '®'),
        ("deg", '°'),
        ("bull", '•'),
        ("sup2", '²'),
    ];
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

/// LF line ends, no control characters, no trailing spaces, at most one empty line in a row.
fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let line: String = line
            .chars()
            .map(|c| if c == '\u{a0}' || c == '\t' { ' ' } else { c })
            .filter(|c| !c.is_control() && *c != '\u{feff}' && *c != '\u{200b}')
            .collect();
        let line = line.trim();
        if line.is_empty() && lines.last().is_none_or(String::is_empty) {
            continue;
        }
        lines.push(line.to_owned());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// An instant; the word says what had to be assumed.
pub fn moment(raw: &str) -> Option<(Timestamp, Option<&'static str>)> {
    let raw = raw.trim();
    if let Ok(instant) = DateTime::parse_from_rfc3339(raw) {
        return Some((whole(instant.with_timezone(&Utc)), None));
    }
    for form in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M"] {
        if let Ok(naive) = NaiveDateTime::parse_from_str(raw, form) {
            return Some((whole(naive.and_utc()), Some("without a zone; read as UTC")));
        }
    }
    if raw.len() >= 9 && raw.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = raw.parse().ok()?;
        let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
        return Utc.timestamp_opt(seconds, 0).single().map(|at| (at, Some("seconds since 1970")));
    }
    day(raw)
        .and_then(|day| day.and_hms_opt(0, 0, 0))
        .map(|at| (at.and_utc(), Some("a day; read as its beginning, UTC")))
}

fn whole(instant: Timestamp) -> Timestamp {
    use chrono::DurationRound as _;
    instant.duration_trunc(chrono::TimeDelta::microseconds(1)).unwrap_or(instant)
}

/// A day: `2019-02-01`, `20190201`, `01.02.2019`, `2019`, or the day of an instant.
pub fn day(raw: &str) -> Option<NaiveDate> {
    let raw = raw.trim();
    let plain = ["%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%Y/%m/%d"];
    let found = plain
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(raw, form).ok())
        .or_else(|| if raw.len() == 4 { NaiveDate::from_ymd_opt(raw.parse().ok()?, 1, 1) } else { None });
    let found = found.or_else(|| raw.get(..10).filter(|_| raw.contains('T')).and_then(|d| d.parse().ok()));
    found.filter(|day| (1..=9999).contains(&chrono::Datelike::year(day)))
}

/// An absolute http or https address; the error says why not.
pub fn address(raw: &str, base: Option<&Url>) -> Result<(String, Option<&'static str>), &'static str> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Err("empty");
    }
    let (url, done) = match Url::parse(raw) {
        Ok(url) => (url, None),
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            if raw.contains(char::is_whitespace) {
                return Err("not an address");
            }
            let base = base.ok_or("a relative address, and the source has no address of its own")?;
            (base.join(raw).map_err(|_error| "not an address")?, Some("was relative to the source's address"))
        }
        Err(_) => return Err("not an address"),
    };
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err("neither http nor https");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("contains a user name or password");
    }
    let text = url.to_string();
    if text.len() > 2_000 { Err("longer than 2,000 characters") } else { Ok((text, done)) }
}

/// The media type from what a portal calls media type and format.
pub fn media_type(media: &str, format: &str, url: &str) -> String {
    let media = media.trim().to_ascii_lowercase();
    let declared = media.split_once("/media-types/").map_or(media.as_str(), |(_, iana)| iana);
    if declared.contains('/') && !declared.contains("://") && declared.len() < 120 {
        return declared.split(';').next().unwrap_or_default().trim().to_owned();
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    let known = [last(format), last(&media), ending.to_ascii_lowercase()].iter().find_map(|word| by_word(word));
    known.unwrap_or("application/octet-stream").to_owned()
}

fn last(word: &str) -> String {
    let word = word.trim().trim_end_matches('/');
    word.rsplit(['/', '#']).next().unwrap_or_default().trim_start_matches('.').to_ascii_lowercase()
}

fn by_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "csv" => "text/csv",
        "tsv" => "text/tab-separated-values",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "jsonld" | "json-ld" | "json_ld" => "application/ld+json",
        "xml" => "application/xml",
        "rdf" | "rdf/xml" | "rdf_xml" => "application/rdf+xml",
        "ttl" | "turtle" | "rdf_turtle" => "text/turtle",
        "html" | "htm" | "web page" | "html_simpl" => "text/html",
        "pdf" => "application/pdf",
        "txt" => "text/plain",
        "zip" | "shp" | "shapefile" => "application/zip",
        "kml" => "application/vnd.google-earth.kml+xml",
        "kmz" => "application/vnd.google-earth.kmz",
        "gml" => "application/gml+xml",
        "gpkg" => "application/geopackage+sqlite3",
        "xls" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "parquet" => "application/vnd.apache.parquet",
        "wms" | "wms_srvc" => "application/vnd.ogc.wms_xml",
        "wfs" | "wfs_srvc" => "application/vnd.ogc.wfs_xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_text() {
        let (plain, done) =
            text("<DIV STYLE=\"text-align:Left;\"><P><SPAN>Soumis &agrave; la licence\u{a0}Etalab</SPAN></P></DIV>");
        assert_eq!(plain, "Soumis à la licence Etalab");
        assert_eq!(done, Some("HTML became text"));
        let (plain, _) = text("<p>Voir <a href=\"https://a.example/x\">ici</a></p><ul><li>eins</li><li>zwei</li></ul>");
        assert_eq!(plain, "Voir ici (https://a.example/x)\neins\nzwei");
        assert_eq!(text("<script>alert(1)</script>Ruhe").0, "Ruhe");
        assert_eq!(text("<b").0, "<b");
    }

    #[test]
    fn plain_text_stays() {
        assert_eq!(text("a < b and c > d"), ("a < b and c > d".into(), None));
        assert_eq!(text("see <https://a.example/>"), ("see <https://a.example/>".into(), None));
        assert_eq!(text("R&D"), ("R&D".into(), None));
        assert_eq!(text("eins\r\n\r\n\r\nzwei \r\n").0, "eins\n\nzwei");
        assert_eq!(text("Licence Ouverte ").1, Some("space around it was removed"));
        assert_eq!(text("a &amp; b"), ("a & b".into(), Some("entities were decoded")));
    }

    #[test]
    fn instants_come_in_many_notations() {
        let at = |raw: &str| moment(raw).map(|(at, _)| at.to_rfc3339());
        assert_eq!(at("2022-07-29T11:29:07.556Z").unwrap(), "2022-07-29T11:29:07.556+00:00");
        assert_eq!(at("2018-05-02T19:27:59.746105").unwrap(), "2018-05-02T19:27:59.746105+00:00");
        assert_eq!(at("20201117").unwrap(), "2020-11-17T00:00:00+00:00");
        assert_eq!(at("1437067442").unwrap(), "2015-07-16T17:24:02+00:00");
        assert_eq!(at("2013-05-30T01:51:37+02:00").unwrap(), "2013-05-29T23:51:37+00:00");
        assert_eq!(at("R/P1D"), None);
        assert_eq!(at("99999999999999999999"), None);
        assert_eq!(moment("2018-05-02T19:27:59").unwrap().1, Some("without a zone; read as UTC"));
    }

    #[test]
    fn addresses_are_whole_and_of_the_web() {
        let base = Url::parse("https://portal.example/catalog.rdf").unwrap();
        assert_eq!(address("berlin", Some(&base)).unwrap().0, "https://portal.example/berlin");
        assert!(address("berlin", None).is_err());
        assert!(address("odsfile://x.zip", Some(&base)).is_err());
        assert!(address("javascript:alert(1)", Some(&base)).is_err());
        assert!(address("ftp://a.example/x", None).is_err());
        assert!(address("https://user:pass@a.example/", None).is_err());
    }

    #[test]
    fn media_types_are_told_from_what_there_is() {
        assert_eq!(media_type("text/csv; charset=utf-8", "", ""), "text/csv");
        assert_eq!(
            media_type("https://www.iana.org/assignments/media-types/application/json", "", ""),
            "application/json"
        );
        let eu = "http://publications.europa.eu/resource/authority/file-type/GEOJSON";
        assert_eq!(media_type("", eu, ""), "application/geo+json");
        assert_eq!(media_type("", "CSV", ""), "text/csv");
        assert_eq!(media_type("", "", "https://a.example/x.XLSX?y=1"), by_word("xlsx").unwrap());
        assert_eq!(media_type("", "Kartenviewer", "https://a.example/"), "application/octet-stream");
    }

    proptest::proptest! {
        #[test]
        fn cleaning_again_changes_nothing_of_plain_text(raw in "[a-zA-Zäé \\r\\n\\t.,;]{0,200}") {
            let (once, _) = text(&raw);
            proptest::prop_assert_eq!(text(&once), (once.clone(), None));
        }

        #[test]
        fn no_text_breaks_it(raw in "\\PC*|[<>&;/a-z\"'= ]{0,60}") {
            let _ = text(&raw);
            let _ = moment(&raw);
            let _ = address(&raw, None);
            let _ = shorten(&raw, 20);
        }
    }
}

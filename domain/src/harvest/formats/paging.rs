//! Where a portal's catalogue begins and goes on.

use url::Url;

use crate::harvest::HarvestFormat;
use crate::harvest::record::Next;

/// How many records are asked for at once.
const CKAN_ROWS: u64 = 200;
const ODS_ROWS: u64 = 100;

/// The address to begin with: the API of the portal where only the portal was named, else what was given.
pub fn first_address(url: &Url, format: HarvestFormat) -> Url {
    match format {
        HarvestFormat::Ckan if is_portal(url) => {
            let mut url = joined(url, "api/3/action/package_search");
            set(
                &mut url,
                &[
                    ("q", "*:*".into()),
                    ("rows", CKAN_ROWS.to_string()),
                    ("start", "0".into()),
                    ("sort", "name asc".into()),
                ],
            );
            url
        }
        HarvestFormat::Opendatasoft if is_portal(url) => {
            let mut url = joined(url, "api/explore/v2.1/catalog/datasets");
            set(&mut url, &[("limit", ODS_ROWS.to_string()), ("offset", "0".into())]);
            url
        }
        _ => url.clone(),
    }
}

/// The address of the next page, if the portal gave one that can be asked. `taken` counts the records so far.
pub fn next_address(current: &Url, format: HarvestFormat, next: &Next, taken: u64) -> Option<Url> {
    let mut url = current.clone();
    match (next, format) {
        (Next::Url(to), _) => return current.join(to).ok().filter(|url| matches!(url.scheme(), "http" | "https")),
        (Next::Offset(_), HarvestFormat::Ckan) => set(&mut url, &[("start", taken.to_string())]),
        (Next::Offset(_), HarvestFormat::Opendatasoft) => set(&mut url, &[("offset", taken.to_string())]),
        (Next::Offset(after), HarvestFormat::Iso19139) => set(&mut url, &[("startPosition", (after + 1).to_string())]),
        (Next::Offset(_), _) => return None,
    }
    Some(url)
}

/// Whether only a portal was named, not a part of its API and not a document.
fn is_portal(url: &Url) -> bool {
    let path = url.path().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    !path.contains("/api/") && !path.ends_with("/api") && !last.contains('.') && url.query().is_none()
}

fn joined(url: &Url, path: &str) -> Url {
    let mut base = url.clone();
    base.set_fragment(None);
    if !base.path().ends_with('/') {
        base.set_path(&format!("{}/", base.path()));
    }
    base.join(path).unwrap_or(base)
}

/// Sets parameters and keeps the others.
fn set(url: &mut Url, pairs: &[(&str, String)]) {
    let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !pairs.iter().any(|(new, _)| same(new, name)))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let mut query = url.query_pairs_mut();
    query.clear();
    for (name, value) in kept {
        query.append_pair(&name, &value);
    }
    for (name, value) in pairs {
        query.append_pair(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn a_portal_becomes_its_api() {
        let first = first_address(&url("https://daten.example/portal"), HarvestFormat::Ckan);
        assert_eq!(
            first.as_str(),
            "https://daten.example/portal/api/3/action/package_search?q=*%3A*&rows=200&start=0&sort=name+asc"
        );
        let given = url("https://daten.example/api/3/action/package_search?rows=10");
        assert_eq!(first_address(&given, HarvestFormat::Ckan), given);
        let dump = url("https://daten.example/dump.json");
        assert_eq!(first_address(&dump, HarvestFormat::Ckan), dump);
        let ods = first_address(&url("https://data.example/"), HarvestFormat::Opendatasoft);
        assert_eq!(ods.as_str(), "https://data.example/api/explore/v2.1/catalog/datasets?limit=100&offset=0");
    }

    #[test]
    fn pages_follow_each_other() {
        let page = url("https://daten.example/api/3/action/package_search?rows=10&start=0&fq=a");
        let next = next_address(&page, HarvestFormat::Ckan, &Next::Offset(10), 10).unwrap();
        assert_eq!(next.as_str(), "https://daten.example/api/3/action/package_search?rows=10&fq=a&start=10");
        let rdf = next_address(
            &url("https://a.example/catalog.rdf"),
            HarvestFormat::RdfXml,
            &Next::Url("?page=2".into()),
            100,
        );
        assert_eq!(rdf.unwrap().as_str(), "https://a.example/catalog.rdf?page=2");
        let bad = next_address(&page, HarvestFormat::RdfXml, &Next::Url("file:///etc/passwd".into()), 1);
        assert_eq!(bad, None);
        let csw = url("https://a.example/csw?REQUEST=GetRecords&STARTPOSITION=1");
        let next = next_address(&csw, HarvestFormat::Iso19139, &Next::Offset(10), 10).unwrap();
        assert_eq!(next.as_str(), "https://a.example/csw?REQUEST=GetRecords&startPosition=11");
    }
}

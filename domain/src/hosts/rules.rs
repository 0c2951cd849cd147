//! What a host has to satisfy; pure.

use url::Url;

use super::DataHost;
use crate::kernel::Faults;

/// The longest address that is taken.
const MAX_URL: usize = 500;

/// Faults of a host, all at once.
pub(super) fn check(faults: &mut Faults, row: &DataHost) {
    faults.check(
        (1..=120).contains(&row.name.chars().count()),
        "data_host.name",
        "name",
        "Give the host a name of at most 120 characters.",
    );
    for (url, code, path) in
        [(&row.base_url, "data_host.base_url", "baseUrl"), (&row.grant_url, "data_host.grant_url", "grantUrl")]
    {
        faults.check(
            is_address(url),
            code,
            path,
            "Give a whole address that begins with https:// and has no user name, query or fragment.",
        );
    }
    faults.check(
        is_path(&row.probe_path),
        "data_host.probe_path",
        "probePath",
        "Give a path that begins with a single / and has no spaces, for example /probe.",
    );
    faults.check(
        (1..=200).contains(&row.audience.len()) && row.audience.chars().all(|sign| sign.is_ascii_graphic()),
        "data_host.audience",
        "audience",
        "Give the audience of its tokens in 1 to 200 signs without spaces, for example the host's address.",
    );
}

/// A web address to which a path can be added.
fn is_address(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    text.len() <= MAX_URL
        && matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
}

fn is_path(text: &str) -> bool {
    text.len() <= 200
        && text.starts_with('/')
        && !text.starts_with("//")
        && text.chars().all(|sign| sign.is_ascii_graphic() && !matches!(sign, '?' | '#' | '\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole_and_bare() {
        assert!(is_address("https://data.example"));
        assert!(is_address("http://127.0.0.1:8080/grants"));
        for bad in [
            "data.example",
            "ftp://data.example",
            "https://me:secret@data.example",
            "https://data.example?x=1",
            "",
            "https://",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_probe_path_stays_on_its_host() {
        assert!(is_path("/probe"));
        assert!(is_path("/v1/probe.txt"));
        for bad in ["probe", "//elsewhere.example/probe", "/a b", "/a?b", "/a#b", "/\\elsewhere", ""] {
            assert!(!is_path(bad), "{bad}");
        }
    }
}

//! The facts of a host as they are given.

use super::DataHost;

/// The facts of a host; what is absent stays as it is.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Profile {
    pub name: Option<String>,
    pub base_url: Option<String>,
    pub grant_url: Option<String>,
    pub probe_path: Option<String>,
    pub audience: Option<String>,
}

impl Profile {
    /// Puts what is given into the row.
    pub(super) fn apply(self, row: &mut DataHost) {
        let set = |slot: &mut String, value: Option<String>| {
            if let Some(value) = value {
                *slot = value.trim().to_owned();
            }
        };
        set(&mut row.name, self.name);
        set(&mut row.base_url, self.base_url.map(unslashed));
        set(&mut row.grant_url, self.grant_url.map(unslashed));
        set(&mut row.probe_path, self.probe_path);
        set(&mut row.audience, self.audience);
    }
}

fn unslashed(url: String) -> String {
    url.trim().trim_end_matches('/').to_owned()
}

//! Pages of lists: forward cursors over (key, id), at most a hundred nodes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Serialize, de::DeserializeOwned};

use super::{Error, Result};

/// The most nodes that one page may hold.
pub const MAX_PAGE: u64 = 100;

/// Which part of a list is wanted.
#[derive(Clone, Debug, Default)]
pub struct PageArgs {
    /// How many nodes (1 to [`MAX_PAGE`]); 20 when absent.
    pub first: Option<i32>,
    /// The cursor after which to begin.
    pub after: Option<String>,
}

impl PageArgs {
    /// The checked size of the page.
    ///
    /// # Errors
    /// Refused when it is not within 1 and [`MAX_PAGE`].
    pub fn size(&self) -> Result<u64> {
        match self.first {
            None => Ok(20),
            Some(n) => u64::try_from(n)
                .ok()
                .filter(|n| (1..=MAX_PAGE).contains(n))
                .ok_or_else(|| Error::refused("page.size", "first", format!("Ask for 1 to {MAX_PAGE} at a time."))),
        }
    }

    /// The decoded cursor.
    ///
    /// # Errors
    /// Refused when it is not one of ours.
    pub fn start<K: DeserializeOwned>(&self) -> Result<Option<K>> {
        self.after
            .as_deref()
            .map(|text| {
                URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).ok_or_else(
                    || Error::refused("page.cursor", "after", "Use a cursor that this list gave you, unchanged."),
                )
            })
            .transpose()
    }
}

/// A cursor from its key.
pub fn cursor<K: Serialize>(key: &K) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// Nodes with their cursors.
    pub edges: Vec<(String, T)>,
    /// Whether there are more behind the last.
    pub has_next: bool,
    /// How many there are in all that the viewer may see.
    pub total: u64,
}

impl<T> Page<T> {
    /// Cuts a page out of rows of which one more than `size` was fetched.
    pub fn cut<K: Serialize>(rows: Vec<T>, size: u64, total: u64, key: impl Fn(&T) -> K) -> Self {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let has_next = rows.len() > size;
        let edges = rows.into_iter().take(size).map(|row| (cursor(&key(&row)), row)).collect();
        Self { edges, has_next, total }
    }

    /// The nodes alone.
    pub fn into_nodes(self) -> Vec<T> {
        self.edges.into_iter().map(|(_, node)| node).collect()
    }
}

//! The links to a reader's own work in the header, by what they may do.

use super::{Language, Page};

impl Page {
    /// Address and key of each link.
    pub fn work(&self) -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }

    /// The languages on offer.
    pub fn languages(&self) -> &'static [Language] {
        &Language::ALL
    }
}

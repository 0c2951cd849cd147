//! Writing statements into a graph: texts made fit for every form, addresses only where they are ones.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Graph, Literal, NamedNode, NamedNodeRef, Triple};

use super::names::{dct, skos};
use crate::kernel::{Language, Localized};

/// A text that every form can carry and gives back unchanged: without signs that XML does not know, line ends as LF.
pub(super) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|sign| match sign {
            '\r' => '\n',
            '\t' | '\n' => sign,
            _ if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => ' ',
            _ => sign,
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The graph of one document.
#[derive(Debug, Default)]
pub(super) struct Draft {
    graph: Graph,
}

impl Draft {
    /// The finished graph.
    pub(super) fn finish(self) -> Graph {
        self.graph
    }

    /// This thing is of this class.
    pub(super) fn is(&mut self, thing: &NamedNode, class: NamedNodeRef<'_>) {
        self.link(thing, rdf::TYPE, class);
    }

    /// This thing stands so to that one.
    pub(super) fn link<'a>(&mut self, thing: &NamedNode, how: NamedNodeRef<'_>, other: impl Into<NamedNodeRef<'a>>) {
        self.graph.insert(&Triple::new(thing.clone(), how.into_owned(), other.into().into_owned()));
    }

    /// The same with an address that somebody wrote; what is no address is left out.
    pub(super) fn address(&mut self, thing: &NamedNode, how: NamedNodeRef<'_>, written: &str) -> Option<NamedNode> {
        let other = NamedNode::new(written.trim()).ok()?;
        self.link(thing, how, &other);
        Some(other)
    }

    /// A text in no language; an empty one is left out.
    pub(super) fn text(&mut self, thing: &NamedNode, how: NamedNodeRef<'_>, text: &str) {
        let text = clean(text);
        if !text.is_empty() {
            self.literal(thing, how, Literal::new_simple_literal(text));
        }
    }

    /// A text in each of its languages; whether there was any.
    pub(super) fn texts(&mut self, thing: &NamedNode, how: NamedNodeRef<'_>, texts: &Localized) -> bool {
        let mut any = false;
        for (code, text) in &texts.texts {
            any |= self.text_in(thing, how, text, code);
        }
        any
    }

    /// A text in one language; whether it was not empty.
    pub(super) fn text_in(&mut self, thing: &NamedNode, how: NamedNodeRef<'_>, text: &str, code: &str) -> bool {
        let text = clean(text);
        if text.is_empty() {
            return false;
        }
        let literal = match Language::parse(code) {
            Some(language) => Literal::new_language_tagged_literal_unchecked(text, language.code()),
            None => Literal::new_simple_literal(text),
        };
        self.literal(thing, how, literal);
        true
    }

    /// A moment.
    pub(super) fn moment(&mut self, thing: &NamedNode, how: NamedNodeRef<'_>, at: DateTime<Utc>) {
        let text = at.to_rfc3339_opts(SecondsFormat::Secs, true);
        self.literal(thing, how, Literal::new_typed_literal(text, xsd::DATE_TIME));
    }

    /// A day.
    pub(super) fn day(&mut self, thing: &NamedNode, how: NamedNodeRef<'_>, day: NaiveDate) {
        self.literal(thing, how, Literal::new_typed_literal(day.to_string(), xsd::DATE));
    }

    /// A value of another type.
    pub(super) fn typed(&mut self, thing: &NamedNode, how: NamedNodeRef<'_>, text: String, kind: NamedNodeRef<'_>) {
        self.literal(thing, how, Literal::new_typed_literal(text, kind));
    }

    fn literal(&mut self, thing: &NamedNode, how: NamedNodeRef<'_>, literal: Literal) {
        self.graph.insert(&Triple::new(thing.clone(), how.into_owned(), literal));
    }

    /// A value of a published list, with what validators ask to know of it: the list it stands in.
    pub(super) fn listed(
        &mut self,
        value: &str,
        class: Option<NamedNodeRef<'_>>,
        list: &str,
        title: &str,
    ) -> NamedNode {
        let value = NamedNode::new_unchecked(value);
        let list = NamedNode::new_unchecked(list);
        if let Some(class) = class {
            self.is(&value, class);
        }
        self.link(&value, skos::IN_SCHEME, &list);
        self.is(&list, skos::CONCEPT_SCHEME);
        self.text_in(&list, dct::TITLE, title, "en");
        value
    }

    /// A concept of a published list, with its names.
    pub(super) fn concept(&mut self, value: &str, names: &[(&str, &str)], list: &str, title: &str) -> NamedNode {
        let value = self.listed(value, Some(skos::CONCEPT), list, title);
        for (code, name) in names {
            self.text_in(&value, skos::PREF_LABEL, name, code);
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::clean;
    use proptest::prelude::*;

    #[test]
    fn signs_that_xml_does_not_know_become_spaces() {
        assert_eq!(clean(" a\u{0}b\u{b}c\r\nd\re\u{ffff}\t"), "a b c\nd\ne");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
            prop_assert_eq!(clean(&clean(&text)), clean(&text));
        }
    }
}

//! The three forms in which a graph is written, and how a reader's wish picks one.

use oxjsonld::JsonLdSerializer;
use oxrdf::vocab::rdf;
use oxrdf::{Graph, GraphNameRef, QuadRef, TripleRef};
use oxrdfxml::RdfXmlSerializer;
use oxttl::TurtleSerializer;

use super::names::PREFIXES;
use crate::kernel::{Error, Result};

/// A form of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Turtle.
    Turtle,
    /// JSON-LD 1.1.
    JsonLd,
    /// RDF/XML 1.1.
    RdfXml,
}

impl Form {
    /// All of them, the preferred one first.
    pub const ALL: [Self; 3] = [Self::Turtle, Self::JsonLd, Self::RdfXml];

    /// The ending of addresses.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Turtle => "ttl",
            Self::JsonLd => "jsonld",
            Self::RdfXml => "rdf",
        }
    }

    /// From the ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle",
            Self::JsonLd => "application/ld+json",
            Self::RdfXml => "application/rdf+xml",
        }
    }

    /// Writes a graph, always the same bytes for the same graph.
    ///
    /// # Errors
    /// When a name in the graph cannot be written in this form, which our own names can.
    pub fn write(self, graph: &Graph) -> Result<Vec<u8>> {
        let mut triples: Vec<TripleRef<'_>> = graph.iter().collect();
        // One thing after the other, so that the writers do not begin each thing anew; what it is comes first.
        triples.sort_by_cached_key(|triple| {
            let other = triple.predicate != rdf::TYPE;
            (triple.subject.to_string(), other, triple.predicate.as_str().to_owned(), triple.object.to_string())
        });
        match self {
            Self::Turtle => {
                let mut writer = TurtleSerializer::new();
                for (prefix, space) in PREFIXES {
                    writer = writer.with_prefix(prefix, space).map_err(Error::internal)?;
                }
                let mut writer = writer.for_writer(Vec::new());
                for triple in triples {
                    writer.serialize_triple(triple).map_err(Error::internal)?;
                }
                writer.finish().map_err(Error::internal)
            }
            Self::JsonLd => {
                let mut writer = JsonLdSerializer::new();
                for (prefix, space) in PREFIXES {
                    writer = writer.with_prefix(prefix, space).map_err(Error::internal)?;
                }
                let mut writer = writer.for_writer(Vec::new());
                for TripleRef { subject, predicate, object } in triples {
                    let quad = QuadRef::new(subject, predicate, object, GraphNameRef::DefaultGraph);
                    writer.serialize_quad(quad).map_err(Error::internal)?;
                }
                writer.finish().map_err(Error::internal)
            }
            Self::RdfXml => {
                let mut writer = RdfXmlSerializer::new();
                for (prefix, space) in PREFIXES.iter().filter(|(prefix, _)| *prefix != "rdf") {
                    writer = writer.with_prefix(*prefix, *space).map_err(Error::internal)?;
                }
                let mut writer = writer.for_writer(Vec::new());
                for triple in triples {
                    writer.serialize_triple(triple).map_err(Error::internal)?;
                }
                writer.finish().map_err(Error::internal)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::graph::Draft;
    use crate::catalogue::names::{dcat, dct};
    use crate::kernel::{Language, Localized};
    use oxjsonld::JsonLdParser;
    use oxrdf::{NamedNode, Triple};
    use oxrdfxml::RdfXmlParser;
    use oxttl::TurtleParser;
    use proptest::prelude::*;

    fn read(form: Form, bytes: &[u8]) -> Graph {
        let triples: Vec<Triple> = match form {
            Form::Turtle => TurtleParser::new().for_slice(bytes).map(|triple| triple.unwrap()).collect(),
            Form::JsonLd => JsonLdParser::new().for_slice(bytes).map(|quad| Triple::from(quad.unwrap())).collect(),
            Form::RdfXml => RdfXmlParser::new().for_slice(bytes).map(|triple| triple.unwrap()).collect(),
        };
        triples.iter().collect()
    }

    proptest! {
        #[test]
        fn the_three_forms_say_the_same(title in any::<String>(), text in "(?s).{0,200}", word in any::<String>()) {
            let mut draft = Draft::default();
            let thing = NamedNode::new_unchecked("https://example.org/a#dataset");
            draft.is(&thing, dcat::DATASET_CLASS);
            draft.texts(&thing, dct::TITLE, &Localized::new(Language::De, title).with(Language::Fr, text));
            draft.text(&thing, dcat::KEYWORD, &word);
            let graph = draft.finish();
            for form in Form::ALL {
                let written = form.write(&graph).unwrap();
                prop_assert_eq!(&read(form, &written), &graph, "{:?}: {}", form, String::from_utf8_lossy(&written));
            }
        }
    }
}

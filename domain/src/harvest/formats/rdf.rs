//! DCAT and DCAT-AP as RDF: one graph, whatever the notation it came in.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{NamedOrBlankNode, Term, Triple};
use serde_json::{Map, Value};
use url::Url;

use super::building::{Building, RawLink};
use super::xml;
use crate::harvest::HarvestFormat;
use crate::harvest::record::{Found, Next, NotACatalogue, Parsed};

const MAX_TRIPLES: usize = 1_000_000;
/// Addresses that a document gives relative to itself, when nobody knows where it came from.
const NOWHERE: &str = "http://relative.invalid/";

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DCAT: &str = "http://www.w3.org/ns/dcat#";
const DCT: &str = "http://purl.org/dc/terms/";
const FOAF_NAME: &str = "http://xmlns.com/foaf/0.1/name";
const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
const PREF_LABEL: &str = "http://www.w3.org/2004/02/skos/core#prefLabel";
const VCARD: &str = "http://www.w3.org/2006/vcard/ns#";
const SCHEMA: &[&str] = &["http://schema.org/", "https://schema.org/"];
const HYDRA: &str = "http://www.w3.org/ns/hydra/core#";

/// What is said of each thing.
#[derive(Default)]
struct Graph(BTreeMap<String, Vec<(String, Term)>>);

/// A document in one of the three notations.
pub fn parse(text: &str, format: HarvestFormat, base: Option<&Url>) -> Result<Parsed, NotACatalogue> {
    let from = base.map_or(NOWHERE, Url::as_str);
    let graph = read(text, format, from)?;
    let datasets: Vec<&String> = graph
        .0
        .iter()
        .filter(|(_, said)| said.iter().any(|(p, o)| p == RDF_TYPE && iri(o) == Some(&format!("{DCAT}Dataset"))))
        .map(|(subject, _)| subject)
        .collect();
    if datasets.is_empty() && !graph.has_type(&format!("{DCAT}Catalog")) {
        return Err(NotACatalogue::new("harvest.no_datasets", "There is no dcat:Dataset in this document."));
    }
    let found: Vec<Found> = datasets.into_iter().map(|subject| graph.record(subject, base)).collect();
    let (total, next) = graph.paging();
    let total = total.or_else(|| u64::try_from(found.len()).ok().filter(|_| next.is_none()));
    Ok(Parsed { format, found, total, lists_all: true, next })
}

fn read(text: &str, format: HarvestFormat, base: &str) -> Result<Graph, NotACatalogue> {
    let mut graph = Graph::default();
    let bad_base =
        |_error| NotACatalogue::new("harvest.base_invalid", "The address of the source cannot serve as a base.");
    match format {
        HarvestFormat::RdfXml => {
            xml::refuse_bombs(text)?;
            let parser = oxrdfxml::RdfXmlParser::new().lenient().with_base_iri(base).map_err(bad_base)?;
            graph.take(parser.for_slice(text.as_bytes()), "RDF/XML")?;
        }
        HarvestFormat::JsonLd => {
            let parser = oxjsonld::JsonLdParser::new().lenient().with_base_iri(base).map_err(bad_base)?;
            let triples = parser.for_slice(text.as_bytes()).map(|quad| quad.map(Triple::from));
            graph.take(triples, "JSON-LD")?;
        }
        _ => {
            refuse_deep_turtle(text)?;
            let parser = oxttl::TurtleParser::new().lenient().with_base_iri(base).map_err(bad_base)?;
            graph.take(parser.for_slice(text.as_bytes()), "Turtle")?;
        }
    }
    Ok(graph)
}

fn refuse_deep_turtle(text: &str) -> Result<(), NotACatalogue> {
    let mut depth = 0_i32;
    for byte in text.bytes() {
        match byte {
            b'[' | b'(' => depth += 1,
            b']' | b')' => depth -= 1,
            _ => {}
        }
        if depth > 2_000 {
            return Err(NotACatalogue::new("harvest.too_deep", "The Turtle is nested too deep."));
        }
    }
    Ok(())
}

fn key(subject: &NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => format!("_:{}", node.as_str()),
    }
}

fn iri(term: &Term) -> Option<&str> {
    if let Term::NamedNode(node) = term { Some(node.as_str()) } else { None }
}

/// The thing that a term stands for.
fn thing(term: &Term) -> Option<String> {
    match term {
        Term::NamedNode(node) => Some(node.as_str().to_owned()),
        Term::BlankNode(node) => Some(format!("_:{}", node.as_str())),
        Term::Literal(_) => None,
    }
}

fn words(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::BlankNode(_) => String::new(),
        Term::Literal(literal) => literal.value().to_owned(),
    }
}

impl Graph {
    fn take<E: std::fmt::Display>(
        &mut self,
        triples: impl Iterator<Item = Result<Triple, E>>,
        notation: &str,
    ) -> Result<(), NotACatalogue> {
        let mut count = 0_usize;
        for triple in triples {
            let triple = triple.map_err(|error| {
                let said = super::clean::shorten(&error.to_string(), 200).0;
                NotACatalogue::new("harvest.broken_rdf", format!("The {notation} breaks off or is damaged: {said}"))
            })?;
            count += 1;
            if count > MAX_TRIPLES {
                return Err(NotACatalogue::new(
                    "harvest.too_many",
                    format!("The document holds more than {MAX_TRIPLES} statements."),
                ));
            }
            let said = self.0.entry(key(&triple.subject)).or_default();
            said.push((triple.predicate.into_string(), triple.object));
        }
        Ok(())
    }

    fn all<'a>(&'a self, subject: &str, predicate: &str) -> Vec<&'a Term> {
        let said = self.0.get(subject).map(Vec::as_slice).unwrap_or_default();
        said.iter().filter(|(p, _)| p == predicate).map(|(_, o)| o).collect()
    }

    fn has_type(&self, class: &str) -> bool {
        self.0.values().flatten().any(|(p, o)| p == RDF_TYPE && iri(o) == Some(class))
    }

    /// One text of a field: in the first of our languages that it is in, or the one there is.
    fn text(&self, subject: &str, predicate: &str) -> Option<String> {
        let all = self.all(subject, predicate);
        let in_language = |language: &str| {
            all.iter()
                .find(|term| matches!(term, Term::Literal(l) if l.language().is_some_and(|l| l.starts_with(language))))
        };
        let term = ["de", "en", "fr"].iter().find_map(|language| in_language(language)).or_else(|| all.first())?;
        Some(words(term)).filter(|text| !text.trim().is_empty())
    }

    /// The name of a thing: said of it, or the literal itself.
    fn name(&self, term: &Term) -> Option<String> {
        if let Term::Literal(literal) = term {
            return Some(literal.value().to_owned());
        }
        let thing = thing(term)?;
        let named = [FOAF_NAME, LABEL, PREF_LABEL, &format!("{VCARD}fn"), &format!("{DCT}title")];
        named.iter().find_map(|predicate| self.text(&thing, predicate))
    }

    fn record(&self, subject: &str, base: Option<&Url>) -> Found {
        let mut b = Building::new(self.raw(subject), base);
        let dct = |name: &str| format!("{DCT}{name}");
        let dcat = |name: &str| format!("{DCAT}{name}");
        let named = Some(subject.to_owned()).filter(|s| !s.starts_with("_:") && !s.starts_with(NOWHERE));
        match self.text(subject, &dct("identifier")) {
            Some(id) => b.native_id("dct:identifier", Some(id)),
            None => b.native_id("the dataset's own address", named),
        }
        b.title("dct:title", self.text(subject, &dct("title")));
        b.description("dct:description", self.text(subject, &dct("description")));
        b.themes("dcat:keyword", self.sorted_words(subject, &dcat("keyword")));
        b.themes("dcat:theme", self.themes(subject, &dcat("theme")));
        b.language("dct:language", self.text(subject, &dct("language")));
        let publisher = self.all(subject, &dct("publisher")).into_iter().find_map(|one| self.name(one));
        let creator = || self.all(subject, &dct("creator")).into_iter().find_map(|one| self.name(one));
        match publisher {
            Some(name) => b.publisher("dct:publisher", Some(name)),
            None => b.publisher("dct:creator", creator()),
        }
        self.contact(&mut b, subject);
        b.landing_page(
            "dcat:landingPage",
            self.text(subject, &dcat("landingPage")).filter(|url| !url.starts_with(NOWHERE)),
        );
        b.issued("dct:issued", self.text(subject, &dct("issued")));
        b.modified("dct:modified", self.text(subject, &dct("modified")));
        b.frequency("dct:accrualPeriodicity", self.text(subject, &dct("accrualPeriodicity")).map(|text| last(&text)));
        let place = self.all(subject, &dct("spatial")).into_iter().find_map(|one| self.name(one));
        b.spatial(
            "dct:spatial",
            place.or_else(|| self.text(subject, "http://dcat-ap.de/def/dcatde/geocodingDescription")),
        );
        self.period(&mut b, subject);
        self.licence(&mut b, subject);
        self.access(&mut b, subject);
        self.links(&mut b, subject);
        b.unread(&self.unread(subject));
        b.finish()
    }

    fn sorted_words(&self, subject: &str, predicate: &str) -> Vec<String> {
        let all: BTreeSet<String> = self.all(subject, predicate).into_iter().map(words).collect();
        // A keyword with a comma in it is one keyword here.
        let mut all: Vec<String> = all.into_iter().filter(|word| !word.is_empty()).collect();
        if let [one] = all.as_mut_slice() {
            *one = one.replace(',', " ");
        }
        all
    }

    fn themes(&self, subject: &str, predicate: &str) -> Vec<String> {
        let named = |term: &Term| self.name(term).or_else(|| thing(term).map(|iri| last(&iri)));
        let all: BTreeSet<String> = self.all(subject, predicate).into_iter().filter_map(named).collect();
        all.into_iter().map(|word| word.replace(',', " ")).collect()
    }

    fn contact(&self, b: &mut Building, subject: &str) {
        for point in self.all(subject, &format!("{DCAT}contactPoint")).into_iter().filter_map(thing) {
            let name = self.text(&point, &format!("{VCARD}fn")).filter(|name| !name.starts_with('['));
            let mail = self.text(&point, &format!("{VCARD}hasEmail"));
            let mail = mail.and_then(|mail| self.text(&mail, &format!("{VCARD}value")).or(Some(mail)));
            b.contact("dcat:contactPoint", name, mail.filter(|mail| mail.contains('@') || mail.contains("(at)")));
        }
    }

    fn period(&self, b: &mut Building, subject: &str) {
        for period in self.all(subject, &format!("{DCT}temporal")).into_iter().filter_map(thing) {
            let of = |dcat: &str, schema: &str| {
                let schemas = SCHEMA.iter().map(|prefix| format!("{prefix}{schema}"));
                std::iter::once(format!("{DCAT}{dcat}"))
                    .chain(schemas)
                    .find_map(|predicate| self.text(&period, &predicate))
            };
            b.period("dct:temporal", of("startDate", "startDate").as_deref(), of("endDate", "endDate").as_deref());
        }
    }

    /// The dataset's licence, or the one that its distributions agree on.
    fn licence(&self, b: &mut Building, subject: &str) {
        if let Some(term) = self.all(subject, &format!("{DCT}license")).into_iter().next() {
            return b.licence("dct:license", self.name(term).or_else(|| thing(term)), thing(term));
        }
        let distributions = self.distributions(subject);
        let mut stated: Vec<(String, Option<String>)> = Vec::new();
        for one in &distributions {
            for term in self.all(one, &format!("{DCT}license")) {
                let named = self.name(term).or_else(|| thing(term)).map(|name| (name, thing(term)));
                if let Some(named) = named.filter(|named| !stated.contains(named)) {
                    stated.push(named);
                }
            }
        }
        stated.sort();
        match stated.as_slice() {
            [] => {}
            [(name, url)] => b.licence("dct:license of the distributions", Some(name.clone()), url.clone()),
            several => {
                let names: Vec<&str> = several.iter().map(|(name, _)| name.as_str()).collect();
                b.licence("dct:license of the distributions", Some(names.join("; ")), None);
                b.dropped("licence", "dct:license", "the distributions have different licences; all are named");
            }
        }
    }

    fn access(&self, b: &mut Building, subject: &str) {
        let Some(rights) = self.text(subject, &format!("{DCT}accessRights")) else { return };
        let word = last(&rights).to_uppercase().replace(['-', ' '], "_");
        if matches!(word.as_str(), "NON_PUBLIC" | "RESTRICTED" | "CONFIDENTIAL" | "SENSITIVE") {
            let message = "The portal says that access to it is not public; only public datasets are harvested.";
            b.refuse("dct:accessRights", "harvest.not_public", message);
        }
    }

    /// Distributions in the order of their addresses, so that the same graph gives the same record.
    fn distributions(&self, subject: &str) -> Vec<String> {
        let mut all: Vec<String> =
            self.all(subject, &format!("{DCAT}distribution")).into_iter().filter_map(thing).collect();
        all.sort_by_key(|one| {
            (self.text(one, &format!("{DCAT}accessURL")), Some(one.clone()).filter(|one| !one.starts_with("_:")))
        });
        all.dedup();
        all
    }

    fn links(&self, b: &mut Building, subject: &str) {
        for one in self.distributions(subject) {
            let of = |name: &str| self.text(&one, name);
            let download = of(&format!("{DCAT}downloadURL"));
            let url = download.or_else(|| of(&format!("{DCAT}accessURL"))).filter(|url| !url.starts_with(NOWHERE));
            let size = of(&format!("{DCAT}byteSize")).and_then(|text| text.parse::<f64>().ok());
            let size = size.filter(|size| size.is_finite() && *size >= 0.0 && *size < 9e15);
            #[allow(clippy::cast_possible_truncation)] // it is bounded
            let size = size.map(|size| size as i64);
            let checksum = self.all(&one, "http://spdx.org/rdf/terms#checksum").into_iter().find_map(thing);
            let format = self
                .all(&one, &format!("{DCT}format"))
                .into_iter()
                .find_map(|term| self.name(term).or_else(|| thing(term)));
            b.link(
                "dcat:distribution",
                RawLink {
                    name: of(&format!("{DCT}title")).or_else(|| of(&format!("{DCT}description"))),
                    url,
                    media_type: of(&format!("{DCAT}mediaType")),
                    format,
                    size,
                    sha256: checksum.and_then(|sum| self.text(&sum, "http://spdx.org/rdf/terms#checksumValue")),
                },
            );
        }
    }

    fn unread(&self, subject: &str) -> Vec<&str> {
        const READ: &[&str] = &[
            "identifier",
            "title",
            "description",
            "keyword",
            "theme",
            "language",
            "publisher",
            "creator",
            "contactPoint",
            "landingPage",
            "issued",
            "modified",
            "accrualPeriodicity",
            "spatial",
            "temporal",
            "license",
            "accessRights",
            "distribution",
            "type",
            "geocodingDescription",
        ];
        let said = self.0.get(subject).map(Vec::as_slice).unwrap_or_default();
        let all: BTreeSet<&str> = said.iter().map(|(p, _)| p.as_str()).collect();
        all.into_iter().filter(|p| !READ.contains(&p.rsplit(['/', '#']).next().unwrap_or_default())).collect()
    }

    fn paging(&self) -> (Option<u64>, Option<Next>) {
        let first = |names: &[&str]| {
            let all = self.0.values().flatten();
            let mut all = all.filter(|(p, _)| p.strip_prefix(HYDRA).is_some_and(|name| names.contains(&name)));
            all.next().map(|(_, o)| words(o))
        };
        let total = first(&["totalItems"]).and_then(|text| text.parse().ok());
        let next = first(&["next", "nextPage"]).filter(|url| !url.is_empty() && !url.starts_with(NOWHERE));
        (total, next.map(Next::Url))
    }

    /// The dataset and what hangs on it, without names of blank nodes, in an order of its own.
    fn raw(&self, subject: &str) -> String {
        let mut on_the_way = vec![subject.to_owned()];
        let mut left = 5_000;
        self.described(subject, &mut on_the_way, &mut left).to_string()
    }

    fn described(&self, subject: &str, on_the_way: &mut Vec<String>, left: &mut usize) -> Value {
        let mut map = Map::new();
        if !subject.starts_with("_:") {
            map.insert("@id".into(), subject.into());
        }
        let mut by_predicate: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for (predicate, object) in self.0.get(subject).map(Vec::as_slice).unwrap_or_default() {
            if *left == 0 {
                break;
            }
            *left -= 1;
            let value = match (object, thing(object)) {
                (Term::Literal(literal), _) => Value::String(literal.to_string()),
                (_, Some(id)) if self.0.contains_key(&id) && !on_the_way.contains(&id) && on_the_way.len() < 6 => {
                    on_the_way.push(id.clone());
                    let inner = self.described(&id, on_the_way, left);
                    on_the_way.pop();
                    inner
                }
                (Term::NamedNode(node), _) => Value::String(format!("<{}>", node.as_str())),
                (Term::BlankNode(_), _) => Value::Object(Map::new()),
            };
            by_predicate.entry(predicate).or_default().push(value);
        }
        for (predicate, mut values) in by_predicate {
            values.sort_by_cached_key(Value::to_string);
            map.insert(predicate.to_owned(), Value::Array(values));
        }
        super::object::sorted(&Value::Object(map))
    }
}

fn last(iri: &str) -> String {
    iri.trim_end_matches('/').rsplit(['/', '#']).next().unwrap_or_default().to_owned()
}

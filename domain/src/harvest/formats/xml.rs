//! XML documents before they are read: bombs are refused, and a small tree for formats that are not RDF.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::harvest::record::NotACatalogue;

const MAX_DEPTH: usize = 64;
const MAX_ELEMENTS: usize = 500_000;
const MAX_ENTITIES: usize = 64;

/// Refuses declared entities that refer to others, long ones and many of them: they grow when they are used; and what
/// is nested too deep, or breaks off before its end.
pub fn refuse_bombs(text: &str) -> Result<(), NotACatalogue> {
    let bomb = || {
        NotACatalogue::new(
            "harvest.xml_entities",
            "The XML declares entities that grow when they are used. It is not read.",
        )
    };
    let head = text.split("<!ENTITY").skip(1);
    let mut count = 0;
    for declared in head {
        count += 1;
        let value = declared.split('>').next().unwrap_or_default();
        let refers = value.contains('&') || value.contains("SYSTEM") || value.contains("PUBLIC") || value.contains('%');
        if count > MAX_ENTITIES || refers || value.len() > 500 {
            return Err(bomb());
        }
    }
    // Few entities can still be used often; what they would add is bounded as well.
    if count > 0 && text.matches('&').count().saturating_mul(500) > 64 * 1024 * 1024 {
        return Err(bomb());
    }
    let mut depth = 0_usize;
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) if depth > 0 => return Err(cut_off()),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(broken(&error, reader.error_position())),
        }
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
    }
}

fn cut_off() -> NotACatalogue {
    NotACatalogue::new("harvest.broken_xml", "The XML breaks off before its end.")
}

fn too_deep() -> NotACatalogue {
    NotACatalogue::new("harvest.too_deep", format!("The XML is nested deeper than {MAX_DEPTH} levels."))
}

fn broken(error: &quick_xml::Error, at: u64) -> NotACatalogue {
    NotACatalogue::new("harvest.broken_xml", format!("The XML breaks off or is damaged at byte {at}: {error}."))
}

/// An element without its namespace.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    pub text: String,
    /// Where it stands in the document.
    pub span: (usize, usize),
}

impl Element {
    /// Elements at a path of local names below this one.
    pub fn at(&self, path: &[&str]) -> Vec<&Self> {
        let Some((first, rest)) = path.split_first() else { return vec![self] };
        self.children.iter().filter(|child| child.name == *first).flat_map(|child| child.at(rest)).collect()
    }

    /// Elements of this name at any depth.
    pub fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(element) = open.pop() {
            if element.name == name {
                found.push(element);
            }
            open.extend(element.children.iter().rev());
        }
        found
    }

    /// The first text at a path.
    pub fn text_at(&self, path: &[&str]) -> Option<String> {
        self.at(path).into_iter().map(|one| one.text.trim().to_owned()).find(|text| !text.is_empty())
    }

    /// An attribute by its local name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a document into a tree.
pub fn tree(text: &str) -> Result<Element, NotACatalogue> {
    refuse_bombs(text)?;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    let mut elements = 0_usize;
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                open.push(element(&start, before));
                elements += 1;
            }
            Ok(Event::Empty(start)) => {
                let mut one = element(&start, before);
                one.span.1 = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                elements += 1;
                if let Some(parent) = open.last_mut() {
                    parent.children.push(one);
                }
            }
            Ok(Event::Text(part)) => {
                if let (Some(last), Ok(part)) = (open.last_mut(), part.decode()) {
                    last.text.push_str(&part);
                }
            }
            Ok(Event::CData(part)) => {
                if let (Some(last), Ok(part)) = (open.last_mut(), part.decode()) {
                    last.text.push_str(&part);
                }
            }
            Ok(Event::GeneralRef(name)) => {
                if let (Some(last), Ok(name)) = (open.last_mut(), name.decode()) {
                    last.text.push_str(&super::clean::text(&format!("&{name};")).0);
                }
            }
            Ok(Event::End(_)) => {
                if open.len() > 1 {
                    let mut ended = open.pop().unwrap_or_default();
                    ended.span.1 = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                    if let Some(parent) = open.last_mut() {
                        parent.children.push(ended);
                    }
                }
            }
            Ok(Event::Eof) if open.len() == 1 => return Ok(open.pop().unwrap_or_default()),
            Ok(Event::Eof) => {
                return Err(cut_off());
            }
            Ok(_) => {}
            Err(error) => return Err(broken(&error, reader.error_position())),
        }
        if elements > MAX_ELEMENTS {
            return Err(NotACatalogue::new(
                "harvest.too_many",
                format!("The XML has more than {MAX_ELEMENTS} elements."),
            ));
        }
    }
}

fn element(start: &BytesStart, at: usize) -> Element {
    let local = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let attributes = start
        .attributes()
        .flatten()
        .map(|one| {
            let value = String::from_utf8_lossy(&one.value).into_owned();
            (local(one.key.local_name().as_ref()), super::clean::text(&value).0)
        })
        .collect();
    Element { name: local(start.local_name().as_ref()), attributes, span: (at, at), ..Element::default() }
}

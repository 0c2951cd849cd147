//! What a document may cost, counted on the parsed document before anything is executed.
//!
//! async-graphql's own limits walk fragments again at every spread, so fragments that double take exponential
//! time. Here every fragment is measured once and its figures are reused, in time linear in the document.

use std::collections::HashMap;

use async_graphql::Name;
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql::{Positioned, Value, Variables};
use async_graphql_value::Value as DocumentValue;

/// Bounds for one request.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Lexical tokens in the document.
    pub tokens: usize,
    /// Levels of nesting, fragments expanded.
    pub depth: u32,
    /// Fields, fragments expanded.
    pub fields: u64,
    /// Nodes that could be visited: fields times the page sizes above them.
    pub cost: u64,
    /// Bytes of a request body.
    pub body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { tokens: 5_000, depth: 18, fields: 2_000, cost: 50_000, body: 256 * 1024 }
    }
}

/// Rough lexical tokens of a document: runs of name characters, strings, and single signs.
pub fn tokens(text: &str) -> usize {
    let mut count = 0;
    let mut in_word = false;
    for byte in text.bytes() {
        let word = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
        if (word && !in_word) || (!word && !byte.is_ascii_whitespace() && byte != b',') {
            count += 1;
        }
        in_word = word;
    }
    count
}

/// Figures of a selection, fragments expanded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Figures {
    depth: u32,
    fields: u64,
    cost: u64,
}

/// Checks the document; the text of a refusal says which bound was passed.
///
/// # Errors
/// A sentence for the client.
pub fn check(document: &ExecutableDocument, variables: &Variables, limits: &Limits) -> Result<(), String> {
    let mut walk = Walk { document, variables, known: HashMap::new() };
    let mut all = Figures::default();
    for (_, operation) in document.operations.iter() {
        let figures = walk.set(&operation.node.selection_set.node, 0)?;
        all.depth = all.depth.max(figures.depth);
        all.fields = all.fields.saturating_add(figures.fields);
        all.cost = all.cost.saturating_add(figures.cost);
    }
    // Fragments that nobody spreads are measured as well, so that cycles and size are seen everywhere.
    for name in document.fragments.keys() {
        walk.fragment(name, 0)?;
    }
    if all.depth > limits.depth {
        return Err(format!("The query is nested {} levels deep; at most {} are allowed.", all.depth, limits.depth));
    }
    if all.fields > limits.fields {
        return Err(format!("The query asks for {} fields; at most {} are allowed.", all.fields, limits.fields));
    }
    if all.cost > limits.cost {
        return Err(format!(
            "The query could visit {} nodes; at most {} are allowed. Ask for smaller pages.",
            all.cost, limits.cost
        ));
    }
    Ok(())
}

/// The operation that a request names.
pub fn operation<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Option<&'a OperationDefinition> {
    match (&document.operations, name) {
        (DocumentOperations::Single(one), _) => Some(&one.node),
        (DocumentOperations::Multiple(all), Some(name)) => all.get(name).map(|one| &one.node),
        // The parser keeps a single operation under its name, too.
        (DocumentOperations::Multiple(all), None) if all.len() == 1 => all.values().next().map(|one| &one.node),
        (DocumentOperations::Multiple(_), None) => None,
    }
}

/// Whether the operation only reads.
pub fn is_query(operation: &OperationDefinition) -> bool {
    operation.ty == OperationType::Query
}

struct Walk<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    known: HashMap<Name, Option<Figures>>,
}

/// Nesting that is followed at all, so that the walk itself cannot exhaust the stack.
const DEEPEST: u32 = 64;

impl Walk<'_> {
    fn set(&mut self, set: &SelectionSet, level: u32) -> Result<Figures, String> {
        if level > DEEPEST {
            return Err(format!("The query is nested more than {DEEPEST} levels deep."));
        }
        let mut sum = Figures::default();
        for selection in &set.items {
            let part = self.selection(selection, level)?;
            sum.depth = sum.depth.max(part.depth);
            sum.fields = sum.fields.saturating_add(part.fields);
            sum.cost = sum.cost.saturating_add(part.cost);
        }
        Ok(sum)
    }

    fn selection(&mut self, selection: &Positioned<Selection>, level: u32) -> Result<Figures, String> {
        match &selection.node {
            Selection::Field(field) => {
                let inner = self.set(&field.node.selection_set.node, level + 1)?;
                Ok(Figures {
                    depth: inner.depth + 1,
                    fields: inner.fields.saturating_add(1),
                    cost: inner.cost.saturating_mul(self.page(&field.node)).saturating_add(1),
                })
            }
            Selection::InlineFragment(inline) => self.set(&inline.node.selection_set.node, level + 1),
            Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node, level),
        }
    }

    fn fragment(&mut self, name: &Name, level: u32) -> Result<Figures, String> {
        match self.known.get(name) {
            Some(Some(figures)) => return Ok(*figures),
            Some(None) => return Err(format!("The fragment `{name}` contains itself.")),
            None => {}
        }
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(Figures::default()); // validation names it
        };
        self.known.insert(name.clone(), None);
        let figures = self.set(&fragment.node.selection_set.node, level + 1)?;
        self.known.insert(name.clone(), Some(figures));
        Ok(figures)
    }

    /// How many nodes the children of this field stand for.
    fn page(&self, field: &Field) -> u64 {
        let Some(first) = field.get_argument("first") else {
            return if field.selection_set.node.items.iter().any(|s| is_edges(&s.node)) { 20 } else { 1 };
        };
        let number = match &first.node {
            DocumentValue::Number(number) => number.as_u64(),
            DocumentValue::Variable(name) => match self.variables.get(name) {
                Some(Value::Number(number)) => number.as_u64(),
                _ => Some(20),
            },
            _ => Some(1),
        };
        number.unwrap_or(100).max(1)
    }
}

fn is_edges(selection: &Selection) -> bool {
    matches!(selection, Selection::Field(field) if matches!(field.node.name.node.as_str(), "edges" | "nodes"))
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    fn refusal(text: &str) -> Option<String> {
        check(&parse_query(text).unwrap(), &Variables::default(), &Limits::default()).err()
    }

    #[test]
    fn fragments_that_double_are_refused_at_once() {
        // Fifteen of them stay within the depth, and are far too many fields; forty are too deep as well.
        for (length, reason) in [(15, "fields; at most"), (40, "levels deep")] {
            let mut text = String::from("{ a { ...F0 } }");
            for n in 0..length {
                let next = n + 1;
                text.push_str(&format!(" fragment F{n} on T {{ x: b {{ ...F{next} }} y: b {{ ...F{next} }} }}"));
            }
            text.push_str(&format!(" fragment F{length} on T {{ b }}"));
            assert!(refusal(&text).unwrap().contains(reason), "{length}");
        }
    }

    #[test]
    fn a_fragment_that_contains_itself_is_refused() {
        assert!(refusal("{ a { ...F } } fragment F on T { b { ...F } }").unwrap().contains("contains itself"));
    }

    #[test]
    fn nested_pages_multiply() {
        let text = "{ a(first: 100) { nodes { b(first: 100) { nodes { c(first: 100) { nodes { d } } } } } } }";
        assert!(refusal(text).unwrap().contains("smaller pages"));
        assert_eq!(refusal("{ a(first: 50) { nodes { b { c } } } }"), None);
    }

    #[test]
    fn tokens_are_counted_without_parsing() {
        assert_eq!(tokens("{ a(first: 10) { b } }"), 11);
    }
}

//! What the schema says about itself.

use std::fmt;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::shell::{Page, PageError};

const QUERY: &str =
    "query Introspection { __schema { queryType { name } mutationType { name } subscriptionType { name }
  types { kind name description
    fields(includeDeprecated: true) { name description isDeprecated deprecationReason
      args { name description defaultValue type { ...T } } type { ...T } }
    inputFields { name description defaultValue type { ...T } }
    enumValues(includeDeprecated: true) { name description }
    possibleTypes { name } } } }
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }";

/// The whole schema.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    /// Root of queries.
    pub query_type: Named,
    /// Root of mutations.
    pub mutation_type: Option<Named>,
    /// Root of subscriptions.
    pub subscription_type: Option<Named>,
    /// All types.
    pub types: Vec<Type>,
}

/// Something that is known by its name.
#[derive(Debug, Deserialize)]
pub struct Named {
    /// Its name.
    pub name: String,
}

/// A type.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Type {
    /// OBJECT, INPUT_OBJECT, ENUM, …
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Fields of objects and interfaces.
    pub fields: Option<Vec<Field>>,
    /// Fields of input objects.
    pub input_fields: Option<Vec<Argument>>,
    /// Values of enums.
    pub enum_values: Option<Vec<EnumValue>>,
    /// What a union or an interface can be.
    pub possible_types: Option<Vec<Named>>,
}

/// A field of an object.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Arguments.
    pub args: Vec<Argument>,
    /// Type of the answer.
    #[serde(rename = "type")]
    pub of: TypeRef,
    /// Whether it will go away.
    pub is_deprecated: bool,
    /// And what to use instead.
    pub deprecation_reason: Option<String>,
}

/// An argument or a field of an input.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub of: TypeRef,
    /// What holds when it is not given.
    pub default_value: Option<String>,
}

/// A value of an enum.
#[derive(Debug, Deserialize)]
pub struct EnumValue {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: Option<String>,
}

/// The use of a type: a name in lists and non-null marks.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TypeRef {
    kind: String,
    name: Option<String>,
    of_type: Option<Box<TypeRef>>,
}

impl TypeRef {
    /// The type inside all lists and marks.
    pub fn base(&self) -> &str {
        match (&self.name, &self.of_type) {
            (Some(name), _) => name,
            (None, Some(inner)) => inner.base(),
            (None, None) => "",
        }
    }
}

impl fmt::Display for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind.as_str(), &self.of_type) {
            ("NON_NULL", Some(inner)) => write!(f, "{inner}!"),
            ("LIST", Some(inner)) => write!(f, "[{inner}]"),
            _ => f.write_str(self.name.as_deref().unwrap_or_default()),
        }
    }
}

/// Asks the API for its schema.
///
/// # Errors
/// When the API does not answer.
pub async fn schema(page: &Page) -> Result<Schema, PageError> {
    let mut response = page.backend().execute(page.request(), json!({ "query": QUERY })).await;
    if let Some(error) = response.pointer("/errors/0") {
        return Err(PageError::from_graphql(error));
    }
    let schema = response.pointer_mut("/data/__schema").map_or(Value::Null, Value::take);
    serde_json::from_value(schema).map_err(|e| PageError::internal("the schema cannot be read", e))
}

//! A JSON object of a portal, read field by field, remembering which fields were asked for.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// A JSON object and the fields that were read of it.
pub struct Object<'a> {
    map: &'a Map<String, Value>,
    read: BTreeSet<String>,
}

impl<'a> Object<'a> {
    /// If the value is an object.
    pub fn of(value: &'a Value) -> Option<Self> {
        value.as_object().map(|map| Self { map, read: BTreeSet::new() })
    }

    /// The field, unless it is absent, null, or an empty text.
    pub fn get(&mut self, key: &str) -> Option<&'a Value> {
        self.read.insert(key.to_owned());
        self.map.get(key).filter(|value| !value.is_null() && value.as_str().is_none_or(|text| !text.trim().is_empty()))
    }

    /// The field as text.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.get(key).and_then(as_text)
    }

    /// The first of several fields that is there, with its name.
    pub fn first(&mut self, keys: &[&'static str]) -> Option<(&'static str, String)> {
        let all: Vec<_> = keys.iter().map(|key| (*key, self.text(key))).collect();
        all.into_iter().find_map(|(key, text)| text.map(|text| (key, text)))
    }

    /// An inner object.
    pub fn inner(&mut self, key: &str) -> Option<Self> {
        self.get(key).and_then(Self::of)
    }

    /// The field as a list: an array, one value, or JSON inside a text.
    pub fn list(&mut self, key: &str) -> Vec<Value> {
        self.get(key).map(as_list).unwrap_or_default()
    }

    /// Whether the field is there at all.
    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// The fields that hold something and were not read.
    pub fn unread(&self) -> Vec<&'a str> {
        let empty = |value: &Value| match value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty() || text == "[]",
            Value::Array(all) => all.is_empty(),
            Value::Object(map) => map.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        let left = self.map.iter().filter(|(key, value)| !self.read.contains(*key) && !empty(value));
        left.map(|(key, _)| key.as_str()).collect()
    }
}

/// A value as text: a text, a number, or the first language of a text in several.
pub fn as_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(map) => ["@value", "de", "en", "fr"].iter().find_map(|key| map.get(*key)?.as_str())?.to_owned(),
        Value::Array(all) if all.len() == 1 => return all.first().and_then(as_text),
        Value::Null | Value::Bool(_) | Value::Array(_) => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// A value as a list.
pub fn as_list(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(all) => all.clone(),
        Value::String(text) if text.trim_start().starts_with('[') => match serde_json::from_str(text) {
            Ok(Value::Array(all)) => all,
            _ => vec![value.clone()],
        },
        Value::Null => Vec::new(),
        other => vec![other.clone()],
    }
}

/// The record in a form that does not depend on the order of its fields.
pub fn raw(value: &Value) -> String {
    sorted(value).to_string()
}

/// The same value with the fields of every object in the order of their names.
pub fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut fields: Vec<_> = map.iter().collect();
            fields.sort_by(|a, b| a.0.cmp(b.0));
            Value::Object(fields.into_iter().map(|(key, value)| (key.clone(), sorted(value))).collect())
        }
        Value::Array(all) => Value::Array(all.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

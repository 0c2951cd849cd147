//! The reference of the schema: everything on one page, searched on the server.

use askama::Template;

use super::introspection::{Argument, Field, Schema, Type, schema};
use crate::shell::{Answer, Page};

#[derive(Template)]
#[template(path = "explorer/reference.html")]
struct ReferencePage {
    page: Page,
    search: String,
    roots: Vec<(&'static str, Vec<Field>)>,
    types: Vec<Type>,
}

/// `/explorer/reference?search=`
pub async fn show(page: Page) -> Answer {
    let search = page.parameter("search").unwrap_or_default();
    let (roots, types) = arrange(schema(&page).await?, &search.to_lowercase());
    page.render(&ReferencePage { page: page.clone(), search, roots, types })
}

/// Root fields apart from types, both as far as they match.
fn arrange(schema: Schema, search: &str) -> (Vec<(&'static str, Vec<Field>)>, Vec<Type>) {
    let is = |root: &Option<super::introspection::Named>, name: &str| root.as_ref().is_some_and(|r| r.name == name);
    let (mut roots, mut types) = (Vec::new(), Vec::new());
    for mut one in schema.types {
        let title = if one.name == schema.query_type.name {
            "explorer-queries"
        } else if is(&schema.mutation_type, &one.name) {
            "explorer-mutations"
        } else if is(&schema.subscription_type, &one.name) {
            "explorer-subscriptions"
        } else {
            if !one.name.starts_with("__") && matches(search, &one.name, one.description.as_deref(), parts(&one)) {
                types.push(one);
            }
            continue;
        };
        let mut fields = one.fields.take().unwrap_or_default();
        fields.retain(|f| matches(search, &f.name, f.description.as_deref(), std::iter::empty()));
        roots.push((title, fields));
    }
    roots.sort_by_key(|(title, _)| match *title {
        "explorer-queries" => 0,
        "explorer-mutations" => 1,
        _ => 2,
    });
    types.sort_by(|a, b| a.name.cmp(&b.name));
    (roots, types)
}

fn parts(one: &Type) -> impl Iterator<Item = &str> {
    let fields = one.fields.iter().flatten().map(|f| f.name.as_str());
    let inputs = one.input_fields.iter().flatten().map(|f| f.name.as_str());
    fields.chain(inputs).chain(one.enum_values.iter().flatten().map(|v| v.name.as_str()))
}

fn matches<'a>(search: &str, name: &str, description: Option<&str>, mut parts: impl Iterator<Item = &'a str>) -> bool {
    search.is_empty()
        || name.to_lowercase().contains(search)
        || description.is_some_and(|text| text.to_lowercase().contains(search))
        || parts.any(|part| part.to_lowercase().contains(search))
}

/// Types that have no section of their own to link to.
fn is_plain(name: &str) -> bool {
    matches!(name, "String" | "Int" | "Float" | "Boolean" | "ID")
}

impl ReferencePage {
    fn links(&self, argument: &Argument) -> bool {
        !is_plain(argument.of.base())
    }

    fn answers(&self, field: &Field) -> bool {
        !is_plain(field.of.base())
    }
}

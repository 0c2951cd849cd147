//! What the page of a dataset says of how access to it is decided.

use askama::Template;
use askama::filters::HtmlSafe;
use cynic::QueryBuilder;

use super::nodes::Text;
use super::vocabulary::{AccessDecisionBy, DeciderRole};
use crate::schema;
use crate::shell::{Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct PolicyQuery {
    #[arguments(slug: $slug)]
    access_policy: Option<AccessPolicy>,
}

#[derive(cynic::QueryFragment)]
struct AccessPolicy {
    number: Option<i32>,
    sha256: String,
    sentence: Text,
    decision: AccessDecisionBy,
    seats: Vec<AccessPolicySeat>,
    quorum: i32,
    odrl_path: String,
}

/// A seat; people are not named here.
#[derive(cynic::QueryFragment)]
struct AccessPolicySeat {
    role: DeciderRole,
    organisation: Option<cynic::Id>,
    name: String,
}

/// The section of the page.
#[derive(Template)]
#[template(path = "access/of_dataset.html")]
pub struct PolicySection {
    page: Page,
    policy: AccessPolicy,
}

impl HtmlSafe for PolicySection {}

impl PolicySection {
    fn decides_together(&self) -> bool {
        self.policy.decision == AccessDecisionBy::Quorum
    }

    fn seat(&self, seat: &AccessPolicySeat) -> String {
        let role = self.page.t(&seat.role.key());
        // The publisher's own staff could read the name of a person; on the public page nobody does.
        if seat.organisation.is_none() || seat.name.is_empty() { role } else { format!("{role} · {}", seat.name) }
    }
}

/// The section for a dataset.
///
/// # Errors
/// What the API answers.
pub async fn of_dataset(page: &Page, slug: &str) -> Result<Option<PolicySection>, PageError> {
    let data = page.query(PolicyQuery::build(Variables { slug: slug.to_owned() })).await?;
    Ok(data.access_policy.map(|policy| PolicySection { policy, page: page.clone() }))
}

//! `/hosts`: every data host with how quickly it refuses what was ended, and the same for Intercity itself.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{DataHostState, Lag, Organisation, duration, figures, tag};
use crate::challenges::nodes::PageInfo;
use crate::schema;
use crate::shell::{Answer, Page, Tag};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ListQuery {
    #[arguments(first: 20, after: $after)]
    data_hosts: DataHostConnection,
    revocation_lag: Lag,
    data_host_keepers: Vec<Keeper>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Organisation")]
struct Keeper {
    #[allow(dead_code)]
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
struct DataHostConnection {
    nodes: Vec<DataHost>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct DataHost {
    id: cynic::Id,
    name: String,
    organisation: Organisation,
    state: DataHostState,
    fictional: bool,
    last_contact_at: Option<DateTime<Utc>>,
    last_fault_at: Option<DateTime<Utc>>,
    lag: Lag,
}

/// A row of the table.
struct Row {
    href: String,
    name: String,
    fictional: bool,
    organisation: String,
    tag: Option<Tag>,
    acknowledged: [String; 3],
    verified: [String; 3],
    samples: i32,
    open: String,
}

impl Row {
    fn of(page: &Page, host: DataHost) -> Self {
        let tag = tag(page, host.state, host.last_contact_at.as_ref(), host.last_fault_at.as_ref());
        Self {
            href: format!("/hosts/{}", host.id.inner()),
            name: host.name,
            fictional: host.fictional,
            organisation: host.organisation.name,
            tag: Some(tag),
            ..Self::with(page, &host.lag)
        }
    }

    /// Our own files.
    fn own(page: &Page, lag: &Lag) -> Self {
        Self { name: page.t("hosts-own"), ..Self::with(page, lag) }
    }

    fn with(page: &Page, lag: &Lag) -> Self {
        let open = match lag.open.first() {
            Some(oldest) => {
                page.t2("hosts-open-some", "count", lag.open.len(), "age", duration(page, f64::from(oldest.age)))
            }
            None => page.t("hosts-open-none"),
        };
        Self {
            href: String::new(),
            name: String::new(),
            fictional: false,
            organisation: String::new(),
            tag: None,
            acknowledged: figures(page, lag.acknowledged.as_ref()),
            verified: figures(page, lag.verified.as_ref()),
            samples: lag.samples,
            open,
        }
    }
}

#[derive(Template)]
#[template(path = "hosts/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
    none: bool,
    bound: String,
    next: PageInfo,
    may_add: bool,
}

/// `/hosts`
pub async fn show(page: Page) -> Answer {
    let data = page.query(ListQuery::build(Variables { after: page.parameter("after") })).await?;
    let own = data.revocation_lag;
    let none = data.data_hosts.nodes.is_empty();
    let mut rows = vec![Row::own(&page, &own)];
    rows.extend(data.data_hosts.nodes.into_iter().map(|host| Row::of(&page, host)));
    page.render(&ListPage {
        bound: duration(&page, f64::from(own.bound)),
        rows,
        none,
        next: data.data_hosts.page_info,
        may_add: !data.data_host_keepers.is_empty(),
        page: page.clone(),
    })
}

//! `/access-requests`: what waits for those who decide, what a team has asked for, and the grants that were given.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{AccessRequestState, AccessSide, Challenge, Dataset, GrantState, PageInfo, Team};
use super::vocabulary::DeciderRole;
use crate::datasets::nodes::{Access, Localized};
use crate::schema;
use crate::shell::{Answer, Form, Page};

/// States by which the list can be narrowed, with their words.
const STATES: [(AccessRequestState, &str); 6] = [
    (AccessRequestState::Submitted, "submitted"),
    (AccessRequestState::Returned, "returned"),
    (AccessRequestState::Approved, "approved"),
    (AccessRequestState::Rejected, "rejected"),
    (AccessRequestState::Withdrawn, "withdrawn"),
    (AccessRequestState::Closed, "closed"),
];

#[derive(cynic::InputObject, Clone)]
struct AccessFilter {
    side: Option<AccessSide>,
    dataset: Option<cynic::Id>,
    overdue: bool,
    mine: bool,
}

#[derive(cynic::Enum, Clone, Copy)]
enum AccessRequestOrder {
    Newest,
    Due,
}

#[derive(cynic::InputObject)]
struct DatasetFilter {
    mine: bool,
    access: Option<Vec<Access>>,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<AccessFilter>,
    states: Option<Vec<AccessRequestState>>,
    order: Option<AccessRequestOrder>,
    given: Option<AccessFilter>,
    kept: Option<DatasetFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct QueueQuery {
    #[arguments(first: 50, after: $after, filter: $filter, states: $states, order: $order)]
    access_requests: AccessRequestConnection,
    #[arguments(first: 50, filter: $given)]
    grants: GrantConnection,
    #[arguments(first: 100, filter: $kept)]
    datasets: DatasetConnection,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestConnection {
    total_count: i32,
    nodes: Vec<AccessRequest>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct AccessRequest {
    id: cynic::Id,
    state: AccessRequestState,
    dataset: Dataset,
    team: Team,
    challenge: Challenge,
    due_at: Option<DateTime<Utc>>,
    waiting_for: AccessWaiting,
    may: AccessRequestMay,
}

#[derive(cynic::QueryFragment)]
struct AccessWaiting {
    roles: Vec<DeciderRole>,
    approvals: i32,
    needed: i32,
    overdue_days: i32,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestMay {
    decide: bool,
}

#[derive(cynic::QueryFragment)]
struct GrantConnection {
    nodes: Vec<Grant>,
}

#[derive(cynic::QueryFragment)]
struct Grant {
    id: cynic::Id,
    state: GrantState,
    dataset: Dataset,
    team: Team,
    challenge: Challenge,
    ends_at: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
struct DatasetConnection {
    nodes: Vec<KeptDataset>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Dataset")]
struct KeptDataset {
    id: cynic::Id,
    title: Localized,
}

#[derive(Template)]
#[template(path = "access/requests.html")]
struct QueuePage {
    page: Page,
    form: Form,
    sides: Vec<(String, String)>,
    states: Vec<(String, String)>,
    datasets: Vec<(String, String)>,
    requests: Vec<AccessRequest>,
    total: i32,
    is_narrowed: bool,
    of_teams: bool,
    grants: Vec<Grant>,
    next: PageInfo,
}

impl QueuePage {
    /// Whose votes are missing.
    fn missing(&self, request: &AccessRequest) -> String {
        let waiting = &request.waiting_for;
        let roles: Vec<String> = waiting.roles.iter().map(|role| self.page.t(&role.key())).collect();
        if roles.is_empty() {
            return String::new();
        }
        let count = [("approvals", waiting.approvals.into()), ("needed", waiting.needed.into())];
        let count = if waiting.needed > 1 { self.page.t_with("access-votes-short", count) } else { String::new() };
        format!("{} {count}", roles.join(", ")).trim().to_owned()
    }
}

/// `GET /access-requests`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let given = |name: &str| page.parameter(name).unwrap_or_default();
    let (side, state, dataset) = (given("side"), given("state"), given("dataset"));
    let of_teams = side == "team";
    let (overdue, mine) = (page.parameter("overdue").is_some(), page.parameter("mine").is_some());
    let chosen = STATES.iter().find(|(_, word)| *word == state).map(|(state, _)| vec![*state]);
    let is_narrowed = chosen.is_some() || !dataset.is_empty() || overdue || mine;
    let filter = AccessFilter {
        side: Some(if of_teams { AccessSide::Team } else { AccessSide::Steward }),
        dataset: Some(dataset.as_str()).filter(|id| !id.is_empty()).map(cynic::Id::new),
        overdue,
        mine,
    };
    let kept = AccessFilter { dataset: None, overdue: false, mine: false, ..filter.clone() };
    let variables = Variables {
        after: page.parameter("after"),
        filter: Some(filter),
        states: chosen,
        order: Some(if of_teams { AccessRequestOrder::Newest } else { AccessRequestOrder::Due }),
        given: Some(kept),
        kept: Some(DatasetFilter { mine: true, access: Some(vec![Access::Restricted, Access::PartnerHosted]) }),
    };
    let data = page.query(QueueQuery::build(variables)).await?;
    let tick = |yes: bool| if yes { "yes" } else { "" };
    let form = Form::new(&page)
        .with("side", if of_teams { "team" } else { "steward" })
        .with("state", state)
        .with("dataset", dataset)
        .with("overdue", tick(overdue))
        .with("mine", tick(mine));
    let any = |key: &str| (String::new(), page.t(key));
    let title = |one: KeptDataset| (one.id.into_inner(), one.title.get(page.lang()).to_owned());
    let states = STATES.iter().map(|(_, word)| ((*word).to_owned(), page.t(&format!("access-state-{word}"))));
    page.render(&QueuePage {
        sides: ["steward", "team"].map(|word| (word.to_owned(), page.t(&format!("access-side-{word}")))).into(),
        states: std::iter::once(any("access-any-state")).chain(states).collect(),
        datasets: std::iter::once(any("access-any-dataset"))
            .chain(data.datasets.nodes.into_iter().map(title))
            .collect(),
        form,
        requests: data.access_requests.nodes,
        total: data.access_requests.total_count,
        next: data.access_requests.page_info,
        is_narrowed,
        of_teams,
        grants: data.grants.nodes,
        page: page.clone(),
    })
}

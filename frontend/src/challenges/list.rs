//! `/challenges`: the departure board of challenges, with filters.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{Localized, Money, Organisation, PageInfo, Phase};
use crate::schema;
use crate::shell::{Answer, Departure, Form, Page};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<ChallengeFilter>,
}

#[derive(cynic::InputObject, Clone)]
struct ChallengeFilter {
    phases: Option<Vec<Phase>>,
    city: Option<cynic::Id>,
    theme: Option<String>,
    text: Option<String>,
    mine: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ListQuery {
    #[arguments(after: $after, filter: $filter)]
    challenges: ChallengeConnection,
    challenge_leads: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct CitiesQuery {
    host_cities: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
struct ChallengeConnection {
    nodes: Vec<Challenge>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct Challenge {
    slug: String,
    title: Localized,
    summary: Localized,
    phase: Phase,
    closes_at: Option<DateTime<Utc>>,
    zone: String,
    hosts: Vec<HostBrief>,
}

#[derive(cynic::QueryFragment)]
struct HostBrief {
    organisation: Organisation,
    money: Option<Money>,
    places: i32,
}

#[derive(Template)]
#[template(path = "challenges/list.html")]
struct ListPage {
    page: Page,
    form: Form,
    phases: Vec<(String, String)>,
    cities: Vec<(String, String)>,
    rows: Vec<Departure>,
    total: i32,
    next: PageInfo,
    may_start: bool,
    mine: bool,
}

/// `/challenges`
pub async fn show(page: Page) -> Answer {
    let cities = page.query(CitiesQuery::build(())).await?.host_cities;
    let wanted = |name: &str| page.parameter(name).unwrap_or_default();
    let (phase, city, text) = (wanted("phase"), wanted("city"), wanted("text"));
    let mine = !wanted("mine").is_empty();
    let filter = ChallengeFilter {
        phases: Phase::ALL.into_iter().find(|one| one.word() == phase).map(|one| vec![one]),
        city: cities.iter().find(|one| one.code.as_deref() == Some(city.as_str())).map(|one| one.id.clone()),
        theme: page.parameter("theme"),
        text: page.parameter("text"),
        mine,
    };
    let variables = Variables { after: page.parameter("after"), filter: Some(filter) };
    let data = page.query(ListQuery::build(variables)).await?;
    let form = Form::new(&page).with("phase", phase).with("city", city).with("text", text);
    let rows = data.challenges.nodes.into_iter().map(|row| departure(&page, row)).collect();
    page.render(&ListPage {
        phases: Phase::ALL.iter().map(|one| (one.word().to_owned(), page.t(&one.key()))).collect(),
        cities: cities.iter().map(|one| (one.code.clone().unwrap_or_default(), one.name.clone())).collect(),
        form,
        rows,
        total: data.challenges.total_count,
        next: data.challenges.page_info,
        may_start: !data.challenge_leads.is_empty(),
        mine,
        page: page.clone(),
    })
}

fn departure(page: &Page, row: Challenge) -> Departure {
    let places: i32 = row.hosts.iter().map(|host| host.places).sum();
    let mut amounts: Vec<String> = Vec::new();
    for money in row.hosts.iter().filter_map(|host| host.money.as_ref()) {
        let amount = page.money(money.minor, &money.currency);
        if !amounts.contains(&amount) {
            amounts.push(amount);
        }
    }
    let phase = page.t(&row.phase.key());
    let note = if amounts.is_empty() { phase } else { format!("{} · {phase}", amounts.join(", ")) };
    Departure {
        href: format!("/challenges/{}", row.slug),
        title: row.title.get(page.lang()).to_owned(),
        summary: row.summary.get(page.lang()).to_owned(),
        cities: row.hosts.iter().map(|host| host.organisation.city()).collect(),
        offer: if places > 0 { page.t1("challenges-pilots", "count", places) } else { String::new() },
        offer_note: note,
        closes: row.closes_at,
        zone: row.zone,
    }
}

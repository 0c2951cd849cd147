//! `/datasets`: what cities and partners publish, with search, filters and their counts.

use actix_web::http::header::{HeaderValue, LINK};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{Access, Localized, PageInfo, Publisher, State};
use super::wishes::{DatasetFilter, KINDS, Sort, Wishes};
use crate::schema;
use crate::shell::{Answer, Form, Page};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<DatasetFilter>,
    sort: Sort,
    language: String,
    text: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ListQuery {
    #[arguments(after: $after, filter: $filter, sort: $sort)]
    datasets: DatasetConnection,
    #[arguments(filter: $filter)]
    dataset_facets: DatasetFacets,
    #[arguments(language: $language)]
    data_catalog_json_ld: String,
    dataset_publishers: Vec<Publisher>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct DatasetConnection {
    nodes: Vec<Dataset>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct Dataset {
    slug: String,
    title: Localized,
    #[arguments(language: $language, text: $text)]
    excerpt: Vec<DatasetExcerptPart>,
    access: Access,
    state: State,
    notice: Option<String>,
    themes: Vec<String>,
    fictional: bool,
    licence: Option<String>,
    known_licence: Option<DatasetLicence>,
    updated_at: DateTime<Utc>,
    publisher: Publisher,
}

#[derive(cynic::QueryFragment)]
struct DatasetExcerptPart {
    text: String,
    hit: bool,
}

#[derive(cynic::QueryFragment)]
struct DatasetLicence {
    name: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct DatasetFacets {
    publishers: Vec<DatasetPublisherCount>,
    access: Vec<DatasetAccessCount>,
    #[arguments(language: $language)]
    themes: Vec<DatasetChoiceCount>,
    formats: Vec<DatasetChoiceCount>,
    licences: Vec<DatasetLicenceCount>,
    changed_within: Vec<DatasetChangeCount>,
    suggestion: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Organisation")]
struct FacetPublisher {
    slug: String,
    name: String,
}

#[derive(cynic::QueryFragment)]
struct DatasetPublisherCount {
    publisher: FacetPublisher,
    count: i32,
}

#[derive(cynic::QueryFragment)]
struct DatasetAccessCount {
    access: Access,
    count: i32,
}

#[derive(cynic::QueryFragment)]
struct DatasetChoiceCount {
    value: String,
    name: String,
    count: i32,
}

#[derive(cynic::QueryFragment)]
struct DatasetLicenceCount {
    value: String,
    name: Option<String>,
    count: i32,
}

#[derive(cynic::QueryFragment)]
struct DatasetChangeCount {
    days: i32,
    count: i32,
}

/// One kind of choices.
struct Group {
    kind: &'static str,
    label: String,
    choices: Vec<Choice>,
}

/// A choice with its count.
struct Choice {
    value: String,
    name: String,
    count: i32,
    chosen: bool,
}

/// A choice that is made, and the way to take it back.
struct Chip {
    label: String,
    without: String,
}

#[derive(Template)]
#[template(path = "datasets/list.html")]
struct ListPage {
    page: Page,
    form: Form,
    sorts: Vec<(String, String)>,
    groups: Vec<Group>,
    chips: Vec<Chip>,
    rows: Vec<Dataset>,
    total: i32,
    next: PageInfo,
    may_start: bool,
    mine: bool,
    /// What may have been meant, and the way to it.
    suggestion: Option<(String, String)>,
    json_ld: String,
}

impl ListPage {
    /// Where a city is asked for data that is not here, with the words that were looked for.
    fn ask_for(&self) -> String {
        let words = self.form.value("text").trim();
        if words.is_empty() {
            return "/data-requests/new".to_owned();
        }
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("text", words).finish();
        format!("/data-requests/new?{query}")
    }

    /// JSON that cannot end the element it stands in.
    fn data(&self) -> String {
        super::embedded(&self.json_ld)
    }
}

/// `/datasets`
pub async fn show(page: Page) -> Answer {
    let wishes = Wishes::of(&page);
    let variables = Variables {
        after: page.parameter("after"),
        filter: Some(wishes.filter(page.now())),
        sort: wishes.sort,
        language: page.lang().to_owned(),
        text: wishes.text.clone(),
    };
    let data = page.query(ListQuery::build(variables)).await?;
    let groups = groups(&page, &wishes, &data.dataset_facets);
    let nothing = data.datasets.total_count == 0;
    let suggestion = data.dataset_facets.suggestion.filter(|_| nothing);
    let shown = ListPage {
        form: Form::new(&page).with("text", wishes.text.clone()).with("sort", wishes.sort.word()),
        sorts: Sort::options(&page),
        chips: chips(&wishes, &groups),
        groups,
        rows: data.datasets.nodes,
        total: data.datasets.total_count,
        next: data.datasets.page_info,
        may_start: !data.dataset_publishers.is_empty(),
        mine: wishes.mine,
        suggestion: suggestion.map(|text| (wishes.with_text(&text), text)),
        json_ld: data.data_catalog_json_ld,
        page: page.clone(),
    };
    let mut answer = page.render(&shown)?;
    let headers = answer.headers_mut();
    headers.append(LINK, HeaderValue::from_static("</catalog.atom>; rel=\"alternate\"; type=\"application/atom+xml\""));
    headers.append(LINK, HeaderValue::from_static("</catalog.ttl>; rel=\"alternate\"; type=\"text/turtle\""));
    Ok(answer)
}

fn groups(page: &Page, wishes: &Wishes, facets: &DatasetFacets) -> Vec<Group> {
    let other = page.t("catalogue-licence-other");
    let list = |kind: &'static str| -> Vec<(String, String, i32)> {
        match kind {
            "publisher" => facets
                .publishers
                .iter()
                .map(|one| (one.publisher.slug.clone(), one.publisher.name.clone(), one.count))
                .collect(),
            "theme" => facets.themes.iter().map(|one| (one.value.clone(), one.name.clone(), one.count)).collect(),
            "access" => facets
                .access
                .iter()
                .map(|one| (one.access.word().to_owned(), page.t(&one.access.key()), one.count))
                .collect(),
            "format" => facets.formats.iter().map(|one| (one.value.clone(), one.name.clone(), one.count)).collect(),
            "licence" => facets
                .licences
                .iter()
                .map(|one| (one.value.clone(), one.name.clone().unwrap_or_else(|| other.clone()), one.count))
                .collect(),
            _ => facets
                .changed_within
                .iter()
                .map(|one| (one.days.to_string(), page.t1("catalogue-changed-days", "days", one.days), one.count))
                .collect(),
        }
    };
    KINDS
        .into_iter()
        .map(|kind| {
            let choices = list(kind).into_iter().map(|(value, name, count)| {
                let chosen = wishes.has(kind, &value);
                Choice { value, name, count, chosen }
            });
            let mut choices: Vec<Choice> = choices.collect();
            // A choice that is made stays to be seen and taken back, even when nothing fits it any more.
            for (_, value) in wishes.chosen().iter().filter(|(name, _)| name == kind) {
                if !choices.iter().any(|choice| choice.value == *value) {
                    choices.push(Choice { value: value.clone(), name: value.clone(), count: 0, chosen: true });
                }
            }
            Group { kind, label: page.t(&format!("catalogue-by-{kind}")), choices }
        })
        .filter(|group| !group.choices.is_empty())
        .collect()
}

fn chips(wishes: &Wishes, groups: &[Group]) -> Vec<Chip> {
    let chosen = groups.iter().flat_map(|group| {
        group.choices.iter().filter(|choice| choice.chosen).map(|choice| Chip {
            label: format!("{}: {}", group.label, choice.name),
            without: wishes.without(group.kind, &choice.value),
        })
    });
    chosen.collect()
}

//! Pages of messages: the inbox.

use actix_web::web::{ServiceConfig, get, post, resource};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::schema;
use crate::shell::{Answer, Form, Page};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config.service(resource("/inbox").route(get().to(show)).route(post().to(read)));
}

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct InboxQuery {
    #[arguments(first: 50, after: $after)]
    inbox: MessageConnection,
}

#[derive(cynic::QueryFragment)]
struct MessageConnection {
    nodes: Vec<Message>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct PageInfo {
    has_next_page: bool,
    end_cursor: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct Message {
    id: cynic::Id,
    subject: String,
    body: String,
    language: String,
    path: Option<String>,
    created_at: DateTime<Utc>,
    read_at: Option<DateTime<Utc>>,
}

impl Message {
    fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.body.split('\n').map(str::trim).filter(|line| !line.is_empty())
    }
}

#[derive(cynic::InputObject)]
struct MessageMarkReadInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct ReadVariables {
    input: MessageMarkReadInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ReadVariables")]
struct MarkRead {
    #[arguments(input: $input)]
    message_mark_read: MessageMarkReadPayload,
}

#[derive(cynic::QueryFragment)]
struct MessageMarkReadPayload {
    message: Opened,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Message")]
struct Opened {
    path: Option<String>,
}

#[derive(Template)]
#[template(path = "messages/inbox.html")]
struct InboxPage {
    page: Page,
    form: Form,
    messages: Vec<Message>,
    next: PageInfo,
}

/// `GET /inbox`
async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let data = page.query(InboxQuery::build(Variables { after: page.parameter("after") })).await?;
    page.render(&InboxPage {
        form: Form::new(&page),
        messages: data.inbox.nodes,
        next: data.inbox.page_info,
        page: page.clone(),
    })
}

/// `POST /inbox`: marks a message as read, and opens what it is about when asked for.
async fn read(page: Page, form: Form) -> Answer {
    let input = MessageMarkReadInput { id: cynic::Id::new(form.value("message")) };
    let done = page.query(MarkRead::build(ReadVariables { input })).await?;
    match done.message_mark_read.message.path.filter(|_| form.is_ticked("open")) {
        Some(path) => page.redirect(&path),
        None => page.redirect("/inbox"),
    }
}

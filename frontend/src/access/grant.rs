//! `/grants/{id}`: one grant with its life, what bounds it, its files and their use, its people, duties and sanctions.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Challenge, Dataset, GrantState, HeldState, Life, Person, Team, Text};
use super::obliged::{self, Duty, ObligationFilter, Sanction};
use crate::datasets::ByteCount;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Station};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
    on: Option<ObligationFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct GrantQuery {
    #[arguments(id: $id)]
    grant: Option<Grant>,
    #[arguments(first: 50, filter: $on)]
    closing_duties: ClosingDutyConnection,
    #[arguments(first: 50, filter: $on)]
    sanctions: SanctionConnection,
}

#[derive(cynic::QueryFragment)]
struct ClosingDutyConnection {
    nodes: Vec<Duty>,
}

#[derive(cynic::QueryFragment)]
struct SanctionConnection {
    nodes: Vec<Sanction>,
}

#[derive(cynic::QueryFragment)]
struct Grant {
    id: cynic::Id,
    state: GrantState,
    dataset: Dataset,
    team: Team,
    challenge: Challenge,
    people: Vec<GrantPerson>,
    files: Vec<GrantFile>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    provisioned_at: Option<DateTime<Utc>>,
    end_requested_at: Option<DateTime<Utc>>,
    end_acknowledged_at: Option<DateTime<Utc>>,
    end_verified_at: Option<DateTime<Utc>>,
    end_reason: Option<String>,
    misconduct: bool,
    version: i32,
    follows_versions: bool,
    approved_until: DateTime<Utc>,
    end_bound: Option<GrantEndBound>,
    reminder_sent_at: Option<DateTime<Utc>>,
    bytes_used: ByteCount,
    bytes_budget: Option<ByteCount>,
    budget_warned_at: Option<DateTime<Utc>>,
    usage: Vec<GrantUsage>,
    terms_to_accept: Option<TermsToAccept>,
    refusal: Option<GrantRefusal>,
    may: GrantMay,
    host: Option<GrantHost>,
}

#[derive(cynic::QueryFragment)]
struct GrantRefusal {
    code: String,
}

#[derive(cynic::QueryFragment)]
struct GrantEndBound {
    why: String,
    at: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
struct GrantUsage {
    person: Option<Person>,
    file: String,
    bytes: ByteCount,
}

#[derive(cynic::QueryFragment)]
struct TermsToAccept {
    number: i32,
    sha256: String,
    text: Text,
    held_from: DateTime<Utc>,
    held: bool,
}

#[derive(cynic::QueryFragment)]
struct GrantHost {
    id: cynic::Id,
    name: String,
    base_url: String,
    held_state: Option<HeldState>,
    held_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct GrantPerson {
    person: Person,
    ended_at: Option<DateTime<Utc>>,
    end_reason: Option<String>,
    misconduct: bool,
    may_withdraw: bool,
}

#[derive(cynic::QueryFragment)]
struct GrantFile {
    id: cynic::Id,
    name: String,
    size: ByteCount,
    sha256: String,
}

#[derive(cynic::QueryFragment)]
struct GrantMay {
    download: bool,
    token: bool,
    revoke: bool,
    revoke_for_misconduct: bool,
    suspend: bool,
    resume: bool,
    withdraw: bool,
    renew: bool,
    accept_terms: bool,
    oversee: bool,
}

#[derive(cynic::InputObject)]
struct GrantDownloadUrlInput {
    grant: cynic::Id,
    file: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct DownloadVariables {
    input: GrantDownloadUrlInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "DownloadVariables")]
struct Download {
    #[arguments(input: $input)]
    grant_download_url: GrantDownloadUrlPayload,
}

#[derive(cynic::QueryFragment)]
struct GrantDownloadUrlPayload {
    url: String,
}

#[derive(Template)]
#[template(path = "access/grant.html")]
struct GrantPage {
    page: Page,
    form: Form,
    grant: Grant,
    duties: Vec<Duty>,
    sanctions: Vec<Sanction>,
    line: Vec<Station>,
    commands: Vec<(String, String)>,
    change: String,
    terms: String,
    versions: String,
}

/// How much of a budget of bytes has left.
struct Budget {
    text: String,
    bytes: i64,
    /// From here on it is warned of.
    high: i64,
    used: i64,
    warning: Option<String>,
}

impl GrantPage {
    /// The page of something that can be done with this grant.
    fn path(&self, last: &str) -> String {
        format!("/grants/{}/{last}", self.grant.id.inner())
    }

    fn people_path(&self, person: &Person) -> String {
        self.path(&format!("people/{}/off", person.id.inner()))
    }

    /// Why it ended, in words.
    fn reason(&self, reason: &str) -> String {
        obliged::reason(&self.page, reason)
    }

    /// What its end hangs on, in words: the thing that ends it when that comes before what was approved.
    fn bounded(&self) -> Option<String> {
        let bound = self.grant.end_bound.as_ref()?;
        let at = self.page.moment(&bound.at, &self.grant.challenge.zone);
        (!self.has_ended()).then(|| self.page.t1(&format!("grant-bound-{}", bound.why.replace('_', "-")), "at", at))
    }

    /// What keeps the reader from using it, where neither its state nor the terms at the top say it already.
    fn held_up(&self) -> Option<String> {
        let code = self.grant.refusal.as_ref()?.code.as_str();
        let said = self.has_ended() || self.grant.terms_to_accept.as_ref().is_some_and(|terms| terms.held);
        (!said).then(|| self.page.t(&format!("fault-{}", code.replace(['.', '_'], "-"))))
    }

    fn is_shortened(&self) -> bool {
        self.grant.ends_at < self.grant.approved_until
    }

    fn has_ended(&self) -> bool {
        match self.grant.state {
            GrantState::Revoking | GrantState::Revoked | GrantState::Expiring | GrantState::Expired => true,
            GrantState::Provisioning | GrantState::Active | GrantState::Suspended => false,
        }
    }

    fn zone(&self) -> &str {
        &self.grant.challenge.zone
    }

    /// How much of the budget has left, when there is one.
    fn budget(&self) -> Option<Budget> {
        let (used, bytes) = (self.grant.bytes_used.0, self.grant.bytes_budget?.0);
        let page = &self.page;
        let text = page.t2("grant-budget", "used", page.size(used), "budget", page.size(bytes));
        let share = used.saturating_mul(100).checked_div(bytes)?;
        let warning = match share {
            ..80 => None,
            80..100 => Some(page.t1("grant-budget-near", "share", share)),
            _ => Some(page.t("grant-budget-used-up")),
        };
        Some(Budget { text, bytes, high: bytes / 5 * 4, used, warning })
    }

    fn may_more(&self) -> bool {
        let may = &self.grant.may;
        may.renew || may.withdraw || may.oversee || may.revoke_for_misconduct
    }
}

/// `GET /grants/{id}`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page);
    page.render(&built(&page, form, &id).await?)
}

/// The page again, with the faults that were found in one of its forms.
pub async fn refused(page: &Page, form: Form, id: &str) -> Answer {
    page.render_refused(&built(page, form, id).await?)
}

async fn built(page: &Page, form: Form, id: &str) -> Result<GrantPage, PageError> {
    page.signed_in()?;
    let variables = Variables { id: cynic::Id::new(id), on: Some(ObligationFilter::on(id)) };
    let data = page.query(GrantQuery::build(variables)).await?;
    let grant = data.grant.ok_or(PageError::NotFound)?;
    let life = Life {
        state: grant.state,
        zone: &grant.challenge.zone,
        starts_at: &grant.starts_at,
        ends_at: &grant.ends_at,
        provisioned_at: grant.provisioned_at.as_ref(),
        end_requested_at: grant.end_requested_at.as_ref(),
        end_acknowledged_at: grant.end_acknowledged_at.as_ref(),
        end_verified_at: grant.end_verified_at.as_ref(),
    };
    let line = life.stations(page);
    let commands = [
        (grant.may.suspend, "suspend", "grant-suspend"),
        (grant.may.resume, "resume", "grant-resume"),
        (grant.may.revoke, "revoke", "grant-revoke"),
    ];
    let commands = commands.into_iter().filter(|one| one.0).map(|one| (one.1.to_owned(), page.t(one.2))).collect();
    let to = |last: &str| format!("/grants/{}/{last}", grant.id.inner());
    Ok(GrantPage {
        form,
        line,
        commands,
        change: to("change"),
        terms: to("terms"),
        versions: to("versions"),
        duties: data.closing_duties.nodes,
        sanctions: data.sanctions.nodes,
        grant,
        page: page.clone(),
    })
}

/// `POST /grants/{id}/download`: asks for a signed URL and leads there.
pub async fn download(page: Page, form: Form, id: Path<String>) -> Answer {
    let input = GrantDownloadUrlInput { grant: cynic::Id::new(id.as_str()), file: cynic::Id::new(form.value("file")) };
    let data = page.query(Download::build(DownloadVariables { input })).await?;
    let url = data.grant_download_url.url;
    // Our own address, so the path is enough; behind a proxy people come by another name.
    let path = url.strip_prefix(page.backend().public_url()).unwrap_or(&url).to_owned();
    Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, path)).finish())
}

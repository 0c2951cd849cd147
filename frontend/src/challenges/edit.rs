//! `/challenges/new` and `/challenges/{slug}/edit`: staff of a city write the shared core.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Changed, Localized, LocalizedInput, Organisation};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct EditQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Challenge>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct LeadsQuery {
    challenge_leads: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
struct Challenge {
    id: cynic::Id,
    title: Localized,
    summary: Localized,
    problem: Localized,
    outcomes: Localized,
    terms: Localized,
    themes: Vec<String>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    zone: String,
    rules: ChallengeRules,
    lock_version: i32,
}

#[derive(cynic::QueryFragment)]
struct ChallengeRules {
    max_team_size: i32,
    max_entries_per_person: i32,
    deciding_figure: DecidingFigure,
    ties: Vec<TieRule>,
}

#[derive(cynic::InputObject)]
struct ChallengeRulesInput {
    max_team_size: i32,
    max_entries_per_person: i32,
    deciding_figure: DecidingFigure,
    ties: Vec<TieRule>,
}

#[derive(cynic::Enum, Clone, Copy)]
enum DecidingFigure {
    RawMean,
    Normalised,
}

#[derive(cynic::Enum, Clone, Copy)]
enum TieRule {
    CriteriaInOrder,
    SmallerSpread,
    EarlierSubmission,
}

#[derive(cynic::InputObject)]
struct ChallengeCreateInput {
    lead_id: cynic::Id,
    title: Option<LocalizedInput>,
    summary: Option<LocalizedInput>,
    problem: Option<LocalizedInput>,
    outcomes: Option<LocalizedInput>,
    terms: Option<LocalizedInput>,
    themes: Option<Vec<String>>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    zone: Option<String>,
    rules: Option<ChallengeRulesInput>,
}

#[derive(cynic::InputObject)]
struct ChallengeUpdateInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    title: Option<LocalizedInput>,
    summary: Option<LocalizedInput>,
    problem: Option<LocalizedInput>,
    outcomes: Option<LocalizedInput>,
    terms: Option<LocalizedInput>,
    themes: Option<Vec<String>>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    zone: Option<String>,
    rules: Option<ChallengeRulesInput>,
}

#[derive(cynic::QueryVariables)]
struct CreateVariables {
    input: ChallengeCreateInput,
}

#[derive(cynic::QueryVariables)]
struct UpdateVariables {
    input: ChallengeUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "CreateVariables")]
struct Create {
    #[arguments(input: $input)]
    challenge_create: ChallengeCreatePayload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UpdateVariables")]
struct Update {
    #[arguments(input: $input)]
    challenge_update: ChallengeUpdatePayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeCreatePayload {
    challenge: Changed,
}

#[derive(cynic::QueryFragment)]
struct ChallengeUpdatePayload {
    challenge: Changed,
}

#[derive(Template)]
#[template(path = "challenges/edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    title: String,
    leads: Vec<(String, String)>,
    figures: Vec<(String, String)>,
}

/// `/challenges/new`
pub async fn start(page: Page) -> Answer {
    page.signed_in()?;
    let leads = leads(&page).await?;
    if leads.is_empty() {
        return Err(PageError::Forbidden(page.t("challenges-only-cities")));
    }
    let form = Form::new(&page)
        .with("leadId", leads.first().map(|(id, _)| id.clone()).unwrap_or_default())
        .with("rules.maxTeamSize", "8")
        .with("rules.maxEntriesPerPerson", "1")
        .with("rules.decidingFigure", "raw");
    answer(&page, form, "challenges-start", leads)
}

/// `/challenges/new`, sent
pub async fn create(page: Page, mut form: Form) -> Answer {
    let core = Core::from(&mut form);
    let lead_id = cynic::Id::new(form.read("leadId"));
    let mut faults = Vec::new();
    if !form.is_refused() {
        let input = ChallengeCreateInput {
            lead_id,
            title: Some(core.title),
            summary: Some(core.summary),
            problem: Some(core.problem),
            outcomes: Some(core.outcomes),
            terms: Some(core.terms),
            themes: Some(core.themes),
            opens_at: core.opens_at,
            closes_at: core.closes_at,
            zone: core.zone,
            rules: Some(core.rules),
        };
        match page.submit(Create::build(CreateVariables { input })).await? {
            Ok(done) => {
                let to = format!("/challenges/{}", done.challenge_create.challenge.slug);
                return page.redirect_saying(&to, "challenges-said-created");
            }
            Err(found) => faults = found,
        }
    }
    let leads = leads(&page).await?;
    answer(&page, form.refused(faults), "challenges-start", leads)
}

/// `/challenges/{slug}/edit`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let challenge = load(&page, &slug).await?;
    let text = |form: Form, name: &str, text: &Localized| form.with_localized(name, &text.authoritative, &text.pairs());
    let mut form = Form::new(&page);
    for (name, words) in [
        ("title", &challenge.title),
        ("summary", &challenge.summary),
        ("problem", &challenge.problem),
        ("outcomes", &challenge.outcomes),
        ("terms", &challenge.terms),
    ] {
        form = text(form, name, words);
    }
    let figure = if matches!(challenge.rules.deciding_figure, DecidingFigure::RawMean) { "raw" } else { "normalised" };
    let form = form
        .with("lockVersion", challenge.lock_version.to_string())
        .with("themes", challenge.themes.join("\n"))
        .with_moment("opensAt", challenge.opens_at, &challenge.zone)
        .with_moment("closesAt", challenge.closes_at, &challenge.zone)
        .with("rules.maxTeamSize", challenge.rules.max_team_size.to_string())
        .with("rules.maxEntriesPerPerson", challenge.rules.max_entries_per_person.to_string())
        .with("rules.decidingFigure", figure);
    answer(&page, form, "challenges-edit", Vec::new())
}

/// `/challenges/{slug}/edit`, sent
pub async fn update(page: Page, slug: Path<String>, mut form: Form) -> Answer {
    let challenge = load(&page, &slug).await?;
    let mut core = Core::from(&mut form);
    core.rules.ties = challenge.rules.ties;
    let mut faults = Vec::new();
    if !form.is_refused() {
        let input = ChallengeUpdateInput {
            id: challenge.id,
            lock_version: form.read("lockVersion").parse().ok(),
            title: Some(core.title),
            summary: Some(core.summary),
            problem: Some(core.problem),
            outcomes: Some(core.outcomes),
            terms: Some(core.terms),
            themes: Some(core.themes),
            opens_at: core.opens_at,
            closes_at: core.closes_at,
            zone: core.zone,
            rules: Some(core.rules),
        };
        match page.submit(Update::build(UpdateVariables { input })).await? {
            Ok(done) => {
                let to = format!("/challenges/{}", done.challenge_update.challenge.slug);
                return page.redirect_saying(&to, "challenges-said-saved");
            }
            Err(found) => faults = found,
        }
    }
    answer(&page, form.refused(faults), "challenges-edit", Vec::new())
}

/// What the form says.
struct Core {
    title: LocalizedInput,
    summary: LocalizedInput,
    problem: LocalizedInput,
    outcomes: LocalizedInput,
    terms: LocalizedInput,
    themes: Vec<String>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    zone: Option<String>,
    rules: ChallengeRulesInput,
}

impl Core {
    fn from(form: &mut Form) -> Self {
        let opens_at = form.read_moment("opensAt");
        let closes_at = form.read_moment("closesAt");
        let raw = form.read("rules.decidingFigure") != "normalised";
        Self {
            title: form.read_localized("title").into(),
            summary: form.read_localized("summary").into(),
            problem: form.read_localized("problem").into(),
            outcomes: form.read_localized("outcomes").into(),
            terms: form.read_localized("terms").into(),
            themes: form.read("themes").lines().map(str::to_owned).collect(),
            opens_at,
            closes_at,
            zone: closes_at.and_then(|_| form.read_optional("closesAt.zone")),
            rules: ChallengeRulesInput {
                max_team_size: form.read_number("rules.maxTeamSize").unwrap_or(8),
                max_entries_per_person: form.read_number("rules.maxEntriesPerPerson").unwrap_or(1),
                deciding_figure: if raw { DecidingFigure::RawMean } else { DecidingFigure::Normalised },
                ties: vec![TieRule::CriteriaInOrder],
            },
        }
    }
}

fn answer(page: &Page, form: Form, title: &str, leads: Vec<(String, String)>) -> Answer {
    let refused = form.is_refused();
    let figures = vec![
        ("raw".to_owned(), page.t("challenges-figure-raw")),
        ("normalised".to_owned(), page.t("challenges-figure-normalised")),
    ];
    let shown = EditPage { title: page.t(title), leads, figures, form, page: page.clone() };
    if refused { page.render_refused(&shown) } else { page.render(&shown) }
}

async fn load(page: &Page, slug: &str) -> Result<Challenge, PageError> {
    let data = page.query(EditQuery::build(Variables { slug: slug.to_owned() })).await?;
    data.challenge.ok_or(PageError::NotFound)
}

async fn leads(page: &Page) -> Result<Vec<(String, String)>, PageError> {
    let leads = page.query(LeadsQuery::build(())).await?.challenge_leads;
    Ok(leads.into_iter().map(|city| (city.id.into_inner(), city.name)).collect())
}

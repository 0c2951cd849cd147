//! `/challenges/{slug}/stages`: the funnel with its criteria, all in one form.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Changed, Localized, LocalizedInput};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct StagesQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Challenge>,
}

#[derive(cynic::QueryFragment)]
struct Challenge {
    id: cynic::Id,
    title: Localized,
    zone: String,
    lock_version: i32,
    stages: Vec<Stage>,
}

#[derive(cynic::QueryFragment)]
struct Stage {
    kind: StageKind,
    name: Localized,
    starts_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
    quorum: i32,
    blind: bool,
    advance_total: Option<i32>,
    advance_per_city: Option<i32>,
    criteria: Vec<Criterion>,
}

#[derive(cynic::QueryFragment)]
struct Criterion {
    name: Localized,
    description: Localized,
    weight: i32,
    threshold: Option<i32>,
    anchors: Vec<CriterionAnchor>,
}

#[derive(cynic::QueryFragment)]
struct CriterionAnchor {
    half_points: i32,
    text: Localized,
}

#[derive(cynic::Enum, Clone, Copy, PartialEq, Eq)]
enum StageKind {
    Compliance,
    Scoring,
    Interview,
    CoCreation,
    FinalDecision,
}

impl StageKind {
    const ALL: [Self; 5] = [Self::Compliance, Self::Scoring, Self::Interview, Self::CoCreation, Self::FinalDecision];

    const fn word(self) -> &'static str {
        match self {
            Self::Compliance => "compliance",
            Self::Scoring => "scoring",
            Self::Interview => "interview",
            Self::CoCreation => "co-creation",
            Self::FinalDecision => "final-decision",
        }
    }
}

#[derive(cynic::InputObject)]
struct ChallengeStagesSetInput {
    id: cynic::Id,
    lock_version: Option<i32>,
    stages: Vec<StageInput>,
}

#[derive(cynic::InputObject)]
struct StageInput {
    kind: StageKind,
    name: LocalizedInput,
    starts_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
    quorum: i32,
    blind: bool,
    advance_total: Option<i32>,
    advance_per_city: Option<i32>,
    criteria: Vec<CriterionInput>,
}

#[derive(cynic::InputObject)]
struct CriterionInput {
    name: LocalizedInput,
    description: Option<LocalizedInput>,
    weight: i32,
    threshold: Option<i32>,
    anchors: Vec<AnchorInput>,
}

#[derive(cynic::InputObject)]
struct AnchorInput {
    half_points: i32,
    text: LocalizedInput,
}

#[derive(cynic::QueryVariables)]
struct SetVariables {
    input: ChallengeStagesSetInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "SetVariables")]
struct Set {
    #[arguments(input: $input)]
    challenge_stages_set: ChallengeStagesSetPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeStagesSetPayload {
    challenge: Changed,
}

#[derive(Template)]
#[template(path = "challenges/stages.html")]
struct StagesPage {
    page: Page,
    form: Form,
    title: String,
    slug: String,
    /// Prefixes of the stages' fields, each with those of its criteria.
    stages: Vec<(String, Vec<String>)>,
    kinds: Vec<(String, String)>,
}

/// The most stages and criteria that a form can hold; the API sets the real bounds.
const MOST: usize = 40;

/// `/challenges/{slug}/stages`
pub async fn show(page: Page, slug: Path<String>) -> Answer {
    page.signed_in()?;
    let challenge = load(&page, &slug).await?;
    let mut form = Form::new(&page).with("lockVersion", challenge.lock_version.to_string());
    for (n, stage) in challenge.stages.iter().enumerate() {
        form = filled(form, &format!("stages.{n}"), stage, &challenge.zone);
    }
    answer(&page, form, &slug, &challenge, 0, None)
}

/// `/challenges/{slug}/stages`, sent: saves, or gives the form back with one more row.
pub async fn set(page: Page, slug: Path<String>, mut form: Form) -> Answer {
    let challenge = load(&page, &slug).await?;
    let more = form.read("add");
    if more == "stage" {
        return answer(&page, form, &slug, &challenge, 1, None);
    }
    if !more.is_empty() {
        return answer(&page, form, &slug, &challenge, 0, Some(&more));
    }
    let known = &challenge.stages;
    let stages = (0..count(&form, "stages"))
        .filter(|n| !form.is_ticked(&format!("stages.{n}.remove")))
        .collect::<Vec<_>>()
        .into_iter()
        .map(|n| read_stage(&mut form, n, known))
        .collect();
    if form.is_refused() {
        return answer(&page, form, &slug, &challenge, 0, None);
    }
    let input = ChallengeStagesSetInput {
        id: challenge.id.clone(),
        lock_version: form.read("lockVersion").parse().ok(),
        stages,
    };
    match page.submit(Set::build(SetVariables { input })).await? {
        Ok(done) => {
            let to = format!("/challenges/{}", done.challenge_stages_set.challenge.slug);
            page.redirect_saying(&to, "challenges-said-saved")
        }
        Err(faults) => answer(&page, form.refused(faults), &slug, &challenge, 0, None),
    }
}

fn filled(form: Form, path: &str, stage: &Stage, zone: &str) -> Form {
    let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    let mut form = form
        .with(format!("{path}.kind"), stage.kind.word())
        .with_localized(&format!("{path}.name"), &stage.name.authoritative, &stage.name.pairs())
        .with_moment(&format!("{path}.startsAt"), stage.starts_at, zone)
        .with_moment(&format!("{path}.endsAt"), stage.ends_at, zone)
        .with(format!("{path}.quorum"), stage.quorum.to_string())
        .with(format!("{path}.blind"), if stage.blind { "yes" } else { "" })
        .with(format!("{path}.advanceTotal"), number(stage.advance_total))
        .with(format!("{path}.advancePerCity"), number(stage.advance_per_city));
    for (n, criterion) in stage.criteria.iter().enumerate() {
        let path = format!("{path}.criteria.{n}");
        form = form
            .with_localized(&format!("{path}.name"), &criterion.name.authoritative, &criterion.name.pairs())
            .with_localized(
                &format!("{path}.description"),
                &criterion.description.authoritative,
                &criterion.description.pairs(),
            )
            .with(format!("{path}.weight"), criterion.weight.to_string())
            .with(format!("{path}.threshold"), number(criterion.threshold))
            .with(format!("{path}.anchors"), anchor_lines(&criterion.anchors));
    }
    form
}

/// One line for each step: `0 = what deserves it`.
fn anchor_lines(anchors: &[CriterionAnchor]) -> String {
    let line =
        |anchor: &CriterionAnchor| format!("{} = {}", anchor.half_points, anchor.text.get(&anchor.text.authoritative));
    anchors.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// How many rows with this prefix the form holds.
fn count(form: &Form, prefix: &str) -> usize {
    let prefix = format!("{prefix}.");
    let number = |name: &str| name.strip_prefix(&prefix)?.split('.').next()?.parse::<usize>().ok();
    form.all().iter().filter_map(|(name, _)| number(name)).max().map_or(0, |last| (last + 1).min(MOST))
}

fn read_stage(form: &mut Form, n: usize, known: &[Stage]) -> StageInput {
    let path = format!("stages.{n}");
    let kind = form.read(&format!("{path}.kind"));
    let anchors = |m: usize| {
        known.get(n).and_then(|stage| stage.criteria.get(m)).map_or(&[] as &[CriterionAnchor], |c| c.anchors.as_slice())
    };
    let criteria = (0..count(form, &format!("{path}.criteria")))
        .map(|m| (m, format!("{path}.criteria.{m}")))
        .filter(|(_, path)| !form.read_localized(&format!("{path}.name")).1.is_empty())
        .collect::<Vec<_>>()
        .into_iter()
        .map(|(m, path)| read_criterion(form, &path, anchors(m)))
        .collect();
    StageInput {
        kind: StageKind::ALL.into_iter().find(|one| one.word() == kind).unwrap_or(StageKind::Scoring),
        name: form.read_localized(&format!("{path}.name")).into(),
        starts_at: form.read_moment(&format!("{path}.startsAt")),
        ends_at: form.read_moment(&format!("{path}.endsAt")),
        quorum: form.read_number(&format!("{path}.quorum")).unwrap_or(1),
        blind: form.is_ticked(&format!("{path}.blind")),
        advance_total: form.read_number(&format!("{path}.advanceTotal")),
        advance_per_city: form.read_number(&format!("{path}.advancePerCity")),
        criteria,
    }
}

fn read_criterion(form: &mut Form, path: &str, known: &[CriterionAnchor]) -> CriterionInput {
    let lines = form.read(&format!("{path}.anchors"));
    let anchors = lines
        .lines()
        .filter_map(|line| {
            let (step, text) = line.split_once('=')?;
            let (half_points, text) = (step.trim().parse().ok()?, text.trim());
            // What nobody touched keeps its translations.
            let same = known.iter().find(|a| a.half_points == half_points && a.text.get(&a.text.authoritative) == text);
            let text = same.map_or_else(
                || ("en".to_owned(), vec![("en".to_owned(), text.to_owned())]).into(),
                |anchor| LocalizedInput::from(&anchor.text),
            );
            Some(AnchorInput { half_points, text })
        })
        .collect();
    CriterionInput {
        name: form.read_localized(&format!("{path}.name")).into(),
        description: Some(form.read_localized(&format!("{path}.description")).into()),
        weight: form.read_number(&format!("{path}.weight")).unwrap_or(0),
        threshold: form.read_number(&format!("{path}.threshold")),
        anchors,
    }
}

fn answer(page: &Page, form: Form, slug: &str, challenge: &Challenge, more: usize, at: Option<&str>) -> Answer {
    let all = (count(&form, "stages") + more).max(1);
    let stages = (0..all)
        .map(|n| {
            let path = format!("stages.{n}");
            let extra = usize::from(at == Some(path.as_str()));
            let criteria = (count(&form, &format!("{path}.criteria")) + extra).max(1);
            let criteria = (0..criteria).map(|m| format!("{path}.criteria.{m}")).collect();
            (path, criteria)
        })
        .collect();
    let kinds = StageKind::ALL
        .iter()
        .map(|kind| (kind.word().to_owned(), page.t(&format!("challenges-stage-{}", kind.word()))))
        .collect();
    let refused = form.is_refused();
    let title = challenge.title.get(page.lang()).to_owned();
    let shown = StagesPage { page: page.clone(), form, title, slug: slug.to_owned(), stages, kinds };
    if refused { page.render_refused(&shown) } else { page.render(&shown) }
}

async fn load(page: &Page, slug: &str) -> Result<Challenge, PageError> {
    let data = page.query(StagesQuery::build(Variables { slug: slug.to_owned() })).await?;
    data.challenge.ok_or(PageError::NotFound)
}

//! The ranking of a stage, the winners picked from it, and the announcement with its confirmation.

use actix_web::web::Path;
use cynic::{MutationBuilder, QueryBuilder};

use super::ask::{Ask, AskFields, JudgingStanding, Stage, Submission, points};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Ask")]
struct RankingQuery {
    #[arguments(stageId: $id)]
    panel: Option<Panel>,
    #[arguments(stageId: $id)]
    ranking: Option<Ranking>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Ask")]
struct Panel {
    stage: Stage,
    hosts: Vec<HostPlaces>,
}

#[derive(cynic::QueryFragment)]
struct HostPlaces {
    organisation_id: cynic::Id,
    name: Option<String>,
    places: i32,
}

#[derive(cynic::QueryFragment)]
struct Ranking {
    input_hash: String,
    lottery_seed: Option<String>,
    computed_at: chrono::DateTime<chrono::Utc>,
    stale: bool,
    lines: Vec<RankingLine>,
}

#[derive(cynic::QueryFragment)]
struct RankingLine {
    submission: Submission,
    rank: i32,
    raw: i32,
    adjusted: i32,
    adjusted_rank: i32,
    spread: i32,
    reviews: i32,
    by_lottery: bool,
    below_threshold: Vec<cynic::Id>,
    talk: Vec<TalkReason>,
    city_ids: Vec<cynic::Id>,
}

#[derive(cynic::QueryFragment)]
struct TalkReason {
    kind: TalkKind,
}

#[derive(cynic::Enum, Clone, Copy)]
enum TalkKind {
    WideRange,
    SplitThreshold,
    Unexplained,
}

impl TalkKind {
    const fn key(self) -> &'static str {
        match self {
            Self::WideRange => "judging-talk-range",
            Self::SplitThreshold => "judging-talk-threshold",
            Self::Unexplained => "judging-talk-unexplained",
        }
    }
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Ask")]
struct AwardsQuery {
    #[arguments(challengeId: $id)]
    awards: Vec<Award>,
}

#[derive(cynic::QueryFragment)]
struct Award {
    submission: Option<Submission>,
    organisation_id: Option<cynic::Id>,
    city: Option<String>,
    rank: i32,
    state: AwardState,
}

/// How far an award is.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwardState {
    Provisional,
    Accepted,
    Declined,
    Lapsed,
}

impl AwardState {
    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Provisional => "judging-award-provisional",
            Self::Accepted => "judging-award-accepted",
            Self::Declined => "judging-award-declined",
            Self::Lapsed => "judging-award-lapsed",
        }
    }
}

#[derive(cynic::InputObject)]
struct RankingComputeInput {
    stage_id: cynic::Id,
}

#[derive(cynic::InputObject)]
struct WinnersPickInput {
    challenge_id: cynic::Id,
    winners: Vec<WinnerInput>,
}

#[derive(cynic::InputObject)]
struct WinnerInput {
    submission_id: cynic::Id,
    organisation_id: Option<cynic::Id>,
}

#[derive(cynic::InputObject)]
struct ChallengeAnnounceInput {
    challenge_id: cynic::Id,
    stage_id: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment)]
struct RankingComputePayload {
    #[allow(dead_code)]
    #[cynic(rename = "__typename")]
    kind: String,
}

#[derive(cynic::QueryFragment)]
struct WinnersPickPayload {
    #[allow(dead_code)]
    #[cynic(rename = "__typename")]
    kind: String,
}

#[derive(cynic::QueryFragment)]
struct ChallengeAnnouncePayload {
    #[allow(dead_code)]
    #[cynic(rename = "__typename")]
    kind: String,
}

#[derive(cynic::QueryVariables)]
struct ComputeVariables {
    input: RankingComputeInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ComputeVariables")]
struct Compute {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    ranking_compute: RankingComputePayload,
}

#[derive(cynic::QueryVariables)]
struct PickVariables {
    input: WinnersPickInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "PickVariables")]
struct Pick {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    winners_pick: WinnersPickPayload,
}

#[derive(cynic::QueryVariables)]
struct AnnounceVariables {
    input: ChallengeAnnounceInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AnnounceVariables")]
struct Announce {
    #[arguments(input: $input)]
    #[allow(dead_code)]
    challenge_announce: ChallengeAnnouncePayload,
}

#[derive(askama::Template)]
#[template(path = "judging/ranking.html")]
struct RankingPage {
    page: Page,
    panel: Panel,
    ranking: Option<Ranking>,
    awards: Vec<Award>,
    form: Form,
}

impl RankingPage {
    fn base(&self) -> String {
        base(&self.panel)
    }

    fn points(&self, micros: i32) -> String {
        points(&self.page, micros)
    }

    fn can_decide(&self) -> bool {
        self.panel.stage.standing == JudgingStanding::Judging
    }

    fn hosts_for(&self, line: &RankingLine) -> Vec<&HostPlaces> {
        let wanted = |host: &&HostPlaces| line.city_ids.is_empty() || line.city_ids.contains(&host.organisation_id);
        self.panel.hosts.iter().filter(wanted).collect()
    }

    fn picked(&self, line: &RankingLine, host: &HostPlaces) -> bool {
        let typed = self.form.value(&field(line));
        if self.form.is_refused() {
            return typed == host.organisation_id.inner();
        }
        self.awards.iter().any(|award| {
            award.submission.as_ref().is_some_and(|s| s.id == line.submission.id)
                && award.organisation_id.as_ref() == Some(&host.organisation_id)
        })
    }

    fn field(&self, line: &RankingLine) -> String {
        field(line)
    }
}

fn field(line: &RankingLine) -> String {
    format!("winner.{}", line.submission.id.inner())
}

#[derive(askama::Template)]
#[template(path = "judging/announce.html")]
struct AnnouncePage {
    page: Page,
    panel: Panel,
    awards: Vec<Award>,
    form: Form,
}

impl AnnouncePage {
    fn base(&self) -> String {
        base(&self.panel)
    }
}

fn base(panel: &Panel) -> String {
    format!("/judging/stages/{}", panel.stage.id.inner())
}

async fn load(page: &Page, id: &str) -> Result<(Panel, Option<Ranking>, Vec<Award>), PageError> {
    page.signed_in()?;
    let data: RankingQuery = page.query(RankingQuery::build(Ask::about(page, id))).await?;
    let panel = data.panel.ok_or(PageError::NotFound)?;
    let awards = if panel.stage.last {
        let ask = Ask::about(page, panel.stage.challenge_id.inner());
        let data: AwardsQuery = page.query(AwardsQuery::build(ask)).await?;
        data.awards
    } else {
        Vec::new()
    };
    Ok((panel, data.ranking, awards))
}

async fn refused(page: Page, id: &str, form: Form, faults: Vec<Violation>) -> Answer {
    let (panel, ranking, awards) = load(&page, id).await?;
    page.render_refused(&RankingPage { page: page.clone(), panel, ranking, awards, form: form.refused(faults) })
}

/// The ranking.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let (panel, ranking, awards) = load(&page, &id).await?;
    page.render(&RankingPage { form: Form::new(&page), page: page.clone(), panel, ranking, awards })
}

/// Computes it.
pub async fn compute(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = RankingComputeInput { stage_id: cynic::Id::new(id.as_str()) };
    match page.submit(Compute::build(ComputeVariables { input })).await? {
        Ok(_) => page.redirect_saying(&format!("/judging/stages/{id}/ranking"), "judging-ranking-computed"),
        Err(faults) => refused(page, &id, form, faults).await,
    }
}

/// Picks the winners.
pub async fn pick(page: Page, id: Path<String>, form: Form) -> Answer {
    let (panel, ranking, _) = load(&page, &id).await?;
    let lines = ranking.map(|ranking| ranking.lines).unwrap_or_default();
    let winners = lines
        .iter()
        .filter_map(|line| {
            let city = form.read_optional(&field(line))?;
            Some(WinnerInput {
                submission_id: line.submission.id.clone(),
                organisation_id: Some(city).filter(|city| city != "yes").map(cynic::Id::new),
            })
        })
        .collect();
    let input = WinnersPickInput { challenge_id: panel.stage.challenge_id, winners };
    match page.submit(Pick::build(PickVariables { input })).await? {
        Ok(_) => page.redirect_saying(&format!("/judging/stages/{id}/announce"), "judging-winners-picked"),
        Err(faults) => refused(page, &id, form, faults).await,
    }
}

/// Asks whether to announce.
pub async fn confirm(page: Page, id: Path<String>) -> Answer {
    let (panel, _, awards) = load(&page, &id).await?;
    page.render(&AnnouncePage { form: Form::new(&page), page: page.clone(), panel, awards })
}

/// Announces.
pub async fn announce(page: Page, id: Path<String>, form: Form) -> Answer {
    let (panel, _, awards) = load(&page, &id).await?;
    let input = ChallengeAnnounceInput {
        challenge_id: panel.stage.challenge_id.clone(),
        stage_id: Some(panel.stage.id.clone()),
    };
    match page.submit(Announce::build(AnnounceVariables { input })).await? {
        Ok(_) => page.redirect_saying(&format!("/judging/stages/{id}/ranking"), "judging-announced-done"),
        Err(faults) => {
            page.render_refused(&AnnouncePage { page: page.clone(), panel, awards, form: form.refused(faults) })
        }
    }
}

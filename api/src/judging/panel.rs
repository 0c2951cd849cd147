//! The panel of a stage with its progress and conflicts, for organisers and the chair.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::{ID, SimpleObject};
use intercity_domain::challenges;
use intercity_domain::judging::queries::{self, Progress};
use intercity_domain::kernel::{OrganisationId, PersonId, Result, StageId};

use super::states::StageOutcome;
use super::types::{Conflict, JudgedStage, JudgedSubmission};
use crate::graphql::{Caller, global};

/// The panel of a stage.
#[derive(SimpleObject)]
pub struct Panel {
    /// The stage.
    pub stage: JudgedStage,
    /// The judges, the chair first.
    pub judges: Vec<PanelJudge>,
    /// How far the reviews of each submission are.
    pub progress: Vec<ReviewProgress>,
    /// Known conflicts, those that were lifted included.
    pub conflicts: Vec<Conflict>,
    /// The host cities and how many winners each takes.
    pub hosts: Vec<HostPlaces>,
}

/// A judge on a panel.
#[derive(SimpleObject)]
pub struct PanelJudge {
    /// The id of the place on the panel.
    pub id: ID,
    /// The id of the person.
    pub person_id: ID,
    /// Their name.
    pub name: Option<String>,
    /// The id of the city that sends them.
    pub organisation_id: Option<ID>,
    /// The name of that city.
    pub city: Option<String>,
    /// Whether they lead the panel.
    pub chair: bool,
    /// Languages they read.
    pub languages: Vec<String>,
    /// Themes they know.
    pub expertise: Vec<String>,
    /// How many submissions they have.
    pub assigned: i32,
    /// How many reviews they have sent.
    pub sent: i32,
}

/// How far the reviews of a submission are.
#[derive(SimpleObject)]
pub struct ReviewProgress {
    /// The submission.
    pub submission: JudgedSubmission,
    /// Its judges.
    pub judges: Vec<JudgeProgress>,
    /// How many reviews are in.
    pub sent: i32,
    /// How many there will be.
    pub assigned: i32,
    /// The ids of the cities it applies to; any when empty.
    pub city_ids: Vec<ID>,
    /// What is decided about it, for organisers.
    pub outcome: Option<StageOutcome>,
}

/// One judge of a submission.
#[derive(SimpleObject)]
pub struct JudgeProgress {
    /// The id of the person.
    pub person_id: ID,
    /// Their name.
    pub name: Option<String>,
    /// Whether their review is in.
    pub sent: bool,
}

/// A host city and its places.
#[derive(SimpleObject)]
pub struct HostPlaces {
    /// The id of the city.
    pub organisation_id: ID,
    /// Its name.
    pub name: Option<String>,
    /// How many winners it takes.
    pub places: i32,
}

/// Reads the panel of a stage.
pub async fn load(caller: &Caller, stage: StageId) -> Result<Panel> {
    let (ctx, viewer) = (&caller.context, &caller.viewer);
    let conn = ctx.db.reader();
    let rows = queries::panel(ctx, viewer, stage).await?;
    let progress = queries::progress(ctx, viewer, stage).await?;
    let conflicts = queries::conflicts(ctx, viewer, stage).await?;
    let scope = queries::scope(conn, stage, ctx.now()).await?;
    let briefs = challenges::queries::host_briefs(conn, &[scope.challenge.id]).await?;
    let people: BTreeSet<PersonId> = rows
        .iter()
        .map(|row| row.person_id)
        .chain(progress.iter().flat_map(|p| p.assigned.iter().chain(&p.sent).copied()))
        .chain(conflicts.iter().map(|row| row.person_id))
        .collect();
    let names = queries::person_names(conn, people).await?;
    let cities: BTreeSet<OrganisationId> = briefs
        .iter()
        .map(|brief| brief.organisation_id)
        .chain(rows.iter().filter_map(|row| row.organisation_id))
        .collect();
    let cities = queries::organisation_names(conn, cities).await?;
    let outcomes: BTreeMap<_, _> = match queries::results_of_stage(ctx, viewer, stage).await {
        Ok(rows) => rows.into_iter().map(|row| (row.submission_id, row.outcome)).collect(),
        Err(_hidden) => BTreeMap::new(),
    };
    let count = |person: PersonId, of: fn(&Progress) -> &Vec<PersonId>| {
        i32::try_from(progress.iter().filter(|p| of(p).contains(&person)).count()).unwrap_or(i32::MAX)
    };
    Ok(Panel {
        stage: (&scope).into(),
        judges: rows
            .iter()
            .map(|row| PanelJudge {
                id: global(row.id),
                person_id: global(row.person_id),
                name: names.get(&row.person_id).cloned(),
                organisation_id: row.organisation_id.map(global),
                city: row.organisation_id.and_then(|id| cities.get(&id).cloned()),
                chair: row.chair,
                languages: serde_json::from_value(row.languages.clone()).unwrap_or_default(),
                expertise: serde_json::from_value(row.expertise.clone()).unwrap_or_default(),
                assigned: count(row.person_id, |p| &p.assigned),
                sent: count(row.person_id, |p| &p.sent),
            })
            .collect(),
        conflicts: conflicts
            .into_iter()
            .map(|row| {
                let judge = names.get(&row.person_id).cloned();
                Conflict::new(row, judge)
            })
            .collect(),
        hosts: briefs
            .into_iter()
            .map(|brief| HostPlaces {
                organisation_id: global(brief.organisation_id),
                name: cities.get(&brief.organisation_id).cloned(),
                places: brief.places,
            })
            .collect(),
        progress: progress
            .iter()
            .map(|one| {
                let outcome = outcomes.get(&one.submission.id).copied().map(Into::into);
                review_progress(one, &names, outcome)
            })
            .collect(),
    })
}

fn review_progress(
    one: &Progress,
    names: &BTreeMap<PersonId, String>,
    outcome: Option<StageOutcome>,
) -> ReviewProgress {
    let all: BTreeSet<PersonId> = one.assigned.iter().chain(&one.sent).copied().collect();
    ReviewProgress {
        submission: (&one.submission).into(),
        sent: i32::try_from(one.sent.len()).unwrap_or(i32::MAX),
        assigned: i32::try_from(all.len()).unwrap_or(i32::MAX),
        judges: all
            .into_iter()
            .map(|person| JudgeProgress {
                person_id: global(person),
                name: names.get(&person).cloned(),
                sent: one.sent.contains(&person),
            })
            .collect(),
        city_ids: one.submission.cities().into_iter().map(global).collect(),
        outcome,
    }
}

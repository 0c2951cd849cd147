//! Stages and their rubric, as nodes and as input.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::challenges as domain;
use intercity_domain::challenges::entity::{criterion, stage};
use intercity_domain::kernel::Result;

use super::enums::StageKind;
use super::siblings::Siblings;
use crate::graphql::{Fault, LocalizedInput, LocalizedText, caller, global};

/// One station of the funnel.
#[derive(Clone)]
pub struct Stage {
    row: stage::Model,
    siblings: Arc<Siblings>,
}

impl Stage {
    /// The stage of one of these challenges.
    pub fn new(row: stage::Model, siblings: &Arc<Siblings>) -> Self {
        Self { row, siblings: siblings.clone() }
    }
}

#[Object]
impl Stage {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Its place in the funnel, from 0.
    async fn position(&self) -> i32 {
        self.row.position
    }

    /// What happens in it.
    async fn kind(&self) -> StageKind {
        self.row.kind.into()
    }

    /// Its name.
    async fn name(&self) -> LocalizedText {
        LocalizedText(self.row.name.clone())
    }

    /// When it begins.
    async fn starts_at(&self) -> Option<DateTime<Utc>> {
        self.row.starts_at
    }

    /// When it ends.
    async fn ends_at(&self) -> Option<DateTime<Utc>> {
        self.row.ends_at
    }

    /// How many reviews each submission needs.
    async fn quorum(&self) -> i32 {
        self.row.quorum
    }

    /// Whether judges do not see who applies.
    async fn blind(&self) -> bool {
        self.row.blind
    }

    /// How many advance in all.
    async fn advance_total(&self) -> Option<i32> {
        self.row.advance_total
    }

    /// How many advance in each city.
    async fn advance_per_city(&self) -> Option<i32> {
        self.row.advance_per_city
    }

    /// Its rubric.
    async fn criteria(&self, ctx: &Context<'_>) -> Result<Vec<Criterion>, Fault> {
        let all = self.siblings.criteria(&caller(ctx)?.context).await?;
        let own = all.iter().filter(|criterion| criterion.stage_id == self.row.id);
        Ok(own.cloned().map(Criterion::try_from).collect::<Result<_>>()?)
    }
}

/// What is scored, and with which weight.
#[derive(SimpleObject)]
pub struct Criterion {
    /// The global id.
    pub id: ID,
    /// Its place in the rubric, from 0.
    pub position: i32,
    /// Its name.
    pub name: LocalizedText,
    /// What judges look at.
    pub description: LocalizedText,
    /// Its share of 10,000.
    pub weight: i32,
    /// The mean, in half points (0 to 10), below which a submission does not advance.
    pub threshold: Option<i32>,
    /// What scores mean.
    pub anchors: Vec<CriterionAnchor>,
}

/// What a score means, in words.
#[derive(SimpleObject)]
pub struct CriterionAnchor {
    /// The step, in half points (0 to 10).
    pub half_points: i32,
    /// What deserves it.
    pub text: LocalizedText,
}

impl TryFrom<criterion::Model> for Criterion {
    type Error = intercity_domain::Error;

    fn try_from(row: criterion::Model) -> Result<Self> {
        let anchors = row
            .anchors()?
            .into_iter()
            .map(|anchor| CriterionAnchor { half_points: anchor.half_points, text: LocalizedText(anchor.text) })
            .collect();
        Ok(Self {
            id: global(row.id),
            position: row.position,
            name: LocalizedText(row.name),
            description: LocalizedText(row.description),
            weight: row.weight,
            threshold: row.threshold,
            anchors,
        })
    }
}

/// A stage, as input.
#[derive(InputObject)]
pub struct StageInput {
    /// What happens in it.
    kind: StageKind,
    /// Its name.
    name: LocalizedInput,
    /// When it begins.
    starts_at: Option<DateTime<Utc>>,
    /// When it ends.
    ends_at: Option<DateTime<Utc>>,
    /// How many reviews each submission needs.
    #[graphql(default = 1)]
    quorum: i32,
    /// Whether judges do not see who applies.
    #[graphql(default)]
    blind: bool,
    /// How many advance in all.
    advance_total: Option<i32>,
    /// How many advance in each city.
    advance_per_city: Option<i32>,
    /// Its rubric; weights add up to 10,000.
    #[graphql(default)]
    criteria: Vec<CriterionInput>,
}

/// A criterion, as input.
#[derive(InputObject)]
pub struct CriterionInput {
    /// Its name.
    name: LocalizedInput,
    /// What judges look at.
    description: Option<LocalizedInput>,
    /// Its share of 10,000.
    weight: i32,
    /// The mean, in half points (0 to 10), below which a submission does not advance.
    threshold: Option<i32>,
    /// What scores mean, from low to high.
    #[graphql(default)]
    anchors: Vec<AnchorInput>,
}

/// What a score means, as input.
#[derive(InputObject)]
pub struct AnchorInput {
    /// The step, in half points (0 to 10).
    half_points: i32,
    /// What deserves it.
    text: LocalizedInput,
}

impl StageInput {
    /// Parses it; `path` names the place in the input.
    ///
    /// # Errors
    /// Refused for unknown languages.
    pub fn parse(self, path: &str) -> Result<domain::StageDraft> {
        let criteria = self
            .criteria
            .into_iter()
            .enumerate()
            .map(|(n, criterion)| criterion.parse(&format!("{path}.criteria.{n}")))
            .collect::<Result<_>>()?;
        Ok(domain::StageDraft {
            kind: self.kind.into(),
            name: self.name.parse(&format!("{path}.name"))?,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            quorum: self.quorum,
            blind: self.blind,
            advance_total: self.advance_total,
            advance_per_city: self.advance_per_city,
            criteria,
        })
    }
}

impl CriterionInput {
    fn parse(self, path: &str) -> Result<domain::CriterionDraft> {
        let anchors = self
            .anchors
            .into_iter()
            .enumerate()
            .map(|(n, anchor)| {
                let text = anchor.text.parse(&format!("{path}.anchors.{n}.text"))?;
                Ok(domain::Anchor { half_points: anchor.half_points, text })
            })
            .collect::<Result<_>>()?;
        let description = self.description.map(|text| text.parse(&format!("{path}.description"))).transpose()?;
        Ok(domain::CriterionDraft {
            name: self.name.parse(&format!("{path}.name"))?,
            description: description.unwrap_or_default(),
            weight: self.weight,
            anchors,
            threshold: self.threshold,
        })
    }
}

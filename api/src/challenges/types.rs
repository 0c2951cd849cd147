//! The nodes of challenges: the challenge itself and its host briefs.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::challenges::entity::{challenge, deadline_extension, host_brief};
use intercity_domain::challenges::{Standing, policy};
use intercity_domain::kernel::{Error, Money, OrganisationId, Verdict};

use super::enums::{BriefState, ChallengeAction, DecidingFigure, Phase, TieRule};
use super::form::{FormQuestion, questions};
use super::siblings::Siblings;
use super::stages::Stage;
use crate::datasets::Dataset;
use crate::graphql::{Fault, LocalizedText, MoneyNode, caller, global};
use crate::organisations::Organisation;
use crate::testbeds::{Cities, Testbed};

/// A problem that cities share, posted for innovators to answer.
#[derive(Clone)]
pub struct Challenge {
    row: challenge::Model,
    siblings: Arc<Siblings>,
}

impl Challenge {
    /// One challenge.
    pub fn one(row: challenge::Model) -> Self {
        let siblings = Siblings::of([&row]);
        Self { row, siblings }
    }

    /// Challenges that load together what belongs to them.
    pub fn many(rows: Vec<challenge::Model>) -> Vec<Self> {
        let siblings = Siblings::of(&rows);
        rows.into_iter().map(|row| Self { row, siblings: siblings.clone() }).collect()
    }

    /// One of challenges that load together what belongs to them.
    pub fn among(row: challenge::Model, siblings: &Arc<Siblings>) -> Self {
        Self { row, siblings: siblings.clone() }
    }

    async fn relation(&self, ctx: &Context<'_>) -> Result<policy::Relation, Fault> {
        let caller = caller(ctx)?;
        let briefs = self.siblings.briefs(&caller.context).await?;
        let hosts = briefs.iter().filter(|b| b.challenge_id == self.row.id).map(|b| b.organisation_id).collect();
        let standing = Standing { lead: self.row.lead_organisation_id, hosts };
        Ok(policy::relation(&caller.viewer, &standing))
    }
}

/// Rules of taking part and of deciding.
#[derive(SimpleObject)]
pub struct ChallengeRules {
    /// The most people in a team.
    max_team_size: u32,
    /// The most entries that one person may be part of.
    max_entries_per_person: u32,
    /// Which figure of the ranking decides.
    deciding_figure: DecidingFigure,
    /// What breaks ties, first to last; the lottery comes last of all.
    ties: Vec<TieRule>,
}

#[Object]
impl Challenge {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// The readable part of its address.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// Its name.
    async fn title(&self) -> LocalizedText {
        LocalizedText(self.row.title.clone())
    }

    /// Two or three sentences.
    async fn summary(&self) -> LocalizedText {
        LocalizedText(self.row.summary.clone())
    }

    /// What is wrong, for whom, and what was tried.
    async fn problem(&self) -> LocalizedText {
        LocalizedText(self.row.problem.clone())
    }

    /// What should be different afterwards.
    async fn outcomes(&self) -> LocalizedText {
        LocalizedText(self.row.outcomes.clone())
    }

    /// General terms.
    async fn terms(&self) -> LocalizedText {
        LocalizedText(self.row.terms.clone())
    }

    /// Themes, a few words each.
    async fn themes(&self) -> Vec<String> {
        self.row.themes()
    }

    /// Where it stands now.
    async fn phase(&self, ctx: &Context<'_>) -> Result<Phase, Fault> {
        Ok(self.row.phase(caller(ctx)?.context.now()).into())
    }

    /// When entries are taken from.
    async fn opens_at(&self) -> Option<DateTime<Utc>> {
        self.row.opens_at
    }

    /// The first instant at which entries are no longer taken.
    async fn closes_at(&self) -> Option<DateTime<Utc>> {
        self.row.closes_at
    }

    /// The IANA name of the zone in which its dates are meant.
    async fn zone(&self) -> &str {
        &self.row.zone
    }

    /// Rules of taking part and of deciding.
    async fn rules(&self) -> Result<ChallengeRules, Fault> {
        let rules = self.row.rules()?;
        Ok(ChallengeRules {
            max_team_size: rules.max_team_size,
            max_entries_per_person: rules.max_entries_per_person,
            deciding_figure: rules.deciding_figure.into(),
            ties: rules.ties.into_iter().map(Into::into).collect(),
        })
    }

    /// The city that leads it.
    async fn lead(&self, ctx: &Context<'_>) -> Result<Organisation, Fault> {
        organisation(&self.siblings, ctx, self.row.lead_organisation_id).await
    }

    /// A host brief for every city that takes part.
    async fn hosts(&self, ctx: &Context<'_>) -> Result<Vec<HostBrief>, Fault> {
        let briefs = self.siblings.briefs(&caller(ctx)?.context).await?;
        let own = briefs.iter().filter(|brief| brief.challenge_id == self.row.id);
        Ok(own.map(|brief| HostBrief { row: brief.clone(), challenge: self.clone() }).collect())
    }

    /// The funnel, in order.
    async fn stages(&self, ctx: &Context<'_>) -> Result<Vec<Stage>, Fault> {
        let stages = self.siblings.stages(&caller(ctx)?.context).await?;
        let own = stages.iter().filter(|stage| stage.challenge_id == self.row.id);
        Ok(own.map(|stage| Stage::new(stage.clone(), &self.siblings)).collect())
    }

    /// The questions of the application form, in order.
    async fn form(&self) -> Result<Vec<FormQuestion>, Fault> {
        Ok(questions(self.row.form()?))
    }

    /// Global ids of the datasets that go with it.
    async fn dataset_ids(&self, ctx: &Context<'_>) -> Result<Vec<ID>, Fault> {
        let all = self.siblings.datasets(&caller(ctx)?.context).await?;
        Ok(all.iter().filter(|(id, _)| *id == self.row.id).map(|(_, dataset)| global(*dataset)).collect())
    }

    /// The datasets that go with it, as far as you may see them.
    #[graphql(complexity = "10 * child_complexity")]
    async fn datasets(&self, ctx: &Context<'_>) -> Result<Vec<Dataset>, Fault> {
        let caller = caller(ctx)?;
        let attached = self.siblings.datasets(&caller.context).await?;
        let (rows, siblings) = self.siblings.dataset_rows(&caller.context, &caller.viewer).await?;
        let mine = attached.iter().filter(|(id, _)| *id == self.row.id);
        Ok(mine.filter_map(|(_, id)| Some(Dataset::among(rows.get(id)?.clone(), siblings))).collect())
    }

    /// Every time the deadline was moved, oldest first.
    async fn deadline_extensions(&self, ctx: &Context<'_>) -> Result<Vec<DeadlineExtension>, Fault> {
        let all = self.siblings.extensions(&caller(ctx)?.context).await?;
        Ok(all.iter().filter(|row| row.challenge_id == self.row.id).cloned().map(Into::into).collect())
    }

    /// Where its facts come from.
    async fn sources(&self) -> Vec<String> {
        serde_json::from_value(self.row.sources.clone()).unwrap_or_default()
    }

    /// Whether it is made up for a demonstration.
    async fn fictional(&self) -> bool {
        self.row.fictional
    }

    /// When it was published.
    async fn published_at(&self) -> Option<DateTime<Utc>> {
        self.row.published_at
    }

    /// When its outcome was announced.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.row.decided_at
    }

    /// When it was called off.
    async fn cancelled_at(&self) -> Option<DateTime<Utc>> {
        self.row.cancelled_at
    }

    /// Why it was called off.
    async fn cancel_reason(&self) -> Option<&str> {
        self.row.cancel_reason.as_deref()
    }

    /// What the last review asked to change; for the cities that take part.
    async fn review_remarks(&self, ctx: &Context<'_>) -> Result<Option<&str>, Fault> {
        let may = self.relation(ctx).await?.sees_drafts();
        Ok(self.row.review_remarks.as_deref().filter(|_| may))
    }

    /// SHA-256 (hex) of the seed of the lottery that breaks the last ties; public from publication on.
    async fn lottery_commitment(&self) -> Option<&str> {
        self.row.lottery_commitment.as_deref()
    }

    /// The seed itself (hex), once the outcome is announced.
    async fn lottery_seed(&self) -> Option<&str> {
        self.row.lottery_seed.as_deref().filter(|_| self.row.decided_at.is_some())
    }

    /// Counts the changes; hand it back with a change to be told of somebody else's in between.
    async fn lock_version(&self) -> i32 {
        self.row.lock_version
    }

    /// What you may do with it now.
    async fn viewer_may(&self, ctx: &Context<'_>) -> Result<Vec<ChallengeAction>, Fault> {
        let phase = self.row.phase(caller(ctx)?.context.now());
        let relation = self.relation(ctx).await?;
        let may = |action: &policy::Action| policy::decide(relation, phase, *action) == Verdict::Allowed;
        Ok(policy::Action::ALL.into_iter().filter(may).map(Into::into).collect())
    }

    /// Whether you are staff of the city that leads it.
    async fn viewer_organises(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        Ok(self.relation(ctx).await?.organises())
    }

    /// Whether you follow it.
    async fn viewer_follows(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let caller = caller(ctx)?;
        Ok(self.siblings.followed(&caller.context, &caller.viewer).await?.contains(&self.row.id))
    }
}

async fn organisation(siblings: &Siblings, ctx: &Context<'_>, id: OrganisationId) -> Result<Organisation, Fault> {
    let all = siblings.organisations(&caller(ctx)?.context).await?;
    Ok(all.get(&id).cloned().map(Organisation).ok_or(Error::NotFound)?)
}

/// What one city adds to a challenge.
#[derive(Clone)]
pub struct HostBrief {
    row: host_brief::Model,
    challenge: Challenge,
}

impl HostBrief {
    /// The brief with its challenge.
    pub fn new(row: host_brief::Model, challenge: challenge::Model) -> Self {
        Self { row, challenge: Challenge::one(challenge) }
    }

    /// The challenge it belongs to, as a node.
    pub fn of(&self) -> Challenge {
        self.challenge.clone()
    }
}

#[Object]
impl HostBrief {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// The challenge.
    async fn challenge(&self) -> Challenge {
        self.of()
    }

    /// The city.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Organisation, Fault> {
        organisation(&self.challenge.siblings, ctx, self.row.organisation_id).await
    }

    /// Whether the city stands behind it.
    async fn state(&self) -> BriefState {
        self.row.state.into()
    }

    /// Local context.
    async fn context(&self) -> LocalizedText {
        LocalizedText(self.row.context.clone())
    }

    /// Whom applicants can ask.
    async fn contact(&self) -> &str {
        &self.row.contact
    }

    /// Money offered to each winner.
    async fn money(&self) -> Option<MoneyNode> {
        let money = self.row.money_minor.zip(self.row.currency.clone());
        money.map(|(minor, currency)| Money { minor, currency }.into())
    }

    /// How many winners the city takes.
    async fn places(&self) -> i32 {
        self.row.places
    }

    /// The language that is needed there, by its code.
    async fn language(&self) -> Option<&str> {
        self.row.language.as_deref()
    }

    /// Local terms.
    async fn local_terms(&self) -> LocalizedText {
        LocalizedText(self.row.local_terms.clone())
    }

    /// Extra eligibility.
    async fn eligibility(&self) -> LocalizedText {
        LocalizedText(self.row.eligibility.clone())
    }

    /// Legal basis of paying or buying.
    async fn legal_basis(&self) -> Option<&str> {
        self.row.legal_basis.as_deref()
    }

    /// When the city approved it.
    async fn approved_at(&self) -> Option<DateTime<Utc>> {
        self.row.approved_at
    }

    /// Counts the changes; hand it back with a change or an approval.
    async fn lock_version(&self) -> i32 {
        self.row.lock_version
    }

    /// Testbeds offered, with the places at each.
    async fn testbeds(&self, ctx: &Context<'_>) -> Result<Vec<OfferedTestbed>, Fault> {
        let context = &caller(ctx)?.context;
        let sites = self.challenge.siblings.testbeds(context).await?;
        let offered = self.challenge.siblings.offered(context).await?;
        let cities = Cities::of(sites.values());
        Ok(offered
            .iter()
            .filter(|row| row.host_brief_id == self.row.id)
            .filter_map(|row| {
                let site = sites.get(&row.testbed_id)?.clone();
                Some(OfferedTestbed { testbed: Testbed::among(site, &cities), places: row.places })
            })
            .collect())
    }

    /// Whether you may change it now.
    async fn viewer_may_update(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let caller = caller(ctx)?;
        let relation = policy::brief_relation(&caller.viewer, &self.row, self.challenge.relation(ctx).await?);
        let phase = self.challenge.row.phase(caller.context.now());
        Ok(policy::decide_brief(relation, phase, policy::BriefAction::Update) == Verdict::Allowed)
    }
}

/// A testbed offered in a host brief.
#[derive(SimpleObject)]
pub struct OfferedTestbed {
    /// The testbed.
    pub testbed: Testbed,
    /// How many winners it takes in this challenge.
    pub places: i32,
}

/// How a deadline was moved.
#[derive(SimpleObject)]
pub struct DeadlineExtension {
    /// When it closed before.
    pub old_closes_at: DateTime<Utc>,
    /// When it closed then.
    pub new_closes_at: DateTime<Utc>,
    /// Why.
    pub reason: LocalizedText,
    /// When that was decided.
    pub at: DateTime<Utc>,
}

impl From<deadline_extension::Model> for DeadlineExtension {
    fn from(row: deadline_extension::Model) -> Self {
        Self {
            old_closes_at: row.old_closes_at,
            new_closes_at: row.new_closes_at,
            reason: LocalizedText(row.reason),
            at: row.created_at,
        }
    }
}

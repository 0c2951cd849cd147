//! The challenges of the demonstration, each brought to its place in the funnel.

use chrono::TimeDelta;
use intercity_domain::challenges::{
    self, Anchor, AttachDataset, BriefApprove, BriefPatch, BriefUpdate, Cancel, Core, CriterionDraft, FormSet,
    HostsSet, Publish, Rules, StageDraft, StageKind, StagesSet,
};
use intercity_domain::kernel::{
    ChallengeId, Error, HostBriefId, Language, Localized, Money, OrganisationId, Result, StageId, TestbedId, Timestamp,
};

use super::facts::{self, ChallengeFact, CriterionFact};
use super::loader::Loader;

/// A published challenge.
pub struct Call {
    /// The challenge.
    pub id: ChallengeId,
    /// The stage in which it is scored.
    pub stage: StageId,
    /// The code of the city that leads it.
    pub lead: String,
    /// Codes of its host cities.
    pub cities: Vec<String>,
    /// When it opened.
    pub opens_at: Timestamp,
    /// When it closed or will close.
    pub closes_at: Timestamp,
}

impl Loader<'_> {
    /// All challenges, with what happened in them.
    pub async fn challenges(&mut self) -> Result<()> {
        for fact in facts::read::<Vec<ChallengeFact>>("challenges.json")? {
            match fact.state.as_str() {
                "piloting" => {
                    let call = self.publish(&fact, 100, 50).await?;
                    self.piloting(&call).await?;
                }
                "announced" => {
                    let call = self.publish(&fact, 60, 20).await?;
                    self.announced(&call).await?;
                }
                "evaluation" => {
                    let call = self.publish(&fact, 40, 6).await?;
                    self.evaluation(&call).await?;
                }
                "open" => {
                    let call = self.publish(&fact, 21, -fact.days_left.unwrap_or(20)).await?;
                    self.open(&call, &fact).await?;
                }
                "upcoming" => {
                    self.publish(&fact, -6, -fact.days_left.unwrap_or(45)).await?;
                }
                "cancelled" => {
                    let call = self.publish(&fact, 80, 30).await?;
                    self.days_ago(55);
                    let viewer = self.staff(&call.lead).await?;
                    let reason = "The sites that were planned are being rebuilt. The call will be posted anew.".into();
                    challenges::cancel(&self.context, &viewer, Cancel { id: call.id, reason }).await?;
                }
                "in_review" => {
                    let id = self.draft(&fact, -20, -60).await?;
                    challenges::request_review(&self.context, &self.staff(first(&fact)?).await?, id).await?;
                }
                _ => {
                    self.draft(&fact, -30, -75).await?;
                }
            }
        }
        Ok(())
    }

    /// Draft, brief approvals, publication: opened and closed so many days ago (negative: from now).
    async fn publish(&mut self, fact: &ChallengeFact, opened: i64, closed: i64) -> Result<Call> {
        let id = self.draft(fact, opened, closed).await?;
        let lead = first(fact)?.to_owned();
        let viewer = self.staff(&lead).await?;
        challenges::request_review(&self.context, &viewer, id).await?;
        for code in &fact.cities {
            let staff = self.staff(code).await?;
            let brief = self.brief(id, code).await?;
            challenges::brief_approve(&self.context, &staff, BriefApprove { id: brief, lock_version: None }).await?;
        }
        let row = challenges::publish(&self.context, &viewer, Publish { id, lock_version: None }).await?;
        let stages = challenges::queries::stages(self.context.db.reader(), &[id]).await?;
        let stage = stages.iter().find(|stage| stage.kind == StageKind::Scoring).ok_or(Error::NotFound)?.id;
        let (Some(opens_at), Some(closes_at)) = (row.opens_at, row.closes_at) else {
            return Err(Error::internal("a published challenge has dates"));
        };
        Ok(Call { id, stage, lead, cities: fact.cities.clone(), opens_at, closes_at })
    }

    async fn draft(&mut self, fact: &ChallengeFact, opened: i64, closed: i64) -> Result<ChallengeId> {
        let opens_at = hour(self.now - TimeDelta::days(opened), 7);
        let closes_at = hour(self.now - TimeDelta::days(closed), 14);
        self.days_ago(opened.max(0) + 8);
        let lead = first(fact)?;
        let viewer = self.staff(lead).await?;
        let core = Core {
            title: Some(fact.title.localized()),
            summary: Some(fact.summary.localized()),
            problem: Some(Localized::en(&fact.problem)),
            outcomes: Some(Localized::en(fact.outcomes.join(".\n"))),
            terms: Some(Localized::en(
                "Teams keep what they own. Cities may report what was tried and measured. No fee is charged.",
            )),
            themes: Some(fact.themes.clone()),
            opens_at: Some(opens_at),
            closes_at: Some(closes_at),
            zone: self.organisations.get(lead).map(|o| o.1.zone.clone()),
            rules: Some(Rules { max_entries_per_person: 2, ..Rules::default() }),
            sources: Some(fact.sources.clone()),
        };
        let ctx = &self.context;
        let input = challenges::Create {
            lead: self.organisation(lead)?,
            slug: Some(fact.slug.clone()),
            core,
            fictional: false,
        };
        let id = challenges::create(ctx, &viewer, input).await?.id;
        let form = facts::read("form.json")?;
        challenges::form_set(ctx, &viewer, FormSet { id, lock_version: None, form }).await?;
        let stages = vec![scoring(fact, closes_at)];
        challenges::stages_set(ctx, &viewer, StagesSet { id, lock_version: None, stages }).await?;
        let organisations = fact.cities.iter().map(|c| self.organisation(c)).collect::<Result<Vec<_>>>()?;
        challenges::hosts_set(ctx, &viewer, HostsSet { id, lock_version: None, organisations }).await?;
        if let Some(dataset) = self.datasets.get("london-station-entry-exit-2016").filter(|_| fact.cities.len() > 1) {
            challenges::attach_dataset(ctx, &viewer, AttachDataset { id, dataset: *dataset }).await?;
        }
        for code in &fact.cities {
            self.write_brief(id, code, fact).await?;
        }
        Ok(id)
    }

    async fn write_brief(&self, id: ChallengeId, code: &str, fact: &ChallengeFact) -> Result<()> {
        let staff = self.staff(code).await?;
        let brief = self.brief(id, code).await?;
        let city = self.organisations.get(code).ok_or(Error::NotFound)?;
        let sites: Vec<TestbedId> = self.testbeds.get(code).cloned().unwrap_or_default();
        let money = fact.money.as_ref().map(|m| Money::new(m.minor, &m.currency)).transpose()?;
        let patch = BriefPatch {
            context: Some(
                Localized::en(format!("{} offers real sites, a named contact and help with permits.", city.1.name))
                    .with(
                        Language::De,
                        format!("{} bietet echte Orte, eine Ansprechperson und Hilfe bei Genehmigungen.", city.1.name),
                    )
                    .with(
                        Language::Fr,
                        format!("{} offre de vrais sites, un contact et une aide pour les autorisations.", city.1.name),
                    ),
            ),
            contact: Some(format!("challenges@{}.example", city.1.slug)),
            money: Some(money),
            places: Some(1),
            local_terms: Some(Localized::en("Trials need liability insurance and a safety briefing on site.")),
            eligibility: Some(Localized::en(fact.eligibility.join(".\n"))),
            testbeds: Some(sites.into_iter().map(|site| (site, 1)).collect()),
            ..BriefPatch::default()
        };
        challenges::brief_update(&self.context, &staff, BriefUpdate { id: brief, lock_version: None, patch }).await?;
        Ok(())
    }

    async fn brief(&self, id: ChallengeId, code: &str) -> Result<HostBriefId> {
        let city: OrganisationId = self.organisation(code)?;
        let briefs = challenges::queries::host_briefs(self.context.db.reader(), &[id]).await?;
        briefs.iter().find(|brief| brief.organisation_id == city).map(|brief| brief.id).ok_or(Error::NotFound)
    }
}

fn first(fact: &ChallengeFact) -> Result<&str> {
    fact.cities.first().map(String::as_str).ok_or_else(|| Error::internal("a challenge has a city"))
}

/// That day at a whole hour, UTC.
fn hour(at: Timestamp, hour: u32) -> Timestamp {
    at.date_naive().and_hms_opt(hour, 0, 0).map_or(at, |naive| naive.and_utc())
}

/// One scoring stage with four weighted criteria: the sponsor's names first, our weights.
fn scoring(fact: &ChallengeFact, closes_at: Timestamp) -> StageDraft {
    const OURS: [&str; 4] = ["Fit to the need", "Feasibility in the testbed", "Benefit that can be measured", "Equity"];
    let mut names: Vec<String> = fact.criteria.iter().take(4).map(|c: &CriterionFact| c.name.clone()).collect();
    names.extend(
        OURS.iter().map(|name| (*name).to_owned()).filter(|name| !fact.criteria.iter().any(|c| c.name == *name)),
    );
    let criteria = names
        .into_iter()
        .zip([3500, 3000, 2000, 1500])
        .map(|(name, weight)| CriterionDraft {
            name: Localized::en(name),
            description: Localized::en("Weight set for this demonstration."),
            weight,
            anchors: anchors(),
            threshold: None,
        })
        .collect();
    StageDraft {
        kind: StageKind::Scoring,
        name: Localized::en("Jury").with(Language::De, "Jury").with(Language::Fr, "Jury"),
        starts_at: Some(closes_at),
        ends_at: Some(closes_at + TimeDelta::days(21)),
        quorum: 2,
        blind: false,
        advance_total: None,
        advance_per_city: Some(1),
        criteria,
    }
}

fn anchors() -> Vec<Anchor> {
    [
        (0, "Nothing in the submission speaks to this."),
        (2, "Named, without a plan."),
        (4, "A plan with gaps that matter."),
        (6, "A sound plan with small gaps."),
        (8, "A strong plan with evidence."),
        (10, "Proven elsewhere under like conditions."),
    ]
    .into_iter()
    .map(|(half_points, text)| Anchor { half_points, text: Localized::en(text) })
    .collect()
}

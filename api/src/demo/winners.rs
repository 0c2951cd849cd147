//! What happens after the deadline in the demonstration: reviews, ranking, announcement, testbeds, data.

use chrono::TimeDelta;
use intercity_domain::assignment::{self, PreferencesSet, RoundRun};
use intercity_domain::challenges;
use intercity_domain::judging::{self, Content, JudgeRef, JudgesAssign, PanelJudgeAdd, Winner};
use intercity_domain::kernel::{Error, PageArgs, Result, TestbedId};
use intercity_domain::pilots::{self, PilotNeverDeploy, PilotPrepare, PilotStart};

use super::calls::Call;
use super::entries::{Entered, IDEAS, Idea};
use super::facts::ChallengeFact;
use super::loader::Loader;

const JUDGES: [(&str, &str); 4] = [
    ("judge@berlin.example", "BE"),
    ("judge@london.example", "LO"),
    ("judge@new-york.example", "NY"),
    ("judge@paris.example", "PA"),
];

impl Loader<'_> {
    /// Open: some have sent, some still write.
    pub async fn open(&self, call: &Call, fact: &ChallengeFact) -> Result<()> {
        let chosen: &[usize] = match fact.slug.as_str() {
            "berlin-city-challenge" => &[5, 0],
            "london-mrf-high-streets" => &[6, 1, 3],
            "nyc-access-cities-air-heat" => &[7, 2],
            _ => &[],
        };
        for (n, idea) in chosen.iter().filter_map(|at| IDEAS.get(*at)).enumerate() {
            self.enter(call, idea, 5 + i64::try_from(n).unwrap_or(0), n != 1).await?;
        }
        Ok(())
    }

    /// In evaluation: half of the reviews are in.
    pub async fn evaluation(&self, call: &Call) -> Result<()> {
        self.enter_all(call, &[0, 5, 7]).await?;
        self.panel(call).await?;
        self.review(call, 1).await
    }

    /// Announced: teams see the outcome; the winner has not ranked testbeds yet.
    pub async fn announced(&self, call: &Call) -> Result<()> {
        self.enter_all(call, &[3, 4, 2]).await?;
        self.panel(call).await?;
        self.review(call, usize::MAX).await?;
        self.decide(call).await
    }

    /// The whole way: winners are matched, confirmed, in pilots, with access to data.
    pub async fn piloting(&self, call: &Call) -> Result<()> {
        let entered = self.enter_all(call, &[0, 1, 2, 3, 4]).await?;
        self.panel(call).await?;
        self.review(call, usize::MAX).await?;
        self.decide(call).await?;
        let winners = self.accept(call, &entered).await?;
        self.assign(call, &winners).await?;
        // Access ends with the pilot, so it is asked for before one of them is given up.
        self.grants(call, &winners).await?;
        self.pilots(call).await?;
        self.decided_together(call, &winners).await
    }

    async fn enter_all(&self, call: &Call, chosen: &[usize]) -> Result<Vec<Entered>> {
        let mut all = Vec::new();
        for (n, idea) in chosen.iter().filter_map(|at| IDEAS.get(*at)).enumerate() {
            let idea: &Idea = idea;
            all.push(self.enter(call, idea, 3 + 2 * i64::try_from(n).unwrap_or(0), true).await?);
        }
        Ok(all)
    }

    /// Judges of all four cities; the city that leads appoints them and has them assigned.
    async fn panel(&self, call: &Call) -> Result<()> {
        let staff = self.staff(&call.lead).await?;
        self.at(call.closes_at - TimeDelta::days(2));
        for (n, (email, city)) in JUDGES.iter().enumerate() {
            let input = PanelJudgeAdd {
                stage: call.stage,
                judge: JudgeRef::Email((*email).into()),
                organisation: if call.cities.iter().any(|c| c == city) { Some(self.organisation(city)?) } else { None },
                chair: n == 0,
                languages: vec!["en".into(), "de".into(), "fr".into()],
                expertise: vec!["culture".into(), "public space".into()],
            };
            judging::panel_judge_add(&self.context, &staff, input).await?;
        }
        self.at(call.closes_at + TimeDelta::hours(6));
        let input = JudgesAssign { stage: call.stage, preview: false, max_load: None };
        let assigned = judging::judges_assign(&self.context, &staff, input).await?;
        if assigned.in_force { Ok(()) } else { Err(Error::internal("the judges of the story can be assigned")) }
    }

    /// Each judge attests and sends at most so many reviews.
    async fn review(&self, call: &Call, most: usize) -> Result<()> {
        let rubric = challenges::queries::criteria(self.context.db.reader(), &[call.stage]).await?;
        for (j, (email, _)) in JUDGES.iter().enumerate() {
            self.at(call.closes_at + TimeDelta::hours(30 + 20 * i64::try_from(j).unwrap_or(0)));
            let judge = self.viewer(email).await?;
            let queue = judging::queries::judge_queue(&self.context, &judge).await?;
            let mine: Vec<_> = queue.into_iter().filter(|view| view.assignment.stage_id == call.stage).collect();
            for (n, view) in mine.into_iter().take(most).enumerate() {
                let id = view.assignment.id;
                judging::judge_attest(&self.context, &judge, id).await?;
                let scores = rubric.iter().enumerate().map(|(c, criterion)| {
                    // A fixed pattern within 4 and 9 half points, so that rankings differ and never change.
                    let seed = usize::try_from(view.submission.number).unwrap_or(1) * 7 + j * 3 + c * 2;
                    (criterion.id, 4 + i32::try_from(seed % 6).unwrap_or(0))
                });
                let content = Content {
                    scores: scores.collect(),
                    panel_comment: "Fictional: a clear plan; ask for the costs of the second half.".into(),
                    feedback: "Your plan was easy to follow. Say more about who runs it after the pilot.".into(),
                };
                if most != usize::MAX && n + 1 == most && j % 2 == 1 {
                    judging::review_save(&self.context, &judge, id, content).await?;
                } else {
                    judging::review_send(&self.context, &judge, id, Some(content)).await?;
                }
            }
        }
        Ok(())
    }

    /// Ranking, winners (one for each city), announcement.
    async fn decide(&self, call: &Call) -> Result<()> {
        self.at(call.closes_at + TimeDelta::days(8));
        let staff = self.staff(&call.lead).await?;
        judging::ranking_compute(&self.context, &staff, call.stage).await?;
        let ranking = judging::queries::latest(self.context.db.reader(), call.stage).await?.ok_or(Error::NotFound)?;
        let mut winners = Vec::new();
        for (line, city) in ranking.lines.iter().zip(&call.cities) {
            winners.push(Winner { submission: line.submission, organisation: Some(self.organisation(city)?) });
        }
        judging::winners_pick(&self.context, &staff, call.id, winners).await?;
        self.work().await?;
        self.at(call.closes_at + TimeDelta::days(10));
        judging::challenge_announce(&self.context, &staff, call.id, None).await?;
        Ok(())
    }

    async fn accept(&self, call: &Call, entered: &[Entered]) -> Result<Vec<Entered>> {
        self.at(call.closes_at + TimeDelta::days(12));
        let organiser = self.staff(&call.lead).await?;
        let awards = judging::queries::awards(&self.context, &organiser, call.id).await?;
        let mut winners = Vec::new();
        for entry in entered {
            let Some(award) = awards.iter().find(|award| award.submission_id == entry.submission) else { continue };
            let lead = self.viewer(entry.lead).await?;
            judging::award_accept(&self.context, &lead, award.id).await?;
            winners.push(*entry);
        }
        Ok(winners)
    }

    /// Winners rank sites; a dry round, a real one, both sides confirm.
    async fn assign(&self, call: &Call, winners: &[Entered]) -> Result<()> {
        self.at(call.closes_at + TimeDelta::days(15));
        let sites: Vec<TestbedId> = (0..3)
            .flat_map(|n| call.cities.iter().filter_map(move |c| self.testbeds.get(c)?.get(n).copied()))
            .collect();
        for (n, winner) in winners.iter().enumerate() {
            let mut wish = sites.clone();
            // Two want the same site first, so that there is something to explain.
            wish.rotate_left((n / 2) % sites.len().max(1));
            wish.truncate(6);
            let lead = self.viewer(winner.lead).await?;
            let input = PreferencesSet { submission: winner.submission, testbeds: wish };
            assignment::preferences_set(&self.context, &lead, input).await?;
        }
        let staff = self.staff(&call.lead).await?;
        let run =
            |dry| RoundRun { challenge: call.id, dry, accept_missing: true, expected_input: None, confirm_by: None };
        assignment::round_run(&self.context, &staff, run(true)).await?;
        assignment::round_run(&self.context, &staff, run(false)).await?;
        self.at(call.closes_at + TimeDelta::days(18));
        let board = assignment::queries::board(&self.context, &staff, call.id).await?;
        for row in &board.situation.matches {
            let Some(winner) = winners.iter().find(|w| w.submission == row.submission_id) else { continue };
            let lead = self.viewer(winner.lead).await?;
            assignment::match_confirm(&self.context, &lead, row.id).await?;
            let city = board.situation.offers.iter().find(|offer| offer.testbed.id == row.testbed_id).map(|o| o.city);
            for code in &call.cities {
                if Some(self.organisation(code)?) == city {
                    assignment::match_confirm(&self.context, &self.staff(code).await?, row.id).await?;
                }
            }
        }
        Ok(())
    }

    /// Pilots at every place of their way: the first live, the second in preparation, the third not deployed.
    async fn pilots(&self, call: &Call) -> Result<()> {
        let filter = pilots::queries::Filter { challenge: Some(call.id), ..Default::default() };
        let page = PageArgs { first: Some(10), after: None };
        let found = pilots::queries::list(&self.context, &filter, &page).await?;
        for (n, (_, pilot)) in found.edges.iter().enumerate() {
            let city = self.organisations.values().find(|o| o.0 == pilot.city.id).ok_or(Error::NotFound)?;
            let staff = self.staff(city.1.code.as_deref().unwrap_or_default()).await?;
            let id = pilot.row.id;
            self.at(call.closes_at + TimeDelta::days(21));
            let starts = call.closes_at + TimeDelta::days(28);
            let input = PilotPrepare { id, starts_on: Some(starts), ends_on: Some(starts + TimeDelta::days(180)) };
            match n {
                0 => {
                    pilots::pilot_prepare(&self.context, &staff, input).await?;
                    self.at(starts);
                    pilots::pilot_start(&self.context, &staff, PilotStart { id }).await?;
                }
                1 => drop(pilots::pilot_prepare(&self.context, &staff, input).await?),
                2 => {
                    let reason = "The site was closed for repairs and no other site could take the trial.".into();
                    pilots::pilot_never_deploy(&self.context, &staff, PilotNeverDeploy { id, reason }).await?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

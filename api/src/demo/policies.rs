//! Two more restricted datasets of the demonstration, so that each way to decide about access can be seen: one that the
//! platform decides by rule, one that several decide together. The third way, one steward, is London's footfall.

use chrono::TimeDelta;
use intercity_domain::access::{self, Approve, Refuse, RequestCreate};
use intercity_domain::challenges::{self, AttachDataset};
use intercity_domain::data_requests;
use intercity_domain::datasets::{self, AccessPolicy, DatasetAccess, Decider, DeciderRole, Decision, OpenTo, Purpose};
use intercity_domain::kernel::{
    AccessRequestId, DatasetId, Error, Language, Localized, PageArgs, Result, SubmissionId,
};
use intercity_domain::pilots::{self, PilotState};

use super::calls::Call;
use super::catalogue::receive;
use super::entries::Entered;
use super::loader::Loader;

const AUTOMATIC: &str = "berlin-venue-counts";
const TOGETHER: &str = "paris-night-sound-levels";
const PRIVACY_OFFICER: &str = "steward@new-york.example";
const PARTNER_STEWARD: &str = "steward@northline.example";

/// A dataset that is made up.
struct Made {
    slug: &'static str,
    city: &'static str,
    title: [&'static str; 3],
    description: [&'static str; 3],
    policy: AccessPolicy,
    bytes: Vec<u8>,
}

/// A text in English, German and French.
fn words([en, de, fr]: [&str; 3]) -> Localized {
    Localized::en(en).with(Language::De, de).with(Language::Fr, fr)
}

impl Loader<'_> {
    /// Both datasets, published.
    pub async fn decided_otherwise(&mut self) -> Result<()> {
        self.days_ago(110);
        let automatic = AccessPolicy {
            decision: Decision::Automatic,
            open_to: OpenTo::Entrants,
            purposes: vec![Purpose::Pilot, Purpose::Evaluation],
            max_days: 90,
            max_people: Some(2),
            ..AccessPolicy::default()
        };
        let together = AccessPolicy {
            decision: Decision::Quorum,
            deciders: vec![
                Decider::stewards_of(self.organisation("PA")?, DeciderRole::City),
                Decider::stewards_of(self.organisation("northline-mobility")?, DeciderRole::Partner),
                Decider {
                    role: DeciderRole::PrivacyOfficer,
                    person: Some(self.person(PRIVACY_OFFICER)?),
                    organisation: None,
                    duty: None,
                },
            ],
            quorum: 2,
            max_days: 120,
            service_days: 45,
            ..AccessPolicy::default()
        };
        self.made_up(Made {
            slug: AUTOMATIC,
            city: "BE",
            title: [
                "Visitors of small venues, hour by hour",
                "Besuche kleiner Spielstätten, Stunde für Stunde",
                "Fréquentation des petites salles, heure par heure",
            ],
            description: [
                "Counts of visitors by venue and hour. A made-up dataset: it shows access that the platform gives by \
                 rule, as soon as every condition holds.",
                "Besuchszahlen nach Spielstätte und Stunde. Ein erfundener Datensatz: Er zeigt Zugang, den die Plattform \
                 nach Regel gibt, sobald alle Bedingungen erfüllt sind.",
                "Nombre de visiteurs par salle et par heure. Un jeu de données fictif : il montre un accès que la \
                 plateforme ouvre par règle, dès que toutes les conditions sont remplies.",
            ],
            policy: automatic,
            bytes: counts(&["Kesselhaus", "Lichthof", "Saal 3"], 40, "visitors"),
        })
        .await?;
        self.made_up(Made {
            slug: TOGETHER,
            city: "PA",
            title: [
                "Sound levels at night, by street",
                "Lautstärke bei Nacht, nach Straße",
                "Niveaux sonores de nuit, par rue",
            ],
            description: [
                "Measured levels by street and hour. A made-up dataset: it shows access that several decide together: \
                 the city, a partner and a privacy officer.",
                "Messwerte nach Straße und Stunde. Ein erfundener Datensatz: Er zeigt Zugang, über den mehrere gemeinsam \
                 entscheiden: die Stadt, ein Partner und der Datenschutz.",
                "Niveaux mesurés par rue et par heure. Un jeu de données fictif : il montre un accès que plusieurs \
                 décident ensemble : la ville, un partenaire et la protection des données.",
            ],
            policy: together,
            bytes: counts(&["Rue des Lilas", "Quai Nord", "Place du Marché"], 55, "decibels"),
        })
        .await
    }

    async fn made_up(&mut self, made: Made) -> Result<()> {
        let ctx = self.context.clone();
        let viewer = self.staff(made.city).await?;
        let core = datasets::Core {
            title: Some(words(made.title)),
            description: Some(words(made.description)),
            access: Some(DatasetAccess::Restricted),
            themes: Some(vec!["culture".into()]),
            personal_data: Some(words([
                "Contains no personal data.",
                "Enthält keine personenbezogenen Daten.",
                "Ne contient pas de données personnelles.",
            ])),
            contact: Some("data@intercity.example".into()),
            policy: Some(made.policy),
            ..datasets::Core::default()
        };
        let organisation = self.organisation(made.city)?;
        let input = datasets::Create { organisation, slug: Some(made.slug.to_owned()), core, fictional: true };
        let row = datasets::create(&ctx, &viewer, input).await?;
        let text = Localized::en("Use it for the purpose that you named, do not pass it on, and delete it afterwards.");
        let input = datasets::TermsSet { dataset: row.id, text, existing: datasets::Existing::default() };
        datasets::terms_set(&ctx, &viewer, input).await?;
        let changelog = Localized::en("First version.");
        let version =
            datasets::version_create(&ctx, &viewer, datasets::VersionCreate { dataset: row.id, changelog }).await?;
        let input = datasets::DistributionUploadBegin {
            version: version.id,
            name: format!("{}.csv", made.slug),
            media_type: "text/csv".into(),
            size: u64::try_from(made.bytes.len()).ok(),
        };
        let file = datasets::distribution_upload_begin(&ctx, &viewer, input).await?.file;
        receive(&ctx, file, made.bytes).await?;
        datasets::publish(&ctx, &viewer, datasets::Publish { id: row.id, lock_version: None }).await?;
        self.datasets.insert(row.slug, row.id);
        Ok(())
    }

    /// Attaches both to a challenge.
    pub async fn attach_both(&self, call: &Call) -> Result<()> {
        self.at(call.closes_at + TimeDelta::days(16));
        let staff = self.staff(&call.lead).await?;
        for slug in [AUTOMATIC, TOGETHER] {
            let input = AttachDataset { id: call.id, dataset: self.dataset(slug)? };
            challenges::attach_dataset(&self.context, &staff, input).await?;
        }
        Ok(())
    }

    /// One request approved by rule; of those that several decide about one with one of two votes, one from which
    /// somebody stood back, and one returned. Teams whose pilot was given up have nothing to ask for any more.
    pub async fn decided_together(&self, call: &Call, winners: &[Entered]) -> Result<()> {
        self.attach_both(call).await?;
        let going = self.going_on(call).await?;
        let asking: Vec<&Entered> = winners.iter().filter(|one| going.contains(&one.submission)).collect();
        let [first, second, rest @ ..] = asking.as_slice() else { return Ok(()) };
        let at = |days, hours| self.at(call.closes_at + TimeDelta::days(days) + TimeDelta::hours(hours));
        at(29, 0);
        self.asked(first, AUTOMATIC, "See on which evenings the rooms of the pilot are full.").await?;
        self.work().await?;
        at(30, 0);
        let request = self.asked(first, TOGETHER, "Choose the hours at which neighbours notice least.").await?;
        at(30, 5);
        let reason = "The streets are those of the pilot.".to_owned();
        let city = self.staff("PA").await?;
        access::approve(&self.context, &city, Approve { request, duration_days: None, reason }).await?;
        at(31, 0);
        let request = self.asked(second, TOGETHER, "Compare the stage with an ordinary evening.").await?;
        let officer = self.viewer(PRIVACY_OFFICER).await?;
        let reason = "I advised this team before it entered.".to_owned();
        access::recuse(&self.context, &officer, Refuse { request, reason }).await?;
        if let Some(third) = rest.first() {
            let request = self.asked(third, TOGETHER, "Show levels on the map.").await?;
            at(32, 0);
            for email in [PRIVACY_OFFICER, PARTNER_STEWARD] {
                let reason = "Which streets, and will the map show single hours?".to_owned();
                let viewer = self.viewer(email).await?;
                access::return_to_team(&self.context, &viewer, Refuse { request, reason }).await?;
            }
        }
        self.work().await
    }

    /// Entries whose pilot was not given up.
    async fn going_on(&self, call: &Call) -> Result<Vec<SubmissionId>> {
        let filter = pilots::queries::Filter { challenge: Some(call.id), ..Default::default() };
        let found = pilots::queries::list(&self.context, &filter, &PageArgs { first: Some(10), after: None }).await?;
        let rows = found.edges.into_iter().map(|(_, pilot)| pilot.row);
        Ok(rows.filter(|row| row.state != PilotState::NeverDeployed).map(|row| row.submission_id).collect())
    }

    /// Asks for a dataset and sends the request.
    async fn asked(&self, winner: &Entered, slug: &str, purpose: &str) -> Result<AccessRequestId> {
        let ctx = &self.context;
        let lead = self.viewer(winner.lead).await?;
        let dataset = self.dataset(slug)?;
        let input = RequestCreate {
            purpose: purpose.into(),
            purposes: vec![Purpose::Pilot],
            duration_days: 60,
            people: vec![self.person(winner.lead)?],
            ..RequestCreate::new(dataset, winner.team)
        };
        let request = access::create(ctx, &lead, input).await?;
        self.send(&lead, &request).await?;
        Ok(request.id)
    }

    /// Two questions for data that is not listed: one answered, one open.
    pub async fn wanted(&self) -> Result<()> {
        self.days_ago(15);
        let ctx = &self.context;
        let asker = self.viewer("jun@coolblock.example").await?;
        let input = data_requests::Create {
            city: self.organisation("NY")?,
            team: None,
            title: "Applications for seating on pavements".into(),
            description: "Address and area of each place, to see where shade would help people who sit outside.".into(),
        };
        let question = data_requests::create(ctx, &asker, input).await?;
        self.days_ago(11);
        let dataset = self.dataset("nyc-open-restaurant-applications-2020")?;
        let input = data_requests::Answer {
            request: question.id,
            dataset,
            note: "This is what we have; ask for access on its page.".into(),
        };
        data_requests::answer(ctx, &self.viewer("steward@new-york.example").await?, input).await?;
        self.days_ago(4);
        let asker = self.viewer("cleo@openstage.example").await?;
        let input = data_requests::Create {
            city: self.organisation("LO")?,
            team: None,
            title: "Complaints about noise near venues".into(),
            description:
                "Date, hour and street of complaints since 2023. We want to choose squares where a small stage \
                          disturbs nobody."
                    .into(),
        };
        data_requests::create(ctx, &asker, input).await?;
        self.work().await
    }

    fn dataset(&self, slug: &str) -> Result<DatasetId> {
        self.datasets.get(slug).copied().ok_or_else(|| Error::internal(format!("{slug} is not in the story")))
    }
}

/// A table of invented figures: for each place each hour of a day, always the same.
fn counts(places: &[&str], least: usize, what: &str) -> Vec<u8> {
    let mut text = format!("place,hour,{what}\n");
    for (n, place) in places.iter().enumerate() {
        for hour in 0..24 {
            text.push_str(&format!("{place},{hour},{}\n", least + (hour * 7 + n * 11) % 30));
        }
    }
    text.into_bytes()
}

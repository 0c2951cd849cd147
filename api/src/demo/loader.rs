//! Loads the demonstration: who is there, and the small steps that every part of it is made of.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::TimeDelta;
use intercity_domain::accounts::{self, PlatformRole, Provide};
use intercity_domain::kernel::{
    ApiClientId, Context, DatasetId, Entry, Error, OrganisationId, PersonId, Result, TestbedId, Timestamp, Viewer,
};
use intercity_domain::organisations::{self, Duty, MemberAdd, OrganisationKind};

use super::Work;
use super::accounts::all;
use super::clock::StoryClock;
use super::facts::{self, OrganisationFact};

/// The load, with what was made so far.
pub struct Loader<'a> {
    /// The surroundings, with the story's clock.
    pub context: Context,
    clock: Arc<StoryClock>,
    work: &'a dyn Fn(Context) -> Work,
    /// The present of the real world.
    pub now: Timestamp,
    people: HashMap<&'static str, PersonId>,
    /// Cities by code, others by slug.
    pub organisations: HashMap<String, (OrganisationId, OrganisationFact)>,
    /// Testbeds of each city, by its code.
    pub testbeds: HashMap<String, Vec<TestbedId>>,
    /// Datasets by slug.
    pub datasets: HashMap<String, DatasetId>,
}

impl<'a> Loader<'a> {
    /// Begins half a year ago.
    pub fn new(context: &Context, work: &'a dyn Fn(Context) -> Work) -> Self {
        let now = context.now();
        let clock = Arc::new(StoryClock::new(now - TimeDelta::days(180)));
        Self {
            context: Context { clock: clock.clone(), ..context.clone() },
            clock,
            work,
            now,
            people: HashMap::new(),
            organisations: HashMap::new(),
            testbeds: HashMap::new(),
            datasets: HashMap::new(),
        }
    }

    /// Goes to so many days before (negative: after) the present.
    pub fn days_ago(&self, days: i64) {
        self.clock.set(self.now - TimeDelta::days(days));
    }

    /// Goes to an instant.
    pub fn at(&self, instant: Timestamp) {
        self.clock.set(instant);
    }

    /// Lets the worker do what waits, at this moment of the story.
    pub async fn work(&self) -> Result<()> {
        (self.work)(self.context.clone()).await
    }

    /// Somebody, with their duties of this moment.
    pub async fn viewer(&self, email: &str) -> Result<Viewer> {
        accounts::viewer_of(&self.context, self.person(email)?).await
    }

    /// The id of somebody.
    pub fn person(&self, email: &str) -> Result<PersonId> {
        self.people.get(email).copied().ok_or_else(|| Error::internal(format!("{email} is not in the story")))
    }

    /// The id of a city (code) or another organisation (slug).
    pub fn organisation(&self, code: &str) -> Result<OrganisationId> {
        self.organisations.get(code).map(|o| o.0).ok_or_else(|| Error::internal(format!("{code} is not in the story")))
    }

    /// The staff member who acts for a city.
    pub async fn staff(&self, code: &str) -> Result<Viewer> {
        let account = all().iter().find(|a| a.city == Some(code) && a.role == "city staff");
        let account = account.ok_or_else(|| Error::internal(format!("{code} has no staff in the story")))?;
        self.viewer(account.email).await
    }

    /// People, organisations and duties.
    pub async fn people(&mut self) -> Result<()> {
        for account in all() {
            let person = Provide {
                name: account.name.into(),
                email: account.email.into(),
                password: account.password.into(),
                language: account.language.into(),
                zone: account.zone.into(),
                platform_role: match account.role {
                    "administrator" => Some(PlatformRole::Administrator),
                    "auditor" => Some(PlatformRole::Auditor),
                    _ => None,
                },
                fictional: true,
            };
            let id = accounts::provide(&self.context, person).await?;
            self.people.insert(account.email, id);
        }
        for fact in facts::read::<Vec<OrganisationFact>>("organisations.json")? {
            let row = organisations::create(&self.context, &Viewer::System, create(&fact)?).await?;
            self.organisations.insert(fact.code.clone().unwrap_or_else(|| fact.slug.clone()), (row.id, fact));
        }
        for account in all() {
            let Some(city) = account.city else { continue };
            let duties: &[Duty] = match account.role {
                "city staff" => &[Duty::Owner],
                "data steward" if city == "northline-mobility" => &[Duty::Owner, Duty::DataSteward],
                "data steward" => &[Duty::DataSteward],
                _ => &[],
            };
            for duty in duties {
                let input =
                    MemberAdd { organisation: self.organisation(city)?, email: account.email.into(), duty: *duty };
                organisations::member_add(&self.context, &Viewer::System, input).await?;
            }
        }
        Ok(())
    }

    /// Marks the load as complete.
    pub async fn finish(self) -> Result<()> {
        self.at(self.now);
        let mut tx = self.context.begin(&Viewer::System).await?;
        let mark: ApiClientId = tx.id();
        tx.record(Entry::new("demo.loaded", mark)).await?;
        tx.commit().await
    }
}

fn create(fact: &OrganisationFact) -> Result<organisations::Create> {
    Ok(organisations::Create {
        kind: fact.kind.parse::<OrganisationKind>().map_err(Error::internal)?,
        name: fact.name.clone(),
        code: fact.code.clone(),
        zone: fact.zone.clone(),
        country: Some(fact.country.clone()),
        email_domain: None,
        website: None,
        description: fact.description.localized(),
        fictional: fact.fictional,
    })
}

//! Everybody and everything of one journey: sessions by short name, ids by short name, and the clock.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use futures_util::future::join_all;
use intercity_tests::{App, Contents, Database, Files, Session, eventually};
use serde_json::{Value, json};

use super::refusals;

/// Somebody, by the short name used in these tests.
pub type Who = &'static str;

/// Without credentials.
pub const NOBODY: Who = "nobody";

/// Everybody's password.
pub const PASSWORD: &str = "eleven kettles sing at dusk";

/// A person who is signed in.
pub struct Person {
    /// Their address.
    pub email: String,
    /// Their global id.
    pub id: String,
    /// Their session.
    pub session: Session,
    refresh: String,
}

/// The running program and what the journey has made so far.
pub struct World {
    /// The program.
    pub app: App,
    /// A look into its database.
    pub contents: Contents,
    people: BTreeMap<Who, Person>,
    ids: BTreeMap<String, String>,
    begun: DateTime<Utc>,
    /// Whether every mutation is first tried by those who may not.
    refusing: bool,
    /// Mutations that were called.
    pub called: BTreeSet<String>,
}

impl World {
    /// An empty installation.
    pub async fn new(database: Database, files: Files, refusing: bool) -> Self {
        let app = App::start(database, files).await;
        let contents = Contents::of(&app).await;
        let mut people = BTreeMap::new();
        let session = app.nobody();
        people.insert(NOBODY, Person { email: String::new(), id: String::new(), session, refresh: String::new() });
        let called = BTreeSet::new();
        Self { app, contents, people, ids: BTreeMap::new(), begun: Utc::now(), refusing, called }
    }

    /// Somebody.
    pub fn person(&self, who: Who) -> &Person {
        self.people.get(who).unwrap_or_else(|| panic!("{who} is not in the journey yet"))
    }

    /// Their session.
    pub fn as_(&self, who: Who) -> &Session {
        &self.person(who).session
    }

    /// Remembers an id.
    pub fn keep(&mut self, name: impl Into<String>, id: &Value) -> String {
        let id = id.as_str().unwrap_or_else(|| panic!("not an id: {id}")).to_owned();
        self.ids.insert(name.into(), id.clone());
        id
    }

    /// A remembered id.
    pub fn id(&self, name: &str) -> String {
        self.ids.get(name).cloned().unwrap_or_else(|| panic!("no id of {name} yet"))
    }

    /// So many hours after the beginning, as the API writes instants.
    pub fn instant(&self, hours: i64) -> String {
        (self.begun + TimeDelta::hours(hours)).to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// Moves the clock to so many hours after the beginning; everybody's session is renewed.
    pub async fn travel(&mut self, hours: i64) {
        self.app.set_clock(hours * 3600);
        let nobody = self.as_(NOBODY).clone();
        for person in self.people.values_mut().filter(|person| !person.refresh.is_empty()) {
            let input = json!({"refreshToken": person.refresh});
            let renewed = nobody.call("sessionRefresh", input, "session { accessToken refreshToken }").await;
            person.session = nobody.with_token(renewed["session"]["accessToken"].as_str().unwrap());
            person.refresh = renewed["session"]["refreshToken"].as_str().unwrap().to_owned();
        }
    }

    /// Makes accounts, confirms their addresses by the links in the mails, and signs in.
    pub async fn register(&mut self, people: &[(Who, &str, &str)]) {
        let all = people.iter().map(|(who, email, language)| self.enter(who, email, language));
        let all = join_all(all).await;
        for ((who, ..), person) in people.iter().zip(all) {
            self.people.insert(*who, person);
        }
        for mutation in ["personRegister", "personConfirmEmail", "sessionStart"] {
            self.called.insert(mutation.into());
        }
    }

    async fn enter(&self, name: &str, email: &str, language: &str) -> Person {
        let nobody = self.as_(NOBODY);
        let input = json!({"email": email, "name": name, "password": PASSWORD, "language": language});
        nobody.call("personRegister", input, "email").await;
        let early = nobody.refused("sessionStart", json!({"email": email, "password": PASSWORD}), "__typename").await;
        assert_eq!(early, "REFUSED", "an address that is not confirmed does not sign in");
        let mail = self.app.mail(email, "/confirm?token=").await;
        let token = mail.split("/confirm?token=").nth(1).unwrap();
        let token: String = token.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        nobody.call("personConfirmEmail", json!({"token": token}), "personId").await;
        self.sign_in(email, PASSWORD).await
    }

    async fn sign_in(&self, email: &str, password: &str) -> Person {
        let nobody = self.as_(NOBODY);
        let input = json!({"email": email, "password": password});
        let begun = nobody.call("sessionStart", input, "session { accessToken refreshToken }").await;
        let session = nobody.with_token(begun["session"]["accessToken"].as_str().unwrap());
        let refresh = begun["session"]["refreshToken"].as_str().unwrap().to_owned();
        let viewer = session.ok("{ viewer { id email } }", json!({})).await;
        assert_eq!(viewer["viewer"]["email"], email);
        Person { email: email.into(), id: viewer["viewer"]["id"].as_str().unwrap().into(), session, refresh }
    }

    /// Signs somebody in who has an account already.
    pub async fn welcome(&mut self, who: Who, email: &str, password: &str) {
        let person = self.sign_in(email, password).await;
        self.people.insert(who, person);
    }

    /// One mutation of the journey. In a journey of refusals those who may not are refused first.
    pub async fn act(&mut self, who: Who, mutation: &str, input: Value, payload: &str) -> Value {
        self.called.insert(mutation.to_owned());
        if self.refusing {
            refusals::refuse(self, mutation, &input).await;
        }
        self.as_(who).call(mutation, input, payload).await
    }

    /// What somebody reads.
    pub async fn read(&self, who: Who, query: &str, variables: Value) -> Value {
        self.as_(who).ok(query, variables).await
    }

    /// The code with which somebody is refused to read; nothing when they may.
    pub async fn refused(&self, who: Who, query: &str, variables: Value) -> Option<String> {
        self.as_(who).send(query, variables).await.code()
    }

    /// Reads until what was read satisfies.
    pub async fn until(&self, who: Who, query: &str, variables: Value, is: impl Fn(&Value) -> bool) -> Value {
        let is = &is;
        let variables = &variables;
        let found = eventually(query, Duration::from_secs(30), || async move {
            Some(self.read(who, query, variables.clone()).await).filter(is)
        });
        match found.await {
            Some(found) => found,
            None => panic!("{query} stays {:#}", self.read(who, query, variables.clone()).await),
        }
    }

    /// Waits until the worker has nothing more to do.
    pub async fn idle(&self) {
        let idle = eventually("the worker to be idle", Duration::from_secs(30), || async {
            (self.contents.jobs().await == 0).then_some(())
        });
        assert!(idle.await.is_some(), "{:?}", self.contents.texts("SELECT kind AS t FROM job").await);
    }

    /// Waits until the worker has nothing more to do; nothing was given up on the way.
    pub async fn nothing_given_up(&self) {
        self.idle().await;
        self.no_dead_letters().await;
    }

    /// Nothing was given up so far.
    pub async fn no_dead_letters(&self) {
        let dead = self.contents.texts("SELECT kind AS t FROM job WHERE state = 'dead'").await;
        assert_eq!(dead, Vec::<String>::new());
    }

    /// The same, and nothing went wrong inside that nobody was told of.
    pub async fn ends_well(&self) {
        self.nothing_given_up().await;
        assert!(!self.app.log().contains("internal error"), "{}", self.app.log());
    }

    /// Subjects in somebody's inbox, the newest first.
    pub async fn inbox(&self, who: Who) -> Vec<String> {
        let read = self.read(who, "{ inbox(first: 100) { nodes { kind } } }", json!({})).await;
        let nodes = read["inbox"]["nodes"].as_array().unwrap();
        nodes.iter().map(|node| node["kind"].as_str().unwrap().to_owned()).collect()
    }
}

/// An id as variable of a query.
pub fn with_id(id: &str) -> Value {
    json!({ "id": id })
}

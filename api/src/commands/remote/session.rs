//! Signed in at a platform: GraphQL with a token that renews itself.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::sign_in::Credentials;
use super::{Failure, SignIn, TRIES, at, pause};

/// Somebody at a platform.
pub struct Session {
    /// For requests to signed addresses.
    pub http: reqwest::Client,
    server: String,
    credentials: Credentials,
    tokens: Mutex<Tokens>,
}

#[derive(Default)]
struct Tokens {
    access: Option<String>,
    refresh: Option<String>,
}

/// A client that waits long for bodies and not long for connections.
///
/// # Errors
/// When TLS cannot be set up.
pub fn client() -> Result<reqwest::Client, Failure> {
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(20))
        .read_timeout(Duration::from_secs(60))
        .user_agent(concat!("intercity/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|e| Failure::unavailable(format!("HTTPS cannot be set up: {e}")))
}

impl Session {
    /// At the platform that is asked for, or the one that an address names.
    ///
    /// # Errors
    /// When it is not said where the platform is, or a secret is missing.
    pub fn open(sign_in: &SignIn, named: Option<&str>) -> Result<Self, Failure> {
        let server = named
            .map(str::to_owned)
            .or_else(|| sign_in.server.clone())
            .ok_or_else(|| Failure::usage("Say where the platform is: --server https://… or INTERCITY_SERVER."))?;
        let server = server.trim_end_matches('/').to_owned();
        Ok(Self { http: client()?, server, credentials: sign_in.credentials()?, tokens: Mutex::default() })
    }

    /// Asks the API; signs in first where that is needed, and again when the token has run out.
    ///
    /// # Errors
    /// What the platform answers, or that it does not.
    pub async fn ask(&self, query: &str, variables: Value) -> Result<Value, Failure> {
        let mut tries = 0;
        let mut renewed = false;
        loop {
            let token = self.token(false).await?;
            match self.send(query, &variables, token.as_deref()).await {
                Err(failure)
                    if failure.condition.as_deref() == Some("UNAUTHENTICATED") && self.renews() && !renewed =>
                {
                    renewed = true;
                    self.token(true).await?;
                }
                Err(failure) if failure.passes() && tries < TRIES => {
                    tokio::time::sleep(pause(tries)).await;
                    tries += 1;
                }
                other => return other,
            }
        }
    }

    const fn renews(&self) -> bool {
        matches!(self.credentials, Credentials::Person { .. } | Credentials::Client { .. })
    }

    async fn send(&self, query: &str, variables: &Value, token: Option<&str>) -> Result<Value, Failure> {
        let mut request = self
            .http
            .post(format!("{}/graphql", self.server))
            .timeout(Duration::from_secs(60))
            .json(&json!({ "query": query, "variables": variables }));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let answer = request.send().await.map_err(|e| self.unreachable(&e))?;
        let status = answer.status();
        let mut body: Value = answer.json().await.map_err(|_not_json| {
            Failure::unavailable(format!(
                "{} answered with status {status} and no API. Is the address right?",
                self.server
            ))
        })?;
        match at(&body, "/errors").get(0) {
            Some(error) => Err(Failure::of_answer(error)),
            None => Ok(body.get_mut("data").map(Value::take).unwrap_or_default()),
        }
    }

    /// The token to send; a new one when the last does not count any more.
    async fn token(&self, renew: bool) -> Result<Option<String>, Failure> {
        let mut tokens = self.tokens.lock().await;
        if !renew && let Some(token) = &tokens.access {
            return Ok(Some(token.clone()));
        }
        match &self.credentials {
            Credentials::Nobody => return Ok(None),
            Credentials::Token(token) => return Ok(Some(token.clone())),
            Credentials::Person { email, password } => {
                *tokens = self.person(email, password, tokens.refresh.take()).await?
            }
            Credentials::Client { id, secret } => tokens.access = Some(self.program(id, secret).await?),
        }
        Ok(tokens.access.clone())
    }

    async fn person(&self, email: &str, password: &str, refresh: Option<String>) -> Result<Tokens, Failure> {
        const FIELDS: &str = "session { accessToken refreshToken }";
        let read = |session: &Value| Tokens {
            access: session["accessToken"].as_str().map(str::to_owned),
            refresh: session["refreshToken"].as_str().map(str::to_owned),
        };
        if let Some(refresh) = refresh {
            let query =
                format!("mutation($t: String!) {{ sessionRefresh(input: {{refreshToken: $t}}) {{ {FIELDS} }} }}");
            match self.send(&query, &json!({ "t": refresh }), None).await {
                Ok(done) => return Ok(read(at(&done, "/sessionRefresh/session"))),
                Err(failure) if failure.passes() => return Err(failure),
                Err(_) => {}
            }
        }
        let query = format!(
            "mutation($e: String!, $p: String!) {{ sessionStart(input: {{email: $e, password: $p}}) {{ {FIELDS} }} }}"
        );
        match self.send(&query, &json!({ "e": email, "p": password }), None).await {
            Ok(done) => Ok(read(at(&done, "/sessionStart/session"))),
            Err(failure) if failure.code == 65 => Err(Failure::refused(failure.text)),
            Err(failure) => Err(failure),
        }
    }

    async fn program(&self, id: &str, secret: &str) -> Result<String, Failure> {
        let request = self
            .http
            .post(format!("{}/oauth/token", self.server))
            .timeout(Duration::from_secs(60))
            .basic_auth(id, Some(secret))
            .form(&[("grant_type", "client_credentials")]);
        let answer = request.send().await.map_err(|e| self.unreachable(&e))?;
        let status = answer.status();
        let body: Value = answer.json().await.unwrap_or_default();
        match at(&body, "/access_token").as_str() {
            Some(token) => Ok(token.to_owned()),
            None if status.is_server_error() => Err(Failure::unavailable("The platform cannot sign in programs now.")),
            None => {
                let why = at(&body, "/error_description").as_str().or(at(&body, "/error").as_str()).unwrap_or_default();
                Err(Failure::refused(format!("The API client was not signed in: {why}")))
            }
        }
    }

    fn unreachable(&self, error: &reqwest::Error) -> Failure {
        Failure::unavailable(format!("{} does not answer: {}", self.server, in_words(error)))
    }
}

/// What went wrong on the way, without addresses: signed ones are secrets.
pub fn in_words(error: &reqwest::Error) -> String {
    let mut text = if error.is_timeout() {
        "it took too long".to_owned()
    } else if error.is_connect() {
        "no connection".to_owned()
    } else {
        "the connection broke off".to_owned()
    };
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if cause.source().is_none() {
            text = format!("{text} ({cause})");
        }
        source = cause.source();
    }
    text
}

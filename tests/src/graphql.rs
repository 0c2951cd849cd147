//! Talking GraphQL to the program.

use serde_json::{Value, json};

use super::App;

/// Credentials of one person, client, or nobody.
#[derive(Clone, Debug)]
pub struct Session {
    url: String,
    /// The access token, if anybody is signed in.
    pub token: Option<String>,
    http: reqwest::Client,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer(pub Value);

impl App {
    /// Nobody.
    pub fn nobody(&self) -> Session {
        Session { url: self.url.clone(), token: None, http: http_client().build().expect("an HTTP client") }
    }
}

/// An HTTP client that gives up idle connections long before the program does, so that none is used while it closes.
pub fn http_client() -> reqwest::ClientBuilder {
    reqwest::Client::builder().pool_idle_timeout(std::time::Duration::from_secs(20))
}

impl Session {
    /// The same program with a token.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// The same program without one.
    #[must_use]
    pub fn signed_out(&self) -> Self {
        Self { token: None, ..self.clone() }
    }

    /// The HTTP client, for requests beside GraphQL.
    pub fn http(&self) -> &reqwest::Client {
        &self.http
    }

    /// Sends a document.
    pub async fn send(&self, query: &str, variables: Value) -> Answer {
        let mut request =
            self.http.post(format!("{}/graphql", self.url)).json(&json!({"query": query, "variables": variables}));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let response = request.send().await.expect("an answer");
        let status = response.status();
        let text = response.text().await.expect("a body");
        Answer(serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON ({status}): {text}")))
    }

    /// Sends a document to a program that may be dead; nothing when no answer came.
    pub async fn try_send(&self, query: &str, variables: Value) -> Option<Answer> {
        let body = json!({"query": query, "variables": variables});
        let mut request = self.http.post(format!("{}/graphql", self.url)).json(&body);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let text = request.send().await.ok()?.text().await.ok()?;
        serde_json::from_str(&text).ok().map(Answer)
    }

    /// Calls one mutation of a program that may be dead.
    pub async fn try_call(&self, mutation: &str, input: Value, payload: &str) -> Option<Answer> {
        let (query, variables) = document(mutation, input, payload);
        self.try_send(&query, variables).await
    }

    /// Sends a document that must succeed; its data.
    pub async fn ok(&self, query: &str, variables: Value) -> Value {
        let answer = self.send(query, variables).await;
        assert!(answer.0.get("errors").is_none(), "{query}\n{:#}", answer.0);
        answer.0["data"].clone()
    }

    /// Calls one mutation with its input; the named part of the payload must come back.
    pub async fn call(&self, mutation: &str, input: Value, payload: &str) -> Value {
        let (query, variables) = document(mutation, input, payload);
        self.ok(&query, variables).await[mutation].clone()
    }

    /// Calls one mutation that must be refused; the code of the error.
    pub async fn refused(&self, mutation: &str, input: Value, payload: &str) -> String {
        let (query, variables) = document(mutation, input, payload);
        let answer = self.send(&query, variables).await;
        answer.code().unwrap_or_else(|| panic!("{mutation} was not refused: {:#}", answer.0))
    }
}

fn document(mutation: &str, input: Value, payload: &str) -> (String, Value) {
    let mut capital = mutation.to_owned();
    capital[..1].make_ascii_uppercase();
    (
        format!("mutation($input: {capital}Input!) {{ {mutation}(input: $input) {{ {payload} }} }}"),
        json!({ "input": input }),
    )
}

impl Answer {
    /// The code of the first error.
    pub fn code(&self) -> Option<String> {
        Some(self.0["errors"].get(0)?["extensions"]["code"].as_str()?.to_owned())
    }

    /// Codes of the violations of the first error.
    pub fn violations(&self) -> Vec<String> {
        self.0["errors"][0]["extensions"]["violations"]
            .as_array()
            .map(|all| all.iter().filter_map(|v| v["code"].as_str().map(str::to_owned)).collect())
            .unwrap_or_default()
    }
}

//! Somebody who reads pages: keeps cookies, signs in with the form.

use std::collections::BTreeMap;

use intercity_tests::App;
use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::{Client, RequestBuilder, StatusCode, redirect};

/// A reader with their cookies.
pub struct Reader {
    url: String,
    http: Client,
    cookies: BTreeMap<String, String>,
}

/// A page as it came.
pub struct Read {
    /// Its status.
    pub status: StatusCode,
    /// Its type.
    pub kind: String,
    /// Its text.
    pub text: String,
}

impl Reader {
    /// Nobody.
    pub fn new(app: &App) -> Self {
        let http = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { url: app.url.clone(), http, cookies: BTreeMap::new() }
    }

    /// Signs in with the form.
    pub async fn sign_in(&mut self, email: &str, password: &str) {
        let form = self.get("/sign-in").await.text;
        let token = between(&form, "name=\"_token\" value=\"", "\"").unwrap();
        let fields = [("_token", token), ("email", email), ("password", password), ("next", "")];
        let request = self.http.post(format!("{}/sign-in", self.url)).form(&fields);
        let sent = self.send(request.header("sec-fetch-site", "same-origin")).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{email}: {}", sent.text);
    }

    /// Reads a page.
    pub async fn get(&mut self, path: &str) -> Read {
        let request = self.http.get(format!("{}{path}", self.url));
        self.send(request).await
    }

    /// Sends a form that stands on a page.
    pub async fn post(&mut self, page: &str, to: &str, fields: &[(&str, &str)]) -> Read {
        let form = self.get(page).await.text;
        let token = between(&form, "name=\"_token\" value=\"", "\"").unwrap();
        let fields: Vec<(&str, &str)> = [("_token", token)].into_iter().chain(fields.iter().copied()).collect();
        let request = self.http.post(format!("{}{to}", self.url)).form(&fields);
        self.send(request.header("sec-fetch-site", "same-origin")).await
    }

    async fn send(&mut self, request: RequestBuilder) -> Read {
        let all: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let response = request.header(COOKIE, all.join("; ")).send().await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
        }
        let status = response.status();
        let kind = response.headers().get("content-type").map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        let text = String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned();
        Read { status, kind, text }
    }
}

/// What stands between two marks, the first time.
pub fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    text.split_once(from)?.1.split_once(to).map(|(found, _)| found)
}

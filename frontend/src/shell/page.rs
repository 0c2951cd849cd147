//! The page being answered: language, reader, form token, and the ways to ask and to answer.

use std::rc::Rc;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::{Method, StatusCode, header};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, dev::Payload, web};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use fluent_templates::fluent_bundle::FluentValue;
use futures_util::future::{FutureExt, LocalBoxFuture};

use super::viewer::{Viewer, who_reads};
use super::{Backend, Flash, Language, PageError, assets, flash, operation, signing, text};

/// Binds form tokens to a browser.
pub const FORM_COOKIE: &str = "intercity_form";
/// Remembers light or dark.
pub const THEME_COOKIE: &str = "intercity_theme";

/// What a handler answers.
pub type Answer = Result<HttpResponse, PageError>;

/// What is worked out once for each request. Never holds the request: that would be a cycle.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) language: Language,
    pub(super) theme: Theme,
    pub(super) viewer: Option<Viewer>,
    pub(super) nonce: String,
    pub(super) fresh_nonce: bool,
    pub(super) flash: Option<Flash>,
    token: String,
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The word in the cookie and on the page.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// From the word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|theme| theme.word() == word)
    }
}

/// The page being answered. Every handler takes one; every template has one in its field `page`.
#[derive(Clone)]
pub struct Page {
    pub(super) shared: Rc<Shared>,
    pub(super) request: HttpRequest,
    pub(super) backend: web::Data<dyn Backend>,
}

impl FromRequest for Page {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        async move { Self::of(&request).await }.boxed_local()
    }
}

impl Page {
    /// The page for a request; the second time it is only looked up.
    pub(super) async fn of(request: &HttpRequest) -> Result<Self, PageError> {
        let backend = request
            .app_data::<web::Data<dyn Backend>>()
            .ok_or_else(|| PageError::internal("no backend", "web::Data<dyn Backend> is missing"))?
            .clone();
        let known = request.extensions().get::<Rc<Shared>>().cloned();
        let shared = match known {
            Some(shared) => shared,
            None => {
                let shared = Rc::new(Shared::work_out(request, backend.get_ref()).await);
                request.extensions_mut().insert(Rc::clone(&shared));
                shared
            }
        };
        Ok(Self { shared, request: request.clone(), backend })
    }

    /// The language of this page.
    pub fn language(&self) -> Language {
        self.shared.language
    }

    /// The language's code, for `lang` attributes and for variables of queries.
    pub fn lang(&self) -> &'static str {
        self.shared.language.code()
    }

    /// Light or dark.
    pub fn theme(&self) -> &'static str {
        self.shared.theme.word()
    }

    /// The reader, when signed in.
    pub fn viewer(&self) -> Option<&Viewer> {
        self.shared.viewer.as_ref()
    }

    /// The reader, or the way to the sign-in page.
    pub fn signed_in(&self) -> Result<&Viewer, PageError> {
        self.viewer().ok_or(PageError::Unauthenticated)
    }

    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.backend.now()
    }

    /// The request, for what the shell does not know.
    pub fn request(&self) -> &HttpRequest {
        &self.request
    }

    /// What the program gives to pages.
    pub fn backend(&self) -> &dyn Backend {
        self.backend.get_ref()
    }

    /// The path of this page.
    pub fn path(&self) -> &str {
        self.request.path()
    }

    /// One parameter of the address, when given and not empty.
    pub fn parameter(&self, name: &str) -> Option<String> {
        url::form_urlencoded::parse(self.request.query_string().as_bytes())
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.into_owned())
    }

    /// The address of this page with one parameter changed, or taken away by an empty value.
    pub fn with_parameter(&self, name: &str, value: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (key, old) in url::form_urlencoded::parse(self.request.query_string().as_bytes()) {
            if key != name {
                query.append_pair(&key, &old);
            }
        }
        if !value.is_empty() {
            query.append_pair(name, value);
        }
        let query = query.finish();
        let path = if *self.request.method() == Method::GET { self.path() } else { "/" };
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// Whether this page lies at or under a path, for the navigation.
    pub fn is_under(&self, path: &str) -> bool {
        self.path() == path || self.path().strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// The token that every form of this page carries in its field `_token`.
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// The message brought along by a redirect.
    pub fn flash(&self) -> Option<String> {
        self.shared.flash.as_ref().map(|flash| self.t1(&flash.key, "name", flash.name.clone()))
    }

    /// A text of the locales.
    pub fn t(&self, key: &str) -> String {
        text::text(self.language(), key)
    }

    /// A text, if the locales have it; `key.attribute` asks for an attribute.
    pub fn find_text(&self, key: &str) -> Option<String> {
        text::find(self.language(), key)
    }

    /// A text with one argument.
    pub fn t1(&self, key: &str, name: &'static str, value: impl Into<FluentValue<'static>>) -> String {
        text::text_with(self.language(), key, &[(name.into(), value.into())].into())
    }

    /// A text with two arguments.
    pub fn t2(
        &self,
        key: &str,
        name: &'static str,
        value: impl Into<FluentValue<'static>>,
        name2: &'static str,
        value2: impl Into<FluentValue<'static>>,
    ) -> String {
        text::text_with(self.language(), key, &[(name.into(), value.into()), (name2.into(), value2.into())].into())
    }

    /// A text with any number of arguments.
    pub fn t_with<const N: usize>(&self, key: &str, args: [(&'static str, FluentValue<'static>); N]) -> String {
        text::text_with(self.language(), key, &args.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    /// Asks the API. Every error becomes an error page.
    ///
    /// # Errors
    /// What the API answers, see [`PageError`].
    pub async fn query<D, V>(&self, operation: cynic::Operation<D, V>) -> Result<D, PageError>
    where
        D: serde::de::DeserializeOwned,
        V: serde::Serialize,
    {
        operation::run(self.backend.get_ref(), &self.request, &operation).await
    }

    /// Asks the API to do something for a form: `Ok(Err(faults))` when it refuses what was typed.
    ///
    /// # Errors
    /// Everything but refusals, see [`PageError`].
    pub async fn submit<D, V>(
        &self,
        operation: cynic::Operation<D, V>,
    ) -> Result<Result<D, Vec<super::Violation>>, PageError>
    where
        D: serde::de::DeserializeOwned,
        V: serde::Serialize,
    {
        match self.query(operation).await {
            Ok(data) => Ok(Ok(data)),
            Err(PageError::Refused(faults)) => Ok(Err(faults)),
            Err(other) => Err(other),
        }
    }

    /// Streams a file to the signed upload URL that the API gave out: `Ok(Err(faults))` when it is refused.
    ///
    /// # Errors
    /// Everything but refusals, see [`PageError`].
    pub async fn put_file(
        &self,
        url: &str,
        file: super::Incoming,
    ) -> Result<Result<(), Vec<super::Violation>>, PageError> {
        match self.backend.put_file(&self.request, url, file.content()).await {
            Ok(()) => Ok(Ok(())),
            Err(error) => match PageError::from_graphql(&error) {
                PageError::Refused(faults) => Ok(Err(faults)),
                other => Err(other),
            },
        }
    }

    /// Answers with a page.
    ///
    /// # Errors
    /// When the template fails.
    pub fn render(&self, template: &impl Template) -> Answer {
        self.render_as(StatusCode::OK, template)
    }

    /// Answers with a form that has faults in it (status 422).
    ///
    /// # Errors
    /// When the template fails.
    pub fn render_refused(&self, template: &impl Template) -> Answer {
        self.render_as(StatusCode::UNPROCESSABLE_ENTITY, template)
    }

    /// Answers with a page and a status.
    ///
    /// # Errors
    /// When the template fails.
    pub fn render_as(&self, status: StatusCode, template: &impl Template) -> Answer {
        Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(template.render()?))
    }

    /// Sends the reader on (303); only to paths of our own.
    pub fn redirect(&self, to: &str) -> Answer {
        Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, super::local_path(to))).finish())
    }

    /// Sends the reader on and says there what happened: a key of the locales.
    pub fn redirect_saying(&self, to: &str, key: &str) -> Answer {
        self.redirect_saying_with(to, key, "")
    }

    /// Sends the reader on and says there what happened, with `{ $name }` in the text.
    pub fn redirect_saying_with(&self, to: &str, key: &str, name: &str) -> Answer {
        let flash = Flash { key: key.into(), name: name.into() };
        let cookie = self.cookie(flash::COOKIE, flash.seal(self.backend.secret()));
        Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, super::local_path(to))).cookie(cookie).finish())
    }

    /// A cookie with the attributes that all of ours have: `HttpOnly`, `SameSite=Lax`, path `/`,
    /// `Secure` when people reach us by https.
    pub fn cookie(&self, name: &'static str, value: impl Into<String>) -> Cookie<'static> {
        Cookie::build(name, value.into())
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.backend.public_url().starts_with("https://"))
            .finish()
    }
}

impl Shared {
    async fn work_out(request: &HttpRequest, backend: &dyn Backend) -> Self {
        let viewer = who_reads(backend, request).await;
        let sent = request.cookie(FORM_COOKIE).map(|cookie| cookie.value().to_owned());
        let kept = sent.filter(|nonce| nonce.len() == 22);
        let fresh_nonce = kept.is_none();
        let nonce = kept.unwrap_or_else(|| {
            let mut bytes = [0_u8; 16];
            backend.random(&mut bytes);
            URL_SAFE_NO_PAD.encode(bytes)
        });
        let id = viewer.as_ref().map_or("", |viewer| viewer.id.as_str());
        let token = signing::sign(backend.secret(), "form", &[&nonce, id]);
        let theme = request.cookie(THEME_COOKIE).and_then(|cookie| Theme::parse(cookie.value()));
        Self {
            language: Language::of(request),
            theme: super::around::chosen_theme(request).or(theme).unwrap_or(Theme::Auto),
            flash: request.cookie(flash::COOKIE).and_then(|cookie| Flash::open(backend.secret(), cookie.value())),
            viewer,
            nonce,
            fresh_nonce,
            token,
        }
    }

    /// Whether a form was sent from a page of ours to this reader.
    pub(super) fn accepts(&self, secret: &[u8], token: &str) -> bool {
        let id = self.viewer.as_ref().map_or("", |viewer| viewer.id.as_str());
        !self.fresh_nonce && signing::verify(secret, "form", &[&self.nonce, id], token)
    }
}

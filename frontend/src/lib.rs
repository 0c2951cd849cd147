//! The web pages: a client of the GraphQL API like any other, rendered on the server, working without scripts.
//!
//! # Add a page
//!
//! 1. Write one typed query and one handler in `src/<feature>/<page>.rs`, and register it in the feature's
//!    `configure` with `config.route("/testbeds", web::get().to(list::show))`.
//! 2. Write the template in `templates/<feature>/<page>.html`.
//! 3. Put its texts into `locales/{de,en,fr}/<feature>.ftl`; keys begin with the feature's name. A test compares the
//!    three languages and looks for keys that templates use and locales lack.
//!
//! A page with a form, complete:
//!
//! ```ignore
//! #[derive(cynic::QueryFragment)]
//! #[cynic(graphql_type = "Query", variables = "TeamVariables")]
//! struct TeamQuery { #[arguments(id: $id)] team: Option<Team> }
//!
//! #[derive(askama::Template)]
//! #[template(path = "submissions/team.html")]
//! struct TeamPage { page: Page, team: Team, form: Form }
//!
//! async fn show(page: Page, id: Path<String>) -> Answer {
//!     page.signed_in()?;
//!     let data: TeamQuery = page.query(TeamQuery::build(TeamVariables { id: cynic::Id::new(id.into_inner()) })).await?;
//!     let team = data.team.ok_or(PageError::NotFound)?;
//!     page.render(&TeamPage { form: Form::new(&page).with("name", &team.name), page: page.clone(), team })
//! }
//!
//! async fn rename(page: Page, id: Path<String>, form: Form) -> Answer {
//!     let input = TeamRenameInput { team: cynic::Id::new(id.as_str()), name: form.read("name") };
//!     match page.submit(TeamRename::build(RenameVariables { input })).await? {
//!         Ok(_) => page.redirect_saying(&format!("/teams/{id}"), "submissions-renamed"),
//!         Err(faults) => {
//!             let team = load(&page, &id).await?;
//!             page.render_refused(&TeamPage { form: form.refused(faults), page: page.clone(), team })
//!         }
//!     }
//! }
//! ```
//!
//! ```html
//! {% extends "shell/layout.html" %}
//! {% block title %}{{ team.name }}{% endblock %}
//! {% block content %}
//! <h1>{{ team.name }}</h1>
//! {{ form.summary() }}
//! {{ form.open(page.path()) }}
//!   {{ form.text("name", "submissions-team-name").required() }}
//!   <button class="button">{{ page.t("save") }}</button>
//! </form>
//! {% endblock %}
//! ```
//!
//! In a template `page.t("key")` gives a text, `page.time_left(closes, zone)` a moment, `page.line("key", stations)`
//! the line diagram; see [`shell`] for the rest. `{% block width %}narrow{% endblock %}` makes a reading page.

pub mod routes;
pub mod schema;
pub mod shell;

pub mod access;
pub mod accounts;
pub mod assignment;
pub mod challenges;
pub mod data_requests;
pub mod datasets;
pub mod explorer;
pub mod harvest;
pub mod home;
pub mod hosts;
pub mod jobs;
pub mod judging;
pub mod messages;
pub mod organisations;
pub mod pilots;
pub mod profiles;
pub mod submissions;
pub mod testbeds;

//! Entering, writing, sending, revising and inviting through plain forms, as a browser without scripts does it.

use intercity_tests::{App, Database, Files, Options};
use reqwest::multipart::{Form, Part};

const PASSWORD: &str = "platform nine and a quarter";
const CHALLENGE: &str = "/challenges/nyc-nycx-governors-island";
const PDF: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
    trailer<</Root 1 0 R>>\n%%EOF\n";

/// A browser without scripts.
struct Browser {
    url: String,
    http: reqwest::Client,
}

/// What it shows.
struct Shown {
    status: u16,
    path: String,
    html: String,
}

impl Browser {
    fn new(app: &App) -> Self {
        Self { url: app.url.clone(), http: intercity_tests::http_client().cookie_store(true).build().unwrap() }
    }

    async fn signed_in(app: &App, email: &str) -> Self {
        let browser = Self::new(app);
        let page = browser.get("/sign-in").await;
        let page = browser.post(&page, "/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        assert_eq!(page.status, 200, "{email}: {}", page.html);
        browser
    }

    async fn get(&self, path: &str) -> Shown {
        self.show(self.http.get(format!("{}{path}", self.url))).await
    }

    /// Sends the form of a page that goes to this path, with its hidden fields.
    async fn post(&self, page: &Shown, path: &str, fields: &[(&str, &str)]) -> Shown {
        let mut all = page.hidden(path);
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.show(self.http.post(format!("{}{path}", self.url)).form(&all)).await
    }

    async fn upload(&self, page: &Shown, path: &str, name: &'static str, media_type: &str, bytes: &[u8]) -> Shown {
        let form = page.hidden(path).into_iter().fold(Form::new(), |form, (name, value)| form.text(name, value));
        let part = Part::bytes(bytes.to_vec()).file_name(name).mime_str(media_type).unwrap();
        self.show(self.http.post(format!("{}{path}", self.url)).multipart(form.part("file", part))).await
    }

    async fn show(&self, request: reqwest::RequestBuilder) -> Shown {
        let answer = request.send().await.unwrap();
        let (status, path) = (answer.status().as_u16(), answer.url().path().to_owned());
        Shown { status, path, html: answer.text().await.unwrap() }
    }
}

impl Shown {
    /// Hidden fields of the first form that goes to a path.
    fn hidden(&self, path: &str) -> Vec<(String, String)> {
        let form = self
            .html
            .split("<form")
            .find(|form| form.contains(&format!("action=\"{path}\"")))
            .unwrap_or_else(|| panic!("no form to {path} at {}: {}", self.path, self.html));
        let form = form.split("</form>").next().unwrap();
        let value = |input: &str, name: &str| {
            Some(input.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.replace("&#38;", "&"))
        };
        form.split("<input type=\"hidden\"")
            .skip(1)
            .filter_map(|input| Some((value(input, "name")?, value(input, "value")?)))
            .collect()
    }

    fn says(&self, text: &str) -> &Self {
        assert!(self.html.contains(text), "{text:?} is missing at {} ({}): {}", self.path, self.status, self.html);
        self
    }

    fn is(&self, status: u16, path_end: &str) -> &Self {
        assert!(
            self.status == status && self.path.ends_with(path_end),
            "{} {} instead of {status} …{path_end}: {}",
            self.status,
            self.path,
            self.html
        );
        self
    }
}

/// Forms the team; the address of its submission.
async fn apply(app: &App, jun: &Browser) -> String {
    let apply = format!("{CHALLENGE}/apply");
    Browser::new(app).get(&apply).await.is(200, "/sign-in");
    let page = jun.get(&apply).await;
    jun.post(&page, &apply, &[("name", " ")]).await.is(422, "/apply").says("href=\"#f-name\"");
    let editor = jun.post(&page, &apply, &[("name", "Cool Block II")]).await;
    editor.is(200, "/edit");
    let submission = editor.path.trim_end_matches("/edit").to_owned();
    jun.get(&apply).await.is(200, &submission);
    submission
}

/// Everything that the form asks for, apart from the file.
fn answers(city: &str) -> Vec<(&str, &str)> {
    vec![
        ("title", "Cool <Block> & co"),
        ("cities", city),
        ("answers.summary", "A cool island."),
        ("answers.approach", "Two weeks on site.\r\n\r\nThen six months."),
        ("answers.track", "venues"),
        ("answers.needs", "power"),
        ("answers.needs", "users"),
        ("answers.months", "7.5"),
        ("answers.cost", "40,000"),
        ("answers.cost.currency", "USD"),
        ("answers.budget.1.item", "Masts"),
        ("answers.budget.1.amount", "1,200.50"),
        ("answers.website", "https://example.org/x?a=b"),
        ("answers.ready_on", "2026-12-24"),
        ("answers.insured", "yes"),
    ]
}

/// Faults keep what was typed; the file streams in; two people who write the same are told.
async fn write(jun: &Browser, submission: &str) {
    let edit = format!("{submission}/edit");
    let page = jun.get(&edit).await;
    let city = page.html.split("name=\"cities\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut bad = answers(&city);
    bad.retain(|(name, _)| !matches!(*name, "answers.months" | "answers.website" | "answers.budget.1.amount"));
    bad.extend([("answers.months", "many"), ("answers.website", "javascript:1"), ("answers.budget.1.amount", "much")]);
    let faulty = jun.post(&page, &edit, &bad).await;
    faulty.is(422, "/edit").says("value=\"many\"").says("value=\"javascript:1\"").says("Cool &#60;Block&#62; &#38; co");
    for place in ["#f-answers-months", "#f-answers-website", "#f-answers-budget-1-amount"] {
        faulty.says(&format!("href=\"{place}\""));
    }
    let mut good = answers(&city);
    good.push(("act", "file:plan"));
    let file = jun.post(&page, &edit, &good).await;
    file.is(200, "/files/plan");
    let at = file.path.clone();
    jun.upload(&file, &at, "plan.exe", "application/x-msdownload", b"MZ").await.is(422, "/files/plan").says("f-file");
    let saved = jun.upload(&file, &at, "plan.pdf", "application/pdf", PDF).await;
    let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(PDF));
    saved.is(200, "/edit").says("plan.pdf").says(&hash).says("value=\"Masts\"");

    // Both loaded the editor before either saved.
    let only = |text: &'static str| [("answers.summary", text)];
    let seen: Vec<(String, String)> = saved
        .hidden(&edit)
        .into_iter()
        .filter(|(name, _)| name == "_token" || name == "seen.answers.summary")
        .collect();
    let send = |text: &'static str| {
        let mut all = seen.clone();
        all.extend(only(text).map(|(name, value)| (name.to_owned(), value.to_owned())));
        jun.http.post(format!("{}{edit}", jun.url)).form(&all)
    };
    jun.show(send("Cool from the first.")).await.is(200, "/edit");
    let conflict = jun.show(send("Cool from the second.")).await;
    conflict.is(409, "/edit").says("Cool from the first.").says("Cool from the second.");
    conflict.says("name=\"take.answers.summary\"");
}

/// Sends twice; the first version stays.
async fn send(jun: &Browser, submission: &str) {
    let at = |path: &str| format!("{submission}/{path}");
    let check = jun.get(&at("submit")).await;
    let receipt = jun.post(&check, &at("submit"), &[]).await;
    receipt.is(200, "/versions/1").says("id=\"sha256\"").says("New York time").says("Masts");
    jun.get(&at("edit")).await.is(200, submission);
    let overview = jun.get(submission).await;
    let editor = jun.post(&overview, &at("reopen"), &[]).await;
    editor.is(200, "/edit");
    let fields: Vec<(String, String)> = editor
        .hidden(&at("edit"))
        .into_iter()
        .filter(|(name, _)| name == "_token" || name == "seen.answers.months")
        .chain([("answers.months".to_owned(), "9".to_owned()), ("act".to_owned(), "review".to_owned())])
        .collect();
    let check = jun.show(jun.http.post(format!("{}{}", jun.url, at("edit"))).form(&fields)).await;
    check.is(200, "/submit");
    jun.post(&check, &at("submit"), &[]).await.is(200, "/versions/2");
    jun.get(&at("versions/1")).await.is(200, "/versions/1");
    jun.get(&at("versions/3")).await.is(404, "/versions/3");
    for language in ["de", "en", "fr"] {
        for path in ["", "/versions/2", "/team"] {
            let page = jun.get(&format!("{submission}{path}?lang={language}")).await;
            page.is(200, path).says(&format!("<html lang=\"{language}\""));
            assert!(!page.html.contains(">submissions-"), "a text is missing in {language}: {}", page.html);
        }
    }
    jun.get("/submissions?lang=en").await.says("Cool &#60;Block&#62; &#38; co");
}

/// Invited by mail; somebody without the address or the link learns nothing.
async fn invite(app: &App, jun: &Browser, submission: &str) {
    let team = format!("{submission}/team");
    let page = jun.get(&team).await;
    let to = format!("{team}/invite");
    jun.post(&page, &to, &[("email", "nobody")]).await.is(422, "/team/invite").says("href=\"#f-email\"");
    jun.post(&page, &to, &[("email", "isla@shopfront.example")]).await.is(200, "/team").says("isla@shopfront.example");
    let mail = app.mail("isla@shopfront.example", "/team-invitations/").await;
    let link: String = mail
        .split("/team-invitations/")
        .nth(1)
        .unwrap()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_?=".contains(*c))
        .collect();
    let link = format!("/team-invitations/{link}");
    let bare = link.split('?').next().unwrap().to_owned();
    Browser::new(app).get(&link).await.is(200, &bare).says("Cool Block II").says("/register?");
    Browser::new(app).get(&bare).await.is(404, &bare);
    let isla = Browser::signed_in(app, "isla@shopfront.example").await;
    isla.get("/submissions").await.says("Cool Block II");
    isla.get(&format!("{submission}/versions/1")).await.is(404, "/versions/1");
    let page = isla.get(&link).await;
    isla.post(&page, &bare, &[("act", "accept")]).await.is(200, submission);
    isla.get(&format!("{submission}/versions/1")).await.is(200, "/versions/1");
    isla.get(&link).await.is(404, &bare);
}

/// Organisers read what was sent; strangers do not know of it.
async fn read(app: &App, submission: &str) {
    let received = format!("{CHALLENGE}/submissions");
    let city = Browser::signed_in(app, "staff@new-york.example").await;
    let list = city.get(&received).await;
    list.is(200, "/submissions").says(&format!("{submission}/versions/2"));
    city.get(&format!("{submission}/versions/2")).await.is(200, "/versions/2");
    city.get(&format!("{submission}/versions/1")).await.is(404, "/versions/1");
    city.get(&format!("{submission}/edit")).await.is(404, "/edit");
    let stranger = Browser::signed_in(app, "hugo@kiezbox.example").await;
    for path in ["", "/edit", "/submit", "/team", "/versions/2", "/files/plan", "/versions/2/files/plan"] {
        stranger.get(&format!("{submission}{path}")).await.is(404, path);
    }
    stranger.get(&received).await.is(404, "/submissions");
    stranger.get("/submissions/nonsense").await.is(404, "/nonsense");
}

async fn without_scripts(database: Database) {
    let app = App::with(Options { database, files: Files::Folder, command: "demo" }).await;
    let jun = Browser::signed_in(&app, "jun@coolblock.example").await;
    let submission = apply(&app, &jun).await;
    write(&jun, &submission).await;
    send(&jun, &submission).await;
    invite(&app, &jun, &submission).await;
    read(&app, &submission).await;
    let overview = jun.get(&submission).await;
    let withdraw = format!("{submission}/withdraw");
    jun.post(&overview, &withdraw, &[]).await.is(422, "/withdraw").says("href=\"#f-confirm\"");
    jun.post(&overview, &withdraw, &[("confirm", "yes")]).await.is(200, &submission);
    let forged = jun.http.post(format!("{}{withdraw}", jun.url)).form(&[("confirm", "yes")]);
    jun.show(forged).await.is(403, "/withdraw");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_goes_the_whole_way_without_scripts_on_sqlite() {
    without_scripts(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_goes_the_whole_way_without_scripts_on_postgresql() {
    without_scripts(Database::Postgres).await;
}

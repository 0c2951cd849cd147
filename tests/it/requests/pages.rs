//! Policy, request, decision and questions for data through plain forms, as a browser without scripts sends them.

use intercity_tests::{App, Database, Files, Options};
use reqwest::StatusCode;

use crate::pages::reader::{Read, Reader, between};

const PASSWORD: &str = "platform nine and a quarter";
const LONDON: &str = "/datasets/london-station-entry-exit-2016";
const AUTOMATIC: &str = "/datasets/berlin-venue-counts";

async fn signed_in(app: &App, email: &str) -> Reader {
    let mut reader = Reader::new(app);
    reader.get("/privacy?lang=en").await;
    reader.sign_in(email, PASSWORD).await;
    reader
}

/// The value of a hidden field, or of the first option of a list.
fn hidden<'a>(page: &'a Read, name: &str) -> &'a str {
    let value = between(&page.text, &format!("name=\"{name}\" value=\""), "\"");
    value.unwrap_or_else(|| panic!("no {name} in {}", page.text))
}

fn says(page: &Read, text: &str) {
    assert!(page.text.contains(text), "{text:?} is missing: {}", page.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_work_without_scripts() {
    let app = App::with(Options { database: Database::Sqlite, files: Files::Folder, command: "demo" }).await;
    policy(&app).await;
    request(&app).await;
    queue(&app).await;
    wanted(&app).await;
    assert!(!app.log().contains("internal error"), "{}", app.log());
}

async fn policy(app: &App) {
    let mut steward = signed_in(app, "steward@northline.example").await;
    let path = format!("{LONDON}/policy");
    let page = steward.get(&path).await;
    says(&page, "One data steward of the publisher decides within 10 days.");
    let lock = hidden(&page, "lockVersion").to_owned();
    let common = [("lockVersion", lock.as_str()), ("policy.openTo", "winners"), ("policy.maxDays", "180")];
    let together = [("policy.decision", "quorum"), ("policy.quorum", "2"), ("policy.deciders.0.role", "partner")];
    let fields: Vec<_> = common.into_iter().chain(together).chain([("policy.serviceDays", "7")]).collect();
    let refused = steward.post(&path, &path, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    says(&refused, "href=\"#f-policy-deciders-0\"");
    says(&refused, "name=\"policy.serviceDays\" value=\"7\"");
    let alone = [("policy.decision", "steward"), ("policy.serviceDays", "7"), ("policy.purposes", "pilot")];
    let fields: Vec<_> = common.into_iter().chain(alone).chain([("policy.maxPeople", "4")]).collect();
    let saved = steward.post(&path, &path, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let stale = steward.post(&path, &path, &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "the version that was read has gone");
    says(&stale, "name=\"policy.maxPeople\" value=\"4\"");
    let public = Reader::new(app).get(&format!("{LONDON}?lang=en")).await;
    says(&public, "at most 4 people, only for running the pilot");
    says(&public, &format!("href=\"{LONDON}/policy.jsonld\""));
    let mut stranger = signed_in(app, "elena@nightmap.example").await;
    assert_eq!(stranger.get(&path).await.status, StatusCode::FORBIDDEN);

    let path = format!("{LONDON}/request-form/new");
    let question =
        [("key", "tools"), ("label.en", "With which tools?"), ("kind", "short-text"), ("audience", "organisers")];
    let faulty = steward.post(&path, &path, &[("kind", "short-text"), ("audience", "organisers")]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", faulty.text);
    assert_eq!(steward.post(&path, &path, &question).await.status, StatusCode::SEE_OTHER);
    says(&steward.get(&format!("{LONDON}/request-form")).await, "With which tools?");
    let another =
        [("number", "0"), ("key", "place"), ("label.en", "Where?"), ("kind", "short-text"), ("audience", "organisers")];
    let late = steward.post(&path, &path, &another).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "others were set since");
    says(&late, "Somebody else changed the questions");
    says(&late, "Where?");
    says(&late, "name=\"number\" value=\"1\"");
}

/// Somebody of a team whose pilot goes on and that has no access to the data that the platform decides about. Which teams
/// win differs from load to load; those that go on have asked for the data that several decide about.
async fn asker(app: &App) -> Reader {
    let teams = ["ada@lichtung", "cleo@openstage", "elena@nightmap", "farid@terrasses", "gina@quietquarter"];
    for team in teams {
        let mut reader = signed_in(app, &format!("{team}.example")).await;
        let asked = reader.get("/access-requests?side=team").await.text;
        if asked.contains("Sound levels at night") && !asked.contains("Visitors of small venues") {
            return reader;
        }
    }
    panic!("no team of the demonstration can ask");
}

/// A request is kept with its faults, mended and sent, and the platform decides by rule.
async fn request(app: &App) {
    let mut asker = asker(app).await;
    let dataset = asker.get(AUTOMATIC).await;
    let new = format!(
        "/access-requests/new?dataset={}",
        between(&dataset.text, "/access-requests/new?dataset=", "\"").unwrap()
    );
    let page = asker.get(&new).await;
    let team = between(&page.text, "<option value=\"team_", "\"").map(|id| format!("team_{id}"));
    let team = team.unwrap_or_else(|| panic!("no team can ask: {}", page.text));
    let (sha256, language) = (hidden(&page, "termsSha256").to_owned(), hidden(&page, "termsLanguage").to_owned());
    let terms = [("termsSha256", sha256.as_str()), ("termsLanguage", language.as_str()), ("accept", "yes")];
    let first =
        [("act", "send"), ("team", team.as_str()), ("purpose", "See when <rooms> are full."), ("durationDays", "500")];
    let fields: Vec<_> = first.into_iter().chain(terms).chain([("purposes", "research")]).collect();
    let refused = asker.post(&new, &new, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    for field in ["f-people", "f-purposes", "f-durationDays"] {
        says(&refused, &format!("href=\"#{field}\""));
    }
    says(&refused, "See when &#60;rooms&#62; are full.");
    let id = between(&refused.text, "action=\"/access-requests/", "/edit\"").expect("the draft is kept").to_owned();
    let edit = format!("/access-requests/{id}/edit");
    let kept = asker.get(&edit).await;
    says(&kept, "See when &#60;rooms&#62; are full.");
    let person = between(&kept.text, "name=\"people\" value=\"", "\"").unwrap().to_owned();
    let lock = hidden(&kept, "lockVersion").to_owned();
    let good =
        [("act", "send"), ("purpose", "See when rooms are full."), ("durationDays", "30"), ("purposes", "pilot")];
    let fields: Vec<_> =
        good.into_iter().chain(terms).chain([("people", person.as_str()), ("lockVersion", lock.as_str())]).collect();
    let sent = asker.post(&edit, &edit, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let page = asker.get(&format!("/access-requests/{id}")).await;
    // The worker may be setting it up still.
    let given = ["Decided: access was given.", "Access is being set up"];
    assert!(given.iter().any(|said| page.text.contains(said)), "{}", page.text);
    says(&page, "the platform, by rule");
    assert_eq!(asker.get(&edit).await.status, StatusCode::SEE_OTHER, "it cannot be changed any more");
}

/// Those who decide together see what is missing; one stands back.
async fn queue(app: &App) {
    let mut officer = signed_in(app, "steward@new-york.example").await;
    let mine = officer.get("/access-requests?mine=1").await;
    says(&mine, "Sound levels at night, by street");
    let id = between(&mine.text, "<th scope=\"row\"><a href=\"/access-requests/", "\"").unwrap().to_owned();
    let path = format!("/access-requests/{id}");
    let page = officer.get(&path).await;
    says(&page, "of 2 approvals are in.");
    let recuse = format!("{path}/recuse");
    let refused = officer.post(&path, &recuse, &[("recusal", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    says(&refused, "href=\"#f-recusal\"");
    let done = officer.post(&path, &recuse, &[("recusal", "I advised this team.")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    says(&officer.get(&path).await, "You do not decide about this request.");
    let mut paris = signed_in(app, "staff@paris.example").await;
    says(&paris.get(&path).await, "I advised this team.");
    let none = paris.get("/access-requests?state=rejected").await;
    says(&none, "No request is like this.");
}

async fn wanted(app: &App) {
    let mut elena = signed_in(app, "elena@nightmap.example").await;
    let new = "/data-requests/new";
    let page = elena.get(new).await;
    let london = page.text.split("<option value=\"").find(|option| option.contains(">London<"));
    let london = london.and_then(|option| option.split('"').next()).expect("London can be asked").to_owned();
    let empty = elena.post(new, new, &[("city", london.as_str()), ("title", "Lamps")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&empty, "href=\"#f-description\"");
    let fields =
        [("city", london.as_str()), ("title", "Lamps"), ("description", "Where do lamps stand?"), ("team", "")];
    assert_eq!(elena.post(new, new, &fields).await.status, StatusCode::SEE_OTHER);
    let mut staff = signed_in(app, "staff@london.example").await;
    let list = staff.get("/data-requests?answer=1").await;
    let id = list.text.split("href=\"/data-requests/").find(|rest| rest.contains(">Lamps<")).unwrap();
    let path = format!("/data-requests/{}", id.split('"').next().unwrap());
    let decline = format!("{path}/decline");
    let refused = staff.post(&path, &decline, &[("reason", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = staff.post(&path, &decline, &[("reason", "The boroughs keep it, not we.")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    says(&elena.get(&path).await, "The boroughs keep it, not we.");
}

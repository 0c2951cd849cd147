//! Every kind of page, for those who reach it, on a small screen and in both colours: nothing that axe knows to keep people out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::time::Duration;

use intercity_tests::{App, Database, Files, Options};
use serde_json::Value;

use super::driver::PHONE;
use super::hand::Hand;

const PASSWORD: &str = "platform nine and a quarter";

const ROLES: [&str; 6] = [
    "",
    "cleo@openstage.example",
    "steward@northline.example",
    "staff@berlin.example",
    "judge@london.example",
    "admin@intercity.example",
];

/// axe-core, from the packages that `tests/run` installs.
fn axe() -> String {
    let lib = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pyshacl/lib");
    let found = std::fs::read_dir(&lib).ok().and_then(|mut all| all.next()).and_then(Result::ok);
    let file = found.map(|python| python.path().join("site-packages/axe_playwright_python/axe.min.js"));
    let source = file.as_ref().map(std::fs::read_to_string);
    source.and_then(Result::ok).unwrap_or_else(|| panic!("run tests/run: there is no {:?}", file.unwrap_or_default()))
}

/// Looks at the page in one colour; the second time contrast alone can differ.
const CHECK: &str = "const [scheme, done] = [arguments[0], arguments[1]];
    document.documentElement.dataset.theme = scheme;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const only = scheme === 'light' ? { type: 'tag', values: tags } : { type: 'rule', values: ['color-contrast'] };
    axe.run(document, { runOnly: only, resultTypes: ['violations'] }).then(
        found => done(found.violations.map(one =>
            one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 200) + ' ' + node.failureSummary).join('; '))),
        error => done(['axe failed: ' + error]));";

#[tokio::test]
async fn nothing_keeps_anybody_out() {
    let axe = axe();
    let app = App::with(Options { database: Database::Sqlite, files: Files::Folder, command: "demo" }).await;
    let mut kinds = BTreeSet::new();
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    for email in ROLES {
        let hand = Hand::new(&app, PHONE).await;
        if !email.is_empty() {
            hand.sign_in(email, PASSWORD).await;
        }
        walk(&hand, &axe, email, &mut kinds, &mut wrong).await;
    }
    assert!(kinds.len() > 60, "{} kinds of pages only: {kinds:?}", kinds.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Follows everybody's ways on; a kind of page is looked at once, whoever reaches it first.
async fn walk(hand: &Hand, axe: &str, email: &str, kinds: &mut BTreeSet<String>, wrong: &mut BTreeMap<String, String>) {
    let mut open = VecDeque::from(["/".to_owned()]);
    let mut followed = BTreeSet::new();
    while let Some(path) = open.pop_front() {
        if !followed.insert(kind(&path)) {
            continue;
        }
        let links = read(hand, &path).await;
        // The reference is one form repeated some thousand times, over which axe takes a minute.
        if kinds.insert(kind(&path)) && path != "/explorer/reference" {
            for found in look(hand, axe).await {
                wrong.insert(format!("{email} at {path}"), found);
            }
        }
        open.extend(links.into_iter().filter(|href| leads_to_a_page(href)));
    }
}

/// Opens a page; where its links lead.
async fn read(hand: &Hand, path: &str) -> Vec<String> {
    let script = "return [document.title,
        ...[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href').split('#')[0])]";
    // Who reads the public catalogue faster than it may be read is asked to wait, and does.
    for _ in 0..60 {
        hand.open(path).await;
        let found = hand.browser.script(script).await;
        let mut found = found.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned);
        if !found.next().unwrap_or_default().contains("Too many tries") {
            return found.collect();
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    panic!("{path} was refused for a minute");
}

async fn look(hand: &Hand, axe: &str) -> Vec<String> {
    let client = &hand.browser.client;
    client.execute(axe, Vec::new()).await.unwrap();
    let mut all = Vec::new();
    for scheme in ["light", "dark"] {
        let found = client.execute_async(CHECK, vec![Value::from(scheme)]).await.unwrap();
        let found = found.as_array().unwrap().iter().filter_map(Value::as_str);
        all.extend(found.map(|one| format!("{scheme}: {one}")));
    }
    all
}

fn leads_to_a_page(href: &str) -> bool {
    let other = ["/assets/", "/files/", "/.well-known/", "/exports/", "/catalogue", "/sign-out", "lang=", "theme="];
    let endings = [".jsonld", ".ttl", ".rdf", ".csv", ".xml", ".atom", ".json"];
    let path = href.split(['?', '#']).next().unwrap_or_default();
    href.starts_with('/')
        && !href.starts_with("//")
        && !other.iter().any(|part| href.contains(part))
        && !endings.iter().any(|ending| path.ends_with(ending))
}

/// One name for all pages of a kind: without what follows the question mark, ids, numbers and the names of things.
fn kind(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let named = ["challenges", "datasets", "testbeds", "organisations"];
    let mut all: Vec<&str> = Vec::new();
    for part in path.split('/') {
        let id = part.len() > 32 || part.parse::<u32>().is_ok() || all.last().is_some_and(|last| named.contains(last));
        all.push(if id && part != "new" { "*" } else { part });
    }
    all.join("/")
}

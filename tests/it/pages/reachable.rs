//! Every page that links lead to, for every role, in every language: it answers, has one heading, and says its language.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use intercity_tests::{App, Database, Files, Options};
use reqwest::StatusCode;

use super::reader::{Reader, between};

const PASSWORD: &str = "platform nine and a quarter";

const ROLES: [(&str, &str); 8] = [
    ("", "fr"),
    ("admin@intercity.example", "en"),
    ("auditor@intercity.example", "de"),
    ("staff@berlin.example", "de"),
    ("staff@london.example", "en"),
    ("steward@northline.example", "fr"),
    ("judge@london.example", "fr"),
    ("cleo@openstage.example", "de"),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_page_that_links_lead_to_answers() {
    let app = App::with(Options { database: Database::Sqlite, files: Files::Folder, command: "demo" }).await;
    for (email, language) in ROLES {
        let mut reader = Reader::new(&app);
        if !email.is_empty() {
            reader.sign_in(email, PASSWORD).await;
        }
        reader.get(&format!("/privacy?lang={language}")).await;
        let seen = walk(&mut reader, email, language).await;
        assert!(seen > 40, "{email} reached {seen} pages only");
    }
    assert!(!app.log().contains("internal error"), "{}", app.log());
}

async fn walk(reader: &mut Reader, email: &str, language: &str) -> usize {
    let mut seen = BTreeSet::new();
    let mut open = VecDeque::from(["/".to_owned()]);
    while let Some(path) = open.pop_front() {
        if seen.len() > 400 || !seen.insert(shape(&path)) {
            continue;
        }
        let mut page = reader.get(&path).await;
        // Who reads the public catalogue faster than it may be read is asked to wait, and does: the condition is asked again.
        for _ in 0..60 {
            if page.status != StatusCode::TOO_MANY_REQUESTS {
                break;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
            page = reader.get(&path).await;
        }
        // Ways on, such as signed addresses of files, are not followed.
        if page.status == StatusCode::SEE_OTHER {
            continue;
        }
        assert_eq!(page.status, StatusCode::OK, "{email} at {path}: {}", page.text);
        if !page.kind.starts_with("text/html") {
            continue;
        }
        assert_eq!(page.text.matches("<h1").count(), 1, "{email} at {path}: headings");
        assert_eq!(between(&page.text, "<html lang=\"", "\""), Some(language), "{email} at {path}");
        for href in page.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let href = href.split('#').next().unwrap_or_default().replace("&amp;", "&");
            let elsewhere = ["/assets/", "/files/", "/.well-known/"].iter().any(|part| href.starts_with(part));
            if href.starts_with('/') && !href.starts_with("//") && !elsewhere && !chooses(&href) {
                open.push_back(href);
            }
        }
    }
    seen.len()
}

/// Links that choose language or colours would change what is read.
fn chooses(href: &str) -> bool {
    ["lang=", "theme="].iter().any(|choice| href.contains(choice))
}

/// One path for all things of a kind.
fn shape(path: &str) -> String {
    let mut text = String::new();
    let mut digits = 0;
    for sign in path.chars() {
        digits = if sign.is_ascii_hexdigit() { digits + 1 } else { 0 };
        text.push(sign);
        if digits == 32 {
            text.truncate(text.len() - 32);
            text.push('*');
        }
    }
    text
}

//! What must hold on every public page: language, one heading, nothing wider than the screen, nothing blocked.

use fantoccini::Locator;
use intercity_tests::{App, Database, Files};

use super::driver::{Browser, DESKTOP, PHONE, PLAIN};

const PAGES: [&str; 6] = ["/", "/challenges", "/testbeds", "/accessibility", "/privacy", "/explorer/reference"];

#[tokio::test]
async fn pages_fit_telephones_and_large_screens_in_every_language() {
    let app = App::start(Database::Sqlite, Files::Folder).await;
    for (name, setup) in [("desktop", DESKTOP), ("phone", PHONE)] {
        let browser = Browser::start(setup).await;
        for page in PAGES {
            for language in ["de", "en", "fr"] {
                browser.client.goto(&format!("{}{page}?lang={language}", app.url)).await.unwrap();
                let lang = browser.script("return document.documentElement.lang").await;
                assert_eq!(lang, language, "{page}");
                let headings = browser.client.find_all(Locator::Css("h1")).await.unwrap();
                assert_eq!(headings.len(), 1, "{page} has one heading");
                let wider = browser
                    .script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                    .await;
                assert_eq!(wider, 0, "{page} in {language} is wider than a {name}");
                let raw = browser.script("return document.body.innerText").await;
                assert!(!raw.as_str().unwrap().contains("\u{2068}"), "{page} holds isolation marks");
                browser.picture(&format!("{name}-{language}{}", page.replace('/', "-"))).await;
            }
        }
    }
}

#[tokio::test]
async fn the_choice_of_colours_and_language_lasts_without_scripts() {
    let app = App::start(Database::Sqlite, Files::Folder).await;
    let browser = Browser::start(PLAIN).await;
    browser.client.goto(&format!("{}/privacy", app.url)).await.unwrap();
    browser.client.find(Locator::LinkText("Français")).await.unwrap().click().await.unwrap();
    browser.client.find(Locator::LinkText("Sombre")).await.unwrap().click().await.unwrap();
    browser.client.goto(&format!("{}/accessibility", app.url)).await.unwrap();
    let page = browser.client.find(Locator::Css("html")).await.unwrap();
    assert_eq!(page.attr("lang").await.unwrap().as_deref(), Some("fr"));
    assert_eq!(page.attr("data-theme").await.unwrap().as_deref(), Some("dark"));
    browser.picture("dark-accessibility").await;
}

#[tokio::test]
async fn an_unknown_address_says_so_and_leads_on() {
    let app = App::start(Database::Sqlite, Files::Folder).await;
    let browser = Browser::start(PLAIN).await;
    browser.client.goto(&format!("{}/nothing-here", app.url)).await.unwrap();
    let heading = browser.client.find(Locator::Css("h1")).await.unwrap().text().await.unwrap();
    assert_eq!(heading, "Page not found");
    browser.client.find(Locator::LinkText("To the home page")).await.unwrap().click().await.unwrap();
    assert_eq!(browser.client.current_url().await.unwrap().path(), "/");
}

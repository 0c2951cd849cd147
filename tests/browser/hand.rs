//! What a person does with a page: opens, reads, fills in, presses.

use std::path::Path;
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::elements::Element;
use intercity_tests::{App, eventually};

use super::driver::{Browser, Setup};

/// A person at a browser.
pub struct Hand {
    /// The browser.
    pub browser: Browser,
    url: String,
}

impl Hand {
    /// Sits down at a fresh browser in front of the program.
    pub async fn new(app: &App, setup: Setup) -> Self {
        Self { browser: Browser::start(setup).await, url: app.url.clone() }
    }

    /// Opens an address of the program, or a whole one.
    pub async fn open(&self, path: &str) {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.url) };
        self.browser.client.goto(&url).await.unwrap();
    }

    /// The path of the page that is open.
    pub async fn path(&self) -> String {
        self.browser.client.current_url().await.unwrap().path().to_owned()
    }

    /// Signs out whoever is signed in, and signs in.
    pub async fn sign_in(&self, email: &str, password: &str) {
        self.browser.client.delete_all_cookies().await.unwrap();
        self.open("/sign-in").await;
        self.fill("email", email).await;
        self.fill("password", password).await;
        self.press("Sign in").await;
        self.at(|path| path != "/sign-in").await;
    }

    /// The text of the page.
    pub async fn text(&self) -> String {
        self.one("main").await.text().await.unwrap()
    }

    /// Waits until the page says so.
    pub async fn sees(&self, what: &str) {
        let found = eventually(what, Duration::from_secs(20), || async {
            let main = self.browser.client.find(Locator::Css("main")).await.ok()?;
            main.text().await.ok().filter(|text| text.contains(what))
        });
        if found.await.is_none() {
            self.browser.picture("missed").await;
            panic!("{} does not say {what:?}, but: {}", self.path().await, self.text().await);
        }
    }

    /// Asks for the page again until it says so: what the worker does comes a moment later.
    pub async fn comes_to_see(&self, what: &str) {
        let found = eventually(what, Duration::from_secs(30), || async {
            self.browser.client.refresh().await.ok()?;
            let main = self.browser.client.find(Locator::Css("main")).await.ok()?;
            main.text().await.ok().filter(|text| text.contains(what))
        });
        if found.await.is_none() {
            panic!("{} never says {what:?}, but: {}", self.path().await, self.text().await);
        }
    }

    /// Asks for the page again until it no longer says so.
    pub async fn no_longer_sees(&self, what: &str) {
        let gone = eventually(what, Duration::from_secs(30), || async {
            self.browser.client.refresh().await.ok()?;
            let main = self.browser.client.find(Locator::Css("main")).await.ok()?;
            main.text().await.ok().filter(|text| !text.contains(what))
        });
        assert!(gone.await.is_some(), "{} still says {what:?}: {}", self.path().await, self.text().await);
    }

    /// Whether the page says so now.
    pub async fn says(&self, what: &str) -> bool {
        self.text().await.contains(what)
    }

    /// Waits until the page's path is such.
    pub async fn at(&self, is: impl Fn(&str) -> bool) {
        let is = &is;
        let there = eventually("the next page", Duration::from_secs(20), || async move {
            let path = self.path().await;
            is(&path).then_some(())
        });
        if there.await.is_none() {
            panic!("stays at {}: {}", self.path().await, self.text().await);
        }
    }

    async fn one(&self, css: &str) -> Element {
        let found = eventually(css, Duration::from_secs(10), || async {
            self.browser.client.find(Locator::Css(css)).await.ok()
        });
        match found.await {
            Some(element) => element,
            None => panic!("no {css} at {}: {}", self.path().await, Box::pin(self.text()).await),
        }
    }

    /// Writes into a field, in place of what stands there.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.one(&format!("main [name='{name}']")).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Writes an instant (`2027-02-07T14:00`, UTC) into a field for instants.
    pub async fn fill_moment(&self, name: &str, moment: &str) {
        let field = self.one(&format!("main [name='{name}']")).await;
        let script = "arguments[0].value = arguments[1]";
        let arguments = vec![serde_json::to_value(&field).unwrap(), moment.into()];
        self.browser.client.execute(script, arguments).await.unwrap();
        self.choose(&format!("{name}.zone"), "UTC").await;
    }

    /// Takes one of a list by its value.
    pub async fn choose(&self, name: &str, value: &str) {
        self.one(&format!("main [name='{name}']")).await.select_by_value(value).await.unwrap();
    }

    /// Takes one of a list by what people read.
    pub async fn choose_text(&self, name: &str, text: &str) {
        self.one(&format!("main [name='{name}']")).await.select_by_label(text).await.unwrap();
    }

    /// Ticks a box or takes a choice that has this value.
    pub async fn tick(&self, name: &str, value: &str) {
        let field = self.one(&format!("main [name='{name}'][value='{value}']")).await;
        if !field.is_selected().await.unwrap() {
            field.click().await.unwrap();
        }
    }

    /// Ticks the box with this label.
    pub async fn tick_text(&self, text: &str) {
        let path = format!("//main//label[contains(normalize-space(.), \"{text}\")]//input");
        let field = self.find_xpath(&path).await;
        if !field.is_selected().await.unwrap() {
            field.click().await.unwrap();
        }
    }

    /// Chooses a file of this machine.
    pub async fn attach(&self, name: &str, file: &Path) {
        self.one(&format!("main [name='{name}']")).await.send_keys(&file.display().to_string()).await.unwrap();
    }

    /// Presses the button that says so, and waits for the page that answers: a form that is still on its way
    /// would be lost to whatever is opened next.
    pub async fn press(&self, text: &str) {
        let page = self.browser.client.find(Locator::Css("html")).await.unwrap();
        self.tap(text).await;
        let left = eventually("an answer", Duration::from_secs(60), || async {
            // Whatever is asked of a page that is gone fails.
            page.tag_name().await.is_err().then_some(())
        });
        if left.await.is_none() {
            self.browser.picture("missed").await;
            panic!("{text:?} at {} leads nowhere: {}", self.path().await, self.text().await);
        }
    }

    /// Presses the button that says so, and stays on the page.
    pub async fn tap(&self, text: &str) {
        let path = format!("//main//button[not(@aria-hidden)][normalize-space(text())=\"{text}\"]");
        self.click(&path).await;
    }

    /// Follows the link that says so.
    pub async fn follow(&self, text: &str) {
        let path = format!("//*[self::main or self::header]//a[contains(normalize-space(.), \"{text}\")]");
        self.click(&path).await;
    }

    /// Opens what is folded away under this heading.
    pub async fn unfold(&self, text: &str) {
        let path = format!("//main//details[not(@open)]/summary[contains(normalize-space(.), \"{text}\")]");
        if let Ok(summary) = self.browser.client.find(Locator::XPath(&path)).await {
            summary.click().await.unwrap();
        }
    }

    /// Where a link or form points.
    pub async fn target(&self, css: &str, attribute: &str) -> String {
        self.one(css).await.attr(attribute).await.unwrap().unwrap()
    }

    /// Clicks; again while the page still moves.
    async fn click(&self, path: &str) {
        let clicked = eventually(path, Duration::from_secs(10), || async {
            let element = self.browser.client.find(Locator::XPath(path)).await.ok()?;
            element.click().await.ok()
        });
        if clicked.await.is_none() {
            self.browser.picture("missed").await;
            panic!("cannot click {path} at {}: {}", self.path().await, self.text().await);
        }
    }

    async fn find_xpath(&self, path: &str) -> Element {
        let found = eventually(path, Duration::from_secs(10), || async {
            self.browser.client.find(Locator::XPath(path)).await.ok()
        });
        match found.await {
            Some(element) => element,
            None => panic!("no {path} at {}: {}", self.path().await, self.text().await),
        }
    }
}

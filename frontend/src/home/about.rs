//! The accessibility statement and what is kept about people.

use askama::Template;

use crate::shell::{Answer, Page};

#[derive(Template)]
#[template(path = "home/about.html")]
struct AboutPage {
    page: Page,
    title: &'static str,
    sections: &'static [&'static str],
}

/// `/accessibility`
pub async fn accessibility(page: Page) -> Answer {
    let sections = &["home-accessibility-what", "home-accessibility-gaps", "home-accessibility-tell"];
    page.render(&AboutPage { page: page.clone(), title: "home-accessibility", sections })
}

/// `/privacy`
pub async fn privacy(page: Page) -> Answer {
    let sections =
        &["home-privacy-kept", "home-privacy-cookies", "home-privacy-seen", "home-privacy-not", "home-privacy-tell"];
    page.render(&AboutPage { page: page.clone(), title: "home-privacy", sections })
}

impl AboutPage {
    fn body(&self, key: &str) -> String {
        self.page.t(&format!("{key}.text"))
    }
}

//! `/submissions/{id}/submit`: everything once more, what is missing, and the button that sends.

use actix_web::web::Path;
use askama::Template;

use super::answer::Shown;
use super::draft::Draft;
use super::verbs::submit as verb;
use crate::shell::{Answer, Form, Page, PageError, Violation};

#[derive(Template)]
#[template(path = "submissions/submit.html")]
struct SubmitPage {
    page: Page,
    draft: Draft,
    form: Form,
    answers: Vec<Shown>,
}

impl SubmitPage {
    fn new(page: &Page, draft: Draft, faults: Vec<Violation>) -> Self {
        let answers = draft.challenge.form.iter().map(|question| draft.shown(page, question)).collect();
        Self { page: page.clone(), draft, form: Form::new(page).refused(faults), answers }
    }

    fn told(&self) -> Vec<(String, String)> {
        // On this page a table stands as a whole.
        let whole = |anchor: String| match anchor.strip_prefix("f-answers-") {
            Some(rest) => {
                let key = self.answers.iter().map(|answer| &answer.key).find(|key| {
                    rest.strip_prefix(key.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
                });
                key.map_or(anchor.clone(), |key| format!("f-answers-{key}"))
            }
            None => anchor,
        };
        let all = self.draft.told(&self.page, self.form.faults());
        all.into_iter().map(|(anchor, text)| (whole(anchor), text)).collect()
    }

    fn fault(&self, path: &str) -> String {
        let own = self.form.faults().iter().filter(|fault| fault.path == path);
        own.map(|fault| self.page.fault_text(fault)).collect::<Vec<_>>().join(" ")
    }

    fn answer_fault(&self, answer: &Shown) -> String {
        let path = format!("answers.{}", answer.key);
        let inside = format!("{path}.");
        let own = self.form.faults().iter().filter(|fault| fault.path == path || fault.path.starts_with(&inside));
        own.map(|fault| self.page.fault_text(fault)).collect::<Vec<_>>().join(" ")
    }

    /// The number that the version will have.
    fn next_number(&self) -> i32 {
        self.draft.current_version.as_ref().map_or(1, |version| version.number.saturating_add(1))
    }
}

/// Shows what would be sent.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let mut draft = Draft::load(&page, &id).await?;
    if !draft.is_open() {
        return page.redirect_saying(&draft.at(""), "submissions-said-closed");
    }
    let faults = draft.draft_violations.take().unwrap_or_default().into_iter().map(Into::into).collect();
    page.render(&SubmitPage::new(&page, draft, faults))
}

/// Sends it.
pub async fn send(page: Page, id: Path<String>, _form: Form) -> Answer {
    let input = verb::SubmissionSubmitInput { submission_id: cynic::Id::new(id.as_str()) };
    let faults = match verb::run(&page, input).await {
        Ok(Ok(sent)) => {
            let to = format!("/submissions/{id}/versions/{}", sent.version.number);
            return page.redirect_saying(&to, "submissions-said-submitted");
        }
        Ok(Err(faults)) => faults,
        Err(PageError::Forbidden(message)) => {
            vec![Violation { code: String::new(), path: String::new(), message }]
        }
        Err(other) => return Err(other),
    };
    let draft = Draft::load(&page, &id).await?;
    page.render_refused(&SubmitPage::new(&page, draft, faults))
}

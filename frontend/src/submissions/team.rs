//! `/submissions/{id}/team`: who is in a team, who is invited, and what the lead and the members can do about it.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{ById, ByIdFields, ChallengeHead, SubmissionAction, found};
use super::verbs;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError, Tone, Violation};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct TeamQuery {
    #[arguments(id: $id)]
    submission: Option<Submission>,
}

#[derive(cynic::QueryFragment)]
struct Submission {
    id: cynic::Id,
    title: String,
    challenge: Entered,
    team: Team,
    viewer_may: Vec<SubmissionAction>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge")]
struct Entered {
    #[cynic(spread)]
    head: ChallengeHead,
    rules: Rules,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChallengeRules")]
struct Rules {
    max_team_size: i32,
}

#[derive(cynic::QueryFragment)]
struct Team {
    id: cynic::Id,
    name: String,
    viewer_leads: bool,
    members: Vec<Member>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "TeamMember")]
struct Member {
    id: cynic::Id,
    name: Option<String>,
    email: Option<String>,
    state: MemberState,
    leads: bool,
    is_viewer: bool,
    invited_at: DateTime<Utc>,
    joined_at: Option<DateTime<Utc>>,
}

impl Member {
    /// How people know them.
    fn who(&self) -> &str {
        self.name.as_deref().or(self.email.as_deref()).unwrap_or_default()
    }
}

/// How somebody stands to a team.
#[derive(cynic::Enum, Clone, Copy, PartialEq, Eq)]
#[cynic(graphql_type = "TeamMemberState")]
enum MemberState {
    Invited,
    Active,
    Declined,
    Left,
    Removed,
}

impl MemberState {
    const fn tag(self) -> (&'static str, Tone) {
        match self {
            Self::Invited => ("submissions-member-invited", Tone::Warning),
            Self::Active => ("submissions-member-active", Tone::Good),
            Self::Declined => ("submissions-member-declined", Tone::Plain),
            Self::Left => ("submissions-member-left", Tone::Plain),
            Self::Removed => ("submissions-member-removed", Tone::Plain),
        }
    }
}

#[derive(Template)]
#[template(path = "submissions/team.html")]
struct TeamPage {
    page: Page,
    submission: Submission,
    form: Form,
}

impl TeamPage {
    fn at(&self, path: &str) -> String {
        format!("/submissions/{}{path}", self.submission.id.inner())
    }

    fn may(&self, action: SubmissionAction) -> bool {
        self.submission.viewer_may.contains(&action)
    }

    fn is_open(&self) -> bool {
        self.submission.challenge.head.is_open()
    }

    fn can_rename(&self) -> bool {
        self.is_open() && self.may(SubmissionAction::TeamRename)
    }

    fn can_invite(&self) -> bool {
        self.is_open() && self.may(SubmissionAction::MemberInvite)
    }

    fn can_leave(&self) -> bool {
        self.may(SubmissionAction::MemberLeave)
    }

    /// Whether the reader would leave others without a lead.
    fn must_hand_over(&self) -> bool {
        let others = |member: &&Member| member.state == MemberState::Active && !member.is_viewer;
        self.submission.team.viewer_leads && self.submission.team.members.iter().any(|member| others(&member))
    }

    fn can_remove(&self, member: &Member) -> bool {
        self.may(SubmissionAction::MemberRemove)
            && !member.leads
            && matches!(member.state, MemberState::Active | MemberState::Invited)
    }

    fn can_lead(&self, member: &Member) -> bool {
        self.may(SubmissionAction::LeadHandOver) && !member.leads && member.state == MemberState::Active
    }

    fn is_invited(&self, member: &Member) -> bool {
        member.state == MemberState::Invited
    }

    /// How many more can be invited.
    fn room(&self) -> i32 {
        let counts = |member: &&Member| matches!(member.state, MemberState::Active | MemberState::Invited);
        let taken = self.submission.team.members.iter().filter(counts).count();
        self.submission.challenge.rules.max_team_size.saturating_sub(i32::try_from(taken).unwrap_or(i32::MAX)).max(0)
    }
}

async fn load(page: &Page, id: &str, form: Form) -> Result<TeamPage, PageError> {
    page.signed_in()?;
    let data: TeamQuery = found(page.query(TeamQuery::build(ById::new(id))).await)?;
    let submission = data.submission.ok_or(PageError::NotFound)?;
    Ok(TeamPage { page: page.clone(), submission, form })
}

/// Shows the team.
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let template = load(&page, &id, Form::new(&page)).await?;
    let form = Form::new(&page).with("name", &template.submission.team.name);
    page.render(&TeamPage { form, ..template })
}

/// Back to the team after something was done, or with the faults.
async fn finish(page: &Page, id: &str, form: Form, done: Result<(), Vec<Violation>>, said: &str, name: &str) -> Answer {
    match done {
        Ok(()) => page.redirect_saying_with(&format!("/submissions/{id}/team"), said, name),
        Err(faults) => {
            let template = load(page, id, form).await?;
            let mut form = template.form.clone().refused(faults);
            if form.value("name").is_empty() && form.all().iter().all(|(name, _)| name != "name") {
                form = form.with("name", &template.submission.team.name);
            }
            page.render_refused(&TeamPage { form, ..template })
        }
    }
}

/// Gives it another name.
pub async fn rename(page: Page, id: Path<String>, form: Form) -> Answer {
    let team = load(&page, &id, form.clone()).await?.submission.team;
    let input = verbs::rename::TeamRenameInput { team_id: team.id, name: form.read("name") };
    let done = verbs::rename::run(&page, input).await?.map(drop);
    finish(&page, &id, form, done, "submissions-said-renamed", "").await
}

/// Invites somebody, or sends an invitation again.
pub async fn invite(page: Page, id: Path<String>, form: Form) -> Answer {
    let team = load(&page, &id, form.clone()).await?.submission.team;
    let email = form.read("email");
    let input = verbs::invite::TeamMemberInviteInput { team_id: team.id, email: email.clone() };
    let done = verbs::invite::run(&page, input).await?.map(drop);
    finish(&page, &id, form, done, "submissions-said-invited", &email).await
}

/// Takes somebody out, or an invitation back.
pub async fn remove(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = verbs::remove::TeamMemberRemoveInput { team_member_id: cynic::Id::new(form.read("member")) };
    let done = verbs::remove::run(&page, input).await?.map(drop);
    finish(&page, &id, form, done, "submissions-said-removed", "").await
}

/// Makes another member the lead.
pub async fn hand_over(page: Page, id: Path<String>, form: Form) -> Answer {
    let input = verbs::hand_over::TeamLeadHandOverInput { team_member_id: cynic::Id::new(form.read("member")) };
    let done = verbs::hand_over::run(&page, input).await?.map(drop);
    finish(&page, &id, form, done, "submissions-said-handed-over", "").await
}

/// Leaves, once that was confirmed.
pub async fn leave(page: Page, id: Path<String>, mut form: Form) -> Answer {
    let team = load(&page, &id, form.clone()).await?.submission.team;
    if !form.is_ticked("confirm") {
        form.fault("confirm", "submissions-leave-unconfirmed");
        return finish(&page, &id, form, Err(Vec::new()), "", "").await;
    }
    let input = verbs::leave::TeamMemberLeaveInput { team_id: team.id };
    match verbs::leave::run(&page, input).await? {
        Ok(_) => page.redirect_saying_with("/submissions", "submissions-said-left", &team.name),
        Err(faults) => finish(&page, &id, form, Err(faults), "", "").await,
    }
}

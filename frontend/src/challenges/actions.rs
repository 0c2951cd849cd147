//! What is done with one button on the page of a challenge: review, publish, extend, follow.

use actix_web::web::Path;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::nodes::{Changed, LocalizedInput};
use super::show;
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct WhichQuery {
    #[arguments(slug: $slug)]
    challenge: Option<Which>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge")]
struct Which {
    id: cynic::Id,
}

/// The id behind an address.
pub(super) async fn id_of(page: &Page, slug: &str) -> Result<cynic::Id, PageError> {
    page.signed_in()?;
    let data = page.query(WhichQuery::build(Variables { slug: slug.to_owned() })).await?;
    Ok(data.challenge.ok_or(PageError::NotFound)?.id)
}

#[derive(cynic::InputObject)]
struct ChallengeFollowInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct FollowVariables {
    input: ChallengeFollowInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "FollowVariables")]
struct Follow {
    #[arguments(input: $input)]
    challenge_follow: ChallengeFollowPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeFollowPayload {
    challenge: Changed,
}

#[derive(cynic::InputObject)]
struct ChallengeUnfollowInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct UnfollowVariables {
    input: ChallengeUnfollowInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UnfollowVariables")]
struct Unfollow {
    #[arguments(input: $input)]
    challenge_unfollow: ChallengeUnfollowPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeUnfollowPayload {
    challenge: Changed,
}

#[derive(cynic::InputObject)]
struct ChallengeRequestReviewInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct RequestReviewVariables {
    input: ChallengeRequestReviewInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RequestReviewVariables")]
struct RequestReview {
    #[arguments(input: $input)]
    challenge_request_review: ChallengeRequestReviewPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeRequestReviewPayload {
    challenge: Changed,
}

#[derive(cynic::InputObject)]
struct ChallengeReturnInput {
    id: cynic::Id,
    remarks: String,
}

#[derive(cynic::QueryVariables)]
struct ReturnVariables {
    input: ChallengeReturnInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ReturnVariables")]
struct Return {
    #[arguments(input: $input)]
    challenge_return: ChallengeReturnPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeReturnPayload {
    challenge: Changed,
}

#[derive(cynic::InputObject)]
struct ChallengePublishInput {
    id: cynic::Id,
    lock_version: Option<i32>,
}

#[derive(cynic::QueryVariables)]
struct PublishVariables {
    input: ChallengePublishInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "PublishVariables")]
struct Publish {
    #[arguments(input: $input)]
    challenge_publish: ChallengePublishPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengePublishPayload {
    challenge: Changed,
}

#[derive(cynic::InputObject)]
struct ChallengeExtendDeadlineInput {
    id: cynic::Id,
    closes_at: DateTime<Utc>,
    reason: LocalizedInput,
}

#[derive(cynic::QueryVariables)]
struct ExtendVariables {
    input: ChallengeExtendDeadlineInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ExtendVariables")]
struct Extend {
    #[arguments(input: $input)]
    challenge_extend_deadline: ChallengeExtendDeadlinePayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeExtendDeadlinePayload {
    challenge: Changed,
}

#[derive(cynic::InputObject)]
struct ChallengeCancelInput {
    id: cynic::Id,
    reason: String,
}

#[derive(cynic::QueryVariables)]
struct CancelVariables {
    input: ChallengeCancelInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "CancelVariables")]
struct Cancel {
    #[arguments(input: $input)]
    challenge_cancel: ChallengeCancelPayload,
}

#[derive(cynic::QueryFragment)]
struct ChallengeCancelPayload {
    challenge: Changed,
}

/// Follows it.
pub async fn follow(page: Page, slug: Path<String>, form: Form) -> Answer {
    let input = ChallengeFollowInput { id: id_of(&page, &slug).await? };
    match page.submit(Follow::build(FollowVariables { input })).await? {
        Ok(done) => said(&page, &done.challenge_follow.challenge, "challenges-said-followed"),
        Err(faults) => show::render(page, &slug, form.refused(faults)).await,
    }
}

/// Stops following.
pub async fn unfollow(page: Page, slug: Path<String>, form: Form) -> Answer {
    let input = ChallengeUnfollowInput { id: id_of(&page, &slug).await? };
    match page.submit(Unfollow::build(UnfollowVariables { input })).await? {
        Ok(done) => said(&page, &done.challenge_unfollow.challenge, "challenges-said-unfollowed"),
        Err(faults) => show::render(page, &slug, form.refused(faults)).await,
    }
}

/// Sends it to review.
pub async fn review(page: Page, slug: Path<String>, form: Form) -> Answer {
    let input = ChallengeRequestReviewInput { id: id_of(&page, &slug).await? };
    match page.submit(RequestReview::build(RequestReviewVariables { input })).await? {
        Ok(done) => said(&page, &done.challenge_request_review.challenge, "challenges-said-review-requested"),
        Err(faults) => show::render(page, &slug, form.refused(faults)).await,
    }
}

/// Returns it to draft.
pub async fn give_back(page: Page, slug: Path<String>, form: Form) -> Answer {
    let input = ChallengeReturnInput { id: id_of(&page, &slug).await?, remarks: form.read("remarks") };
    match page.submit(Return::build(ReturnVariables { input })).await? {
        Ok(done) => said(&page, &done.challenge_return.challenge, "challenges-said-returned"),
        Err(faults) => show::render(page, &slug, form.refused(faults)).await,
    }
}

/// Publishes it.
pub async fn publish(page: Page, slug: Path<String>, form: Form) -> Answer {
    let input =
        ChallengePublishInput { id: id_of(&page, &slug).await?, lock_version: form.read("lockVersion").parse().ok() };
    match page.submit(Publish::build(PublishVariables { input })).await? {
        Ok(done) => said(&page, &done.challenge_publish.challenge, "challenges-said-published"),
        Err(faults) => show::render(page, &slug, form.refused(faults)).await,
    }
}

/// Calls it off.
pub async fn cancel(page: Page, slug: Path<String>, form: Form) -> Answer {
    let input = ChallengeCancelInput { id: id_of(&page, &slug).await?, reason: form.read("cancelReason") };
    match page.submit(Cancel::build(CancelVariables { input })).await? {
        Ok(done) => said(&page, &done.challenge_cancel.challenge, "challenges-said-cancelled"),
        Err(mut faults) => {
            // The page has a second reason, that of extending.
            for fault in &mut faults {
                if fault.path == "reason" {
                    fault.path = "cancelReason".into();
                }
            }
            show::render(page, &slug, form.refused(faults)).await
        }
    }
}

/// Extends the deadline.
pub async fn extend(page: Page, slug: Path<String>, mut form: Form) -> Answer {
    let Some(closes_at) = form.read_moment("closesAt") else {
        if !form.is_refused() {
            form.fault("closesAt", "form-not-a-moment");
        }
        return show::render(page, &slug, form).await;
    };
    let reason = form.read_localized("reason").into();
    let input = ChallengeExtendDeadlineInput { id: id_of(&page, &slug).await?, closes_at, reason };
    match page.submit(Extend::build(ExtendVariables { input })).await? {
        Ok(done) => said(&page, &done.challenge_extend_deadline.challenge, "challenges-said-extended"),
        Err(faults) => show::render(page, &slug, form.refused(faults)).await,
    }
}

fn said(page: &Page, changed: &Changed, key: &str) -> Answer {
    page.redirect_saying(&format!("/challenges/{}", changed.slug), key)
}

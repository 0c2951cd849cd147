//! What kinds of messages there are, and which activity causes which.

use crate::kernel::stored_enum;

stored_enum! {
    MessageKind {
        ConfirmEmail = "confirm_email",
        AlreadyRegistered = "already_registered",
        PasswordReset = "password_reset",
        TeamInvitation = "team_invitation",
        Receipt = "receipt",
        DeadlineExtended = "deadline_extended",
        Announcement = "announcement",
        AwardOffered = "award_offered",
        MatchProposed = "match_proposed",
        RequestSubmitted = "request_submitted",
        RequestReturned = "request_returned",
        RequestApproved = "request_approved",
        RequestRejected = "request_rejected",
        RequestEscalated = "request_escalated",
        RequestRecused = "request_recused",
        DataRequested = "data_requested",
        DataRequestAnswered = "data_request_answered",
        DataRequestDeclined = "data_request_declined",
        GrantActive = "grant_active",
        GrantSuspended = "grant_suspended",
        GrantResumed = "grant_resumed",
        GrantRevoked = "grant_revoked",
        GrantExpired = "grant_expired",
        HarvestNeedsConfirmation = "harvest_needs_confirmation",
        HarvestFailed = "harvest_failed",
    }
}

impl MessageKind {
    /// The kind that an activity causes, if any.
    pub fn of_verb(verb: &str) -> Option<Self> {
        Some(match verb {
            "person.registered" | "person.confirmation_requested" => Self::ConfirmEmail,
            "person.registered_again" => Self::AlreadyRegistered,
            "person.password_reset_requested" => Self::PasswordReset,
            "team_member.invited" => Self::TeamInvitation,
            "submission.submitted" => Self::Receipt,
            "challenge.deadline_extended" => Self::DeadlineExtended,
            "challenge.announced" | "stage.announced" => Self::Announcement,
            "award.offered" => Self::AwardOffered,
            "match.proposed" => Self::MatchProposed,
            "access_request.submitted" => Self::RequestSubmitted,
            "access_request.returned" => Self::RequestReturned,
            "access_request.approved" => Self::RequestApproved,
            "access_request.rejected" => Self::RequestRejected,
            "access_request.escalated" => Self::RequestEscalated,
            "access_request.recused" => Self::RequestRecused,
            "data_request.created" => Self::DataRequested,
            "data_request.answered" => Self::DataRequestAnswered,
            "data_request.declined" => Self::DataRequestDeclined,
            "grant.provisioned" => Self::GrantActive,
            "grant.suspended" => Self::GrantSuspended,
            "grant.resumed" => Self::GrantResumed,
            "grant.revoked" => Self::GrantRevoked,
            "grant.expired" => Self::GrantExpired,
            "harvest_run.needs_confirmation" => Self::HarvestNeedsConfirmation,
            "harvest_run.failed" => Self::HarvestFailed,
            _ => return None,
        })
    }

    /// Whether the mail carries a link that must never be shown anywhere else.
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::ConfirmEmail | Self::PasswordReset)
    }
}

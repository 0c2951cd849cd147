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
        GrantActive = "grant_active",
        GrantSuspended = "grant_suspended",
        GrantResumed = "grant_resumed",
        GrantRevoked = "grant_revoked",
        GrantExpired = "grant_expired",
        PersonWithdrawn = "person_withdrawn",
        GrantExpiring = "grant_expiring",
        GrantEndMoved = "grant_end_moved",
        GrantRenewed = "grant_renewed",
        BudgetWarned = "budget_warned",
        TermsKept = "terms_kept",
        TermsGrace = "terms_grace",
        TermsHeld = "terms_held",
        SanctionImposed = "sanction_imposed",
        SanctionLifted = "sanction_lifted",
        DutyBegun = "duty_begun",
        DutyReturned = "duty_returned",
        DutyReminded = "duty_reminded",
        DutyOverdue = "duty_overdue",
        DutyAttested = "duty_attested",
        DutyVerified = "duty_verified",
        VersionPublished = "version_published",
        VersionCorrected = "version_corrected",
        DatasetDeprecated = "dataset_deprecated",
        DatasetWithdrawn = "dataset_withdrawn",
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
            "grant.provisioned" => Self::GrantActive,
            "grant.suspended" => Self::GrantSuspended,
            "grant.resumed" => Self::GrantResumed,
            "grant.revoked" => Self::GrantRevoked,
            "grant.expired" => Self::GrantExpired,
            "grant.person_withdrawn" => Self::PersonWithdrawn,
            "grant.expiry_reminded" => Self::GrantExpiring,
            "grant.end_moved" => Self::GrantEndMoved,
            "grant.renewed" => Self::GrantRenewed,
            "grant.budget_warned" => Self::BudgetWarned,
            "dataset_terms.kept" => Self::TermsKept,
            "dataset_terms.grace_given" => Self::TermsGrace,
            "dataset_terms.acceptance_demanded" => Self::TermsHeld,
            "sanction.imposed" => Self::SanctionImposed,
            "sanction.lifted" => Self::SanctionLifted,
            "closing_duty.begun" => Self::DutyBegun,
            "closing_duty.returned" => Self::DutyReturned,
            "closing_duty.reminded" => Self::DutyReminded,
            "closing_duty.overdue" => Self::DutyOverdue,
            "closing_duty.attested" => Self::DutyAttested,
            "closing_duty.verified" => Self::DutyVerified,
            "dataset.published" => Self::VersionPublished,
            "dataset_version.corrected" => Self::VersionCorrected,
            "dataset.deprecated" => Self::DatasetDeprecated,
            "dataset.withdrawn" => Self::DatasetWithdrawn,
            _ => return None,
        })
    }

    /// Whether the mail carries a link that must never be shown anywhere else.
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::ConfirmEmail | Self::PasswordReset)
    }
}

//! The closed sets of values that judging are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    ConflictKind {
        Collaborator = "collaborator",
        Advisor = "advisor",
        Institutional = "institutional",
        Personal = "personal",
        Other = "other",
        Administrative = "administrative",
    }
}

stored_enum! {
    ConflictSource {
        Declared = "declared",
        Detected = "detected",
        Pinned = "pinned",
    }
}

stored_enum! {
    ReviewState {
        Draft = "draft",
        Sent = "sent",
    }
}

stored_enum! {
    StageOutcome {
        Advanced = "advanced",
        NotAdvanced = "not_advanced",
        Ineligible = "ineligible",
    }
}

stored_enum! {
    AwardState {
        Provisional = "provisional",
        Accepted = "accepted",
        Declined = "declined",
        Lapsed = "lapsed",
    }
}

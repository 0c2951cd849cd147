//! The closed sets of values that challenges are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    ChallengeState {
        Draft = "draft",
        InReview = "in_review",
        Published = "published",
        Decided = "decided",
        Archived = "archived",
        Cancelled = "cancelled",
    }
}

stored_enum! {
    BriefState {
        Draft = "draft",
        Approved = "approved",
    }
}

stored_enum! {
    StageKind {
        Compliance = "compliance",
        Scoring = "scoring",
        Interview = "interview",
        CoCreation = "co_creation",
        FinalDecision = "final_decision",
    }
}

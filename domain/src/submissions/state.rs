//! The closed sets of values that submissions are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    TeamState {
        Active = "active",
        Disbanded = "disbanded",
    }
}

stored_enum! {
    TeamMemberState {
        Invited = "invited",
        Active = "active",
        Declined = "declined",
        Left = "left",
        Removed = "removed",
    }
}

stored_enum! {
    SubmissionState {
        Draft = "draft",
        Submitted = "submitted",
        Withdrawn = "withdrawn",
    }
}

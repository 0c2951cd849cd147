//! The closed sets of values that assignment are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    ConstraintKind {
        Pin = "pin",
        Forbid = "forbid",
    }
}

stored_enum! {
    MatchState {
        Proposed = "proposed",
        Confirmed = "confirmed",
        Declined = "declined",
        Lapsed = "lapsed",
        Replaced = "replaced",
    }
}

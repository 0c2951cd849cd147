//! What can be found, and what is done about it.

use crate::kernel::stored_enum;

stored_enum! {
    Finding {
        GrantPastEnd = "grant_past_end",
        GrantHalfState = "grant_half_state",
        EffectUnproved = "effect_unproved",
        FileUnscanned = "file_unscanned",
        MessageUnsent = "message_unsent",
        SubjectGone = "subject_gone",
        KindUnknown = "kind_unknown",
        DeadLetter = "dead_letter",
    }
}

stored_enum! {
    Remedy {
        Queued = "queued",
        Removed = "removed",
        Owner = "owner",
    }
}

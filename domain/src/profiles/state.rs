//! The closed sets of values that profiles are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    ProfileState {
        Waiting = "waiting",
        Running = "running",
        Done = "done",
        Failed = "failed",
    }
}

stored_enum! {
    Disclosure {
        Nothing = "nothing",
        Schema = "schema",
        Summary = "summary",
        Everything = "everything",
    }
}

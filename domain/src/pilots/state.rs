//! The closed sets of values that pilots are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    PilotState {
        Planned = "planned",
        Preparing = "preparing",
        Live = "live",
        Finished = "finished",
        NeverDeployed = "never_deployed",
    }
}

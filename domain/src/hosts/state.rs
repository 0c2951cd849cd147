//! The closed sets of values that hosts are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    HostState {
        Active = "active",
        Retired = "retired",
    }
}

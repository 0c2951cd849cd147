//! The closed sets of values that accounts are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    PlatformRole {
        Administrator = "administrator",
        Auditor = "auditor",
    }
}

stored_enum! {
    EmailTokenPurpose {
        Confirm = "confirm",
        Reset = "reset",
    }
}

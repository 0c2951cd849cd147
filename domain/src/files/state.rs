//! The closed sets of values that files are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    FileState {
        Pending = "pending",
        Uploaded = "uploaded",
        Clean = "clean",
        Rejected = "rejected",
    }
}

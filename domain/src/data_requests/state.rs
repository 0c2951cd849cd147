//! The closed set of states of a request for data that is not listed.

use crate::kernel::stored_enum;

stored_enum! {
    DataRequestState {
        Open = "open",
        Answered = "answered",
        Declined = "declined",
        Withdrawn = "withdrawn",
    }
}

//! The closed sets of values that organisations are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    OrganisationKind {
        City = "city",
        Partner = "partner",
        Innovator = "innovator",
    }
}

stored_enum! {
    Duty {
        Owner = "owner",
        Manager = "manager",
        DataSteward = "data_steward",
        TestbedOperator = "testbed_operator",
        Member = "member",
    }
}

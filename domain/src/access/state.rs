//! The closed sets of values that access are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    RequestState {
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Approved = "approved",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
        Closed = "closed",
    }
}

stored_enum! {
    DecisionKind {
        Approve = "approve",
        Reject = "reject",
        Return = "return",
    }
}

stored_enum! {
    GrantState {
        Provisioning = "provisioning",
        Active = "active",
        Revoking = "revoking",
        Revoked = "revoked",
        Expiring = "expiring",
        Expired = "expired",
        Suspended = "suspended",
    }
}

stored_enum! {
    EffectKind {
        Provision = "provision",
        Revoke = "revoke",
        Expire = "expire",
        Suspend = "suspend",
        Resume = "resume",
        Amend = "amend",
    }
}

stored_enum! {
    EffectState {
        Requested = "requested",
        Acknowledged = "acknowledged",
        Verified = "verified",
    }
}

stored_enum! {
    VersionPolicy {
        ThisVersion = "this_version",
        FollowNew = "follow_new",
    }
}

stored_enum! {
    SanctionScope {
        Organisation = "organisation",
        Platform = "platform",
    }
}

stored_enum! {
    DutyKind {
        Deletion = "deletion",
        Report = "report",
    }
}

stored_enum! {
    DutyState {
        Due = "due",
        Attested = "attested",
        Verified = "verified",
    }
}

stored_enum! {
    HeldState {
        Active = "active",
        Suspended = "suspended",
        Revoked = "revoked",
        Expired = "expired",
    }
}

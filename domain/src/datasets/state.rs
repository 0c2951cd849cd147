//! The closed sets of values that datasets are stored with.

use crate::kernel::stored_enum;

stored_enum! {
    DatasetAccess {
        Open = "open",
        Registered = "registered",
        Restricted = "restricted",
        PartnerHosted = "partner_hosted",
    }
}

stored_enum! {
    DatasetState {
        Draft = "draft",
        Published = "published",
        Deprecated = "deprecated",
        Withdrawn = "withdrawn",
    }
}

stored_enum! {
    DatasetVersionState {
        Draft = "draft",
        Published = "published",
        Withdrawn = "withdrawn",
    }
}

stored_enum! {
    DeciderRole {
        Steward = "steward",
        City = "city",
        Partner = "partner",
        PrivacyOfficer = "privacy_officer",
    }
}

stored_enum! {
    OpenTo {
        Winners = "winners",
        Finalists = "finalists",
        Entrants = "entrants",
    }
}

stored_enum! {
    TermsTransition {
        Keep = "keep",
        Grace = "grace",
        Suspend = "suspend",
    }
}

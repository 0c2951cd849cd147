//! The closed sets of values that harvesting is stored with.

use crate::kernel::stored_enum;

stored_enum! {
    HarvestFormat {
        Auto = "auto",
        Ckan = "ckan",
        DcatUs = "dcat_us",
        Socrata = "socrata",
        SocrataListing = "socrata_listing",
        Opendatasoft = "opendatasoft",
        Datapress = "datapress",
        RdfXml = "rdf_xml",
        Turtle = "turtle",
        JsonLd = "json_ld",
        Iso19139 = "iso_19139",
    }
}

stored_enum! {
    HarvestSourceState {
        Active = "active",
        Paused = "paused",
        Deleted = "deleted",
    }
}

stored_enum! {
    HarvestRunState {
        Queued = "queued",
        Fetching = "fetching",
        Applying = "applying",
        NeedsConfirmation = "needs_confirmation",
        Done = "done",
        Failed = "failed",
        Refused = "refused",
        Superseded = "superseded",
    }
}

stored_enum! {
    HarvestOutcome {
        Staged = "staged",
        Created = "created",
        Updated = "updated",
        Unchanged = "unchanged",
        Returned = "returned",
        Withdrawn = "withdrawn",
        Kept = "kept",
        Unusable = "unusable",
    }
}

impl HarvestRunState {
    /// Whether the worker has still something to do.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Queued | Self::Fetching | Self::Applying)
    }
}

stored_enum! {
    HarvestOrigin {
        Url = "url",
        File = "file",
    }
}

//! What an API client can be allowed to do.

/// Every scope with what it allows.
pub const ALL: &[(&str, &str)] = &[
    ("challenges:read", "Read the organisation's challenges, drafts included."),
    ("challenges:write", "Draft and change the organisation's challenges and approve its host briefs."),
    ("submissions:read", "Read submissions to the organisation's challenges."),
    ("datasets:read", "Read the organisation's datasets, drafts included."),
    ("datasets:write", "Publish and change the organisation's datasets."),
    ("testbeds:write", "Describe and change the organisation's testbeds."),
    ("grants:read", "Read requests and grants for the organisation's datasets."),
    ("grants:decide", "Decide requests and revoke grants for the organisation's datasets."),
];

/// Whether there is such a scope.
pub fn is_known(scope: &str) -> bool {
    ALL.iter().any(|(name, _)| *name == scope)
}

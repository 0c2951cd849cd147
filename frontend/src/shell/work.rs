//! The links to a reader's own work in the header, by what they may do.

use super::{Language, Page};

impl Page {
    /// Address and text of each link.
    pub fn work(&self) -> Vec<(&'static str, String)> {
        let Some(viewer) = self.viewer() else { return Vec::new() };
        let staff = viewer.holds(&["OWNER", "MANAGER", "MEMBER"]);
        let stewards = viewer.holds(&["OWNER", "MANAGER", "DATA_STEWARD"]);
        let audits = viewer.platform_role.is_some();
        let administers = viewer.platform_role.as_deref() == Some("ADMINISTRATOR");
        let links = [
            (staff, "/challenges?mine=1", "work-challenges"),
            (stewards, "/datasets?mine=1", "work-datasets"),
            (stewards, "/harvest", "harvest-work"),
            (viewer.judges || staff, "/judging", "work-judging"),
            (stewards || viewer.decides, "/access-requests", "work-requests"),
            (stewards, "/hosts", "work-hosts"),
            (true, "/submissions", "work-submissions"),
            (true, "/grants", "work-grants"),
            (true, "/my-access", "work-my-access"),
            (stewards || audits, "/access-records", "work-records"),
            (true, "/data-requests", "work-data-requests"),
            (administers || stewards, if administers { "/admin/queue" } else { "/admin/jobs" }, "work-jobs"),
        ];
        let mut links: Vec<_> = links.into_iter().filter(|link| link.0).map(|link| (link.1, self.t(link.2))).collect();
        links.push(("/inbox", self.t1("work-inbox", "unread", viewer.unread)));
        links
    }

    /// The languages on offer.
    pub fn languages(&self) -> &'static [Language] {
        &Language::ALL
    }
}

//! What keeps, ends and follows access in the demonstration: a budget nearly used up, a renewal that was asked for, new
//! terms with days of grace, a report that is required, duties due and overdue, and a sanction that was lifted.

use intercity_domain::access::{self, GrantCheck, GrantRenew, Misconduct, ReportRequire, SanctionLift, SanctionScope};
use intercity_domain::datasets::{self, PolicyChange};
use intercity_domain::files::{Bearing, UseCheck};
use intercity_domain::kernel::{AccessGrantId, DatasetId, Error, Language, Localized, Result};

use super::entries::Entered;
use super::grants::STEWARD;
use super::loader::Loader;

/// How many bytes may leave under one grant.
const BUDGET: i64 = 5_000_000;

/// Grants of the first winner by what becomes of them.
pub struct Held {
    /// Goes on, with most of its budget used.
    pub running: AccessGrantId,
    /// Ends in a few days.
    pub ending: AccessGrantId,
    /// Is given back.
    pub given_back: AccessGrantId,
}

impl Loader<'_> {
    /// Bounds how much leaves under each grant to the dataset from now on.
    pub async fn bound_bytes(&self, dataset: DatasetId) -> Result<()> {
        let change = PolicyChange { bytes_budget: Some(Some(BUDGET)), ..PolicyChange::default() };
        let core = datasets::Core { policy_change: Some(change), ..datasets::Core::default() };
        let input = datasets::Update { id: dataset, lock_version: None, core };
        datasets::update(&self.context, &self.viewer(STEWARD).await?, input).await.map(drop)
    }

    /// Somebody downloads so much under a grant, metered as a download is.
    pub async fn downloads(&self, grant: AccessGrantId, dataset: DatasetId, email: &str, bytes: u64) -> Result<()> {
        let db = self.context.db.reader();
        let version = datasets::queries::current_version(db, dataset).await?.ok_or(Error::NotFound)?;
        let files = datasets::queries::distributions(db, &[version.id]).await?;
        let file = files.first().ok_or(Error::NotFound)?;
        let bearing = Bearing {
            grant: Some(grant),
            person: Some(self.person(email)?),
            distribution: Some(file.id),
            ..Bearing::default()
        };
        GrantCheck.meter(&self.context, &bearing, bytes, true).await
    }

    /// A sanction on the team of a grant, which is lifted after they explained themselves.
    pub async fn sanctioned_and_cleared(&self, grant: AccessGrantId) -> Result<()> {
        let steward = self.viewer(STEWARD).await?;
        self.days_ago(15);
        let found = Misconduct {
            grant,
            person: None,
            reason: "A copy of the file stood on a public page.".into(),
            evidence: "The page was found by a search for the first line of the file.".into(),
            scope: SanctionScope::Organisation,
            until: None,
        };
        let (_, sanction) = access::revoke_for_misconduct(&self.context, &steward, found).await?;
        self.work().await?;
        self.days_ago(12);
        let reason = "The page held an older, public edition of the file. The team did nothing wrong.".into();
        access::sanction_lift(&self.context, &steward, SanctionLift { sanction: sanction.id, reason }).await?;
        self.work().await
    }

    /// What happened to the grants of the first winner since.
    pub async fn obligations(&self, winner: &Entered, held: &Held, dataset: DatasetId) -> Result<()> {
        let ctx = &self.context;
        let (steward, lead) = (self.viewer(STEWARD).await?, self.viewer(winner.lead).await?);
        self.days_ago(10);
        let reason = "Which stations did you look at, and what did you decide by it? A page is enough.".into();
        access::report_require(ctx, &steward, ReportRequire { grant: held.running, reason, days: 30 }).await?;
        self.work().await?;
        self.days_ago(4);
        let text = Localized::en(
            "You may use the data for the pilot that you named in your request, and for nothing else. Do not pass it \
             on. Keep it encrypted. Delete it when access ends, and say so. Publish only results from which nobody can \
             be recognised.",
        )
        .with(
            Language::De,
            "Sie dürfen die Daten für den Piloten nutzen, den Sie im Antrag genannt haben, und für nichts anderes. Geben \
             Sie sie nicht weiter. Bewahren Sie sie verschlüsselt auf. Löschen Sie sie, wenn der Zugang endet, und \
             erklären Sie das. Veröffentlichen Sie nur Ergebnisse, an denen niemand zu erkennen ist.",
        )
        .with(
            Language::Fr,
            "Vous pouvez utiliser les données pour le pilote nommé dans votre demande, et pour rien d’autre. Ne les \
             transmettez pas. Conservez-les chiffrées. Supprimez-les quand l’accès prend fin, et attestez-le. Ne publiez \
             que des résultats dans lesquels personne n’est reconnaissable.",
        );
        let input = datasets::TermsSet { dataset, text, existing: datasets::Existing::Grace(14) };
        datasets::terms_set(ctx, &steward, input).await?;
        self.work().await?;
        self.days_ago(3);
        access::withdraw_grant(ctx, &lead, held.given_back).await?;
        self.work().await?;
        self.days_ago(2);
        let renew = GrantRenew {
            grant: held.ending,
            purpose: "The second site opens three weeks later than planned.".into(),
            days: 30,
            people: None,
            to_latest: false,
        };
        let request = access::grant_renew(ctx, &lead, renew).await?;
        self.send(&lead, &request).await?;
        self.work().await
    }
}

//! A dataset of the demonstration that stays with its partner, on a host that does not exist and was never contacted.

use intercity_domain::datasets::{self, AccessPolicy, DatasetAccess};
use intercity_domain::hosts::{self, Profile};
use intercity_domain::kernel::{Language, Localized, Result};

use super::loader::Loader;

const PUBLISHER: &str = "northline-mobility";
const STEWARD: &str = "steward@northline.example";

impl Loader<'_> {
    /// The host and its dataset, published.
    pub async fn hosted(&mut self) -> Result<()> {
        self.days_ago(100);
        let (ctx, organisation) = (self.context.clone(), self.organisation(PUBLISHER)?);
        let viewer = self.viewer(STEWARD).await?;
        let profile = Profile {
            name: Some("Northline data server".into()),
            base_url: Some("https://data.northline.example".into()),
            grant_url: Some("https://data.northline.example/grants".into()),
            probe_path: Some("/probe".into()),
            audience: Some("https://data.northline.example".into()),
        };
        let host = hosts::create(&ctx, &viewer, hosts::Create { organisation, profile, fictional: true }).await?;
        let core = datasets::Core {
            title: Some(
                Localized::en("Trips of shared vehicles, minute by minute")
                    .with(Language::De, "Fahrten geteilter Fahrzeuge, Minute für Minute")
                    .with(Language::Fr, "Trajets des véhicules partagés, minute par minute"),
            ),
            description: Some(
                Localized::en(
                    "Starts and ends of trips by street segment. A made-up dataset: it shows how data that a partner \
                     keeps on its own server is asked for and read.",
                )
                .with(
                    Language::De,
                    "Beginn und Ende von Fahrten nach Straßenabschnitt. Ein erfundener Datensatz: Er zeigt, wie man \
                     Daten anfragt und liest, die ein Partner auf seinem eigenen Server behält.",
                )
                .with(
                    Language::Fr,
                    "Départs et arrivées des trajets par tronçon de rue. Un jeu de données fictif : il montre comment \
                     demander et lire des données qu’un partenaire garde sur son propre serveur.",
                ),
            ),
            access: Some(DatasetAccess::PartnerHosted),
            themes: Some(vec!["mobility".into()]),
            personal_data: Some(
                Localized::en("No names; times and places of single trips, so treat it with care.")
                    .with(
                        Language::De,
                        "Keine Namen; Zeiten und Orte einzelner Fahrten, also mit Sorgfalt zu behandeln.",
                    )
                    .with(Language::Fr, "Aucun nom ; heures et lieux de trajets isolés, à traiter avec soin."),
            ),
            contact: Some("data@northline.example".into()),
            policy: Some(AccessPolicy { max_days: 90, ..AccessPolicy::default() }),
            ..datasets::Core::default()
        };
        let slug = Some("northline-shared-trips".to_owned());
        let row =
            datasets::create(&ctx, &viewer, datasets::Create { organisation, slug, core, fictional: true }).await?;
        let terms = "Use it for the pilot that you named, on our server alone, and do not follow single trips.";
        let existing = datasets::Existing::default();
        let input = datasets::TermsSet { dataset: row.id, text: Localized::en(terms), existing };
        datasets::terms_set(&ctx, &viewer, input).await?;
        let changelog = Localized::en("First version.");
        datasets::version_create(&ctx, &viewer, datasets::VersionCreate { dataset: row.id, changelog }).await?;
        datasets::host_set(&ctx, &viewer, datasets::HostSet { dataset: row.id, host: host.id }).await?;
        datasets::publish(&ctx, &viewer, datasets::Publish { id: row.id, lock_version: None }).await?;
        self.datasets.insert(row.slug, row.id);
        Ok(())
    }
}

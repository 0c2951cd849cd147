//! Testbeds and datasets of the demonstration.

use bytes::Bytes;
use intercity_domain::datasets::{self, AccessPolicy, DatasetAccess};
use intercity_domain::files;
use intercity_domain::kernel::{Context, Error, FileId, Localized, Result, Viewer};
use intercity_domain::testbeds::{self, Profile};

use super::facts::{self, DatasetFact, TestbedFact};
use super::loader::Loader;

const TERMS: &str = "You may use the data for the pilot that you named in your request, and for nothing else. \
Do not pass it on. Keep it where only the people named in the request can read it. Delete it when access ends, \
and say so. Publish only results from which nobody can be recognised.";

impl Loader<'_> {
    /// The 25 sites, entered by their cities.
    pub async fn testbeds(&mut self) -> Result<()> {
        for fact in facts::read::<Vec<TestbedFact>>("testbeds.json")? {
            let viewer = self.staff(&fact.city).await?;
            let mut text = fact.description.clone();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&format!("Position: {}.", fact.coordinate_note));
            let profile = Profile {
                name: Some(fact.name),
                description: Some(Localized::en(text)),
                latitude: Some(fact.latitude),
                longitude: Some(fact.longitude),
                operator_name: Some(fact.operator),
                themes: Some(fact.themes),
                offers: Some(fact.offers),
                prerequisites: Some(vec!["Liability insurance".into()]),
                area_ha: Some(fact.area_ha),
                since: Some(fact.since),
                sources: Some(fact.sources),
                places: Some(2),
                ..Profile::default()
            };
            let input = testbeds::Create {
                city: self.organisation(&fact.city)?,
                slug: Some(fact.slug),
                profile,
                fictional: false,
            };
            let row = testbeds::create(&self.context, &viewer, input).await?;
            self.testbeds.entry(fact.city).or_default().push(row.id);
        }
        Ok(())
    }

    /// The datasets with their files, published.
    pub async fn datasets(&mut self) -> Result<()> {
        for (n, fact) in facts::read::<Vec<DatasetFact>>("datasets.json")?.into_iter().enumerate() {
            self.days_ago(150 - 3 * i64::try_from(n).unwrap_or(0));
            let viewer = if fact.publisher == "northline-mobility" {
                self.viewer("steward@northline.example").await?
            } else {
                self.staff(&fact.publisher).await?
            };
            let access: DatasetAccess = fact.access.parse().map_err(Error::internal)?;
            let open = matches!(access, DatasetAccess::Open);
            let core = datasets::Core {
                title: Some(fact.title.localized()),
                description: Some(fact.description.localized()),
                access: Some(access),
                themes: Some(fact.themes.clone()),
                licence: Some(fact.licence.clone()),
                personal_data: Some(
                    Localized::en("Contains no personal data.")
                        .with(intercity_domain::kernel::Language::De, "Enthält keine personenbezogenen Daten.")
                        .with(intercity_domain::kernel::Language::Fr, "Ne contient pas de données personnelles."),
                ),
                contact: Some("data@intercity.example".into()),
                policy: Some(AccessPolicy { max_days: 180, ..AccessPolicy::default() }),
                attribution: Some(fact.attribution.clone()),
                source_url: Some(fact.source_url.clone()),
                ..datasets::Core::default()
            };
            let ctx = &self.context;
            let organisation = self.organisation(&fact.publisher)?;
            let input = datasets::Create { organisation, slug: Some(fact.slug.clone()), core, fictional: !open };
            let row = datasets::create(ctx, &viewer, input).await?;
            if !open {
                let input = datasets::TermsSet {
                    dataset: row.id,
                    text: Localized::en(TERMS),
                    existing: datasets::Existing::default(),
                };
                datasets::terms_set(ctx, &viewer, input).await?;
            }
            let input = datasets::VersionCreate { dataset: row.id, changelog: Localized::en("First version.") };
            let version = datasets::version_create(ctx, &viewer, input).await?;
            let bytes = facts::bytes(&format!("files/{}", fact.file))?;
            let name = fact.file.rsplit('/').next().unwrap_or(&fact.file).to_owned();
            let input = datasets::DistributionUploadBegin {
                version: version.id,
                name,
                media_type: fact.media_type.clone(),
                size: u64::try_from(bytes.len()).ok(),
            };
            let file = datasets::distribution_upload_begin(ctx, &viewer, input).await?.file;
            receive(ctx, file, bytes.into_owned()).await?;
            publish(ctx, &viewer, row.id).await?;
            self.datasets.insert(fact.slug, row.id);
        }
        Ok(())
    }
}

async fn publish(ctx: &Context, viewer: &Viewer, id: intercity_domain::kernel::DatasetId) -> Result<()> {
    datasets::publish(ctx, viewer, datasets::Publish { id, lock_version: None }).await.map(drop)
}

/// Stores and checks a file, as an upload and the worker would.
pub async fn receive(ctx: &Context, file: FileId, bytes: Vec<u8>) -> Result<()> {
    let size = u64::try_from(bytes.len()).ok();
    let body = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(bytes))]);
    files::receive(ctx, file, size, body).await?;
    files::scan(ctx, file).await
}

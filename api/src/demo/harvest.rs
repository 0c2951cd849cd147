//! Catalogues of the four cities, harvested as their stewards would: uploaded, previewed, read.

use intercity_domain::harvest::{
    self, FileUploadBegin, HarvestFormat, HarvestOrigin, RunStart, SourceCreate, SourceSettings,
};
use intercity_domain::kernel::{Error, Result};

use super::catalogue::receive;
use super::facts;
use super::loader::Loader;

/// City, name of the source, file, where its relative addresses begin, language, whether it is published at once.
type Source = (&'static str, &'static str, &'static str, Option<&'static str>, &'static str, bool);

/// Catalogues of the four cities.
const SOURCES: [Source; 5] = [
    ("BE", "Datenregister Berlin (CKAN)", "berlin-ckan.json", Some("https://datenregister.berlin.de/"), "de", true),
    ("BE", "GovData (DCAT-AP.de)", "berlin-govdata.rdf", None, "de", false),
    ("LO", "London Datastore (DataPress)", "london-datapress.json", Some("https://data.london.gov.uk/"), "en", true),
    (
        "NY",
        "NYC Open Data (Socrata)",
        "new-york-socrata-views.json",
        Some("https://data.cityofnewyork.us/"),
        "en",
        true,
    ),
    ("PA", "Paris Data (Opendatasoft)", "paris-opendatasoft.csv", Some("https://opendata.paris.fr/"), "fr", true),
];

impl Loader<'_> {
    /// The catalogues, one source each; that of GovData waits for review.
    pub async fn harvests(&mut self) -> Result<()> {
        self.days_ago(40);
        let mut runs = Vec::new();
        for (city, name, file, url, language, publish_automatically) in SOURCES {
            let viewer = self.staff(city).await?;
            let ctx = &self.context;
            let settings = SourceSettings {
                name: name.into(),
                origin: HarvestOrigin::File,
                url: url.map(str::to_owned),
                format: HarvestFormat::Auto,
                language: language.into(),
                every_hours: None,
                cron: None,
                publish_automatically,
            };
            let input = SourceCreate { organisation: self.organisation(city)?, settings };
            let source = harvest::source_create(ctx, &viewer, input).await?.id;
            let begin = FileUploadBegin { source, name: file.into(), media_type: String::new() };
            let (stored, _) = harvest::file_upload_begin(ctx, &viewer, begin).await?;
            receive(ctx, stored, facts::bytes(&format!("catalogues/{file}"))?.into_owned()).await?;
            let run = harvest::run_start(ctx, &viewer, RunStart { source, preview: false }).await?;
            runs.push((name, viewer, run.id));
        }
        self.work().await?;
        for (name, viewer, run) in runs {
            let (run, _) = harvest::queries::run(&self.context, &viewer, run).await?;
            if run.state != harvest::HarvestRunState::Done {
                let why = run.error.unwrap_or_else(|| format!("it is {}", run.state));
                return Err(Error::internal(format!("{name} was not harvested: {why}")));
            }
        }
        Ok(())
    }
}

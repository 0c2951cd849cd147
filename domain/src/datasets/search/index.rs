//! Keeps the search index and the facets of a dataset in step with it, in the transaction that changes it.

use std::collections::BTreeSet;

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

use super::asked::indexed;
use super::full_text::{self, Texts};
use crate::datasets::entity::{dataset, dataset_facet};
use crate::datasets::{Distribution, queries, vocabulary};
use crate::kernel::fold::words;
use crate::kernel::{Context, Language, Localized, Result, Tx, Viewer};
use crate::organisations::entity::organisation;

/// Grows when texts are indexed otherwise than before; what has a smaller number is indexed anew at the start.
const INDEX_VERSION: i32 = 1;
/// How many datasets one transaction indexes anew.
const BATCH: u64 = 100;

/// By what datasets are filtered and counted, besides what stands in their row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetKind {
    /// Code of a European data theme.
    Theme,
    /// Code of a European file type.
    Format,
    /// Key of a licence, or [`OTHER_LICENCE`].
    Licence,
}

/// The facet of a licence that is not known.
pub const OTHER_LICENCE: &str = "other";

impl FacetKind {
    /// As it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Format => "format",
            Self::Licence => "licence",
        }
    }
}

/// By what titles are sorted: their folded words in the authoritative language.
pub(crate) fn title_key(title: &Localized) -> String {
    words(title.get(&title.authoritative)).join(" ")
}

/// Indexes a dataset as it is now.
pub(crate) async fn write(tx: &Tx, row: &dataset::Model) -> Result<()> {
    let publisher = organisation::Entity::find_by_id(row.organisation_id).one(&**tx).await?;
    let files = match queries::current_version(&**tx, row.id).await? {
        Some(version) => queries::distributions(&**tx, &[version.id]).await?,
        None => Vec::new(),
    };
    let texts = texts(row, publisher.as_ref(), &files);
    full_text::write(tx, row.id.0, &title_key(&row.title), &texts).await?;
    dataset_facet::Entity::delete_many().filter(dataset_facet::Column::DatasetId.eq(row.id)).exec(&**tx).await?;
    let facets: Vec<dataset_facet::ActiveModel> = facets(row, &files)
        .into_iter()
        .map(|(kind, value)| {
            let row = dataset_facet::Model { id: tx.id(), dataset_id: row.id, kind: kind.name().into(), value };
            row.into_active_model().reset_all()
        })
        .collect();
    if !facets.is_empty() {
        dataset_facet::Entity::insert_many(facets).exec_without_returning(&**tx).await?;
    }
    dataset::Entity::update_many()
        .col_expr(dataset::Column::IndexVersion, sea_orm::sea_query::Expr::value(INDEX_VERSION))
        .filter(dataset::Column::Id.eq(row.id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Indexes everything that was indexed by older rules or never; how many that were. Several processes may do it at once.
///
/// # Errors
/// When the database fails.
pub async fn reindex(ctx: &Context) -> Result<u64> {
    let mut done = 0;
    loop {
        let tx = ctx.begin(&Viewer::System).await?;
        let rows = dataset::Entity::find()
            .filter(dataset::Column::IndexVersion.ne(INDEX_VERSION))
            .order_by_asc(dataset::Column::Id)
            .limit(BATCH)
            .lock_exclusive()
            .all(&*tx)
            .await?;
        if rows.is_empty() {
            return Ok(done);
        }
        for row in &rows {
            write(&tx, row).await?;
        }
        done += u64::try_from(rows.len()).unwrap_or(BATCH);
        tx.commit().await?;
    }
}

fn texts(row: &dataset::Model, publisher: Option<&organisation::Model>, files: &[Distribution]) -> Texts {
    let title = every(&row.title);
    let mut themes = String::new();
    for word in row.themes() {
        themes.push_str(&indexed(&word, Language::parse(&row.title.authoritative).unwrap_or(Language::En)));
        if let Some(theme) = vocabulary::theme(&word) {
            for (name, language) in theme.names.iter().zip(Language::ALL) {
                themes.push_str(&indexed(name, language));
            }
        }
    }
    if let Some(publisher) = publisher {
        themes.push_str(&indexed(&publisher.name, Language::En));
    }
    let mut body = every(&row.description);
    let loose = [row.attribution.clone(), row.coverage().spatial, row.licence.clone()];
    for text in loose.into_iter().flatten().chain(files.iter().map(|file| file.name.clone())) {
        body.push_str(&indexed(&text, Language::En));
    }
    Texts { title, themes, body }
}

fn every(texts: &Localized) -> String {
    let one = |(code, text): (&String, &String)| indexed(text, Language::parse(code).unwrap_or(Language::En));
    texts.texts.iter().map(one).collect()
}

fn facets(row: &dataset::Model, files: &[Distribution]) -> BTreeSet<(FacetKind, String)> {
    let themes = row.themes();
    let themes =
        themes.iter().filter_map(|word| vocabulary::theme(word)).map(|one| (FacetKind::Theme, one.code.to_owned()));
    let formats = files
        .iter()
        .filter_map(|file| vocabulary::format(&file.media_type).or_else(|| vocabulary::format(&file.name)))
        .map(|one| (FacetKind::Format, one.code.to_owned()));
    let licence = row.licence.as_deref().filter(|text| !text.trim().is_empty()).map(|text| {
        let key = vocabulary::licence(text).map_or(OTHER_LICENCE, |known| known.key);
        (FacetKind::Licence, key.to_owned())
    });
    themes.chain(formats).chain(licence).collect()
}

//! Documents of the catalogue: a page of the whole or of one publisher's part, and one dataset.

use oxrdf::{Graph, NamedNode, NamedNodeRef};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::dataset::{agent, count, location, say};
use super::facts::{Facts, load};
use super::graph::Draft;
use super::names::{dcat, dct, foaf, hydra, skos};
use crate::datasets::entity::dataset;
use crate::datasets::vocabulary::{self, AUTHORITY, tongue};
use crate::datasets::{self, DatasetState};
use crate::kernel::{Context, Error, Language, Localized, Result, Timestamp, Viewer};
use crate::organisations::entity::organisation;

/// How many datasets stand on one page.
pub const PAGE_SIZE: u64 = 100;

/// One page of the catalogue.
#[derive(Debug)]
pub struct Catalogue {
    /// What it says.
    pub graph: Graph,
    /// Its number, from 1.
    pub page: u64,
    /// How many pages there are; at least one.
    pub pages: u64,
}

/// What the public may see and still use, of everybody or of one publisher.
pub(super) fn listed(publisher: Option<&organisation::Model>) -> Condition {
    let all = Condition::all()
        .add(datasets::policy::visible_to(&Viewer::Nobody))
        .add(dataset::Column::State.ne(DatasetState::Withdrawn));
    match publisher {
        Some(row) => all.add(dataset::Column::OrganisationId.eq(row.id)),
        None => all,
    }
}

/// The publisher with this slug.
pub(super) async fn publisher(ctx: &Context, slug: Option<&str>) -> Result<Option<organisation::Model>> {
    match slug {
        Some(slug) => crate::organisations::by_slug(ctx, &Viewer::Nobody, slug).await.map(Some),
        None => Ok(None),
    }
}

/// A page of the catalogue of everybody, or of the publisher with this slug. Old datasets keep their places: new
/// ones come to the end.
///
/// # Errors
/// `NotFound` for an unknown publisher or a page that there is not.
pub async fn catalogue(ctx: &Context, slug: Option<&str>, page: u64) -> Result<Catalogue> {
    let publisher = publisher(ctx, slug).await?;
    let select = dataset::Entity::find().filter(listed(publisher.as_ref()));
    let total = select.clone().count(ctx.db.reader()).await?;
    let pages = total.div_ceil(PAGE_SIZE).max(1);
    if !(1..=pages).contains(&page) {
        return Err(Error::NotFound);
    }
    let newest = select.clone().order_by_desc(dataset::Column::UpdatedAt).one(ctx.db.reader()).await?;
    let rows = select
        .order_by_asc(dataset::Column::Id)
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
        .all(ctx.db.reader())
        .await?;
    let facts = load(ctx, rows).await?;
    let place = Place { page, pages, total, updated: newest.map(|row| row.updated_at) };
    let graph = document(&ctx.settings.public_url, publisher.as_ref(), &facts, &place);
    Ok(Catalogue { graph, page, pages })
}

/// Where a page stands in the whole.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its number, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
    /// How many datasets stand on all of them.
    pub total: u64,
    /// When anything on them changed last.
    pub updated: Option<Timestamp>,
}

/// What a page of the catalogue says, of everybody or of one publisher.
pub fn document(base: &str, publisher: Option<&organisation::Model>, facts: &[Facts], place: &Place) -> Graph {
    let mut draft = Draft::default();
    let address = match publisher {
        None => format!("{base}/catalog"),
        Some(row) => format!("{base}/catalog/{}", row.slug),
    };
    let me = head(&mut draft, base, &address, publisher);
    if let Some(at) = place.updated {
        draft.moment(&me, dct::MODIFIED, at);
    }
    steps(&mut draft, &me, &address, place);
    for one in facts {
        let dataset = say(&mut draft, base, one);
        draft.link(&me, dcat::DATASET, &dataset);
    }
    draft.finish()
}

/// The document of one dataset, withdrawn ones included.
///
/// # Errors
/// `NotFound` for what the public may not know of.
pub async fn one(ctx: &Context, slug: &str) -> Result<Graph> {
    let row = datasets::by_slug(ctx, &Viewer::Nobody, slug).await?;
    let facts: Facts = load(ctx, vec![row]).await?.pop().ok_or(Error::NotFound)?;
    let mut draft = Draft::default();
    say(&mut draft, &ctx.settings.public_url, &facts);
    Ok(draft.finish())
}

/// What the catalogue says about itself.
fn head(draft: &mut Draft, base: &str, address: &str, publisher: Option<&organisation::Model>) -> NamedNode {
    let me = NamedNode::new_unchecked(format!("{address}#catalog"));
    draft.is(&me, dcat::CATALOG);
    draft.texts(&me, dct::TITLE, &title(publisher));
    draft.texts(&me, dct::DESCRIPTION, &description(publisher));
    let agent = match publisher {
        Some(row) => agent(draft, base, row),
        None => platform(draft, base),
    };
    draft.link(&me, dct::PUBLISHER, &agent);
    let home = NamedNode::new_unchecked(format!("{base}/datasets"));
    draft.is(&home, foaf::DOCUMENT);
    draft.link(&me, foaf::HOMEPAGE, &home);
    let languages = format!("{AUTHORITY}language");
    for one in Language::ALL.iter().filter_map(|language| tongue(language.code())) {
        let one = draft.listed(&one.uri(), Some(dct::LINGUISTIC_SYSTEM), &languages, "Language");
        draft.link(&me, dct::LANGUAGE, &one);
    }
    let taxonomy = NamedNode::new_unchecked(format!("{AUTHORITY}data-theme"));
    draft.is(&taxonomy, skos::CONCEPT_SCHEME);
    draft.text_in(&taxonomy, dct::TITLE, "Data theme", "en");
    draft.link(&me, dcat::THEME_TAXONOMY, &taxonomy);
    if let Some(city) = publisher.and_then(|row| row.code.as_deref()).and_then(vocabulary::place) {
        let city = location(draft, city);
        draft.link(&me, dct::SPATIAL, &city);
    }
    me
}

/// The name of the catalogue, for people.
pub(super) fn title(publisher: Option<&organisation::Model>) -> Localized {
    match publisher {
        None => Localized::en("Intercity datasets")
            .with(Language::De, "Datensätze auf Intercity")
            .with(Language::Fr, "Jeux de données d’Intercity"),
        Some(row) => Localized::en(format!("{}: datasets on Intercity", row.name))
            .with(Language::De, format!("{}: Datensätze auf Intercity", row.name))
            .with(Language::Fr, format!("{} : jeux de données sur Intercity", row.name)),
    }
}

fn description(publisher: Option<&organisation::Model>) -> Localized {
    match publisher {
        None => Localized::en("Data that cities and partners share for solutions tested in real places.")
            .with(
                Language::De,
                "Daten, die Städte und Partner für Lösungen teilen, die an echten Orten erprobt werden.",
            )
            .with(
                Language::Fr,
                "Données que villes et partenaires partagent pour des solutions testées sur de vrais terrains.",
            ),
        Some(row) => Localized::en(format!("Data that {} shares for solutions tested in real places.", row.name))
            .with(
                Language::De,
                format!("Daten, die {} für Lösungen teilt, die an echten Orten erprobt werden.", row.name),
            )
            .with(
                Language::Fr,
                format!("Données que {} partage pour des solutions testées sur de vrais terrains.", row.name),
            ),
    }
}

fn platform(draft: &mut Draft, base: &str) -> NamedNode {
    let me = NamedNode::new_unchecked(format!("{base}/#platform"));
    draft.is(&me, foaf::AGENT);
    draft.text(&me, foaf::NAME, "Intercity");
    me
}

/// Where the other pages are, in the present words of Hydra and in the older ones that harvesters know.
fn steps(draft: &mut Draft, me: &NamedNode, address: &str, place: &Place) {
    let Place { page, pages, total, updated: _ } = *place;
    let at = |page: u64| NamedNode::new_unchecked(format!("{address}?page={page}"));
    let view = at(page);
    draft.is(me, hydra::COLLECTION);
    draft.is(&view, hydra::PARTIAL_COLLECTION_VIEW);
    draft.is(&view, hydra::PAGED_COLLECTION);
    draft.link(me, hydra::VIEW, &view);
    let total = i64::try_from(total).unwrap_or(i64::MAX);
    count(draft, me, hydra::TOTAL_ITEMS, total);
    count(draft, &view, hydra::TOTAL_ITEMS, total);
    count(draft, &view, hydra::ITEMS_PER_PAGE, i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX));
    let mut step = |new: NamedNodeRef<'_>, old: NamedNodeRef<'_>, to: u64| {
        draft.link(&view, new, &at(to));
        draft.link(&view, old, &at(to));
    };
    step(hydra::FIRST, hydra::FIRST_PAGE, 1);
    step(hydra::LAST, hydra::LAST_PAGE, pages);
    if page > 1 {
        step(hydra::PREVIOUS, hydra::PREVIOUS_PAGE, page - 1);
    }
    if page < pages {
        step(hydra::NEXT, hydra::NEXT_PAGE, page + 1);
    }
}

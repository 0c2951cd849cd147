//! The Atom feed (RFC 4287) of new, changed, deprecated and withdrawn datasets, in pages (RFC 5005).

use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::facts::{Facts, load};
use super::graph::clean;
use super::page;
use crate::datasets::entity::dataset;
use crate::datasets::{self, DatasetState};
use crate::kernel::{Context, Error, Localized, Result, Viewer};

/// How many entries stand on one page of the feed.
pub const FEED_SIZE: u64 = 50;

/// A page of the feed.
#[derive(Debug)]
pub struct Feed {
    /// Its text.
    pub xml: Vec<u8>,
    /// When the newest change on it was.
    pub updated: Option<DateTime<Utc>>,
}

/// A page of the feed of everybody or of one publisher, the newest change first, texts in one language.
///
/// # Errors
/// `NotFound` for an unknown publisher or a page that there is not.
pub async fn feed(ctx: &Context, slug: Option<&str>, page: u64, language: &str) -> Result<Feed> {
    let publisher = page::publisher(ctx, slug).await?;
    let mut select = dataset::Entity::find().filter(datasets::policy::visible_to(&Viewer::Nobody));
    if let Some(row) = &publisher {
        select = select.filter(sea_orm::ColumnTrait::eq(&dataset::Column::OrganisationId, row.id));
    }
    let total = select.clone().count(ctx.db.reader()).await?;
    let pages = total.div_ceil(FEED_SIZE).max(1);
    if !(1..=pages).contains(&page) {
        return Err(Error::NotFound);
    }
    let rows = select
        .order_by_desc(dataset::Column::UpdatedAt)
        .order_by_desc(dataset::Column::Id)
        .offset((page - 1) * FEED_SIZE)
        .limit(FEED_SIZE)
        .all(ctx.db.reader())
        .await?;
    let facts = load(ctx, rows).await?;
    let base = ctx.settings.public_url.as_str();
    let address = slug.map_or_else(|| format!("{base}/catalog.atom"), |slug| format!("{base}/catalog/{slug}.atom"));
    let title = page::title(publisher.as_ref());
    let updated = facts.first().map(|facts| facts.dataset.updated_at);
    let mut xml = Xml::begin()?;
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)])?;
    xml.text("id", &address)?;
    xml.text("title", title.get(language))?;
    // A feed without entries has never changed.
    xml.text("updated", &moment(updated.unwrap_or(DateTime::UNIX_EPOCH)))?;
    xml.open("author", &[])?;
    xml.text("name", publisher.as_ref().map_or("Intercity", |row| row.name.as_str()))?;
    xml.close("author")?;
    let at = |page: u64| format!("{address}?page={page}&lang={language}");
    xml.link("self", &at(page), "application/atom+xml")?;
    xml.link("alternate", &format!("{base}/datasets"), "text/html")?;
    xml.link("first", &at(1), "application/atom+xml")?;
    xml.link("last", &at(pages), "application/atom+xml")?;
    if page > 1 {
        xml.link("previous", &at(page - 1), "application/atom+xml")?;
    }
    if page < pages {
        xml.link("next", &at(page + 1), "application/atom+xml")?;
    }
    for facts in &facts {
        entry(&mut xml, facts, base, language)?;
    }
    xml.close("feed")?;
    Ok(Feed { xml: xml.writer.into_inner(), updated })
}

fn entry(xml: &mut Xml, facts: &Facts, base: &str, language: &str) -> Result<()> {
    let row = &facts.dataset;
    let page = facts.page(base);
    let title = row.title.get(language);
    xml.open("entry", &[])?;
    xml.text("id", &facts.iri(base))?;
    let news = news(row.state).map(|news| news.get(language).to_owned());
    xml.text("title", &news.map_or_else(|| title.to_owned(), |news| format!("{title} ({news})")))?;
    xml.text("updated", &moment(row.updated_at))?;
    if let Some(at) = row.published_at {
        xml.text("published", &moment(at))?;
    }
    xml.open("author", &[])?;
    xml.text("name", &facts.publisher.name)?;
    xml.close("author")?;
    xml.link("alternate", &page, "text/html")?;
    xml.link("alternate", &format!("{page}.ttl"), "text/turtle")?;
    for theme in row.themes() {
        xml.empty("category", &[("term", &clean(&theme))])?;
    }
    let text = row.notice.as_deref().unwrap_or_else(|| row.description.get(language));
    xml.text("summary", text)?;
    xml.close("entry")
}

fn news(state: DatasetState) -> Option<Localized> {
    use crate::kernel::Language::{De, Fr};
    match state {
        DatasetState::Draft | DatasetState::Published => None,
        DatasetState::Deprecated => Some(Localized::en("deprecated").with(De, "veraltet").with(Fr, "obsolète")),
        DatasetState::Withdrawn => Some(Localized::en("withdrawn").with(De, "zurückgezogen").with(Fr, "retiré")),
    }
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A small writer of XML: everything is escaped, nothing can break out.
struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    fn begin() -> Result<Self> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None))).map_err(Error::internal)?;
        Ok(Self { writer })
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        let start = quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.writer.write_event(Event::Start(start)).map_err(Error::internal)
    }

    fn close(&mut self, name: &str) -> Result<()> {
        self.writer.write_event(Event::End(quick_xml::events::BytesEnd::new(name))).map_err(Error::internal)
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        let start = quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.writer.write_event(Event::Empty(start)).map_err(Error::internal)
    }

    fn link(&mut self, rel: &str, href: &str, kind: &str) -> Result<()> {
        self.empty("link", &[("rel", rel), ("type", kind), ("href", href)])
    }

    fn text(&mut self, name: &str, text: &str) -> Result<()> {
        self.open(name, &[])?;
        self.writer.write_event(Event::Text(BytesText::new(&clean(text)))).map_err(Error::internal)?;
        self.close(name)
    }
}

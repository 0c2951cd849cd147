//! The catalogue of all datasets as other catalogues and search engines read it.
//!
//! One graph is built for a page of the catalogue or for one dataset and written in three forms (Turtle, JSON-LD,
//! RDF/XML) that say the same. It follows DCAT-AP 3.0.1. Only what the public may see stands in it, whoever asks, so
//! that answers can be kept by caches. Withdrawn datasets leave the catalogue; their own document says that they were
//! withdrawn. The same facts make the feed of news and the description that search engines read.

mod dataset;
mod distribution;
mod facts;
mod feed;
mod form;
mod graph;
mod names;
mod page;
mod schema_org;

pub use facts::{Facts, load};
pub use feed::{FEED_SIZE, Feed, feed};
pub use form::Form;
pub use page::{Catalogue, PAGE_SIZE, Place, catalogue, document, one};
pub use schema_org::{data_catalog, schema_org};

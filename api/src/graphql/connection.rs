//! Relay connections from the domain's pages.

use async_graphql::connection::{Connection, CursorType, Edge, EmptyFields};
use async_graphql::{OutputType, SimpleObject};
use intercity_domain::kernel::Page;

/// What every connection has beside edges and page info.
#[derive(SimpleObject)]
pub struct Total {
    /// How many nodes there are in all that you may see.
    pub total_count: i64,
}

/// A list with cursors and its total.
pub type Listed<T> = Connection<Opaque, T, Total, EmptyFields>;

/// A cursor that clients hand back unchanged.
pub struct Opaque(pub String);

impl CursorType for Opaque {
    type Error = std::convert::Infallible;

    fn decode_cursor(text: &str) -> Result<Self, Self::Error> {
        Ok(Self(text.to_owned()))
    }

    fn encode_cursor(&self) -> String {
        self.0.clone()
    }
}

/// Makes the nodes of a page and wraps them.
pub fn listed<T, N: OutputType>(page: Page<T>, has_previous: bool, node: impl Fn(T) -> N) -> Listed<N> {
    let total = Total { total_count: i64::try_from(page.total).unwrap_or(i64::MAX) };
    let mut connection = Connection::with_additional_fields(has_previous, page.has_next, total);
    connection.edges.extend(page.edges.into_iter().map(|(cursor, row)| Edge::new(Opaque(cursor), node(row))));
    connection
}

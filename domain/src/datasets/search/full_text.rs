//! Full text on both databases: FTS5 on SQLite, tsvector on PostgreSQL. The words come ready-made from `asked.rs`.

use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseBackend, EntityTrait, QueryTrait, Select, Statement};

use super::asked::{Asked, Word};
use crate::kernel::{Result, Tx};

/// What stands in the index of one dataset.
pub(super) struct Texts {
    pub title: String,
    pub themes: String,
    pub body: String,
}

/// Joins the index to a selection of datasets.
pub(crate) fn join<E: EntityTrait>(select: &mut Select<E>) {
    QueryTrait::query(select).join(
        JoinType::InnerJoin,
        "dataset_search",
        Expr::col(("dataset_search", "dataset_id")).equals(("dataset", "id")),
    );
}

/// Keeps what holds every word; the index must be joined.
pub(crate) fn matching<E: EntityTrait>(select: &mut Select<E>, backend: DatabaseBackend, asked: &Asked) {
    let query = QueryTrait::query(select);
    if backend == DatabaseBackend::Postgres {
        query.and_where(Expr::cust_with_values("dataset_search.vector @@ to_tsquery('simple', $1)", [postgres(asked)]));
    } else {
        // A set of its own, looked up once: joined, the index is asked for each dataset anew where nothing is ranked.
        query.and_where(Expr::cust_with_values(
            "dataset_search.id IN (SELECT rowid FROM dataset_fts WHERE dataset_fts MATCH ?)",
            [sqlite(asked)],
        ));
    }
}

/// The best first; `matching` must have been applied.
pub(crate) fn ranked<E: EntityTrait>(select: &mut Select<E>, backend: DatabaseBackend, asked: &Asked) {
    let query = QueryTrait::query(select);
    if backend == DatabaseBackend::Postgres {
        let rank: SimpleExpr = Expr::cust_with_values(
            "ts_rank('{0.1, 0.1, 0.4, 1.0}', dataset_search.vector, to_tsquery('simple', $1), 1)",
            [postgres(asked)],
        );
        query.order_by_expr(rank, Order::Desc);
    } else {
        query.join(
            JoinType::InnerJoin,
            "dataset_fts",
            Expr::col(("dataset_fts", "rowid")).equals(("dataset_search", "id")),
        );
        query.and_where(Expr::cust_with_values("dataset_fts MATCH ?", [sqlite(asked)]));
        // Smaller is better there.
        query.order_by_expr(Expr::cust("bm25(dataset_fts, 10.0, 4.0, 1.0)"), Order::Asc);
    }
}

/// Puts a dataset's texts in place of what stood there.
pub(super) async fn write(tx: &Tx, dataset: uuid::Uuid, title_key: &str, texts: &Texts) -> Result<()> {
    let backend = tx.get_database_backend();
    let run = |sql: &str, values: Vec<sea_orm::Value>| Statement::from_sql_and_values(backend, sql, values);
    if backend == DatabaseBackend::Postgres {
        tx.execute_raw(run(
            "INSERT INTO dataset_search (dataset_id, title_key, vector) VALUES ($1, $2, \
             setweight(to_tsvector('simple', $3), 'A') || setweight(to_tsvector('simple', $4), 'B') || \
             setweight(to_tsvector('simple', $5), 'C')) ON CONFLICT (dataset_id) DO UPDATE SET \
             title_key = excluded.title_key, vector = excluded.vector",
            vec![
                dataset.into(),
                title_key.into(),
                texts.title.as_str().into(),
                texts.themes.as_str().into(),
                texts.body.as_str().into(),
            ],
        ))
        .await?;
        return Ok(());
    }
    let row = tx
        .query_one_raw(run(
            "INSERT INTO dataset_search (dataset_id, title_key) VALUES (?, ?) ON CONFLICT (dataset_id) DO UPDATE SET \
             title_key = excluded.title_key RETURNING id",
            vec![dataset.into(), title_key.into()],
        ))
        .await?;
    let id: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    tx.execute_raw(run("DELETE FROM dataset_fts WHERE rowid = ?", vec![id.into()])).await?;
    tx.execute_raw(run(
        "INSERT INTO dataset_fts (rowid, title, themes, body) VALUES (?, ?, ?, ?)",
        vec![id.into(), texts.title.as_str().into(), texts.themes.as_str().into(), texts.body.as_str().into()],
    ))
    .await?;
    Ok(())
}

/// Words are letters and digits alone, so nothing in them can be taken for an operator.
fn sqlite(asked: &Asked) -> String {
    joined(asked, " AND ", " OR ", |beginning| format!("\"{beginning}\" *"), |stem| format!("\"{stem}\""))
}

fn postgres(asked: &Asked) -> String {
    joined(asked, " & ", " | ", |beginning| format!("'{beginning}':*"), |stem| format!("'{stem}'"))
}

fn joined(
    asked: &Asked,
    and: &str,
    or: &str,
    beginning: impl Fn(&String) -> String,
    stem: impl Fn(&String) -> String,
) -> String {
    let one = |word: &Word| {
        let forms: Vec<String> = word.beginnings.iter().map(&beginning).chain(word.stems.iter().map(&stem)).collect();
        format!("({})", forms.join(or))
    };
    asked.0.iter().map(one).collect::<Vec<_>>().join(and)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_a_group_of_its_forms() {
        let asked = Asked::parse("Märkte 2020");
        assert_eq!(sqlite(&asked), "(\"markte\" * OR \"markt\") AND (\"2020\" *)");
        assert_eq!(postgres(&asked), "('markte':* | 'markt') & ('2020':*)");
    }
}

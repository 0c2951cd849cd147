//! What the catalogue needs: when datasets changed, how often they are renewed, their search index and facets.
//!
//! The index is filled by the program (`datasets::reindex`), which knows the words of three languages.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let add = |column: &mut ColumnDef| Table::alter().table("dataset").add_column(column).to_owned();
        let mut updated = col("updated_at");
        updated.timestamp_with_time_zone().not_null().default("1970-01-01 00:00:00+00:00");
        m.alter_table(add(&mut updated)).await?;
        m.alter_table(add(col("frequency").text().null())).await?;
        m.alter_table(add(col("index_version").integer().not_null().default(0))).await?;
        let db = m.get_connection();
        db.execute_unprepared("UPDATE dataset SET updated_at = COALESCE(withdrawn_at, published_at, created_at)")
            .await?;
        m.create_index(index("dataset", &["updated_at", "id"])).await?;
        m.create_index(index("dataset", &["index_version"])).await?;

        // The full-text table of SQLite refers to rows by a whole number.
        let mut search = Table::create();
        search
            .table("dataset_search")
            .if_not_exists()
            .col(col("id").big_integer().not_null().auto_increment().primary_key())
            .col(col("dataset_id").uuid().not_null())
            .col(col("title_key").text().not_null())
            .foreign_key(references("dataset_search", "dataset_id", "dataset").on_delete(ForeignKeyAction::Cascade));
        if m.get_database_backend() == DatabaseBackend::Sqlite {
            // SQLite numbers rows by itself only in a column of exactly this type.
            db.execute_unprepared(
                "CREATE TABLE dataset_search (id INTEGER PRIMARY KEY AUTOINCREMENT, dataset_id BLOB NOT NULL, \
                 title_key TEXT NOT NULL, CONSTRAINT fk_dataset_search_dataset_id FOREIGN KEY (dataset_id) \
                 REFERENCES dataset (id) ON DELETE CASCADE)",
            )
            .await?;
            db.execute_unprepared(
                "CREATE VIRTUAL TABLE dataset_fts USING fts5(title, themes, body, content='', \
                 contentless_delete=1, tokenize='unicode61', prefix='2 3')",
            )
            .await?;
        } else {
            search.col(col("vector").custom("tsvector").not_null());
            m.create_table(search).await?;
            db.execute_unprepared("CREATE INDEX ix_dataset_search_vector ON dataset_search USING gin (vector)").await?;
        }
        m.create_index(unique("dataset_search", &["dataset_id"])).await?;
        m.create_index(index("dataset_search", &["title_key"])).await?;

        m.create_table(
            table("dataset_facet")
                .col(col("dataset_id").uuid().not_null())
                .col(col("kind").text().not_null())
                .col(col("value").text().not_null())
                .foreign_key(references("dataset_facet", "dataset_id", "dataset").on_delete(ForeignKeyAction::Cascade))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("dataset_facet", &["dataset_id", "kind", "value"])).await?;
        m.create_index(index("dataset_facet", &["kind", "value", "dataset_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("dataset_facet").to_owned()).await?;
        if m.get_database_backend() == DatabaseBackend::Sqlite {
            m.get_connection().execute_unprepared("DROP TABLE dataset_fts").await?;
        }
        m.drop_table(Table::drop().table("dataset_search").to_owned()).await?;
        for index in ["ix_dataset_updated_at_id", "ix_dataset_index_version"] {
            m.drop_index(Index::drop().name(index).table("dataset").to_owned()).await?;
        }
        for column in ["updated_at", "frequency", "index_version"] {
            m.alter_table(Table::alter().table("dataset").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

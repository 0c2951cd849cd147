//! The tables of files.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("stored_file")
                .col(col("owner_kind").text().not_null())
                .col(col("owner_id").uuid().not_null())
                .col(col("object_key").text().not_null())
                .col(col("name").text().not_null())
                .col(col("media_type").text().not_null())
                .col(col("size").big_integer().null())
                .col(col("max_size").big_integer().not_null())
                .col(col("sha256").text().null())
                .col(col("state").text().not_null())
                .col(col("reject_reason").text().null())
                .col(col("created_by").uuid().null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("uploaded_at").timestamp_with_time_zone().null())
                .col(col("scanned_at").timestamp_with_time_zone().null())
                .to_owned(),
        )
        .await?;
        m.create_index(unique("stored_file", &["object_key"])).await?;
        m.create_index(index("stored_file", &["owner_kind", "owner_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("stored_file").to_owned()).await?;
        Ok(())
    }
}

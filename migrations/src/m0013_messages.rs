//! The tables of messages.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("message")
                .col(col("person_id").uuid().null())
                .col(col("email").text().not_null())
                .col(col("kind").text().not_null())
                .col(col("language").text().not_null())
                .col(col("subject").text().not_null())
                .col(col("body").text().not_null())
                .col(col("path").text().null())
                .col(col("link_id").uuid().null())
                .col(col("dedupe_key").text().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("read_at").timestamp_with_time_zone().null())
                .col(col("sent_at").timestamp_with_time_zone().null())
                .to_owned(),
        )
        .await?;
        m.create_index(unique("message", &["dedupe_key"])).await?;
        m.create_index(index("message", &["person_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("message").to_owned()).await?;
        Ok(())
    }
}

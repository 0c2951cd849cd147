//! The tables of pilots.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("pilot")
                .col(col("challenge_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("testbed_id").uuid().not_null())
                .col(col("match_id").uuid().not_null())
                .col(col("state").text().not_null())
                .col(col("reason").text().null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("starts_on").timestamp_with_time_zone().null())
                .col(col("ends_on").timestamp_with_time_zone().null())
                .foreign_key(&mut references("pilot", "challenge_id", "challenge"))
                .foreign_key(&mut references("pilot", "submission_id", "submission"))
                .foreign_key(&mut references("pilot", "testbed_id", "testbed"))
                .foreign_key(&mut references("pilot", "match_id", "testbed_match"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("pilot", &["match_id"])).await?;
        m.create_index(index("pilot", &["challenge_id"])).await?;
        m.create_index(index("pilot", &["submission_id"])).await?;
        m.create_index(index("pilot", &["testbed_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("pilot").to_owned()).await?;
        Ok(())
    }
}

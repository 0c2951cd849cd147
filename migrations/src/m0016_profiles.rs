//! The tables of profiles.

use sea_orm_migration::prelude::*;

use crate::parts::{col, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("distribution_profile")
                .col(col("distribution_id").uuid().not_null())
                .col(col("state").text().not_null())
                .col(col("generation").integer().not_null())
                .col(col("document").json_binary().null())
                .col(col("requested_at").timestamp_with_time_zone().not_null())
                .col(col("finished_at").timestamp_with_time_zone().null())
                .foreign_key(
                    references("distribution_profile", "distribution_id", "distribution")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
        m.create_index(unique("distribution_profile", &["distribution_id"])).await?;
        m.create_table(
            table("profile_disclosure")
                .col(col("dataset_id").uuid().not_null())
                .col(col("disclosure").text().not_null())
                .col(col("access").text().not_null())
                .col(col("hidden_columns").json_binary().not_null())
                .col(col("set_by").uuid().null())
                .col(col("set_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("profile_disclosure", "dataset_id", "dataset"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("profile_disclosure", &["dataset_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("profile_disclosure").to_owned()).await?;
        m.drop_table(Table::drop().table("distribution_profile").to_owned()).await?;
        Ok(())
    }
}

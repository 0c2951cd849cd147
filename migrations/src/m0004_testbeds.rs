//! The tables of testbeds.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("testbed")
                .col(col("slug").text().not_null())
                .col(col("organisation_id").uuid().not_null())
                .col(col("operator_id").uuid().null())
                .col(col("operator_name").text().not_null())
                .col(col("name").text().not_null())
                .col(col("description").json_binary().not_null())
                .col(col("latitude").double().not_null())
                .col(col("longitude").double().not_null())
                .col(col("themes").json_binary().not_null())
                .col(col("offers").json_binary().not_null())
                .col(col("prerequisites").json_binary().not_null())
                .col(col("area_ha").double().null())
                .col(col("since").text().null())
                .col(col("contact").text().null())
                .col(col("sources").json_binary().not_null())
                .col(col("places").integer().not_null())
                .col(col("fictional").boolean().not_null())
                .col(col("theme_index").text().not_null())
                .col(col("search_text").text().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("lock_version").integer().not_null())
                .foreign_key(&mut references("testbed", "organisation_id", "organisation"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("testbed", &["slug"])).await?;
        m.create_index(index("testbed", &["organisation_id"])).await?;
        m.create_index(index("testbed", &["operator_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("testbed").to_owned()).await?;
        Ok(())
    }
}

//! The tables of datasets.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("dataset")
                .col(col("slug").text().not_null())
                .col(col("organisation_id").uuid().not_null())
                .col(col("title").json_binary().not_null())
                .col(col("description").json_binary().not_null())
                .col(col("access").text().not_null())
                .col(col("state").text().not_null())
                .col(col("themes").json_binary().not_null())
                .col(col("coverage").json_binary().not_null())
                .col(col("licence").text().null())
                .col(col("personal_data").json_binary().not_null())
                .col(col("contact").text().not_null())
                .col(col("policy").json_binary().not_null())
                .col(col("attribution").text().null())
                .col(col("source_url").text().null())
                .col(col("fictional").boolean().not_null())
                .col(col("created_by").uuid().null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("published_at").timestamp_with_time_zone().null())
                .col(col("withdrawn_at").timestamp_with_time_zone().null())
                .col(col("notice").text().null())
                .col(col("theme_index").text().not_null())
                .col(col("search_text").text().not_null())
                .col(col("lock_version").integer().not_null())
                .foreign_key(&mut references("dataset", "organisation_id", "organisation"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("dataset", &["slug"])).await?;
        m.create_index(index("dataset", &["organisation_id"])).await?;
        m.create_table(
            table("dataset_terms")
                .col(col("dataset_id").uuid().not_null())
                .col(col("number").integer().not_null())
                .col(col("text").json_binary().not_null())
                .col(col("sha256").text().not_null())
                .col(col("created_by").uuid().null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("dataset_terms", "dataset_id", "dataset"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("dataset_terms", &["dataset_id", "number"])).await?;
        m.create_table(
            table("dataset_version")
                .col(col("dataset_id").uuid().not_null())
                .col(col("number").integer().not_null())
                .col(col("changelog").json_binary().not_null())
                .col(col("state").text().not_null())
                .col(col("created_by").uuid().null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("published_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("dataset_version", "dataset_id", "dataset"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("dataset_version", &["dataset_id", "number"])).await?;
        m.create_table(
            table("distribution")
                .col(col("dataset_version_id").uuid().not_null())
                .col(col("file_id").uuid().null())
                .col(col("name").text().not_null())
                .col(col("media_type").text().not_null())
                .col(col("size").big_integer().not_null())
                .col(col("sha256").text().not_null())
                .col(col("access_url").text().null())
                .col(col("position").integer().not_null())
                .foreign_key(&mut references("distribution", "dataset_version_id", "dataset_version"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("distribution", &["dataset_version_id"])).await?;
        m.create_index(index("distribution", &["file_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("distribution").to_owned()).await?;
        m.drop_table(Table::drop().table("dataset_version").to_owned()).await?;
        m.drop_table(Table::drop().table("dataset_terms").to_owned()).await?;
        m.drop_table(Table::drop().table("dataset").to_owned()).await?;
        Ok(())
    }
}

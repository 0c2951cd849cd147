//! The tables of harvesting, and the mark that a dataset was harvested.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mark =
            Table::alter().table("dataset").add_column(col("harvested").boolean().not_null().default(false)).to_owned();
        m.alter_table(mark).await?;
        sources(m).await?;
        runs(m).await?;
        records(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("harvest_record").to_owned()).await?;
        m.drop_table(Table::drop().table("harvest_item").to_owned()).await?;
        m.drop_table(Table::drop().table("harvest_run").to_owned()).await?;
        m.drop_table(Table::drop().table("harvest_source").to_owned()).await?;
        m.alter_table(Table::alter().table("dataset").drop_column("harvested").to_owned()).await
    }
}

async fn sources(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("harvest_source")
            .col(col("organisation_id").uuid().not_null())
            .col(col("name").text().not_null())
            .col(col("origin").text().not_null())
            .col(col("url").text().null())
            .col(col("file_id").uuid().null())
            .col(col("format").text().not_null())
            .col(col("language").text().not_null())
            .col(col("every_hours").integer().null())
            .col(col("cron").text().null())
            .col(col("publish_automatically").boolean().not_null())
            .col(col("state").text().not_null())
            .col(col("next_run_at").timestamp_with_time_zone().null())
            .col(col("created_by").uuid().null())
            .col(col("created_at").timestamp_with_time_zone().not_null())
            .col(col("lock_version").integer().not_null())
            .foreign_key(&mut references("harvest_source", "organisation_id", "organisation"))
            .foreign_key(&mut references("harvest_source", "file_id", "stored_file"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("harvest_source", &["organisation_id"])).await?;
    m.create_index(index("harvest_source", &["file_id"])).await?;
    m.create_index(index("harvest_source", &["state", "next_run_at"])).await
}

async fn runs(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("harvest_run")
            .col(col("source_id").uuid().not_null())
            .col(col("preview").boolean().not_null())
            .col(col("scheduled").boolean().not_null())
            .col(col("state").text().not_null())
            .col(col("requested_by").uuid().null())
            .col(col("created_at").timestamp_with_time_zone().not_null())
            .col(col("started_at").timestamp_with_time_zone().null())
            .col(col("finished_at").timestamp_with_time_zone().null())
            .col(col("format").text().null())
            .col(col("progress").json_binary().not_null())
            .col(col("records").integer().not_null())
            .col(col("complete").boolean().not_null())
            .col(col("known").integer().not_null())
            .col(col("missing").integer().not_null())
            .col(col("error_code").text().null())
            .col(col("error").text().null())
            .col(col("decided_by").uuid().null())
            .col(col("decided_at").timestamp_with_time_zone().null())
            .foreign_key(&mut references("harvest_run", "source_id", "harvest_source"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("harvest_run", &["source_id", "state"])).await?;
    m.create_table(
        table("harvest_item")
            .col(col("run_id").uuid().not_null())
            .col(col("position").integer().not_null())
            .col(col("native_id").text().null())
            .col(col("title").text().not_null())
            .col(col("outcome").text().not_null())
            .col(col("field").text().null())
            .col(col("code").text().null())
            .col(col("message").text().null())
            .col(col("notes").json_binary().not_null())
            .col(col("record").json_binary().null())
            .col(col("raw").text().null())
            .col(col("raw_sha256").text().null())
            .col(col("dataset_id").uuid().null())
            .foreign_key(&mut references("harvest_item", "run_id", "harvest_run"))
            .foreign_key(&mut references("harvest_item", "dataset_id", "dataset"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("harvest_item", &["run_id", "position"])).await?;
    m.create_index(index("harvest_item", &["run_id", "outcome", "position"])).await?;
    m.create_index(index("harvest_item", &["run_id", "native_id"])).await?;
    m.create_index(index("harvest_item", &["dataset_id"])).await
}

async fn records(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("harvest_record")
            .col(col("source_id").uuid().not_null())
            .col(col("native_id").text().not_null())
            .col(col("dataset_id").uuid().not_null())
            .col(col("run_id").uuid().not_null())
            .col(col("format").text().not_null())
            .col(col("raw").text().not_null())
            .col(col("raw_sha256").text().not_null())
            .col(col("record").json_binary().not_null())
            .col(col("applied").json_binary().not_null())
            .col(col("kept").json_binary().not_null())
            .col(col("first_seen_at").timestamp_with_time_zone().not_null())
            .col(col("fetched_at").timestamp_with_time_zone().not_null())
            .col(col("gone_at").timestamp_with_time_zone().null())
            .foreign_key(&mut references("harvest_record", "source_id", "harvest_source"))
            .foreign_key(&mut references("harvest_record", "dataset_id", "dataset"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("harvest_record", &["source_id", "native_id"])).await?;
    m.create_index(unique("harvest_record", &["dataset_id"])).await
}

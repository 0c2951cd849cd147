//! Resumable uploads: what has come of a file so far, in which pieces; and how much an organisation may store.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

const ADDED: [&str; 4] = ["organisation_id", "upload_length", "upload_offset", "upload_expires_at"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let offset = col("upload_offset").big_integer().not_null().default(0).to_owned();
        for mut column in [
            col("organisation_id").uuid().null().to_owned(),
            col("upload_length").big_integer().null().to_owned(),
            offset,
            col("upload_expires_at").timestamp_with_time_zone().null().to_owned(),
        ] {
            m.alter_table(Table::alter().table("stored_file").add_column(&mut column).to_owned()).await?;
        }
        m.create_index(index("stored_file", &["organisation_id"])).await?;
        m.create_index(index("stored_file", &["upload_expires_at"])).await?;
        // Files that came before count for the organisation that publishes them.
        m.get_connection()
            .execute_unprepared(
                "UPDATE stored_file SET organisation_id = (SELECT d.organisation_id FROM dataset_version v \
                 JOIN dataset d ON d.id = v.dataset_id WHERE v.id = stored_file.owner_id) \
                 WHERE owner_kind = 'dataset_version'",
            )
            .await?;
        pieces(m).await?;
        quotas(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("storage_quota").to_owned()).await?;
        m.drop_table(Table::drop().table("upload_piece").to_owned()).await?;
        for name in ["ix_stored_file_organisation_id", "ix_stored_file_upload_expires_at"] {
            m.drop_index(Index::drop().name(name).table("stored_file").to_owned()).await?;
        }
        for column in ADDED {
            m.alter_table(Table::alter().table("stored_file").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

async fn pieces(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("upload_piece")
            .col(col("file_id").uuid().not_null())
            .col(col("begins_at").big_integer().not_null())
            .col(col("size").big_integer().not_null())
            .col(col("object_key").text().not_null())
            .col(col("created_at").timestamp_with_time_zone().not_null())
            .foreign_key(&mut references("upload_piece", "file_id", "stored_file"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("upload_piece", &["file_id", "begins_at"])).await
}

async fn quotas(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("storage_quota")
            .col(col("organisation_id").uuid().not_null())
            .col(col("bytes").big_integer().not_null())
            .col(col("set_by").uuid().null())
            .col(col("set_at").timestamp_with_time_zone().not_null())
            .foreign_key(&mut references("storage_quota", "organisation_id", "organisation"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("storage_quota", &["organisation_id"])).await
}

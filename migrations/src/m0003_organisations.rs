//! The tables of organisations.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("organisation")
                .col(col("slug").text().not_null())
                .col(col("kind").text().not_null())
                .col(col("name").text().not_null())
                .col(col("code").text().null())
                .col(col("zone").text().not_null())
                .col(col("country").text().null())
                .col(col("email_domain").text().null())
                .col(col("website").text().null())
                .col(col("description").json_binary().not_null())
                .col(col("verified_at").timestamp_with_time_zone().null())
                .col(col("verified_by").uuid().null())
                .col(col("fictional").boolean().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .to_owned(),
        )
        .await?;
        m.create_index(unique("organisation", &["slug"])).await?;
        m.create_table(
            table("membership")
                .col(col("organisation_id").uuid().not_null())
                .col(col("person_id").uuid().not_null())
                .col(col("duty").text().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("ended_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("membership", "organisation_id", "organisation"))
                .foreign_key(&mut references("membership", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("membership", &["organisation_id", "person_id", "duty"])).await?;
        m.create_index(index("membership", &["person_id"])).await?;
        m.create_table(
            table("api_client")
                .col(col("organisation_id").uuid().not_null())
                .col(col("name").text().not_null())
                .col(col("secret_hash").text().not_null())
                .col(col("scopes").json_binary().not_null())
                .col(col("created_by").uuid().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("revoked_at").timestamp_with_time_zone().null())
                .col(col("last_used_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("api_client", "organisation_id", "organisation"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("api_client", &["organisation_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("api_client").to_owned()).await?;
        m.drop_table(Table::drop().table("membership").to_owned()).await?;
        m.drop_table(Table::drop().table("organisation").to_owned()).await?;
        Ok(())
    }
}

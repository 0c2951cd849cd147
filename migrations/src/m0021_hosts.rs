//! The tables of partners' hosts: the hosts, which dataset lies where, which grant was put where, tokens given out.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("data_host")
                .col(col("organisation_id").uuid().not_null())
                .col(col("name").text().not_null())
                .col(col("base_url").text().not_null())
                .col(col("grant_url").text().not_null())
                .col(col("probe_path").text().not_null())
                .col(col("audience").text().not_null())
                .col(col("state").text().not_null())
                .col(col("fictional").boolean().not_null())
                .col(col("created_by").uuid().null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("last_contact_at").timestamp_with_time_zone().null())
                .col(col("last_fault").text().null())
                .col(col("last_fault_at").timestamp_with_time_zone().null())
                .col(col("lock_version").integer().not_null())
                .foreign_key(&mut references("data_host", "organisation_id", "organisation"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("data_host", &["organisation_id"])).await?;
        m.create_index(index("data_host", &["created_by"])).await?;
        m.create_index(unique("data_host", &["audience"])).await?;
        m.create_table(
            table("dataset_host")
                .col(col("dataset_id").uuid().not_null())
                .col(col("host_id").uuid().not_null())
                .col(col("set_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("dataset_host", "dataset_id", "dataset"))
                .foreign_key(&mut references("dataset_host", "host_id", "data_host"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("dataset_host", &["dataset_id"])).await?;
        m.create_index(index("dataset_host", &["host_id"])).await?;
        m.create_table(
            table("hosted_grant")
                .col(col("grant_id").uuid().not_null())
                .col(col("host_id").uuid().not_null())
                .col(col("held_generation").big_integer().null())
                .col(col("held_state").text().null())
                .col(col("held_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("hosted_grant", "grant_id", "access_grant"))
                .foreign_key(&mut references("hosted_grant", "host_id", "data_host"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("hosted_grant", &["grant_id"])).await?;
        m.create_index(index("hosted_grant", &["host_id"])).await?;
        m.create_table(
            table("grant_token")
                .col(col("grant_id").uuid().not_null())
                .col(col("host_id").uuid().not_null())
                .col(col("person_id").uuid().not_null())
                .col(col("generation").big_integer().not_null())
                .col(col("issued_at").timestamp_with_time_zone().not_null())
                .col(col("expires_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("grant_token", "grant_id", "access_grant"))
                .foreign_key(&mut references("grant_token", "host_id", "data_host"))
                .foreign_key(&mut references("grant_token", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("grant_token", &["grant_id"])).await?;
        m.create_index(index("grant_token", &["host_id"])).await?;
        m.create_index(index("grant_token", &["person_id"])).await?;
        m.create_index(index("grant_token", &["expires_at"])).await?;
        // The revocation list and the lag of each host are read from the effects by their time.
        m.create_index(index("grant_effect", &["requested_at"])).await?;
        m.create_index(index("grant_effect", &["state"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_index(Index::drop().name("ix_grant_effect_state").table("grant_effect").to_owned()).await?;
        m.drop_index(Index::drop().name("ix_grant_effect_requested_at").table("grant_effect").to_owned()).await?;
        m.drop_table(Table::drop().table("grant_token").to_owned()).await?;
        m.drop_table(Table::drop().table("hosted_grant").to_owned()).await?;
        m.drop_table(Table::drop().table("dataset_host").to_owned()).await?;
        m.drop_table(Table::drop().table("data_host").to_owned()).await
    }
}

//! The tables of access.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("access_request")
                .col(col("dataset_id").uuid().not_null())
                .col(col("team_id").uuid().not_null())
                .col(col("challenge_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("stage_id").uuid().null())
                .col(col("state").text().not_null())
                .col(col("purpose").text().not_null())
                .col(col("duration_days").integer().not_null())
                .col(col("terms_id").uuid().null())
                .col(col("terms_sha256").text().null())
                .col(col("terms_language").text().null())
                .col(col("terms_accepted_at").timestamp_with_time_zone().null())
                .col(col("created_by").uuid().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("submitted_at").timestamp_with_time_zone().null())
                .col(col("decided_at").timestamp_with_time_zone().null())
                .col(col("due_at").timestamp_with_time_zone().null())
                .col(col("lock_version").integer().not_null())
                .foreign_key(&mut references("access_request", "dataset_id", "dataset"))
                .foreign_key(&mut references("access_request", "team_id", "team"))
                .foreign_key(&mut references("access_request", "challenge_id", "challenge"))
                .foreign_key(&mut references("access_request", "submission_id", "submission"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("access_request", &["dataset_id"])).await?;
        m.create_index(index("access_request", &["team_id"])).await?;
        m.create_index(index("access_request", &["challenge_id"])).await?;
        m.create_index(index("access_request", &["submission_id"])).await?;
        m.create_index(index("access_request", &["stage_id"])).await?;
        m.create_index(index("access_request", &["terms_id"])).await?;
        m.create_table(
            table("access_request_person")
                .col(col("request_id").uuid().not_null())
                .col(col("person_id").uuid().not_null())
                .foreign_key(&mut references("access_request_person", "request_id", "access_request"))
                .foreign_key(&mut references("access_request_person", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("access_request_person", &["request_id", "person_id"])).await?;
        m.create_index(index("access_request_person", &["person_id"])).await?;
        m.create_table(
            table("access_decision")
                .col(col("request_id").uuid().not_null())
                .col(col("person_id").uuid().null())
                .col(col("kind").text().not_null())
                .col(col("reason").text().not_null())
                .col(col("decided_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("access_decision", "request_id", "access_request"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("access_decision", &["request_id"])).await?;
        m.create_index(index("access_decision", &["person_id"])).await?;
        m.create_table(
            table("access_grant")
                .col(col("request_id").uuid().not_null())
                .col(col("dataset_id").uuid().not_null())
                .col(col("dataset_version_id").uuid().not_null())
                .col(col("team_id").uuid().not_null())
                .col(col("challenge_id").uuid().not_null())
                .col(col("state").text().not_null())
                .col(col("generation").big_integer().not_null())
                .col(col("starts_at").timestamp_with_time_zone().not_null())
                .col(col("ends_at").timestamp_with_time_zone().not_null())
                .col(col("provisioned_at").timestamp_with_time_zone().null())
                .col(col("end_requested_at").timestamp_with_time_zone().null())
                .col(col("end_acknowledged_at").timestamp_with_time_zone().null())
                .col(col("end_verified_at").timestamp_with_time_zone().null())
                .col(col("end_reason").text().null())
                .col(col("misconduct").boolean().not_null())
                .col(col("bytes_used").big_integer().not_null())
                .col(col("bytes_budget").big_integer().null())
                .col(col("lock_version").integer().not_null())
                .foreign_key(&mut references("access_grant", "request_id", "access_request"))
                .foreign_key(&mut references("access_grant", "dataset_id", "dataset"))
                .foreign_key(&mut references("access_grant", "team_id", "team"))
                .foreign_key(&mut references("access_grant", "challenge_id", "challenge"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("access_grant", &["request_id"])).await?;
        m.create_index(index("access_grant", &["state", "ends_at"])).await?;
        m.create_index(index("access_grant", &["dataset_id"])).await?;
        m.create_index(index("access_grant", &["dataset_version_id"])).await?;
        m.create_index(index("access_grant", &["team_id"])).await?;
        m.create_index(index("access_grant", &["challenge_id"])).await?;
        m.create_table(
            table("grant_person")
                .col(col("grant_id").uuid().not_null())
                .col(col("person_id").uuid().not_null())
                .col(col("ended_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("grant_person", "grant_id", "access_grant"))
                .foreign_key(&mut references("grant_person", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("grant_person", &["grant_id", "person_id"])).await?;
        m.create_index(index("grant_person", &["person_id"])).await?;
        m.create_table(
            table("grant_effect")
                .col(col("grant_id").uuid().not_null())
                .col(col("kind").text().not_null())
                .col(col("generation").big_integer().not_null())
                .col(col("state").text().not_null())
                .col(col("requested_at").timestamp_with_time_zone().not_null())
                .col(col("acknowledged_at").timestamp_with_time_zone().null())
                .col(col("verified_at").timestamp_with_time_zone().null())
                .col(col("detail").json_binary().not_null())
                .foreign_key(&mut references("grant_effect", "grant_id", "access_grant"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("grant_effect", &["grant_id", "kind", "generation"])).await?;
        m.create_table(
            table("grant_download")
                .col(col("grant_id").uuid().not_null())
                .col(col("person_id").uuid().null())
                .col(col("distribution_id").uuid().not_null())
                .col(col("bytes").big_integer().not_null())
                .col(col("started_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("grant_download", "grant_id", "access_grant"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("grant_download", &["grant_id"])).await?;
        m.create_index(index("grant_download", &["person_id"])).await?;
        m.create_index(index("grant_download", &["distribution_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("grant_download").to_owned()).await?;
        m.drop_table(Table::drop().table("grant_effect").to_owned()).await?;
        m.drop_table(Table::drop().table("grant_person").to_owned()).await?;
        m.drop_table(Table::drop().table("access_grant").to_owned()).await?;
        m.drop_table(Table::drop().table("access_decision").to_owned()).await?;
        m.drop_table(Table::drop().table("access_request_person").to_owned()).await?;
        m.drop_table(Table::drop().table("access_request").to_owned()).await?;
        Ok(())
    }
}

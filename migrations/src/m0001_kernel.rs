//! What every feature stands on: the activity log and the job queue.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("activity")
                .col(col("at").timestamp_with_time_zone().not_null())
                .col(col("actor_kind").text().not_null())
                .col(col("actor_id").uuid().null())
                .col(col("verb").text().not_null())
                .col(col("subject_kind").text().not_null())
                .col(col("subject_id").uuid().not_null())
                .col(col("challenge_id").uuid().null())
                .col(col("organisation_id").uuid().null())
                .col(col("data").json_binary().not_null())
                .col(col("request_id").text().null())
                .to_owned(),
        )
        .await?;
        m.create_index(index("activity", &["subject_kind", "subject_id", "at"])).await?;
        m.create_index(index("activity", &["challenge_id", "at"])).await?;
        m.create_index(index("activity", &["organisation_id", "at"])).await?;
        // Instants of the queue are milliseconds of the database's clock.
        m.create_table(
            table("job")
                .col(col("queue").text().not_null())
                .col(col("kind").text().not_null())
                .col(col("payload").json_binary().not_null())
                .col(col("state").text().not_null())
                .col(col("run_at").big_integer().not_null())
                .col(col("attempts").integer().not_null())
                .col(col("max_attempts").integer().null())
                .col(col("lease_until").big_integer().null())
                .col(col("lease_epoch").big_integer().not_null())
                .col(col("lease_owner").text().null())
                .col(col("unique_key").text().null())
                .col(col("last_error").text().null())
                .col(col("created_at").big_integer().not_null())
                .col(col("finished_at").big_integer().null())
                .to_owned(),
        )
        .await?;
        let db = m.get_connection();
        for sql in [
            "CREATE INDEX ix_job_ready ON job (queue, run_at, id) WHERE state = 'ready'",
            "CREATE INDEX ix_job_running ON job (lease_until) WHERE state = 'running'",
            "CREATE INDEX ix_job_dead ON job (kind, finished_at) WHERE state = 'dead'",
            "CREATE UNIQUE INDEX uq_job_unique_key ON job (unique_key) WHERE unique_key IS NOT NULL AND state IN ('ready', 'running', 'dead')",
        ] {
            db.execute_unprepared(sql).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("job").to_owned()).await?;
        m.drop_table(Table::drop().table("activity").to_owned()).await
    }
}

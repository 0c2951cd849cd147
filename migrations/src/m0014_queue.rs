//! The queue by kinds: who owns dead letters, schedules, figures, living workers, and what the reconciler found.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let db = m.get_connection();
        for sql in [
            // What is done leaves the table from now on.
            "DELETE FROM job WHERE state = 'done'",
            "DROP INDEX ix_job_ready",
            "CREATE INDEX ix_job_kind_ready ON job (kind, run_at, id) WHERE state = 'ready'",
        ] {
            db.execute_unprepared(sql).await?;
        }
        m.alter_table(Table::alter().table("job").add_column(col("organisation_id").uuid().null()).to_owned()).await?;
        db.execute_unprepared(
            "CREATE INDEX ix_job_organisation_dead ON job (organisation_id, id) WHERE state = 'dead'",
        )
        .await?;
        if m.get_database_backend() == DatabaseBackend::Postgres {
            // Rows come and go: clean and count early.
            db.execute_unprepared(
                "ALTER TABLE job SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, \
                 autovacuum_analyze_scale_factor = 0.05, autovacuum_analyze_threshold = 1000)",
            )
            .await?;
        }
        schedules(m).await?;
        figures(m).await?;
        findings(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["reconciliation_finding", "reconciliation", "worker", "job_figure", "schedule"] {
            m.drop_table(Table::drop().table(name).to_owned()).await?;
        }
        let db = m.get_connection();
        for sql in [
            "DROP INDEX ix_job_organisation_dead",
            "DROP INDEX ix_job_kind_ready",
            "CREATE INDEX ix_job_ready ON job (queue, run_at, id) WHERE state = 'ready'",
        ] {
            db.execute_unprepared(sql).await?;
        }
        m.alter_table(Table::alter().table("job").drop_column("organisation_id").to_owned()).await
    }
}

/// Instants are milliseconds of the database's clock, as in `job`.
async fn schedules(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("schedule")
            .col(col("name").text().not_null())
            .col(col("next_at").big_integer().not_null())
            .col(col("last_at").big_integer().null())
            .col(col("ended_at").big_integer().null())
            .col(col("error").text().null())
            .col(col("fired").big_integer().not_null())
            .to_owned(),
    )
    .await?;
    m.create_index(unique("schedule", &["name"])).await
}

async fn figures(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("job_figure")
            .col(col("kind").text().not_null())
            .col(col("done").big_integer().not_null())
            .col(col("failed").big_integer().not_null())
            .col(col("took_ms").big_integer().not_null())
            .col(col("buckets").text().not_null())
            .col(col("last_done_at").big_integer().null())
            .col(col("last_failed_at").big_integer().null())
            .to_owned(),
    )
    .await?;
    m.create_index(unique("job_figure", &["kind"])).await?;
    m.create_table(
        table("worker")
            .col(col("name").text().not_null())
            .col(col("started_at").big_integer().not_null())
            .col(col("seen_at").big_integer().not_null())
            .col(col("success_at").big_integer().not_null())
            .col(col("running").integer().not_null())
            .col(col("breakers").json_binary().not_null())
            .to_owned(),
    )
    .await?;
    m.create_index(index("worker", &["seen_at"])).await
}

async fn findings(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("reconciliation")
            .col(col("started_at").timestamp_with_time_zone().not_null())
            .col(col("ended_at").timestamp_with_time_zone().not_null())
            .col(col("looked_at").big_integer().not_null())
            .col(col("found").big_integer().not_null())
            .to_owned(),
    )
    .await?;
    m.create_table(
        table("reconciliation_finding")
            .col(col("reconciliation_id").uuid().not_null())
            .col(col("finding").text().not_null())
            .col(col("subject_kind").text().not_null())
            .col(col("subject_id").uuid().not_null())
            .col(col("remedy").text().not_null())
            .col(col("detail").text().not_null())
            .foreign_key(&mut references("reconciliation_finding", "reconciliation_id", "reconciliation"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("reconciliation_finding", &["reconciliation_id"])).await?;
    m.create_index(index("reconciliation_finding", &["subject_id"])).await
}

//! What grants carry besides their life: bound and requested end, renewals, terms accepted by each person, sanctions,
//! closing duties, and correction notes of versions.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        columns(m).await?;
        renewals_and_terms(m).await?;
        sanctions(m).await?;
        Box::pin(duties(m)).await?;
        m.create_table(
            table("dataset_correction")
                .col(col("dataset_version_id").uuid().not_null())
                .col(col("note").json_binary().not_null())
                .col(col("created_by").uuid().null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("dataset_correction", "dataset_version_id", "dataset_version"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("dataset_correction", &["dataset_version_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["dataset_correction", "closing_duty", "sanction", "terms_acceptance", "grant_renewal"] {
            m.drop_table(Table::drop().table(name).to_owned()).await?;
        }
        m.drop_index(Index::drop().name("ix_access_grant_stage_id").table("access_grant").to_owned()).await?;
        for (table, name) in COLUMNS {
            m.alter_table(Table::alter().table(*table).drop_column(*name).to_owned()).await?;
        }
        Ok(())
    }
}

const COLUMNS: &[(&str, &str)] = &[
    ("access_grant", "requested_ends_at"),
    ("access_grant", "stage_id"),
    ("access_grant", "follows_versions"),
    ("access_grant", "reminded_at"),
    ("access_grant", "reminder_sent_at"),
    ("access_grant", "budget_warned_at"),
    ("grant_person", "ended_by"),
    ("grant_person", "end_reason"),
    ("grant_person", "misconduct"),
    ("dataset_terms", "transition"),
    ("dataset_terms", "grace_until"),
];

async fn columns(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, name) in COLUMNS {
        let mut column = col(name);
        match *name {
            "stage_id" | "ended_by" => column.uuid().null(),
            "follows_versions" | "misconduct" => column.boolean().not_null().default(false),
            "end_reason" => column.text().null(),
            "transition" => column.text().not_null().default("keep"),
            _ => column.timestamp_with_time_zone().null(),
        };
        m.alter_table(Table::alter().table(*table).add_column(column).to_owned()).await?;
    }
    m.create_index(index("access_grant", &["stage_id"])).await
}

async fn renewals_and_terms(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("grant_renewal")
            .col(col("request_id").uuid().not_null())
            .col(col("grant_id").uuid().not_null())
            .col(col("to_latest").boolean().not_null())
            .col(col("renewed_at").timestamp_with_time_zone().null())
            .foreign_key(&mut references("grant_renewal", "request_id", "access_request"))
            .foreign_key(&mut references("grant_renewal", "grant_id", "access_grant"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("grant_renewal", &["request_id"])).await?;
    m.create_index(index("grant_renewal", &["grant_id"])).await?;
    m.create_table(
        table("terms_acceptance")
            .col(col("grant_id").uuid().not_null())
            .col(col("person_id").uuid().not_null())
            .col(col("terms_id").uuid().not_null())
            .col(col("number").integer().not_null())
            .col(col("sha256").text().not_null())
            .col(col("language").text().not_null())
            .col(col("accepted_at").timestamp_with_time_zone().not_null())
            .foreign_key(&mut references("terms_acceptance", "grant_id", "access_grant"))
            .foreign_key(&mut references("terms_acceptance", "person_id", "person"))
            .foreign_key(&mut references("terms_acceptance", "terms_id", "dataset_terms"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("terms_acceptance", &["grant_id", "person_id", "terms_id"])).await?;
    m.create_index(index("terms_acceptance", &["person_id"])).await?;
    m.create_index(index("terms_acceptance", &["terms_id"])).await
}

async fn sanctions(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("sanction")
            .col(col("person_id").uuid().null())
            .col(col("team_id").uuid().null())
            .col(col("scope").text().not_null())
            .col(col("organisation_id").uuid().not_null())
            .col(col("grant_id").uuid().not_null())
            .col(col("reason").text().not_null())
            .col(col("evidence").text().not_null())
            .col(col("imposed_by").uuid().null())
            .col(col("imposed_at").timestamp_with_time_zone().not_null())
            .col(col("until").timestamp_with_time_zone().null())
            .col(col("lifted_by").uuid().null())
            .col(col("lifted_at").timestamp_with_time_zone().null())
            .col(col("lift_reason").text().null())
            .foreign_key(&mut references("sanction", "person_id", "person"))
            .foreign_key(&mut references("sanction", "team_id", "team"))
            .foreign_key(&mut references("sanction", "organisation_id", "organisation"))
            .foreign_key(&mut references("sanction", "grant_id", "access_grant"))
            .to_owned(),
    )
    .await?;
    for column in ["person_id", "team_id", "organisation_id", "grant_id"] {
        m.create_index(index("sanction", &[column])).await?;
    }
    Ok(())
}

async fn duties(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("closing_duty")
            .col(col("grant_id").uuid().not_null())
            .col(col("dataset_id").uuid().not_null())
            .col(col("organisation_id").uuid().not_null())
            .col(col("team_id").uuid().not_null())
            .col(col("person_id").uuid().null())
            .col(col("kind").text().not_null())
            .col(col("state").text().not_null())
            .col(col("days").integer().not_null())
            .col(col("created_at").timestamp_with_time_zone().not_null())
            .col(col("told_at").timestamp_with_time_zone().null())
            .col(col("due_at").timestamp_with_time_zone().null())
            .col(col("reminded_at").timestamp_with_time_zone().null())
            .col(col("overdue_at").timestamp_with_time_zone().null())
            .col(col("statement").text().null())
            .col(col("attested_by").uuid().null())
            .col(col("attested_at").timestamp_with_time_zone().null())
            .col(col("decided_by").uuid().null())
            .col(col("decided_at").timestamp_with_time_zone().null())
            .col(col("remark").text().null())
            .foreign_key(&mut references("closing_duty", "grant_id", "access_grant"))
            .foreign_key(&mut references("closing_duty", "dataset_id", "dataset"))
            .foreign_key(&mut references("closing_duty", "organisation_id", "organisation"))
            .foreign_key(&mut references("closing_duty", "team_id", "team"))
            .foreign_key(&mut references("closing_duty", "person_id", "person"))
            .to_owned(),
    )
    .await?;
    for column in ["grant_id", "dataset_id", "organisation_id", "team_id", "person_id"] {
        m.create_index(index("closing_duty", &[column])).await?;
    }
    m.create_index(index("closing_duty", &["state", "due_at"])).await
}

//! Policies as numbered rows, named deciders, request forms, votes, recusals, escalation, and data that is not listed.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        policies(m).await?;
        for column in [
            col("purposes").json_binary().not_null().default("[]").to_owned(),
            col("answers").json_binary().not_null().default("{}").to_owned(),
            col("version_policy").text().not_null().default("this_version").to_owned(),
            col("round").integer().not_null().default(0).to_owned(),
            col("dataset_version_id").uuid().null().to_owned(),
            col("policy_id").uuid().null().to_owned(),
            col("form_id").uuid().null().to_owned(),
            col("escalated_at").timestamp_with_time_zone().null().to_owned(),
            col("escalated_to_platform_at").timestamp_with_time_zone().null().to_owned(),
        ] {
            add(m, "access_request", column).await?;
        }
        m.create_index(index("access_request", &["policy_id"])).await?;
        m.create_index(index("access_request", &["form_id"])).await?;
        m.create_index(index("access_request", &["dataset_version_id"])).await?;
        m.create_index(index("access_request", &["state", "due_at"])).await?;
        for column in [
            col("round").integer().not_null().default(1).to_owned(),
            col("client_id").uuid().null().to_owned(),
            col("role").text().null().to_owned(),
            col("rule").text().null().to_owned(),
            col("policy_id").uuid().null().to_owned(),
            col("duration_days").integer().null().to_owned(),
        ] {
            add(m, "access_decision", column).await?;
        }
        m.create_index(index("access_decision", &["policy_id"])).await?;
        m.create_index(index("access_decision", &["client_id"])).await?;
        recusals(m).await?;
        data_requests(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("data_request").to_owned()).await?;
        m.drop_table(Table::drop().table("access_recusal").to_owned()).await?;
        for (table, name) in [
            ("access_decision", "ix_access_decision_client_id"),
            ("access_decision", "ix_access_decision_policy_id"),
            ("access_request", "ix_access_request_state_due_at"),
            ("access_request", "ix_access_request_dataset_version_id"),
            ("access_request", "ix_access_request_form_id"),
            ("access_request", "ix_access_request_policy_id"),
        ] {
            m.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        for column in ["round", "client_id", "role", "rule", "policy_id", "duration_days"] {
            m.alter_table(Table::alter().table("access_decision").drop_column(column).to_owned()).await?;
        }
        for column in [
            "purposes",
            "answers",
            "version_policy",
            "round",
            "dataset_version_id",
            "policy_id",
            "form_id",
            "escalated_at",
            "escalated_to_platform_at",
        ] {
            m.alter_table(Table::alter().table("access_request").drop_column(column).to_owned()).await?;
        }
        m.drop_table(Table::drop().table("access_form").to_owned()).await?;
        m.drop_table(Table::drop().table("dataset_decider").to_owned()).await?;
        m.drop_table(Table::drop().table("dataset_policy").to_owned()).await?;
        Ok(())
    }
}

/// SQLite adds one column at a time.
async fn add(m: &SchemaManager<'_>, table: &'static str, mut column: ColumnDef) -> Result<(), DbErr> {
    m.alter_table(Table::alter().table(table).add_column(&mut column).to_owned()).await
}

async fn policies(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("dataset_policy")
            .col(col("dataset_id").uuid().not_null())
            .col(col("number").integer().not_null())
            .col(col("policy").json_binary().not_null())
            .col(col("sha256").text().not_null())
            .col(col("created_by").uuid().null())
            .col(col("created_at").timestamp_with_time_zone().not_null())
            .foreign_key(&mut references("dataset_policy", "dataset_id", "dataset"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("dataset_policy", &["dataset_id", "number"])).await?;
    m.create_table(
        table("dataset_decider")
            .col(col("dataset_id").uuid().not_null())
            .col(col("position").integer().not_null())
            .col(col("role").text().not_null())
            .col(col("person_id").uuid().null())
            .col(col("organisation_id").uuid().null())
            .col(col("duty").text().null())
            .foreign_key(&mut references("dataset_decider", "dataset_id", "dataset"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("dataset_decider", &["dataset_id", "position"])).await?;
    m.create_index(index("dataset_decider", &["person_id"])).await?;
    m.create_index(index("dataset_decider", &["organisation_id"])).await?;
    m.create_table(
        table("access_form")
            .col(col("dataset_id").uuid().not_null())
            .col(col("number").integer().not_null())
            .col(col("form").json_binary().not_null())
            .col(col("created_by").uuid().null())
            .col(col("created_at").timestamp_with_time_zone().not_null())
            .foreign_key(&mut references("access_form", "dataset_id", "dataset"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("access_form", &["dataset_id", "number"])).await
}

async fn recusals(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("access_recusal")
            .col(col("request_id").uuid().not_null())
            .col(col("person_id").uuid().not_null())
            .col(col("reason").text().not_null())
            .col(col("declared_at").timestamp_with_time_zone().not_null())
            .foreign_key(&mut references("access_recusal", "request_id", "access_request"))
            .foreign_key(&mut references("access_recusal", "person_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("access_recusal", &["request_id", "person_id"])).await?;
    m.create_index(index("access_recusal", &["person_id"])).await
}

async fn data_requests(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("data_request")
            .col(col("person_id").uuid().not_null())
            .col(col("team_id").uuid().null())
            .col(col("organisation_id").uuid().not_null())
            .col(col("title").text().not_null())
            .col(col("description").text().not_null())
            .col(col("state").text().not_null())
            .col(col("dataset_id").uuid().null())
            .col(col("answer").text().not_null().default(""))
            .col(col("answered_by").uuid().null())
            .col(col("created_at").timestamp_with_time_zone().not_null())
            .col(col("ended_at").timestamp_with_time_zone().null())
            .col(col("lock_version").integer().not_null())
            .foreign_key(&mut references("data_request", "person_id", "person"))
            .foreign_key(&mut references("data_request", "team_id", "team"))
            .foreign_key(&mut references("data_request", "organisation_id", "organisation"))
            .foreign_key(&mut references("data_request", "dataset_id", "dataset"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("data_request", &["person_id"])).await?;
    m.create_index(index("data_request", &["team_id"])).await?;
    m.create_index(index("data_request", &["organisation_id", "state"])).await?;
    m.create_index(index("data_request", &["dataset_id"])).await
}

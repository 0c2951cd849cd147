//! The tables of submissions.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("team")
                .col(col("challenge_id").uuid().not_null())
                .col(col("name").text().not_null())
                .col(col("organisation_id").uuid().null())
                .col(col("lead_person_id").uuid().not_null())
                .col(col("state").text().not_null())
                .col(col("fictional").boolean().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("team", "challenge_id", "challenge"))
                .foreign_key(&mut references("team", "lead_person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("team", &["challenge_id"])).await?;
        m.create_index(index("team", &["organisation_id"])).await?;
        m.create_index(index("team", &["lead_person_id"])).await?;
        m.create_table(
            table("team_member")
                .col(col("team_id").uuid().not_null())
                .col(col("person_id").uuid().null())
                .col(col("email").text().not_null())
                .col(col("state").text().not_null())
                .col(col("invited_at").timestamp_with_time_zone().not_null())
                .col(col("joined_at").timestamp_with_time_zone().null())
                .col(col("ended_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("team_member", "team_id", "team"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("team_member", &["team_id", "email"])).await?;
        m.create_index(index("team_member", &["person_id"])).await?;
        m.create_table(
            table("submission")
                .col(col("challenge_id").uuid().not_null())
                .col(col("team_id").uuid().not_null())
                .col(col("number").integer().not_null())
                .col(col("state").text().not_null())
                .col(col("title").text().not_null())
                .col(col("current_version").integer().null())
                .col(col("editing").boolean().not_null())
                .col(col("cities").json_binary().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("submitted_at").timestamp_with_time_zone().null())
                .col(col("withdrawn_at").timestamp_with_time_zone().null())
                .col(col("lock_version").integer().not_null())
                .foreign_key(&mut references("submission", "challenge_id", "challenge"))
                .foreign_key(&mut references("submission", "team_id", "team"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("submission", &["team_id"])).await?;
        m.create_index(unique("submission", &["challenge_id", "number"])).await?;
        m.create_table(
            table("answer")
                .col(col("submission_id").uuid().not_null())
                .col(col("question_key").text().not_null())
                .col(col("value").json_binary().not_null())
                .col(col("revision").integer().not_null())
                .col(col("updated_by").uuid().not_null())
                .col(col("updated_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("answer", "submission_id", "submission"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("answer", &["submission_id", "question_key"])).await?;
        m.create_table(
            table("submission_version")
                .col(col("submission_id").uuid().not_null())
                .col(col("number").integer().not_null())
                .col(col("content").json_binary().not_null())
                .col(col("sha256").text().not_null())
                .col(col("submitted_by").uuid().not_null())
                .col(col("submitted_at").timestamp_with_time_zone().not_null())
                .col(col("receipt").text().not_null())
                .foreign_key(&mut references("submission_version", "submission_id", "submission"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("submission_version", &["submission_id", "number"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("submission_version").to_owned()).await?;
        m.drop_table(Table::drop().table("answer").to_owned()).await?;
        m.drop_table(Table::drop().table("submission").to_owned()).await?;
        m.drop_table(Table::drop().table("team_member").to_owned()).await?;
        m.drop_table(Table::drop().table("team").to_owned()).await?;
        Ok(())
    }
}

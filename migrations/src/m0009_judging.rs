//! The tables of judging.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("panel_judge")
                .col(col("stage_id").uuid().not_null())
                .col(col("person_id").uuid().not_null())
                .col(col("organisation_id").uuid().null())
                .col(col("chair").boolean().not_null())
                .col(col("languages").json_binary().not_null())
                .col(col("expertise").json_binary().not_null())
                .col(col("added_at").timestamp_with_time_zone().not_null())
                .col(col("removed_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("panel_judge", "stage_id", "stage"))
                .foreign_key(&mut references("panel_judge", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("panel_judge", &["stage_id", "person_id"])).await?;
        m.create_index(index("panel_judge", &["person_id"])).await?;
        m.create_index(index("panel_judge", &["organisation_id"])).await?;
        m.create_table(
            table("conflict")
                .col(col("challenge_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("person_id").uuid().not_null())
                .col(col("kind").text().not_null())
                .col(col("source").text().not_null())
                .col(col("pinned").boolean().not_null())
                .col(col("reason").text().not_null())
                .col(col("created_by").uuid().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("lifted_at").timestamp_with_time_zone().null())
                .col(col("lifted_by").uuid().null())
                .foreign_key(&mut references("conflict", "challenge_id", "challenge"))
                .foreign_key(&mut references("conflict", "submission_id", "submission"))
                .foreign_key(&mut references("conflict", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("conflict", &["submission_id", "person_id"])).await?;
        m.create_index(index("conflict", &["challenge_id"])).await?;
        m.create_index(index("conflict", &["person_id"])).await?;
        m.create_table(
            table("judge_assignment")
                .col(col("stage_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("person_id").uuid().not_null())
                .col(col("attested_at").timestamp_with_time_zone().null())
                .col(col("assigned_at").timestamp_with_time_zone().not_null())
                .col(col("removed_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("judge_assignment", "stage_id", "stage"))
                .foreign_key(&mut references("judge_assignment", "submission_id", "submission"))
                .foreign_key(&mut references("judge_assignment", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("judge_assignment", &["stage_id", "submission_id", "person_id"])).await?;
        m.create_index(index("judge_assignment", &["submission_id"])).await?;
        m.create_index(index("judge_assignment", &["person_id"])).await?;
        m.create_table(
            table("review")
                .col(col("stage_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("person_id").uuid().not_null())
                .col(col("version").integer().not_null())
                .col(col("state").text().not_null())
                .col(col("panel_comment").text().not_null())
                .col(col("feedback").text().not_null())
                .col(col("updated_at").timestamp_with_time_zone().not_null())
                .col(col("sent_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("review", "stage_id", "stage"))
                .foreign_key(&mut references("review", "submission_id", "submission"))
                .foreign_key(&mut references("review", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("review", &["stage_id", "submission_id", "person_id"])).await?;
        m.create_index(index("review", &["submission_id"])).await?;
        m.create_index(index("review", &["person_id"])).await?;
        m.create_table(
            table("score")
                .col(col("review_id").uuid().not_null())
                .col(col("criterion_id").uuid().not_null())
                .col(col("half_points").integer().not_null())
                .foreign_key(&mut references("score", "review_id", "review"))
                .foreign_key(&mut references("score", "criterion_id", "criterion"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("score", &["review_id", "criterion_id"])).await?;
        m.create_index(index("score", &["criterion_id"])).await?;
        m.create_table(
            table("ranking")
                .col(col("stage_id").uuid().not_null())
                .col(col("input_hash").text().not_null())
                .col(col("input").json_binary().not_null())
                .col(col("figures").json_binary().not_null())
                .col(col("computed_by").uuid().null())
                .col(col("computed_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("ranking", "stage_id", "stage"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("ranking", &["stage_id"])).await?;
        m.create_table(
            table("stage_result")
                .col(col("stage_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("outcome").text().not_null())
                .col(col("reason").text().null())
                .col(col("decided_by").uuid().not_null())
                .col(col("decided_at").timestamp_with_time_zone().not_null())
                .col(col("announced_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("stage_result", "stage_id", "stage"))
                .foreign_key(&mut references("stage_result", "submission_id", "submission"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("stage_result", &["stage_id", "submission_id"])).await?;
        m.create_index(index("stage_result", &["submission_id"])).await?;
        m.create_table(
            table("award")
                .col(col("challenge_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("organisation_id").uuid().null())
                .col(col("rank").integer().not_null())
                .col(col("state").text().not_null())
                .col(col("decided_by").uuid().not_null())
                .col(col("decided_at").timestamp_with_time_zone().not_null())
                .col(col("announced_at").timestamp_with_time_zone().null())
                .col(col("respond_by").timestamp_with_time_zone().null())
                .col(col("responded_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("award", "challenge_id", "challenge"))
                .foreign_key(&mut references("award", "submission_id", "submission"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("award", &["submission_id"])).await?;
        m.create_index(index("award", &["challenge_id"])).await?;
        m.create_index(index("award", &["organisation_id"])).await?;
        m.create_table(
            table("announcement")
                .col(col("challenge_id").uuid().not_null())
                .col(col("stage_id").uuid().not_null())
                .col(col("announced_by").uuid().not_null())
                .col(col("announced_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("announcement", "challenge_id", "challenge"))
                .foreign_key(&mut references("announcement", "stage_id", "stage"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("announcement", &["challenge_id"])).await?;
        m.create_index(index("announcement", &["stage_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("announcement").to_owned()).await?;
        m.drop_table(Table::drop().table("award").to_owned()).await?;
        m.drop_table(Table::drop().table("stage_result").to_owned()).await?;
        m.drop_table(Table::drop().table("ranking").to_owned()).await?;
        m.drop_table(Table::drop().table("score").to_owned()).await?;
        m.drop_table(Table::drop().table("review").to_owned()).await?;
        m.drop_table(Table::drop().table("judge_assignment").to_owned()).await?;
        m.drop_table(Table::drop().table("conflict").to_owned()).await?;
        m.drop_table(Table::drop().table("panel_judge").to_owned()).await?;
        Ok(())
    }
}

//! The tables of assignment.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("preference")
                .col(col("challenge_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("testbed_id").uuid().not_null())
                .col(col("position").integer().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("preference", "challenge_id", "challenge"))
                .foreign_key(&mut references("preference", "submission_id", "submission"))
                .foreign_key(&mut references("preference", "testbed_id", "testbed"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("preference", &["submission_id", "testbed_id"])).await?;
        m.create_index(index("preference", &["challenge_id"])).await?;
        m.create_index(index("preference", &["testbed_id"])).await?;
        m.create_table(
            table("city_priority")
                .col(col("challenge_id").uuid().not_null())
                .col(col("organisation_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("position").integer().not_null())
                .col(col("reason").text().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("city_priority", "challenge_id", "challenge"))
                .foreign_key(&mut references("city_priority", "organisation_id", "organisation"))
                .foreign_key(&mut references("city_priority", "submission_id", "submission"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("city_priority", &["challenge_id", "organisation_id", "submission_id"])).await?;
        m.create_index(index("city_priority", &["organisation_id"])).await?;
        m.create_index(index("city_priority", &["submission_id"])).await?;
        m.create_table(
            table("assignment_constraint")
                .col(col("challenge_id").uuid().not_null())
                .col(col("kind").text().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("testbed_id").uuid().not_null())
                .col(col("reason").text().not_null())
                .col(col("created_by").uuid().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("lifted_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("assignment_constraint", "challenge_id", "challenge"))
                .foreign_key(&mut references("assignment_constraint", "submission_id", "submission"))
                .foreign_key(&mut references("assignment_constraint", "testbed_id", "testbed"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("assignment_constraint", &["challenge_id"])).await?;
        m.create_index(index("assignment_constraint", &["submission_id"])).await?;
        m.create_index(index("assignment_constraint", &["testbed_id"])).await?;
        m.create_table(
            table("assignment_round")
                .col(col("challenge_id").uuid().not_null())
                .col(col("number").integer().not_null())
                .col(col("dry").boolean().not_null())
                .col(col("algorithm").text().not_null())
                .col(col("input").json_binary().not_null())
                .col(col("input_hash").text().not_null())
                .col(col("certificate").json_binary().not_null())
                .col(col("run_by").uuid().not_null())
                .col(col("run_at").timestamp_with_time_zone().not_null())
                .col(col("confirm_by").timestamp_with_time_zone().null())
                .foreign_key(&mut references("assignment_round", "challenge_id", "challenge"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("assignment_round", &["challenge_id", "number"])).await?;
        m.create_table(
            table("testbed_match")
                .col(col("round_id").uuid().not_null())
                .col(col("challenge_id").uuid().not_null())
                .col(col("submission_id").uuid().not_null())
                .col(col("testbed_id").uuid().not_null())
                .col(col("state").text().not_null())
                .col(col("winner_confirmed_at").timestamp_with_time_zone().null())
                .col(col("operator_confirmed_at").timestamp_with_time_zone().null())
                .col(col("confirm_by").timestamp_with_time_zone().null())
                .col(col("ended_at").timestamp_with_time_zone().null())
                .col(col("end_reason").text().null())
                .foreign_key(&mut references("testbed_match", "round_id", "assignment_round"))
                .foreign_key(&mut references("testbed_match", "challenge_id", "challenge"))
                .foreign_key(&mut references("testbed_match", "submission_id", "submission"))
                .foreign_key(&mut references("testbed_match", "testbed_id", "testbed"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("testbed_match", &["round_id", "submission_id"])).await?;
        m.create_index(index("testbed_match", &["challenge_id"])).await?;
        m.create_index(index("testbed_match", &["submission_id"])).await?;
        m.create_index(index("testbed_match", &["testbed_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("testbed_match").to_owned()).await?;
        m.drop_table(Table::drop().table("assignment_round").to_owned()).await?;
        m.drop_table(Table::drop().table("assignment_constraint").to_owned()).await?;
        m.drop_table(Table::drop().table("city_priority").to_owned()).await?;
        m.drop_table(Table::drop().table("preference").to_owned()).await?;
        Ok(())
    }
}

//! The tables of challenges.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("challenge")
                .col(col("slug").text().not_null())
                .col(col("lead_organisation_id").uuid().not_null())
                .col(col("state").text().not_null())
                .col(col("title").json_binary().not_null())
                .col(col("summary").json_binary().not_null())
                .col(col("problem").json_binary().not_null())
                .col(col("outcomes").json_binary().not_null())
                .col(col("terms").json_binary().not_null())
                .col(col("themes").json_binary().not_null())
                .col(col("form").json_binary().not_null())
                .col(col("rules").json_binary().not_null())
                .col(col("opens_at").timestamp_with_time_zone().null())
                .col(col("closes_at").timestamp_with_time_zone().null())
                .col(col("zone").text().not_null())
                .col(col("review_remarks").text().null())
                .col(col("published_at").timestamp_with_time_zone().null())
                .col(col("decided_at").timestamp_with_time_zone().null())
                .col(col("archived_at").timestamp_with_time_zone().null())
                .col(col("cancelled_at").timestamp_with_time_zone().null())
                .col(col("cancel_reason").text().null())
                .col(col("lottery_commitment").text().null())
                .col(col("lottery_seed").text().null())
                .col(col("sources").json_binary().not_null())
                .col(col("fictional").boolean().not_null())
                .col(col("theme_index").text().not_null())
                .col(col("search_text").text().not_null())
                .col(col("created_by").uuid().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("lock_version").integer().not_null())
                .foreign_key(&mut references("challenge", "lead_organisation_id", "organisation"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("challenge", &["slug"])).await?;
        m.create_index(index("challenge", &["lead_organisation_id"])).await?;
        m.create_table(
            table("host_brief")
                .col(col("challenge_id").uuid().not_null())
                .col(col("organisation_id").uuid().not_null())
                .col(col("state").text().not_null())
                .col(col("context").json_binary().not_null())
                .col(col("contact").text().not_null())
                .col(col("money_minor").big_integer().null())
                .col(col("currency").text().null())
                .col(col("places").integer().not_null())
                .col(col("language").text().null())
                .col(col("local_terms").json_binary().not_null())
                .col(col("eligibility").json_binary().not_null())
                .col(col("legal_basis").text().null())
                .col(col("approved_at").timestamp_with_time_zone().null())
                .col(col("approved_by").uuid().null())
                .col(col("lock_version").integer().not_null())
                .foreign_key(&mut references("host_brief", "challenge_id", "challenge"))
                .foreign_key(&mut references("host_brief", "organisation_id", "organisation"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("host_brief", &["challenge_id", "organisation_id"])).await?;
        m.create_index(index("host_brief", &["organisation_id"])).await?;
        m.create_table(
            table("brief_testbed")
                .col(col("host_brief_id").uuid().not_null())
                .col(col("testbed_id").uuid().not_null())
                .col(col("places").integer().not_null())
                .foreign_key(&mut references("brief_testbed", "host_brief_id", "host_brief"))
                .foreign_key(&mut references("brief_testbed", "testbed_id", "testbed"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("brief_testbed", &["host_brief_id", "testbed_id"])).await?;
        m.create_index(index("brief_testbed", &["testbed_id"])).await?;
        m.create_table(
            table("stage")
                .col(col("challenge_id").uuid().not_null())
                .col(col("position").integer().not_null())
                .col(col("kind").text().not_null())
                .col(col("name").json_binary().not_null())
                .col(col("starts_at").timestamp_with_time_zone().null())
                .col(col("ends_at").timestamp_with_time_zone().null())
                .col(col("quorum").integer().not_null())
                .col(col("blind").boolean().not_null())
                .col(col("advance_total").integer().null())
                .col(col("advance_per_city").integer().null())
                .foreign_key(&mut references("stage", "challenge_id", "challenge"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("stage", &["challenge_id", "position"])).await?;
        m.create_table(
            table("criterion")
                .col(col("stage_id").uuid().not_null())
                .col(col("position").integer().not_null())
                .col(col("name").json_binary().not_null())
                .col(col("description").json_binary().not_null())
                .col(col("weight").integer().not_null())
                .col(col("anchors").json_binary().not_null())
                .col(col("threshold").integer().null())
                .foreign_key(&mut references("criterion", "stage_id", "stage"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("criterion", &["stage_id", "position"])).await?;
        m.create_table(
            table("challenge_dataset")
                .col(col("challenge_id").uuid().not_null())
                .col(col("dataset_id").uuid().not_null())
                .foreign_key(&mut references("challenge_dataset", "challenge_id", "challenge"))
                .foreign_key(&mut references("challenge_dataset", "dataset_id", "dataset"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("challenge_dataset", &["challenge_id", "dataset_id"])).await?;
        m.create_index(index("challenge_dataset", &["dataset_id"])).await?;
        m.create_table(
            table("deadline_extension")
                .col(col("challenge_id").uuid().not_null())
                .col(col("old_closes_at").timestamp_with_time_zone().not_null())
                .col(col("new_closes_at").timestamp_with_time_zone().not_null())
                .col(col("reason").json_binary().not_null())
                .col(col("created_by").uuid().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("deadline_extension", "challenge_id", "challenge"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("deadline_extension", &["challenge_id"])).await?;
        m.create_table(
            table("follower")
                .col(col("challenge_id").uuid().not_null())
                .col(col("person_id").uuid().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .foreign_key(&mut references("follower", "challenge_id", "challenge"))
                .foreign_key(&mut references("follower", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("follower", &["challenge_id", "person_id"])).await?;
        m.create_index(index("follower", &["person_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("follower").to_owned()).await?;
        m.drop_table(Table::drop().table("deadline_extension").to_owned()).await?;
        m.drop_table(Table::drop().table("challenge_dataset").to_owned()).await?;
        m.drop_table(Table::drop().table("criterion").to_owned()).await?;
        m.drop_table(Table::drop().table("stage").to_owned()).await?;
        m.drop_table(Table::drop().table("brief_testbed").to_owned()).await?;
        m.drop_table(Table::drop().table("host_brief").to_owned()).await?;
        m.drop_table(Table::drop().table("challenge").to_owned()).await?;
        Ok(())
    }
}

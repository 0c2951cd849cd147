//! The tables of accounts.

use sea_orm_migration::prelude::*;

use crate::parts::{col, index, references, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("person")
                .col(col("email").text().not_null())
                .col(col("email_confirmed_at").timestamp_with_time_zone().null())
                .col(col("name").text().not_null())
                .col(col("password_hash").text().null())
                .col(col("language").text().not_null())
                .col(col("zone").text().not_null())
                .col(col("platform_role").text().null())
                .col(col("fictional").boolean().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("erased_at").timestamp_with_time_zone().null())
                .to_owned(),
        )
        .await?;
        m.create_index(unique("person", &["email"])).await?;
        m.create_table(
            table("session")
                .col(col("person_id").uuid().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("last_seen_at").timestamp_with_time_zone().not_null())
                .col(col("expires_at").timestamp_with_time_zone().not_null())
                .col(col("ended_at").timestamp_with_time_zone().null())
                .col(col("end_reason").text().null())
                .col(col("user_agent").text().not_null())
                .col(col("address").text().not_null())
                .foreign_key(&mut references("session", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("session", &["person_id"])).await?;
        m.create_table(
            table("refresh_token")
                .col(col("session_id").uuid().not_null())
                .col(col("token_hash").text().not_null())
                .col(col("issued_at").timestamp_with_time_zone().not_null())
                .col(col("used_at").timestamp_with_time_zone().null())
                .col(col("expires_at").timestamp_with_time_zone().not_null())
                .col(col("successor_id").uuid().null())
                .foreign_key(&mut references("refresh_token", "session_id", "session"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("refresh_token", &["token_hash"])).await?;
        m.create_index(index("refresh_token", &["session_id"])).await?;
        m.create_table(
            table("email_token")
                .col(col("person_id").uuid().not_null())
                .col(col("purpose").text().not_null())
                .col(col("token_hash").text().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("expires_at").timestamp_with_time_zone().not_null())
                .col(col("used_at").timestamp_with_time_zone().null())
                .foreign_key(&mut references("email_token", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("email_token", &["token_hash"])).await?;
        m.create_index(index("email_token", &["person_id"])).await?;
        m.create_table(
            table("signing_key")
                .col(col("kid").text().not_null())
                .col(col("private_pem").text().not_null())
                .col(col("public_jwk").json_binary().not_null())
                .col(col("created_at").timestamp_with_time_zone().not_null())
                .col(col("active_from").timestamp_with_time_zone().not_null())
                .col(col("retired_at").timestamp_with_time_zone().null())
                .to_owned(),
        )
        .await?;
        m.create_index(unique("signing_key", &["kid"])).await?;
        m.create_table(
            table("throttle")
                .col(col("bucket").text().not_null())
                .col(col("window_started_at").timestamp_with_time_zone().not_null())
                .col(col("hits").big_integer().not_null())
                .to_owned(),
        )
        .await?;
        m.create_index(unique("throttle", &["bucket"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("throttle").to_owned()).await?;
        m.drop_table(Table::drop().table("signing_key").to_owned()).await?;
        m.drop_table(Table::drop().table("email_token").to_owned()).await?;
        m.drop_table(Table::drop().table("refresh_token").to_owned()).await?;
        m.drop_table(Table::drop().table("session").to_owned()).await?;
        m.drop_table(Table::drop().table("person").to_owned()).await?;
        Ok(())
    }
}

//! Somebody who runs an organisation makes an API client; its secret is shown once.

use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::entity::{api_client, organisation};
use super::policy::{self, Action};
use super::{scopes, store};
use crate::kernel::{ApiClientId, Context, Entry, Error, Faults, OrganisationId, Result, Viewer, secret_hash};

/// The API client to be.
#[derive(Clone, Debug)]
pub struct ClientCreate {
    /// For whom it acts.
    pub organisation: OrganisationId,
    /// What people call it.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<String>,
}

/// An API client with its secret, which nobody can read again.
pub struct CreatedClient {
    /// The client.
    pub client: api_client::Model,
    /// 256 random bits.
    pub secret: String,
}

/// Makes the API client.
///
/// # Errors
/// Refused with every fault at once.
pub async fn client_create(ctx: &Context, viewer: &Viewer, input: ClientCreate) -> Result<CreatedClient> {
    let id = input.organisation;
    let mut tx = ctx.begin(viewer).await?;
    let row = organisation::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = policy::decide(policy::relation(viewer, id), policy::standing(&row), Action::ClientCreate).permit()?;
    let creator = viewer.person()?.id;
    let name = input.name.trim().to_owned();
    let mut faults = Faults::new();
    faults.check(
        (1..=80).contains(&name.chars().count()),
        "api_client.name",
        "name",
        "Give it a name of at most 80 characters, so that people know what it is for.",
    );
    faults.check(!input.scopes.is_empty(), "api_client.scopes_required", "scopes", "Choose what it may do.");
    for (n, scope) in input.scopes.iter().enumerate() {
        let path = format!("scopes.{n}");
        faults.check(scopes::is_known(scope), "api_client.scope_unknown", path, "There is no such scope.");
    }
    faults.finish()?;
    let mut wanted = input.scopes;
    wanted.sort();
    wanted.dedup();
    let secret = ctx.secret();
    let client = api_client::ActiveModel {
        id: Set(tx.id::<ApiClientId>()),
        organisation_id: Set(id),
        name: Set(name),
        secret_hash: Set(secret_hash(&secret)),
        scopes: Set(serde_json::to_value(&wanted)?),
        created_by: Set(creator),
        created_at: Set(tx.now()),
        revoked_at: Set(None),
        last_used_at: Set(None),
    };
    let client = store::add_client(&tx, &permit, client).await?;
    tx.record(Entry::new("api_client.created", client.id).organisation(id).with("scopes", &wanted)).await?;
    tx.commit().await?;
    Ok(CreatedClient { client, secret })
}

//! Running a typed GraphQL operation through the backend.

use actix_web::HttpRequest;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Backend, PageError};

/// Executes a typed operation as the viewer of `request`.
///
/// # Errors
/// The first error of the response, as a [`PageError`].
pub async fn run<D, V>(
    backend: &dyn Backend,
    request: &HttpRequest,
    operation: &cynic::Operation<D, V>,
) -> Result<D, PageError>
where
    D: DeserializeOwned,
    V: Serialize,
{
    let json = serde_json::to_value(operation).map_err(|e| PageError::internal("an operation has no JSON", e))?;
    let mut response = backend.execute(request, json).await;
    if let Some(error) = response.get("errors").and_then(Value::as_array).and_then(|errors| errors.first()) {
        return Err(PageError::from_graphql(error));
    }
    let data = response.get_mut("data").map_or(Value::Null, Value::take);
    serde_json::from_value(data).map_err(|e| PageError::internal("an answer does not fit its query", e))
}

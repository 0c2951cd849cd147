//! The door through which the web pages reach the API: in-process, as the viewer of the page's request.

use std::sync::Arc;

use actix_web::{HttpRequest, web};
use async_graphql::{Request, Response};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use intercity_domain::files;
use intercity_domain::kernel::{Context, Error, FileId};
use intercity_frontend::shell::{Backend, FileStream};
use serde_json::{Value, json};

use crate::edge::Edge;
use crate::graphql::Fault;
use crate::graphql::http::{admit, with_request_id};

struct Pages {
    edge: Arc<Edge>,
    public_url: String,
}

/// What the pages are given.
pub fn backend(edge: Arc<Edge>, public_url: &str) -> web::Data<dyn Backend> {
    let backend: Arc<dyn Backend> = Arc::new(Pages { edge, public_url: public_url.to_owned() });
    web::Data::from(backend)
}

#[async_trait(?Send)]
impl Backend for Pages {
    async fn execute(&self, request: &HttpRequest, operation: Value) -> Value {
        let caller = self.edge.caller(request);
        let request_id = caller.context.request_id.clone();
        let response = match serde_json::from_value::<Request>(operation) {
            Ok(operation) => match admit(&self.edge, operation) {
                Ok(operation) => Box::pin(self.edge.schema.execute(operation.data(caller))).await,
                Err(refused) => refused,
            },
            Err(error) => Response::from_errors(vec![async_graphql::ServerError::new(error.to_string(), None)]),
        };
        serde_json::to_value(with_request_id(response, request_id.as_deref()))
            .unwrap_or_else(|error| json!({ "errors": [{ "message": error.to_string() }] }))
    }

    async fn put_file(&self, request: &HttpRequest, upload_url: &str, content: FileStream<'_>) -> Result<(), Value> {
        let context = self.edge.caller(request).context;
        Box::pin(receive(&context, upload_url, content)).await.map_err(|error| {
            let error = async_graphql::Error::from(Fault(error));
            serde_json::to_value(error.into_server_error(async_graphql::Pos::default())).unwrap_or_default()
        })
    }

    fn now(&self) -> DateTime<Utc> {
        self.edge.context.now()
    }

    fn random(&self, bytes: &mut [u8]) {
        self.edge.context.random.fill(bytes);
    }

    fn secret(&self) -> &[u8] {
        &self.edge.context.settings.url_secret
    }

    fn public_url(&self) -> &str {
        &self.public_url
    }
}

/// What the route of upload addresses does, without the detour over the network.
async fn receive(context: &Context, upload_url: &str, content: FileStream<'_>) -> Result<(), Error> {
    let (path, query) = upload_url.split_once('?').ok_or(Error::NotFound)?;
    let id = path.rsplit('/').next().and_then(|id| id.parse::<FileId>().ok()).ok_or(Error::NotFound)?;
    files::verify(context, files::Direction::Upload, id, query)?;
    files::receive(context, id, None, content).await?;
    Ok(())
}

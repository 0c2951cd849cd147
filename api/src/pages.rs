//! The door through which the web pages reach the API: in-process, as the viewer of the page's request.

use std::sync::Arc;

use actix_web::{HttpRequest, web};
use async_graphql::{Request, Response};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use intercity_domain::files::{self, Direction};
use intercity_domain::kernel::Error;
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
                Err(refused) => *refused,
            },
            Err(error) => Response::from_errors(vec![async_graphql::ServerError::new(error.to_string(), None)]),
        };
        serde_json::to_value(with_request_id(response, request_id.as_deref()))
            .unwrap_or_else(|error| json!({ "errors": [{ "message": error.to_string() }] }))
    }

    async fn put_file(&self, request: &HttpRequest, url: &str, content: FileStream) -> Result<(), Value> {
        let context = self.edge.caller(request).context;
        let put = async {
            let (path, query) = url.split_once('?').unwrap_or((url, ""));
            let file = path.rsplit('/').next().unwrap_or_default();
            let file = file.parse().map_err(|_unreadable: uuid::Error| Error::NotFound)?;
            files::verify(&context, Direction::Upload, file, query)?;
            let context = context.clone();
            // Its own task, waited for: when the reader goes away it still cleans up behind itself.
            let task = actix_web::rt::spawn(async move {
                files::receive(&context, file, None, content.map_err(Error::internal)).await
            });
            task.await.map_err(Error::internal)?
        };
        put.await.map(|_| ()).map_err(|error| {
            let error = async_graphql::Error::from(Fault(error)).into_server_error(async_graphql::Pos::default());
            let response = with_request_id(Response::from_errors(vec![error]), context.request_id.as_deref());
            response.errors.first().and_then(|error| serde_json::to_value(error).ok()).unwrap_or_default()
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

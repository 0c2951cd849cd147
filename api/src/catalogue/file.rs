//! Open files at addresses that stay: they lead on to a signed URL, which is short-lived.

use actix_web::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use intercity_domain::datasets::{DistributionDownload, distribution_download};
use intercity_domain::kernel::{Context, DistributionId, Error, Result, Viewer};

use super::answer;

/// `/catalog/files/{id}`: whoever asks is nobody in particular, so only open data is found here.
pub async fn get(context: web::Data<Context>, _request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    lead(&context, &id).await.unwrap_or_else(|error| answer::refuse(&error))
}

async fn lead(ctx: &Context, id: &str) -> Result<HttpResponse> {
    let id = id.parse().map(DistributionId).map_err(|_unreadable: uuid::Error| Error::NotFound)?;
    let ask = DistributionDownload { id, accepted_terms: None };
    let url = distribution_download(ctx, &Viewer::Nobody, ask).await?;
    Ok(HttpResponse::TemporaryRedirect()
        .insert_header((LOCATION, url.url))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .finish())
}

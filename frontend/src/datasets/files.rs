//! Files of a version: uploaded with a form that streams, and taken out again.

use actix_web::web::Path;
use cynic::MutationBuilder;

use super::manage::{finish, load};
use super::nodes::{ByteCount, Changed};
use crate::schema;
use crate::shell::{self, Answer, Form, Page, Resumable, Upload};

#[derive(cynic::InputObject)]
struct DistributionUploadBeginInput {
    version: cynic::Id,
    name: String,
    media_type: Option<String>,
    size: Option<ByteCount>,
}

#[derive(cynic::QueryVariables)]
struct BeginVariables {
    input: DistributionUploadBeginInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "BeginVariables")]
struct Begin {
    #[arguments(input: $input)]
    distribution_upload_begin: DistributionUploadBeginPayload,
}

#[derive(cynic::QueryFragment)]
struct DistributionUploadBeginPayload {
    file: cynic::Id,
    upload: UploadLink,
    resumable: ResumableUpload,
}

#[derive(cynic::QueryFragment)]
struct ResumableUpload {
    url: String,
}

#[derive(cynic::QueryFragment)]
struct UploadLink {
    url: String,
}

#[derive(cynic::InputObject)]
struct DistributionRemoveInput {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct RemoveVariables {
    input: DistributionRemoveInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RemoveVariables")]
#[allow(dead_code)] // what counts is that there was an answer
struct Remove {
    #[arguments(input: $input)]
    distribution_remove: DistributionRemovePayload,
}

#[derive(cynic::QueryFragment)]
#[allow(dead_code)]
struct DistributionRemovePayload {
    dataset: Changed,
}

/// `/datasets/{slug}/files`, sent with a file
pub async fn upload(page: Page, upload: Upload, slug: Path<String>) -> Answer {
    let Upload { mut form, file } = upload;
    let dataset = load(&page, &slug).await?;
    let Some(file) = file else {
        form.fault("file", "datasets-choose-file");
        return finish(&page, form, dataset, Err(Vec::new()), "");
    };
    let input = DistributionUploadBeginInput {
        version: cynic::Id::new(form.read("version")),
        name: file.name.clone(),
        media_type: Some(file.media_type.clone()),
        size: None,
    };
    let done = match page.submit(Begin::build(BeginVariables { input })).await? {
        Ok(begun) => page.put_file(&begun.distribution_upload_begin.upload.url, file).await?,
        Err(faults) => Err(faults),
    };
    finish(&page, form, dataset, done, "datasets-said-uploaded")
}

/// `/datasets/{slug}/files/begin`, sent by the script that uploads in pieces
pub async fn begin(page: Page, form: Form) -> Answer {
    let input = DistributionUploadBeginInput {
        version: cynic::Id::new(form.read("version")),
        name: form.read("name"),
        media_type: form.read_optional("type"),
        size: form.read("size").parse().ok().map(ByteCount),
    };
    let done = page.submit(Begin::build(BeginVariables { input })).await?;
    let begun = done.map(|done| done.distribution_upload_begin);
    shell::begun(&page, begun.map(|b| Resumable { url: b.resumable.url, file: b.file.inner().to_owned() }))
}

/// `/datasets/{slug}/files/remove`, sent
pub async fn remove(page: Page, form: Form, slug: Path<String>) -> Answer {
    let dataset = load(&page, &slug).await?;
    let input = DistributionRemoveInput { id: cynic::Id::new(form.read("id")) };
    let done = page.submit(Remove::build(RemoveVariables { input })).await?.map(drop);
    finish(&page, form, dataset, done, "datasets-said-removed")
}

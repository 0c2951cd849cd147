//! Portals that are slow, wrong, endless or hostile: each gives a report, and no dataset changes.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::house::{House, count};
use super::portal::{Page, ckan, package};

async fn failed(house: &mut House, source: &str, code: &str) -> Value {
    let before = house.kept().await;
    let run = house.run(source, false).await;
    assert_eq!((&run["state"], &run["errorCode"]), (&json!("FAILED"), &json!(code)), "{run:#}");
    assert!(!run["error"].as_str().unwrap().is_empty());
    assert_eq!(house.kept().await, before, "{code}: no dataset changed");
    run
}

/// Everything that can go wrong.
pub async fn misbehaviour(house: &mut House) {
    documents(house).await;
    asked_to_wait(house).await;
    inside(house).await;
    too_often(house).await;
}

async fn documents(house: &mut House) {
    let source = house
        .source(json!({"name": "Documents", "format": "AUTO", "url": format!("{}/catalogue", house.portal.url)}))
        .await;
    house.portal.answer(|_| Page::status(404));
    failed(house, &source, "harvest.status").await;
    house.portal.answer(|_| Page::of("<!doctype html><html></html>"));
    failed(house, &source, "harvest.web_page").await;
    house.portal.answer(|_| Page::of("{\"nhits\": 3, \"records\": []}"));
    failed(house, &source, "harvest.not_a_catalogue").await;
    // The second page breaks off: what was read of the first is not half a catalogue.
    house.portal.answer(|target| {
        let whole = ckan(&[("x1", "Eins"), ("x2", "Zwei"), ("x3", "Drei")], 2)(target);
        if target.contains("start=2") { Page::of(whole.body[..whole.body.len() / 2].to_vec()) } else { whole }
    });
    let run = failed(house, &source, "harvest.broken_json").await;
    assert_eq!((&run["records"], &run["pages"]), (&json!(2), &json!(1)));
    // The count says more than there ever is.
    let turn = AtomicUsize::new(0);
    house.portal.answer(move |_| {
        let fresh = turn.fetch_add(1, Ordering::SeqCst) % 3;
        Page::of(json!({"success": true, "result": {"count": 1_000_000, "results": [package(&format!("y{fresh}"), "Kreis")]}}).to_string())
    });
    failed(house, &source, "harvest.endless_paging").await;
    // A page that leads to itself.
    house.portal.answer(|_| Page::of("@prefix h: <http://www.w3.org/ns/hydra/core#> . @prefix d: <http://www.w3.org/ns/dcat#> .\n<#c> a d:Catalog . <#v> h:next \"/catalogue\" ."));
    failed(house, &source, "harvest.endless_paging").await;
    // One that declares a gigabyte.
    house.portal.answer(|_| Page::of("[").with("content-length", "1073741824"));
    let source = house
        .source(json!({"name": "Broken off", "format": "AUTO", "url": format!("{}/catalogue", house.portal.url)}))
        .await;
    let run = house.begin(&source, false).await;
    house.until("the second try", || async { house.portal.asked().len() > 1 }).await;
    house.portal.answer(|_| Page::of(json!([{"slug": "s", "id": "dp1", "title": "DataPress", "resources": {"r": {"url": "https://a.example/r.csv"}}}]).to_string()));
    assert_eq!(house.ended(&run).await["state"], "DONE", "it is asked again after a while");
    // One that never ends.
    house.portal.answer(|_| Page::of(vec![b' '; 33 * 1024 * 1024]));
    failed(house, &source, "outside.too_long").await;
    // An empty last page that comes too early: nothing is taken for withdrawn.
    let source = house.source(json!({"name": "Early end"})).await;
    house.portal.answer(ckan(&[("z1", "Eins"), ("z2", "Zwei")], 10));
    house.run(&source, false).await;
    house.portal.answer(|target| {
        let all = if target.contains("start=0") { vec![package("z1", "Eins")] } else { Vec::new() };
        Page::of(json!({"success": true, "result": {"count": 2, "results": all}}).to_string())
    });
    let run = house.run(&source, false).await;
    assert_eq!((&run["state"], &run["complete"], count(&run, "WITHDRAWN")), (&json!("DONE"), &json!(false), 0));
    assert_eq!(house.dataset("z2").await["state"], "PUBLISHED");
}

async fn asked_to_wait(house: &mut House) {
    let source = house.source(json!({"name": "Patience"})).await;
    let turn = AtomicUsize::new(0);
    house.portal.answer(move |target| match turn.fetch_add(1, Ordering::SeqCst) {
        0 => Page::status(429).with("retry-after", "1"),
        1 => Page::status(503).with("retry-after", "1"),
        2 => Page::status(429).with("x-ratelimit-reset", "1"),
        _ => ckan(&[("p1", "Geduld")], 10)(target),
    });
    let run = house.run(&source, false).await;
    assert_eq!((&run["state"], count(&run, "CREATED")), (&json!("DONE"), 1));
    assert_eq!(house.portal.asked().len(), 4);
}

/// Addresses that do not lie in the public network are not asked, whatever way leads to them.
async fn inside(house: &mut House) {
    for url in [
        "http://127.0.0.1:9/data.json",
        "http://localhost:9/data.json",
        "http://10.1.2.3/data.json",
        "http://192.168.0.1/data.json",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:9/data.json",
        "http://[fe80::1]/data.json",
        "http://[::ffff:127.0.0.1]:9/data.json",
        "http://2130706433:9/data.json",
    ] {
        let source = house.source(json!({"name": "Inside", "url": url, "format": "AUTO"})).await;
        failed(house, &source, "outside.not_public").await;
    }
    let source = house
        .source(json!({"name": "Redirected", "format": "AUTO", "url": format!("{}/catalogue", house.portal.url)}))
        .await;
    for to in ["http://169.254.169.254/", "http://localhost:9/", "http://[::1]:9/"] {
        house.portal.answer(move |_| Page::status(302).with("location", to));
        failed(house, &source, "outside.not_public").await;
    }
    // The next page is an address as well.
    house.portal.answer(|_| Page::of("@prefix h: <http://www.w3.org/ns/hydra/core#> . @prefix d: <http://www.w3.org/ns/dcat#> .\n<#c> a d:Catalog . <#v> h:next \"http://169.254.169.254/\" ."));
    failed(house, &source, "outside.not_public").await;
}

/// A source is started twelve times an hour at most, and once at a time.
async fn too_often(house: &mut House) {
    let source = house.source(json!({"name": "Often"})).await;
    house.portal.answer(|_| Page::status(503).with("retry-after", "12"));
    house.begin(&source, true).await;
    let start = json!({"source": source, "preview": true});
    for _ in 1..12 {
        assert_eq!(house.w.as_("berlin").refused("harvestRunStart", start.clone(), "__typename").await, "CONFLICT");
    }
    assert_eq!(house.w.as_("berlin").refused("harvestRunStart", start, "__typename").await, "THROTTLED");
    house.w.act("berlin", "harvestSourceDelete", json!({"id": source}), "source { state }").await;
    house.w.travel(20).await;
}

/// Killed at every point, a run goes on where it was, and nothing is there twice.
pub async fn kills(house: &mut House) {
    let many: Vec<(String, String)> = (0..60).map(|n| (format!("n{n:02}"), format!("Datensatz {n}"))).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(id, title)| (id.as_str(), title.as_str())).collect();
    house.portal.answer(ckan(&many, 10));
    let source = house.source(json!({"name": "Kills"})).await;
    let run = house.begin_crashing(&source).await;
    let ended = house.ended(&run).await;
    assert_eq!((&ended["state"], count(&ended, "CREATED"), &ended["records"]), (&json!("DONE"), 60, &json!(60)));
    assert_eq!(house.w.contents.texts("SELECT slug AS t FROM dataset").await.len(), 60);
    assert_eq!(house.w.contents.texts("SELECT native_id AS t FROM harvest_record").await.len(), 60);
}

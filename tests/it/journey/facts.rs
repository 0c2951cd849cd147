//! Real challenges, testbeds, datasets and files, as they lie in `api/demo`.

use serde_json::{Map, Value, json};

fn path(name: &str) -> String {
    format!("{}/../api/demo/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// One of the JSON files.
pub fn json_file(name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(path(name)).unwrap()).unwrap()
}

/// The entry of a JSON file with this slug.
pub fn fact(name: &str, slug: &str) -> Value {
    let all = json_file(name);
    all.as_array().unwrap().iter().find(|fact| fact["slug"] == slug).unwrap().clone()
}

/// The bytes of a data file.
pub fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(&format!("files/{name}"))).unwrap()
}

/// An English text as input.
pub fn en(text: &str) -> Value {
    json!({"translations": [{"language": "en", "text": text}]})
}

/// Texts by language as input.
pub fn texts(texts: &Value) -> Value {
    let all: Vec<Value> =
        texts.as_object().unwrap().iter().map(|(language, text)| json!({"language": language, "text": text})).collect();
    json!({"authoritative": "en", "translations": all})
}

/// The application form in the words of the API.
pub fn form() -> Value {
    api_words(&json_file("form.json"))
}

/// Names in camel case, kinds in capitals, localised texts as translations.
fn api_words(value: &Value) -> Value {
    match value {
        Value::Array(all) => all.iter().map(api_words).collect(),
        Value::Object(map) if map.contains_key("texts") => texts(&map["texts"]),
        Value::Object(map) => {
            let entry = |(key, value): (&String, &Value)| {
                let value = match key.as_str() {
                    "kind" | "audience" | "condition" => json!(value.as_str().unwrap().to_uppercase()),
                    _ => api_words(value),
                };
                (camel(key), value)
            };
            Value::Object(map.iter().map(entry).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let mut all = words.next().unwrap().to_owned();
    for word in words {
        all.push_str(&word[..1].to_uppercase());
        all.push_str(&word[1..]);
    }
    all
}

/// A small, valid PDF of one page.
pub fn pdf(title: &str) -> Vec<u8> {
    let content = format!("BT /F1 20 Tf 72 720 Td ({title}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let table = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    out.into_bytes()
}

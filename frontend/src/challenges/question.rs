//! One question of an application form: as queried, as sent, as typed into the builder.

use super::nodes::{Localized, LocalizedInput};
use crate::schema;
use crate::shell::Form;

/// A question as queried.
#[derive(cynic::QueryFragment, Clone)]
#[allow(missing_docs)]
pub struct FormQuestion {
    pub key: String,
    pub label: Localized,
    pub help: Localized,
    pub kind: QuestionKind,
    pub required: bool,
    pub audience: Audience,
    pub word_limit: Option<i32>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub unit: Option<String>,
    pub currencies: Vec<String>,
    pub options: Vec<FormOption>,
    pub media_types: Vec<String>,
    pub max_size: Option<i32>,
    pub columns: Vec<FormColumn>,
    pub max_rows: Option<i32>,
    pub eligibility: Option<FormEligibility>,
}

/// An option as queried.
#[derive(cynic::QueryFragment, Clone)]
#[allow(missing_docs)]
pub struct FormOption {
    pub value: String,
    pub label: Localized,
}

/// A column as queried.
#[derive(cynic::QueryFragment, Clone)]
#[allow(missing_docs)]
pub struct FormColumn {
    pub key: String,
    pub label: Localized,
    pub kind: ColumnKind,
}

/// A condition as queried.
#[derive(cynic::QueryFragment, Clone)]
#[allow(missing_docs)]
pub struct FormEligibility {
    pub condition: EligibilityCondition,
    pub values: Vec<String>,
    pub value: Option<f64>,
    pub reason: Localized,
}

/// A question as sent.
#[derive(cynic::InputObject)]
#[allow(missing_docs)]
pub struct FormQuestionInput {
    pub key: String,
    pub label: LocalizedInput,
    pub help: Option<LocalizedInput>,
    pub kind: QuestionKind,
    pub required: bool,
    pub audience: Audience,
    pub word_limit: Option<i32>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub unit: Option<String>,
    pub currencies: Vec<String>,
    pub options: Vec<FormOptionInput>,
    pub media_types: Vec<String>,
    pub max_size: Option<i32>,
    pub columns: Vec<FormColumnInput>,
    pub max_rows: Option<i32>,
    pub eligibility: Option<FormEligibilityInput>,
}

/// An option as sent.
#[derive(cynic::InputObject)]
#[allow(missing_docs)]
pub struct FormOptionInput {
    pub value: String,
    pub label: LocalizedInput,
}

/// A column as sent.
#[derive(cynic::InputObject)]
#[allow(missing_docs)]
pub struct FormColumnInput {
    pub key: String,
    pub label: LocalizedInput,
    pub kind: ColumnKind,
}

/// A condition as sent.
#[derive(cynic::InputObject)]
#[allow(missing_docs)]
pub struct FormEligibilityInput {
    pub condition: EligibilityCondition,
    pub values: Vec<String>,
    pub value: Option<f64>,
    pub reason: LocalizedInput,
}

/// Declares an enum of the schema with the word that forms and locales use for each value.
macro_rules! worded {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),+ }

        impl $name {
            /// All values.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in forms and in keys of the locales.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// From the word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

worded! {
    /// What the answer has to look like.
    QuestionKind {
        ShortText = "short-text",
        LongText = "long-text",
        Number = "number",
        Money = "money",
        Date = "date",
        Choice = "choice",
        Choices = "choices",
        Declaration = "declaration",
        Link = "link",
        File = "file",
        Table = "table",
    }
}

worded! {
    /// Who may read the answer.
    Audience {
        EveryoneAfterAnnouncement = "everyone",
        Judges = "judges",
        Organisers = "organisers",
    }
}

worded! {
    /// What stands in the cells of a column.
    ColumnKind {
        Text = "text",
        Number = "number",
        Money = "money",
    }
}

worded! {
    /// What rules an entry out unless the answer is so.
    EligibilityCondition {
        Declared = "declared",
        OneOf = "one-of",
        AtLeast = "at-least",
        AtMost = "at-most",
    }
}

impl From<&FormQuestion> for FormQuestionInput {
    fn from(q: &FormQuestion) -> Self {
        Self {
            key: q.key.clone(),
            label: (&q.label).into(),
            help: Some((&q.help).into()),
            kind: q.kind,
            required: q.required,
            audience: q.audience,
            word_limit: q.word_limit,
            min: q.min,
            max: q.max,
            unit: q.unit.clone(),
            currencies: q.currencies.clone(),
            options: q
                .options
                .iter()
                .map(|o| FormOptionInput { value: o.value.clone(), label: (&o.label).into() })
                .collect(),
            media_types: q.media_types.clone(),
            max_size: q.max_size,
            columns: q
                .columns
                .iter()
                .map(|c| FormColumnInput { key: c.key.clone(), label: (&c.label).into(), kind: c.kind })
                .collect(),
            max_rows: q.max_rows,
            eligibility: q.eligibility.as_ref().map(|e| FormEligibilityInput {
                condition: e.condition,
                values: e.values.clone(),
                value: e.value,
                reason: (&e.reason).into(),
            }),
        }
    }
}

/// The builder's fields, filled from a question.
pub fn filled(form: Form, q: &FormQuestion) -> Form {
    let whole = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    let float = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    let line = |name: &str, label: &Localized| format!("{name} = {}", label.get(&label.authoritative));
    let options: Vec<_> = q.options.iter().map(|o| line(&o.value, &o.label)).collect();
    let columns: Vec<_> = q.columns.iter().map(|c| line(&format!("{}:{}", c.key, c.kind.word()), &c.label)).collect();
    let form = form
        .with("key", q.key.clone())
        .with_localized("label", &q.label.authoritative, &q.label.pairs())
        .with_localized("help", &q.help.authoritative, &q.help.pairs())
        .with("kind", q.kind.word())
        .with("required", if q.required { "yes" } else { "" })
        .with("audience", q.audience.word())
        .with("wordLimit", whole(q.word_limit))
        .with("min", float(q.min))
        .with("max", float(q.max))
        .with("unit", q.unit.clone().unwrap_or_default())
        .with("currencies", q.currencies.join(" "))
        .with("options", options.join("\n"))
        .with("mediaTypes", q.media_types.join("\n"))
        .with("maxSize", whole(q.max_size))
        .with("columns", columns.join("\n"))
        .with("maxRows", whole(q.max_rows));
    match &q.eligibility {
        None => form,
        Some(rule) => form
            .with("eligibility.condition", rule.condition.word())
            .with("eligibility.values", rule.values.join(" "))
            .with("eligibility.value", float(rule.value))
            .with_localized("eligibility.reason", &rule.reason.authoritative, &rule.reason.pairs()),
    }
}

/// The question that was typed; `known` keeps translations of labels that nobody touched.
pub fn read(form: &mut Form, known: Option<&FormQuestion>) -> FormQuestionInput {
    let words = |form: &Form, name: &str| form.read(name).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let options = pairs(form, "options")
        .into_iter()
        .map(|(value, label)| {
            let old = known.and_then(|q| q.options.iter().find(|o| o.value == value)).map(|o| &o.label);
            FormOptionInput { label: kept(old, &label), value }
        })
        .collect();
    let columns = pairs(form, "columns")
        .into_iter()
        .map(|(name, label)| {
            let (key, kind) = name.split_once(':').unwrap_or((&name, "text"));
            let old = known.and_then(|q| q.columns.iter().find(|c| c.key == key)).map(|c| &c.label);
            let kind = ColumnKind::parse(kind.trim()).unwrap_or(ColumnKind::Text);
            FormColumnInput { key: key.trim().to_owned(), label: kept(old, &label), kind }
        })
        .collect();
    let eligibility = EligibilityCondition::parse(form.value("eligibility.condition"));
    let eligibility = eligibility.map(|condition| FormEligibilityInput {
        condition,
        values: words(form, "eligibility.values"),
        value: form.read_number("eligibility.value"),
        reason: form.read_localized("eligibility.reason").into(),
    });
    FormQuestionInput {
        key: form.read("key"),
        label: form.read_localized("label").into(),
        help: Some(form.read_localized("help").into()),
        kind: QuestionKind::parse(form.value("kind")).unwrap_or(QuestionKind::ShortText),
        required: form.is_ticked("required"),
        audience: Audience::parse(form.value("audience")).unwrap_or(Audience::Judges),
        word_limit: form.read_number("wordLimit"),
        min: form.read_number("min"),
        max: form.read_number("max"),
        unit: form.read_optional("unit"),
        currencies: words(form, "currencies"),
        options,
        media_types: words(form, "mediaTypes"),
        max_size: form.read_number("maxSize"),
        columns,
        max_rows: form.read_number("maxRows"),
        eligibility,
    }
}

/// Lines of the shape `name = label`.
fn pairs(form: &Form, name: &str) -> Vec<(String, String)> {
    let split = |line: &str| {
        let (name, label) = line.split_once('=').unwrap_or((line, line));
        (name.trim().to_owned(), label.trim().to_owned())
    };
    form.read(name).lines().filter(|line| !line.trim().is_empty()).map(split).collect()
}

fn kept(old: Option<&Localized>, typed: &str) -> LocalizedInput {
    match old {
        Some(old) if old.get(&old.authoritative) == typed => old.into(),
        Some(old) => (old.authoritative.clone(), vec![(old.authoritative.clone(), typed.to_owned())]).into(),
        None => ("en".to_owned(), vec![("en".to_owned(), typed.to_owned())]).into(),
    }
}

//! The application form, as nodes: one flat node for each question, filled as its kind needs.

use async_graphql::SimpleObject;
use intercity_domain::challenges as domain;

use super::enums::{Audience, ColumnKind, EligibilityCondition, QuestionKind};
use crate::graphql::LocalizedText;

/// A question of an application form.
#[derive(SimpleObject)]
pub struct FormQuestion {
    /// Stable name within the form; answers refer to it.
    pub key: String,
    /// What is asked.
    pub label: LocalizedText,
    /// How to answer.
    pub help: LocalizedText,
    /// What the answer has to look like.
    pub kind: QuestionKind,
    /// Whether an entry without an answer can be sent.
    pub required: bool,
    /// Who may read the answer.
    pub audience: Audience,
    /// Long text: the most words.
    pub word_limit: Option<u32>,
    /// Number: the smallest.
    pub min: Option<f64>,
    /// Number: the largest.
    pub max: Option<f64>,
    /// Number: what is counted.
    pub unit: Option<String>,
    /// Money: the currencies to choose from; any when empty.
    pub currencies: Vec<String>,
    /// Choice and choices: what can be chosen.
    pub options: Vec<FormOption>,
    /// File: media types that are taken.
    pub media_types: Vec<String>,
    /// File: the largest size in bytes.
    pub max_size: Option<u64>,
    /// Table: the columns.
    pub columns: Vec<FormColumn>,
    /// Table: the most rows.
    pub max_rows: Option<u32>,
    /// What rules an entry out before it is sent.
    pub eligibility: Option<FormEligibility>,
}

/// One option of a choice.
#[derive(SimpleObject)]
pub struct FormOption {
    /// Stable name within the question.
    pub value: String,
    /// What people read.
    pub label: LocalizedText,
}

/// One column of a table.
#[derive(SimpleObject)]
pub struct FormColumn {
    /// Stable name within the table.
    pub key: String,
    /// What people read.
    pub label: LocalizedText,
    /// What stands in its cells.
    pub kind: ColumnKind,
}

/// A condition on an answer; an entry that does not meet it cannot be sent.
#[derive(SimpleObject)]
pub struct FormEligibility {
    /// The condition.
    pub condition: EligibilityCondition,
    /// One of: the values that are eligible.
    pub values: Vec<String>,
    /// At least, at most: the bound.
    pub value: Option<f64>,
    /// Why an entry is ruled out.
    pub reason: LocalizedText,
}

/// The nodes of a form.
pub fn questions(form: domain::FormDefinition) -> Vec<FormQuestion> {
    form.questions.into_iter().map(question).collect()
}

fn question(question: domain::Question) -> FormQuestion {
    let mut node = FormQuestion {
        key: question.key,
        label: LocalizedText(question.label),
        help: LocalizedText(question.help),
        kind: QuestionKind::ShortText,
        required: question.required,
        audience: question.audience.into(),
        word_limit: None,
        min: None,
        max: None,
        unit: None,
        currencies: Vec::new(),
        options: Vec::new(),
        media_types: Vec::new(),
        max_size: None,
        columns: Vec::new(),
        max_rows: None,
        eligibility: question.eligibility.map(eligibility),
    };
    fill(&mut node, question.kind);
    node
}

fn fill(node: &mut FormQuestion, kind: domain::QuestionKind) {
    node.kind = match kind {
        domain::QuestionKind::ShortText => QuestionKind::ShortText,
        domain::QuestionKind::LongText { word_limit } => {
            node.word_limit = word_limit;
            QuestionKind::LongText
        }
        domain::QuestionKind::Number { min, max, unit } => {
            (node.min, node.max, node.unit) = (min, max, unit);
            QuestionKind::Number
        }
        domain::QuestionKind::Money { currencies } => {
            node.currencies = currencies;
            QuestionKind::Money
        }
        domain::QuestionKind::Date => QuestionKind::Date,
        domain::QuestionKind::Choice { options } => {
            node.options = choices(options);
            QuestionKind::Choice
        }
        domain::QuestionKind::Choices { options } => {
            node.options = choices(options);
            QuestionKind::Choices
        }
        domain::QuestionKind::Declaration => QuestionKind::Declaration,
        domain::QuestionKind::Link => QuestionKind::Link,
        domain::QuestionKind::File { media_types, max_size } => {
            (node.media_types, node.max_size) = (media_types, Some(max_size));
            QuestionKind::File
        }
        domain::QuestionKind::Table { columns, max_rows } => {
            node.max_rows = Some(max_rows);
            node.columns = columns
                .into_iter()
                .map(|c| FormColumn { key: c.key, label: LocalizedText(c.label), kind: c.kind.into() })
                .collect();
            QuestionKind::Table
        }
    };
}

fn choices(options: Vec<domain::Choice>) -> Vec<FormOption> {
    options.into_iter().map(|o| FormOption { value: o.value, label: LocalizedText(o.label) }).collect()
}

fn eligibility(rule: domain::Eligibility) -> FormEligibility {
    let (condition, values, value) = match rule.condition {
        domain::Condition::Declared => (EligibilityCondition::Declared, Vec::new(), None),
        domain::Condition::OneOf { values } => (EligibilityCondition::OneOf, values, None),
        domain::Condition::AtLeast { value } => (EligibilityCondition::AtLeast, Vec::new(), Some(value)),
        domain::Condition::AtMost { value } => (EligibilityCondition::AtMost, Vec::new(), Some(value)),
    };
    FormEligibility { condition, values, value, reason: LocalizedText(rule.reason) }
}

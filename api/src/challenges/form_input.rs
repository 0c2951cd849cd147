//! The application form, as input.

use async_graphql::InputObject;
use intercity_domain::challenges as domain;
use intercity_domain::kernel::{Error, Result};

use super::enums::{Audience, ColumnKind, EligibilityCondition, QuestionKind};
use crate::graphql::LocalizedInput;

/// A question of an application form, as input: fill what its kind needs.
#[derive(InputObject)]
pub struct FormQuestionInput {
    /// Stable name within the form: lower-case letters, digits, underscores.
    key: String,
    /// What is asked.
    label: LocalizedInput,
    /// How to answer.
    help: Option<LocalizedInput>,
    /// What the answer has to look like.
    kind: QuestionKind,
    /// Whether an entry without an answer can be sent.
    #[graphql(default)]
    required: bool,
    /// Who may read the answer.
    audience: Audience,
    /// Long text: the most words.
    word_limit: Option<u32>,
    /// Number: the smallest.
    min: Option<f64>,
    /// Number: the largest.
    max: Option<f64>,
    /// Number: what is counted.
    unit: Option<String>,
    /// Money: the currencies to choose from; any when empty.
    #[graphql(default)]
    currencies: Vec<String>,
    /// Choice and choices: what can be chosen.
    #[graphql(default)]
    options: Vec<FormOptionInput>,
    /// File: media types that are taken.
    #[graphql(default)]
    media_types: Vec<String>,
    /// File: the largest size in bytes.
    max_size: Option<u64>,
    /// Table: the columns.
    #[graphql(default)]
    columns: Vec<FormColumnInput>,
    /// Table: the most rows; 20 when absent.
    max_rows: Option<u32>,
    /// What rules an entry out before it is sent.
    eligibility: Option<FormEligibilityInput>,
}

/// One option of a choice, as input.
#[derive(InputObject)]
pub struct FormOptionInput {
    /// Stable name within the question.
    value: String,
    /// What people read.
    label: LocalizedInput,
}

/// One column of a table, as input.
#[derive(InputObject)]
pub struct FormColumnInput {
    /// Stable name within the table.
    key: String,
    /// What people read.
    label: LocalizedInput,
    /// What stands in its cells.
    kind: ColumnKind,
}

/// A condition on an answer, as input.
#[derive(InputObject)]
pub struct FormEligibilityInput {
    /// The condition.
    condition: EligibilityCondition,
    /// One of: the values that are eligible.
    #[graphql(default)]
    values: Vec<String>,
    /// At least, at most: the bound.
    value: Option<f64>,
    /// Why an entry is ruled out.
    reason: LocalizedInput,
}

/// Parses a whole form.
///
/// # Errors
/// Refused for unknown languages and missing bounds.
pub fn parse(questions: Vec<FormQuestionInput>) -> Result<domain::FormDefinition> {
    let questions = questions
        .into_iter()
        .enumerate()
        .map(|(n, question)| question.parse(&format!("form.questions.{n}")))
        .collect::<Result<_>>()?;
    Ok(domain::FormDefinition { questions })
}

impl FormQuestionInput {
    fn parse(self, path: &str) -> Result<domain::Question> {
        let kind = match self.kind {
            QuestionKind::ShortText => domain::QuestionKind::ShortText,
            QuestionKind::LongText => domain::QuestionKind::LongText { word_limit: self.word_limit },
            QuestionKind::Number => domain::QuestionKind::Number { min: self.min, max: self.max, unit: self.unit },
            QuestionKind::Money => domain::QuestionKind::Money { currencies: self.currencies },
            QuestionKind::Date => domain::QuestionKind::Date,
            QuestionKind::Choice => domain::QuestionKind::Choice { options: options(self.options, path)? },
            QuestionKind::Choices => domain::QuestionKind::Choices { options: options(self.options, path)? },
            QuestionKind::Declaration => domain::QuestionKind::Declaration,
            QuestionKind::Link => domain::QuestionKind::Link,
            QuestionKind::File => domain::QuestionKind::File {
                media_types: self.media_types,
                max_size: self.max_size.unwrap_or_default(),
            },
            QuestionKind::Table => domain::QuestionKind::Table {
                columns: columns(self.columns, path)?,
                max_rows: self.max_rows.unwrap_or(20),
            },
        };
        let help = self.help.map(|text| text.parse(&format!("{path}.help"))).transpose()?;
        Ok(domain::Question {
            key: self.key,
            label: self.label.parse(&format!("{path}.label"))?,
            help: help.unwrap_or_default(),
            required: self.required,
            audience: self.audience.into(),
            kind,
            eligibility: self.eligibility.map(|rule| rule.parse(&format!("{path}.eligibility"))).transpose()?,
        })
    }
}

fn options(options: Vec<FormOptionInput>, path: &str) -> Result<Vec<domain::Choice>> {
    options
        .into_iter()
        .enumerate()
        .map(|(n, option)| {
            let label = option.label.parse(&format!("{path}.options.{n}.label"))?;
            Ok(domain::Choice { value: option.value, label })
        })
        .collect()
}

fn columns(columns: Vec<FormColumnInput>, path: &str) -> Result<Vec<domain::Column>> {
    columns
        .into_iter()
        .enumerate()
        .map(|(n, column)| {
            let label = column.label.parse(&format!("{path}.columns.{n}.label"))?;
            Ok(domain::Column { key: column.key, label, kind: column.kind.into() })
        })
        .collect()
}

impl FormEligibilityInput {
    fn parse(self, path: &str) -> Result<domain::Eligibility> {
        let bound =
            || self.value.ok_or_else(|| Error::refused("form.bound", &format!("{path}.value"), "Give the bound."));
        let condition = match self.condition {
            EligibilityCondition::Declared => domain::Condition::Declared,
            EligibilityCondition::OneOf => domain::Condition::OneOf { values: self.values },
            EligibilityCondition::AtLeast => domain::Condition::AtLeast { value: bound()? },
            EligibilityCondition::AtMost => domain::Condition::AtMost { value: bound()? },
        };
        Ok(domain::Eligibility { condition, reason: self.reason.parse(&format!("{path}.reason"))? })
    }
}

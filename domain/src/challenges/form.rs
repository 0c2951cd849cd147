//! The application form that a challenge defines: questions, who may read the answers, what rules an entry out.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kernel::{Localized, Money};

/// The whole form, in the order in which it is asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FormDefinition {
    /// The questions.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Stable name within the form, a slug with underscores; answers refer to it.
    pub key: String,
    /// What is asked.
    pub label: Localized,
    /// How to answer.
    #[serde(default)]
    pub help: Localized,
    /// Whether an entry without an answer can be sent.
    pub required: bool,
    /// Who may read the answer.
    pub audience: Audience,
    /// What the answer must look like.
    #[serde(flatten)]
    pub kind: QuestionKind,
    /// What rules an entry out before it is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligibility: Option<Eligibility>,
}

/// Who may read an answer besides its team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everyone, once outcomes are announced; judges and organisers before.
    EveryoneAfterAnnouncement,
    /// Judges and organisers.
    Judges,
    /// Organisers only.
    Organisers,
}

/// What an answer must look like. The JSON shape of the answer stands with each kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuestionKind {
    /// One line: a string of at most 300 characters.
    ShortText,
    /// Several paragraphs: a string.
    LongText {
        /// The most words, if limited.
        #[serde(default)]
        word_limit: Option<u32>,
    },
    /// A number.
    Number {
        /// The smallest, if limited.
        #[serde(default)]
        min: Option<f64>,
        /// The largest, if limited.
        #[serde(default)]
        max: Option<f64>,
        /// What is counted, for example `m²`.
        #[serde(default)]
        unit: Option<String>,
    },
    /// An amount: `{"minor": 1200, "currency": "EUR"}`.
    Money {
        /// The currencies to choose from (ISO 4217); any when empty.
        #[serde(default)]
        currencies: Vec<String>,
    },
    /// A day: `"2021-07-20"`.
    Date,
    /// One of the options: its value as a string.
    Choice {
        /// What can be chosen.
        options: Vec<Choice>,
    },
    /// Some of the options: an array of values.
    Choices {
        /// What can be chosen.
        options: Vec<Choice>,
    },
    /// Yes or no, signed as true by sending: a boolean.
    Declaration,
    /// A web address: a string beginning with `https://` or `http://`.
    Link,
    /// One uploaded file: the id of the stored file as a string.
    File {
        /// Media types that are taken, for example `application/pdf`.
        media_types: Vec<String>,
        /// The largest size in bytes.
        max_size: u64,
    },
    /// Rows of the same columns, for example a budget: an array of objects by column key.
    Table {
        /// The columns.
        columns: Vec<Column>,
        /// The most rows.
        max_rows: u32,
    },
}

impl QuestionKind {
    /// The stored name of the kind.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::ShortText => "short_text",
            Self::LongText { .. } => "long_text",
            Self::Number { .. } => "number",
            Self::Money { .. } => "money",
            Self::Date => "date",
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::Declaration => "declaration",
            Self::Link => "link",
            Self::File { .. } => "file",
            Self::Table { .. } => "table",
        }
    }
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Stable name within the question.
    pub value: String,
    /// What people read.
    pub label: Localized,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Stable name within the table.
    pub key: String,
    /// What people read.
    pub label: Localized,
    /// What stands in its cells.
    pub kind: ColumnKind,
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// A string.
    Text,
    /// A number.
    Number,
    /// An amount, `{"minor": 1200, "currency": "EUR"}`.
    Money,
}

/// A condition on the answer; an entry that does not meet it cannot be sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Eligibility {
    /// The condition.
    #[serde(flatten)]
    pub condition: Condition,
    /// Why an entry that does not meet it is ruled out.
    pub reason: Localized,
}

/// What an answer has to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "condition", rename_all = "snake_case")]
pub enum Condition {
    /// A declaration that is made.
    Declared,
    /// A choice (or every one of several choices) among these values.
    OneOf {
        /// The values that are eligible.
        values: Vec<String>,
    },
    /// A number (or an amount in minor units) not below this.
    AtLeast {
        /// The least.
        value: f64,
    },
    /// A number (or an amount in minor units) not above this.
    AtMost {
        /// The most.
        value: f64,
    },
}

impl Eligibility {
    /// Whether the answer, in the JSON shape of its kind, meets the condition. No answer does not.
    pub fn holds(&self, answer: &Value) -> bool {
        match &self.condition {
            Condition::Declared => answer.as_bool() == Some(true),
            Condition::OneOf { values } => match answer {
                Value::String(one) => values.contains(one),
                Value::Array(all) if !all.is_empty() => {
                    all.iter().all(|v| v.as_str().is_some_and(|v| values.iter().any(|known| known == v)))
                }
                _ => false,
            },
            Condition::AtLeast { value } => amount(answer).is_some_and(|a| a >= *value),
            Condition::AtMost { value } => amount(answer).is_some_and(|a| a <= *value),
        }
    }
}

/// The number in a number or money answer. Minor units of any real amount are exact in an `f64`.
#[allow(clippy::cast_precision_loss)]
fn amount(answer: &Value) -> Option<f64> {
    answer.as_f64().or_else(|| serde_json::from_value::<Money>(answer.clone()).ok().map(|money| money.minor as f64))
}

impl FormDefinition {
    /// The question with this key.
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Audience, Condition, Eligibility, FormDefinition, Question, QuestionKind};
    use crate::kernel::Localized;

    #[test]
    fn a_form_survives_being_stored() {
        let form = FormDefinition {
            questions: vec![Question {
                key: "team_based".into(),
                label: Localized::en("Is the team based in one of the cities?"),
                help: Localized::default(),
                required: true,
                audience: Audience::Organisers,
                kind: QuestionKind::LongText { word_limit: Some(300) },
                eligibility: Some(Eligibility { condition: Condition::Declared, reason: Localized::en("Only these.") }),
            }],
        };
        let stored = serde_json::to_value(&form).expect("serialises");
        assert_eq!(stored["questions"][0]["kind"], "long_text");
        assert_eq!(stored["questions"][0]["eligibility"]["condition"], "declared");
        assert_eq!(serde_json::from_value::<FormDefinition>(stored).expect("parses"), form);
    }

    #[test]
    fn conditions_hold_for_the_right_answers_only() {
        let rule = |condition| Eligibility { condition, reason: Localized::en("No.") };
        assert!(rule(Condition::Declared).holds(&json!(true)));
        assert!(!rule(Condition::Declared).holds(&json!(false)));
        assert!(!rule(Condition::Declared).holds(&json!(null)));
        let some = Condition::OneOf { values: vec!["a".into(), "b".into()] };
        assert!(rule(some.clone()).holds(&json!("a")) && rule(some.clone()).holds(&json!(["b", "a"])));
        assert!(!rule(some.clone()).holds(&json!(["a", "c"])) && !rule(some).holds(&json!([])));
        assert!(rule(Condition::AtMost { value: 500.0 }).holds(&json!({"minor": 500, "currency": "EUR"})));
        assert!(!rule(Condition::AtLeast { value: 3.0 }).holds(&json!(2)));
    }
}

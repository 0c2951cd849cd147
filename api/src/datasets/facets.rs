//! How many datasets stand behind each choice of a filter.

use async_graphql::{Context, Object, SimpleObject};
use intercity_domain::datasets::search::{self, Counted, OTHER_LICENCE};
use intercity_domain::datasets::{self as domain, vocabulary};
use intercity_domain::kernel::Language;

use super::enums::DatasetAccess;
use crate::graphql::{Caller, Fault, caller};
use crate::organisations::Organisation;

/// The choices that lead to something, the fullest first. Each kind is counted with all the other filters in force.
pub struct DatasetFacets {
    filter: domain::Filter,
    publishers: Vec<DatasetPublisherCount>,
    counted: search::Facets,
}

/// A city or partner, and how many datasets.
#[derive(SimpleObject, Clone)]
pub struct DatasetPublisherCount {
    /// Who publishes.
    publisher: Organisation,
    /// How many.
    count: i32,
}

/// An access level, and how many datasets.
#[derive(SimpleObject)]
pub struct DatasetAccessCount {
    /// The level.
    access: DatasetAccess,
    /// How many.
    count: i32,
}

/// A choice, and how many datasets.
#[derive(SimpleObject)]
pub struct DatasetChoiceCount {
    /// What to put into the filter.
    value: String,
    /// How it is called, in the language that was asked for.
    name: String,
    /// How many.
    count: i32,
}

/// A licence, and how many datasets.
#[derive(SimpleObject)]
pub struct DatasetLicenceCount {
    /// What to put into the filter; `other` for licences that are not known by name.
    value: String,
    /// How it is called for short; nothing for those not known by name.
    name: Option<String>,
    /// Whether it is open in the sense of the Open Definition.
    open: bool,
    /// How many.
    count: i32,
}

/// So many days back, and how many datasets changed since.
#[derive(SimpleObject)]
pub struct DatasetChangeCount {
    /// Days.
    days: i32,
    /// How many.
    count: i32,
}

impl DatasetFacets {
    /// Counts for a filter.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(caller: &Caller, filter: domain::Filter) -> Result<Self, Fault> {
        let counted = search::facets(&caller.context, &caller.viewer, &filter).await?;
        let ids: Vec<_> = counted.publishers.iter().map(|one| one.value).collect();
        let rows = intercity_domain::organisations::by_ids(&caller.context, &ids).await?;
        let publishers = counted
            .publishers
            .iter()
            .filter_map(|one| {
                let row = rows.iter().find(|row| row.id == one.value)?.clone();
                Some(DatasetPublisherCount { publisher: Organisation(row), count: number(one.count) })
            })
            .collect();
        Ok(Self { filter, publishers, counted })
    }
}

/// The choices that lead to something, the fullest first. Each kind is counted with all the other filters in force.
#[Object]
impl DatasetFacets {
    /// Cities and partners.
    async fn publishers(&self) -> Vec<DatasetPublisherCount> {
        self.publishers.clone()
    }

    /// Access levels.
    async fn access(&self) -> Vec<DatasetAccessCount> {
        let one = |one: &Counted<domain::DatasetAccess>| DatasetAccessCount {
            access: one.value.into(),
            count: number(one.count),
        };
        self.counted.access.iter().map(one).collect()
    }

    /// European data themes.
    async fn themes(&self, #[graphql(desc = "de, en or fr.")] language: String) -> Vec<DatasetChoiceCount> {
        let place = Language::ALL.iter().position(|one| Some(*one) == Language::parse(&language)).unwrap_or(1);
        let name = |code: &str| {
            let theme = vocabulary::theme(code)?;
            theme.names.get(place).map(|name| (*name).to_owned())
        };
        choices(&self.counted.themes, name)
    }

    /// File types.
    async fn formats(&self) -> Vec<DatasetChoiceCount> {
        choices(&self.counted.formats, |code| vocabulary::format(code).map(|format| format.name.to_owned()))
    }

    /// Licences.
    async fn licences(&self) -> Vec<DatasetLicenceCount> {
        let one = |one: &Counted<String>| {
            let known = Some(one.value.as_str()).filter(|key| *key != OTHER_LICENCE).and_then(vocabulary::licence);
            DatasetLicenceCount {
                value: one.value.clone(),
                name: known.map(|known| known.name.to_owned()),
                open: known.is_some_and(vocabulary::Licence::open),
                count: number(one.count),
            }
        };
        self.counted.licences.iter().map(one).collect()
    }

    /// How many changed within so many days.
    async fn changed_within(&self) -> Vec<DatasetChangeCount> {
        let one = |one: &Counted<u16>| DatasetChangeCount { days: i32::from(one.value), count: number(one.count) };
        self.counted.changed_within.iter().map(one).collect()
    }

    /// For somebody whose words found nothing: the nearest words that titles have; nothing when none is near.
    async fn suggestion(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        let caller = caller(ctx)?;
        let Some(text) = self.filter.text.as_deref() else { return Ok(None) };
        Ok(search::suggest(&caller.context, &caller.viewer, text).await?)
    }
}

fn choices(counted: &[Counted<String>], name: impl Fn(&str) -> Option<String>) -> Vec<DatasetChoiceCount> {
    let one = |one: &Counted<String>| DatasetChoiceCount {
        name: name(&one.value).unwrap_or_else(|| one.value.clone()),
        value: one.value.clone(),
        count: number(one.count),
    };
    counted.iter().map(one).collect()
}

fn number(count: u64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

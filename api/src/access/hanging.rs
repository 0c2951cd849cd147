//! What sanctions and closing duties of one answer load together: their grants and what stands around those.

use std::collections::HashSet;
use std::sync::Arc;

use intercity_domain::access::grant_policy::Part;
use intercity_domain::access::{Around, Relation, around, queries};
use intercity_domain::kernel::{AccessGrantId, DatasetId, PersonId, Result, TeamId};
use intercity_domain::submissions::teams_of_person;

use crate::graphql::Caller;

/// Loaded once for all rows of an answer.
pub struct Hanging {
    /// What stands around the grants.
    pub around: Around,
    mine: Vec<TeamId>,
}

impl Hanging {
    /// For rows that hang on these grants and name these people.
    pub async fn on(caller: &Caller, grants: &[AccessGrantId], people: HashSet<PersonId>) -> Result<Arc<Self>> {
        let grants = queries::grants_by_id(&caller.context, grants).await?;
        let around = around(&caller.context, &[], &grants, people).await?;
        let mine = match caller.viewer.person_id() {
            Some(person) => teams_of_person(caller.context.db.reader(), person).await?,
            None => Vec::new(),
        };
        Ok(Arc::new(Self { around, mine }))
    }

    /// What the viewer is to data of this dataset held by this team.
    pub fn relation(&self, caller: &Caller, dataset: DatasetId, team: TeamId) -> Relation {
        self.around.relation(&caller.viewer, dataset, team, &self.mine)
    }

    /// What the viewer is in the matter of this person in this team.
    pub fn part(&self, caller: &Caller, team: TeamId, of: Option<PersonId>) -> Part {
        let person = caller.viewer.person_id();
        let leads = self.around.teams.get(&team).is_some_and(|team| Some(team.lead_person_id) == person);
        match person {
            Some(_) if of == person => Part::Own,
            Some(_) if leads => Part::Lead,
            _ => Part::Other,
        }
    }
}

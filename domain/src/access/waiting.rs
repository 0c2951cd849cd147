//! What a request waits for: by whom, since when and until when, as facts and as a sentence. Pure.

use chrono::TimeDelta;

use super::seats::{Level, Seats};
use super::words::{role, three};
use super::{AccessGrant, AccessRequest, GrantState, RequestState};
use crate::datasets::DeciderRole;
use crate::kernel::{Localized, Timestamp};

/// Who has the next move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingFor {
    /// The team: to finish and send its draft.
    Team,
    /// The team: to answer what was asked.
    TeamAnswer,
    /// Those who decide.
    Deciders,
    /// The platform, which sets access up.
    Platform,
    /// Nobody: it is settled.
    Nobody,
}

/// What is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who has the next move.
    pub kind: WaitingFor,
    /// The roles whose vote is still wanted.
    pub roles: Vec<DeciderRole>,
    /// How many approvals there are, and how many are needed.
    pub approvals: (usize, usize),
    /// Since when.
    pub since: Option<Timestamp>,
    /// Until when.
    pub due_at: Option<Timestamp>,
    /// Whole days past that.
    pub overdue_days: i64,
    /// How far up it has gone.
    pub level: Level,
    /// All of it in words.
    pub sentence: Localized,
}

/// What the request waits for at `now`.
pub fn waiting(request: &AccessRequest, seats: &Seats, grant: Option<&AccessGrant>, now: Timestamp) -> Waiting {
    let (kind, since) = match request.state {
        RequestState::Draft => (WaitingFor::Team, Some(request.created_at)),
        RequestState::Returned => (WaitingFor::TeamAnswer, seats.votes.last().map(|vote| vote.decided_at)),
        RequestState::Submitted => (WaitingFor::Deciders, request.submitted_at),
        RequestState::Approved if grant.is_some_and(|grant| grant.state == GrantState::Provisioning) => {
            (WaitingFor::Platform, request.decided_at)
        }
        RequestState::Approved | RequestState::Rejected | RequestState::Withdrawn | RequestState::Closed => {
            (WaitingFor::Nobody, None)
        }
    };
    let decides = kind == WaitingFor::Deciders;
    let due_at = request.due_at.filter(|_| decides);
    let overdue_days = due_at.map_or(0, |due| overdue(due, now));
    let roles = if decides { open_roles(seats) } else { Vec::new() };
    let approvals = (seats.tally.approvals, seats.tally.needed);
    let level = if decides { seats.level } else { Level::Deciders };
    let sentence = sentence(request.state, kind, &roles, approvals, level, overdue_days);
    Waiting { kind, roles, approvals, since, due_at, overdue_days, level, sentence }
}

/// Days past `due`; a day that has begun counts.
pub fn overdue(due: Timestamp, now: Timestamp) -> i64 {
    let late = now - due;
    if late <= TimeDelta::zero() { 0 } else { (late.num_seconds() - 1).div_euclid(86_400) + 1 }
}

fn open_roles(seats: &Seats) -> Vec<DeciderRole> {
    let open = seats.seats.iter().filter(|seat| seat.filled_by.is_none() && !seat.people.is_empty());
    let mut roles: Vec<DeciderRole> = open.map(|seat| seat.decider.role).collect();
    roles.sort();
    roles.dedup();
    roles
}

fn sentence(
    state: RequestState,
    kind: WaitingFor,
    roles: &[DeciderRole],
    (approvals, needed): (usize, usize),
    level: Level,
    overdue_days: i64,
) -> Localized {
    match kind {
        WaitingFor::Team => three(
            "Der Entwurf wartet darauf, dass Ihr Team ihn fertigstellt und sendet.",
            "The draft waits for your team to finish and send it.",
            "Le brouillon attend que votre équipe le termine et l’envoie.",
        ),
        WaitingFor::TeamAnswer => three(
            "Ihr Team ist gefragt: Beantworten Sie die Rückfrage und senden Sie die Anfrage erneut.",
            "It is your team's turn: answer the question and send the request again.",
            "À votre équipe : répondez à la question et renvoyez la demande.",
        ),
        WaitingFor::Platform => three(
            "Genehmigt. Der Zugang wird gerade eingerichtet; Sie hören von uns, sobald er funktioniert.",
            "Approved. Access is being set up; you hear from us when it works.",
            "Approuvée. L’accès est en cours d’ouverture ; nous vous préviendrons.",
        ),
        WaitingFor::Nobody => settled(state),
        WaitingFor::Deciders => deciders(roles, approvals, needed, level, overdue_days),
    }
}

fn settled(state: RequestState) -> Localized {
    match state {
        RequestState::Approved => three(
            "Entschieden: Der Zugang wurde gewährt.",
            "Decided: access was given.",
            "Décidé : l’accès a été accordé.",
        ),
        RequestState::Rejected => three(
            "Entschieden: Die Anfrage wurde abgelehnt. Die Begründung steht unten.",
            "Decided: the request was rejected. The reason stands below.",
            "Décidé : la demande a été refusée. Le motif figure ci-dessous.",
        ),
        RequestState::Withdrawn => three(
            "Ihr Team hat die Anfrage zurückgezogen.",
            "Your team took the request back.",
            "Votre équipe a retiré la demande.",
        ),
        RequestState::Closed | RequestState::Draft | RequestState::Submitted | RequestState::Returned => three(
            "Geschlossen: Worauf die Anfrage beruhte, besteht nicht mehr.",
            "Closed: what the request stood on is gone.",
            "Close : ce sur quoi reposait la demande n’existe plus.",
        ),
    }
}

fn deciders(roles: &[DeciderRole], approvals: usize, needed: usize, level: Level, overdue_days: i64) -> Localized {
    let names = |code: &str| roles.iter().map(|one| role(*one).get(code).to_owned()).collect::<Vec<_>>().join(", ");
    let mut de = format!("Es fehlt die Entscheidung von: {}.", names("de"));
    let mut en = format!("The decision is still to come from: {}.", names("en"));
    let mut fr = format!("La décision est attendue de : {}.", names("fr"));
    if needed > 1 {
        de.push_str(&format!(" {approvals} von {needed} Zustimmungen liegen vor."));
        en.push_str(&format!(" {approvals} of {needed} approvals are in."));
        fr.push_str(&format!(" {approvals} accords sur {needed} sont réunis."));
    }
    if overdue_days > 0 {
        de.push_str(&match overdue_days {
            1 => " Die Frist ist seit einem Tag überschritten.".to_owned(),
            days => format!(" Die Frist ist seit {days} Tagen überschritten."),
        });
        en.push_str(&match overdue_days {
            1 => " It is overdue by 1 day.".to_owned(),
            days => format!(" It is overdue by {days} days."),
        });
        fr.push_str(&match overdue_days {
            1 => " Le délai est dépassé d’un jour.".to_owned(),
            days => format!(" Le délai est dépassé de {days} jours."),
        });
    }
    let (up_de, up_en, up_fr) = match level {
        Level::Deciders => ("", "", ""),
        Level::Managers => (
            " Die Leitung des Herausgebers wurde eingeschaltet.",
            " The managers of the publisher were called in.",
            " La direction de l’éditeur a été saisie.",
        ),
        Level::Platform => (
            " Die Administration der Plattform wurde eingeschaltet.",
            " The administrators of the platform were called in.",
            " L’administration de la plateforme a été saisie.",
        ),
    };
    three(de + up_de, en + up_en, fr + up_fr)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn a_day_that_has_begun_counts_as_overdue() {
        let due = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for (seconds, days) in [(-1, 0), (0, 0), (1, 1), (86_400, 1), (86_401, 2), (172_800, 2)] {
            assert_eq!(overdue(due, due + TimeDelta::seconds(seconds)), days, "{seconds}");
        }
    }

    #[test]
    fn the_sentence_names_roles_votes_and_lateness() {
        let roles = [DeciderRole::City, DeciderRole::PrivacyOfficer];
        let said = deciders(&roles, 1, 2, Level::Managers, 2);
        assert_eq!(
            said.get("en"),
            "The decision is still to come from: city, privacy officer. 1 of 2 approvals are in. It is overdue by 2 \
             days. The managers of the publisher were called in."
        );
        assert!(said.get("de").contains("1 von 2") && said.get("fr").contains("1 accords sur 2"));
    }
}

//! Policies and their conditions in sentences, in the three languages of the interface.

use super::conditions::{CityNames, Requirement};
use crate::datasets::{AccessPolicy, DeciderRole, Decision, OpenTo, Purpose};
use crate::kernel::{Language, Localized};
use crate::organisations::OrganisationKind;

/// The same text in three languages; English is authoritative.
pub(super) fn three(de: impl Into<String>, en: impl Into<String>, fr: impl Into<String>) -> Localized {
    Localized::en(en).with(Language::De, de).with(Language::Fr, fr)
}

/// What a condition asks for, and what to do when it does not hold.
pub(super) fn condition(requirement: Requirement, policy: &AccessPolicy, names: &CityNames) -> (Localized, Localized) {
    match requirement {
        Requirement::Attached => (
            three(
                "Der Datensatz gehört zur Challenge des Teams.",
                "The dataset belongs to the team's challenge.",
                "Le jeu de données appartient au challenge de l’équipe.",
            ),
            three(
                "Bitten Sie die Ausrichter, ihn der Challenge zuzuordnen.",
                "Ask the hosts to attach it to the challenge.",
                "Demandez aux organisateurs de le rattacher au challenge.",
            ),
        ),
        Requirement::TeamActive => (
            three("Das Team besteht.", "The team exists.", "L’équipe existe."),
            three(
                "Dieses Team wurde aufgelöst; fragen Sie mit einem anderen an.",
                "This team was disbanded; ask with another one.",
                "Cette équipe a été dissoute ; faites la demande avec une autre.",
            ),
        ),
        Requirement::ChallengeRuns => (
            three(
                "Die Challenge wurde nicht abgesagt.",
                "The challenge was not cancelled.",
                "Le challenge n’a pas été annulé.",
            ),
            three(
                "Sie wurde abgesagt; dafür gibt es keinen Zugang mehr.",
                "It was cancelled; no access is given for it any more.",
                "Il a été annulé ; il ne donne plus lieu à aucun accès.",
            ),
        ),
        Requirement::Standing => standing(policy.open_to),
        Requirement::City | Requirement::OrganisationKind | Requirement::OrganisationVerified => {
            organisation(requirement, policy, names)
        }
        Requirement::Purpose | Requirement::People | Requirement::Duration | Requirement::Terms => {
            asked(requirement, policy)
        }
        Requirement::NoSanction => (
            three(
                "Gegen Team und Personen liegt keine Sperre vor.",
                "No sanction is in force against the team or its people.",
                "Aucune sanction ne vise l’équipe ni ses membres.",
            ),
            three(
                "Wenden Sie sich an die Stelle, die gesperrt hat.",
                "Turn to whoever imposed it.",
                "Adressez-vous à l’organisme qui l’a prononcée.",
            ),
        ),
        Requirement::DutiesDone => (
            three(
                "Keine Abschlusspflicht des Teams ist überfällig.",
                "No closing duty of the team is overdue.",
                "Aucune obligation de clôture de l’équipe n’est en retard.",
            ),
            three(
                "Bestätigen Sie zuerst die Löschung der früheren Daten.",
                "First attest that the earlier data was deleted.",
                "Attestez d’abord la suppression des données précédentes.",
            ),
        ),
    }
}

fn standing(open_to: OpenTo) -> (Localized, Localized) {
    match open_to {
        OpenTo::Winners => (
            three(
                "Das Team hat eine bekannt gegebene Auszeichnung in der Challenge.",
                "The team holds an announced award in the challenge.",
                "L’équipe est lauréate annoncée du challenge.",
            ),
            three(
                "Fragen Sie an, sobald die Auszeichnung bekannt gegeben ist.",
                "Ask once the award is announced.",
                "Faites la demande une fois le résultat annoncé.",
            ),
        ),
        OpenTo::Finalists => (
            three(
                "Das Team ist in der Challenge mindestens eine bekannt gegebene Stufe weitergekommen.",
                "The team has advanced in at least one announced stage of the challenge.",
                "L’équipe a franchi au moins une étape annoncée du challenge.",
            ),
            three(
                "Fragen Sie an, sobald dieses Ergebnis bekannt gegeben ist.",
                "Ask once that result is announced.",
                "Faites la demande une fois ce résultat annoncé.",
            ),
        ),
        OpenTo::Entrants => (
            three(
                "Das Team hat einen Beitrag zur Challenge eingereicht.",
                "The team has submitted an entry to the challenge.",
                "L’équipe a déposé une candidature au challenge.",
            ),
            three("Reichen Sie zuerst ein.", "Submit first.", "Déposez d’abord votre candidature."),
        ),
    }
}

fn organisation(requirement: Requirement, policy: &AccessPolicy, names: &CityNames) -> (Localized, Localized) {
    match requirement {
        Requirement::City => {
            let cities: Vec<String> = policy.cities.iter().filter_map(|id| names.get(id).cloned()).collect();
            (
                three(
                    format!("Das Team arbeitet in {}.", join(&cities, "oder")),
                    format!("The team works in {}.", join(&cities, "or")),
                    format!("L’équipe travaille à {}.", join(&cities, "ou")),
                ),
                three(
                    "Nur Teams, deren Beitrag für eine dieser Städte gilt, können anfragen.",
                    "Only teams whose entry is for one of these cities can ask.",
                    "Seules les équipes candidates dans l’une de ces villes peuvent faire la demande.",
                ),
            )
        }
        Requirement::OrganisationKind => {
            let kinds = |language| {
                let all: Vec<String> =
                    policy.organisation_kinds.iter().map(|one| kind(*one, language).to_owned()).collect();
                join(&all, or(language))
            };
            (
                three(
                    format!("Hinter dem Team steht eine Organisation dieser Art: {}.", kinds(Language::De)),
                    format!("Behind the team stands an organisation of this kind: {}.", kinds(Language::En)),
                    format!("L’équipe relève d’une organisation de ce type : {}.", kinds(Language::Fr)),
                ),
                three(
                    "Legen Sie das Team für eine solche Organisation an.",
                    "Make the team for such an organisation.",
                    "Créez l’équipe au nom d’une telle organisation.",
                ),
            )
        }
        _ => (
            three(
                "Die Organisation des Teams ist von der Plattform geprüft.",
                "The team's organisation is verified by the platform.",
                "L’organisation de l’équipe est vérifiée par la plateforme.",
            ),
            three(
                "Bitten Sie die Plattform um die Prüfung.",
                "Ask the platform to verify it.",
                "Demandez à la plateforme de la vérifier.",
            ),
        ),
    }
}

fn asked(requirement: Requirement, policy: &AccessPolicy) -> (Localized, Localized) {
    match requirement {
        Requirement::Purpose => {
            let all = |language| {
                let all: Vec<String> =
                    policy.purposes.iter().map(|one| purpose(*one).get(Language::code(language)).to_owned()).collect();
                join(&all, or(language))
            };
            (
                three(
                    format!("Der Zweck ist: {}.", all(Language::De)),
                    format!("The purpose is: {}.", all(Language::En)),
                    format!("La finalité est : {}.", all(Language::Fr)),
                ),
                three(
                    "Wählen Sie nur solche Zwecke.",
                    "Choose only such purposes.",
                    "Ne choisissez que ces finalités.",
                ),
            )
        }
        Requirement::People => {
            let most = policy.max_people.unwrap_or_default();
            (
                three(
                    format!("Höchstens {most} Personen erhalten Zugang."),
                    format!("At most {most} people get access."),
                    format!("Au plus {most} personnes reçoivent l’accès."),
                ),
                three("Nennen Sie weniger Personen.", "Name fewer people.", "Nommez moins de personnes."),
            )
        }
        Requirement::Duration => {
            let days = policy.max_days;
            (
                three(
                    format!("Der Zugang dauert 1 bis {days} Tage."),
                    format!("Access lasts 1 to {days} days."),
                    format!("L’accès dure de 1 à {days} jours."),
                ),
                three("Wählen Sie eine solche Dauer.", "Choose such a duration.", "Choisissez une telle durée."),
            )
        }
        _ => (
            three(
                "Die geltenden Bedingungen sind angenommen.",
                "The terms in force are accepted.",
                "Les conditions en vigueur sont acceptées.",
            ),
            three(
                "Lesen Sie die geltenden Bedingungen und nehmen Sie sie an.",
                "Read and accept the terms in force.",
                "Lisez et acceptez les conditions en vigueur.",
            ),
        ),
    }
}

/// A purpose in words.
pub fn purpose(purpose: Purpose) -> Localized {
    match purpose {
        Purpose::Pilot => three("Betrieb des Pilotprojekts", "running the pilot", "conduite du pilote"),
        Purpose::Development => {
            three("Entwicklung der Lösung", "developing the solution", "développement de la solution")
        }
        Purpose::Research => three("Forschung", "research", "recherche"),
        Purpose::Evaluation => three("Wirkungsmessung", "measuring the effect", "mesure des effets"),
        Purpose::Planning => three("Planung", "planning", "planification"),
        Purpose::Other => three("anderer Zweck", "another purpose", "autre finalité"),
    }
}

/// A role among those who decide, in words.
pub fn role(role: DeciderRole) -> Localized {
    match role {
        DeciderRole::Steward => three("Datenverantwortliche", "data steward", "responsable des données"),
        DeciderRole::City => three("Stadt", "city", "ville"),
        DeciderRole::Partner => three("Partner", "partner", "partenaire"),
        DeciderRole::PrivacyOfficer => three("Datenschutz", "privacy officer", "protection des données"),
    }
}

const fn kind(kind: OrganisationKind, language: Language) -> &'static str {
    match (kind, language) {
        (OrganisationKind::City, Language::De) => "Stadt",
        (OrganisationKind::City, Language::En) => "city",
        (OrganisationKind::City, Language::Fr) => "ville",
        (OrganisationKind::Partner, Language::De) => "Partner",
        (OrganisationKind::Partner, Language::En) => "partner",
        (OrganisationKind::Partner, Language::Fr) => "partenaire",
        (OrganisationKind::Innovator, Language::De) => "Innovator",
        (OrganisationKind::Innovator, Language::En) => "innovator",
        (OrganisationKind::Innovator, Language::Fr) => "innovateur",
    }
}

const fn or(language: Language) -> &'static str {
    match language {
        Language::De => "oder",
        Language::En => "or",
        Language::Fr => "ou",
    }
}

const fn and(language: Language) -> &'static str {
    match language {
        Language::De => "und",
        Language::En => "and",
        Language::Fr => "et",
    }
}

/// "a, b or c".
fn join(all: &[String], word: &str) -> String {
    match all.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}

/// The whole policy as people read it: who may ask, who decides and by when, and for how long.
/// `seats` names the seats, `names` the cities.
pub fn policy_sentence(policy: &AccessPolicy, seats: &[SeatName], names: &CityNames) -> Localized {
    let text = |language| {
        let mut parts = vec![who_asks(policy, names, language)];
        let mut bounds = vec![days(policy.max_days, language)];
        bounds.extend(policy.max_people.map(|people| match language {
            Language::De => format!("höchstens {people} Personen"),
            Language::En => format!("at most {people} people"),
            Language::Fr => format!("au plus {people} personnes"),
        }));
        if !policy.purposes.is_empty() {
            let all: Vec<String> =
                policy.purposes.iter().map(|one| purpose(*one).get(language.code()).to_owned()).collect();
            let all = join(&all, or(language));
            bounds.push(match language {
                Language::De => format!("nur für {all}"),
                Language::En => format!("only for {all}"),
                Language::Fr => format!("seulement pour : {all}"),
            });
        }
        let bounds = bounds.join(", ");
        parts.push(match language {
            Language::De => format!("Zugang: {bounds}."),
            Language::En => format!("Access: {bounds}."),
            Language::Fr => format!("Accès : {bounds}."),
        });
        parts.push(who_decides(policy, seats, language));
        parts.join(" ")
    };
    three(text(Language::De), text(Language::En), text(Language::Fr))
}

/// A seat with the name of who fills it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatName {
    /// For what it stands.
    pub role: DeciderRole,
    /// The organisation; empty for a person, who is not named in what everybody reads.
    pub name: String,
}

fn days(most: i32, language: Language) -> String {
    match language {
        Language::De => format!("bis zu {most} Tage"),
        Language::En => format!("up to {most} days"),
        Language::Fr => format!("jusqu’à {most} jours"),
    }
}

fn who_asks(policy: &AccessPolicy, names: &CityNames, language: Language) -> String {
    let mut text = match (policy.open_to, language) {
        (OpenTo::Winners, Language::De) => "Anfragen können Teams mit bekannt gegebener Auszeichnung",
        (OpenTo::Winners, Language::En) => "Teams with an announced award can ask",
        (OpenTo::Winners, Language::Fr) => "Peuvent demander l’accès les équipes lauréates annoncées",
        (OpenTo::Finalists, Language::De) => "Anfragen können Teams, die mindestens eine Stufe weitergekommen sind",
        (OpenTo::Finalists, Language::En) => "Teams that advanced in at least one stage can ask",
        (OpenTo::Finalists, Language::Fr) => "Peuvent demander l’accès les équipes ayant franchi au moins une étape",
        (OpenTo::Entrants, Language::De) => "Anfragen können Teams, die zur Challenge eingereicht haben",
        (OpenTo::Entrants, Language::En) => "Teams that entered the challenge can ask",
        (OpenTo::Entrants, Language::Fr) => "Peuvent demander l’accès les équipes candidates au challenge",
    }
    .to_owned();
    let cities: Vec<String> = policy.cities.iter().filter_map(|id| names.get(id).cloned()).collect();
    if !cities.is_empty() {
        text.push_str(&match language {
            Language::De => format!(", und zwar in {}", join(&cities, or(language))),
            Language::En => format!(", in {}", join(&cities, or(language))),
            Language::Fr => format!(", à {}", join(&cities, or(language))),
        });
    }
    if !policy.organisation_kinds.is_empty() || policy.organisation_verified {
        let all: Vec<String> = policy.organisation_kinds.iter().map(|one| kind(*one, language).to_owned()).collect();
        let all = join(&all, or(language));
        text.push_str(&match (language, policy.organisation_verified, all.is_empty()) {
            (Language::De, true, true) => ", deren Organisation geprüft ist".into(),
            (Language::De, true, false) => format!(", deren Organisation geprüft ist ({all})"),
            (Language::De, false, _) => format!(", hinter denen eine Organisation steht ({all})"),
            (Language::En, true, true) => ", if their organisation is verified".into(),
            (Language::En, true, false) => format!(", if their organisation is verified ({all})"),
            (Language::En, false, _) => format!(", if an organisation stands behind them ({all})"),
            (Language::Fr, true, true) => ", si leur organisation est vérifiée".into(),
            (Language::Fr, true, false) => format!(", si leur organisation est vérifiée ({all})"),
            (Language::Fr, false, _) => format!(", si elles relèvent d’une organisation ({all})"),
        });
    }
    text + "."
}

fn who_decides(policy: &AccessPolicy, seats: &[SeatName], language: Language) -> String {
    let service = policy.service_days;
    match policy.decision {
        Decision::Automatic => match language {
            Language::De => "Wenn alles erfüllt ist, gibt die Plattform den Zugang sofort.",
            Language::En => "When all of it holds, the platform gives access at once.",
            Language::Fr => "Si tout est rempli, la plateforme ouvre l’accès aussitôt.",
        }
        .to_owned(),
        Decision::Steward => match language {
            Language::De => {
                format!("Eine datenverantwortliche Person des Herausgebers entscheidet innerhalb von {service} Tagen.")
            }
            Language::En => format!("One data steward of the publisher decides within {service} days."),
            Language::Fr => format!("Une personne responsable des données décide sous {service} jours."),
        },
        Decision::Quorum => {
            let all: Vec<String> = seats.iter().map(|seat| seat_words(seat, language)).collect();
            let (needed, count, all) = (policy.needed(), all.len(), join(&all, and(language)));
            match language {
                Language::De => {
                    format!(
                        "{needed} von {count} stimmen innerhalb von {service} Tagen zu: {all}. Eine Ablehnung beendet die Anfrage."
                    )
                }
                Language::En => {
                    format!("{needed} of {count} approve within {service} days: {all}. One rejection ends the request.")
                }
                Language::Fr => {
                    format!(
                        "{needed} sur {count} approuvent sous {service} jours : {all}. Un refus met fin à la demande."
                    )
                }
            }
        }
    }
}

fn seat_words(seat: &SeatName, language: Language) -> String {
    let role = role(seat.role).get(language.code()).to_owned();
    if seat.name.is_empty() { role } else { format!("{role} ({})", seat.name) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::kernel::OrganisationId;

    #[test]
    fn the_sentence_says_who_asks_who_decides_and_for_how_long() {
        let berlin = OrganisationId(Uuid::from_u128(1));
        let policy = AccessPolicy {
            decision: Decision::Quorum,
            quorum: 2,
            cities: vec![berlin],
            purposes: vec![Purpose::Pilot, Purpose::Evaluation],
            max_days: 90,
            max_people: Some(3),
            service_days: 7,
            ..AccessPolicy::default()
        };
        let seats = [
            SeatName { role: DeciderRole::City, name: "Berlin".into() },
            SeatName { role: DeciderRole::PrivacyOfficer, name: String::new() },
        ];
        let names = CityNames::from([(berlin, "Berlin".to_owned())]);
        let said = policy_sentence(&policy, &seats, &names);
        assert_eq!(
            said.get("en"),
            "Teams with an announced award can ask, in Berlin. Access: up to 90 days, at most 3 people, only for \
             running the pilot or measuring the effect. 2 of 2 approve within 7 days: city (Berlin) and privacy officer. \
             One rejection ends the request."
        );
        assert!(said.get("de").contains("2 von 2") && said.get("fr").contains("2 sur 2"));
    }

    #[test]
    fn lists_are_joined_as_people_write_them() {
        let all = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(join(&all, "or"), "a, b or c");
        assert_eq!(join(&all[..1], "or"), "a");
        assert_eq!(join(&[], "or"), "");
    }
}

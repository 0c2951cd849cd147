//! How often data is renewed: from words in three languages and codes.

use crate::kernel::fold::phrase;

/// How often data is renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// The code in the European list of frequencies.
    pub code: &'static str,
    signs: &'static [&'static str],
}

impl Frequency {
    /// Its address in the European list.
    pub fn uri(&self) -> String {
        format!("{}frequency/{}", super::AUTHORITY, self.code)
    }
}

const fn often(code: &'static str, signs: &'static [&'static str]) -> Frequency {
    Frequency { code, signs }
}

const FREQUENCIES: [Frequency; 17] = [
    often(
        "UPDATE_CONT",
        &["continuous", "continual", "real time", "realtime", "echtzeit", "laufend", "temps reel", "r pt1s"],
    ),
    often("HOURLY", &["hourly", "stundlich", "toutes les heures", "horaire", "r pt1h"]),
    often("DAILY", &["daily", "taglich", "quotidien", "quotidienne", "tag", "r p1d"]),
    often("WEEKLY", &["weekly", "wochentlich", "woche", "hebdomadaire", "r p1w", "r p7d"]),
    often("BIWEEKLY", &["biweekly", "fortnightly", "r p2w", "zweiwochentlich"]),
    often("BIMONTHLY", &["bimonthly", "bimestriel", "bimestrielle", "zweimonatlich", "r p2m"]),
    often("MONTHLY", &["monthly", "monatlich", "monat", "mensuel", "mensuelle", "r p1m"]),
    often("QUARTERLY", &["quarterly", "vierteljahrlich", "quartal", "trimestriel", "trimestrielle", "r p3m"]),
    often(
        "ANNUAL_2",
        &["semiannual", "semi annual", "half yearly", "halbjahrlich", "semestriel", "semestrielle", "r p6m"],
    ),
    often("DECENNIAL", &["decennial", "tous les 10 ans", "alle 10 jahre", "r p10y"]),
    often("QUINQUENNIAL", &["quinquennial", "tous les 5 ans", "alle 5 jahre", "r p5y"]),
    often("BIENNIAL", &["biennial", "every two years", "tous les 2 ans", "alle 2 jahre", "r p2y"]),
    often("ANNUAL", &["annual", "annually", "yearly", "jahrlich", "jahr", "annuel", "annuelle", "r p1y"]),
    often("NEVER", &["never", "nie", "jamais", "pas de mise a jour", "not updated", "einmalig"]),
    often("IRREG", &["irregular", "unregelmassig", "irregulier", "irreguliere", "irreg"]),
    often("AS_NEEDED", &["as needed", "bei bedarf", "au besoin", "selon besoin"]),
    often("UNKNOWN", &["unknown", "unbekannt", "inconnue", "non precisee"]),
];

/// How often, as a text, a code or an ISO 8601 repetition says; nothing when it says nothing that is known.
pub fn frequency(text: &str) -> Option<&'static Frequency> {
    let text = text.trim();
    let code = text.rsplit("/frequency/").next().unwrap_or(text);
    if let Some(known) = FREQUENCIES.iter().find(|known| known.code.eq_ignore_ascii_case(code)) {
        return Some(known);
    }
    let phrase = phrase(text);
    FREQUENCIES.iter().find(|known| known.signs.iter().any(|sign| phrase.contains(&format!(" {sign} "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_three_languages_and_codes_are_told() {
        for (text, code) in [
            ("Annuelle", "ANNUAL"),
            ("annuelle", "ANNUAL"),
            ("Annuel", "ANNUAL"),
            ("Annually", "ANNUAL"),
            ("Semestrielle", "ANNUAL_2"),
            ("trimestrielle", "QUARTERLY"),
            ("['Trimestrielle']", "QUARTERLY"),
            ("Quotidienne", "DAILY"),
            ("Tous les 10 ans", "DECENNIAL"),
            ("Pas de mise à jour", "NEVER"),
            ("Monat", "MONTHLY"),
            ("wöchentlich", "WEEKLY"),
            ("As needed", "AS_NEEDED"),
            ("R/P1D", "DAILY"),
            ("R/P1Y", "ANNUAL"),
            ("http://publications.europa.eu/resource/authority/frequency/ANNUAL", "ANNUAL"),
            ("non précisée", "UNKNOWN"),
        ] {
            assert_eq!(frequency(text).map(|known| known.code), Some(code), "{text}");
        }
        for text in ["", "Keine", "20201117"] {
            assert_eq!(frequency(text), None, "{text}");
        }
    }
}

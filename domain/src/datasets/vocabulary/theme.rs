//! Themes: from the words of cities to the thirteen themes of European data.

use crate::kernel::fold::phrase;

/// One of the thirteen themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The code in the European list of data themes.
    pub code: &'static str,
    /// Its name in German, English and French.
    pub names: [&'static str; 3],
    signs: &'static [&'static str],
}

impl Theme {
    /// Its address in the European list.
    pub fn uri(&self) -> String {
        format!("{}data-theme/{}", super::AUTHORITY, self.code)
    }
}

const fn of(code: &'static str, names: [&'static str; 3], signs: &'static [&'static str]) -> Theme {
    Theme { code, names, signs }
}

/// All of them, the narrower ones first: the first whose word is found counts.
pub const THEMES: [Theme; 13] = [
    of(
        "TRAN",
        ["Verkehr", "Transport", "Transports"],
        &[
            "mobility",
            "mobilitat",
            "mobilite",
            "transport",
            "transports",
            "transportation",
            "traffic",
            "verkehr",
            "deplacements",
            "circulation",
            "parking",
            "stationnement",
            "cycling",
            "radverkehr",
            "velo",
            "street",
            "streets",
            "strassen",
            "voirie",
            "public transport",
            "opnv",
            "charging",
            "logistics",
            "logistik",
            "last mile",
        ],
    ),
    of(
        "ENER",
        ["Energie", "Energy", "Énergie"],
        &["energy", "energie", "electricity", "strom", "electricite", "heating", "warme", "solar"],
    ),
    of(
        "HEAL",
        ["Gesundheit", "Health", "Santé"],
        &[
            "health",
            "gesundheit",
            "sante",
            "covid",
            "hospital",
            "hospitals",
            "krankenhaus",
            "public health",
            "soziales gesundheit",
        ],
    ),
    of(
        "AGRI",
        [
            "Landwirtschaft, Fischerei, Forstwirtschaft und Nahrungsmittel",
            "Agriculture, fisheries, forestry and food",
            "Agriculture, pêche, sylviculture et alimentation",
        ],
        &[
            "agriculture",
            "landwirtschaft",
            "food",
            "ernahrung",
            "alimentation",
            "fisheries",
            "forestry",
            "farmers markets",
            "lebensmittel",
        ],
    ),
    of(
        "EDUC",
        ["Bildung, Kultur und Sport", "Education, culture and sport", "Éducation, culture et sport"],
        &[
            "education",
            "bildung",
            "school",
            "schools",
            "schule",
            "ecole",
            "formation",
            "enseignement",
            "culture",
            "kultur",
            "patrimoine",
            "heritage",
            "sport",
            "sports",
            "loisirs",
            "recreation",
            "freizeit",
            "tourism",
            "tourismus",
            "tourisme",
            "events",
            "veranstaltungen",
            "night life",
            "libraries",
            "museum",
            "museums",
            "arts",
        ],
    ),
    of(
        "JUST",
        [
            "Justiz, Rechtssystem und öffentliche Sicherheit",
            "Justice, legal system and public safety",
            "Justice, système juridique et sécurité publique",
        ],
        &[
            "justice",
            "justiz",
            "safety",
            "public safety",
            "sicherheit",
            "securite",
            "police",
            "polizei",
            "crime",
            "law",
            "recht",
        ],
    ),
    of(
        "TECH",
        ["Wissenschaft und Technologie", "Science and technology", "Science et technologie"],
        &[
            "technology",
            "technologie",
            "science",
            "wissenschaft",
            "research",
            "forschung",
            "recherche",
            "innovation",
            "digital",
            "connectivity",
            "wifi",
            "wlan",
            "telecommunications",
        ],
    ),
    of(
        "INTR",
        ["Internationale Themen", "International issues", "Questions internationales"],
        &["international", "international issues", "internationales", "development aid"],
    ),
    of(
        "ENVI",
        ["Umwelt", "Environment", "Environnement"],
        &[
            "environment",
            "umwelt",
            "environnement",
            "environmental sustainability",
            "climate",
            "klima",
            "climat",
            "air",
            "air quality",
            "luft",
            "water",
            "wasser",
            "eau",
            "waste",
            "abfall",
            "dechets",
            "noise",
            "larm",
            "bruit",
            "green",
            "trees",
            "baume",
            "arbres",
            "parks",
            "biodiversity",
            "nature",
            "natur",
            "circular economy",
            "heat",
        ],
    ),
    of(
        "ECON",
        ["Wirtschaft und Finanzen", "Economy and finance", "Économie et finances"],
        &[
            "economy",
            "wirtschaft",
            "economie",
            "business",
            "economic",
            "economic development",
            "finance",
            "finances",
            "finanzen",
            "employment",
            "arbeit",
            "emploi",
            "pme",
            "retail",
            "handel",
            "commerce",
            "hospitality",
            "gastronomie",
            "high streets",
            "high street",
            "jobs",
            "workforce",
            "restaurants",
            "tax",
            "budget",
        ],
    ),
    of(
        "REGI",
        ["Regionen und Städte", "Regions and cities", "Régions et villes"],
        &[
            "urban",
            "urbanisme",
            "stadtplanung",
            "planning",
            "amenagement du territoire",
            "housing",
            "wohnen",
            "logement",
            "buildings",
            "gebaude",
            "batiments",
            "public space",
            "offentlicher raum",
            "espace public",
            "geospatial",
            "geobasisdaten",
            "cities",
            "regions",
            "stadt",
            "ville",
            "land use",
            "equipements",
            "verwaltungsgrenzen",
            "property",
        ],
    ),
    of(
        "SOCI",
        ["Bevölkerung und Gesellschaft", "Population and society", "Population et société"],
        &[
            "population",
            "bevolkerung",
            "society",
            "gesellschaft",
            "social",
            "social services",
            "soziales",
            "demographics",
            "demografie",
            "demographie",
            "statistics",
            "statistik",
            "community",
            "citoyens",
            "families",
            "youth",
            "jugend",
            "inclusion",
            "services",
        ],
    ),
    of(
        "GOVE",
        ["Regierung und öffentlicher Sektor", "Government and public sector", "Gouvernement et secteur public"],
        &[
            "government",
            "city government",
            "administration",
            "verwaltung",
            "gouvernement",
            "politics",
            "politik",
            "citoyennete",
            "elections",
            "wahlen",
            "public sector",
            "procurement",
            "transparency",
        ],
    ),
];

/// The theme that a word, phrase, code or address means.
pub fn theme(text: &str) -> Option<&'static Theme> {
    let text = text.trim();
    let code = text.rsplit("/data-theme/").next().unwrap_or(text);
    if let Some(known) = THEMES.iter().find(|theme| theme.code == code) {
        return Some(known);
    }
    let phrase = phrase(text);
    let whole = |theme: &&Theme| theme.signs.contains(&phrase.trim());
    let part = |theme: &&Theme| theme.signs.iter().any(|sign| phrase.contains(&format!(" {sign} ")));
    let named = |theme: &&Theme| theme.names.iter().any(|name| crate::kernel::fold::phrase(name) == phrase);
    THEMES.iter().find(named).or_else(|| THEMES.iter().find(whole)).or_else(|| THEMES.iter().find(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_three_languages_are_told() {
        for (text, code) in [
            ("mobility", "TRAN"),
            ("Déplacements", "TRAN"),
            ("Transports, Déplacements", "TRAN"),
            ("air quality", "ENVI"),
            ("Environmental Sustainability", "ENVI"),
            ("Culture, Patrimoine", "EDUC"),
            ("Santé", "HEAL"),
            ("hospitality", "ECON"),
            ("high streets", "ECON"),
            ("Economie, Business, PME, Développement économique, Emploi", "ECON"),
            ("Aménagement du territoire, Urbanisme, Bâtiments, Equipements, Logement", "REGI"),
            ("Housing & Development", "REGI"),
            ("City Government", "GOVE"),
            ("Administration, Gouvernement, Finances publiques, Citoyenneté", "ECON"),
            ("Bevölkerung und Gesellschaft", "SOCI"),
            ("http://publications.europa.eu/resource/authority/data-theme/EDUC", "EDUC"),
            ("energy", "ENER"),
        ] {
            assert_eq!(theme(text).map(|one| one.code), Some(code), "{text}");
        }
        for text in ["", "misc", "sonstiges"] {
            assert_eq!(theme(text), None, "{text}");
        }
    }

    #[test]
    fn no_word_means_two_themes() {
        for one in &THEMES {
            for sign in one.signs {
                assert_eq!(THEMES.iter().filter(|other| other.signs.contains(sign)).count(), 1, "{sign}");
                assert_eq!(sign, &crate::kernel::fold::words(sign).join(" "), "folded");
            }
        }
    }
}

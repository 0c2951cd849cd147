//! Licences: from the text or address in which somebody named one.

use crate::kernel::fold::phrase;

/// What a licence asks of those who use the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LicenceKind {
    /// Nothing.
    PublicDomain,
    /// To name the source.
    Attribution,
    /// To name the source and to share under the same terms.
    ShareAlike,
    /// Not to earn money with it, or not to change it: not open.
    Limited,
}

impl LicenceKind {
    /// The code in the list of licence types of ADMS.
    pub const fn adms(self) -> &'static str {
        match self {
            Self::PublicDomain => "PublicDomain",
            Self::Attribution => "Attribution",
            Self::ShareAlike => "ViralEffect-ShareAlike",
            Self::Limited => "OtherRestrictiveClauses",
        }
    }
}

/// A licence that is known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Our code, as in addresses of filters.
    pub key: &'static str,
    /// Its address: that of the European list of licences where it has one, or else its own.
    pub uri: &'static str,
    /// How it is called for short.
    pub name: &'static str,
    /// What it asks.
    pub kind: LicenceKind,
}

impl Licence {
    /// Whether it is open in the sense of the Open Definition.
    pub const fn open(&self) -> bool {
        !matches!(self.kind, LicenceKind::Limited)
    }
}

use LicenceKind::{Attribution, Limited, PublicDomain, ShareAlike};

macro_rules! eu {
    ($code:literal) => {
        concat!("http://publications.europa.eu/resource/authority/licence/", $code)
    };
}

const fn known(key: &'static str, uri: &'static str, name: &'static str, kind: LicenceKind) -> Licence {
    Licence { key, uri, name, kind }
}

/// Every licence that is known.
pub const LICENCES: [Licence; 34] = [
    known("cc0", eu!("CC0"), "CC0 1.0", PublicDomain),
    known("cc-pdm", eu!("CC_PDM_1_0"), "Public Domain Mark 1.0", PublicDomain),
    known("cc-by-4.0", eu!("CC_BY_4_0"), "CC BY 4.0", Attribution),
    known("cc-by-3.0-de", "https://creativecommons.org/licenses/by/3.0/de/", "CC BY 3.0 DE", Attribution),
    known("cc-by-3.0", "https://creativecommons.org/licenses/by/3.0/", "CC BY 3.0", Attribution),
    known("cc-by-2.0", "https://creativecommons.org/licenses/by/2.0/", "CC BY 2.0", Attribution),
    known("cc-by", "https://opendefinition.org/licenses/cc-by/", "CC BY", Attribution),
    known("cc-by-sa-4.0", eu!("CC_BYSA_4_0"), "CC BY-SA 4.0", ShareAlike),
    known("cc-by-sa-3.0", "https://creativecommons.org/licenses/by-sa/3.0/", "CC BY-SA 3.0", ShareAlike),
    known("cc-by-sa", "https://opendefinition.org/licenses/cc-by-sa/", "CC BY-SA", ShareAlike),
    known("cc-by-nc-4.0", eu!("CC_BYNC_4_0"), "CC BY-NC 4.0", Limited),
    known("cc-by-nc", "https://creativecommons.org/licenses/by-nc/3.0/", "CC BY-NC", Limited),
    known("cc-by-nd-4.0", eu!("CC_BYND_4_0"), "CC BY-ND 4.0", Limited),
    known("cc-by-nd", "http://dcat-ap.de/def/licenses/cc-by-nd", "CC BY-ND", Limited),
    known("cc-by-nc-sa-4.0", eu!("CC_BYNCSA_4_0"), "CC BY-NC-SA 4.0", Limited),
    known("cc-by-nc-nd-4.0", eu!("CC_BYNCND_4_0"), "CC BY-NC-ND 4.0", Limited),
    known("dl-de-by-2.0", "https://www.govdata.de/dl-de/by-2-0", "dl-de/by-2-0", Attribution),
    known("dl-de-by-1.0", "https://www.govdata.de/dl-de/by-1-0", "dl-de/by-1-0", Attribution),
    known("dl-de-by-nc-1.0", "https://www.govdata.de/dl-de/by-nc-1-0", "dl-de/by-nc-1-0", Limited),
    known("dl-de-zero-2.0", "https://www.govdata.de/dl-de/zero-2-0", "dl-de/zero-2-0", PublicDomain),
    known("ogl-3.0", eu!("OGL_3_0"), "OGL 3.0", Attribution),
    known(
        "ogl-2.0",
        "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/",
        "OGL 2.0",
        Attribution,
    ),
    known(
        "ogl-1.0",
        "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/",
        "OGL 1.0",
        Attribution,
    ),
    known("ogl", "http://www.nationalarchives.gov.uk/doc/open-government-licence/", "OGL", Attribution),
    known("odbl-1.0", eu!("ODC_BL"), "ODbL 1.0", ShareAlike),
    known("odc-by-1.0", eu!("ODC_BY"), "ODC-BY 1.0", Attribution),
    known("pddl-1.0", eu!("ODC_PDDL"), "PDDL 1.0", PublicDomain),
    known(
        "etalab-2.0",
        "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
        "Licence Ouverte 2.0",
        Attribution,
    ),
    known(
        "etalab-1.0",
        "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf",
        "Licence Ouverte 1.0",
        Attribution,
    ),
    known("etalab", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/", "Licence Ouverte", Attribution),
    known("nyc", "https://opendata.cityofnewyork.us/overview/#termsofuse", "NYC Open Data", PublicDomain),
    known(
        "tfl",
        "https://tfl.gov.uk/corporate/terms-and-conditions/transport-data-service",
        "TfL Open Data",
        Attribution,
    ),
    known("us-pd", "https://www.usa.gov/government-works", "US public domain", PublicDomain),
    known("gfdl-1.3", eu!("GNU_FDL_1_3"), "GFDL 1.3", ShareAlike),
];

/// What stands in texts and addresses, folded, and the licence that it means. The first that is found counts, so the
/// longer and narrower ones stand before the wider ones.
const SIGNS: &[(&str, &str)] = &[
    ("cc0", "cc0"),
    ("cc zero", "cc0"),
    ("creative commons zero", "cc0"),
    ("publicdomain zero", "cc0"),
    ("creativecommons org publicdomain mark", "cc-pdm"),
    ("public domain mark", "cc-pdm"),
    ("cc pdm", "cc-pdm"),
    ("by nc nd", "cc-by-nc-nd-4.0"),
    ("byncnd", "cc-by-nc-nd-4.0"),
    ("by nc sa", "cc-by-nc-sa-4.0"),
    ("byncsa", "cc-by-nc-sa-4.0"),
    ("dl de by nc 1 0", "dl-de-by-nc-1.0"),
    ("dl by nc de 1 0", "dl-de-by-nc-1.0"),
    ("dl de by nc", "dl-de-by-nc-1.0"),
    ("dl de zero", "dl-de-zero-2.0"),
    ("dl zero de", "dl-de-zero-2.0"),
    ("datenlizenz deutschland zero", "dl-de-zero-2.0"),
    ("dl de by 1 0", "dl-de-by-1.0"),
    ("dl by de 1 0", "dl-de-by-1.0"),
    ("datenlizenz deutschland namensnennung version 1 0", "dl-de-by-1.0"),
    ("dl de by", "dl-de-by-2.0"),
    ("dl by de", "dl-de-by-2.0"),
    ("datenlizenz deutschland namensnennung", "dl-de-by-2.0"),
    ("cc by sa 4 0", "cc-by-sa-4.0"),
    ("licenses by sa 4 0", "cc-by-sa-4.0"),
    ("cc bysa 4 0", "cc-by-sa-4.0"),
    ("attribution sharealike 4 0", "cc-by-sa-4.0"),
    ("attribution share alike 4 0", "cc-by-sa-4.0"),
    ("cc by sa 3 0", "cc-by-sa-3.0"),
    ("licenses by sa 3 0", "cc-by-sa-3.0"),
    ("cc by sa", "cc-by-sa"),
    ("creative commons attribution share alike", "cc-by-sa"),
    ("creative commons attribution sharealike", "cc-by-sa"),
    ("cc by nc 4 0", "cc-by-nc-4.0"),
    ("licenses by nc 4 0", "cc-by-nc-4.0"),
    ("cc bync 4 0", "cc-by-nc-4.0"),
    ("cc by nc", "cc-by-nc"),
    ("licenses by nc", "cc-by-nc"),
    ("attribution noncommercial", "cc-by-nc"),
    ("attribution non commercial", "cc-by-nc"),
    ("cc by nd 4 0", "cc-by-nd-4.0"),
    ("licenses by nd 4 0", "cc-by-nd-4.0"),
    ("cc bynd 4 0", "cc-by-nd-4.0"),
    ("cc by nd", "cc-by-nd"),
    ("licenses by nd", "cc-by-nd"),
    ("namensnennung keine bearbeitung", "cc-by-nd"),
    ("attribution noderivatives", "cc-by-nd"),
    ("cc by 4 0", "cc-by-4.0"),
    ("licenses by 4 0", "cc-by-4.0"),
    ("ccby 4 0", "cc-by-4.0"),
    ("creative commons attribution 4 0", "cc-by-4.0"),
    ("creative commons namensnennung 4 0", "cc-by-4.0"),
    ("cc by 3 0 de", "cc-by-3.0-de"),
    ("licenses by 3 0 de", "cc-by-3.0-de"),
    ("namensnennung 3 0 deutschland", "cc-by-3.0-de"),
    ("cc by 3 0", "cc-by-3.0"),
    ("licenses by 3 0", "cc-by-3.0"),
    ("cc by 2 0", "cc-by-2.0"),
    ("licenses by 2 0", "cc-by-2.0"),
    ("cc by", "cc-by"),
    ("creative commons attribution", "cc-by"),
    ("creative commons namensnennung", "cc-by"),
    ("creative commons paternite", "cc-by"),
    ("odbl", "odbl-1.0"),
    ("odc odbl", "odbl-1.0"),
    ("odc bl", "odbl-1.0"),
    ("open database license", "odbl-1.0"),
    ("open database licence", "odbl-1.0"),
    ("open data commons database license", "odbl-1.0"),
    ("odc by", "odc-by-1.0"),
    ("open data commons attribution", "odc-by-1.0"),
    ("opendatacommons org licenses by", "odc-by-1.0"),
    ("pddl", "pddl-1.0"),
    ("public domain dedication and license", "pddl-1.0"),
    ("powered by tfl", "tfl"),
    ("tfl gov uk corporate terms", "tfl"),
    ("ogl uk 3 0", "ogl-3.0"),
    ("ogl v3", "ogl-3.0"),
    ("ogl 3", "ogl-3.0"),
    ("ogl uk 2 0", "ogl-2.0"),
    ("ogl v2", "ogl-2.0"),
    ("ogl 2", "ogl-2.0"),
    ("ogl uk 1 0", "ogl-1.0"),
    ("ogl v1", "ogl-1.0"),
    ("ogl 1", "ogl-1.0"),
    ("open government licence version 3", "ogl-3.0"),
    ("open government licence version 2", "ogl-2.0"),
    ("open government licence version 1", "ogl-1.0"),
    ("open government licence v3", "ogl-3.0"),
    ("open government licence v2", "ogl-2.0"),
    ("open government licence 3", "ogl-3.0"),
    ("open government licence 2", "ogl-2.0"),
    ("uk ogl", "ogl"),
    ("open government licence", "ogl"),
    ("open government license", "ogl"),
    ("ogl", "ogl"),
    ("tfl open data", "tfl"),
    ("etalab 2 0", "etalab-2.0"),
    ("licence ouverte v2 0", "etalab-2.0"),
    ("licence ouverte 2 0", "etalab-2.0"),
    ("licence ouverte version 2", "etalab-2.0"),
    ("open licence 2 0", "etalab-2.0"),
    ("licence ouverte v1", "etalab-1.0"),
    ("licence ouverte 1 0", "etalab-1.0"),
    ("licence ouverte", "etalab"),
    ("etalab", "etalab"),
    ("lov2", "etalab-2.0"),
    ("nyc open data", "nyc"),
    ("opendata cityofnewyork us", "nyc"),
    ("usa gov government works", "us-pd"),
    ("us public domain", "us-pd"),
    ("us pd", "us-pd"),
    ("us government works", "us-pd"),
    ("gnu fdl 1 3", "gfdl-1.3"),
    ("gfdl", "gfdl-1.3"),
    ("gnu free documentation license", "gfdl-1.3"),
];

/// The licence that a text or address names; nothing when it names none that is known.
pub fn licence(text: &str) -> Option<&'static Licence> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if let Some(known) = LICENCES.iter().find(|known| known.uri == text || known.key == text) {
        return Some(known);
    }
    let phrase = phrase(text);
    let key = SIGNS.iter().find(|(sign, _)| phrase.contains(&format!(" {sign} "))).map(|(_, key)| *key)?;
    LICENCES.iter().find(|known| known.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The licences that stand in the catalogues of Berlin, London, New York and Paris, and what they mean.
    const FOUND: &[(&str, &str)] = &[
        ("Open Database License (ODbL)", "odbl-1.0"),
        ("ODbL Paris", "odbl-1.0"),
        ("ODbL Paris ", "odbl-1.0"),
        ("ODBl Paris", "odbl-1.0"),
        ("Licence Ouverte v2.0 (Etalab)", "etalab-2.0"),
        ("https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf", "etalab-2.0"),
        ("UK Open Government Licence (OGL v3)", "ogl-3.0"),
        ("UK Open Government Licence (OGL)", "ogl"),
        ("uk-ogl", "ogl"),
        ("http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "ogl-3.0"),
        (
            "<DIV STYLE=\"text-align:Left;\"><DIV><DIV><P><SPAN>Soumis à la licence Etalab : \
             https://www.etalab.gouv.fr/licence-ouverte-open-licence/</SPAN></P></DIV></DIV></DIV>",
            "etalab",
        ),
        (
            "<DIV STYLE=\"text-align:Left;\"><DIV><DIV><P><SPAN>Soumis à la licence Etalab</SPAN></P></DIV></DIV></DIV>",
            "etalab",
        ),
        ("cc-by", "cc-by"),
        ("Creative Commons Attribution", "cc-by"),
        ("https://opendefinition.org/licenses/cc-by/", "cc-by"),
        ("http://dcat-ap.de/def/licenses/cc-by", "cc-by"),
        ("http://dcat-ap.de/def/licenses/dl-by-de/2.0", "dl-de-by-2.0"),
        ("http://dcat-ap.de/def/licenses/dl-zero-de/2.0", "dl-de-zero-2.0"),
        ("http://dcat-ap.de/def/licenses/cc-by-nd", "cc-by-nd"),
        ("Creative Commons Namensnennung Keine Bearbeitung (CC-BY-ND)", "cc-by-nd"),
        ("Datenlizenz Deutschland – Zero – Version 2.0", "dl-de-zero-2.0"),
        ("Datenlizenz Deutschland -Namensnennung - Version 2.0 ", "dl-de-by-2.0"),
        ("https://www.govdata.de/dl-de/by-2-0", "dl-de-by-2.0"),
        ("dl-de/by-2-0", "dl-de-by-2.0"),
        ("CC BY 4.0", "cc-by-4.0"),
        ("CC-BY-4.0", "cc-by-4.0"),
        ("CC BY 3.0 DE", "cc-by-3.0-de"),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.fr", "cc-by-sa-4.0"),
        ("http://publications.europa.eu/resource/authority/licence/CC_BYNC_4_0", "cc-by-nc-4.0"),
        ("OGL-UK-3.0", "ogl-3.0"),
        ("OGL-UK-2.0 (TfL Open Data)", "ogl-2.0"),
        ("NYC Open Data terms", "nyc"),
        ("ODbL-1.0", "odbl-1.0"),
        ("Public domain (CC0)", "cc0"),
    ];

    /// What stands there as well and names no licence that is known.
    const UNKNOWN: &[&str] = &[
        "",
        "Open Data Paris",
        "https://metadata.phila.gov/#help/help-faqs/what-are-the-terms-of-use/",
        "https://opendataphilly.org/licenses/other",
        "http://dcat-ap.de/def/licenses/mozilla",
        "Darf zu Testzwecken genutzt werden",
        "Restricted: terms of the publisher",
        "Reuse with naming of the origin",
    ];

    #[test]
    fn the_licences_of_the_four_cities_are_told() {
        for (text, key) in FOUND {
            assert_eq!(licence(text).map(|known| known.key), Some(*key), "{text}");
        }
        for text in UNKNOWN {
            assert_eq!(licence(text), None, "{text}");
        }
    }

    #[test]
    fn every_licence_is_found_by_its_own_name_and_address() {
        for known in &LICENCES {
            assert_eq!(licence(known.uri), Some(known), "{}", known.uri);
            assert_eq!(licence(known.name), Some(known), "{}", known.name);
            assert!(LICENCES.iter().filter(|other| other.key == known.key || other.uri == known.uri).count() == 1);
        }
        for (sign, key) in SIGNS {
            assert!(LICENCES.iter().any(|known| known.key == *key), "{sign} means {key}, which is unknown");
        }
    }

    #[test]
    fn what_limits_the_use_is_not_open() {
        assert!(licence("CC BY-NC 4.0").is_some_and(|known| !known.open()));
        assert!(licence("dl-de/zero-2-0").is_some_and(Licence::open));
    }
}

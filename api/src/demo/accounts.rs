//! The accounts of the demonstration. All people are fictional; the password is the same for all and no secret.

use serde::Serialize;

/// The password of every account of the demonstration.
const PASSWORD: &str = "platform nine and a quarter";

/// An account to sign in with.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    /// administrator, auditor, city staff, data steward, judge, innovator, partner.
    pub role: &'static str,
    /// The code of the city (`BE`, `LO`, `NY`, `PA`) or the slug of the organisation; none for innovators.
    pub city: Option<&'static str>,
    /// Where to sign in.
    pub email: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// The password.
    pub password: &'static str,
    /// Language of their pages.
    pub language: &'static str,
    /// Their zone.
    pub zone: &'static str,
}

const fn account(
    role: &'static str,
    city: Option<&'static str>,
    email: &'static str,
    name: &'static str,
    language: &'static str,
    zone: &'static str,
) -> Account {
    Account { role, city, email, name, password: PASSWORD, language, zone }
}

const BERLIN: &str = "Europe/Berlin";
const LONDON: &str = "Europe/London";
const NEW_YORK: &str = "America/New_York";
const PARIS: &str = "Europe/Paris";

/// Everybody, in the order in which they are printed.
pub const fn all() -> &'static [Account] {
    const ALL: &[Account] = &[
        account("administrator", None, "admin@intercity.example", "Robin Winter", "en", LONDON),
        account("auditor", None, "auditor@intercity.example", "Noor Visser", "en", BERLIN),
        account("city staff", Some("BE"), "staff@berlin.example", "Katrin Lehmann", "de", BERLIN),
        account("city staff", Some("LO"), "staff@london.example", "Amara Okafor", "en", LONDON),
        account("city staff", Some("NY"), "staff@new-york.example", "Daniel Reyes", "en", NEW_YORK),
        account("city staff", Some("PA"), "staff@paris.example", "Claire Moreau", "fr", PARIS),
        account("data steward", Some("NY"), "steward@new-york.example", "Grace Kim", "en", NEW_YORK),
        account("data steward", Some("northline-mobility"), "steward@northline.example", "Peter Hale", "en", LONDON),
        account("judge", Some("BE"), "judge@berlin.example", "Jonas Brandt", "de", BERLIN),
        account("judge", Some("LO"), "judge@london.example", "Priya Shah", "en", LONDON),
        account("judge", Some("NY"), "judge@new-york.example", "Maya Torres", "en", NEW_YORK),
        account("judge", Some("PA"), "judge@paris.example", "Luc Garnier", "fr", PARIS),
        account("innovator", None, "ada@lichtung.example", "Ada Sommer", "de", BERLIN),
        account("innovator", None, "ben@lichtung.example", "Ben Kaya", "de", BERLIN),
        account("innovator", None, "cleo@openstage.example", "Cleo Marsh", "en", LONDON),
        account("innovator", None, "dev@openstage.example", "Dev Anand", "en", LONDON),
        account("innovator", None, "elena@nightmap.example", "Elena Cruz", "en", NEW_YORK),
        account("innovator", None, "farid@terrasses.example", "Farid Benali", "fr", PARIS),
        account("innovator", None, "gina@quietquarter.example", "Gina Rossi", "fr", PARIS),
        account("innovator", None, "hugo@kiezbox.example", "Hugo Neumann", "de", BERLIN),
        account("innovator", None, "isla@shopfront.example", "Isla Grant", "en", LONDON),
        account("innovator", None, "jun@coolblock.example", "Jun Park", "en", NEW_YORK),
    ];
    ALL
}

//! Passwords: which are good enough, and how they are hashed (argon2id, few at a time).

use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use super::Email;
use crate::kernel::{Context, Error, Faults, Result};

/// Each hash takes 19 MiB while it is computed; so many at once.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Well-known passwords and the words that most bad ones are made of.
const KNOWN: &str = include_str!("known_passwords.txt");

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters of a password.
pub const LONGEST: usize = 128;

/// Checks a new password; `path` names the input field.
pub fn check(faults: &mut Faults, path: &str, password: &str, email: Option<&Email>) {
    let length = password.chars().count();
    if length < SHORTEST {
        let message = format!("Use at least {SHORTEST} characters; several words together are easy to remember.");
        faults.push("password.too_short", path, message);
    } else if length > LONGEST {
        faults.push("password.too_long", path, format!("Use at most {LONGEST} characters."));
    } else if is_known(password) {
        faults.push("password.known", path, "This password is easy to guess. Choose another one.");
    } else if email.is_some_and(|email| repeats(password, email)) {
        faults.push("password.like_email", path, "Choose a password that does not repeat your e-mail address.");
    }
}

/// Whether it is in the list, or made of one word of the list, or of hardly any different characters.
fn is_known(password: &str) -> bool {
    let lower = password.to_lowercase();
    let mut distinct: Vec<char> = lower.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 5 || is_run(&lower) {
        return true;
    }
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let plain: String = core.chars().map(unleet).filter(|c| c.is_alphabetic()).collect();
    KNOWN
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .any(|known| lower == known || core == known || is_repetition(&plain, known) || is_repetition(core, known))
}

/// `abcdefghijkl`, `987654321098`: each character follows the one before it.
fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps = codes.windows(2).filter_map(|pair| match pair {
        [a, b] => Some((b - a).rem_euclid(10)),
        _ => None,
    });
    let mut steps = steps.peekable();
    steps.peek().copied().is_some_and(|first| steps.all(|step| step == first))
}

fn is_repetition(text: &str, word: &str) -> bool {
    !text.is_empty() && text.len().is_multiple_of(word.len()) && text == word.repeat(text.len() / word.len())
}

const fn unleet(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

fn repeats(password: &str, email: &Email) -> bool {
    let lower = password.to_lowercase();
    lower.contains(email.as_str()) || (email.local().len() >= 6 && lower.contains(email.local()))
}

/// The hash of a password with a fresh salt, as a PHC string.
///
/// # Errors
/// `Unavailable` when too many are waiting.
pub async fn hash(ctx: &Context, password: &str) -> Result<String> {
    let mut salt = [0_u8; 16];
    ctx.random.fill(&mut salt);
    let password = password.to_owned();
    apart(move || {
        let hash: PasswordHash =
            hasher()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(Error::internal)?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password is the one that was hashed. Without a hash the same work is done for nothing,
/// so that time does not tell whether an account exists.
///
/// # Errors
/// `Unavailable` when too many are waiting.
pub async fn matches(ctx: &Context, password: &str, stored: Option<&str>) -> Result<bool> {
    if password.chars().count() > LONGEST {
        return Ok(false);
    }
    let Some(stored) = stored.map(str::to_owned) else {
        hash(ctx, password).await?;
        return Ok(false);
    };
    let password = password.to_owned();
    apart(move || {
        let hash = PasswordHash::new(&stored).map_err(Error::internal)?;
        Ok(hasher()?.verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

/// OWASP's recommendation: 19 MiB, two passes, one lane.
fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(19_456, 2, 1, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let busy = || Error::Unavailable("Many people sign in right now. Try again in a moment.".into());
    let place = match tokio::time::timeout(Duration::from_secs(10), AT_ONCE.acquire()).await {
        Ok(Ok(place)) => place,
        Ok(Err(_)) | Err(_) => return Err(busy()),
    };
    let outcome = tokio::task::spawn_blocking(work).await.map_err(Error::internal)?;
    drop(place);
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(password: &str) -> Vec<String> {
        let mut faults = Faults::new();
        let email = Email::parse("johanna@example.org").unwrap();
        check(&mut faults, "password", password, Some(&email));
        faults.into_vec().into_iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn weak_passwords_are_named() {
        assert_eq!(faults("short"), ["password.too_short"]);
        assert_eq!(faults(&"long ".repeat(30)), ["password.too_long"]);
        for known in [
            "password1234",
            "P@ssw0rd2024!",
            "qwertyuiop12",
            "123456789012",
            "aaaaaaaaaaaaa",
            "abcdefghijklm",
            "passwordpassword",
        ] {
            assert_eq!(faults(known), ["password.known"], "{known}");
        }
        assert_eq!(faults("johanna-1987-x"), ["password.like_email"]);
    }

    #[test]
    fn words_together_are_welcome() {
        for good in ["tramway lantern bridge", "Berlin-2024-Passage-Regen", "ein Fahrrad am Kanal"] {
            assert!(faults(good).is_empty(), "{good}");
        }
    }

    #[test]
    fn a_hash_is_argon2id_and_fits_only_its_password() {
        let hash: PasswordHash = hasher().unwrap().hash_password_with_salt(b"tramway lantern", &[7; 16]).unwrap();
        let text = hash.to_string();
        assert!(text.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{text}");
        let hash = PasswordHash::new(&text).unwrap();
        assert!(hasher().unwrap().verify_password(b"tramway lantern", &hash).is_ok());
        assert!(hasher().unwrap().verify_password(b"tramway Lantern", &hash).is_err());
    }
}

//! Passwords: which are good enough, and how they are hashed (argon2id, few at a time).

use std::time::Duration;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use tokio::sync::Semaphore;

use super::Email;
use crate::kernel::{Context, Error, Faults, Result};

/// Each hash takes 19 MiB while it is computed; so many at once.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Room for so many blocks of a KiB is asked for, of which 19,456 are touched. Beyond 32 MiB the C library's allocator maps
/// memory for itself and gives it back at once; below, every thread that ever hashed keeps its 19 MiB.
const ROOM: usize = 33 * 1024;

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
    apart(move || Ok(hashed(&password, &salt)?.to_string())).await
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
    apart(move || is_of(&password, &PasswordHash::new(&stored).map_err(Error::internal)?)).await
}

/// OWASP's recommendation: 19 MiB, two passes, one lane.
fn params() -> Result<Params> {
    Params::new(19_456, 2, 1, None).map_err(Error::internal)
}

fn hashed(password: &str, salt: &[u8]) -> Result<PasswordHash> {
    let params = params()?;
    let mut out = [0_u8; Params::DEFAULT_OUTPUT_LEN];
    let (algorithm, version) = (Algorithm::Argon2id, Version::V0x13);
    compute(Argon2::new(algorithm, version, params.clone()), password, salt, &mut out)?;
    Ok(PasswordHash {
        algorithm: algorithm.ident(),
        version: Some(version.into()),
        params: ParamsString::try_from(&params).map_err(Error::internal)?,
        salt: Some(Salt::new(salt).map_err(Error::internal)?),
        hash: Some(Output::new(&out).map_err(Error::internal)?),
    })
}

/// Computed as it says that it was computed, and compared in constant time.
fn is_of(password: &str, stored: &PasswordHash) -> Result<bool> {
    let unreadable = || Error::internal("a stored hash of a password lacks a part");
    let algorithm = Algorithm::try_from(stored.algorithm.as_str()).map_err(Error::internal)?;
    let version = Version::try_from(stored.version.ok_or_else(unreadable)?).map_err(Error::internal)?;
    let (salt, hash) = stored.salt.as_ref().zip(stored.hash.as_ref()).ok_or_else(unreadable)?;
    let params = Params::try_from(stored).map_err(Error::internal)?;
    let mut out = vec![0_u8; hash.len()];
    compute(Argon2::new(algorithm, version, params), password, salt, &mut out)?;
    Ok(Output::new(&out).map_err(Error::internal)? == *hash)
}

fn compute(argon2: Argon2<'_>, password: &str, salt: &[u8], out: &mut [u8]) -> Result<()> {
    let blocks = argon2.params().block_count();
    let mut memory = Vec::with_capacity(blocks.max(ROOM));
    memory.resize(blocks, Block::default());
    argon2.hash_password_into_with_memory(password.as_bytes(), salt, out, &mut memory).map_err(Error::internal)
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
    use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

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
        let text = hashed("tramway lantern", &[7; 16]).unwrap().to_string();
        assert!(text.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{text}");
        let hash = PasswordHash::new(&text).unwrap();
        assert!(is_of("tramway lantern", &hash).unwrap());
        assert!(!is_of("tramway Lantern", &hash).unwrap());
    }

    #[test]
    fn the_library_makes_and_reads_the_same_hashes() {
        let library = Argon2::new(Algorithm::Argon2id, Version::V0x13, params().unwrap());
        let theirs: PasswordHash = library.hash_password_with_salt(b"tramway lantern", &[7; 16]).unwrap();
        let ours = hashed("tramway lantern", &[7; 16]).unwrap();
        assert_eq!(ours.to_string(), theirs.to_string());
        assert!(library.verify_password(b"tramway lantern", &ours).is_ok());
    }

    #[test]
    fn what_was_hashed_otherwise_is_still_read() {
        let library = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(64, 3, 2, None).unwrap());
        let older: PasswordHash = library.hash_password_with_salt(b"tramway lantern", &[7; 16]).unwrap();
        assert!(is_of("tramway lantern", &older).unwrap() && !is_of("tramway", &older).unwrap());
    }

    #[test]
    fn damaged_hashes_are_refused() {
        for text in ["$argon2id$v=19$m=64,t=3,p=1", "$scrypt$v=1$n=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAA"] {
            assert!(
                PasswordHash::new(text).map_err(Error::internal).and_then(|hash| is_of("x", &hash)).is_err(),
                "{text}"
            );
        }
    }
}

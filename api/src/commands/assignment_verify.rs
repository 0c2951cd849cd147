//! `intercity assignment verify FILE`: checks an exported assignment round, on any machine, offline.

use std::path::Path;

use intercity_domain::assignment::matching::{Export, Finding, verify_export};

/// What the check says.
pub enum Verdict {
    /// Everything holds; a sentence with the figures.
    Sound(String),
    /// What does not hold.
    Unsound(Vec<Finding>),
}

/// Reads and checks an exported round.
///
/// # Errors
/// When the file cannot be read; the text says so in words.
pub fn assignment_verify(file: &Path) -> Result<Verdict, String> {
    let bytes = std::fs::read(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
    let findings = verify_export(&bytes);
    match (findings.is_empty(), serde_json::from_slice::<Export>(&bytes)) {
        (true, Ok(export)) => Ok(Verdict::Sound(sentence(&export))),
        (true, Err(error)) => Err(format!("cannot read {}: {error}", file.display())),
        (false, _) => Ok(Verdict::Unsound(findings)),
    }
}

fn sentence(export: &Export) -> String {
    let assignment = &export.certificate.assignment;
    let placed = assignment.iter().filter(|p| p.site.is_some()).count();
    format!(
        "The assignment holds: {placed} of {} winners are placed on {} testbeds, nobody could do better without \
         harming somebody with higher priority, and running it again gives the same result.\n\
         algorithm {}\ninput     {}",
        assignment.len(),
        export.input.sites.len(),
        export.certificate.algorithm,
        export.certificate.input_hash,
    )
}

impl Verdict {
    /// Tells people and scripts; returns whether it is sound.
    pub fn tell(&self) -> bool {
        match self {
            Self::Sound(sentence) => {
                println!("{sentence}");
                true
            }
            Self::Unsound(findings) => {
                for finding in findings {
                    println!("{}: {}", finding.code, finding.message);
                }
                false
            }
        }
    }
}

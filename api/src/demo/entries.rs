//! Teams of the demonstration and what they send. All of it is fictional.

use chrono::TimeDelta;
use intercity_domain::kernel::{Error, Result, SubmissionId, TeamId};
use intercity_domain::submissions::AnswerDraft;
use intercity_domain::submissions::{self, DraftSave, FileUploadBegin, MemberAccept, MemberInvite, Submit, TeamCreate};
use serde_json::{Value, json};

use super::calls::Call;
use super::catalogue::receive;
use super::loader::Loader;

/// What a team is and wants.
pub struct Idea {
    /// The lead's address.
    pub lead: &'static str,
    /// Another member's address.
    pub mate: Option<&'static str>,
    /// The team's name.
    pub team: &'static str,
    /// The title of the submission.
    pub title: &'static str,
    /// One sentence.
    pub summary: &'static str,
}

/// A submission with its team.
#[derive(Clone, Copy)]
pub struct Entered {
    /// The submission.
    pub submission: SubmissionId,
    /// The team.
    pub team: TeamId,
    /// The lead's address.
    pub lead: &'static str,
}

/// Ideas, one for each team.
pub const IDEAS: [Idea; 8] = [
    Idea {
        lead: "ada@lichtung.example",
        mate: Some("ben@lichtung.example"),
        team: "Lichtung",
        title: "Rooms that know how full they are",
        summary: "Anonymous counting tells guests and hosts in real time how many people a venue can still take.",
    },
    Idea {
        lead: "cleo@openstage.example",
        mate: Some("dev@openstage.example"),
        team: "Open Stage",
        title: "A stage in a suitcase",
        summary: "A kit that turns any square into a licensed small stage within an hour.",
    },
    Idea {
        lead: "elena@nightmap.example",
        mate: None,
        team: "Nightmap",
        title: "A map of the night",
        summary: "Venues share opening, capacity and noise limits once; guests and neighbours see the same map.",
    },
    Idea {
        lead: "farid@terrasses.example",
        mate: None,
        team: "Terrasses partagées",
        title: "Shared terraces",
        summary: "Small cafés share seats, heaters and staff across one street with one permit.",
    },
    Idea {
        lead: "gina@quietquarter.example",
        mate: None,
        team: "Quiet Quarter",
        title: "Events that neighbours agree to",
        summary: "Noise is measured where people sleep and settled with them before and after each event.",
    },
    Idea {
        lead: "hugo@kiezbox.example",
        mate: None,
        team: "Kiezbox",
        title: "Lockers instead of vans",
        summary: "Neighbourhood lockers take the last delivery mile off the street.",
    },
    Idea {
        lead: "isla@shopfront.example",
        mate: None,
        team: "Shopfront",
        title: "Empty for a week, open for a day",
        summary: "Landlords lend empty units by the day; insurance and keys are handled by one app.",
    },
    Idea {
        lead: "jun@coolblock.example",
        mate: None,
        team: "Coolblock",
        title: "Shade where people wait",
        summary: "Portable shade and low-cost sensors at the hottest bus stops, moved by what is measured.",
    },
];

impl Loader<'_> {
    /// A team writes a draft so many days after the opening, and sends it if asked.
    pub async fn enter(&self, call: &Call, idea: &Idea, days: i64, send: bool) -> Result<Entered> {
        self.at(call.opens_at + TimeDelta::days(days));
        let ctx = &self.context;
        let lead = self.viewer(idea.lead).await?;
        let input = TeamCreate { challenge: call.id, name: idea.team.into(), organisation: None, fictional: true };
        let seen = submissions::team_create(ctx, &lead, input).await?;
        let (submission, team) = (seen.submission.id, seen.team.id);
        if let Some(mate) = idea.mate {
            let invited = submissions::member_invite(ctx, &lead, MemberInvite { team, email: mate.into() }).await?;
            let mate = self.viewer(mate).await?;
            submissions::member_accept(ctx, &mate, MemberAccept { member: invited.id, token: None }).await?;
        }
        let cities = call.cities.iter().map(|c| self.organisation(c)).collect::<Result<Vec<_>>>()?;
        let mut answers = answers(idea);
        if send {
            let pdf = pdf(idea.title);
            let upload = FileUploadBegin {
                submission,
                question: "plan".into(),
                name: "plan.pdf".into(),
                media_type: "application/pdf".into(),
                size: u64::try_from(pdf.len()).ok(),
            };
            let begun = submissions::file_upload_begin(ctx, &lead, upload).await?;
            receive(ctx, begun.file, pdf).await?;
            answers.push(("plan", json!(begun.file)));
        } else {
            answers.truncate(3);
        }
        let save = DraftSave {
            submission,
            title: Some(idea.title.into()),
            cities: Some(cities),
            answers: answers
                .into_iter()
                .map(|(question, value)| AnswerDraft { question: question.into(), value, revision: 0 })
                .collect(),
        };
        let saved = submissions::draft_save(ctx, &lead, save).await?;
        if !saved.conflicts.is_empty() {
            return Err(Error::internal("nobody else writes in the story"));
        }
        if send {
            submissions::submit(ctx, &lead, Submit { submission }).await?;
        }
        Ok(Entered { submission, team, lead: idea.lead })
    }
}

fn answers(idea: &Idea) -> Vec<(&'static str, Value)> {
    vec![
        ("summary", json!(idea.summary)),
        (
            "approach",
            json!(format!(
                "{} We begin with two weeks on site, agree with the operator what is measured, and run for six months. \
                 Each month we publish what we learned. This text is fictional.",
                idea.summary
            )),
        ),
        ("track", json!("venues")),
        ("needs", json!(["power", "network"])),
        ("months", json!(6)),
        ("cost", json!({"minor": 4_800_000, "currency": "EUR"})),
        ("budget", json!([{"item": "Equipment", "amount": 18000}, {"item": "People", "amount": 30000}])),
        ("insured", json!(true)),
    ]
}

/// A small, valid PDF of one page.
fn pdf(title: &str) -> Vec<u8> {
    let text: String = title.chars().filter(|c| c.is_ascii() && !matches!(c, '(' | ')' | '\\')).collect();
    let content =
        format!("BT /F1 20 Tf 72 720 Td ({text}) Tj 0 -28 Td /F1 12 Tf (Fictional plan for a demonstration.) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let table = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    out.into_bytes()
}

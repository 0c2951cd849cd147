//! English.

use super::{MessageKind, Words};

pub(super) fn text(kind: MessageKind, w: &Words) -> (String, String) {
    let Words { challenge, dataset, team, testbed, reason, when, version, sha256 } = w;
    match kind {
        MessageKind::ConfirmEmail => (
            "Confirm your e-mail address".into(),
            "Welcome to Intercity.\n\nOpen this link to confirm your e-mail address. If you did not register, ignore this message.".into(),
        ),
        MessageKind::AlreadyRegistered => (
            "You already have an account".into(),
            "Somebody tried to register with your e-mail address. You already have an account: sign in, or ask for a new password there.".into(),
        ),
        MessageKind::PasswordReset => (
            "Set a new password".into(),
            "Open this link to set a new password. It works once. If you did not ask for it, ignore this message; your password stays as it is.".into(),
        ),
        MessageKind::TeamInvitation => (
            format!("Invitation to the team {team}"),
            format!("You are invited to join the team “{team}” for the challenge “{challenge}”.\n\nOpen this link to accept or decline."),
        ),
        MessageKind::Receipt => (
            format!("Receipt: version {version} of your submission"),
            format!("We received version {version} of the submission of “{team}” to “{challenge}”.\n\nSHA-256 of its content: {sha256}\n\nUntil the deadline ({when}) your team can send a new version; this one counts until then."),
        ),
        MessageKind::DeadlineExtended => (
            format!("More time: {challenge}"),
            format!("The deadline of “{challenge}” was extended. It now closes on {when}.\n\nReason: {reason}"),
        ),
        MessageKind::Announcement => (
            format!("Results announced: {challenge}"),
            format!("The results of “{challenge}” were announced. Open the challenge to see how your submission did."),
        ),
        MessageKind::AwardOffered => (
            format!("A place for you: {challenge}"),
            format!("Your submission to “{challenge}” moved up and is offered a place. Please answer in time."),
        ),
        MessageKind::MatchProposed => (
            format!("Proposed testbed: {testbed}"),
            format!("A place at the testbed “{testbed}” is proposed for “{challenge}”. Both sides are asked to confirm."),
        ),
        MessageKind::RequestSubmitted => (
            format!("Access requested: {dataset}"),
            format!("The team “{team}” asks for access to “{dataset}” for the challenge “{challenge}”. Please decide."),
        ),
        MessageKind::RequestReturned => (
            format!("A question about your request: {dataset}"),
            format!("Your team's request for “{dataset}” was returned. You can change it and send it again.\n\nRemark: {reason}"),
        ),
        MessageKind::RequestApproved => (
            format!("Access approved: {dataset}"),
            format!("The request of “{team}” for “{dataset}” was approved. Access is being set up; you hear from us when it works.\n\nNote: {reason}"),
        ),
        MessageKind::RequestRejected => (
            format!("Access not granted: {dataset}"),
            format!("The request of “{team}” for “{dataset}” was rejected.\n\nReason: {reason}"),
        ),
        MessageKind::RequestEscalated => (
            format!("Overdue: request for {dataset}"),
            format!("The request of “{team}” for “{dataset}” has waited too long, or nobody is left who may decide. Please see to it; you can decide yourself."),
        ),
        MessageKind::RequestRecused => (
            format!("Somebody stood back: {dataset}"),
            format!("Somebody stood back from the request of “{team}” for “{dataset}” because of a conflict. Your decision is still needed."),
        ),
        MessageKind::DataRequested => (
            "Wanted: data of your city".into(),
            format!("Somebody looks for data that is not in the catalogue: {reason}\n\nPlease answer: with a dataset, or why there is none."),
        ),
        MessageKind::DataRequestAnswered => (
            format!("Found: {dataset}"),
            format!("Your question for data was answered: “{dataset}”.\n\n{reason}"),
        ),
        MessageKind::DataRequestDeclined => (
            "Your question for data".into(),
            format!("The city cannot provide the data that you look for.\n\nReason: {reason}"),
        ),
        MessageKind::GrantActive => (
            format!("Access works: {dataset}"),
            format!("You can now download “{dataset}”. Access ends on {when}."),
        ),
        MessageKind::GrantSuspended => (
            format!("Access suspended: {dataset}"),
            format!("Access of “{team}” to “{dataset}” is suspended for now.\n\nReason: {reason}"),
        ),
        MessageKind::GrantResumed => (
            format!("Access goes on: {dataset}"),
            format!("Access of “{team}” to “{dataset}” goes on until {when}.\n\nNote: {reason}"),
        ),
        MessageKind::GrantRevoked => (
            format!("Access revoked: {dataset}"),
            format!("Access of “{team}” to “{dataset}” was revoked. Links that you hold do not work any more; we checked.\n\nReason: {reason}"),
        ),
        MessageKind::GrantExpired => (
            format!("Access ended: {dataset}"),
            format!("Access of “{team}” to “{dataset}” has ended. Links that you hold do not work any more; we checked."),
        ),
        MessageKind::HarvestNeedsConfirmation => (
            format!("Please decide: {dataset}"),
            format!("{version} datasets are not listed by “{dataset}” any more. Nothing was changed. Look at the run, and confirm or refuse that they are withdrawn."),
        ),
        MessageKind::HarvestFailed => (
            format!("Could not be read: {dataset}"),
            format!("The source “{dataset}” could not be read by its schedule. No dataset was changed.\n\nReason: {reason}"),
        ),
        MessageKind::PersonWithdrawn => (
            format!("Your access has ended: {dataset}"),
            format!("Your access to “{dataset}” under the grant of “{team}” has ended. This is neutral: it is no reproach, and the others keep their access.\n\nReason: {reason}"),
        ),
        MessageKind::GrantExpiring => (
            format!("Access ends soon: {dataset}"),
            format!("The access of “{team}” to “{dataset}” ends on {when}. If you need it longer, ask for a renewal on the page of the grant before then."),
        ),
        MessageKind::GrantEndMoved => (
            format!("New end of your access: {dataset}"),
            format!("What the access of “{team}” to “{dataset}” stands on has changed. It now ends on {when}."),
        ),
        MessageKind::GrantRenewed => (
            format!("Access renewed: {dataset}"),
            format!("The access of “{team}” to “{dataset}” was renewed. It now ends on {when}."),
        ),
        MessageKind::BudgetWarned => (
            format!("Most of the data budget is used: {dataset}"),
            format!("“{team}” has downloaded four fifths of what its grant for “{dataset}” allows. When all of it is used, downloads stop."),
        ),
        MessageKind::TermsKept => (
            format!("New terms: {dataset}"),
            format!("“{dataset}” has new terms of use (number {version}). Your access goes on under the terms that you accepted; the new ones count for new requests."),
        ),
        MessageKind::TermsGrace => (
            format!("Please accept the new terms: {dataset}"),
            format!("“{dataset}” has new terms of use (number {version}). Read and accept them by {when}. From then on downloads are held until you have."),
        ),
        MessageKind::TermsHeld => (
            format!("Held until you accept the new terms: {dataset}"),
            format!("“{dataset}” has new terms of use (number {version}). Your downloads are held until you have read and accepted them."),
        ),
        MessageKind::SanctionImposed => (
            format!("A sanction: {dataset}"),
            format!("After misconduct with “{dataset}” a sanction was imposed. While it is in force it refuses access and new requests.\n\nReason: {reason}\nUntil: {when}\n\nYou can appeal: write to the contact of the dataset, or to the platform. The evidence stands on the page."),
        ),
        MessageKind::SanctionLifted => (
            format!("Sanction lifted: {dataset}"),
            format!("The sanction about “{dataset}” was lifted. You can ask for access again.\n\nReason: {reason}"),
        ),
        MessageKind::DutyBegun => (
            format!("What you still owe: {dataset}"),
            format!("Access to “{dataset}” has a closing duty. Please see to it within {version} days of this message, and say so on its page.\n\nNote: {reason}"),
        ),
        MessageKind::DutyReturned => (
            format!("Closing duty returned: {dataset}"),
            format!("What was attested about “{dataset}” was returned. Please complete it within {version} days of this message.\n\nReason: {reason}"),
        ),
        MessageKind::DutyReminded => (
            format!("Closing duty due soon: {dataset}"),
            format!("The closing duty for “{dataset}” is due on {when}. Please attest it on its page."),
        ),
        MessageKind::DutyOverdue => (
            format!("Closing duty overdue: {dataset}"),
            format!("The closing duty for “{dataset}” was due on {when} and is overdue. Until it is attested, further requests to this publisher are refused."),
        ),
        MessageKind::DutyAttested => (
            format!("Closing duty attested: {dataset}"),
            format!("A closing duty for “{dataset}” of “{team}” was attested. Please look at it, and accept or return it."),
        ),
        MessageKind::DutyVerified => (
            format!("Closing duty done: {dataset}"),
            format!("The data steward has accepted the closing duty for “{dataset}”. Thank you."),
        ),
        MessageKind::VersionPublished => (
            format!("New version: {dataset}"),
            format!("Version {version} of “{dataset}” was published. Whether your grant moves to it stands on the page of the grant."),
        ),
        MessageKind::VersionCorrected => (
            format!("Correction: {dataset}"),
            format!("There is a correction note on version {version} of “{dataset}”, to which you have access.\n\n{reason}"),
        ),
        MessageKind::DatasetDeprecated => (
            format!("Deprecated: {dataset}"),
            format!("The publisher advises against building on “{dataset}” any further. Your access goes on.\n\n{reason}"),
        ),
        MessageKind::DatasetWithdrawn => (
            format!("Withdrawn: {dataset}"),
            format!("The publisher has withdrawn “{dataset}”. Its files can no longer be downloaded, also not under your grant. Please stop using your copies.\n\nReason: {reason}"),
        ),
    }
}

//! Deutsch.

use super::{MessageKind, Words};

pub(super) fn text(kind: MessageKind, w: &Words) -> (String, String) {
    let Words { challenge, dataset, team, testbed, reason, when, version, sha256 } = w;
    match kind {
        MessageKind::ConfirmEmail => (
            "Bestätigen Sie Ihre E-Mail-Adresse".into(),
            "Willkommen bei Intercity.\n\nÖffnen Sie diesen Link, um Ihre E-Mail-Adresse zu bestätigen. Wenn Sie sich nicht registriert haben, ignorieren Sie diese Nachricht.".into(),
        ),
        MessageKind::AlreadyRegistered => (
            "Sie haben bereits ein Konto".into(),
            "Jemand wollte sich mit Ihrer E-Mail-Adresse registrieren. Sie haben bereits ein Konto: Melden Sie sich an oder fordern Sie dort ein neues Passwort an.".into(),
        ),
        MessageKind::PasswordReset => (
            "Neues Passwort setzen".into(),
            "Öffnen Sie diesen Link, um ein neues Passwort zu setzen. Er gilt einmal. Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese Nachricht; Ihr Passwort bleibt, wie es ist.".into(),
        ),
        MessageKind::TeamInvitation => (
            format!("Einladung in das Team {team}"),
            format!("Sie sind in das Team „{team}“ für die Challenge „{challenge}“ eingeladen.\n\nÖffnen Sie diesen Link, um anzunehmen oder abzulehnen."),
        ),
        MessageKind::Receipt => (
            format!("Empfangsbestätigung: Version {version} Ihrer Einreichung"),
            format!("Wir haben Version {version} der Einreichung von „{team}“ zu „{challenge}“ erhalten.\n\nSHA-256 des Inhalts: {sha256}\n\nBis zum Einsendeschluss ({when}) kann Ihr Team eine neue Version senden; bis dahin zählt diese."),
        ),
        MessageKind::DeadlineExtended => (
            format!("Mehr Zeit: {challenge}"),
            format!("Der Einsendeschluss von „{challenge}“ wurde verlängert, jetzt bis {when}.\n\nBegründung: {reason}"),
        ),
        MessageKind::Announcement => (
            format!("Ergebnisse bekannt gegeben: {challenge}"),
            format!("Die Ergebnisse von „{challenge}“ sind bekannt gegeben. Öffnen Sie die Challenge, um zu sehen, wie Ihre Einreichung abgeschnitten hat."),
        ),
        MessageKind::AwardOffered => (
            format!("Ein Platz für Sie: {challenge}"),
            format!("Ihre Einreichung zu „{challenge}“ ist nachgerückt und erhält einen Platz angeboten. Bitte antworten Sie rechtzeitig."),
        ),
        MessageKind::MatchProposed => (
            format!("Vorgeschlagenes Testfeld: {testbed}"),
            format!("Für „{challenge}“ wird ein Platz im Testfeld „{testbed}“ vorgeschlagen. Beide Seiten werden um Bestätigung gebeten."),
        ),
        MessageKind::RequestSubmitted => (
            format!("Zugang beantragt: {dataset}"),
            format!("Das Team „{team}“ beantragt Zugang zu „{dataset}“ für die Challenge „{challenge}“. Bitte entscheiden Sie."),
        ),
        MessageKind::RequestReturned => (
            format!("Rückfrage zu Ihrem Antrag: {dataset}"),
            format!("Der Antrag Ihres Teams auf „{dataset}“ kam zurück. Sie können ihn ändern und erneut senden.\n\nAnmerkung: {reason}"),
        ),
        MessageKind::RequestApproved => (
            format!("Zugang bewilligt: {dataset}"),
            format!("Der Antrag von „{team}“ auf „{dataset}“ wurde bewilligt. Der Zugang wird eingerichtet; Sie hören von uns, sobald er funktioniert.\n\nHinweis: {reason}"),
        ),
        MessageKind::RequestRejected => (
            format!("Zugang nicht gewährt: {dataset}"),
            format!("Der Antrag von „{team}“ auf „{dataset}“ wurde abgelehnt.\n\nBegründung: {reason}"),
        ),
        MessageKind::RequestEscalated => (
            format!("Überfällig: Anfrage zu {dataset}"),
            format!("Die Anfrage von „{team}“ zu „{dataset}“ wartet zu lange, oder es ist niemand mehr da, der entscheiden darf. Bitte kümmern Sie sich darum; Sie können selbst entscheiden."),
        ),
        MessageKind::RequestRecused => (
            format!("Jemand entscheidet nicht mit: {dataset}"),
            format!("Bei der Anfrage von „{team}“ zu „{dataset}“ hat sich jemand wegen Befangenheit zurückgezogen. Ihre Entscheidung wird noch gebraucht."),
        ),
        MessageKind::DataRequested => (
            "Gesucht: Daten Ihrer Stadt".into(),
            format!("Jemand sucht Daten, die nicht im Katalog stehen: {reason}\n\nBitte antworten Sie: mit einem Datensatz, oder warum es ihn nicht gibt."),
        ),
        MessageKind::DataRequestAnswered => (
            format!("Gefunden: {dataset}"),
            format!("Ihre Frage nach Daten wurde beantwortet: „{dataset}“.\n\n{reason}"),
        ),
        MessageKind::DataRequestDeclined => (
            "Ihre Frage nach Daten".into(),
            format!("Die gesuchten Daten kann die Stadt nicht bereitstellen.\n\nBegründung: {reason}"),
        ),
        MessageKind::GrantActive => (
            format!("Zugang funktioniert: {dataset}"),
            format!("Sie können „{dataset}“ jetzt herunterladen. Der Zugang endet am {when}."),
        ),
        MessageKind::GrantSuspended => (
            format!("Zugang ausgesetzt: {dataset}"),
            format!("Der Zugang von „{team}“ zu „{dataset}“ ist vorerst ausgesetzt.\n\nBegründung: {reason}"),
        ),
        MessageKind::GrantResumed => (
            format!("Zugang geht weiter: {dataset}"),
            format!("Der Zugang von „{team}“ zu „{dataset}“ geht weiter bis {when}.\n\nHinweis: {reason}"),
        ),
        MessageKind::GrantRevoked => (
            format!("Zugang entzogen: {dataset}"),
            format!("Der Zugang von „{team}“ zu „{dataset}“ wurde entzogen. Ihre Links funktionieren nicht mehr; das ist geprüft.\n\nBegründung: {reason}"),
        ),
        MessageKind::GrantExpired => (
            format!("Zugang beendet: {dataset}"),
            format!("Der Zugang von „{team}“ zu „{dataset}“ ist beendet. Ihre Links funktionieren nicht mehr; das ist geprüft."),
        ),
        MessageKind::HarvestNeedsConfirmation => (
            format!("Bitte entscheiden Sie: {dataset}"),
            format!("{version} Datensätze stehen nicht mehr in der Quelle „{dataset}“. Es wurde nichts geändert. Sehen Sie den Lauf an, und bestätigen Sie, dass sie zurückgezogen werden, oder lehnen Sie es ab."),
        ),
        MessageKind::HarvestFailed => (
            format!("Konnte nicht gelesen werden: {dataset}"),
            format!("Die Quelle „{dataset}“ konnte nach ihrem Plan nicht gelesen werden. Kein Datensatz wurde geändert.\n\nGrund: {reason}"),
        ),
        MessageKind::PersonWithdrawn => (
            format!("Ihr Zugang ist beendet: {dataset}"),
            format!("Ihr Zugang zu „{dataset}“ über die Freigabe von „{team}“ ist beendet. Das ist kein Vorwurf, und die anderen behalten ihren Zugang.\n\nBegründung: {reason}"),
        ),
        MessageKind::GrantExpiring => (
            format!("Zugang endet bald: {dataset}"),
            format!("Der Zugang von „{team}“ zu „{dataset}“ endet am {when}. Wenn Sie ihn länger brauchen, beantragen Sie vorher auf der Seite der Freigabe eine Verlängerung."),
        ),
        MessageKind::GrantEndMoved => (
            format!("Neues Ende Ihres Zugangs: {dataset}"),
            format!("Die Grundlage des Zugangs von „{team}“ zu „{dataset}“ hat sich geändert. Er endet jetzt am {when}."),
        ),
        MessageKind::GrantRenewed => (
            format!("Zugang verlängert: {dataset}"),
            format!("Der Zugang von „{team}“ zu „{dataset}“ wurde verlängert. Er endet jetzt am {when}."),
        ),
        MessageKind::BudgetWarned => (
            format!("Datenmenge fast aufgebraucht: {dataset}"),
            format!("„{team}“ hat vier Fünftel der Datenmenge heruntergeladen, die die Freigabe für „{dataset}“ erlaubt. Ist sie aufgebraucht, sind keine Downloads mehr möglich."),
        ),
        MessageKind::TermsKept => (
            format!("Neue Nutzungsbedingungen: {dataset}"),
            format!("Für „{dataset}“ gelten neue Nutzungsbedingungen (Nummer {version}). Ihr Zugang läuft unter den Bedingungen weiter, denen Sie zugestimmt haben; die neuen gelten für neue Anträge."),
        ),
        MessageKind::TermsGrace => (
            format!("Bitte stimmen Sie den neuen Bedingungen zu: {dataset}"),
            format!("Für „{dataset}“ gelten neue Nutzungsbedingungen (Nummer {version}). Lesen Sie sie und stimmen Sie bis {when} zu. Danach sind Downloads angehalten, bis Sie zugestimmt haben."),
        ),
        MessageKind::TermsHeld => (
            format!("Angehalten, bis Sie zustimmen: {dataset}"),
            format!("Für „{dataset}“ gelten neue Nutzungsbedingungen (Nummer {version}). Ihre Downloads sind angehalten, bis Sie sie gelesen und ihnen zugestimmt haben."),
        ),
        MessageKind::SanctionImposed => (
            format!("Sperre: {dataset}"),
            format!("Nach einem Fehlverhalten im Umgang mit „{dataset}“ wurde eine Sperre verhängt. Solange sie gilt, sind Zugang und neue Anträge ausgeschlossen.\n\nBegründung: {reason}\nBis: {when}\n\nSie können widersprechen: Schreiben Sie an den Kontakt des Datensatzes oder an die Plattform. Der Sachverhalt steht auf der Seite."),
        ),
        MessageKind::SanctionLifted => (
            format!("Sperre aufgehoben: {dataset}"),
            format!("Die Sperre zu „{dataset}“ wurde aufgehoben. Sie können wieder Zugang beantragen.\n\nBegründung: {reason}"),
        ),
        MessageKind::DutyBegun => (
            format!("Was noch zu tun ist: {dataset}"),
            format!("Zum Zugang zu „{dataset}“ gehört eine Abschlusspflicht. Bitte erledigen Sie sie innerhalb von {version} Tagen nach dieser Nachricht und bestätigen Sie das auf ihrer Seite.\n\nHinweis: {reason}"),
        ),
        MessageKind::DutyReturned => (
            format!("Abschlusspflicht zurückgegeben: {dataset}"),
            format!("Ihre Bestätigung zu „{dataset}“ kam zurück. Bitte vervollständigen Sie sie innerhalb von {version} Tagen nach dieser Nachricht.\n\nBegründung: {reason}"),
        ),
        MessageKind::DutyReminded => (
            format!("Abschlusspflicht bald fällig: {dataset}"),
            format!("Die Abschlusspflicht zu „{dataset}“ ist am {when} fällig. Bitte bestätigen Sie sie auf ihrer Seite."),
        ),
        MessageKind::DutyOverdue => (
            format!("Abschlusspflicht überfällig: {dataset}"),
            format!("Die Abschlusspflicht zu „{dataset}“ war am {when} fällig und ist überfällig. Bis sie bestätigt ist, werden weitere Anträge bei diesem Herausgeber nicht angenommen."),
        ),
        MessageKind::DutyAttested => (
            format!("Abschlusspflicht bestätigt: {dataset}"),
            format!("Eine Abschlusspflicht von „{team}“ zu „{dataset}“ wurde bestätigt. Bitte sehen Sie sie an und nehmen Sie sie an oder geben Sie sie zurück."),
        ),
        MessageKind::DutyVerified => (
            format!("Abschlusspflicht erledigt: {dataset}"),
            format!("Die Datenstelle hat die Abschlusspflicht zu „{dataset}“ angenommen. Vielen Dank."),
        ),
        MessageKind::VersionPublished => (
            format!("Neue Version: {dataset}"),
            format!("Version {version} von „{dataset}“ ist erschienen. Ob Ihre Freigabe zu ihr übergeht, steht auf der Seite der Freigabe."),
        ),
        MessageKind::VersionCorrected => (
            format!("Berichtigung: {dataset}"),
            format!("Zu Version {version} von „{dataset}“, auf die Sie Zugang haben, gibt es eine Berichtigung.\n\n{reason}"),
        ),
        MessageKind::DatasetDeprecated => (
            format!("Nicht mehr empfohlen: {dataset}"),
            format!("Der Herausgeber rät davon ab, weiter auf „{dataset}“ aufzubauen. Ihr Zugang läuft weiter.\n\n{reason}"),
        ),
        MessageKind::DatasetWithdrawn => (
            format!("Zurückgezogen: {dataset}"),
            format!("Der Herausgeber hat „{dataset}“ zurückgezogen. Die Dateien lassen sich nicht mehr herunterladen, auch nicht mit Ihrer Freigabe. Bitte verwenden Sie Ihre Kopien nicht weiter.\n\nBegründung: {reason}"),
        ),
    }
}

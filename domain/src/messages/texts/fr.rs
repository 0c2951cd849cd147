//! Français.

use super::{MessageKind, Words};

pub(super) fn text(kind: MessageKind, w: &Words) -> (String, String) {
    let Words { challenge, dataset, team, testbed, reason, when, version, sha256 } = w;
    match kind {
        MessageKind::ConfirmEmail => (
            "Confirmez votre adresse e-mail".into(),
            "Bienvenue sur Intercity.\n\nOuvrez ce lien pour confirmer votre adresse e-mail. Si vous ne vous êtes pas inscrit, ignorez ce message.".into(),
        ),
        MessageKind::AlreadyRegistered => (
            "Vous avez déjà un compte".into(),
            "Quelqu'un a voulu s'inscrire avec votre adresse e-mail. Vous avez déjà un compte : connectez-vous, ou demandez-y un nouveau mot de passe.".into(),
        ),
        MessageKind::PasswordReset => (
            "Choisir un nouveau mot de passe".into(),
            "Ouvrez ce lien pour choisir un nouveau mot de passe. Il ne sert qu'une fois. Si vous ne l'avez pas demandé, ignorez ce message ; votre mot de passe reste le même.".into(),
        ),
        MessageKind::TeamInvitation => (
            format!("Invitation dans l'équipe {team}"),
            format!("Vous êtes invité à rejoindre l'équipe « {team} » pour le défi « {challenge} ».\n\nOuvrez ce lien pour accepter ou refuser."),
        ),
        MessageKind::Receipt => (
            format!("Accusé de réception : version {version} de votre candidature"),
            format!("Nous avons reçu la version {version} de la candidature de « {team} » au défi « {challenge} ».\n\nSHA-256 du contenu : {sha256}\n\nJusqu'à la date limite ({when}), votre équipe peut envoyer une nouvelle version ; d'ici là, celle-ci compte."),
        ),
        MessageKind::DeadlineExtended => (
            format!("Délai prolongé : {challenge}"),
            format!("La date limite de « {challenge} » est reportée au {when}.\n\nMotif : {reason}"),
        ),
        MessageKind::Announcement => (
            format!("Résultats annoncés : {challenge}"),
            format!("Les résultats de « {challenge} » sont annoncés. Ouvrez le défi pour voir ce qu'il en est de votre candidature."),
        ),
        MessageKind::AwardOffered => (
            format!("Une place pour vous : {challenge}"),
            format!("Votre candidature à « {challenge} » a progressé et se voit proposer une place. Merci de répondre à temps."),
        ),
        MessageKind::MatchProposed => (
            format!("Site de test proposé : {testbed}"),
            format!("Une place sur le site « {testbed} » est proposée pour « {challenge} ». Les deux parties sont priées de confirmer."),
        ),
        MessageKind::RequestSubmitted => (
            format!("Accès demandé : {dataset}"),
            format!("L'équipe « {team} » demande l'accès à « {dataset} » pour le défi « {challenge} ». Merci de décider."),
        ),
        MessageKind::RequestReturned => (
            format!("Une question sur votre demande : {dataset}"),
            format!("La demande de votre équipe pour « {dataset} » vous est retournée. Vous pouvez la modifier et la renvoyer.\n\nRemarque : {reason}"),
        ),
        MessageKind::RequestApproved => (
            format!("Accès accordé : {dataset}"),
            format!("La demande de « {team} » pour « {dataset} » est acceptée. L'accès est en préparation ; nous vous écrirons dès qu'il fonctionne.\n\nNote : {reason}"),
        ),
        MessageKind::RequestRejected => (
            format!("Accès refusé : {dataset}"),
            format!("La demande de « {team} » pour « {dataset} » est rejetée.\n\nMotif : {reason}"),
        ),
        MessageKind::RequestEscalated => (
            format!("En retard : demande pour {dataset}"),
            format!("La demande de « {team} » pour « {dataset} » attend depuis trop longtemps, ou plus personne ne peut décider. Veuillez vous en occuper ; vous pouvez décider vous-même."),
        ),
        MessageKind::RequestRecused => (
            format!("Un déport : {dataset}"),
            format!("Une personne s’est déportée de la demande de « {team} » pour « {dataset} » en raison d’un conflit d’intérêts. Votre décision reste attendue."),
        ),
        MessageKind::DataRequested => (
            "Recherche : données de votre ville".into(),
            format!("Quelqu’un cherche des données absentes du catalogue : {reason}\n\nVeuillez répondre : par un jeu de données, ou en disant pourquoi il n’existe pas."),
        ),
        MessageKind::DataRequestAnswered => (
            format!("Trouvé : {dataset}"),
            format!("Votre recherche de données a reçu une réponse : « {dataset} ».\n\n{reason}"),
        ),
        MessageKind::DataRequestDeclined => (
            "Votre recherche de données".into(),
            format!("La ville ne peut pas fournir les données recherchées.\n\nMotif : {reason}"),
        ),
        MessageKind::GrantActive => (
            format!("L'accès fonctionne : {dataset}"),
            format!("Vous pouvez maintenant télécharger « {dataset} ». L'accès prend fin le {when}."),
        ),
        MessageKind::GrantSuspended => (
            format!("Accès suspendu : {dataset}"),
            format!("L'accès de « {team} » à « {dataset} » est suspendu pour le moment.\n\nMotif : {reason}"),
        ),
        MessageKind::GrantResumed => (
            format!("L'accès reprend : {dataset}"),
            format!("L'accès de « {team} » à « {dataset} » reprend jusqu'au {when}.\n\nNote : {reason}"),
        ),
        MessageKind::GrantRevoked => (
            format!("Accès retiré : {dataset}"),
            format!("L'accès de « {team} » à « {dataset} » a été retiré. Vos liens ne fonctionnent plus ; nous l'avons vérifié.\n\nMotif : {reason}"),
        ),
        MessageKind::GrantExpired => (
            format!("Accès terminé : {dataset}"),
            format!("L'accès de « {team} » à « {dataset} » est terminé. Vos liens ne fonctionnent plus ; nous l'avons vérifié."),
        ),
        MessageKind::HarvestNeedsConfirmation => (
            format!("Votre décision est attendue : {dataset}"),
            format!("{version} jeux de données ne figurent plus dans la source « {dataset} ». Rien n’a été modifié. Regardez la lecture, puis confirmez leur retrait ou refusez-le."),
        ),
        MessageKind::HarvestFailed => (
            format!("N’a pas pu être lue : {dataset}"),
            format!("La source « {dataset} » n’a pas pu être lue selon son calendrier. Aucun jeu de données n’a été modifié.\n\nMotif : {reason}"),
        ),
    }
}

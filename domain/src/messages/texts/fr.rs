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
        MessageKind::PersonWithdrawn => (
            format!("Votre accès a pris fin : {dataset}"),
            format!("Votre accès à « {dataset} » au titre de l’autorisation de « {team} » a pris fin. Ce n’est pas un reproche, et les autres gardent le leur.\n\nMotif : {reason}"),
        ),
        MessageKind::GrantExpiring => (
            format!("Fin d’accès prochaine : {dataset}"),
            format!("L’accès de « {team} » à « {dataset} » prend fin le {when}. S’il vous le faut plus longtemps, demandez un renouvellement avant cette date sur la page de l’autorisation."),
        ),
        MessageKind::GrantEndMoved => (
            format!("Nouvelle fin de votre accès : {dataset}"),
            format!("Ce sur quoi repose l’accès de « {team} » à « {dataset} » a changé. Il prend désormais fin le {when}."),
        ),
        MessageKind::GrantRenewed => (
            format!("Accès renouvelé : {dataset}"),
            format!("L’accès de « {team} » à « {dataset} » a été renouvelé. Il prend désormais fin le {when}."),
        ),
        MessageKind::BudgetWarned => (
            format!("Volume presque épuisé : {dataset}"),
            format!("« {team} » a téléchargé les quatre cinquièmes de ce que permet son autorisation pour « {dataset} ». Une fois le volume épuisé, les téléchargements s’arrêtent."),
        ),
        MessageKind::TermsKept => (
            format!("Nouvelles conditions : {dataset}"),
            format!("« {dataset} » a de nouvelles conditions d’utilisation (numéro {version}). Votre accès se poursuit selon les conditions que vous avez acceptées ; les nouvelles valent pour les nouvelles demandes."),
        ),
        MessageKind::TermsGrace => (
            format!("Veuillez accepter les nouvelles conditions : {dataset}"),
            format!("« {dataset} » a de nouvelles conditions d’utilisation (numéro {version}). Lisez-les et acceptez-les avant le {when}. Ensuite, les téléchargements sont suspendus jusqu’à votre acceptation."),
        ),
        MessageKind::TermsHeld => (
            format!("Suspendu jusqu’à votre acceptation : {dataset}"),
            format!("« {dataset} » a de nouvelles conditions d’utilisation (numéro {version}). Vos téléchargements sont suspendus jusqu’à ce que vous les ayez lues et acceptées."),
        ),
        MessageKind::SanctionImposed => (
            format!("Une sanction : {dataset}"),
            format!("À la suite d’un manquement concernant « {dataset} », une sanction a été prononcée. Tant qu’elle est en vigueur, l’accès et les nouvelles demandes sont refusés.\n\nMotif : {reason}\nJusqu’au : {when}\n\nVous pouvez la contester : écrivez au contact du jeu de données ou à la plateforme. Les éléments figurent sur la page."),
        ),
        MessageKind::SanctionLifted => (
            format!("Sanction levée : {dataset}"),
            format!("La sanction concernant « {dataset} » a été levée. Vous pouvez de nouveau demander un accès.\n\nMotif : {reason}"),
        ),
        MessageKind::DutyBegun => (
            format!("Ce qui reste à faire : {dataset}"),
            format!("L’accès à « {dataset} » comporte une obligation de clôture. Merci de la remplir dans les {version} jours suivant ce message et de l’attester sur sa page.\n\nRemarque : {reason}"),
        ),
        MessageKind::DutyReturned => (
            format!("Obligation de clôture retournée : {dataset}"),
            format!("Votre attestation concernant « {dataset} » a été retournée. Merci de la compléter dans les {version} jours suivant ce message.\n\nMotif : {reason}"),
        ),
        MessageKind::DutyReminded => (
            format!("Obligation de clôture bientôt due : {dataset}"),
            format!("L’obligation de clôture pour « {dataset} » est due le {when}. Merci de l’attester sur sa page."),
        ),
        MessageKind::DutyOverdue => (
            format!("Obligation de clôture en retard : {dataset}"),
            format!("L’obligation de clôture pour « {dataset} » était due le {when} et est en retard. Tant qu’elle n’est pas attestée, les nouvelles demandes auprès de cet éditeur sont refusées."),
        ),
        MessageKind::DutyAttested => (
            format!("Obligation de clôture attestée : {dataset}"),
            format!("Une obligation de clôture de « {team} » pour « {dataset} » a été attestée. Merci de l’examiner, puis de l’accepter ou de la retourner."),
        ),
        MessageKind::DutyVerified => (
            format!("Obligation de clôture remplie : {dataset}"),
            format!("Le responsable des données a accepté l’obligation de clôture pour « {dataset} ». Merci."),
        ),
        MessageKind::VersionPublished => (
            format!("Nouvelle version : {dataset}"),
            format!("La version {version} de « {dataset} » est parue. La page de votre autorisation indique si celle-ci la suit."),
        ),
        MessageKind::VersionCorrected => (
            format!("Correction : {dataset}"),
            format!("Une note de correction accompagne la version {version} de « {dataset} », à laquelle vous avez accès.\n\n{reason}"),
        ),
        MessageKind::DatasetDeprecated => (
            format!("Déconseillé : {dataset}"),
            format!("L’éditeur déconseille de continuer à s’appuyer sur « {dataset} ». Votre accès se poursuit.\n\n{reason}"),
        ),
        MessageKind::DatasetWithdrawn => (
            format!("Retiré : {dataset}"),
            format!("L’éditeur a retiré « {dataset} ». Ses fichiers ne peuvent plus être téléchargés, même avec votre autorisation. Merci de ne plus utiliser vos copies.\n\nMotif : {reason}"),
        ),
    }
}

### Pages of submissions and teams.

submissions-mine = Mes candidatures
submissions-list = Candidatures
submissions-none = Vous ne participez encore à aucune candidature. Ce que vous et vos équipes écrivez pour les défis figurera ici.
submissions-find = Trouver un défi
submissions-untitled = Candidature { $number }, sans titre
submissions-number = Candidature { $number }
submissions-challenge = Défi
submissions-team = Équipe
submissions-team-named = Équipe { $name }
submissions-entry = Candidature
submissions-your-entry = Votre candidature
submissions-your-entries = Vous participez déjà
submissions-deadline = Date limite
submissions-closes = Date limite :
submissions-next = Étape suivante
submissions-state = État
submissions-you = vous
submissions-you-lead = vous la dirigez
submissions-leads = Dirige l’équipe
submissions-state-draft = Brouillon
submissions-state-submitted = Envoyée
submissions-state-editing = Envoyée, en révision
submissions-state-withdrawn = Retirée
submissions-next-draft = Rédigez le brouillon ensemble et envoyez-le avant la date limite.
submissions-next-missed = Rien n’a été envoyé avant la date limite.
submissions-next-editing = Terminez la révision et envoyez-la. D’ici là, la version envoyée reste valable.
submissions-next-submitted = Elle est arrivée. Vous pouvez encore la réviser jusqu’à la date limite.
submissions-next-evaluation = Elle est en cours d’évaluation. Nous vous écrirons à l’annonce du résultat.
submissions-next-decided = Le résultat est annoncé.
submissions-next-withdrawn = Elle a été retirée ; il ne se passe plus rien.
submissions-next-cancelled = Le défi a été annulé.
submissions-course = Où en est cette candidature
submissions-station-draft = Brouillon
submissions-station-sent = Envoyée
submissions-station-judged = En évaluation
submissions-station-outcome = Résultat
submissions-station-withdrawn = Retirée
submissions-station-missed = Date limite passée
submissions-station-cancelled = Défi annulé
submissions-write = Rédiger
submissions-see-result = Voir le résultat
submissions-enter-again = Commencer une autre candidature
submissions-fictional = Cette équipe et sa candidature sont inventées pour la démonstration.
submissions-fictional-short = inventée pour la démonstration
submissions-you-are-invited = Vous êtes invité dans cette équipe. Répondez à l’invitation sous
submissions-versions = Versions envoyées
submissions-versions-none = Chaque version envoyée figure ici avec son accusé de réception.
submissions-version = Version
submissions-version-number = Version { $number }
submissions-version-counts = Cette version compte
submissions-version-replaced = Remplacée par une version plus récente
submissions-sent-at = Envoyée le
submissions-sent-by = Envoyée par
submissions-reopen = Réviser
submissions-withdraw = Retirer la candidature
submissions-withdraw-text = Une candidature retirée n’est plus évaluée. C’est irréversible ; ce qui a été envoyé reste lisible pour ceux qui pouvaient le lire.
submissions-withdraw-confirm = Oui, la retirer définitivement
submissions-withdraw-unconfirmed = Cochez la case pour retirer la candidature.
submissions-apply = Candidater
submissions-who-can-apply = Qui peut candidater
submissions-rule-team = { $count ->
    [one] Une équipe compte 1 personne.
   *[other] Une équipe compte au plus { $count } personnes.
}
submissions-rule-entries = { $count ->
    [one] Chaque personne peut participer à une candidature.
   *[other] Chaque personne peut participer à { $count } candidatures au plus.
}
submissions-rule-questions = { $count ->
    [one] Le formulaire comporte 1 question.
   *[other] Le formulaire comporte { $count } questions.
}
submissions-rule-files = { $count ->
    [one] L’une d’elles demande un fichier.
   *[other] { $count } d’entre elles demandent des fichiers.
}
submissions-rule-cities-not = Les personnes qui travaillent pour une ville organisatrice de ce défi ne peuvent pas candidater.
submissions-rule-by-city = Ce que demande chaque ville
submissions-rule-language = Langue requise :
submissions-terms = Conditions générales
submissions-team-start = Former une équipe
submissions-team-start-lead = Vous dirigez l’équipe et pouvez ensuite inviter d’autres personnes. Rien n’est encore envoyé : il y a d’abord un brouillon que seule l’équipe peut lire.
submissions-team-name = Nom de l’équipe
submissions-team-create = Former l’équipe et commencer
submissions-not-open = Ce défi n’accepte pas de candidatures en ce moment.
submissions-edit = Rédiger la candidature
submissions-editing-note = Vous rédigez une révision. La version { $number } reste valable jusqu’à l’envoi de la nouvelle.
submissions-title = Titre
submissions-cities = Villes où vous souhaitez travailler
submissions-cities-short = Villes
submissions-save = Enregistrer le brouillon
submissions-save-hint = Un brouillon peut être incomplet ; seule votre équipe peut le lire. Ce qui manque est indiqué avant l’envoi.
submissions-check = Vérifier et envoyer
submissions-complete = Compléter le brouillon
submissions-ready = Tout y est. L’envoi fige la version { $number } et vous recevez un accusé de réception.
submissions-missing = Voici ce qui manque avant l’envoi
submissions-fault = { $label } : { $fault }
submissions-submit = Envoyer
submissions-change = Modifier
submissions-unanswered = Pas de réponse
submissions-no-answer = Pas de réponse
submissions-yes = Oui
submissions-no = Non
submissions-cell = { $column }, ligne { $row }
submissions-rows-more = Enregistrer et ajouter des lignes
submissions-limit-words = { $count ->
    [one] 1 mot au plus.
   *[other] { $count } mots au plus.
}
submissions-limit-rows = { $count ->
    [one] 1 ligne au plus.
   *[other] { $count } lignes au plus.
}
submissions-limit-between = De { $min } à { $max }.
submissions-limit-min = Au moins { $min }.
submissions-limit-max = Au plus { $max }.
submissions-unit = Unité : { $unit }.
submissions-limit-types = Types de fichier : { $types }.
submissions-limit-size = { $size } au plus.
submissions-conflict = Quelqu’un d’autre a modifié la même chose
submissions-conflict-text = Ce qui est nommé ici n’a pas été enregistré ; tout le reste l’a été. Votre texte est encore dans son champ, l’autre figure en dessous. Enregistrez de nouveau pour remplacer l’autre, ou cochez pour le reprendre.
submissions-conflict-by = { $name } a écrit ceci entre-temps :
submissions-conflict-somebody = Quelqu’un de votre équipe a écrit ceci entre-temps :
submissions-conflict-take = Reprendre ceci et abandonner le mien
submissions-file = Fichier
submissions-file-add = Téléverser un fichier
submissions-file-replace = Téléverser un autre fichier
submissions-file-remove = Retirer le fichier
submissions-file-upload = Téléverser
submissions-file-back = Retour au brouillon
submissions-file-present = Fichier actuel
submissions-file-hint = Après le téléversement, nous vérifions le fichier avant que d’autres puissent le lire. Vous pouvez continuer à rédiger.
submissions-file-pending = Non reçu
submissions-file-uploaded = En vérification
submissions-file-clean = Vérifié
submissions-file-rejected = Refusé
submissions-file-conflict = Votre fichier est arrivé aussi. Lequel doit être la réponse ?
submissions-file-mine = Prendre mon fichier
submissions-file-theirs = Garder l’autre
submissions-choose-file = Choisissez d’abord un fichier.
submissions-receipt = Accusé de réception
submissions-receipt-text = Cette empreinte est celle du contenu canonique (RFC 8785). L’accusé signé la contient avec l’instant et la version ; chacun peut le vérifier avec nos clés publiques :
submissions-receipt-token = Accusé signé (JWS)
submissions-receipt-content = Contenu canonique
submissions-to-entry = Vers la candidature
submissions-received = Candidatures reçues
submissions-received-none = Ce que les équipes envoient pour ce défi figurera ici. Seules les équipes peuvent lire leurs brouillons.
submissions-count = { $count ->
    [one] 1 candidature
   *[other] { $count } candidatures
}
submissions-column-number = N°
submissions-withdrawn-show = Montrer aussi les candidatures retirées
submissions-withdrawn-hide = Masquer les candidatures retirées
submissions-team-manage = Équipe et invitations
submissions-member-active = Dans l’équipe
submissions-member-invited = Invité
submissions-member-declined = A décliné
submissions-member-left = Parti
submissions-member-removed = Retiré
submissions-joined = A rejoint le { $day }
submissions-invited-on = Invité le { $day }
submissions-invite = Inviter quelqu’un
submissions-invite-email = Adresse e-mail
submissions-invite-send = Envoyer l’invitation
submissions-invite-again = Renvoyer l’invitation
submissions-room = { $count ->
    [one] Il reste de la place pour 1 personne.
   *[other] Il reste de la place pour { $count } personnes.
}
submissions-team-full = { $count ->
    [one] L’équipe est complète : 1 personne, invitations comprises.
   *[other] L’équipe est complète : { $count } personnes, invitations comprises.
}
submissions-hand-over = Confier la direction
submissions-remove = Retirer de l’équipe
submissions-take-back = Annuler l’invitation
submissions-rename = Renommer l’équipe
submissions-leave = Quitter l’équipe
submissions-leave-lead = Vous dirigez cette équipe. Confiez d’abord la direction à un autre membre.
submissions-leave-text = Vous ne pourrez plus lire le brouillon. Si vous êtes la dernière personne, l’équipe prend fin et sa candidature est retirée.
submissions-leave-confirm = Oui, je quitte cette équipe
submissions-leave-unconfirmed = Cochez la case pour quitter l’équipe.
submissions-invitations = Invitations qui attendent votre réponse
submissions-invitation = Invitation dans une équipe
submissions-invitation-to = Vous êtes invité dans l’équipe « { $team } »
submissions-invitation-gone = Cette invitation n’est plus ouverte
submissions-invitation-gone-text = Elle a reçu une réponse ou a été annulée, ou le lien est incomplet. Si vous l’avez acceptée, la candidature figure dans votre liste. Sinon, demandez une nouvelle invitation à la personne qui dirige l’équipe.
submissions-invited-by = Invité par { $name }
submissions-invited-by-label = Direction de l’équipe
submissions-invited-at = Invité le
submissions-invited-address = Envoyée à
submissions-accept = Accepter et rejoindre
submissions-decline = Décliner
submissions-invitation-other = Vous êtes connecté en tant que { $name }, mais l’invitation a été envoyée à { $email }. Déconnectez-vous et ouvrez de nouveau le lien avec cette adresse, ou demandez à être invité à votre autre adresse.
submissions-invitation-sign-in = Pour répondre, connectez-vous avec { $email } ou inscrivez-vous avec cette adresse.
submissions-invitation-kept = L’invitation reste ouverte pendant votre inscription. Ensuite elle figure sous « Mes candidatures », et ce lien reste valable.
submissions-register = S’inscrire
submissions-said-created = L’équipe est formée. Rédigez maintenant le brouillon ; vous pouvez l’enregistrer à tout moment.
submissions-said-saved = Le brouillon est enregistré.
submissions-said-file-saved = Le fichier est arrivé et le brouillon est enregistré.
submissions-said-file-removed = Le fichier est retiré du brouillon.
submissions-said-closed = Le brouillon ne peut pas être modifié en ce moment. Voici où il en est.
submissions-said-submitted = Envoyée. Voici votre accusé de réception.
submissions-said-reopened = Vous pouvez la réviser maintenant. La version envoyée reste valable jusqu’à l’envoi de la nouvelle.
submissions-said-withdrawn = La candidature est retirée.
submissions-said-renamed = L’équipe a son nouveau nom.
submissions-said-invited = L’invitation à { $name } est en route.
submissions-said-removed = C’est fait. La personne n’est plus dans l’équipe.
submissions-said-handed-over = L’équipe a une nouvelle direction.
submissions-said-left = Vous avez quitté l’équipe { $name }.
submissions-said-accepted = Vous êtes maintenant dans l’équipe.
submissions-said-declined = Vous avez décliné l’invitation.
fault-submission-not-open = Ce défi n’est pas encore ouvert.
fault-submission-deadline-passed = La date limite est passée. Ce qui a été envoyé avant reste valable.
fault-submission-cancelled = Ce défi a été annulé.
fault-submission-too-late-to-withdraw = Le défi est terminé ; la candidature ne peut plus être retirée. Écrivez à la ville organisatrice.
fault-submission-cities-required = Choisissez au moins une ville où vous souhaitez travailler.
fault-submission-not-a-host = Choisissez parmi les villes qui participent à ce défi.
fault-text-too-long = Limitez-vous à 200 caractères.
fault-text-control = Écrivez ceci sur une ligne, sans tabulation.
fault-email-invalid = Écrivez une adresse e-mail comme nom@example.org.
fault-team-already-member = Cette personne est déjà dans l’équipe.
fault-team-full = L’équipe est complète, invitations comprises.
fault-team-too-many-entries = Vous participez déjà au nombre maximal de candidatures pour ce défi. Retirez-en d’abord une autre.
fault-team-not-your-organisation = Choisissez une organisation à laquelle vous appartenez, ou aucune.
fault-team-lead-must-hand-over = Vous dirigez cette équipe. Confiez d’abord la direction à un autre membre.
fault-team-lead-stays = Vous dirigez cette équipe. Confiez d’abord la direction à un autre membre, puis partez.
fault-team-not-member = Cette personne n’est plus dans l’équipe.
fault-team-invitation-link = Ce lien est incomplet. Ouvrez-le de nouveau depuis l’e-mail, ou demandez une nouvelle invitation.
fault-team-invitation-other-person = Cette invitation a été envoyée à une autre adresse ou annulée. Connectez-vous avec l’adresse qui a reçu l’e-mail.
fault-answer-required = Ceci est nécessaire pour envoyer la candidature.
fault-answer-text = Répondez par un texte.
fault-answer-too-long = Cette réponse est trop longue.
fault-answer-control = Retirez les caractères non imprimables ; un texte court tient sur une ligne.
fault-answer-number = Saisissez un nombre, par exemple 12 ou 3,5, de 15 chiffres au plus.
fault-answer-money = Saisissez un montant, par exemple 40 000.
fault-answer-currency = Choisissez l’une des monnaies de cette question.
fault-answer-date = Saisissez un jour au format année-mois-jour, par exemple 2026-07-20.
fault-answer-choice = Choisissez l’une des options.
fault-answer-choices = Choisissez parmi les options.
fault-answer-declaration = Répondez par oui ou par non.
fault-answer-file = Ce fichier n’appartient pas à cette candidature. Téléversez-le de nouveau.
fault-answer-link = Saisissez une adresse web qui commence par https:// ou http://.
fault-answer-table = Remplissez les lignes du tableau.
fault-answer-too-many-rows = Le tableau a plus de lignes que permis.
fault-answer-too-many-words = Ce texte compte plus de mots que permis.
fault-answer-too-small = Ce nombre est plus petit que permis.
fault-answer-too-large = Ce nombre est plus grand que permis.
fault-file-type = Ce type de fichier n’est pas accepté ici.
fault-file-not-uploaded = Le fichier n’est pas arrivé. Téléversez-le de nouveau.
fault-file-rejected = La vérification a refusé ce fichier. Téléversez-en un autre.

### En-tête, pied de page, formulaires, dates, échecs.

skip = Aller au contenu
nav-label = Menu principal
nav-challenges = Défis
nav-data = Données
nav-testbeds = Terrains d’essai
nav-outcomes = Résultats
nav-language = Langue
nav-work = Votre travail
sign-in = Se connecter
sign-out = Se déconnecter
save = Enregistrer
cancel = Annuler
footer-label = À propos
footer-accessibility = Accessibilité
footer-privacy = Vie privée
footer-api = API
theme-label = Couleurs
theme-auto = Comme le système
theme-light = Clair
theme-dark = Sombre

form-faults = Vérifiez votre saisie
form-optional = (facultatif)
form-choose = Choisissez
form-authoritative = En cas d’écart, cette langue fait foi
form-currency = Devise
form-zone = Fuseau horaire
form-words = mots restants
form-not-a-number = Saisissez un nombre, par exemple 12 ou 3,5.
form-not-an-amount = Saisissez un montant, par exemple 40 000.
form-not-a-date = Saisissez le jour sous la forme année-mois-jour, par exemple 2026-07-20.
form-not-a-moment = Saisissez le jour et l’heure, par exemple 2026-07-20T16:00.

steps-label = Pages de cette liste
steps-first = Retour au début
steps-next = Page suivante

board-challenge = Défi
board-cities = Villes
board-offer = Offre
board-closes = Clôture
board-left = Reste
board-closed = clos

stop-past = passé
stop-present = en cours
stop-next = à venir
stop-ended = terminé

time-of-place = heure de { $place }
time-in = dans { $span }
time-ago = il y a { $span }
time-own = votre heure
zone-london = Londres
zone-berlin = Berlin
zone-paris = Paris
zone-new-york = New York
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
    .inflected = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
    .inflected = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
span-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
    .inflected = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
span-months = { $count } mois
    .inflected = { $count } mois
span-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
    .inflected = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}

failure-home = Vers la page d’accueil
failure-request-id = Communiquez-nous ce numéro si cela se reproduit :
failure-wait = Réessayez dans { $seconds } secondes.
failure-not-found = Page introuvable
    .way = Il n’y a rien à cette adresse, ou elle ne vous est pas ouverte. Vérifiez l’adresse ou connectez-vous avec un autre compte.
failure-forbidden = Vous ne pouvez pas faire cela
    .way = Si vous pensez devoir y avoir droit, adressez-vous aux responsables de votre organisation.
failure-unauthenticated = Connectez-vous d’abord
    .way = Cette page est réservée aux personnes connectées.
failure-throttled = Trop d’essais
    .way = Patientez un instant avant le prochain essai. Cela protège les comptes contre les tentatives de devinette.
failure-refused = Cela n’a pas été accepté
    .way = Revenez en arrière, modifiez ce qui est indiqué ci-dessus et envoyez à nouveau.
failure-conflict = Quelqu’un vous a devancé
    .way = Revenez en arrière, rechargez la page pour voir l’état actuel et décidez à nouveau.
failure-unavailable = Cela ne fonctionne pas pour le moment
    .way = Rien n’a été modifié. Réessayez dans quelques minutes.
failure-forged = Le formulaire était trop ancien
    .way = Rien n’a été modifié. Revenez en arrière, rechargez la page et envoyez à nouveau le formulaire. Les cookies doivent être autorisés pour ce site.
failure-too-large = C’est trop volumineux
    .way = Envoyez moins de texte ou un fichier plus petit.
failure-internal = Une erreur s’est produite de notre côté
    .way = Réessayez. Si cela se reproduit, signalez-le-nous.
work-challenges = Mes défis
work-datasets = Mes données
work-judging = Jury
work-requests = Demandes de données
work-submissions = Candidatures
work-grants = Accès aux données
work-jobs = Tâches
work-inbox = { $unread ->
    [0] Messages
   *[other] Messages ({ $unread } à lire)
}

### Affectation des lauréats aux sites d’essai : tableau, classement, tours, affectations.

assignment-title = Affectation aux sites d’essai
assignment-lead = Les lauréats classent les sites, les villes classent les lauréats, et une règle publique trouve l’affectation la meilleure pour les lauréats.
assignment-no-winners = Les lauréats figureront ici dès leur annonce.
assignment-matches = Affectations
assignment-no-matches = Les affectations figureront ici après le premier tour réel. Les deux parties les confirment alors.
assignment-winner = Lauréat
assignment-testbed = Site d’essai
assignment-state = État
assignment-confirm-by = À confirmer avant
assignment-answer = Confirmer ou refuser
assignment-open = Ouvrir
assignment-pilots = Pilotes qui en sont issus :
assignment-winners = Les lauréats et leurs vœux
assignment-rank = Rang
assignment-wants = Sites, le plus souhaité d’abord
assignment-unranked = N’a pas encore classé de sites
assignment-rank-testbeds = Classer les sites
assignment-testbeds = Sites proposés
assignment-city = Ville
assignment-places = Places
assignment-places-count = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
assignment-orders = Ordre des lauréats dans chaque ville
assignment-orders-lead = Là où les places manquent, le premier de la liste est servi d’abord.
assignment-order-own = La ville a fixé son propre ordre.
assignment-order-ranking = Selon le classement de l’appel.
assignment-cap = { $count ->
    [one] Accueille { $count } lauréat en tout.
   *[other] Accueille { $count } lauréats en tout.
}
assignment-order-change = Modifier l’ordre
assignment-order-title = Ordre des lauréats
assignment-order-of = Ordre des lauréats : { $name }
assignment-order-lead = Donnez un numéro à chaque lauréat. Le numéro 1 est servi d’abord. Sans ordre de votre part, le classement de l’appel s’applique.
assignment-order-rank-of = { $name } (rang { $rank } de l’appel)
assignment-order-reason = Motif
    .hint = Nécessaire si votre ordre diffère du classement. Toutes les personnes concernées peuvent le lire.
assignment-order-save = Enregistrer l’ordre
assignment-order-saved = L’ordre est enregistré. Il s’applique dès le prochain tour.
assignment-pins = Paires fixées et interdites
assignment-no-pins = Aucune paire n’est fixée ni interdite.
assignment-pin = Fixée
assignment-forbid = Interdite
assignment-lift = Lever
assignment-pin-add = Fixer ou interdire une paire
assignment-pin-kind = Quoi
assignment-pin-reason = Motif
    .hint = Figure dans le certificat de chaque tour.
assignment-pin-added = Enregistré. Cela s’applique dès le prochain tour.
assignment-pin-lifted = Levé. Cela ne s’applique plus dès le prochain tour.
assignment-rounds = Tours
assignment-no-rounds = Les tours figureront ici dès que les organisateurs en auront lancé un.
assignment-round = Tour
assignment-round-number = Tour { $number }
assignment-kind = Nature
assignment-run-at = Lancé
assignment-dry = Essai à blanc
assignment-real = Réel
assignment-current = À jour
assignment-run-title = Lancer un tour
assignment-run-lead = Un essai à blanc montre le résultat et ses raisons, et ne change rien.
assignment-run-missing = { $count ->
    [one] { $count } lauréat n’a pas encore classé de sites.
   *[other] { $count } lauréats n’ont pas encore classé de sites.
}
assignment-run-dry = Essai à blanc
assignment-ran-dry = Voici ce qui en sortirait. Rien n’a changé.
assignment-ran = C’est fait. Lauréats et sites peuvent maintenant confirmer.
assignment-run-real-title = Tour réel
assignment-run-real-lead = Chaque lauréat placé et son site reçoivent une affectation à confirmer sous 14 jours. Qui a déjà confirmé n’est pas déplacé.
assignment-run-real = Lancer le tour réel
assignment-accept-missing = Les lauréats qui n’ont rien classé peuvent rester sans place
assignment-outdated = Quelque chose a changé depuis cet essai. Relancez un essai et examinez le nouveau résultat.
assignment-dry-lead = Un essai à blanc : personne n’a été prévenu, rien n’a changé.
assignment-why-title = Qui va où, et pourquoi
assignment-why-not = Plus souhaités, et ce qui s’y opposait
assignment-result-unranked = Aucun site : aucun n’a été classé.
assignment-result-none = Aucun site : chacun des sites souhaités est allé à des lauréats mieux placés, ou est exclu.
assignment-result-pinned = Fixé par les organisateurs.
assignment-result-confirmed = Confirmé lors d’un tour précédent.
assignment-result-first = Premier vœu.
assignment-result-choice = Vœu numéro { $choice }, le meilleur de tous ceux encore possibles.
assignment-why-full-testbed = { $most ->
    [one] Le site a { $most } place.
   *[other] Le site a { $most } places.
}
assignment-why-full-city = { $most ->
    [one] { $name } accueille { $most } lauréat en tout.
   *[other] { $name } accueille { $most } lauréats en tout.
}
assignment-why-settled-before = Toutes étaient attribuées avant le calcul.
assignment-why-cutoff = La dernière est allée au numéro { $cutoff } dans l’ordre de la ville ; ce lauréat est le numéro { $position }.
assignment-why-needed = Le numéro { $needed } aurait suffi.
assignment-why-forbidden = Les organisateurs ont interdit cette paire : { $reason }
assignment-why-pinned = Les organisateurs ont fixé un autre site : { $reason }
assignment-why-confirmed = Un autre site a été confirmé lors d’un tour précédent.
assignment-why-not-listed = La ville n’a pas ce lauréat dans son ordre.
assignment-condition-city = La candidature ne vise pas cette ville.
assignment-condition-themes = Les thèmes ne concordent pas.
assignment-condition-prerequisite = Une condition du site n’est pas remplie.
assignment-condition-conflict = L’équipe appartient au propriétaire ou à l’exploitant du site.
assignment-condition-legal = Le droit du lieu ne le permet pas.
assignment-condition-declined = L’une des parties a déjà refusé cette paire.
assignment-condition-lapsed = Cette paire n’a pas été confirmée à temps auparavant.
assignment-fill = Places et seuils
assignment-fill-what = Site ou ville
assignment-fill-filled = Prises
assignment-fill-most = Places
assignment-fill-cutoff = Dernier numéro admis
assignment-fill-room = il reste de la place
assignment-claims = Qui aurait droit à une place sans paires fixées ni interdites
assignment-claim-own-pin = est fixé à un autre site
assignment-claim-held = la place est tenue par { $names }
assignment-claim-forbidden = la paire est interdite
assignment-proof = Preuve
assignment-proof-lead = Le fichier contient tout ce qui est entré et sorti. Chacun peut le vérifier avec « intercity assignment verify ».
assignment-algorithm = Algorithme
assignment-input-hash = SHA-256 des données d’entrée
assignment-export = Télécharger le tour (JSON)
assignment-ranking-title = Classer les sites d’essai
assignment-ranking-lead = Inscrivez 1 à côté du site que vous souhaitez le plus, 2 à côté du suivant, et ainsi de suite. Laissez de côté ceux que vous ne voulez pas. Classez-les selon vos vrais souhaits : aucun autre ordre ne peut vous obtenir une meilleure place.
assignment-ranking-none = Les sites que vous pouvez classer figureront ici dès qu’une ville en proposera.
assignment-ranking-lead-only = Seul le responsable de l’équipe peut modifier le classement.
assignment-rank-field = Rang
assignment-rank-of = Rang de { $name }
assignment-rank-twice = Ce numéro figure deux fois. Donnez à chacun le sien.
assignment-ranking-save = Enregistrer le classement
assignment-ranking-saved = Votre classement est enregistré. Vous pouvez le modifier jusqu’au calcul de l’affectation.
assignment-ruled-out = Impossible pour vous
assignment-match-title = Affectation
assignment-match-line = Comment une affectation devient un pilote
assignment-match-proposed = Proposée
assignment-match-confirmed = Confirmée
assignment-match-declined = Refusée
assignment-match-lapsed = Non confirmée à temps
assignment-match-replaced = Remplacée par un tour ultérieur
assignment-match-winner = Le lauréat confirme
assignment-match-operator = Le site confirme
assignment-match-pilot = Le pilote est prévu
assignment-match-waiting = attendu
assignment-match-to-pilots = Vers les pilotes
assignment-match-lead = Quand les deux parties confirment, un pilote est prévu. Une affectation non confirmée à temps va à quelqu’un d’autre.
assignment-match-confirm = Confirmer
assignment-match-decline-title = Ou refuser
assignment-match-reason = Motif
    .hint = L’autre partie et les organisateurs le lisent.
assignment-match-decline = Refuser
assignment-match-one = Confirmé. L’autre partie doit encore confirmer.
assignment-match-both = Les deux parties ont confirmé. Le pilote est prévu.
assignment-match-declined-done = Refusé. Les organisateurs lanceront un autre tour.

fault-preference-none = Classez au moins un site.
fault-preference-assigned-already = Vous êtes déjà affecté à un site. Confirmez-le ou refusez-le d’abord.
fault-preference-twice = Ce site est classé deux fois.
fault-preference-not-offered = Ce site n’est pas proposé dans l’appel.
fault-preference-city = Votre candidature ne vise pas la ville de ce site.
fault-preference-conflict = Votre propre organisation possède ou exploite ce site.
fault-preference-fallen = Cette affectation a déjà été refusée ou n’a pas été confirmée.
fault-city-priority-twice = Ce lauréat est classé deux fois. Donnez à chacun son rang.
fault-city-priority-missing = Donnez un numéro à chaque lauréat.
fault-city-priority-reason = Dites pourquoi votre ordre diffère du classement de l’appel.
fault-assignment-constraint-reason = Donnez le motif en une phrase.
fault-assignment-constraint-exists = Cette paire est déjà fixée ou interdite. Levez-la d’abord.
fault-assignment-held-twice = Ce lauréat est déjà fixé ou confirmé sur un autre site. Levez cela d’abord.
fault-assignment-pinned-ineligible = Ce lauréat n’est pas admissible sur ce site ; le fixer n’y change rien.
fault-assignment-pinned-and-forbidden = Cette paire est à la fois attribuée et interdite. Levez l’un des deux.
fault-assignment-held-over-limit = Plus de paires sont attribuées qu’il n’y a de places.
fault-assignment-no-winners = Aucun lauréat n’a encore été annoncé ; il n’y a personne à affecter.
fault-assignment-no-testbeds = Aucune ville ne propose de site.
fault-assignment-preferences-missing = Tous les lauréats n’ont pas classé de sites. Attendez-les, ou acceptez qu’ils restent sans place.
fault-match-confirmed-already = Votre partie a déjà confirmé cette affectation.
fault-match-reason = Donnez le motif en une phrase.
assignment-why-held-by = La place est allée à :

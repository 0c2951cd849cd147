### Pilotes : la liste et un pilote.

pilots-title = Pilotes
pilots-lead = Ce qui est essayé, où, par qui, et où cela en est.
pilots-none = Les pilotes figureront ici dès qu’un lauréat et un site auront tous deux confirmé.
pilots-none-step = Voir les appels
pilots-count = { $count ->
    [one] { $count } pilote
   *[other] { $count } pilotes
}
pilots-city = Ville
pilots-pilot = Pilote
pilots-testbed = Site d’essai
pilots-state = État
pilots-starts = Début
pilots-ends = Fin
pilots-team = Équipe
pilots-challenge = Appel
pilots-fictional = fictif
pilots-line = La vie d’un pilote
pilots-planned = Prévu
    .next = La ville prépare ensuite le pilote.
pilots-preparing = En préparation
    .next = Le pilote démarre dès que permis, assurance et données sont prêts.
pilots-live = En cours
    .next = Le pilote fonctionne sur le site.
pilots-finished = Terminé
    .next = Le pilote est terminé.
pilots-never-deployed = Jamais déployé
    .next = Le pilote s’est arrêté avant de démarrer.
pilots-next = Prochaine étape
pilots-do-prepare = Commencer la préparation
pilots-do-start = Démarrer maintenant
pilots-do-finish = Terminer maintenant
pilots-never-title = S’il n’a pas lieu
pilots-reason = Pourquoi il n’est pas déployé
    .hint = Tout le monde peut lire ceci, pour que d’autres en tirent profit.
pilots-do-never = Arrêter sans déploiement
pilots-said-preparing = La préparation a commencé.
pilots-said-live = Le pilote est en cours.
pilots-said-finished = Le pilote est terminé.
pilots-said-never-deployed = Le pilote est arrêté sans déploiement.

fault-pilot-step = Cette étape ne suit pas l’état du pilote. Rechargez la page.
fault-pilot-dates = La fin doit être après le début.
fault-pilot-reason = Dites pourquoi, pour que d’autres en tirent profit.

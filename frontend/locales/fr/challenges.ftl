### Pages of challenges.

challenges-list-title = Défis
challenges-start = Lancer un défi
challenges-filter = Filtrer
challenges-filter-text = Mots
challenges-filter-city = Ville
challenges-filter-phase = Phase
challenges-show-all = Afficher tous les défis
challenges-show-mine = Afficher ceux de votre ville, brouillons compris
challenges-none = Aucun défi ne correspond. Les défis ouverts et passés figureront ici.
challenges-count = { $count ->
    [one] 1 défi
   *[other] { $count } défis
}
challenges-pilots = { $count ->
    [one] 1 pilote
   *[other] { $count } pilotes
}
challenges-phase-draft = Brouillon
challenges-phase-in-review = En relecture
challenges-phase-upcoming = Ouvre bientôt
challenges-phase-open = Ouvert
challenges-phase-evaluation = En évaluation
challenges-phase-decided = Décidé
challenges-phase-archived = Archivé
challenges-phase-cancelled = Annulé
challenges-closes = Clôture
challenges-fictional = Ce défi est inventé pour la démonstration.
challenges-cancelled-because = Annulé :
challenges-apply = Candidater
challenges-follow = Suivre
challenges-unfollow = Ne plus suivre
challenges-course = Le déroulement de ce défi
challenges-station-opens = Ouverture
challenges-station-closes = Fin des candidatures
challenges-station-decided = Résultat annoncé
challenges-work = Travail des villes
challenges-remarks = Remarques
challenges-edit = Rédiger le cœur
challenges-hosts = Villes hôtes
challenges-hosts-lead = Chaque ville participante reçoit sa propre fiche à rédiger et à approuver. Retirer une ville supprime sa fiche.
challenges-host-cities = Villes participantes
challenges-stages = Étapes et critères
challenges-stages-lead = Les poids d’une étape totalisent 10000 ; 100 vaut un pour cent. Les critères sans nom sont ignorés.
challenges-form = Formulaire de candidature
challenges-brief = Fiche de la ville
challenges-brief-write = Rédiger et approuver
challenges-brief-approved = Approuvée
challenges-brief-draft = Non approuvée
challenges-brief-not-yours = Seuls les agents de cette ville peuvent rédiger sa fiche, et seulement avant la publication.
challenges-brief-context = Contexte local
challenges-brief-places = Places
challenges-brief-money = Somme par lauréat
challenges-request-review = Envoyer en relecture
challenges-publish = Publier
challenges-return = Renvoyer en brouillon
challenges-extend = Prolonger le délai
challenges-new-deadline = Nouveau délai
challenges-reason = Motif
challenges-cancel = Annuler le défi
challenges-approve = Enregistrer et approuver
challenges-problem = Le problème
challenges-outcomes = Ce qui doit changer
challenges-cities = Villes
challenges-testbeds = Terrains d’essai proposés
challenges-testbeds-hint = Indiquez combien de places chacun offre ici ; laissez vide ce qui n’est pas proposé.
challenges-of-places = { $count ->
    [one] sur 1 place
   *[other] sur { $count } places
}
challenges-language = Langue requise (code)
challenges-contact = Contact
challenges-eligibility = Conditions supplémentaires
challenges-local-terms = Conditions locales
challenges-legal-basis = Base légale
challenges-criteria = Critères
challenges-criterion = Critère
challenges-weight = Poids
challenges-data = Données
challenges-data-count = { $count ->
    [one] 1 jeu de données l’accompagne
   *[other] { $count } jeux de données l’accompagnent
}
challenges-rules = Règles
challenges-team-size = { $count ->
    [one] Une équipe compte 1 personne
   *[other] Une équipe compte au plus { $count } personnes
}
challenges-entries = { $count ->
    [one] Une candidature par personne
   *[other] Au plus { $count } candidatures par personne
}
challenges-lottery = Les dernières égalités sont tranchées au sort. SHA-256 de la graine :
challenges-lottery-seed = La graine :
challenges-extensions = Prolongations du délai
challenges-themes = Thèmes
challenges-themes-lines = Thèmes, un par ligne
challenges-sources = Sources
challenges-only-cities = Seuls les agents d’une ville vérifiée peuvent lancer un défi.
challenges-lead = Ville pilote
challenges-title = Titre
challenges-summary = Résumé
challenges-opens = Ouvre le
challenges-closes-at = Clôt le
challenges-max-team = Nombre maximal de personnes par équipe
challenges-max-entries = Nombre maximal de candidatures par personne
challenges-figure = Quel chiffre décide
challenges-figure-raw = La moyenne pondérée brute
challenges-figure-normalised = La note corrigée de la sévérité
challenges-terms = Conditions générales
challenges-stage-number = Étape { $number }
challenges-stage-kind = Nature
challenges-stage-compliance = Contrôle de conformité
challenges-stage-scoring = Notation
challenges-stage-interview = Entretien ou présentation
challenges-stage-co-creation = Co-création
challenges-stage-final-decision = Décision finale
challenges-stage-name = Nom de l’étape
challenges-stage-starts = Début
challenges-stage-ends = Fin
challenges-stage-quorum = Évaluations par candidature
challenges-stage-blind = Le jury ne voit pas qui candidate
challenges-stage-advance = Combien avancent en tout
challenges-stage-advance-city = Combien avancent par ville
challenges-stage-remove = Retirer cette étape à l’enregistrement
challenges-stage-add = Une étape de plus
challenges-criterion-name = Nom du critère
challenges-criterion-description = Ce que le jury examine
challenges-criterion-weight = Poids (sur 10000)
challenges-criterion-threshold = Seuil en demi-points (0 à 10)
challenges-criterion-anchors = Sens des notes : demi-points = texte, un par ligne
challenges-criterion-add = Un critère de plus
challenges-form-empty = Les questions du formulaire figureront ici.
challenges-question = Question
challenges-question-add = Ajouter une question
challenges-question-number = N°
challenges-question-kind = Type de réponse
challenges-question-audience = Qui peut la lire
challenges-question-order = Ordre
challenges-question-up = Monter
challenges-question-down = Descendre
challenges-question-remove = Retirer
challenges-question-required = obligatoire
challenges-question-label = Ce qui est demandé
challenges-question-key = Nom stable (lettres, chiffres, tirets bas)
challenges-question-must = Réponse obligatoire
challenges-question-help = Comment répondre
challenges-question-details = Détails selon le type
challenges-question-words = Texte long : mots au plus
challenges-question-min = Nombre : minimum
challenges-question-max = Nombre : maximum
challenges-question-unit = Nombre : unité
challenges-question-currencies = Somme : devises séparées par des espaces
challenges-question-options = Choix : nom = libellé, un par ligne
challenges-question-media = Fichier : types de média
challenges-question-size = Fichier : taille maximale en octets
challenges-question-columns = Tableau : nom:type = libellé, un par ligne (types : text, number, money)
challenges-question-rows = Tableau : lignes au plus
challenges-question-eligibility = Éligibilité
challenges-question-condition = Exclue sauf si
challenges-question-values = Valeurs admises séparées par des espaces
challenges-question-bound = Limite
challenges-question-reason = Motif affiché
challenges-kind-short-text = Texte court
challenges-kind-long-text = Texte long
challenges-kind-number = Nombre
challenges-kind-money = Somme
challenges-kind-date = Date
challenges-kind-choice = Choix unique
challenges-kind-choices = Choix multiples
challenges-kind-declaration = Déclaration
challenges-kind-link = Lien
challenges-kind-file = Fichier
challenges-kind-table = Tableau
challenges-audience-everyone = Tout le monde après l’annonce
challenges-audience-judges = Jury
challenges-audience-organisers = Organisateurs
challenges-condition-declared = la déclaration est faite
challenges-condition-one-of = le choix figure parmi les valeurs
challenges-condition-at-least = le nombre atteint la limite
challenges-condition-at-most = le nombre ne dépasse pas la limite
challenges-said-created = Le brouillon est créé. Ensuite : villes, étapes et formulaire.
challenges-said-saved = Enregistré.
challenges-said-approved = Enregistré et approuvé.
challenges-said-followed = Vous suivez désormais ce défi.
challenges-said-unfollowed = Vous ne suivez plus ce défi.
challenges-said-review-requested = Les villes hôtes peuvent relire.
challenges-said-returned = C’est de nouveau un brouillon.
challenges-said-published = Publié. L’horloge l’ouvrira.
challenges-said-cancelled = Le défi est annulé.
challenges-said-extended = Le délai est prolongé.
fault-text-required = Rédigez ce texte.
fault-challenge-closes-before-opening = La clôture doit suivre l’ouverture.
fault-challenge-opens-missing = Indiquez quand le défi ouvre.
fault-challenge-closes-missing = Indiquez quand le défi clôt.
fault-challenge-closes-in-past = La clôture doit être à venir.
fault-challenge-not-later = Donnez une date après le délai actuel.
fault-challenge-hosts-missing = Nommez au moins une ville hôte.
fault-challenge-brief-not-approved = Une ville hôte n’a pas encore approuvé sa fiche.
fault-challenge-host-unverified = Une des villes n’est pas vérifiée.
fault-stage-scoring-missing = Prévoyez au moins une étape de notation.
fault-form-empty = Posez au moins une question.
fault-form-key-taken = Une autre question porte ce nom.
fault-brief-contact = Indiquez à qui s’adresser.
fault-brief-places = Offrez 1 à 1000 places.
challenges-outcome = Résultat
challenges-see-pilots = Pilotes de ce défi
challenges-submissions = Candidatures
challenges-judging-of = Jury : { $stage }
challenges-assignment = Affectation aux sites
challenges-data-attach = Données du défi
challenges-data-lead = Les équipes voient ces données en premier. Ajoutez ce qui les aide : les données ouvertes sont utilisables tout de suite, les autres sur demande.
challenges-data-attached = Ajoutées
challenges-data-none = Ajoutez ce dont les équipes ont besoin ; ce sera visible sur la page du défi.
challenges-data-detach = Retirer
challenges-data-others = Autres données
challenges-data-words = Mots
challenges-data-find = Chercher
challenges-data-no-others = Aucun autre jeu de données publié ne correspond.
challenges-data-all = Toutes les données
challenges-data-add = Ajouter

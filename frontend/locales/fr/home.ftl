### Page d’accueil, accessibilité, vie privée

home-title = Testez votre idée dans une vraie ville
home-headline = Testez votre idée dans une vraie ville.
home-lead = Les villes publient ce dont elles ont besoin pour se relever, avec les données et les lieux pour l’essayer. Les jurys décident au grand jour. Ce qui marche continue ailleurs.
home-see-open = Voir les défis ouverts
home-how = Comment ça marche
home-open = Ouverts maintenant
home-all-challenges = { $count ->
    [one] Le seul défi
   *[other] Les { $count } défis
}
home-none-open = Les défis ouverts figurent ici avec leur clôture. Aucun n’est ouvert pour le moment.
home-see-all = Voir les défis passés et à venir
home-testbeds = { $count ->
    [one] { $count } terrain d’essai
   *[other] { $count } terrains d’essai
}
home-winners = { $count ->
    [one] { $count } lauréat
   *[other] { $count } lauréats
}
home-interchanges = Défis que des villes mènent ensemble :
home-course = Le parcours d’un défi
home-course-call = Appel ouvert
    .note = Les équipes répondent ; chaque version reçoit un reçu
home-course-screening = Vérification
    .note = Les règles sont vérifiées, chaque refus est motivé
home-course-jury = Jury
    .note = Des juges sans conflit notent sur une même grille
home-course-finalists = Finalistes
    .note = Annoncés à tous au même moment
home-course-testbeds = Terrains d’essai
    .note = Les lauréats sont affectés, avec les raisons
home-course-pilots = Pilotes
    .note = Essayés, mesurés, transmis
home-promise-jury = Des décisions vérifiables
    .text = La grille est figée à l’ouverture du défi. Chacun peut recalculer le classement.
home-promise-access = Un accès qui prend vraiment fin
    .text = L’accès aux données prend fin avec le pilote. Il n’est dit terminé qu’une fois une requête refusée.
home-promise-outcomes = Des résultats publics
    .text = Ce qui a été essayé, mesuré et décidé : même quand cela n’a pas marché.

home-accessibility = Accessibilité
home-accessibility-what = Notre objectif
    .text = Chaque page suit les WCAG 2.2, niveau AA. Toutes les pages fonctionnent au clavier seul, avec un lecteur d’écran, à 400 % de zoom, en clair et en sombre, et sans scripts. La couleur n’est jamais le seul signe. Rien ne bouge de soi-même.
home-accessibility-gaps = Lacunes connues
    .text = L’éditeur de l’explorateur de l’API a besoin de scripts ; la référence du schéma n’en a pas besoin. Les textes écrits par les villes dans une seule langue sont affichés dans cette langue et signalés comme tels. Les fichiers déposés sont aussi accessibles que leurs auteurs les ont faits.
home-accessibility-tell = Dites-le-nous
    .text = Si quelque chose vous arrête, écrivez à la ville dont c’est le défi : le contact figure sur chaque page de défi. Indiquez la page et ce que vous vouliez faire.
home-privacy = Vie privée
home-privacy-kept = Ce que nous conservons
    .text = Votre nom, votre adresse électronique, votre langue, une empreinte de votre mot de passe, vos sessions et ce que vous faites ici : candidatures, évaluations, demandes et décisions, chacune avec son heure.
home-privacy-cookies = Cookies
    .text = Un pour votre session, un qui protège les formulaires, un pour votre langue, un pour le clair ou le sombre, et un qui porte un message à la page suivante. Aucun ne vous suit ailleurs.
home-privacy-seen = Qui voit quoi
    .text = Les brouillons ne sont vus que par leur équipe. Ce qui est déposé est vu par les organisateurs et par les juges sans conflit. Les résultats sont publics dès leur annonce.
home-privacy-not = Ce que nous ne faisons pas
    .text = Pas de publicité, pas de mesure d’audience par des tiers, pas de polices ni de scripts d’autres serveurs. Rien n’est vendu ni transmis.
home-privacy-tell = Vos droits
    .text = Vous pouvez demander tout ce qui est conservé à votre sujet, et son effacement. Les décisions auxquelles vous avez pris part restent sous pseudonyme. Adressez-vous à l’organisation qui exploite ce site.

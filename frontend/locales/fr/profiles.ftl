### Pages des profils.

profiles-title = Ce que contiennent les données
profiles-disclosure = Ce qui est public des profils
profiles-disclosure-lead = Chaque fichier est lu et décrit colonne par colonne. Vous décidez de ce que tout le monde en voit. Les responsables des données et les titulaires d’un accès valable voient tout.
profiles-level = Tout le monde voit
profiles-level-nothing = rien
    .long = Rien
profiles-level-schema = noms et types
    .long = Les noms et les types des colonnes
profiles-level-summary = le résumé
    .long = Aussi les chiffres sur l’ensemble des lignes : nombres, étendues, moyennes, histogrammes, emprise
profiles-level-everything = tout
    .long = Tout, y compris les valeurs fréquentes, les premières lignes et la carte
profiles-choose-level = Choisissez ce qui est public.
profiles-hidden = Colonnes à ne pas montrer
    .hint = Un nom par ligne, tel qu’il figure dans le fichier. Le choix vaut tant que le niveau d’accès du jeu de données ne change pas.
profiles-said-disclosed = C’est en vigueur.
profiles-said-repeated = Le profil est refait. Il apparaîtra ici dans un instant.
profiles-repeat = Refaire le profil
profiles-state-waiting = profil en attente
profiles-state-running = profil en cours
profiles-state-done = profil établi
profiles-state-failed = sans profil
profiles-none = Rien du contenu de ce fichier n’est visible. L’organisme qui le publie décide de ce qui est public.
profiles-size = { $rows } lignes, { $columns } colonnes.
profiles-whole = { $count ->
    [one] La colonne, les premières lignes et les détails
   *[other] Les { $count } colonnes, les premières lignes et les détails
}
profiles-columns = Colonnes
profiles-column = Colonne
profiles-type = Type
profiles-empty = Vides
profiles-distinct = Distinctes
profiles-range = De – à
profiles-histogram = Répartition
profiles-mean = moyenne { $mean }
profiles-spread = Répartition ; le plus de valeurs à { $where } : { $count }
profiles-others = toutes les autres
profiles-estimated = (estimation)
profiles-null-words = Tenu pour vide
profiles-misfits = Ne correspond pas
profiles-top = Les plus fréquentes
profiles-first-rows = Premières lignes
profiles-place = Où se situent les données
profiles-crs = Coordonnées
profiles-crs-declared = indiquées dans le fichier
profiles-crs-by-format = règle de GeoJSON
profiles-crs-by-range = reconnues à leurs valeurs
profiles-crs-unknown = { $name }, que nous ne savons pas dessiner
profiles-crs-not-recognised = non reconnues
profiles-place-columns = D’après les colonnes
profiles-shapes = Formes
profiles-without = Lignes sans lieu
profiles-outside = Lignes qui ne peuvent être justes
profiles-frame = Emprise
profiles-box = { $west }° à { $east }° est, { $south }° à { $north }° nord
profiles-map = { $count ->
    [one] Carte avec un lieu
   *[other] Carte avec { $count } lieux
}, { $box }
profiles-format-delimited = Texte à séparateurs
profiles-format-geojson = GeoJSON
profiles-format-json = JSON
profiles-format-json-lines = JSON, un enregistrement après l’autre
profiles-format-parquet = Parquet
profiles-delimiter-comma = virgule
profiles-delimiter-semicolon = point-virgule
profiles-delimiter-tab = tabulation
profiles-delimiter-pipe = barre verticale
profiles-ends-lf = fins de ligne LF
profiles-ends-crlf = fins de ligne CR LF
profiles-ends-cr = fins de ligne CR
profiles-ends-mixed = fins de ligne diverses
profiles-header = avec en-tête
profiles-no-header = sans en-tête
profiles-ragged = { $count ->
    [one] Une ligne a plus ou moins de cellules qu’il n’y a de colonnes.
   *[other] { $count } lignes ont plus ou moins de cellules qu’il n’y a de colonnes.
}
profiles-blank = { $count ->
    [one] Une ligne est vide et n’est pas comptée.
   *[other] { $count } lignes sont vides et ne sont pas comptées.
}
profiles-unreadable = { $count ->
    [one] Un enregistrement n’a pas pu être lu.
   *[other] { $count } enregistrements n’ont pas pu être lus.
}
profiles-left-out = { $count ->
    [one] Une colonne de plus n’a pas de profil.
   *[other] { $count } colonnes de plus n’ont pas de profil.
}
profiles-hidden-columns = { $count ->
    [one] Une colonne n’est pas publique.
   *[other] { $count } colonnes ne sont pas publiques.
}
profiles-incomplete = Le fichier est très grand : ceci décrit ses { $count } premières lignes.
profiles-reason-linked-data = Données liées : { $count } triplets, pas un tableau.
profiles-reason-linked-data-broken = Données liées illisibles après { $count } triplets : { $word }
profiles-reason-plain-text = Texte brut de { $count } lignes, pas un tableau.
profiles-reason-empty = Il n’y a rien dans le fichier.
profiles-reason-not-a-table = Les fichiers de type { $word } ne sont pas des tableaux.
profiles-reason-not-json = Ce n’est pas du JSON : { $word }
profiles-reason-json-broken = Le JSON s’interrompt après { $count } enregistrements.
profiles-reason-no-records = JSON sans liste d’enregistrements.
profiles-reason-parquet-broken = Parquet illisible : { $word }
profiles-kind-empty = vide
profiles-kind-boolean = oui ou non
profiles-kind-integer = nombre entier
profiles-kind-decimal = nombre
profiles-kind-date = date
profiles-kind-date-time = date et heure
profiles-kind-identifier = identifiant
profiles-kind-text = texte
profiles-kind-geometry = géométrie
profiles-kind-list = liste
fault-profile-hidden-columns = Nommez au plus 256 colonnes, de 200 caractères au plus chacune.
fault-profile-no-file = Seul un fichier contrôlé qui se trouve ici peut avoir un profil.

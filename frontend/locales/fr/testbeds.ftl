### Pages of testbeds.

testbeds-list-title = Terrains d’essai
testbeds-lead = Des lieux réels où les lauréats mettent leurs propositions à l’épreuve.
testbeds-add = Ajouter un terrain d’essai
testbeds-edit = Décrire ce terrain d’essai
testbeds-filter = Filtrer
testbeds-filter-text = Mots
testbeds-filter-city = Ville
testbeds-none = Aucun terrain ne correspond. Les lieux des villes figurent ici.
testbeds-show-all = Afficher tous les terrains
testbeds-count = { $count ->
    [one] 1 terrain d’essai
   *[other] { $count } terrains d’essai
}
testbeds-name = Nom
testbeds-city = Ville
testbeds-operator = Exploitant
testbeds-themes = Thèmes
testbeds-places = Places
testbeds-area = Superficie
testbeds-area-ha = Superficie en hectares
testbeds-since = Depuis
testbeds-contact = Contact
testbeds-position = Position
testbeds-approximate = (approximative)
testbeds-offers = Ce qu’il offre
testbeds-prerequisites = Ce qu’un pilote doit apporter
testbeds-sources = Sources
testbeds-description = Description
testbeds-latitude = Latitude
testbeds-longitude = Longitude
testbeds-themes-lines = Thèmes, un par ligne
testbeds-offers-lines = Ce qu’il offre, un par ligne
testbeds-prerequisites-lines = Ce qu’un pilote doit apporter, un par ligne
testbeds-sources-lines = Sources, une par ligne
testbeds-saved = Le terrain d’essai est enregistré.

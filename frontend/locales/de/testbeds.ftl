### Pages of testbeds.

testbeds-list-title = Testfelder
testbeds-lead = Echte Orte in den Städten, an denen Gewinner ihre Vorschläge erproben.
testbeds-add = Testfeld hinzufügen
testbeds-edit = Testfeld beschreiben
testbeds-filter = Filtern
testbeds-filter-text = Wörter
testbeds-filter-city = Stadt
testbeds-none = Kein Testfeld passt. Hier stehen die Orte der Städte.
testbeds-show-all = Alle Testfelder zeigen
testbeds-count = { $count ->
    [one] 1 Testfeld
   *[other] { $count } Testfelder
}
testbeds-name = Name
testbeds-city = Stadt
testbeds-operator = Betreiber
testbeds-themes = Themen
testbeds-places = Plätze
testbeds-area = Fläche
testbeds-area-ha = Fläche in Hektar
testbeds-since = Seit
testbeds-contact = Kontakt
testbeds-position = Lage
testbeds-approximate = (ungefähr)
testbeds-offers = Was es bietet
testbeds-prerequisites = Was ein Pilot mitbringen muss
testbeds-sources = Quellen
testbeds-description = Beschreibung
testbeds-latitude = Breite
testbeds-longitude = Länge
testbeds-themes-lines = Themen, eins je Zeile
testbeds-offers-lines = Was es bietet, eins je Zeile
testbeds-prerequisites-lines = Was ein Pilot mitbringen muss, eins je Zeile
testbeds-sources-lines = Quellen, eine je Zeile
testbeds-saved = Das Testfeld ist gespeichert.

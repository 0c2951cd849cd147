### Piloten: die Liste und ein Pilot.

pilots-title = Piloten
pilots-lead = Was wo und von wem erprobt wird und wie weit es ist.
pilots-none = Hier stehen Piloten, sobald ein Gewinner und ein Testort beide bestätigt haben.
pilots-none-step = Zu den Ausschreibungen
pilots-count = { $count ->
    [one] 1 Pilot
   *[other] { $count } Piloten
}
pilots-city = Stadt
pilots-pilot = Pilot
pilots-testbed = Testort
pilots-state = Stand
pilots-starts = Beginn
pilots-ends = Ende
pilots-team = Team
pilots-challenge = Ausschreibung
pilots-fictional = erfunden
pilots-line = Der Weg eines Piloten
pilots-planned = Geplant
    .next = Als Nächstes bereitet die Stadt den Piloten vor.
pilots-preparing = In Vorbereitung
    .next = Der Pilot beginnt, sobald Genehmigungen, Versicherung und Daten bereit sind.
pilots-live = Läuft
    .next = Der Pilot läuft am Testort.
pilots-finished = Beendet
    .next = Der Pilot ist vorbei.
pilots-never-deployed = Nie eingesetzt
    .next = Der Pilot endete, bevor er begann.
pilots-next = Nächster Schritt
pilots-do-prepare = Vorbereitung beginnen
pilots-do-start = Jetzt beginnen
pilots-do-finish = Jetzt beenden
pilots-never-title = Falls nichts daraus wird
pilots-reason = Warum er nicht eingesetzt wird
    .hint = Alle können das lesen, damit andere daraus lernen.
pilots-do-never = Ohne Einsatz beenden
pilots-said-preparing = Die Vorbereitung hat begonnen.
pilots-said-live = Der Pilot läuft.
pilots-said-finished = Der Pilot ist beendet.
pilots-said-never-deployed = Der Pilot wurde ohne Einsatz beendet.

fault-pilot-step = Dieser Schritt passt nicht zum Stand des Piloten. Laden Sie die Seite neu.
fault-pilot-dates = Das Ende muss nach dem Beginn liegen.
fault-pilot-reason = Sagen Sie, warum, damit andere daraus lernen können.

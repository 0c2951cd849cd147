### Kopf, Fuß, Formulare, Zeiten, Fehlschläge.

skip = Zum Inhalt
nav-label = Hauptmenü
nav-challenges = Aufgaben
nav-data = Daten
nav-testbeds = Testorte
nav-outcomes = Ergebnisse
nav-language = Sprache
nav-work = Ihre Arbeit
sign-in = Anmelden
sign-out = Abmelden
save = Speichern
cancel = Abbrechen
footer-label = Über uns
footer-accessibility = Barrierefreiheit
footer-privacy = Datenschutz
footer-api = API
theme-label = Farben
theme-auto = Wie das System
theme-light = Hell
theme-dark = Dunkel

form-faults = Bitte prüfen Sie Ihre Angaben
form-optional = (freiwillig)
form-choose = Bitte wählen
form-authoritative = Bei Abweichungen gilt diese Sprache
form-currency = Währung
form-zone = Zeitzone
form-words = Wörter übrig
form-not-a-number = Geben Sie eine Zahl ein, zum Beispiel 12 oder 3,5.
form-not-an-amount = Geben Sie einen Betrag ein, zum Beispiel 40.000.
form-not-a-date = Geben Sie den Tag als Jahr-Monat-Tag ein, zum Beispiel 2026-07-20.
form-not-a-moment = Geben Sie Tag und Uhrzeit ein, zum Beispiel 2026-07-20T16:00.

steps-label = Seiten dieser Liste
steps-first = Zurück zum Anfang
steps-next = Nächste Seite

board-challenge = Aufgabe
board-cities = Städte
board-offer = Angebot
board-closes = Schluss
board-left = Noch
board-closed = geschlossen

stop-past = erledigt
stop-present = jetzt
stop-next = folgt
stop-ended = beendet

time-of-place = Ortszeit { $place }
time-in = in { $span }
time-ago = vor { $span }
time-own = Ihre Zeit
zone-london = London
zone-berlin = Berlin
zone-paris = Paris
zone-new-york = New York
span-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
    .inflected = { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
}
span-hours = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}
    .inflected = { $count ->
    [one] einer Stunde
   *[other] { $count } Stunden
}
span-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
    .inflected = { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
}
span-months = { $count ->
    [one] 1 Monat
   *[other] { $count } Monate
}
    .inflected = { $count ->
    [one] einem Monat
   *[other] { $count } Monaten
}
span-years = { $count ->
    [one] 1 Jahr
   *[other] { $count } Jahre
}
    .inflected = { $count ->
    [one] einem Jahr
   *[other] { $count } Jahren
}

failure-home = Zur Startseite
failure-request-id = Nennen Sie uns diese Nummer, wenn es noch einmal geschieht:
failure-wait = Versuchen Sie es in { $seconds } Sekunden noch einmal.
failure-not-found = Seite nicht gefunden
    .way = Unter dieser Adresse gibt es nichts, oder es ist für Sie nicht zugänglich. Prüfen Sie die Adresse, oder melden Sie sich mit einem anderen Konto an.
failure-forbidden = Das dürfen Sie hier nicht
    .way = Wenn Sie meinen, dass Sie es dürfen sollten, fragen Sie die Inhaber Ihrer Organisation.
failure-unauthenticated = Bitte melden Sie sich zuerst an
    .way = Diese Seite ist für angemeldete Personen.
failure-throttled = Zu viele Versuche
    .way = Warten Sie einen Augenblick bis zum nächsten Versuch. Das schützt Konten vor dem Erraten von Passwörtern.
failure-refused = Das wurde nicht angenommen
    .way = Gehen Sie zurück, ändern Sie, was oben steht, und senden Sie es noch einmal.
failure-conflict = Jemand war schneller
    .way = Gehen Sie zurück, laden Sie die Seite neu, um den Stand zu sehen, und entscheiden Sie noch einmal.
failure-unavailable = Das geht im Augenblick nicht
    .way = Es wurde nichts geändert. Versuchen Sie es in einigen Minuten noch einmal.
failure-forged = Das Formular war zu alt
    .way = Es wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal. Cookies müssen für diese Seite erlaubt sein.
failure-too-large = Das ist zu groß
    .way = Senden Sie weniger Text oder eine kleinere Datei.
failure-internal = Bei uns ist etwas schiefgegangen
    .way = Versuchen Sie es noch einmal. Wenn es wieder geschieht, sagen Sie es uns.
work-challenges = Meine Aufgaben
work-datasets = Meine Daten
work-judging = Jury
work-requests = Datenanfragen
work-submissions = Einreichungen
work-grants = Datenzugang
work-jobs = Hintergrundarbeit
work-inbox = { $unread ->
    [0] Posteingang
   *[other] Posteingang ({ $unread } neu)
}

### Pages of challenges.

challenges-list-title = Challenges
challenges-start = Challenge beginnen
challenges-filter = Filtern
challenges-filter-text = Wörter
challenges-filter-city = Stadt
challenges-filter-phase = Phase
challenges-show-all = Alle Challenges zeigen
challenges-show-mine = Die Ihrer Stadt zeigen, mit Entwürfen
challenges-none = Keine Challenge passt. Hier stehen offene und vergangene Challenges.
challenges-count = { $count ->
    [one] 1 Challenge
   *[other] { $count } Challenges
}
challenges-pilots = { $count ->
    [one] 1 Pilot
   *[other] { $count } Piloten
}
challenges-phase-draft = Entwurf
challenges-phase-in-review = In Prüfung
challenges-phase-upcoming = Öffnet bald
challenges-phase-open = Offen
challenges-phase-evaluation = In Bewertung
challenges-phase-decided = Entschieden
challenges-phase-archived = Archiviert
challenges-phase-cancelled = Abgesagt
challenges-closes = Endet
challenges-fictional = Diese Challenge ist für die Vorführung erfunden.
challenges-cancelled-because = Abgesagt:
challenges-apply = Bewerben
challenges-follow = Folgen
challenges-unfollow = Nicht mehr folgen
challenges-course = Wie diese Challenge verläuft
challenges-station-opens = Öffnet
challenges-station-closes = Einreichung endet
challenges-station-decided = Ergebnis verkündet
challenges-work = Arbeit der Städte
challenges-remarks = Anmerkungen
challenges-edit = Kern schreiben
challenges-hosts = Gastgebende Städte
challenges-hosts-lead = Jede teilnehmende Stadt erhält einen eigenen Teil, den sie schreibt und freigibt. Nimmt man eine Stadt heraus, entfällt ihr Teil.
challenges-host-cities = Teilnehmende Städte
challenges-stages = Stufen und Kriterien
challenges-stages-lead = Die Gewichte einer Stufe ergeben zusammen 10000; 100 ist ein Prozent. Kriterien ohne Namen entfallen.
challenges-form = Bewerbungsformular
challenges-brief = Teil der Stadt
challenges-brief-write = Schreiben und freigeben
challenges-brief-approved = Freigegeben
challenges-brief-draft = Nicht freigegeben
challenges-brief-not-yours = Nur Beschäftigte dieser Stadt dürfen ihren Teil schreiben, und nur bis zur Veröffentlichung.
challenges-brief-context = Lage vor Ort
challenges-brief-places = Plätze
challenges-brief-money = Geld für jeden Gewinner
challenges-request-review = Zur Prüfung geben
challenges-publish = Veröffentlichen
challenges-return = Zum Entwurf zurückgeben
challenges-extend = Frist verlängern
challenges-new-deadline = Neue Frist
challenges-reason = Grund
challenges-cancel = Challenge absagen
challenges-approve = Speichern und freigeben
challenges-problem = Das Problem
challenges-outcomes = Was sich ändern soll
challenges-cities = Städte
challenges-testbeds = Angebotene Testfelder
challenges-testbeds-hint = Geben Sie an, wie viele Plätze jedes hier bietet; lassen Sie leer, was nicht angeboten wird.
challenges-of-places = { $count ->
    [one] von 1 Platz
   *[other] von { $count } Plätzen
}
challenges-language = Nötige Sprache (Kürzel)
challenges-contact = Kontakt
challenges-eligibility = Weitere Voraussetzungen
challenges-local-terms = Örtliche Bedingungen
challenges-legal-basis = Rechtsgrundlage
challenges-criteria = Kriterien
challenges-criterion = Kriterium
challenges-weight = Gewicht
challenges-data = Daten
challenges-data-count = { $count ->
    [one] 1 Datensatz gehört dazu
   *[other] { $count } Datensätze gehören dazu
}
challenges-rules = Regeln
challenges-team-size = { $count ->
    [one] Ein Team hat 1 Person
   *[other] Ein Team hat höchstens { $count } Personen
}
challenges-entries = { $count ->
    [one] Eine Einreichung je Person
   *[other] Höchstens { $count } Einreichungen je Person
}
challenges-lottery = Letzte Gleichstände entscheidet das Los. SHA-256 des Startwerts:
challenges-lottery-seed = Der Startwert:
challenges-extensions = Verlängerungen der Frist
challenges-themes = Themen
challenges-themes-lines = Themen, eins je Zeile
challenges-sources = Quellen
challenges-only-cities = Nur Beschäftigte einer bestätigten Stadt dürfen eine Challenge beginnen.
challenges-lead = Federführende Stadt
challenges-title = Titel
challenges-summary = Zusammenfassung
challenges-opens = Öffnet am
challenges-closes-at = Endet am
challenges-max-team = Höchstzahl Personen im Team
challenges-max-entries = Höchstzahl Einreichungen je Person
challenges-figure = Welche Zahl entscheidet
challenges-figure-raw = Der rohe gewichtete Mittelwert
challenges-figure-normalised = Der um die Strenge bereinigte Wert
challenges-terms = Allgemeine Bedingungen
challenges-stage-number = Stufe { $number }
challenges-stage-kind = Art
challenges-stage-compliance = Vollständigkeitsprüfung
challenges-stage-scoring = Bewertung
challenges-stage-interview = Gespräch oder Vorstellung
challenges-stage-co-creation = Gemeinsames Entwickeln
challenges-stage-final-decision = Endgültige Entscheidung
challenges-stage-name = Name der Stufe
challenges-stage-starts = Beginnt
challenges-stage-ends = Endet
challenges-stage-quorum = Gutachten je Einreichung
challenges-stage-blind = Die Jury sieht nicht, wer sich bewirbt
challenges-stage-advance = Wie viele insgesamt weiterkommen
challenges-stage-advance-city = Wie viele je Stadt weiterkommen
challenges-stage-remove = Diese Stufe beim Speichern entfernen
challenges-stage-add = Eine weitere Stufe
challenges-criterion-name = Name des Kriteriums
challenges-criterion-description = Worauf die Jury achtet
challenges-criterion-weight = Gewicht (von 10000)
challenges-criterion-threshold = Schwelle in halben Punkten (0 bis 10)
challenges-criterion-anchors = Was Punkte bedeuten: halbe Punkte = Text, je Zeile eins
challenges-criterion-add = Ein weiteres Kriterium
challenges-form-empty = Hier stehen die Fragen des Formulars.
challenges-question = Frage
challenges-question-add = Frage hinzufügen
challenges-question-number = Nr.
challenges-question-kind = Art der Antwort
challenges-question-audience = Wer sie lesen darf
challenges-question-order = Reihenfolge
challenges-question-up = Hoch
challenges-question-down = Runter
challenges-question-remove = Entfernen
challenges-question-required = Pflicht
challenges-question-label = Was gefragt wird
challenges-question-key = Fester Name (Buchstaben, Ziffern, Unterstriche)
challenges-question-must = Antwort ist Pflicht
challenges-question-help = Wie man antwortet
challenges-question-details = Einzelheiten, soweit die Art sie braucht
challenges-question-words = Langer Text: höchstens Wörter
challenges-question-min = Zahl: kleinste
challenges-question-max = Zahl: größte
challenges-question-unit = Zahl: Einheit
challenges-question-currencies = Geld: Währungen, mit Leerzeichen getrennt
challenges-question-options = Auswahl: Name = Text, je Zeile eins
challenges-question-media = Datei: Medientypen
challenges-question-size = Datei: größte Größe in Byte
challenges-question-columns = Tabelle: Name:Art = Text, je Zeile eins (Arten: text, number, money)
challenges-question-rows = Tabelle: höchstens Zeilen
challenges-question-eligibility = Voraussetzung
challenges-question-condition = Ausgeschlossen ist, wenn nicht
challenges-question-values = Zulässige Werte, mit Leerzeichen getrennt
challenges-question-bound = Grenze
challenges-question-reason = Grund, den man liest
challenges-kind-short-text = Kurzer Text
challenges-kind-long-text = Langer Text
challenges-kind-number = Zahl
challenges-kind-money = Geldbetrag
challenges-kind-date = Datum
challenges-kind-choice = Eine Auswahl
challenges-kind-choices = Mehrere Auswahlen
challenges-kind-declaration = Erklärung
challenges-kind-link = Link
challenges-kind-file = Datei
challenges-kind-table = Tabelle
challenges-audience-everyone = Alle nach der Verkündung
challenges-audience-judges = Jury
challenges-audience-organisers = Veranstalter
challenges-condition-declared = die Erklärung abgegeben ist
challenges-condition-one-of = die Auswahl unter den Werten ist
challenges-condition-at-least = die Zahl mindestens die Grenze ist
challenges-condition-at-most = die Zahl höchstens die Grenze ist
challenges-said-created = Der Entwurf ist angelegt. Als Nächstes: Städte, Stufen und Formular.
challenges-said-saved = Gespeichert.
challenges-said-approved = Gespeichert und freigegeben.
challenges-said-followed = Sie folgen dieser Challenge jetzt.
challenges-said-unfollowed = Sie folgen dieser Challenge nicht mehr.
challenges-said-review-requested = Die Städte können jetzt prüfen.
challenges-said-returned = Es ist wieder ein Entwurf.
challenges-said-published = Veröffentlicht. Die Uhr öffnet sie.
challenges-said-cancelled = Die Challenge ist abgesagt.
challenges-said-extended = Die Frist ist verlängert.
fault-text-required = Schreiben Sie diesen Text.
fault-challenge-closes-before-opening = Das Ende muss nach der Öffnung liegen.
fault-challenge-opens-missing = Geben Sie an, wann die Challenge öffnet.
fault-challenge-closes-missing = Geben Sie an, wann die Challenge endet.
fault-challenge-closes-in-past = Das Ende muss in der Zukunft liegen.
fault-challenge-not-later = Geben Sie einen Zeitpunkt nach der jetzigen Frist an.
fault-challenge-hosts-missing = Nennen Sie mindestens eine Stadt.
fault-challenge-brief-not-approved = Eine Stadt hat ihren Teil noch nicht freigegeben.
fault-challenge-host-unverified = Eine der Städte ist nicht bestätigt.
fault-stage-scoring-missing = Planen Sie mindestens eine Stufe mit Bewertung.
fault-form-empty = Stellen Sie mindestens eine Frage.
fault-form-key-taken = Eine andere Frage trägt diesen Namen.
fault-brief-contact = Nennen Sie, wen man fragen kann.
fault-brief-places = Bieten Sie 1 bis 1000 Plätze an.
challenges-outcome = Ergebnis
challenges-see-pilots = Pilotprojekte dieser Aufgabe
challenges-submissions = Einreichungen
challenges-judging-of = Jury: { $stage }
challenges-assignment = Zuordnung zu Testfeldern
challenges-data-attach = Daten der Aufgabe
challenges-data-lead = Diese Daten sehen Teams zuerst. Fügen Sie hinzu, was ihnen hilft: Offene Daten sind sofort nutzbar, geschützte auf Anfrage.
challenges-data-attached = Hinzugefügt
challenges-data-none = Fügen Sie hinzu, was Teams brauchen; es erscheint auf der Seite der Aufgabe.
challenges-data-detach = Entfernen
challenges-data-others = Weitere Daten
challenges-data-words = Wörter
challenges-data-find = Suchen
challenges-data-no-others = Kein anderer veröffentlichter Datensatz passt.
challenges-data-all = Alle Daten
challenges-data-add = Hinzufügen

### Pages of submissions and teams.

submissions-mine = Meine Einreichungen
submissions-list = Einreichungen
submissions-none = Sie sind noch an keiner Einreichung beteiligt. Was Sie und Ihre Teams zu Herausforderungen schreiben, steht dann hier.
submissions-find = Eine Herausforderung finden
submissions-untitled = Einreichung { $number }, ohne Titel
submissions-number = Einreichung { $number }
submissions-challenge = Herausforderung
submissions-team = Team
submissions-team-named = Team { $name }
submissions-entry = Einreichung
submissions-your-entry = Ihre Einreichung
submissions-your-entries = Sie nehmen schon teil
submissions-deadline = Frist
submissions-closes = Frist:
submissions-next = Nächster Schritt
submissions-state = Stand
submissions-you = Sie
submissions-you-lead = Sie leiten es
submissions-leads = Leitet das Team
submissions-state-draft = Entwurf
submissions-state-submitted = Eingereicht
submissions-state-editing = Eingereicht, in Überarbeitung
submissions-state-withdrawn = Zurückgezogen
submissions-next-draft = Schreiben Sie den Entwurf gemeinsam und reichen Sie ihn vor der Frist ein.
submissions-next-missed = Vor der Frist wurde nichts eingereicht.
submissions-next-editing = Schließen Sie die Überarbeitung ab und reichen Sie sie ein. Bis dahin gilt die eingereichte Fassung.
submissions-next-submitted = Sie ist eingegangen. Bis zur Frist können Sie sie noch überarbeiten.
submissions-next-evaluation = Sie wird beurteilt. Wir schreiben Ihnen, sobald das Ergebnis bekannt gegeben wird.
submissions-next-decided = Das Ergebnis ist bekannt gegeben.
submissions-next-withdrawn = Sie wurde zurückgezogen; es geschieht nichts mehr.
submissions-next-cancelled = Die Herausforderung wurde abgesagt.
submissions-course = Wie weit diese Einreichung ist
submissions-station-draft = Entwurf
submissions-station-sent = Eingereicht
submissions-station-judged = In Beurteilung
submissions-station-outcome = Ergebnis
submissions-station-withdrawn = Zurückgezogen
submissions-station-missed = Frist verstrichen
submissions-station-cancelled = Herausforderung abgesagt
submissions-write = Schreiben
submissions-see-result = Ergebnis ansehen
submissions-enter-again = Noch eine Einreichung beginnen
submissions-fictional = Dieses Team und seine Einreichung sind für die Vorführung erfunden.
submissions-fictional-short = für die Vorführung erfunden
submissions-you-are-invited = Sie sind in dieses Team eingeladen. Beantworten Sie die Einladung unter
submissions-versions = Eingereichte Fassungen
submissions-versions-none = Jede eingereichte Fassung steht hier mit ihrer Empfangsbestätigung.
submissions-version = Fassung
submissions-version-number = Fassung { $number }
submissions-version-counts = Diese Fassung gilt
submissions-version-replaced = Durch eine neuere Fassung ersetzt
submissions-sent-at = Eingereicht am
submissions-sent-by = Eingereicht von
submissions-reopen = Überarbeiten
submissions-withdraw = Einreichung zurückziehen
submissions-withdraw-text = Eine zurückgezogene Einreichung wird nicht mehr beurteilt. Das lässt sich nicht rückgängig machen; was eingereicht wurde, bleibt für alle lesbar, die es lesen konnten.
submissions-withdraw-confirm = Ja, endgültig zurückziehen
submissions-withdraw-unconfirmed = Setzen Sie das Häkchen, um die Einreichung zurückzuziehen.
submissions-apply = Teilnehmen
submissions-who-can-apply = Wer teilnehmen kann
submissions-rule-team = { $count ->
    [one] Ein Team hat 1 Person.
   *[other] Ein Team hat höchstens { $count } Personen.
}
submissions-rule-entries = { $count ->
    [one] Jede Person kann an einer Einreichung beteiligt sein.
   *[other] Jede Person kann an höchstens { $count } Einreichungen beteiligt sein.
}
submissions-rule-questions = { $count ->
    [one] Das Formular hat 1 Frage.
   *[other] Das Formular hat { $count } Fragen.
}
submissions-rule-files = { $count ->
    [one] Bei einer davon laden Sie eine Datei hoch.
   *[other] Bei { $count } davon laden Sie Dateien hoch.
}
submissions-rule-cities-not = Wer für eine Stadt arbeitet, die diese Herausforderung ausrichtet, kann nicht teilnehmen.
submissions-rule-by-city = Was die einzelnen Städte verlangen
submissions-rule-language = Nötige Sprache:
submissions-terms = Allgemeine Bedingungen
submissions-team-start = Ein Team bilden
submissions-team-start-lead = Sie leiten das Team und können danach andere einladen. Noch wird nichts eingereicht: Zuerst entsteht ein Entwurf, den nur das Team lesen kann.
submissions-team-name = Name des Teams
submissions-team-create = Team bilden und beginnen
submissions-not-open = Diese Herausforderung nimmt gerade keine Einreichungen an.
submissions-edit = Einreichung schreiben
submissions-editing-note = Sie schreiben eine Überarbeitung. Fassung { $number } gilt, bis Sie die neue einreichen.
submissions-title = Titel
submissions-cities = Städte, in denen Sie arbeiten möchten
submissions-cities-short = Städte
submissions-save = Entwurf speichern
submissions-save-hint = Ein Entwurf darf unvollständig sein; nur Ihr Team kann ihn lesen. Was fehlt, erfahren Sie vor dem Einreichen.
submissions-check = Prüfen und einreichen
submissions-complete = Entwurf vervollständigen
submissions-ready = Alles ist da. Beim Einreichen wird Fassung { $number } festgehalten, und Sie erhalten eine Empfangsbestätigung.
submissions-missing = Das fehlt noch zum Einreichen
submissions-fault = { $label }: { $fault }
submissions-submit = Einreichen
submissions-change = Ändern
submissions-unanswered = Keine Antwort
submissions-no-answer = Keine Antwort
submissions-yes = Ja
submissions-no = Nein
submissions-cell = { $column }, Zeile { $row }
submissions-rows-more = Speichern und Zeilen hinzufügen
submissions-limit-words = { $count ->
    [one] Höchstens 1 Wort.
   *[other] Höchstens { $count } Wörter.
}
submissions-limit-rows = { $count ->
    [one] Höchstens 1 Zeile.
   *[other] Höchstens { $count } Zeilen.
}
submissions-limit-between = Von { $min } bis { $max }.
submissions-limit-min = Mindestens { $min }.
submissions-limit-max = Höchstens { $max }.
submissions-unit = Einheit: { $unit }.
submissions-limit-types = Dateiarten: { $types }.
submissions-limit-size = Höchstens { $size }.
submissions-conflict = Jemand anders hat dasselbe geändert
submissions-conflict-text = Was hier genannt ist, wurde nicht gespeichert; alles andere schon. Ihr Text steht noch im Feld, der andere darunter. Speichern Sie noch einmal, um den anderen zu ersetzen, oder setzen Sie das Häkchen, um ihn zu übernehmen.
submissions-conflict-by = { $name } hat inzwischen dies geschrieben:
submissions-conflict-somebody = Jemand aus Ihrem Team hat inzwischen dies geschrieben:
submissions-conflict-take = Dies übernehmen und meines verwerfen
submissions-file = Datei
submissions-file-add = Datei hochladen
submissions-file-replace = Andere Datei hochladen
submissions-file-remove = Datei entfernen
submissions-file-upload = Hochladen
submissions-file-back = Zurück zum Entwurf
submissions-file-present = Jetzige Datei
submissions-file-hint = Nach dem Hochladen prüfen wir die Datei, bevor andere sie lesen können. Sie können inzwischen weiterschreiben.
submissions-file-pending = Nicht angekommen
submissions-file-uploaded = Wird geprüft
submissions-file-clean = Geprüft
submissions-file-rejected = Abgelehnt
submissions-file-conflict = Auch Ihre Datei ist angekommen. Welche soll die Antwort sein?
submissions-file-mine = Meine Datei nehmen
submissions-file-theirs = Die andere behalten
submissions-choose-file = Wählen Sie zuerst eine Datei.
submissions-receipt = Empfangsbestätigung
submissions-receipt-text = Dieser Hash gilt dem kanonischen Inhalt (RFC 8785). Die signierte Bestätigung enthält ihn mit Zeitpunkt und Fassung; alle können sie mit unseren öffentlichen Schlüsseln prüfen:
submissions-receipt-token = Signierte Bestätigung (JWS)
submissions-receipt-content = Kanonischer Inhalt
submissions-to-entry = Zur Einreichung
submissions-received = Eingegangene Einreichungen
submissions-received-none = Was Teams zu dieser Herausforderung einreichen, steht dann hier. Entwürfe können nur ihre Teams lesen.
submissions-count = { $count ->
    [one] 1 Einreichung
   *[other] { $count } Einreichungen
}
submissions-column-number = Nr.
submissions-withdrawn-show = Auch zurückgezogene zeigen
submissions-withdrawn-hide = Zurückgezogene ausblenden
submissions-team-manage = Team und Einladungen
submissions-member-active = Im Team
submissions-member-invited = Eingeladen
submissions-member-declined = Abgelehnt
submissions-member-left = Ausgetreten
submissions-member-removed = Entfernt
submissions-joined = Dabei seit { $day }
submissions-invited-on = Eingeladen am { $day }
submissions-invite = Jemanden einladen
submissions-invite-email = E-Mail-Adresse
submissions-invite-send = Einladung senden
submissions-invite-again = Einladung noch einmal senden
submissions-room = { $count ->
    [one] Es ist noch Platz für 1 Person.
   *[other] Es ist noch Platz für { $count } Personen.
}
submissions-team-full = { $count ->
    [one] Das Team ist voll: 1 Person, Eingeladene mitgezählt.
   *[other] Das Team ist voll: { $count } Personen, Eingeladene mitgezählt.
}
submissions-hand-over = Leitung übergeben
submissions-remove = Aus dem Team entfernen
submissions-take-back = Einladung zurücknehmen
submissions-rename = Team umbenennen
submissions-leave = Team verlassen
submissions-leave-lead = Sie leiten dieses Team. Übergeben Sie zuerst die Leitung an ein anderes Mitglied.
submissions-leave-text = Sie können den Entwurf dann nicht mehr lesen. Sind Sie die letzte Person, endet das Team, und die Einreichung wird zurückgezogen.
submissions-leave-confirm = Ja, ich verlasse dieses Team
submissions-leave-unconfirmed = Setzen Sie das Häkchen, um das Team zu verlassen.
submissions-invitations = Einladungen, die auf Ihre Antwort warten
submissions-invitation = Einladung in ein Team
submissions-invitation-to = Sie sind in das Team „{ $team }“ eingeladen
submissions-invitation-gone = Diese Einladung ist nicht mehr offen
submissions-invitation-gone-text = Sie wurde beantwortet oder zurückgenommen, oder der Link ist unvollständig. Haben Sie sie angenommen, steht die Einreichung in Ihrer Liste. Sonst bitten Sie die Teamleitung um eine neue Einladung.
submissions-invited-by = Eingeladen von { $name }
submissions-invited-by-label = Leitung des Teams
submissions-invited-at = Eingeladen am
submissions-invited-address = Gesendet an
submissions-accept = Annehmen und beitreten
submissions-decline = Ablehnen
submissions-invitation-other = Sie sind als { $name } angemeldet, die Einladung ging aber an { $email }. Melden Sie sich ab und öffnen Sie den Link mit dieser Adresse noch einmal, oder bitten Sie die Teamleitung, Ihre andere Adresse einzuladen.
submissions-invitation-sign-in = Um zu antworten, melden Sie sich mit { $email } an, oder registrieren Sie sich mit dieser Adresse.
submissions-invitation-kept = Die Einladung bleibt offen, während Sie sich registrieren. Danach steht sie unter „Meine Einreichungen“, und auch dieser Link gilt weiter.
submissions-register = Registrieren
submissions-said-created = Das Team ist da. Schreiben Sie nun den Entwurf; speichern können Sie jederzeit.
submissions-said-saved = Der Entwurf ist gespeichert.
submissions-said-file-saved = Die Datei ist angekommen, und der Entwurf ist gespeichert.
submissions-said-file-removed = Die Datei ist aus dem Entwurf genommen.
submissions-said-closed = Der Entwurf kann gerade nicht geschrieben werden. So steht es um ihn.
submissions-said-submitted = Eingereicht. Dies ist Ihre Empfangsbestätigung.
submissions-said-reopened = Sie können sie nun überarbeiten. Die eingereichte Fassung gilt, bis Sie die neue einreichen.
submissions-said-withdrawn = Die Einreichung ist zurückgezogen.
submissions-said-renamed = Das Team hat seinen neuen Namen.
submissions-said-invited = Die Einladung an { $name } ist unterwegs.
submissions-said-removed = Erledigt. Die Person ist nicht mehr im Team.
submissions-said-handed-over = Das Team hat eine neue Leitung.
submissions-said-left = Sie haben das Team { $name } verlassen.
submissions-said-accepted = Sie sind jetzt im Team.
submissions-said-declined = Sie haben die Einladung abgelehnt.
fault-submission-not-open = Diese Herausforderung ist noch nicht offen.
fault-submission-deadline-passed = Die Frist ist verstrichen. Was bis dahin eingereicht wurde, gilt.
fault-submission-cancelled = Diese Herausforderung wurde abgesagt.
fault-submission-too-late-to-withdraw = Die Herausforderung ist vorbei; die Einreichung lässt sich nicht mehr zurückziehen. Schreiben Sie der ausrichtenden Stadt.
fault-submission-cities-required = Wählen Sie mindestens eine Stadt, in der Sie arbeiten möchten.
fault-submission-not-a-host = Wählen Sie unter den Städten, die an dieser Herausforderung teilnehmen.
fault-text-too-long = Schreiben Sie hier höchstens 200 Zeichen.
fault-text-control = Schreiben Sie dies in einer Zeile, ohne Tabulatoren.
fault-email-invalid = Schreiben Sie eine E-Mail-Adresse wie name@example.org.
fault-team-already-member = Diese Person ist schon im Team.
fault-team-full = Das Team ist voll, Eingeladene mitgezählt.
fault-team-too-many-entries = Sie sind an so vielen Einreichungen zu dieser Herausforderung beteiligt, wie eine Person darf. Ziehen Sie zuerst eine andere zurück.
fault-team-not-your-organisation = Wählen Sie eine Organisation, der Sie angehören, oder keine.
fault-team-lead-must-hand-over = Sie leiten dieses Team. Übergeben Sie zuerst die Leitung an ein anderes Mitglied.
fault-team-lead-stays = Sie leiten dieses Team. Übergeben Sie zuerst die Leitung, dann können Sie gehen.
fault-team-not-member = Diese Person ist nicht mehr im Team.
fault-team-invitation-link = Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder bitten Sie um eine neue Einladung.
fault-team-invitation-other-person = Diese Einladung ging an eine andere Adresse oder wurde zurückgenommen. Melden Sie sich mit der Adresse an, an die die E-Mail ging.
fault-answer-required = Das ist zum Einreichen nötig.
fault-answer-text = Antworten Sie mit einem Text.
fault-answer-too-long = Diese Antwort ist zu lang.
fault-answer-control = Entfernen Sie nicht druckbare Zeichen; ein kurzer Text steht in einer Zeile.
fault-answer-number = Geben Sie eine Zahl ein, zum Beispiel 12 oder 3,5, mit höchstens 15 Ziffern.
fault-answer-money = Geben Sie einen Betrag ein, zum Beispiel 40.000.
fault-answer-currency = Wählen Sie eine der Währungen dieser Frage.
fault-answer-date = Geben Sie einen Tag als Jahr-Monat-Tag ein, zum Beispiel 2026-07-20.
fault-answer-choice = Wählen Sie eine der Möglichkeiten.
fault-answer-choices = Wählen Sie unter den Möglichkeiten.
fault-answer-declaration = Antworten Sie mit Ja oder Nein.
fault-answer-file = Diese Datei gehört nicht zu dieser Einreichung. Laden Sie sie noch einmal hoch.
fault-answer-link = Geben Sie eine Webadresse ein, die mit https:// oder http:// beginnt.
fault-answer-table = Füllen Sie die Zeilen der Tabelle aus.
fault-answer-too-many-rows = Die Tabelle hat mehr Zeilen als erlaubt.
fault-answer-too-many-words = Das sind mehr Wörter als erlaubt.
fault-answer-too-small = Diese Zahl ist kleiner als erlaubt.
fault-answer-too-large = Diese Zahl ist größer als erlaubt.
fault-file-type = Diese Dateiart wird hier nicht angenommen.
fault-file-not-uploaded = Die Datei ist nicht angekommen. Laden Sie sie noch einmal hoch.
fault-file-rejected = Die Prüfung hat diese Datei abgelehnt. Laden Sie eine andere hoch.

### Zuordnung der Gewinner zu Testorten: Übersicht, Rangliste, Runden, Zuordnungen.

assignment-title = Zuordnung zu Testorten
assignment-lead = Gewinner ordnen Testorte, Städte ordnen Gewinner, und eine öffentliche Regel findet die für die Gewinner beste Zuordnung.
assignment-no-winners = Hier stehen die Gewinner, sobald sie bekannt gegeben sind.
assignment-matches = Zuordnungen
assignment-no-matches = Hier stehen Zuordnungen nach der ersten echten Runde. Beide Seiten bestätigen sie dann.
assignment-winner = Gewinner
assignment-testbed = Testort
assignment-state = Stand
assignment-confirm-by = Bestätigen bis
assignment-answer = Bestätigen oder ablehnen
assignment-open = Öffnen
assignment-pilots = Daraus entstandene Piloten:
assignment-winners = Gewinner und ihre Wünsche
assignment-rank = Rang
assignment-wants = Testorte, der liebste zuerst
assignment-unranked = Hat noch keine Testorte geordnet
assignment-rank-testbeds = Testorte ordnen
assignment-testbeds = Angebotene Testorte
assignment-city = Stadt
assignment-places = Plätze
assignment-places-count = { $count ->
    [one] 1 Platz
   *[other] { $count } Plätze
}
assignment-orders = Reihenfolge der Gewinner in jeder Stadt
assignment-orders-lead = Wo es weniger Plätze als Wünsche gibt, kommt zuerst an die Reihe, wer vorn steht.
assignment-order-own = Die Stadt hat eine eigene Reihenfolge festgelegt.
assignment-order-ranking = Nach der Rangliste der Ausschreibung.
assignment-cap = { $count ->
    [one] Nimmt insgesamt 1 Gewinner auf.
   *[other] Nimmt insgesamt { $count } Gewinner auf.
}
assignment-order-change = Reihenfolge ändern
assignment-order-title = Reihenfolge der Gewinner
assignment-order-of = Reihenfolge der Gewinner in { $name }
assignment-order-lead = Geben Sie jedem Gewinner eine Nummer. Nummer 1 kommt zuerst an die Reihe. Ohne eigene Reihenfolge gilt die Rangliste der Ausschreibung.
assignment-order-rank-of = { $name } (Rang { $rank } in der Ausschreibung)
assignment-order-reason = Begründung
    .hint = Nötig, wenn Ihre Reihenfolge von der Rangliste abweicht. Alle Beteiligten können sie lesen.
assignment-order-save = Reihenfolge speichern
assignment-order-saved = Die Reihenfolge ist gespeichert. Sie gilt ab der nächsten Runde.
assignment-pins = Festgelegte und ausgeschlossene Paare
assignment-no-pins = Kein Paar ist festgelegt oder ausgeschlossen.
assignment-pin = Festgelegt
assignment-forbid = Ausgeschlossen
assignment-lift = Aufheben
assignment-pin-add = Paar festlegen oder ausschließen
assignment-pin-kind = Was
assignment-pin-reason = Begründung
    .hint = Steht im Nachweis jeder Runde.
assignment-pin-added = Gespeichert. Es gilt ab der nächsten Runde.
assignment-pin-lifted = Aufgehoben. Es gilt ab der nächsten Runde nicht mehr.
assignment-rounds = Runden
assignment-no-rounds = Hier stehen Runden, sobald die Veranstalter eine gerechnet haben.
assignment-round = Runde
assignment-round-number = Runde { $number }
assignment-kind = Art
assignment-run-at = Gerechnet
assignment-dry = Probelauf
assignment-real = Echt
assignment-current = Aktuell
assignment-run-title = Runde rechnen
assignment-run-lead = Ein Probelauf zeigt das Ergebnis mit seinen Gründen und ändert nichts.
assignment-run-missing = { $count ->
    [one] 1 Gewinner hat noch keine Testorte geordnet.
   *[other] { $count } Gewinner haben noch keine Testorte geordnet.
}
assignment-run-dry = Probelauf starten
assignment-ran-dry = Das käme heraus. Es hat sich nichts geändert.
assignment-ran = Erledigt. Gewinner und Testorte können jetzt bestätigen.
assignment-run-real-title = Echte Runde
assignment-run-real-lead = Jeder Gewinner mit Platz und der Testort erhalten eine Zuordnung, die sie binnen 14 Tagen bestätigen. Wer schon bestätigt hat, wird nicht verschoben.
assignment-run-real = Echt rechnen
assignment-accept-missing = Gewinner, die nichts geordnet haben, dürfen ohne Platz bleiben
assignment-outdated = Seit diesem Probelauf hat sich etwas geändert. Starten Sie einen neuen und sehen Sie sich das Ergebnis an.
assignment-dry-lead = Ein Probelauf: Niemand wurde benachrichtigt, nichts hat sich geändert.
assignment-why-title = Wer wohin kommt und warum
assignment-why-not = Lieber gewünscht, und was dagegen stand
assignment-result-unranked = Kein Testort: Es wurde keiner gewünscht.
assignment-result-none = Kein Testort: Jeder gewünschte ging an Gewinner, die vorn stehen, oder ist ausgeschlossen.
assignment-result-pinned = Von den Veranstaltern festgelegt.
assignment-result-confirmed = In einer früheren Runde bestätigt.
assignment-result-first = Erster Wunsch.
assignment-result-choice = Wunsch Nummer { $choice }, der beste von allen, die noch möglich waren.
assignment-why-full-testbed = { $most ->
    [one] Der Testort hat 1 Platz.
   *[other] Der Testort hat { $most } Plätze.
}
assignment-why-full-city = { $most ->
    [one] { $name } nimmt insgesamt 1 Gewinner auf.
   *[other] { $name } nimmt insgesamt { $most } Gewinner auf.
}
assignment-why-settled-before = Alle waren vor dem Lauf vergeben.
assignment-why-cutoff = Der letzte ging an Nummer { $cutoff } in der Reihenfolge der Stadt; dieser Gewinner ist Nummer { $position }.
assignment-why-needed = Nummer { $needed } hätte gereicht.
assignment-why-forbidden = Die Veranstalter haben dieses Paar ausgeschlossen: { $reason }
assignment-why-pinned = Die Veranstalter haben einen anderen Testort festgelegt: { $reason }
assignment-why-confirmed = Ein anderer Testort wurde in einer früheren Runde bestätigt.
assignment-why-not-listed = Die Stadt führt diesen Gewinner nicht in ihrer Reihenfolge.
assignment-condition-city = Die Einreichung gilt nicht für diese Stadt.
assignment-condition-themes = Die Themen passen nicht zusammen.
assignment-condition-prerequisite = Eine Voraussetzung des Testorts ist nicht erfüllt.
assignment-condition-conflict = Das Team gehört zum Eigentümer oder Betreiber des Testorts.
assignment-condition-legal = Das Recht am Ort lässt es nicht zu.
assignment-condition-declined = Eine Seite hat dieses Paar schon abgelehnt.
assignment-condition-lapsed = Dieses Paar wurde früher nicht rechtzeitig bestätigt.
assignment-fill = Plätze und Grenzen
assignment-fill-what = Testort oder Stadt
assignment-fill-filled = Belegt
assignment-fill-most = Plätze
assignment-fill-cutoff = Letzte aufgenommene Nummer
assignment-fill-room = noch frei
assignment-claims = Wer ohne Festlegungen und Ausschlüsse ein Recht auf einen Platz hätte
assignment-claim-own-pin = ist an einem anderen Testort festgelegt
assignment-claim-held = der Platz ist vergeben an { $names }
assignment-claim-forbidden = das Paar ist ausgeschlossen
assignment-proof = Nachweis
assignment-proof-lead = Die Datei enthält alles, was hineinging und herauskam. Jeder kann sie mit „intercity assignment verify“ prüfen.
assignment-algorithm = Verfahren
assignment-input-hash = SHA-256 der Eingabe
assignment-export = Runde herunterladen (JSON)
assignment-ranking-title = Testorte ordnen
assignment-ranking-lead = Schreiben Sie 1 neben den liebsten Testort, 2 neben den nächsten und so weiter. Lassen Sie aus, was Sie nicht möchten. Ordnen Sie so, wie Sie es wirklich möchten: Keine andere Reihenfolge kann Ihnen einen besseren Platz bringen.
assignment-ranking-none = Hier stehen Testorte, sobald eine Stadt einen anbietet, der für Sie möglich ist.
assignment-ranking-lead-only = Nur die Leitung des Teams kann die Reihenfolge ändern.
assignment-rank-field = Rang
assignment-rank-of = Rang von { $name }
assignment-rank-twice = Diese Nummer steht zweimal da. Geben Sie jedem eine eigene.
assignment-ranking-save = Reihenfolge speichern
assignment-ranking-saved = Ihre Reihenfolge ist gespeichert. Sie können sie ändern, bis die Zuordnung gerechnet ist.
assignment-ruled-out = Für Sie nicht möglich
assignment-match-title = Zuordnung
assignment-match-line = Wie aus einer Zuordnung ein Pilot wird
assignment-match-proposed = Vorgeschlagen
assignment-match-confirmed = Bestätigt
assignment-match-declined = Abgelehnt
assignment-match-lapsed = Nicht rechtzeitig bestätigt
assignment-match-replaced = Durch eine spätere Runde ersetzt
assignment-match-winner = Gewinner bestätigt
assignment-match-operator = Testort bestätigt
assignment-match-pilot = Pilot ist geplant
assignment-match-waiting = steht aus
assignment-match-to-pilots = Zu den Piloten
assignment-match-lead = Wenn beide Seiten bestätigen, ist ein Pilot geplant. Was nicht rechtzeitig bestätigt wird, geht an jemand anderen.
assignment-match-confirm = Bestätigen
assignment-match-decline-title = Oder ablehnen
assignment-match-reason = Begründung
    .hint = Die andere Seite und die Veranstalter lesen sie.
assignment-match-decline = Ablehnen
assignment-match-one = Bestätigt. Die andere Seite muss noch bestätigen.
assignment-match-both = Beide Seiten haben bestätigt. Der Pilot ist geplant.
assignment-match-declined-done = Abgelehnt. Die Veranstalter werden eine weitere Runde rechnen.

fault-preference-none = Ordnen Sie mindestens einen Testort ein.
fault-preference-assigned-already = Sie sind schon einem Testort zugeordnet. Bestätigen oder lehnen Sie das zuerst ab.
fault-preference-twice = Dieser Testort steht zweimal in der Reihenfolge.
fault-preference-not-offered = Dieser Testort wird in der Ausschreibung nicht angeboten.
fault-preference-city = Ihre Einreichung gilt nicht für die Stadt dieses Testorts.
fault-preference-conflict = Ihre eigene Organisation besitzt oder betreibt diesen Testort.
fault-preference-fallen = Diese Zuordnung wurde früher abgelehnt oder nicht bestätigt.
fault-city-priority-twice = Dieser Gewinner steht zweimal da. Geben Sie jedem einen eigenen Rang.
fault-city-priority-missing = Geben Sie jedem Gewinner eine Nummer.
fault-city-priority-reason = Sagen Sie, warum Ihre Reihenfolge von der Rangliste abweicht.
fault-assignment-constraint-reason = Begründen Sie es in einem Satz.
fault-assignment-constraint-exists = Dieses Paar ist schon festgelegt oder ausgeschlossen. Heben Sie das zuerst auf.
fault-assignment-held-twice = Dieser Gewinner ist schon an einem anderen Testort festgelegt oder bestätigt. Heben Sie das zuerst auf.
fault-assignment-pinned-ineligible = Dieser Gewinner ist für diesen Testort nicht zugelassen; daran ändert eine Festlegung nichts.
fault-assignment-pinned-and-forbidden = Dieses Paar ist zugleich vergeben und ausgeschlossen. Heben Sie eines davon auf.
fault-assignment-held-over-limit = Es sind mehr Paare vergeben, als es Plätze gibt.
fault-assignment-no-winners = Noch ist kein Gewinner bekannt gegeben; es gibt niemanden zuzuordnen.
fault-assignment-no-testbeds = Keine Stadt bietet einen Testort an.
fault-assignment-preferences-missing = Nicht alle Gewinner haben Testorte geordnet. Warten Sie auf sie, oder nehmen Sie hin, dass sie keinen Platz erhalten.
fault-match-confirmed-already = Ihre Seite hat diese Zuordnung schon bestätigt.
fault-match-reason = Begründen Sie es in einem Satz.
assignment-why-held-by = Den Platz hat:

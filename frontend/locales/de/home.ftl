### Startseite, Barrierefreiheit, Datenschutz

home-title = Testen Sie Ihre Idee in einer echten Stadt
home-headline = Testen Sie Ihre Idee in einer echten Stadt.
home-lead = Städte schreiben aus, was sie für ihre Erholung brauchen, mit den Daten und den Orten zum Ausprobieren. Jurys entscheiden nachvollziehbar. Was sich bewährt, zieht weiter.
home-see-open = Offene Aufgaben ansehen
home-how = So läuft es ab
home-open = Jetzt offen
home-all-challenges = { $count ->
    [one] Die eine Aufgabe
   *[other] Alle { $count } Aufgaben
}
home-none-open = Hier stehen offene Aufgaben mit ihrem Schluss. Im Augenblick ist keine offen.
home-see-all = Frühere und kommende Aufgaben
home-testbeds = { $count ->
    [one] 1 Testort
   *[other] { $count } Testorte
}
home-winners = { $count ->
    [one] 1 Gewinner
   *[other] { $count } Gewinner
}
home-interchanges = Aufgaben, die Städte gemeinsam stellen:
home-course = So läuft eine Aufgabe ab
home-course-call = Ausschreibung
    .note = Teams antworten; jede Fassung wird quittiert
home-course-screening = Prüfung
    .note = Die Regeln werden geprüft, jedes Nein begründet
home-course-jury = Jury
    .note = Unbefangene bewerten nach einem Maßstab
home-course-finalists = Endrunde
    .note = Alle erfahren es im selben Augenblick
home-course-testbeds = Testorte
    .note = Zuteilung mit Begründung
home-course-pilots = Pilotversuche
    .note = Erprobt, gemessen, weitergegeben
home-promise-jury = Entscheidungen zum Nachprüfen
    .text = Der Maßstab steht fest, sobald eine Aufgabe öffnet. Die Rangfolge kann jede Person nachrechnen.
home-promise-access = Zugang, der wirklich endet
    .text = Der Zugang zu Daten endet mit dem Pilotversuch. Beendet heißt er erst, wenn eine Anfrage abgewiesen wurde.
home-promise-outcomes = Ergebnisse öffentlich
    .text = Was versucht, gemessen und entschieden wurde: auch wenn es nicht gelang.

home-accessibility = Barrierefreiheit
home-accessibility-what = Unser Ziel
    .text = Jede Seite folgt WCAG 2.2, Stufe AA. Alle Seiten gehen mit der Tastatur allein, mit Screenreader, bei 400 % Vergrößerung, hell und dunkel und ohne Skripte. Farbe ist nie das einzige Zeichen. Nichts bewegt sich von selbst.
home-accessibility-gaps = Bekannte Lücken
    .text = Der Editor der API-Erkundung braucht Skripte; die Schemareferenz daneben nicht. Texte, die Städte in einer Sprache geschrieben haben, stehen in dieser Sprache und sind so ausgezeichnet. Hochgeladene Dateien sind so zugänglich, wie ihre Urheber sie gemacht haben.
home-accessibility-tell = Sagen Sie es uns
    .text = Wenn Sie etwas aussperrt, schreiben Sie der Stadt, deren Aufgabe es ist: Der Kontakt steht auf jeder Aufgabenseite. Nennen Sie die Seite und was Sie tun wollten.
home-privacy = Datenschutz
home-privacy-kept = Was wir speichern
    .text = Ihren Namen, Ihre E-Mail-Adresse, Ihre Sprache, einen Hashwert Ihres Passworts, Ihre Sitzungen und was Sie hier tun: Einreichungen, Bewertungen, Anträge und Entscheidungen, jeweils mit Zeitpunkt.
home-privacy-cookies = Cookies
    .text = Je eines für Ihre Sitzung, für den Schutz der Formulare, für Ihre Sprache, für hell oder dunkel und für eine Nachricht auf der nächsten Seite. Keines folgt Ihnen anderswohin.
home-privacy-seen = Wer was sieht
    .text = Entwürfe sieht nur das eigene Team. Eingereichtes sehen die Veranstalter und die unbefangenen Jurymitglieder. Ergebnisse sind öffentlich, sobald sie bekannt gegeben sind.
home-privacy-not = Was wir nicht tun
    .text = Keine Werbung, keine fremde Auswertung, keine Schriften oder Skripte von anderen Servern. Nichts wird verkauft oder weitergegeben.
home-privacy-tell = Ihre Rechte
    .text = Sie können alles verlangen, was über Sie gespeichert ist, und dessen Löschung. Entscheidungen, an denen Sie beteiligt waren, bleiben unter einem Pseudonym. Wenden Sie sich an die Organisation, die diese Seite betreibt.

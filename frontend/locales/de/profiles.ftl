### Seiten der Profile.

profiles-title = Was in den Daten steht
profiles-disclosure = Was von den Profilen öffentlich ist
profiles-disclosure-lead = Jede Datei wird gelesen und Spalte für Spalte beschrieben. Sie bestimmen, wie viel davon alle sehen. Wer die Daten betreut oder sie mit einer gültigen Freigabe nutzen darf, sieht alles.
profiles-level = Alle sehen
profiles-level-nothing = nichts
    .long = Nichts
profiles-level-schema = Namen und Typen
    .long = Namen und Typen der Spalten
profiles-level-summary = die Zusammenfassung
    .long = Dazu Zahlen über alle Zeilen: Anzahlen, Spannen, Mittelwerte, Histogramme, Ausdehnung
profiles-level-everything = alles
    .long = Alles, auch häufige Werte, die ersten Zeilen und die Karte
profiles-choose-level = Wählen Sie, wie viel öffentlich ist.
profiles-hidden = Spalten, die niemand sonst sieht
    .hint = Ein Name je Zeile, so wie er in der Datei steht. Die Wahl gilt, bis sich die Zugangsstufe des Datensatzes ändert.
profiles-said-disclosed = Das gilt ab jetzt.
profiles-said-repeated = Das Profil wird neu erstellt. Gleich steht es auf dieser Seite.
profiles-repeat = Profil neu erstellen
profiles-state-waiting = Profil steht noch aus
profiles-state-running = Profil entsteht
profiles-state-done = mit Profil
profiles-state-failed = ohne Profil
profiles-none = Vom Inhalt dieser Datei ist nichts zu sehen. Was davon öffentlich ist, bestimmt, wer sie veröffentlicht.
profiles-size = { $rows } Zeilen, { $columns } Spalten.
profiles-whole = { $count ->
    [one] Die Spalte, die ersten Zeilen und Einzelheiten
   *[other] Alle { $count } Spalten, die ersten Zeilen und Einzelheiten
}
profiles-columns = Spalten
profiles-column = Spalte
profiles-type = Typ
profiles-empty = Leer
profiles-distinct = Verschiedene
profiles-range = Von – bis
profiles-histogram = Verteilung
profiles-mean = Mittel { $mean }
profiles-spread = Verteilung; die meisten Werte bei { $where }: { $count }
profiles-others = alle anderen
profiles-estimated = (geschätzt)
profiles-null-words = Gilt als leer
profiles-misfits = Passt nicht
profiles-top = Am häufigsten
profiles-first-rows = Die ersten Zeilen
profiles-place = Wo die Daten liegen
profiles-crs = Koordinaten
profiles-crs-declared = so steht es in der Datei
profiles-crs-by-format = Regel für GeoJSON
profiles-crs-by-range = an den Werten erkannt
profiles-crs-unknown = { $name }, das wir nicht zeichnen können
profiles-crs-not-recognised = nicht erkannt
profiles-place-columns = Aus den Spalten
profiles-shapes = Formen
profiles-without = Zeilen ohne Ort
profiles-outside = Zeilen, die nicht stimmen können
profiles-frame = Ausdehnung
profiles-box = { $west }° bis { $east }° Ost, { $south }° bis { $north }° Nord
profiles-map = { $count ->
    [one] Karte mit einem Ort
   *[other] Karte mit { $count } Orten
}, { $box }
profiles-format-delimited = Text mit Trennzeichen
profiles-format-geojson = GeoJSON
profiles-format-json = JSON
profiles-format-json-lines = JSON, ein Eintrag nach dem anderen
profiles-format-parquet = Parquet
profiles-delimiter-comma = Komma
profiles-delimiter-semicolon = Semikolon
profiles-delimiter-tab = Tabulator
profiles-delimiter-pipe = senkrechter Strich
profiles-ends-lf = Zeilenende LF
profiles-ends-crlf = Zeilenende CR LF
profiles-ends-cr = Zeilenende CR
profiles-ends-mixed = verschiedene Zeilenenden
profiles-header = mit Kopfzeile
profiles-no-header = ohne Kopfzeile
profiles-ragged = { $count ->
    [one] Eine Zeile hat mehr oder weniger Zellen, als es Spalten gibt.
   *[other] { $count } Zeilen haben mehr oder weniger Zellen, als es Spalten gibt.
}
profiles-blank = { $count ->
    [one] Eine Zeile ist leer und zählt nicht mit.
   *[other] { $count } Zeilen sind leer und zählen nicht mit.
}
profiles-unreadable = { $count ->
    [one] Ein Eintrag war nicht lesbar.
   *[other] { $count } Einträge waren nicht lesbar.
}
profiles-left-out = { $count ->
    [one] Eine weitere Spalte hat kein Profil.
   *[other] { $count } weitere Spalten haben kein Profil.
}
profiles-hidden-columns = { $count ->
    [one] Eine Spalte ist nicht öffentlich.
   *[other] { $count } Spalten sind nicht öffentlich.
}
profiles-incomplete = Die Datei ist sehr groß: Hier stehen ihre ersten { $count } Zeilen.
profiles-reason-linked-data = Verknüpfte Daten: { $count } Tripel, keine Tabelle.
profiles-reason-linked-data-broken = Verknüpfte Daten, die nach { $count } Tripeln nicht mehr lesbar sind: { $word }
profiles-reason-plain-text = Reiner Text mit { $count } Zeilen, keine Tabelle.
profiles-reason-empty = In der Datei steht nichts.
profiles-reason-not-a-table = Dateien vom Typ { $word } sind keine Tabellen.
profiles-reason-not-json = Kein JSON: { $word }
profiles-reason-json-broken = Das JSON bricht nach { $count } Einträgen ab.
profiles-reason-no-records = JSON ohne eine Liste von Einträgen.
profiles-reason-parquet-broken = Parquet, das nicht lesbar ist: { $word }
profiles-kind-empty = leer
profiles-kind-boolean = ja oder nein
profiles-kind-integer = ganze Zahl
profiles-kind-decimal = Zahl
profiles-kind-date = Datum
profiles-kind-date-time = Datum und Uhrzeit
profiles-kind-identifier = Kennung
profiles-kind-text = Text
profiles-kind-geometry = Geometrie
profiles-kind-list = Liste
fault-profile-hidden-columns = Nennen Sie höchstens 256 Spalten mit je höchstens 200 Zeichen.
fault-profile-no-file = Ein Profil gibt es nur von einer geprüften Datei, die hier liegt.

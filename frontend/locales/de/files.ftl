### Hochladen in Stücken, und wie viel eine Organisation speichert.

files-sending = { $name } wird hochgeladen.
files-waiting = Die Verbindung ist unterbrochen. Es geht von selbst weiter.
files-paused = Angehalten. Was schon hochgeladen ist, bleibt erhalten.
files-checking = Alle Daten sind angekommen. Die Datei wird zusammengesetzt und geprüft.
files-done = Die Datei ist hochgeladen.
files-failed = Das Hochladen ist nicht gelungen. Laden Sie die Seite neu und versuchen Sie es noch einmal.
files-cancelled = Das Hochladen wurde abgebrochen.
files-unfinished = { $name } wurde nur zu { $percent } % hochgeladen. Wählen Sie dieselbe Datei noch einmal, um fortzufahren, oder brechen Sie ab.
files-progress = Fortschritt beim Hochladen
files-pause = Anhalten
files-resume = Fortfahren
files-cancel = Hochladen abbrechen
files-storage = Ihre Organisation belegt { $used } von { $limit } Speicherplatz.
files-storage-reserved = Für laufende Uploads sind weitere { $reserved } vorgemerkt.
files-storage-full = Der Platz ist aufgebraucht: Nehmen Sie Dateien aus unveröffentlichten Versionen heraus oder bitten Sie die Administration der Plattform um mehr.
fault-file-quota = Ihre Organisation hat für diese Datei keinen Platz mehr. Nehmen Sie Dateien aus unveröffentlichten Versionen heraus oder bitten Sie die Administration der Plattform um mehr.
fault-file-upload-ended = Dieser Upload ist beendet. Beginnen Sie einen neuen.

### messages

inbox-title = Nachrichten
inbox-none = Hier stehen Nachrichten an Sie.
inbox-new = neu
inbox-open = Öffnen
inbox-mark-read = Als gelesen markieren

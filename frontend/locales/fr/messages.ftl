### messages

inbox-title = Messages
inbox-none = Les messages pour vous apparaîtront ici.
inbox-new = nouveau
inbox-open = Ouvrir
inbox-mark-read = Marquer comme lu

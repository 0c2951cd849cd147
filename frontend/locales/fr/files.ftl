### Envois par morceaux, et espace utilisé par une organisation.

files-sending = Envoi de { $name } en cours.
files-waiting = La connexion est interrompue. L’envoi reprendra de lui-même.
files-paused = En pause. Ce qui a été envoyé est conservé.
files-checking = Tout est arrivé. Le fichier est assemblé et vérifié.
files-done = Le fichier est envoyé.
files-failed = L’envoi n’a pas abouti. Rechargez la page et réessayez.
files-cancelled = L’envoi a été annulé.
files-unfinished = L’envoi de { $name } s’est arrêté à { $percent } %. Choisissez à nouveau le même fichier pour continuer, ou annulez.
files-progress = Avancement de l’envoi
files-pause = Mettre en pause
files-resume = Reprendre
files-cancel = Annuler l’envoi
files-storage = Votre organisation utilise { $used } sur les { $limit } dont elle dispose.
files-storage-reserved = Les envois en cours en prendront { $reserved } de plus.
files-storage-full = Il n’y a plus de place : retirez des fichiers des versions non publiées, ou demandez davantage aux administrateurs de la plateforme.
fault-file-quota = Votre organisation n’a plus de place pour ce fichier. Retirez des fichiers des versions non publiées, ou demandez davantage aux administrateurs de la plateforme.
fault-file-upload-ended = Cet envoi est terminé. Commencez-en un nouveau.

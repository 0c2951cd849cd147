### requests

access-voted-now = Votre vote est enregistré. D’autres doivent encore décider.

### requests

access-voted-now = Ihre Stimme ist vermerkt. Andere müssen noch entscheiden.

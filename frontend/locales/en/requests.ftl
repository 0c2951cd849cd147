### requests

access-voted-now = Your vote is recorded. Others still have to decide.

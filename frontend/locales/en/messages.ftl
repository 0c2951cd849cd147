### messages

### messages

inbox-title = Messages
inbox-none = Messages to you will stand here.
inbox-new = new
inbox-open = Open
inbox-mark-read = Mark as read

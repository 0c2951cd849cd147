### Uploads in pieces, and how much an organisation stores.

files-sending = { $name } is being uploaded.
files-waiting = The connection is lost. The upload goes on by itself.
files-paused = Paused. What has been uploaded is kept.
files-checking = All bytes have arrived. The file is being put together and checked.
files-done = The file is uploaded.
files-failed = The upload did not work. Load the page again and try once more.
files-cancelled = The upload was cancelled.
files-unfinished = The upload of { $name } stopped at { $percent } %. Choose the same file again to go on, or cancel it.
files-progress = How far the upload is
files-pause = Pause
files-resume = Go on
files-cancel = Cancel the upload
files-storage = Your organisation stores { $used } of the { $limit } that it may store.
files-storage-reserved = Uploads under way will take { $reserved } more.
files-storage-full = There is no room left: take files out of versions that are not published, or ask the administrators of the platform for more.
fault-file-quota = Your organisation has no room for this file. Take files out of versions that are not published, or ask the administrators of the platform for more.
fault-file-upload-ended = This upload has ended. Begin a new one.

### Pages of profiles.

profiles-title = What is in the data
profiles-disclosure = What of the profiles is public
profiles-disclosure-lead = The worker looks into every file and describes its columns. You decide how much of that everybody sees. Those who keep the data or hold a usable grant see all of it.
profiles-level = Everybody sees
profiles-level-nothing = nothing
    .long = Nothing
profiles-level-schema = names and types
    .long = Names and types of the columns
profiles-level-summary = the summary
    .long = Also figures about all rows: counts, ranges, means, histograms, bounding box
profiles-level-everything = everything
    .long = Everything, frequent values, first rows and map included
profiles-choose-level = Choose how much is public.
profiles-hidden = Columns to leave out
    .hint = One name in each line, as it stands in the file. The choice counts until the access level of the dataset changes.
profiles-said-disclosed = It counts from now on.
profiles-said-repeated = The file is profiled again. This page shows the result in a moment.
profiles-repeat = Profile again
profiles-state-waiting = waiting for its profile
profiles-state-running = being profiled
profiles-state-done = profiled
profiles-state-failed = no profile
profiles-none = There is nothing to see of this file’s content. Its publisher decides what is public of it.
profiles-size = { $rows } rows, { $columns } columns.
profiles-whole = { $count ->
    [one] The column, first rows and details
   *[other] All { $count } columns, first rows and details
}
profiles-columns = Columns
profiles-column = Column
profiles-type = Type
profiles-empty = Empty
profiles-distinct = Distinct
profiles-range = From – to
profiles-histogram = Histogram
profiles-mean = mean { $mean }
profiles-spread = Histogram; most values at { $where }: { $count }
profiles-others = all others
profiles-estimated = (estimate)
profiles-null-words = Taken as empty
profiles-misfits = Do not fit
profiles-top = Most frequent
profiles-first-rows = First rows
profiles-place = Where it lies
profiles-crs = Coordinates
profiles-crs-declared = the file says so
profiles-crs-by-format = the rule for GeoJSON
profiles-crs-by-range = recognised by the values
profiles-crs-unknown = { $name }, which we cannot draw
profiles-crs-not-recognised = not recognised
profiles-place-columns = From the columns
profiles-shapes = Shapes
profiles-without = Rows without a place
profiles-outside = Rows that cannot be right
profiles-frame = Bounds
profiles-box = { $west }° to { $east }° east, { $south }° to { $north }° north
profiles-map = { $count ->
    [one] Map with one place
   *[other] Map with { $count } places
}, { $box }
profiles-format-delimited = Delimited text
profiles-format-geojson = GeoJSON
profiles-format-json = JSON
profiles-format-json-lines = JSON, one record after the other
profiles-format-parquet = Parquet
profiles-delimiter-comma = comma
profiles-delimiter-semicolon = semicolon
profiles-delimiter-tab = tab
profiles-delimiter-pipe = vertical bar
profiles-ends-lf = lines end with LF
profiles-ends-crlf = lines end with CR LF
profiles-ends-cr = lines end with CR
profiles-ends-mixed = lines end in different ways
profiles-header = with a header
profiles-no-header = without a header
profiles-ragged = { $count ->
    [one] One row has more or fewer cells than there are columns.
   *[other] { $count } rows have more or fewer cells than there are columns.
}
profiles-blank = { $count ->
    [one] One row is blank and not counted.
   *[other] { $count } rows are blank and not counted.
}
profiles-unreadable = { $count ->
    [one] One record could not be read.
   *[other] { $count } records could not be read.
}
profiles-left-out = { $count ->
    [one] One more column is not profiled.
   *[other] { $count } more columns are not profiled.
}
profiles-hidden-columns = { $count ->
    [one] One column is not public.
   *[other] { $count } columns are not public.
}
profiles-incomplete = The file is very large: this describes its first { $count } rows.
profiles-reason-linked-data = Linked data: { $count } triples, not a table.
profiles-reason-linked-data-broken = Linked data that cannot be read after { $count } triples: { $word }
profiles-reason-plain-text = Plain text of { $count } lines, not a table.
profiles-reason-empty = There is nothing in the file.
profiles-reason-not-a-table = Files of type { $word } are not tables.
profiles-reason-not-json = Not JSON: { $word }
profiles-reason-json-broken = The JSON breaks off after { $count } records.
profiles-reason-no-records = JSON without a list of records.
profiles-reason-parquet-broken = Parquet that cannot be read: { $word }
profiles-kind-empty = empty
profiles-kind-boolean = yes or no
profiles-kind-integer = whole number
profiles-kind-decimal = number
profiles-kind-date = date
profiles-kind-date-time = date and time
profiles-kind-identifier = identifier
profiles-kind-text = text
profiles-kind-geometry = geometry
profiles-kind-list = list
fault-profile-hidden-columns = Name at most 256 columns, each in at most 200 characters.
fault-profile-no-file = Only a file that lies here and was checked can be profiled.

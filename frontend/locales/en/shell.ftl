### Header, footer, forms, times, failures.

skip = Skip to content
nav-label = Main
nav-challenges = Challenges
nav-data = Data
nav-testbeds = Testbeds
nav-outcomes = Outcomes
nav-language = Language
nav-work = Your work
sign-in = Sign in
sign-out = Sign out
save = Save
cancel = Cancel
footer-label = About
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-api = API
theme-label = Colours
theme-auto = As the system
theme-light = Light
theme-dark = Dark

form-faults = Please check what you entered
form-optional = (optional)
form-choose = Choose
form-authoritative = If translations differ, this language decides
form-currency = Currency
form-zone = Time zone
form-words = words left
form-not-a-number = Enter a number, for example 12 or 3.5.
form-not-an-amount = Enter an amount, for example 40,000.
form-not-a-date = Enter a day as year-month-day, for example 2026-07-20.
form-not-a-moment = Enter day and time, for example 2026-07-20T16:00.

steps-label = Pages of this list
steps-first = Back to the start
steps-next = Next page

board-challenge = Challenge
board-cities = Cities
board-offer = On offer
board-closes = Closes
board-left = Left
board-closed = closed

stop-past = done
stop-present = now
stop-next = to come
stop-ended = ended

time-of-place = { $place } time
time-in = in { $span }
time-ago = { $span } ago
time-own = your time
zone-london = London
zone-berlin = Berlin
zone-paris = Paris
zone-new-york = New York
span-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
    .inflected = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
    .inflected = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
    .inflected = { $count ->
    [one] 1 day
   *[other] { $count } days
}
span-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
    .inflected = { $count ->
    [one] 1 month
   *[other] { $count } months
}
span-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
    .inflected = { $count ->
    [one] 1 year
   *[other] { $count } years
}

failure-home = To the home page
failure-request-id = Tell us this number if it happens again:
failure-wait = Try again in { $seconds } seconds.
failure-not-found = Page not found
    .way = There is nothing at this address, or it is not open to you. Check the address, or sign in with another account.
failure-forbidden = You cannot do this
    .way = If you think you should be able to, ask the owner of your organisation.
failure-unauthenticated = Sign in first
    .way = This page is for people who are signed in.
failure-throttled = Too many tries
    .way = Wait a moment before the next try. This protects accounts from guessing.
failure-refused = This was not accepted
    .way = Go back, change what is named above, and send it again.
failure-conflict = Somebody was faster
    .way = Go back, reload the page to see the present state, and decide again.
failure-unavailable = This does not work at the moment
    .way = Nothing was changed. Try again in a few minutes.
failure-forged = The form was too old
    .way = Nothing was changed. Go back, reload the page and send the form again. Cookies have to be allowed for this site.
failure-too-large = This is too large
    .way = Send less text or a smaller file.
failure-internal = Something went wrong on our side
    .way = Try again. If it happens again, tell us.
work-challenges = My challenges
work-datasets = My data
work-judging = Judging
work-requests = Requests for data
work-submissions = Submissions
work-grants = Access to data
work-jobs = Jobs
work-inbox = { $unread ->
    [0] Inbox
   *[other] Inbox ({ $unread } new)
}

### Pages of challenges.

challenges-list-title = Challenges
challenges-start = Start a challenge
challenges-filter = Filter
challenges-filter-text = Words
challenges-filter-city = City
challenges-filter-phase = Phase
challenges-show-all = Show all challenges
challenges-show-mine = Show those of your city, drafts included
challenges-none = No challenge fits. Open and past challenges will stand here.
challenges-count = { $count ->
    [one] 1 challenge
   *[other] { $count } challenges
}
challenges-pilots = { $count ->
    [one] 1 pilot
   *[other] { $count } pilots
}
challenges-phase-draft = Draft
challenges-phase-in-review = In review
challenges-phase-upcoming = Opens soon
challenges-phase-open = Open
challenges-phase-evaluation = Being judged
challenges-phase-decided = Decided
challenges-phase-archived = Archived
challenges-phase-cancelled = Called off
challenges-closes = Closes
challenges-fictional = This challenge is made up for the demonstration.
challenges-cancelled-because = Called off:
challenges-apply = Apply
challenges-follow = Follow
challenges-unfollow = Stop following
challenges-course = How this challenge runs
challenges-station-opens = Opens
challenges-station-closes = Entries close
challenges-station-decided = Outcome announced
challenges-work = Work of the cities
challenges-remarks = Remarks
challenges-edit = Write the core
challenges-hosts = Host cities
challenges-hosts-lead = Each city that takes part gets a brief of its own to write and approve. Taking a city out drops its brief.
challenges-host-cities = Cities that take part
challenges-stages = Stages and criteria
challenges-stages-lead = The weights of a stage add up to 10000; 100 is one per cent. Criteria without a name are left out.
challenges-form = Application form
challenges-brief = Host brief
challenges-brief-write = Write and approve
challenges-brief-approved = Approved
challenges-brief-draft = Not approved
challenges-brief-not-yours = Only staff of this city may write its host brief, and only until publication.
challenges-brief-context = Local context
challenges-brief-places = Places
challenges-brief-money = Money for each winner
challenges-request-review = Send to review
challenges-publish = Publish
challenges-return = Return to draft
challenges-extend = Extend the deadline
challenges-new-deadline = New deadline
challenges-reason = Reason
challenges-cancel = Call the challenge off
challenges-approve = Save and approve
challenges-problem = The problem
challenges-outcomes = What should change
challenges-cities = Cities
challenges-testbeds = Testbeds offered
challenges-testbeds-hint = Enter how many places each offers here; leave empty what is not offered.
challenges-of-places = { $count ->
    [one] of 1 place
   *[other] of { $count } places
}
challenges-language = Language needed (code)
challenges-contact = Contact
challenges-eligibility = Extra eligibility
challenges-local-terms = Local terms
challenges-legal-basis = Legal basis
challenges-criteria = Criteria
challenges-criterion = Criterion
challenges-weight = Weight
challenges-data = Data
challenges-data-count = { $count ->
    [one] 1 dataset goes with it
   *[other] { $count } datasets go with it
}
challenges-rules = Rules
challenges-team-size = { $count ->
    [one] A team has 1 person
   *[other] A team has at most { $count } people
}
challenges-entries = { $count ->
    [one] One entry for each person
   *[other] At most { $count } entries for each person
}
challenges-lottery = Last ties are broken by a lottery. SHA-256 of its seed:
challenges-lottery-seed = The seed:
challenges-extensions = Extensions of the deadline
challenges-themes = Themes
challenges-themes-lines = Themes, one on each line
challenges-sources = Sources
challenges-only-cities = Only staff of a verified city may start a challenge.
challenges-lead = Lead city
challenges-title = Title
challenges-summary = Summary
challenges-opens = Opens at
challenges-closes-at = Closes at
challenges-max-team = Most people in a team
challenges-max-entries = Most entries for each person
challenges-figure = Which figure decides
challenges-figure-raw = The raw weighted mean
challenges-figure-normalised = The score normalised by judges’ severity
challenges-terms = General terms
challenges-stage-number = Stage { $number }
challenges-stage-kind = Kind
challenges-stage-compliance = Compliance check
challenges-stage-scoring = Scoring
challenges-stage-interview = Interview or pitch
challenges-stage-co-creation = Co-creation
challenges-stage-final-decision = Final decision
challenges-stage-name = Name of the stage
challenges-stage-starts = Begins
challenges-stage-ends = Ends
challenges-stage-quorum = Reviews for each submission
challenges-stage-blind = Judges do not see who applies
challenges-stage-advance = How many advance in all
challenges-stage-advance-city = How many advance in each city
challenges-stage-remove = Take this stage out when saving
challenges-stage-add = One more stage
challenges-criterion-name = Name of the criterion
challenges-criterion-description = What judges look at
challenges-criterion-weight = Weight (of 10000)
challenges-criterion-threshold = Threshold in half points (0 to 10)
challenges-criterion-anchors = What scores mean: half points = text, one on each line
challenges-criterion-add = One more criterion
challenges-form-empty = The questions of the form will stand here.
challenges-question = Question
challenges-question-add = Add a question
challenges-question-number = No.
challenges-question-kind = Kind of answer
challenges-question-audience = Who may read it
challenges-question-order = Order
challenges-question-up = Up
challenges-question-down = Down
challenges-question-remove = Remove
challenges-question-required = required
challenges-question-label = What is asked
challenges-question-key = Stable name (letters, digits, underscores)
challenges-question-must = An answer is required
challenges-question-help = How to answer
challenges-question-details = Details, as far as the kind needs them
challenges-question-words = Long text: most words
challenges-question-min = Number: smallest
challenges-question-max = Number: largest
challenges-question-unit = Number: unit
challenges-question-currencies = Money: currencies, with spaces between
challenges-question-options = Choice: name = label, one on each line
challenges-question-media = File: media types
challenges-question-size = File: largest size in bytes
challenges-question-columns = Table: name:kind = label, one on each line (kinds: text, number, money)
challenges-question-rows = Table: most rows
challenges-question-eligibility = Eligibility
challenges-question-condition = An entry is ruled out unless
challenges-question-values = Eligible values, with spaces between
challenges-question-bound = Bound
challenges-question-reason = Reason that people read
challenges-kind-short-text = Short text
challenges-kind-long-text = Long text
challenges-kind-number = Number
challenges-kind-money = Money
challenges-kind-date = Date
challenges-kind-choice = One choice
challenges-kind-choices = Several choices
challenges-kind-declaration = Declaration
challenges-kind-link = Link
challenges-kind-file = File
challenges-kind-table = Table
challenges-audience-everyone = Everyone after the announcement
challenges-audience-judges = Judges
challenges-audience-organisers = Organisers
challenges-condition-declared = the declaration is made
challenges-condition-one-of = the choice is among the values
challenges-condition-at-least = the number is at least the bound
challenges-condition-at-most = the number is at most the bound
challenges-said-created = The draft is there. Next: host cities, stages and the form.
challenges-said-saved = Saved.
challenges-said-approved = Saved and approved.
challenges-said-followed = You follow this challenge now.
challenges-said-unfollowed = You no longer follow this challenge.
challenges-said-review-requested = The host cities can check it now.
challenges-said-returned = It is a draft again.
challenges-said-published = Published. The clock opens it.
challenges-said-cancelled = The challenge is called off.
challenges-said-extended = The deadline is extended.
fault-text-required = Write this text.
fault-challenge-closes-before-opening = Close after the opening.
fault-challenge-opens-missing = Say when the challenge opens.
fault-challenge-closes-missing = Say when the challenge closes.
fault-challenge-closes-in-past = Close at a time to come.
fault-challenge-not-later = Give a time after the present deadline.
fault-challenge-hosts-missing = Name at least one host city.
fault-challenge-brief-not-approved = A host city has not approved its brief yet.
fault-challenge-host-unverified = A host is not a verified city.
fault-stage-scoring-missing = Plan at least one stage in which submissions are scored.
fault-form-empty = Ask at least one question.
fault-form-key-taken = Another question has this name.
fault-brief-contact = Say whom applicants can ask.
fault-brief-places = Offer 1 to 1000 places.
challenges-outcome = Outcome
challenges-see-pilots = Pilots of this challenge
challenges-submissions = Submissions
challenges-judging-of = Judging: { $stage }
challenges-assignment = Assignment to testbeds
challenges-data-attach = Data of the challenge
challenges-data-lead = Teams see this data first. Attach what helps them; open data can be used at once, restricted data on request.
challenges-data-attached = Attached
challenges-data-none = Attach what teams need; it will stand on the page of the challenge.
challenges-data-detach = Detach
challenges-data-others = More data
challenges-data-words = Words
challenges-data-find = Find
challenges-data-no-others = No other published dataset matches.
challenges-data-all = All data
challenges-data-add = Attach

### Pilots: the list and one pilot.

pilots-title = Pilots
pilots-lead = What is tried where, by whom, and how far it is.
pilots-none = Pilots stand here once a winner and a testbed have both confirmed.
pilots-none-step = See the challenges
pilots-count = { $count ->
    [one] 1 pilot
   *[other] { $count } pilots
}
pilots-city = City
pilots-pilot = Pilot
pilots-testbed = Testbed
pilots-state = State
pilots-starts = Start
pilots-ends = End
pilots-team = Team
pilots-challenge = Challenge
pilots-fictional = fictional
pilots-line = The life of a pilot
pilots-planned = Planned
    .next = The city prepares the pilot next.
pilots-preparing = In preparation
    .next = The pilot goes live once permits, insurance and data are ready.
pilots-live = Live
    .next = The pilot is running at the testbed.
pilots-finished = Finished
    .next = The pilot is over.
pilots-never-deployed = Never deployed
    .next = The pilot ended before it went live.
pilots-next = Next step
pilots-do-prepare = Begin preparation
pilots-do-start = Go live now
pilots-do-finish = Finish now
pilots-never-title = If it will not happen
pilots-reason = Why it is not deployed
    .hint = Everybody can read this, so that others learn from it.
pilots-do-never = End without deployment
pilots-said-preparing = The preparation has begun.
pilots-said-live = The pilot is live.
pilots-said-finished = The pilot is finished.
pilots-said-never-deployed = The pilot has ended without deployment.

fault-pilot-step = This step does not follow from where the pilot stands. Reload the page.
fault-pilot-dates = The end must be after the start.
fault-pilot-reason = Say why, so that others can learn from it.

### Assignment of winners to testbeds: board, ranking, rounds, matches.

assignment-title = Assignment to testbeds
assignment-lead = Winners rank testbeds, cities order winners, and a public rule finds the assignment that is best for winners.
assignment-no-winners = Winners stand here once they are announced.
assignment-matches = Matches
assignment-no-matches = Matches stand here after the first real round. Both sides then confirm them.
assignment-winner = Winner
assignment-testbed = Testbed
assignment-state = State
assignment-confirm-by = Confirm by
assignment-answer = Confirm or decline
assignment-open = Open
assignment-pilots = Pilots that came of it:
assignment-winners = Winners and what they want
assignment-rank = Rank
assignment-wants = Testbeds, most wanted first
assignment-unranked = Has not ranked testbeds yet
assignment-rank-testbeds = Rank testbeds
assignment-testbeds = Testbeds on offer
assignment-city = City
assignment-places = Places
assignment-places-count = { $count ->
    [one] 1 place
   *[other] { $count } places
}
assignment-orders = Order of winners in each city
assignment-orders-lead = Who comes first gets a place first where there are fewer places than wishes.
assignment-order-own = The city set its own order.
assignment-order-ranking = By the ranking of the challenge.
assignment-cap = { $count ->
    [one] Takes 1 winner in all.
   *[other] Takes { $count } winners in all.
}
assignment-order-change = Change the order
assignment-order-title = Order of winners
assignment-order-of = Order of winners in { $name }
assignment-order-lead = Put a number beside each winner. Who is number 1 gets a place first. Without an order of your own the ranking of the challenge counts.
assignment-order-rank-of = { $name } (rank { $rank } in the challenge)
assignment-order-reason = Reason
    .hint = Needed when your order differs from the ranking. Everybody concerned can read it.
assignment-order-save = Save the order
assignment-order-saved = The order is saved. It counts from the next round on.
assignment-pins = Pins and bans
assignment-no-pins = No pair is pinned or forbidden.
assignment-pin = Pinned
assignment-forbid = Forbidden
assignment-lift = Lift
assignment-pin-add = Pin or forbid a pair
assignment-pin-kind = What
assignment-pin-reason = Reason
    .hint = Stands in the certificate of every round.
assignment-pin-added = Saved. It counts from the next round on.
assignment-pin-lifted = Lifted. It no longer counts from the next round on.
assignment-rounds = Rounds
assignment-no-rounds = Rounds stand here once the organisers have run one.
assignment-round = Round
assignment-round-number = Round { $number }
assignment-kind = Kind
assignment-run-at = Run
assignment-dry = Dry run
assignment-real = Real
assignment-current = Up to date
assignment-run-title = Run a round
assignment-run-lead = A dry run shows the result with its reasons and changes nothing.
assignment-run-missing = { $count ->
    [one] 1 winner has not ranked testbeds yet.
   *[other] { $count } winners have not ranked testbeds yet.
}
assignment-run-dry = Run dry
assignment-ran-dry = This is what would come out. Nothing has changed.
assignment-ran = Done. Winners and testbeds can now confirm.
assignment-run-real-title = Run for real
assignment-run-real-lead = Each placed winner and testbed gets a match to confirm within 14 days. Who has confirmed already is not moved.
assignment-run-real = Run for real
assignment-accept-missing = Winners who have ranked nothing may go without a place
assignment-outdated = Something has changed since this dry run. Run it dry again and look at the new result.
assignment-dry-lead = A dry run: nobody has been told, nothing has changed.
assignment-why-title = Who goes where, and why
assignment-why-not = Wanted more, and what stood in the way
assignment-result-unranked = No testbed: none was ranked.
assignment-result-none = No testbed: each one wanted went to winners who come first, or is ruled out.
assignment-result-pinned = Pinned by the organisers.
assignment-result-confirmed = Confirmed in an earlier round.
assignment-result-first = First choice.
assignment-result-choice = Choice number { $choice }, the best of all that were still possible.
assignment-why-full-testbed = { $most ->
    [one] The testbed has 1 place.
   *[other] The testbed has { $most } places.
}
assignment-why-full-city = { $most ->
    [one] { $name } takes 1 winner in all.
   *[other] { $name } takes { $most } winners in all.
}
assignment-why-settled-before = All of them were settled before the run.
assignment-why-cutoff = The last went to number { $cutoff } in the city's order; this winner is number { $position }.
assignment-why-needed = Number { $needed } would have been enough.
assignment-why-forbidden = The organisers forbade this pair: { $reason }
assignment-why-pinned = The organisers pinned another testbed: { $reason }
assignment-why-confirmed = Another testbed was confirmed in an earlier round.
assignment-why-not-listed = The city does not have this winner in its order.
assignment-condition-city = The submission was not made for this city.
assignment-condition-themes = The themes do not meet.
assignment-condition-prerequisite = A prerequisite of the testbed is not met.
assignment-condition-conflict = The team belongs to the owner or operator of the testbed.
assignment-condition-legal = The law of the place does not allow it.
assignment-condition-declined = One side declined this pair before.
assignment-condition-lapsed = This pair was not confirmed in time before.
assignment-fill = Places and cutoffs
assignment-fill-what = Testbed or city
assignment-fill-filled = Taken
assignment-fill-most = Places
assignment-fill-cutoff = Last number admitted
assignment-fill-room = there is room
assignment-claims = Who would have a right to a place without pins and bans
assignment-claim-own-pin = is pinned to another testbed
assignment-claim-held = the place is held by { $names }
assignment-claim-forbidden = the pair is forbidden
assignment-proof = Proof
assignment-proof-lead = The file holds everything that went in and came out. Anybody can check it with “intercity assignment verify”.
assignment-algorithm = Algorithm
assignment-input-hash = SHA-256 of the input
assignment-export = Download the round (JSON)
assignment-ranking-title = Rank testbeds
assignment-ranking-lead = Put 1 beside the testbed you want most, 2 beside the next, and so on. Leave out those you do not want. Rank them as you truly like them: no other order can get you a better place.
assignment-ranking-none = Testbeds that you can rank stand here once a host city offers one.
assignment-ranking-lead-only = Only the lead of the team can change the ranking.
assignment-rank-field = Rank
assignment-rank-of = Rank of { $name }
assignment-rank-twice = This number stands beside two of them. Give each its own.
assignment-ranking-save = Save the ranking
assignment-ranking-saved = Your ranking is saved. You can change it until the assignment is run.
assignment-ruled-out = Not possible for you
assignment-match-title = Match
assignment-match-line = How a match becomes a pilot
assignment-match-proposed = Proposed
assignment-match-confirmed = Confirmed
assignment-match-declined = Declined
assignment-match-lapsed = Not confirmed in time
assignment-match-replaced = Replaced by a later round
assignment-match-winner = Winner confirms
assignment-match-operator = Testbed confirms
assignment-match-pilot = Pilot is planned
assignment-match-waiting = awaited
assignment-match-to-pilots = To the pilots
assignment-match-lead = When both sides confirm, a pilot is planned. A match that is not confirmed in time goes to somebody else.
assignment-match-confirm = Confirm
assignment-match-decline-title = Or decline
assignment-match-reason = Reason
    .hint = The other side and the organisers read it.
assignment-match-decline = Decline
assignment-match-one = Confirmed. The other side has still to confirm.
assignment-match-both = Both sides have confirmed. The pilot is planned.
assignment-match-declined-done = Declined. The organisers will run another round.

fault-preference-none = Rank at least one testbed.
fault-preference-assigned-already = You have been assigned to a testbed already. Confirm or decline that first.
fault-preference-twice = This testbed is ranked twice.
fault-preference-not-offered = This testbed is not offered in the challenge.
fault-preference-city = Your submission was not made for the city of this testbed.
fault-preference-conflict = Your own organisation owns or operates this testbed.
fault-preference-fallen = This match was declined or not confirmed before.
fault-city-priority-twice = This winner is ranked twice. Give each a rank of its own.
fault-city-priority-missing = Give every winner a number.
fault-city-priority-reason = Say why your order differs from the ranking of the challenge.
fault-assignment-constraint-reason = Give the reason in a sentence.
fault-assignment-constraint-exists = This pair is pinned or forbidden already. Lift that first.
fault-assignment-held-twice = This winner is pinned or confirmed at another testbed already. Lift that first.
fault-assignment-pinned-ineligible = This winner is not eligible at this testbed; a pin cannot change that.
fault-assignment-pinned-and-forbidden = This pair is both settled and forbidden. Lift one of the two.
fault-assignment-held-over-limit = More pairs are settled than there are places.
fault-assignment-no-winners = No winner has been announced yet, so there is nobody to assign.
fault-assignment-no-testbeds = No host city offers a testbed.
fault-assignment-preferences-missing = Not every winner has ranked testbeds. Wait for them, or accept that they get no place.
fault-match-confirmed-already = Your side has confirmed this match already.
fault-match-reason = Give the reason in a sentence.
assignment-why-held-by = The place went to:

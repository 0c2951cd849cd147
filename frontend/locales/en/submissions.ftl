### Pages of submissions and teams.

submissions-mine = My submissions
submissions-list = Submissions
submissions-none = You are not part of any submission yet. What you and your teams write for challenges will stand here.
submissions-find = Find a challenge
submissions-untitled = Submission { $number }, without a title
submissions-number = Submission { $number }
submissions-challenge = Challenge
submissions-team = Team
submissions-team-named = Team { $name }
submissions-entry = Submission
submissions-your-entry = Your submission
submissions-your-entries = You take part already
submissions-deadline = Deadline
submissions-closes = Deadline:
submissions-next = Next step
submissions-state = State
submissions-you = you
submissions-you-lead = you lead it
submissions-leads = Leads the team
submissions-state-draft = Draft
submissions-state-submitted = Sent
submissions-state-editing = Sent, being revised
submissions-state-withdrawn = Withdrawn
submissions-next-draft = Write the draft together and send it before the deadline.
submissions-next-missed = Nothing was sent before the deadline.
submissions-next-editing = Finish the revision and send it. Until then the version that you sent stays valid.
submissions-next-submitted = It is in. You can still revise it until the deadline.
submissions-next-evaluation = It is being judged. We write to you when the outcome is announced.
submissions-next-decided = The outcome is announced.
submissions-next-withdrawn = It was withdrawn; nothing more happens.
submissions-next-cancelled = The challenge was called off.
submissions-course = How far this submission is
submissions-station-draft = Draft
submissions-station-sent = Sent
submissions-station-judged = Being judged
submissions-station-outcome = Outcome
submissions-station-withdrawn = Withdrawn
submissions-station-missed = Deadline passed
submissions-station-cancelled = Challenge called off
submissions-write = Write
submissions-see-result = See the outcome
submissions-enter-again = Enter another submission
submissions-fictional = This team and its submission are made up for the demonstration.
submissions-fictional-short = made up for the demonstration
submissions-you-are-invited = You are invited to this team. Answer the invitation under
submissions-versions = Versions that were sent
submissions-versions-none = Each version that you send stands here with its receipt.
submissions-version = Version
submissions-version-number = Version { $number }
submissions-version-counts = This version counts
submissions-version-replaced = Replaced by a newer version
submissions-sent-at = Sent at
submissions-sent-by = Sent by
submissions-reopen = Revise it
submissions-withdraw = Withdraw the submission
submissions-withdraw-text = A withdrawn submission is no longer judged. This cannot be undone; what was sent stays readable to those who could read it.
submissions-withdraw-confirm = Yes, withdraw it for good
submissions-withdraw-unconfirmed = Tick the box to withdraw the submission.
submissions-apply = Apply
submissions-who-can-apply = Who can apply
submissions-rule-team = { $count ->
    [one] A team has 1 person.
   *[other] A team has at most { $count } people.
}
submissions-rule-entries = { $count ->
    [one] Each person can be part of one submission.
   *[other] Each person can be part of at most { $count } submissions.
}
submissions-rule-questions = { $count ->
    [one] The form has 1 question.
   *[other] The form has { $count } questions.
}
submissions-rule-files = { $count ->
    [one] One of them asks for a file.
   *[other] { $count } of them ask for files.
}
submissions-rule-cities-not = Whoever works for a city that runs this challenge cannot enter it.
submissions-rule-by-city = What each city asks for
submissions-rule-language = Language needed:
submissions-terms = General terms
submissions-team-start = Form a team
submissions-team-start-lead = You lead the team and can invite others next. Nothing is sent yet: first comes a draft that only the team can read.
submissions-team-name = Name of the team
submissions-team-create = Form the team and begin
submissions-not-open = This challenge takes no entries at the moment.
submissions-edit = Write the submission
submissions-editing-note = You are writing a revision. Version { $number } stays valid until you send the new one.
submissions-title = Title
submissions-cities = Cities in which you want to work
submissions-cities-short = Cities
submissions-save = Save draft
submissions-save-hint = A draft may be incomplete; only your team can read it. What is missing is told before it is sent.
submissions-check = Check and submit
submissions-complete = Complete the draft
submissions-ready = Everything is there. Sending freezes version { $number }, and you get a receipt.
submissions-missing = This is missing before it can be sent
submissions-fault = { $label }: { $fault }
submissions-submit = Submit
submissions-change = Change
submissions-unanswered = No answer
submissions-no-answer = No answer
submissions-yes = Yes
submissions-no = No
submissions-cell = { $column }, row { $row }
submissions-rows-more = Save and add rows
submissions-limit-words = { $count ->
    [one] At most 1 word.
   *[other] At most { $count } words.
}
submissions-limit-rows = { $count ->
    [one] At most 1 row.
   *[other] At most { $count } rows.
}
submissions-limit-between = From { $min } to { $max }.
submissions-limit-min = At least { $min }.
submissions-limit-max = At most { $max }.
submissions-unit = Counted in: { $unit }.
submissions-limit-types = Kinds of file: { $types }.
submissions-limit-size = At most { $size }.
submissions-conflict = Somebody else changed the same
submissions-conflict-text = What is named here was not saved; everything else was. Your text still stands in its field, theirs below it. Save again to replace theirs, or tick that you take theirs.
submissions-conflict-by = { $name } wrote this meanwhile:
submissions-conflict-somebody = Somebody in your team wrote this meanwhile:
submissions-conflict-take = Take theirs and drop mine
submissions-file = File
submissions-file-add = Upload a file
submissions-file-replace = Upload another file
submissions-file-remove = Remove the file
submissions-file-upload = Upload
submissions-file-back = Back to the draft
submissions-file-present = Present file
submissions-file-hint = After the upload we check the file before anybody else can read it. You can go on writing meanwhile.
submissions-file-pending = Not arrived
submissions-file-uploaded = Being checked
submissions-file-clean = Checked
submissions-file-rejected = Rejected
submissions-file-conflict = Your file has arrived, too. Which one should be the answer?
submissions-file-mine = Take my file
submissions-file-theirs = Keep theirs
submissions-choose-file = Choose a file first.
submissions-receipt = Receipt
submissions-receipt-text = This hash is that of the canonical content (RFC 8785). The signed receipt holds it with time and version; anybody can check it with our public keys:
submissions-receipt-token = Signed receipt (JWS)
submissions-receipt-content = Canonical content
submissions-to-entry = To the submission
submissions-received = Submissions received
submissions-received-none = What teams send to this challenge will stand here. Drafts are readable to their teams alone.
submissions-count = { $count ->
    [one] 1 submission
   *[other] { $count } submissions
}
submissions-column-number = No.
submissions-withdrawn-show = Show withdrawn ones, too
submissions-withdrawn-hide = Hide withdrawn ones
submissions-team-manage = Team and invitations
submissions-member-active = In the team
submissions-member-invited = Invited
submissions-member-declined = Declined
submissions-member-left = Left
submissions-member-removed = Removed
submissions-joined = Joined on { $day }
submissions-invited-on = Invited on { $day }
submissions-invite = Invite somebody
submissions-invite-email = E-mail address
submissions-invite-send = Send invitation
submissions-invite-again = Send the invitation again
submissions-room = { $count ->
    [one] There is room for 1 more person.
   *[other] There is room for { $count } more people.
}
submissions-team-full = { $count ->
    [one] The team is full: 1 person, those invited included.
   *[other] The team is full: { $count } people, those invited included.
}
submissions-hand-over = Make lead
submissions-remove = Remove from the team
submissions-take-back = Take the invitation back
submissions-rename = Rename the team
submissions-leave = Leave the team
submissions-leave-lead = You lead this team. Make another member the lead first.
submissions-leave-text = You will no longer read the draft. If you are the last one, the team ends and its submission is withdrawn.
submissions-leave-confirm = Yes, I leave this team
submissions-leave-unconfirmed = Tick the box to leave the team.
submissions-invitations = Invitations that wait for your answer
submissions-invitation = Invitation to a team
submissions-invitation-to = You are invited to the team “{ $team }”
submissions-invitation-gone = This invitation is no longer open
submissions-invitation-gone-text = It was answered or taken back, or the link is not complete. If you have accepted it, the submission stands on your list. Otherwise ask the lead of the team for a new invitation.
submissions-invited-by = Invited by { $name }
submissions-invited-by-label = Lead of the team
submissions-invited-at = Invited at
submissions-invited-address = Sent to
submissions-accept = Accept and join
submissions-decline = Decline
submissions-invitation-other = You are signed in as { $name }, but the invitation was sent to { $email }. Sign out and open the link again with that address, or ask the lead to invite your other address.
submissions-invitation-sign-in = To answer, sign in with { $email }, or register with this address.
submissions-invitation-kept = The invitation stays open while you register. Afterwards it stands under “My submissions”, and this link works, too.
submissions-register = Register
submissions-said-created = The team is there. Now write the draft; you can save it at any time.
submissions-said-saved = The draft is saved.
submissions-said-file-saved = The file has arrived and the draft is saved.
submissions-said-file-removed = The file is taken out of the draft.
submissions-said-closed = The draft cannot be written at the moment. This is where it stands.
submissions-said-submitted = Sent. This is your receipt.
submissions-said-reopened = You can revise it now. The version that you sent stays valid until you send the new one.
submissions-said-withdrawn = The submission is withdrawn.
submissions-said-renamed = The team has its new name.
submissions-said-invited = The invitation to { $name } is on its way.
submissions-said-removed = Done. They are no longer in the team.
submissions-said-handed-over = The team has a new lead.
submissions-said-left = You have left the team { $name }.
submissions-said-accepted = You are in the team now.
submissions-said-declined = You have declined the invitation.
fault-submission-not-open = This challenge is not open yet.
fault-submission-deadline-passed = The deadline has passed. What was sent by then stays valid.
fault-submission-cancelled = This challenge was called off.
fault-submission-too-late-to-withdraw = The challenge is over, so the submission can no longer be withdrawn. Write to the organiser.
fault-submission-cities-required = Choose at least one city in which you want to work.
fault-submission-not-a-host = Choose among the cities that take part in this challenge.
fault-text-too-long = Keep this under 200 characters.
fault-text-control = Write this on one line, without tabs.
fault-email-invalid = Write an e-mail address like name@example.org.
fault-team-already-member = This person is in the team already.
fault-team-full = The team is full, those invited included.
fault-team-too-many-entries = You take part in as many submissions to this challenge as one person may. Withdraw another one first.
fault-team-not-your-organisation = Choose an organisation that you belong to, or none.
fault-team-lead-must-hand-over = You lead this team. Make another member the lead first.
fault-team-lead-stays = You lead this team. Hand over to another member, then leave.
fault-team-not-member = This person is not in the team any more.
fault-team-invitation-link = This link is not complete. Open it again from the mail, or ask for a new invitation.
fault-team-invitation-other-person = This invitation was sent to another address, or it was taken back. Sign in with the address that the mail was sent to.
fault-answer-required = This is needed to send the submission.
fault-answer-text = Answer with a text.
fault-answer-too-long = This answer is too long.
fault-answer-control = Remove characters that cannot be printed; a short text stands on one line.
fault-answer-number = Enter a number, for example 12 or 3.5, with at most 15 digits.
fault-answer-money = Enter an amount, for example 40,000.
fault-answer-currency = Choose one of the currencies of this question.
fault-answer-date = Enter a day as year-month-day, for example 2026-07-20.
fault-answer-choice = Choose one of the options.
fault-answer-choices = Choose among the options.
fault-answer-declaration = Answer with yes or no.
fault-answer-file = This is not a file of this submission. Upload it again.
fault-answer-link = Enter a web address that begins with https:// or http://.
fault-answer-table = Fill in the rows of the table.
fault-answer-too-many-rows = The table has more rows than allowed.
fault-answer-too-many-words = This has more words than allowed.
fault-answer-too-small = This number is smaller than allowed.
fault-answer-too-large = This number is larger than allowed.
fault-file-type = This kind of file is not taken here.
fault-file-not-uploaded = The file has not arrived. Upload it again.
fault-file-rejected = The check rejected this file. Upload another one.

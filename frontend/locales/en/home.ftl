### Home page, accessibility, privacy

home-title = Test your idea in a real city
home-headline = Test your idea in a real city.
home-lead = Cities post what they need to recover, with the data and the places to try it. Juries decide in the open. What works moves on.
home-see-open = See open challenges
home-how = How it works
home-open = Open now
home-all-challenges = { $count ->
    [one] The one challenge
   *[other] All { $count } challenges
}
home-none-open = Open challenges stand here, with their closing time. None is open at the moment.
home-see-all = See earlier and coming challenges
home-testbeds = { $count ->
    [one] 1 testbed
   *[other] { $count } testbeds
}
home-winners = { $count ->
    [one] 1 winner
   *[other] { $count } winners
}
home-interchanges = Challenges that cities run together:
home-course = How a challenge runs
home-course-call = Open call
    .note = Teams answer; every version gets a receipt
home-course-screening = Screening
    .note = Rules are checked, with a reason for each no
home-course-jury = Jury
    .note = Judges without conflicts score on one rubric
home-course-finalists = Finalists
    .note = Announced to all at the same moment
home-course-testbeds = Testbeds
    .note = Winners are matched, and told why
home-course-pilots = Pilots
    .note = Tried, measured, and passed on
home-promise-jury = Decisions that can be checked
    .text = The rubric is frozen when a challenge opens. The ranking can be calculated again by anybody.
home-promise-access = Access that really ends
    .text = Access to data ends with the pilot. It is called ended only once a request has been refused.
home-promise-outcomes = Outcomes in public
    .text = What was tried, what was measured and what was decided: also when it did not work.

home-accessibility = Accessibility
home-accessibility-what = What we aim for
    .text = Every page follows WCAG 2.2, level AA. All pages work with the keyboard alone, with a screen reader, at 400 % zoom, in light and dark, and without scripts. Colour is never the only sign. Nothing moves by itself.
home-accessibility-gaps = Known gaps
    .text = The editor of the API explorer needs scripts; the schema reference beside it does not. Texts that cities wrote in one language are shown in that language and marked as such. Files that teams and cities upload are as accessible as their authors made them.
home-accessibility-tell = Tell us
    .text = If something keeps you out, write to the city whose challenge it is: the contact stands on every challenge page. Say which page it was and what you wanted to do.
home-privacy = Privacy
home-privacy-kept = What we keep
    .text = Your name, your e-mail address, your language, a hash of your password, your sessions, and what you do here: entries, reviews, requests and decisions, each with its time.
home-privacy-cookies = Cookies
    .text = One for your session, one that protects forms, one for your language, one for light or dark, and one that carries a message to the next page. None follows you elsewhere.
home-privacy-seen = Who sees what
    .text = Drafts are seen by their team alone. What was submitted is seen by the organisers and the judges without a conflict. Outcomes are public once they are announced.
home-privacy-not = What we do not do
    .text = No advertising, no analytics of others, no fonts or scripts from other servers. Nothing is sold or handed on.
home-privacy-tell = Your rights
    .text = You can ask for everything that is held about you, and for its erasure. Decisions that you took part in stay under a pseudonym. Ask the organisation that runs this site.

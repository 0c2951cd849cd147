### Pages of testbeds.

testbeds-list-title = Testbeds
testbeds-lead = Real sites in the cities where winners try out what they propose.
testbeds-add = Add a testbed
testbeds-edit = Describe this testbed
testbeds-filter = Filter
testbeds-filter-text = Words
testbeds-filter-city = City
testbeds-none = No testbed fits. The sites of the cities stand here.
testbeds-show-all = Show all testbeds
testbeds-count = { $count ->
    [one] 1 testbed
   *[other] { $count } testbeds
}
testbeds-name = Name
testbeds-city = City
testbeds-operator = Operator
testbeds-themes = Themes
testbeds-places = Places
testbeds-area = Area
testbeds-area-ha = Area in hectares
testbeds-since = Since
testbeds-contact = Contact
testbeds-position = Position
testbeds-approximate = (approximate)
testbeds-offers = What it offers
testbeds-prerequisites = What a pilot has to bring along
testbeds-sources = Sources
testbeds-description = Description
testbeds-latitude = Latitude
testbeds-longitude = Longitude
testbeds-themes-lines = Themes, one on each line
testbeds-offers-lines = What it offers, one on each line
testbeds-prerequisites-lines = What a pilot has to bring along, one on each line
testbeds-sources-lines = Sources, one on each line
testbeds-saved = The testbed is saved.

package calendar

import (
	"slices"
	"time"
)

// USFederal returns the calendar of federal offices: Monday to Friday less
// [USFederalHolidays], 08:00 to 17:00. Many carriers keep it; none has to. It panics
// if zone is nil.
func USFederal(zone *time.Location) Calendar { return preset(zone, USFederalHolidays()) }

// USCore returns the calendar of number portability in the US: Monday to Friday less
// [USCoreHolidays], 08:00 to 17:00. It panics if zone is nil.
func USCore(zone *time.Location) Calendar { return preset(zone, USCoreHolidays()) }

// USCoreHolidays returns the six federal holidays on which number portability rests:
// New Year's Day, Memorial Day, Independence Day, Labor Day, Thanksgiving Day and
// Christmas Day, observed as federal offices do. The list and its observance are the
// industry's custom and not law, remembered and not verified: change them, with
// [Observe] or by hand, where the losing carrier says otherwise.
func USCoreHolidays() []Holiday {
	return slices.DeleteFunc(USFederalHolidays(), func(h Holiday) bool {
		switch h.Name {
		case newYear, memorialDay, independenceDay, laborDay, thanksgiving, christmas:
			return false
		}
		return true
	})
}

const (
	newYear         = "New Year's Day"
	memorialDay     = "Memorial Day"
	independenceDay = "Independence Day"
	laborDay        = "Labor Day"
	thanksgiving    = "Thanksgiving Day"
	christmas       = "Christmas Day"
)

// USFederalHolidays returns the legal public holidays of 5 U.S.C. 6103(a), as they
// stand and as they stood back to 1900, with the observance of 6103(b): a Saturday is
// observed on the Friday since 1959, a Sunday on the Monday. Days that a President
// gives once, Inauguration Day, and holidays of the States are not in it.
func USFederalHolidays() []Holiday {
	const (
		code     = "5 U.S.C. 6103(a)"
		monday   = "Uniform Monday Holiday Act, Pub. L. 90-363"
		saturday = ObservedNearest // Pub. L. 86-362, of September 1959
		sunday   = ObservedSundayToMonday
	)
	return []Holiday{
		{Name: newYear, Rule: Fixed(time.January, 1), Observed: sunday, Until: 1959, Source: "16 Stat. 168"},
		{Name: newYear, Rule: Fixed(time.January, 1), Observed: saturday, From: 1960, Source: code},
		{Name: "Birthday of Martin Luther King, Jr.", Rule: Nth(3, time.Monday, time.January), From: 1986, Source: "Pub. L. 98-144"},
		{Name: "Washington's Birthday", Rule: Fixed(time.February, 22), Observed: sunday, Until: 1959, Source: "20 Stat. 277"},
		{Name: "Washington's Birthday", Rule: Fixed(time.February, 22), Observed: saturday, From: 1960, Until: 1970, Source: code},
		{Name: "Washington's Birthday", Rule: Nth(3, time.Monday, time.February), From: 1971, Source: monday},
		{Name: memorialDay, Rule: Fixed(time.May, 30), Observed: sunday, Until: 1959, Source: "25 Stat. 353"},
		{Name: memorialDay, Rule: Fixed(time.May, 30), Observed: saturday, From: 1960, Until: 1970, Source: code},
		{Name: memorialDay, Rule: Last(time.Monday, time.May), From: 1971, Source: monday},
		{Name: "Juneteenth National Independence Day", Rule: Fixed(time.June, 19), Observed: saturday, From: 2021, Source: "Pub. L. 117-17"},
		{Name: independenceDay, Rule: Fixed(time.July, 4), Observed: sunday, Until: 1959, Source: "16 Stat. 168"},
		{Name: independenceDay, Rule: Fixed(time.July, 4), Observed: saturday, From: 1960, Source: code},
		{Name: laborDay, Rule: Nth(1, time.Monday, time.September), Source: "28 Stat. 96"},
		{Name: "Columbus Day", Rule: Nth(2, time.Monday, time.October), From: 1971, Source: monday},
		{Name: "Armistice Day", Rule: Fixed(time.November, 11), Observed: sunday, From: 1938, Until: 1953, Source: "52 Stat. 351"},
		{Name: "Veterans Day", Rule: Fixed(time.November, 11), Observed: sunday, From: 1954, Until: 1959, Source: "68 Stat. 168"},
		{Name: "Veterans Day", Rule: Fixed(time.November, 11), Observed: saturday, From: 1960, Until: 1970, Source: code},
		{Name: "Veterans Day", Rule: Nth(4, time.Monday, time.October), From: 1971, Until: 1977, Source: monday},
		{Name: "Veterans Day", Rule: Fixed(time.November, 11), Observed: saturday, From: 1978, Source: "Pub. L. 94-97"},
		{Name: thanksgiving, Rule: Last(time.Thursday, time.November), Until: 1938, Source: "Presidential proclamations"},
		{Name: thanksgiving, Rule: Nth(4, time.Thursday, time.November), From: 1939, Until: 1939, Source: "Proclamation 2373"},
		{Name: thanksgiving, Rule: Nth(3, time.Thursday, time.November), From: 1940, Until: 1941, Source: "Presidential proclamations"},
		{Name: thanksgiving, Rule: Nth(4, time.Thursday, time.November), From: 1942, Source: "55 Stat. 862"},
		{Name: christmas, Rule: Fixed(time.December, 25), Observed: sunday, Until: 1959, Source: "16 Stat. 168"},
		{Name: christmas, Rule: Fixed(time.December, 25), Observed: saturday, From: 1960, Source: code},
	}
}

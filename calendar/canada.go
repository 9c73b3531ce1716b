package calendar

import (
	"fmt"
	"time"
)

// CanadaFederal returns the calendar of federally regulated employers in Canada,
// which the carriers are: Monday to Friday less [CanadaFederalHolidays], 08:00 to
// 17:00. It panics if zone is nil.
func CanadaFederal(zone *time.Location) Calendar { return preset(zone, CanadaFederalHolidays()) }

// CanadaCore returns the calendar of number portability in Canada: Monday to Friday
// less [CanadaCoreHolidays], 08:00 to 17:00. It panics if zone is nil.
func CanadaCore(zone *time.Location) Calendar { return preset(zone, CanadaCoreHolidays()) }

// CanadaFederalHolidays returns the general holidays of the Canada Labour Code, R.S.C.
// 1985, c. L-2, section 166, as they stand, with Victoria Day and Truth and
// Reconciliation in the years in which they came to be as they are. That a day on a
// weekend is taken on the next open one is the usual form of the Code's day in lieu,
// remembered and not verified.
func CanadaFederalHolidays() []Holiday {
	c := canada("Canada Labour Code, s. 166")
	return []Holiday{
		c.newYear, c.goodFriday, c.victoriaDay[0], c.victoriaDay[1], c.canadaDay, c.labourDay,
		c.truth(2021, ObservedNextOpenDay), c.thanksgiving, c.remembrance(ObservedNextOpenDay),
		c.christmas, c.boxingDay,
	}
}

// CanadaCoreHolidays returns the eight holidays on which all of Canada's carriers
// rest: New Year's Day, Good Friday, Victoria Day, Canada Day, Labour Day,
// Thanksgiving, Christmas Day and Boxing Day. The list is the industry's custom and
// not law, remembered and not verified: change it where the losing carrier says
// otherwise.
func CanadaCoreHolidays() []Holiday {
	c := canada("custom")
	return []Holiday{
		c.newYear, c.goodFriday, c.victoriaDay[0], c.victoriaDay[1], c.canadaDay, c.labourDay,
		c.thanksgiving, c.christmas, c.boxingDay,
	}
}

// CanadaProvinces returns the postal codes of the provinces and territories, in
// order.
func CanadaProvinces() []string {
	return []string{"AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"}
}

// CanadaProvince returns the calendar of employers under the law of a province or
// territory, by its postal code: Monday to Friday less [CanadaProvinceHolidays],
// 08:00 to 17:00. Carriers are under federal law, but their offices and resellers
// often keep these days too. Its error matches [ErrConfig] when there is no such
// province. It panics if zone is nil.
func CanadaProvince(code string, zone *time.Location) (Calendar, error) {
	holidays := CanadaProvinceHolidays(code)
	if holidays == nil {
		return Calendar{}, fmt.Errorf("%w: no province or territory of Canada has that code", ErrConfig)
	}
	return preset(zone, holidays), nil
}

// CanadaProvinceHolidays returns the statutory holidays of a province or territory as
// its employment standards list them in 2025, each with the year from which it has
// been one if that was after 1970; nil for an unknown code. Days that employers may
// choose to give, days of rest for shops alone and one-time days are not in it. Days
// on a weekend that most employers give on the next open one are marked so; that is
// custom, remembered and not verified.
func CanadaProvinceHolidays(code string) []Holiday {
	switch code {
	case "AB":
		c := canada("Employment Standards Code, R.S.A. 2000, c. E-9")
		return []Holiday{
			c.newYear, c.february("Alberta Family Day", 1990), c.goodFriday, c.victoriaDay[0], c.victoriaDay[1],
			c.canadaDay, c.labourDay, c.thanksgiving, c.remembrance(ObservedOnDay), c.christmas,
		}
	case "BC":
		c := canada("Employment Standards Act, R.S.B.C. 1996, c. 113")
		return []Holiday{
			c.newYear,
			{Name: "Family Day", Rule: Nth(2, time.Monday, time.February), From: 2013, Until: 2018, Source: c.source},
			c.february("Family Day", 2019), c.goodFriday, c.victoriaDay[0], c.victoriaDay[1], c.canadaDay,
			c.august("British Columbia Day", 1974), c.labourDay, c.truth(2023, ObservedOnDay), c.thanksgiving,
			c.remembrance(ObservedOnDay), c.christmas,
		}
	case "MB":
		c := canada("Employment Standards Code, C.C.S.M. c. E110")
		return []Holiday{
			c.newYear, c.february("Louis Riel Day", 2008), c.goodFriday, c.victoriaDay[0], c.victoriaDay[1],
			c.canadaDay, c.labourDay, c.truth(2024, ObservedOnDay), c.thanksgiving, c.christmas,
		}
	case "NB":
		c := canada("Employment Standards Act, S.N.B. 1982, c. E-7.2")
		return []Holiday{
			c.newYear, c.february("Family Day", 2018), c.goodFriday, c.canadaDay, c.august("New Brunswick Day", 1975),
			c.labourDay, c.remembrance(ObservedOnDay), c.christmas,
		}
	case "NL":
		c := canada("Labour Standards Act, R.S.N.L. 1990, c. L-2")
		return []Holiday{c.newYear, c.goodFriday, c.canadaDay, c.labourDay, c.remembrance(ObservedOnDay), c.christmas}
	case "NS":
		c := canada("Labour Standards Code, R.S.N.S. 1989, c. 246")
		return []Holiday{
			c.newYear, c.february("Heritage Day", 2015), c.goodFriday, c.canadaDay, c.labourDay,
			c.remembrance(ObservedOnDay), c.christmas,
		}
	case "NT":
		c := canada("Employment Standards Act, S.N.W.T. 2007, c. 13")
		return []Holiday{
			c.newYear, c.goodFriday, c.victoriaDay[0], c.victoriaDay[1], c.indigenous(2001), c.canadaDay,
			c.august("Civic Holiday", 0), c.labourDay, c.truth(2022, ObservedOnDay), c.thanksgiving,
			c.remembrance(ObservedOnDay), c.christmas,
		}
	case "NU":
		c := canada("Labour Standards Act, R.S.N.W.T. (Nu.) 1988, c. L-1")
		return []Holiday{
			c.newYear, c.goodFriday, c.victoriaDay[0], c.victoriaDay[1], c.canadaDay,
			{Name: "Nunavut Day", Rule: Fixed(time.July, 9), From: 2020, Source: c.source},
			c.august("Civic Holiday", 0), c.labourDay, c.truth(2022, ObservedOnDay), c.thanksgiving,
			c.remembrance(ObservedOnDay), c.christmas,
		}
	case "ON":
		c := canada("Employment Standards Act, 2000, S.O. 2000, c. 41")
		return []Holiday{
			c.newYear, c.february("Family Day", 2008), c.goodFriday, c.victoriaDay[0], c.victoriaDay[1],
			c.canadaDay, c.labourDay, c.thanksgiving, c.christmas, c.boxingDay,
		}
	case "PE":
		c := canada("Employment Standards Act, R.S.P.E.I. 1988, c. E-6.2")
		return []Holiday{
			c.newYear,
			{Name: "Islander Day", Rule: Nth(2, time.Monday, time.February), From: 2009, Until: 2009, Source: c.source},
			c.february("Islander Day", 2010), c.goodFriday, c.canadaDay, c.labourDay,
			c.truth(2022, ObservedOnDay), c.remembrance(ObservedOnDay), c.christmas,
		}
	case "QC":
		// The employer chooses Good Friday or Easter Monday; most choose the Friday.
		c := canada("Act respecting labour standards, CQLR c. N-1.1, s. 60")
		patriots := c.victoriaDay[1]
		patriots.Name = "National Patriots' Day"
		c.canadaDay.Observed = ObservedSundayToMonday
		return []Holiday{
			c.newYear, c.goodFriday, c.victoriaDay[0], patriots,
			{Name: "National Holiday", Rule: Fixed(time.June, 24), Observed: ObservedSundayToMonday, Source: "National Holiday Act, CQLR c. F-1.1"},
			c.canadaDay, c.labourDay, c.thanksgiving, c.christmas,
		}
	case "SK":
		c := canada("Saskatchewan Employment Act, S.S. 2013, c. S-15.1")
		return []Holiday{
			c.newYear, c.february("Family Day", 2007), c.goodFriday, c.victoriaDay[0], c.victoriaDay[1], c.canadaDay,
			c.august("Saskatchewan Day", 0), c.labourDay, c.thanksgiving, c.remembrance(ObservedOnDay), c.christmas,
		}
	case "YT":
		c := canada("Employment Standards Act, R.S.Y. 2002, c. 72")
		return []Holiday{
			c.newYear, c.goodFriday, c.victoriaDay[0], c.victoriaDay[1], c.indigenous(2017), c.canadaDay,
			{Name: "Discovery Day", Rule: Nth(3, time.Monday, time.August), Source: c.source},
			c.labourDay, c.truth(2023, ObservedOnDay), c.thanksgiving, c.remembrance(ObservedOnDay), c.christmas,
		}
	}
	return nil
}

// canadaDays are the holidays that Canada's laws share.
type canadaDays struct {
	source                                                  string
	newYear, goodFriday, canadaDay, labourDay, thanksgiving Holiday
	christmas, boxingDay                                    Holiday
	victoriaDay                                             [2]Holiday // on May 24; on a Monday
}

func canada(source string) canadaDays {
	return canadaDays{
		source:       source,
		newYear:      Holiday{Name: newYear, Rule: Fixed(time.January, 1), Observed: ObservedNextOpenDay, Source: source},
		goodFriday:   Holiday{Name: "Good Friday", Rule: Easter(-2), Source: source},
		canadaDay:    Holiday{Name: "Canada Day", Rule: Fixed(time.July, 1), Observed: ObservedNextOpenDay, Source: source},
		labourDay:    Holiday{Name: "Labour Day", Rule: Nth(1, time.Monday, time.September), Source: source},
		thanksgiving: Holiday{Name: "Thanksgiving", Rule: Nth(2, time.Monday, time.October), Source: source},
		christmas:    Holiday{Name: christmas, Rule: Fixed(time.December, 25), Observed: ObservedNextOpenDay, Source: source},
		boxingDay:    Holiday{Name: "Boxing Day", Rule: Fixed(time.December, 26), Observed: ObservedNextOpenDay, Source: source},
		victoriaDay: [2]Holiday{
			{Name: "Victoria Day", Rule: Fixed(time.May, 24), Observed: ObservedSundayToMonday, From: 1901, Until: 1951, Source: source},
			{Name: "Victoria Day", Rule: OnOrBefore(time.Monday, time.May, 24), From: 1952, Source: source},
		},
	}
}

// february is the holiday on the third Monday of February that most provinces have.
func (c *canadaDays) february(name string, from int) Holiday {
	return Holiday{Name: name, Rule: Nth(3, time.Monday, time.February), From: from, Source: c.source}
}

// august is the holiday on the first Monday of August that many provinces have.
func (c *canadaDays) august(name string, from int) Holiday {
	return Holiday{Name: name, Rule: Nth(1, time.Monday, time.August), From: from, Source: c.source}
}

func (c *canadaDays) truth(from int, o Observance) Holiday {
	return Holiday{Name: "National Day for Truth and Reconciliation", Rule: Fixed(time.September, 30), Observed: o, From: from, Source: c.source}
}

func (c *canadaDays) remembrance(o Observance) Holiday {
	return Holiday{Name: "Remembrance Day", Rule: Fixed(time.November, 11), Observed: o, From: 1931, Source: c.source}
}

func (c *canadaDays) indigenous(from int) Holiday {
	return Holiday{Name: "National Indigenous Peoples Day", Rule: Fixed(time.June, 21), From: from, Source: c.source}
}

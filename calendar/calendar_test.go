package calendar_test

import (
	"encoding/json"
	"errors"
	"maps"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/calendar"
)

func TestNewDefaults(t *testing.T) {
	c, err := calendar.New(&calendar.Config{Zone: time.UTC})
	require.NoError(t, err)
	require.False(t, c.IsZero())
	require.Equal(t, time.UTC, c.Zone())
	require.Equal(t, "08:00-17:00", c.Hours().String())
	require.True(t, c.IsBusinessDay(date("2026-07-03")))
	require.False(t, c.IsBusinessDay(date("2026-07-04")))
	require.False(t, c.IsBusinessDay(date("2026-07-05")))
}

func TestNewErrors(t *testing.T) {
	zoned := func(c calendar.Config) *calendar.Config { c.Zone = time.UTC; return &c }
	tests := []struct {
		config *calendar.Config
		is     error
		want   string
	}{
		{nil, calendar.ErrZone, "calendar: no zone: a calendar needs one"},
		{&calendar.Config{}, calendar.ErrZone, "calendar: no zone: a calendar needs one"},
		{
			zoned(calendar.Config{Hours: calendar.Hours{Open: 600, Close: 600}}), calendar.ErrConfig,
			"calendar: configuration: hours do not open before they close within a day",
		},
		{
			zoned(calendar.Config{Hours: calendar.Hours{Open: 600, Close: 1441}}), calendar.ErrConfig,
			"calendar: configuration: hours do not open before they close within a day",
		},
		{
			zoned(calendar.Config{Weekdays: []time.Weekday{1, 7}}), calendar.ErrConfig,
			"calendar: configuration: weekdays[1] is not a day of the week",
		},
		{
			zoned(calendar.Config{Holidays: []calendar.Holiday{{Name: "Founder's Day"}}}), calendar.ErrConfig,
			"calendar: configuration: holidays[0] has no rule",
		},
		{
			zoned(calendar.Config{Holidays: []calendar.Holiday{{Rule: calendar.Easter(0), Observed: "sometimes"}}}), calendar.ErrConfig,
			"calendar: configuration: holidays[0] has an unknown observance",
		},
	}
	for _, tt := range tests {
		c, err := calendar.New(tt.config)
		require.EqualError(t, err, tt.want)
		require.ErrorIs(t, err, tt.is)
		require.True(t, c.IsZero())
	}
	require.PanicsWithError(t, "calendar: no zone: a calendar needs one", func() { calendar.USFederal(nil) })
	require.Panics(t, func() { calendar.USCore(time.UTC).In(nil) })

	_, err := calendar.CanadaProvince("PQ", time.UTC)
	require.EqualError(t, err, "calendar: configuration: no province or territory of Canada has that code")
	require.ErrorIs(t, err, calendar.ErrConfig)
}

// A host keeps a carrier's calendar as JSON and gives the zone itself.
func TestConfigJSON(t *testing.T) {
	in := `{"weekdays":[1,2,3,4,5,6],"hours":{"open":"07:00","close":"24:00"},
		"holidays":[{"name":"Founder's Day","rule":"2026-05-04"}]}`
	var config calendar.Config
	require.NoError(t, json.Unmarshal([]byte(in), &config))
	config.Zone = time.UTC
	c, err := calendar.New(&config)
	require.NoError(t, err)
	require.True(t, c.IsBusinessDay(date("2026-05-02")), "a Saturday")
	require.False(t, c.IsBusinessDay(date("2026-05-04")))
	require.Equal(t, "07:00-24:00", c.Hours().String())
	out, err := json.Marshal(&config)
	require.NoError(t, err)
	require.JSONEq(t, in, string(out))
}

func TestZeroCalendar(t *testing.T) {
	require.True(t, calendar.Calendar{}.At(date("2026-07-01"), calendar.ClockOf(9, 0)).IsZero())
	var none calendar.Calendar
	d := date("2026-07-03")
	now := time.Date(2026, 7, 3, 12, 0, 0, 0, time.UTC)
	require.True(t, none.IsZero())
	require.Nil(t, none.Zone())
	require.False(t, none.IsBusinessDay(d))
	require.True(t, none.AddBusinessDays(d, 1).IsZero())
	require.True(t, none.NextBusinessDay(d).IsZero())
	require.Zero(t, none.BusinessDaysBetween(d, d.AddDays(9)))
	require.True(t, none.DateOf(now).IsZero())
	require.False(t, none.IsOpen(now))
	require.True(t, none.NextOpen(now).IsZero())
	require.True(t, none.AddBusinessHours(now, time.Hour).IsZero())
	require.True(t, none.AddBusinessHours(now, -time.Hour).IsZero())
	require.Zero(t, none.BusinessHoursBetween(now, now.AddDate(1, 0, 0)))
	require.True(t, none.With(calendar.Holiday{Rule: calendar.Easter(0)}).IsZero())
	require.True(t, none.Intersect(calendar.USCore(time.UTC)).IsZero())
	require.True(t, calendar.USCore(time.UTC).Intersect(none).IsZero())
	_, ok := none.HolidayOn(d)
	require.False(t, ok)
}

func TestAddBusinessDays(t *testing.T) {
	c := calendar.USFederal(time.UTC)
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-07-01", 1, "2026-07-02"},
		{"2026-07-02", 1, "2026-07-06"},  // Friday the 3rd is Independence Day observed
		{"2026-07-03", 1, "2026-07-06"},  // from a holiday
		{"2026-07-04", 1, "2026-07-06"},  // from a Saturday
		{"2026-07-04", 0, "2026-07-04"},  // nothing added is nothing changed
		{"2026-07-04", -1, "2026-07-02"}, // back over the holiday
		{"2026-12-24", 1, "2026-12-28"},
		{"2026-12-31", 1, "2027-01-04"},
		{"2021-12-30", 1, "2022-01-03"}, // New Year's Day 2022 closes December 31, 2021
		{"2026-11-25", 4, "2026-12-02"},
		{"1899-12-31", 1, ""},
		{"2201-01-01", -1, ""},
		{"2200-12-31", 1, ""},
		{"1900-01-02", -1, ""},
		{"2200-12-30", 1, "2200-12-31"},
		{"1900-01-03", -1, "1900-01-02"},
		{"2026-07-01", 109_938, ""}, // as many as there are days
		{"2026-07-01", -109_938, ""},
		{"2026-07-01", math.MaxInt, ""},
		{"2026-07-01", math.MinInt, ""},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, c.AddBusinessDays(date(tt.from), tt.n).String(), "%+v", tt)
	}
	require.True(t, c.AddBusinessDays(calendar.Date{}, 1).IsZero())

	// A count needs both ends in the calendar.
	require.Zero(t, c.BusinessDaysBetween(date("1899-12-31"), date("2026-07-01")))
	require.Zero(t, c.BusinessDaysBetween(date("2026-07-01"), date("2201-01-01")))
	require.Zero(t, calendar.Calendar{}.BusinessDaysBetween(date("2026-07-01"), date("2026-07-08")))
	every, err := calendar.New(&calendar.Config{
		Zone: time.UTC, Weekdays: []time.Weekday{0, 1, 2, 3, 4, 5, 6},
	})
	require.NoError(t, err)
	require.Equal(t, date("2200-12-31"), every.AddBusinessDays(date("1900-01-01"), 109_937))
	require.Equal(t, date("1900-01-01"), every.AddBusinessDays(date("2200-12-31"), -109_937))
	require.Equal(t, 109_937, every.BusinessDaysBetween(date("1900-01-01"), date("2200-12-31")))
}

func TestNextAndPrevIncludeTheDay(t *testing.T) {
	c := calendar.USFederal(time.UTC)
	require.Equal(t, date("2026-07-02"), c.NextBusinessDay(date("2026-07-02")))
	require.Equal(t, date("2026-07-06"), c.NextBusinessDay(date("2026-07-03")))
	require.Equal(t, date("2026-07-02"), c.PrevBusinessDay(date("2026-07-05")))
	require.Equal(t, date("2026-07-06"), c.PrevBusinessDay(date("2026-07-06")))
	require.True(t, c.NextBusinessDay(date("1899-12-31")).IsZero())
	_, ok := c.HolidayOn(date("1899-12-25"))
	require.False(t, ok, "outside the calendar")
}

func TestObservance(t *testing.T) {
	names := func(c calendar.Calendar, first, last string) []string {
		var list []string
		for d, h := range c.Holidays(date(first), date(last)) {
			list = append(list, d.String()+" "+h.Name)
		}
		return list
	}
	us, ca := calendar.USFederal(time.UTC), calendar.CanadaFederal(time.UTC)
	require.Equal(t, []string{
		"2026-01-01 New Year's Day",
		"2026-01-19 Birthday of Martin Luther King, Jr.",
		"2026-02-16 Washington's Birthday",
		"2026-05-25 Memorial Day",
		"2026-06-19 Juneteenth National Independence Day",
		"2026-07-03 Independence Day",
		"2026-07-04 Independence Day",
		"2026-09-07 Labor Day",
		"2026-10-12 Columbus Day",
		"2026-11-11 Veterans Day",
		"2026-11-26 Thanksgiving Day",
		"2026-12-25 Christmas Day",
	}, names(us, "2026-01-01", "2026-12-31"))
	require.Equal(t, []string{ // Saturday and Sunday
		"2027-12-25 Christmas Day", "2027-12-26 Boxing Day", "2027-12-27 Christmas Day", "2027-12-28 Boxing Day",
		"2028-01-01 New Year's Day", "2028-01-03 New Year's Day",
	}, names(ca, "2027-12-20", "2028-01-10"))
	require.Equal(t, []string{ // Sunday and Monday
		"2022-12-25 Christmas Day", "2022-12-26 Boxing Day", "2022-12-27 Christmas Day",
	}, names(ca, "2022-12-20", "2022-12-31"))
	require.Equal(t, []string{"1939-11-23 Thanksgiving Day"}, names(us, "1939-11-12", "1939-11-30"))

	onDay, err := calendar.New(&calendar.Config{
		Zone: time.UTC, Holidays: calendar.Observe(calendar.ObservedOnDay, calendar.USCoreHolidays()),
	})
	require.NoError(t, err)
	require.True(t, onDay.IsBusinessDay(date("2026-07-03")))
	nearest := calendar.Observe(calendar.ObservedNearest, []calendar.Holiday{
		{Name: "moves", Rule: calendar.Fixed(time.July, 4), Observed: calendar.ObservedSundayToMonday},
		{Name: "stays", Rule: calendar.Fixed(time.July, 4), Observed: calendar.ObservedOnDay},
		{Name: "stays too", Rule: calendar.Fixed(time.July, 4)},
	})
	require.Equal(t, []calendar.Observance{calendar.ObservedNearest, calendar.ObservedOnDay, ""},
		[]calendar.Observance{nearest[0].Observed, nearest[1].Observed, nearest[2].Observed})

	// The next open day is looked for two weeks ahead.
	closed := func(days int) calendar.Calendar {
		var list []calendar.Holiday
		for n := range days {
			list = append(list, calendar.Holiday{Name: "works holiday", Rule: calendar.Once(date("2026-07-04").AddDays(n))})
		}
		list = append(list, calendar.Holiday{
			Name: "last", Rule: calendar.Once(date("2026-07-04")), Observed: calendar.ObservedNextOpenDay,
		})
		c, err := calendar.New(&calendar.Config{
			Zone: time.UTC, Weekdays: []time.Weekday{0, 1, 2, 3, 4, 5, 6}, Holidays: list,
		})
		require.NoError(t, err)
		return c
	}
	require.Equal(t, "2026-07-19", closed(14).NextBusinessDay(date("2026-07-04")).String(), "the 18th is closed, 14 days on")
	require.Equal(t, "2026-07-19", closed(15).NextBusinessDay(date("2026-07-04")).String(), "15 days on is too far")
	require.False(t, onDay.IsBusinessDay(date("2026-05-25")), "Memorial Day is a Monday and stays")
}

func TestWith(t *testing.T) {
	c := calendar.USFederal(time.UTC)
	own := c.With(
		calendar.Holiday{Name: "Day after Thanksgiving", Rule: calendar.OnOrAfter(time.Friday, time.November, 23)},
		calendar.Holiday{Name: "Founder's Day", Rule: calendar.Fixed(time.September, 5), Observed: calendar.ObservedNextOpenDay},
		calendar.Holiday{Name: "nothing"},
	)
	require.False(t, own.IsBusinessDay(date("2026-11-27")))
	require.True(t, c.IsBusinessDay(date("2026-11-27")), "the calendar it was made from is unchanged")
	h, ok := own.HolidayOn(date("2026-11-27"))
	require.True(t, ok)
	require.Equal(t, "Day after Thanksgiving", h.Name)
	// 2026-09-05 is a Saturday; the Monday after it is Labor Day.
	require.False(t, own.IsBusinessDay(date("2026-09-08")), "observance sees the holidays that were there")
	h, _ = own.HolidayOn(date("2026-09-07"))
	require.Equal(t, "Labor Day", h.Name)
	require.Equal(t, c, c.With())
}

// Holidays of the years beside the calendar's reach into it.
func TestHolidaysAtTheEnds(t *testing.T) {
	c := calendar.USCore(time.UTC).With(
		calendar.Holiday{Rule: calendar.OnOrAfter(time.Tuesday, time.December, 31)}, // 1900-01-02 is of 1899
		calendar.Holiday{Rule: calendar.OnOrBefore(time.Monday, time.January, 1)},   // 2200-12-29 is of 2201
	)
	require.False(t, c.IsBusinessDay(date("1900-01-02")))
	require.False(t, c.IsBusinessDay(date("2200-12-29")))
	require.True(t, c.IsBusinessDay(date("2200-12-30")))
}

// A reader of holidays or of business days may stop.
func TestIteratorsStop(t *testing.T) {
	c := calendar.USFederal(time.UTC)
	for d, h := range c.Holidays(date("2026-01-01"), date("2026-12-31")) {
		require.Equal(t, "2026-01-01 New Year's Day", d.String()+" "+h.Name)
		break
	}
	for d := range c.BusinessDays(date("2026-01-01"), date("2026-12-31")) {
		require.Equal(t, "2026-01-02", d.String())
		break
	}
}

// A calendar does not change with what a host does to its list afterwards.
func TestListsAreCopied(t *testing.T) {
	list := calendar.USFederalHolidays()
	c, err := calendar.New(&calendar.Config{Zone: time.UTC, Holidays: list})
	require.NoError(t, err)
	list[0].Name = "changed"
	h, _ := c.HolidayOn(date("1900-01-01"))
	require.Equal(t, "New Year's Day", h.Name)
}

func TestUnionAndIntersect(t *testing.T) {
	us, ca := calendar.USFederal(zone(t, "America/New_York")), calendar.CanadaFederal(zone(t, "America/Toronto"))
	both, either := us.Intersect(ca), us.Union(ca)
	require.Equal(t, us.Zone(), both.Zone())
	require.Equal(t, us.Hours(), either.Hours())
	for d := range date("1990-01-01").Through(date("2060-12-31")) {
		require.Equal(t, us.IsBusinessDay(d) && ca.IsBusinessDay(d), both.IsBusinessDay(d))
		require.Equal(t, us.IsBusinessDay(d) || ca.IsBusinessDay(d), either.IsBusinessDay(d))
	}
	h, ok := both.HolidayOn(date("2026-07-01"))
	require.True(t, ok)
	require.Equal(t, "Canada Day", h.Name)
	_, ok = either.HolidayOn(date("2026-07-01"))
	require.False(t, ok)
	require.Equal(t, us, us.Union(calendar.Calendar{}))
	require.Equal(t, us, calendar.Calendar{}.Union(us))
}

// Where the law changed, the years before and after it keep their own holidays, each
// once.
func TestFederalHolidaysAcrossTheirLaws(t *testing.T) {
	c := calendar.USFederal(time.UTC)
	for year := 1900; year <= 2200; year++ {
		names := map[string]int{}
		for _, h := range calendar.USFederalHolidays() {
			if !h.In(year).IsZero() {
				names[h.Name]++
			}
		}
		want := map[string]int{
			"New Year's Day": 1, "Washington's Birthday": 1, "Memorial Day": 1, "Independence Day": 1, "Labor Day": 1,
			"Thanksgiving Day": 1, "Christmas Day": 1,
		}
		for name, from := range map[string]int{
			"Armistice Day": 1938, "Veterans Day": 1954, "Columbus Day": 1971, "Birthday of Martin Luther King, Jr.": 1986,
			"Juneteenth National Independence Day": 2021,
		} {
			if year >= from && (name != "Armistice Day" || year < 1954) {
				want[name] = 1
			}
		}
		require.Equal(t, want, names, year)
	}
	// A Saturday's holiday is observed on the Friday from 1960 on, not before.
	require.True(t, c.IsBusinessDay(date("1959-07-03")))
	require.False(t, c.IsBusinessDay(date("1964-07-03")))
	require.False(t, c.IsBusinessDay(date("1939-11-23")), "the President's earlier Thursday of 1939")
}

// Quebec calls the Monday before May 25 by another name.
func TestNamesOfQuebec(t *testing.T) {
	quebec, err := calendar.CanadaProvince("QC", time.UTC)
	require.NoError(t, err)
	h, ok := quebec.HolidayOn(date("2026-05-18"))
	require.True(t, ok)
	require.Equal(t, "National Patriots' Day", h.Name)
	ontario, err := calendar.CanadaProvince("ON", time.UTC)
	require.NoError(t, err)
	h, _ = ontario.HolidayOn(date("2026-05-18"))
	require.Equal(t, "Victoria Day", h.Name)
}

func TestPresetsHaveSources(t *testing.T) {
	lists := map[string][]calendar.Holiday{
		"US": calendar.USFederalHolidays(), "US core": calendar.USCoreHolidays(),
		"CA": calendar.CanadaFederalHolidays(), "CA core": calendar.CanadaCoreHolidays(),
	}
	for _, code := range calendar.CanadaProvinces() {
		lists[code] = calendar.CanadaProvinceHolidays(code)
	}
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		require.NotEmpty(t, lists[name], name)
		for _, h := range lists[name] {
			require.NotEmpty(t, h.Name, name)
			require.NotEmpty(t, h.Source, "%s: %s", name, h.Name)
			require.True(t, h.Rule.IsValid(), "%s: %s", name, h.Name)
		}
	}
}

// drawCalendar draws a calendar of any weekdays and holidays.
func drawCalendar(t *rapid.T) calendar.Calendar {
	observed := []calendar.Observance{
		"", calendar.ObservedNearest, calendar.ObservedSundayToMonday, calendar.ObservedNextOpenDay,
	}
	config := &calendar.Config{Zone: time.UTC}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if rapid.Bool().Draw(t, d.String()) {
			config.Weekdays = append(config.Weekdays, d)
		}
	}
	for range rapid.IntRange(0, 12).Draw(t, "holidays") {
		config.Holidays = append(config.Holidays, calendar.Holiday{
			Rule: drawRule(t), Observed: rapid.SampledFrom(observed).Draw(t, "observed"),
		})
	}
	c, err := calendar.New(config)
	require.NoError(t, err)
	return c
}

func TestBusinessDayProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCalendar(t)
		from := calendar.NewDate(1950, 1, 1)
		a := c.NextBusinessDay(from.AddDays(rapid.IntRange(0, 60000).Draw(t, "a")))
		n := rapid.IntRange(-3000, 3000).Draw(t, "n")
		b := c.AddBusinessDays(a, n)
		if b.IsZero() {
			t.Skip("left the calendar")
		}
		require.True(t, c.IsBusinessDay(b))
		require.Equal(t, a, c.AddBusinessDays(b, -n), "adding then subtracting")
		require.Equal(t, n, c.BusinessDaysBetween(a, b))
		require.Equal(t, -n, c.BusinessDaysBetween(b, a))
		require.Equal(t, n > 0, a.Before(b), "monotone")

		d := from.AddDays(rapid.IntRange(0, 60000).Draw(t, "d"))
		e := d.AddDays(rapid.IntRange(0, 400).Draw(t, "e"))
		count := 0
		for day := range d.Through(e) {
			if c.IsBusinessDay(day) {
				count++
			}
		}
		require.Equal(t, count, c.BusinessDaysBetween(d.AddDays(-1), e), "count equals iteration")
		require.Len(t, slices.Collect(c.BusinessDays(d, e)), count)
		if e1, d1 := c.AddBusinessDays(e, 5), c.AddBusinessDays(d, 5); !e1.IsZero() && !d1.IsZero() {
			require.False(t, e1.Before(d1), "a later start is no sooner done")
		}
	})
}

func TestZone(t *testing.T) {
	denver := zone(t, "America/Denver")
	require.Equal(t, denver, calendar.USFederal(time.UTC).In(denver).Zone())
	missing := errors.New("no such file")
	_, err := calendar.Loader(func(string) (*time.Location, error) { return nil, missing }).Load("America/Denver")
	require.ErrorIs(t, err, calendar.ErrZone)
	require.ErrorIs(t, err, missing, "the loader's error stays reachable")
	_, err = calendar.Loader(time.LoadLocation).Load("America/Atlantis")
	require.ErrorIs(t, err, calendar.ErrZone)
	require.ErrorContains(t, err, "calendar: zone America/Atlantis is not available: ")
	for _, tt := range []struct {
		loader calendar.Loader
		name   string
		want   string
	}{
		{nil, "America/Denver", "calendar: zone America/Denver is not available"},
		{time.LoadLocation, "", "calendar: zone without a name"},
		{time.LoadLocation, "Local", "calendar: zone Local is not available"},
		{func(string) (*time.Location, error) { return nil, nil }, "America/Denver", "calendar: zone America/Denver is not available"},
	} {
		_, err := tt.loader.Load(tt.name)
		require.EqualError(t, err, tt.want)
		require.ErrorIs(t, err, calendar.ErrZone)
	}
}

func TestNothingAllocates(t *testing.T) {
	c := calendar.USFederal(zone(t, "America/Denver")).With(calendar.Holiday{Rule: calendar.Fixed(time.May, 4)})
	d, e := date("2026-07-02"), date("2027-07-02")
	at := time.Date(2026, 7, 2, 23, 0, 0, 0, time.UTC)
	text := []byte("2026-07-02")
	buf := make([]byte, 0, 16)
	for name, f := range map[string]func(){
		"IsBusinessDay":       func() { c.IsBusinessDay(d) },
		"AddBusinessDays":     func() { c.AddBusinessDays(d, 1000) },
		"BusinessDaysBetween": func() { c.BusinessDaysBetween(d, e) },
		"NextBusinessDay":     func() { c.NextBusinessDay(d) },
		"HolidayOn":           func() { c.HolidayOn(d) },
		"AddDays":             func() { d = d.AddDays(3) },
		"AddMonths":           func() { d.AddMonths(3) },
		"At":                  func() { d.At(13, 0, c.Zone()) },
		"DateOf":              func() { c.DateOf(at) },
		"NextOpen":            func() { c.NextOpen(at) },
		"AddBusinessHours":    func() { c.AddBusinessHours(at, 30*time.Hour) },
		"UnmarshalText":       func() { _ = d.UnmarshalText(text) },
		"AppendText":          func() { _, _ = d.AppendText(buf) },
		"In":                  func() { c.In(time.UTC).WithHours(calendar.AllDay()) },
	} {
		require.Zero(t, testing.AllocsPerRun(100, f), name)
	}
}

package calendar

import (
	"slices"
	"time"
)

// Holiday is a day that a calendar does not work, year after year. The zero value
// falls on no day.
type Holiday struct {
	Name     string     `json:"name"`
	Rule     Rule       `json:"rule"`
	Observed Observance `json:"observed,omitzero"` // zero: on the day alone
	From     int        `json:"from,omitzero"`     // first year; zero: as far back as the calendar goes
	Until    int        `json:"until,omitzero"`    // last year; zero: as far on as the calendar goes
	Source   string     `json:"source,omitzero"`   // the law or notice that makes it a holiday
}

// In returns the day on which h falls in a year, before any observance, or none.
func (h Holiday) In(year int) Date {
	if year < h.From || h.Until != 0 && year > h.Until {
		return Date{}
	}
	return h.Rule.In(year)
}

// Observance says which further day is closed when a holiday falls on a Saturday or
// a Sunday. The day itself is closed under each of them, which matters to a calendar
// that works on weekends.
type Observance string

const (
	// ObservedOnDay closes no further day. The empty Observance means the same.
	ObservedOnDay Observance = "on-day"
	// ObservedNearest closes the Friday before a Saturday and the Monday after a
	// Sunday: 5 U.S.C. 6103(b) and Executive Order 11582, for federal offices.
	ObservedNearest Observance = "nearest"
	// ObservedSundayToMonday closes the Monday after a Sunday and nothing for a
	// Saturday: the practice of the Federal Reserve Banks.
	ObservedSundayToMonday Observance = "sunday-to-monday"
	// ObservedNextOpenDay closes the next day that is otherwise open, so that
	// Christmas and Boxing Day on a weekend close the Monday and the Tuesday: the
	// usual practice of Canadian employers.
	ObservedNextOpenDay Observance = "next-open-day"
)

func (o Observance) known() bool {
	switch o {
	case "", ObservedOnDay, ObservedNearest, ObservedSundayToMonday, ObservedNextOpenDay:
		return true
	}
	return false
}

// Observe returns a copy of a list of holidays in which every day that observance
// moves has this one instead: the setting for a carrier whose list is a preset's but
// whose weekends are not.
func Observe(o Observance, holidays []Holiday) []Holiday {
	list := slices.Clone(holidays)
	for i := range list {
		if list[i].Observed != "" && list[i].Observed != ObservedOnDay {
			list[i].Observed = o
		}
	}
	return list
}

// closing is a day that a holiday closes.
type closing struct {
	day     Date
	holiday int32 // index in the list
}

// close closes the days of the holidays in s and returns them in order. Actual days
// go first, so that observance sees every day that is closed anyway.
func (s *days) close(holidays []Holiday) []closing {
	var list []closing
	// A holiday of a year outside may be observed inside.
	for year := firstYear - 1; year <= lastYear+1; year++ {
		for i := range holidays {
			if day := holidays[i].In(year); !day.IsZero() {
				s.clear(day)
				list = append(list, closing{day, int32(i)})
			}
		}
	}
	for _, c := range list {
		if day := s.observed(c.day, holidays[c.holiday].Observed); !day.IsZero() {
			s.clear(day)
			list = append(list, closing{day, c.holiday})
		}
	}
	slices.SortStableFunc(list, func(a, b closing) int { return a.day.Compare(b.day) })
	return list
}

// observed returns the further day that observance closes for a holiday on day, or
// none.
func (s *days) observed(day Date, o Observance) Date {
	weekday := day.Weekday()
	if weekday != time.Saturday && weekday != time.Sunday {
		return Date{}
	}
	switch o {
	case ObservedOnDay:
	case ObservedNearest:
		if weekday == time.Saturday {
			return day.AddDays(-1)
		}
		return day.AddDays(1)
	case ObservedSundayToMonday:
		if weekday == time.Sunday {
			return day.AddDays(1)
		}
	case ObservedNextOpenDay:
		const reach = 14 // days; a calendar closed for longer has no use for the rule
		for n := 1; n <= reach; n++ {
			if next := day.AddDays(n); s.open(next) {
				return next
			}
		}
	}
	return Date{}
}

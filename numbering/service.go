package numbering

import "github.com/openlnp/lnp/calendar"

// Service is whether a number's area code is in service.
type Service string

// The answers of [Plan.Service].
const (
	InService  Service = "in-service"
	Planned    Service = "planned"    // assigned, and its day has not come or is not known
	Unassigned Service = "unassigned" // not assigned in the plan's data
	Unknown    Service = "unknown"    // not assigned when the data was made, and the day asked for is later
)

// Service answers whether the area code of n is in service on a day. Anything but
// [InService] is a reason to ask people, not to refuse: area codes open every few
// months, and data is always older than the question. Whether the number itself is
// in use, nobody but its carrier knows.
//
// A zero day is that of the plan's data. The zero Number is [Unknown].
func (p *Plan) Service(n Number, on calendar.Date) Service {
	if n.IsZero() {
		return Unknown
	}
	if kind, _ := p.kind(n); !assigned(kind) {
		if on.IsZero() || on.Compare(dateOf(dataDay)) <= 0 {
			return Unassigned
		}
		return Unknown
	}
	if on.IsZero() {
		on = dateOf(dataDay)
	}
	var since calendar.Date
	if r, own := p.lookup(n); own != nil {
		since = own.InService
	} else {
		since = dateOf(r.since)
	}
	if since.IsZero() || on.Compare(since) < 0 {
		return Planned
	}
	return InService
}

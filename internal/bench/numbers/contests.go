package numbers

import (
	"github.com/nyaruka/phonenumbers/v2"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/bench/contest"
	"github.com/openlnp/lnp/numbering"
)

// made is what the hands make: what is stored is not left out.
var made struct {
	number   numbering.Number
	peer     *phonenumbers.PhoneNumber
	text     string
	buffer   [32]byte
	kind     numbering.Kind
	peerKind phonenumbers.PhoneNumberType
	yes      bool
	xor      byte
}

// pass looks at every byte once: less cannot be done.
//
//go:noinline
func pass(s string) {
	var x byte
	for i := range len(s) {
		x ^= s[i]
	}
	made.xor = x
}

func pair(work string, here, there func()) contest.Contest {
	return contest.Contest{Work: work, Hands: []contest.Hand{{Who: "numbering", Do: here}, {Who: "phonenumbers", Do: there}}}
}

// Contests are the works of this package.
func Contests() []contest.Contest {
	var all []contest.Contest
	for _, s := range []string{"+12025550123", "(202) 555-0123", "202.555.0123 ext. 45", "tel:+1-202-555-0123;ext=45", "hello world"} {
		c := pair("parse "+s,
			func() { made.number, _ = numbering.Parse(s) },
			func() { made.peer, _ = phonenumbers.Parse(s, "US") })
		c.Hands = append(c.Hands, contest.Hand{Who: "a pass over the bytes", Do: func() { pass(s) }})
		all = append(all, c)
	}
	all = append(all, questions()...)
	n, _ := numbering.Parse("+12025550123")
	p, _ := phonenumbers.Parse("+12025550123", "US")
	for _, f := range []struct {
		name   string
		append func(numbering.Number, []byte) []byte
		peer   phonenumbers.PhoneNumberFormat
	}{
		{"E.164", numbering.Number.AppendE164, phonenumbers.E164},
		{"national", numbering.Number.AppendNational, phonenumbers.NATIONAL},
		{"international", numbering.Number.AppendInternational, phonenumbers.INTERNATIONAL},
		{"RFC 3966", numbering.Number.AppendRFC3966, phonenumbers.RFC3966},
	} {
		all = append(all, pair("format "+f.name,
			func() { f.append(n, made.buffer[:0]) },
			func() { made.text = phonenumbers.Format(p, f.peer) }))
	}
	return all
}

func questions() []contest.Contest {
	n, _ := numbering.Parse("+12022345678")
	p, _ := phonenumbers.Parse("+12022345678", "US")
	plan, today := numbering.Standard(), calendar.NewDate(2026, 11, 23)
	return []contest.Contest{
		pair("is it valid",
			func() { made.yes = plan.Service(n, today) == numbering.InService },
			func() { made.yes = phonenumbers.IsValidNumber(p) }),
		pair("of which kind",
			func() { made.kind = plan.Classify(n).Kind },
			func() { made.peerKind = phonenumbers.GetNumberType(p) }),
		pair("of which country",
			func() { made.text = plan.Classify(n).Country },
			func() { made.text = phonenumbers.GetRegionCodeForNumber(p) }),
		pair("parse, validate and format",
			func() {
				n, err := numbering.Parse("(202) 234-5678")
				if made.yes = err == nil && plan.Classify(n).Portable; made.yes {
					n.AppendE164(made.buffer[:0])
				}
			},
			func() {
				p, err := phonenumbers.Parse("(202) 234-5678", "US")
				if made.yes = err == nil && phonenumbers.IsValidNumber(p); made.yes {
					made.text = phonenumbers.Format(p, phonenumbers.E164)
				}
			}),
	}
}

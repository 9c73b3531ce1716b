package numbers

import (
	"testing"

	"github.com/nyaruka/phonenumbers/v2"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

var (
	number   numbering.Number
	peer     *phonenumbers.PhoneNumber
	text     string
	buffer   = make([]byte, 0, 32)
	kind     numbering.Kind
	peerKind phonenumbers.PhoneNumberType
	yes      bool
	xor      byte
)

// side runs the same work by several hands, each through one call of a function, so
// that what the harness costs is the same for all of them.
func side(b *testing.B, name string, hands ...hand) {
	for _, h := range hands {
		b.Run(name+"/"+h.who, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				h.work()
			}
		})
	}
}

type hand struct {
	who  string
	work func()
}

func pair(b *testing.B, name string, here, there func()) {
	side(b, name, hand{"here", here}, hand{"peer", there})
}

//go:noinline
func pass(s string) {
	var x byte
	for i := range len(s) {
		x ^= s[i]
	}
	xor = x
}

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"+12025550123", "(202) 555-0123", "202.555.0123 ext. 45", "tel:+1-202-555-0123;ext=45", "hello world"} {
		side(b, s,
			hand{"floor", func() { pass(s) }},
			hand{"here", func() { number, _ = numbering.Parse(s) }},
			hand{"peer", func() { peer, _ = phonenumbers.Parse(s, "US") }})
	}
}

func BenchmarkQuestions(b *testing.B) {
	n, _ := numbering.Parse("+12022345678")
	p, _ := phonenumbers.Parse("+12022345678", "US")
	plan, today := numbering.Standard(), calendar.NewDate(2026, 11, 23)
	pair(b, "valid",
		func() { yes = plan.Service(n, today) == numbering.InService },
		func() { yes = phonenumbers.IsValidNumber(p) })
	pair(b, "kind",
		func() { kind = plan.Classify(n).Kind },
		func() { peerKind = phonenumbers.GetNumberType(p) })
	pair(b, "country",
		func() { text = plan.Classify(n).Country },
		func() { text = phonenumbers.GetRegionCodeForNumber(p) })
	pair(b, "parse-validate-format",
		func() {
			n, err := numbering.Parse("(202) 234-5678")
			if yes = err == nil && plan.Classify(n).Portable; yes {
				buffer = n.AppendE164(buffer[:0])
			}
		},
		func() {
			p, err := phonenumbers.Parse("(202) 234-5678", "US")
			if yes = err == nil && phonenumbers.IsValidNumber(p); yes {
				text = phonenumbers.Format(p, phonenumbers.E164)
			}
		})
}

func BenchmarkFormat(b *testing.B) {
	n, _ := numbering.Parse("+12025550123")
	p, _ := phonenumbers.Parse("+12025550123", "US")
	for _, f := range []struct {
		name   string
		append func(numbering.Number, []byte) []byte
		peer   phonenumbers.PhoneNumberFormat
	}{
		{"e164", numbering.Number.AppendE164, phonenumbers.E164},
		{"national", numbering.Number.AppendNational, phonenumbers.NATIONAL},
		{"international", numbering.Number.AppendInternational, phonenumbers.INTERNATIONAL},
		{"rfc3966", numbering.Number.AppendRFC3966, phonenumbers.RFC3966},
	} {
		pair(b, f.name,
			func() { buffer = f.append(n, buffer[:0]) },
			func() { text = phonenumbers.Format(p, f.peer) })
	}
}

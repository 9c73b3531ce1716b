package main

import (
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

// The customer's numbers; 555-0100 to 555-0199 are set aside for examples.
var (
	front  = numbering.MustParse("312-555-0142")
	oven   = numbering.MustParse("312-555-0143")
	office = numbering.MustParse("312-555-0144")
	fax    = numbering.MustParse("312-555-0145")
)

var begins = time.Date(2026, time.March, 2, 15, 0, 0, 0, time.UTC)

// subscriber is what the platform has on file.
func subscriber() loa.Record {
	r := loa.Record{
		Source: loa.SourceCSR, Carrier: loa.Provider{Name: "Example Voice"}, Customer: loa.NewCompany("Maple & Main Bakery LLC"),
		ServiceAddress: loa.Address{Line1: "1420 W Maple St", City: "Chicago", Region: "IL", PostalCode: "60622", Country: loa.US},
		BTN:            loa.NewBTN(front), AccountNumber: loa.NewAccountNumber("20417"),
	}
	for _, n := range []numbering.Number{front, oven, office, fax} {
		r.Numbers = append(r.Numbers, loa.RecordNumber{Number: n})
	}
	return r
}

// holder is the customer's account with the platform.
func holder() porting.Account {
	return porting.Account{ID: "acct-20417", Standing: porting.StandingPaid, AdminEmail: "june@example.com", Language: "en"}
}

// asks is what other carriers do, and when after the beginning. A PIN that says so is
// the customer's own.
type asked struct {
	after time.Duration
	carrier.PortOut
	knowsPIN bool
}

func asks() []asked {
	ask := func(ref, gaining string, n numbering.Number) carrier.PortOut {
		return carrier.PortOut{
			Ref: ref, PON: "W" + ref[1:], Numbers: []numbering.Number{n}, GainingCarrier: gaining,
			AccountNumber: loa.NewAccountNumber("20417"), PostalCode: "60622",
		}
	}
	good := ask("OUT-good", "Lakeshore Fiber", front)
	wrong := ask("OUT-pin", "Bluebonnet Wireless", oven)
	wrong.PIN = loa.NewPIN("000417")
	right := ask("OUT-pin", "Bluebonnet Wireless", oven)
	right.DesiredDate = calendar.NewDate(2026, time.March, 6)
	return []asked{
		{45 * time.Minute, good, true},
		{75 * time.Minute, wrong, false},
		{90 * time.Minute, ask("OUT-locked", "Prairie Bell", office), true},
		{150 * time.Minute, ask("OUT-fraud", "Quick Mobile", fax), true},
		{26 * time.Hour, right, true},
	}
}

// react is what the customer does about a mail, and how long they take. They meant the
// first three requests, and know nothing of the last.
func react(n portout.Notice) (after time.Duration, does func(at time.Time) []portout.Command) {
	session := func(at time.Time) portout.Evidence {
		return portout.Evidence{Kind: portout.EvidenceSession, Ref: "session of " + at.Format("15:04"), At: at}
	}
	switch {
	case n.Kind != portout.NoticeRequested:
	case n.Ref == "OUT-locked":
		return 50 * time.Minute, func(at time.Time) []portout.Command {
			return []portout.Command{
				portout.TurnLockOff{By: june, Numbers: n.Locked, Evidence: session(at)},
				portout.Approve{By: june, Ref: n.Ref, Version: n.Version},
			}
		}
	case n.Ref == "OUT-fraud":
		return 15 * time.Minute, func(at time.Time) []portout.Command {
			return []portout.Command{
				portout.RaiseDispute{
					By: june, Ref: n.Ref, Dispute: portout.DisputeFraud, Evidence: session(at), Reason: "none of us asked for this",
				},
				portout.AskPIN{By: june},
				portout.TurnLockOn{By: june, Numbers: n.Numbers, Evidence: session(at)},
			}
		}
	}
	return 0, nil
}

// Package loatest holds the letters, records and keys that tests of package loa and
// loa/pdf share. Names, addresses and accounts are invented.
package loatest

import (
	"crypto/ed25519"
	"net/netip"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Now is the instant at which the tests look at the letters.
var Now = time.Date(2026, 3, 12, 15, 4, 5, 0, time.UTC)

// KeyID is the name of [Key].
const KeyID = "test-2026"

// Key is the key that seals.
func Key() ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed([]byte("a seed of thirty-two bytes, known")[:32])
}

// Keys is the set that verifies what [Key] sealed.
func Keys() loa.Keys { return loa.Keys{KeyID: Key().Public()} }

// Numbers returns n numbers of an area code and prefix, from line 0100 on.
func Numbers(npaNXX string, n int) []numbering.Number {
	out := make([]numbering.Number, n)
	for i := range out {
		line := 100 + i
		out[i] = numbering.MustParse(npaNXX + string([]byte{byte('0' + line/1000%10), byte('0' + line/100%10), byte('0' + line/10%10), byte('0' + line%10)}))
	}
	return out
}

// Terms returns the terms of a local letter of a business in Illinois with n
// numbers, without problems.
func Terms(n int) loa.Terms {
	return loa.Terms{
		ID:       "loa-7f3a",
		Country:  loa.US,
		Kind:     loa.Local,
		Language: loa.English,
		Customer: loa.NewCompany("Prairie Bicycle Works LLC"),
		Signer:   loa.Signer{Name: "Dana Whitfield", Title: "Owner", Capacity: loa.Owner, Email: "dana@prairiebicycle.example"},
		ServiceAddress: loa.Address{
			Line1: "1420 W Elm Street", Line2: "Suite 200", City: "Springfield", Region: "IL", PostalCode: "62701", Country: loa.US,
		},
		BillingAddress: loa.Address{Line1: "PO Box 881", City: "Springfield", Region: "IL", PostalCode: "62705", Country: loa.US},
		BTN:            loa.MustParseBTN("217-555-0100"),
		AccountNumber:  loa.NewAccountNumber("0048-221-9917"),
		Losing:         loa.Provider{Name: "Heartland Telephone Company", SPID: "1234"},
		Gaining:        loa.Provider{Name: "Meridian Voice Inc.", SPID: "987A"},
		Numbers:        Numbers("217555", n),
		Texting:        true,
		RequestedDate:  calendar.MustParseDate("2026-03-24"),
		CreatedAt:      Now.Add(-26 * time.Hour),
	}
}

// French returns the terms of a Canadian letter in French.
func French(n int) loa.Terms {
	t := Terms(n)
	t.Country, t.Language = loa.CA, loa.French
	t.Customer = loa.NewPerson("Zoé Bélanger-Lefrançois")
	t.Signer = loa.Signer{Name: "Zoé Bélanger-Lefrançois", Capacity: loa.AccountHolder, Email: "zoe@exemple.example"}
	t.ServiceAddress = loa.Address{Line1: "104-2701, avenue Laurier Est", City: "Montréal", Region: "QC", PostalCode: "H2J 1G7", Country: loa.CA}
	t.BillingAddress = loa.Address{}
	t.BTN = loa.MustParseBTN("514-555-0100")
	t.Losing, t.Gaining = loa.Provider{Name: "Téléphone du Plateau ltée"}, loa.Provider{Name: "Voix Méridienne inc."}
	t.Reseller = "Ligne Claire"
	t.Numbers = Numbers("514555", n)
	return t
}

// Spanish returns the terms of a toll-free letter in Spanish.
func Spanish(n int) loa.Terms {
	t := Terms(n)
	t.Kind, t.Language = loa.TollFree, loa.Spanish
	t.Customer, t.Signer.Name = loa.NewCompany("Panadería La Espiga Inc."), "María Ibáñez Núñez"
	t.ServiceAddress, t.BTN = loa.Address{}, loa.BTN{}
	t.Losing, t.Gaining = loa.Provider{Name: "Heartland Telephone Company", RespOrg: "HTC01"}, loa.Provider{Name: "Meridian Voice Inc.", RespOrg: "MVX42"}
	t.Numbers = Numbers("888555", n)
	return t
}

// Signed returns the letter of t, viewed, consented to and signed.
func Signed(t loa.Terms) loa.Letter {
	l := loa.Draft(t)
	trace := loa.Trace{At: Now.Add(-2 * time.Hour), IP: netip.MustParseAddr("203.0.113.40"), UserAgent: "Mozilla/5.0", Auth: loa.AuthEmailLink}
	for _, typ := range []loa.EventType{loa.EventPresented, loa.EventViewed, loa.EventConsented} {
		e := loa.Event{Type: typ, Trace: trace}
		if typ == loa.EventConsented {
			e.TextID, e.TextSHA256 = "esign-disclosures/3", loa.HashText("the disclosures as they were shown")
		}
		l = must(loa.Note(l, e))
		trace.At = trace.At.Add(90 * time.Second)
	}
	return must(loa.Sign(l, loa.Signature{Method: loa.Typed, Name: t.Signer.Name, Text: t.Signer.Name, Trace: trace}))
}

// Sealed returns the letter of t signed and sealed.
func Sealed(t loa.Terms) loa.Letter {
	return must(loa.SealLetter(Signed(t), Key(), KeyID, Now.Add(-time.Hour)))
}

// Record returns what the losing carrier has on file for [Terms], written as a
// carrier writes.
func Record(n int) loa.Record {
	r := loa.Record{
		Source:     loa.SourceCSR,
		Date:       calendar.MustParseDate("2026-03-02"),
		Carrier:    loa.Provider{Name: "HEARTLAND TELEPHONE CO"},
		Customer:   loa.NewCompany("PRAIRIE BICYCLE WORKS, L.L.C."),
		Authorized: []string{"WHITFIELD, DANA"},
		ServiceAddress: loa.Address{
			Line1: "1420 WEST ELM ST STE 200", City: "SPRINGFIELD", Region: "Illinois", PostalCode: "62701-1234", Country: loa.US,
		},
		BillingAddress: loa.Address{Line1: "P.O. BOX 881", City: "SPRINGFIELD", Region: "IL", PostalCode: "62705", Country: loa.US},
		BTN:            loa.MustParseBTN("217-555-0100 014"),
		AccountNumber:  loa.NewAccountNumber("00482219917"),
		Features:       []string{"dsl"},
		Credentials:    loa.Credentials{PIN: loa.NewPIN("4417")},
	}
	for _, n := range Numbers("217555", n) {
		r.Numbers = append(r.Numbers, loa.RecordNumber{Number: n})
	}
	return r
}

func must(l loa.Letter, err error) loa.Letter {
	if err != nil {
		panic(err)
	}
	return l
}

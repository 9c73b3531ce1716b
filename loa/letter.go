package loa

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// Schema names the wire form of [Terms] and of what a seal covers.
const Schema = "loa/1"

// Kind is the kind of service a letter moves. One letter moves one kind.
type Kind string

// The kinds.
const (
	Local    Kind = "local"     // wireline and VoIP
	Wireless Kind = "wireless"  // mobile
	TollFree Kind = "toll-free" // moved between Responsible Organizations
)

// Language is the language of a whole letter: 47 CFR 64.1130(h) wants all of it in
// one.
type Language string

// The languages a letter can be written in.
const (
	English Language = "en"
	French  Language = "fr"
	Spanish Language = "es"
)

// RemainingAction says what becomes of the numbers of the account that stay.
type RemainingAction string

// The actions.
const (
	Keep       RemainingAction = "keep"
	Disconnect RemainingAction = "disconnect"
)

// Remaining tells what becomes of the numbers that a partial port leaves on the
// account.
type Remaining struct {
	Action  RemainingAction    `json:"action,omitzero"`
	NewBTN  BTN                `json:"new_btn,omitzero"` // the account's BTN once its present one is ported
	Numbers []numbering.Number `json:"numbers,omitzero"`
}

// Terms are what the customer signs: every field is covered by the signature, and
// a change to any of them voids it. No PIN and no other secret is among them.
type Terms struct {
	Schema     string   `json:"schema"`
	ID         string   `json:"id"`
	Version    int      `json:"version"`             // 1, 2, 3 ... of the letters that supersede each other
	Supersedes string   `json:"supersedes,omitzero"` // ID of the letter this one replaces
	Country    Country  `json:"country"`
	Kind       Kind     `json:"kind"`
	Language   Language `json:"language"`

	Customer       Customer      `json:"customer,omitzero"`
	Signer         Signer        `json:"signer,omitzero"`
	ServiceAddress Address       `json:"service_address,omitzero"` // where the telephones ring
	BillingAddress Address       `json:"billing_address,omitzero"` // where the bill goes; empty: to the service address
	BTN            BTN           `json:"btn,omitzero"`
	AccountNumber  AccountNumber `json:"account_number,omitzero"`

	Losing   Provider `json:"losing,omitzero"`
	Gaining  Provider `json:"gaining,omitzero"`
	Reseller string   `json:"reseller,omitzero"` // whom the customer pays, where that is not the losing carrier itself

	Numbers   []numbering.Number `json:"numbers,omitzero"` // sorted, each once
	Partial   bool               `json:"partial,omitzero"` // other numbers stay on the account
	Remaining Remaining          `json:"remaining,omitzero"`
	Texting   bool               `json:"texting,omitzero"` // activate text messaging once the port completes

	RequestedDate calendar.Date `json:"requested_date,omitzero"`
	TermUntil     calendar.Date `json:"term_until,omitzero"` // end of a business's term agreement, which keeps the letter valid: 47 CFR 64.1130(j)
	CreatedAt     time.Time     `json:"created_at,omitzero"`

	Statements []Statement `json:"statements,omitzero"`
}

// Letter is a Letter of Authorization: its terms, and what happened to them. The
// package's functions return changed copies and never alter the letter they are
// given. Encoded, a letter travels whole; printed or logged, it is its id, kind and
// counts.
type Letter struct {
	Terms
	Evidence  []Event    `json:"evidence,omitzero"`
	Signature Signature  `json:"signature,omitzero"`
	Seal      Seal       `json:"seal,omitzero"`
	Revoked   Revocation `json:"revoked,omitzero"`
}

// Revocation ends a letter before its time.
type Revocation struct {
	At     time.Time `json:"at,omitzero"`
	Reason string    `json:"reason,omitzero"`
}

// Draft returns the unsigned letter of t, in canonical order: numbers sorted and
// each once, instants in UTC milliseconds, version 1 when it has none, and the
// statements that its country, kind and language call for when it has none.
func Draft(t Terms) Letter {
	t.Schema = Schema
	t.Version = max(t.Version, 1)
	t.CreatedAt = instant(t.CreatedAt)
	t.Numbers = sorted(t.Numbers)
	t.Remaining.Numbers = sorted(t.Remaining.Numbers)
	t.Statements = slices.Clone(t.Statements)
	if len(t.Statements) == 0 {
		t.Statements = StatementsFor(t)
	}
	return Letter{Terms: t}
}

// Supersede returns the draft that replaces l under the given id: the same terms,
// one version on, with nothing signed. The statements are written anew.
func Supersede(l Letter, id string, at time.Time) Letter {
	t := l.Terms
	t.ID, t.Supersedes, t.Version, t.CreatedAt, t.Statements = id, l.ID, l.Version+1, at, nil
	return Draft(t)
}

// Revoke returns l revoked. A letter is revoked once: the first instant stands.
func Revoke(l Letter, at time.Time, reason string) Letter {
	if l.Revoked.At.IsZero() {
		l.Revoked = Revocation{At: instant(at), Reason: reason}
	}
	return l
}

// IsRevoked reports whether the customer took the letter back.
func (l Letter) IsRevoked() bool { return !l.Revoked.At.IsZero() }

// Covers reports whether the letter lists n.
func (l Letter) Covers(n numbering.Number) bool { return slices.Contains(l.Numbers, n) }

// Digest returns the hex SHA-256 of the canonical JSON of t, the fingerprint that
// events and the signature refer to. It is "" for terms that have none, because an
// instant lies outside the years 0 to 9999.
func (t Terms) Digest() string { return t.fingerprint().String() }

// SupersededBy reports whether m is a more recent authorization for one of the
// letter's numbers: signed later, and not revoked. Carriers refuse the older one.
func (l Letter) SupersededBy(m Letter) bool {
	if !m.IsSigned() || m.IsRevoked() || !m.Signature.At.After(l.Signature.At) {
		return false
	}
	numbers := sorted(m.Numbers)
	return slices.ContainsFunc(l.Numbers, func(n numbering.Number) bool { return has(numbers, n) })
}

// LogValue implements [slog.LogValuer] without names, numbers and the account.
func (l Letter) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", l.ID),
		slog.Int("version", l.Version),
		slog.String("country", string(l.Country)),
		slog.String("kind", string(l.Kind)),
		slog.Attr{Key: "customer", Value: l.Customer.LogValue()},
		slog.Int("numbers", len(l.Numbers)),
		slog.Bool("signed", l.IsSigned()),
		slog.Bool("sealed", l.IsSealed()),
		slog.Bool("revoked", l.IsRevoked()),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (l Letter) Format(f fmt.State, _ rune) { formatLog(f, "loa.Letter", l.LogValue()) }

// LogValue implements [slog.LogValuer] as the letter's does.
func (t Terms) LogValue() slog.Value { return Letter{Terms: t}.LogValue() }

// Format implements [fmt.Formatter] as the letter's does.
func (t Terms) Format(f fmt.State, _ rune) { formatLog(f, "loa.Terms", t.LogValue()) }

// instant brings t to the form in which it is stored: UTC, whole milliseconds, no
// monotonic reading, none outside the years that JSON can write.
func instant(t time.Time) time.Time {
	if t = t.UTC(); t.Year() < 0 || t.Year() > 9999 {
		return time.Time{}
	}
	return t.Truncate(time.Millisecond)
}

// sorted returns the numbers in order, each once.
func sorted(numbers []numbering.Number) []numbering.Number {
	s := slices.Clone(numbers)
	numbering.Sort(s)
	return slices.Compact(s)
}

// has reports whether numbers in order hold n.
func has(numbers []numbering.Number, n numbering.Number) bool {
	_, ok := slices.BinarySearchFunc(numbers, n, numbering.Number.Compare)
	return ok
}

package portout

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// Ask is a version of another carrier's request, with what whoever asks claims to know
// of the subscriber. It is compared once and never stored.
//
// What is withheld, such as a PIN that was read back from storage, counts as not brought.
// It is no error, which would leave the request without an answer, and to many a carrier
// silence is approval: whoever asks can send the text that a withheld PIN is written as.
type Ask struct {
	// Ref and Version identify it: a higher version replaces a lower one, the same one
	// again is a repetition. A Version of 0 is 1.
	Ref     string `json:"ref"`
	PON     string `json:"pon,omitzero"`
	Version int    `json:"version,omitzero"`
	// Numbers are those asked for, in any order.
	Numbers        []numbering.Number `json:"numbers"`
	GainingCarrier string             `json:"gaining_carrier,omitzero"`
	GainingSPID    string             `json:"gaining_spid,omitzero"`

	AccountNumber loa.AccountNumber `json:"account_number,omitzero"`
	PostalCode    string            `json:"postal_code,omitzero"`
	PIN           loa.PIN           `json:"pin,omitzero"`
	SSN4          loa.SSN4          `json:"ssn4,omitzero"`
	TaxID         loa.TaxID         `json:"tax_id,omitzero"`
	DeviceID      loa.DeviceID      `json:"device_id,omitzero"`
	// Name is the account holder's, Signer who authorized it; Address and BTN are for
	// what is not a simple port.
	Name    string      `json:"name,omitzero"`
	Signer  string      `json:"signer,omitzero"`
	Address loa.Address `json:"address,omitzero"`
	BTN     loa.BTN     `json:"btn,omitzero"`
	// Letter is the customer's authorization. What it says goes before the fields above
	// that it has too. Its seal, if it has one, is the host's to verify; see [loa.Verify].
	Letter *loa.Letter `json:"letter,omitzero"`
	// AnswerBy is when the carrier decides by itself, zero if it does not say.
	AnswerBy time.Time `json:"answer_by,omitzero"`
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (q Ask) Format(f fmt.State, _ rune) { formatLog(f, "portout.Ask", q.LogValue()) }

// LogValue implements [slog.LogValuer]: references and counts, and neither names nor
// numbers.
func (q Ask) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("ref", q.Ref), slog.String("pon", q.PON), slog.Int("version", q.Version), slog.Int("numbers", len(q.Numbers)),
	)
}

// AskOf returns what a carrier passed on as the library takes it. The date that was
// asked for goes to [When].
func AskOf(p carrier.PortOut) Ask {
	return Ask{
		Ref: p.Ref, PON: p.PON, Version: p.Version, Numbers: slices.Clone(p.Numbers),
		GainingCarrier: p.GainingCarrier, GainingSPID: p.GainingSPID,
		AccountNumber: p.AccountNumber, PostalCode: p.PostalCode, PIN: p.PIN, SSN4: p.SSN4, TaxID: p.TaxID, DeviceID: p.DeviceID,
		Name: p.Name, Signer: p.AuthorizedPerson, AnswerBy: p.AnswerBy,
	}
}

// Subscriber is what the host has on file about an account at the instant of a
// request. It is given with a command and never stored.
type Subscriber struct {
	// Record is the host's own: names, addresses, account number, and every number of
	// the account. Its PIN is not looked at: [Account] has them.
	Record loa.Record
	// Inactive are numbers of the account that are not in service, Busy those that an
	// order of the host's own is changing.
	Inactive []numbering.Number
	Busy     []numbering.Number
	// LetterSince is when the customer signed their latest letter for another carrier
	// that the host knows of; zero if it knows of none.
	LetterSince time.Time
}

// Finding is one thing that is wrong with a request. Detail is for the host's eyes.
type Finding struct {
	Code carrier.ReasonCode `json:"code"`
	// Field is what was compared, "" where it was not a comparison.
	Field loa.Field `json:"field,omitzero"`
	// Detail says more: of a PIN, whether it differs, lapsed, is blocked, or was never
	// set; of what did not come, whether it was withheld. Whoever asked never learns which.
	Detail loa.Code `json:"detail,omitzero"`
}

// The details of a PIN that does not match.
const (
	PINDiffers loa.Code = "pin.differs"
	PINLapsed  loa.Code = "pin.lapsed"
	PINIsOff   loa.Code = "pin.blocked"
	PINNone    loa.Code = "pin.none"
)

// secret reports whether a finding is about the PIN.
func (f *Finding) secret() bool {
	return f.Code == carrier.PasscodeInvalid || f.Code == carrier.PasscodeRequired
}

// outside returns what may be said of findings to whoever asked. Without the PIN it is
// that alone: a wrong guess tells nothing about the account, not even whether the rest
// was right.
func outside(findings []Finding) []carrier.Reason {
	var reasons []carrier.Reason
	secret := slices.ContainsFunc(findings, func(f Finding) bool { return f.secret() })
	for i := range findings {
		r := carrier.Reason{Code: findings[i].Code}
		if (!secret || findings[i].secret()) && !slices.Contains(reasons, r) {
			reasons = append(reasons, r)
		}
	}
	return reasons
}

// Outside returns what a request is to be rejected for, as far as whoever asked may
// know it: codes only.
func (r *Request) Outside() []carrier.Reason { return outside(r.Findings) }

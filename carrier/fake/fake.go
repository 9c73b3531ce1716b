package fake

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Options are the settings of a [Fake]. The zero Options are a fake without
// subscribers, in UTC, on the morning of Monday 2026-03-02.
type Options struct {
	// Name is the carrier's, in errors and limits; empty is "fake".
	Name string
	// Seed decides all chances.
	Seed uint64
	// Start is where the clock begins. Calendars end with the year 2200, and releases
	// with them; the clock goes on to 2262, as far as nanoseconds since 1970 are counted.
	Start time.Time
	// Zone is where the days and hours of profiles without a zone of their own
	// are; the usual windows of activation are meant in US Central. LoadZone,
	// such as time.LoadLocation, finds the zones that profiles name; without it,
	// and for names that it does not find, Zone is used.
	Zone     *time.Location
	LoadZone func(name string) (*time.Location, error)
	// Calendar are the business days of losing carriers; zero means the core
	// holidays of the country of each.
	Calendar calendar.Calendar
	// Accounts are the losing carriers' subscribers, Profiles how those carriers
	// answer, before the ones that ship.
	Accounts []Account
	Profiles []Profile
	// Coverage is where this carrier ports in; nil is [DefaultCoverage].
	Coverage *Coverage
	// TrustUnknown takes numbers that are on no account as matching their order,
	// for tests of load. Otherwise they are rejected.
	TrustUnknown bool
	// Script says how orders fare, before the profiles and the magic numbers.
	Script *Script
	// Faults are what goes wrong with calls.
	Faults []Fault
	// Sleep waits for the fault Slow, as the caller's clock goes, and returns early,
	// with its error, once ctx is done; nil does not wait. It must not block for good.
	Sleep func(ctx context.Context, d time.Duration) error
	// KeyLife is how long the carrier knows a first submission by its key, as idempotency
	// keys expire: a repetition after that is an order of its own, and the host has two.
	// 0 is for ever.
	KeyLife time.Duration
	// Hooks are for what scripts cannot say.
	Hooks Hooks
	// Strict fails that test on a submission that neither the script nor an account nor
	// a magic number speaks of, and on a supplement, cancellation or activation of an
	// order whose script does not speak of it.
	Strict testing.TB
	// Without are abilities that this carrier lacks.
	Without []carrier.Op
	// Key signs webhooks, an Ed25519 seed of 32 bytes; empty takes one from Seed.
	Key []byte
	// NoLedger keeps no ledger, to save memory in tests of load.
	NoLedger bool
}

// Fake is a carrier, and the losing carriers behind it. It is safe for concurrent
// use. Its clock moves when told, and nothing else moves by itself.
type Fake struct {
	mu       sync.Mutex
	opt      Options
	now      time.Time
	profiles []Profile
	clerks   []*clerk
	accounts []*Account
	owner    map[numbering.Number]*Account // who serves a number
	left     map[numbering.Number]*Account // who served a number that was ported
	orders   map[string]*order
	ofNumber map[numbering.Number]*order // the order that has a number or holds it, else the last one
	agenda   agenda
	told     pages[event]
	ledger   pages[record]
	counts   map[count]int               // calls, kept only if there are faults
	hits     map[hit]int                 // faults that struck, by the state they met
	outs     map[string]*order           // port-outs, by reference
	gone     map[numbering.Number]*order // the port-out that took a number of the host
	nobody   *order                      // of calls that are about none
	struck   []Fault                     // one for each fault that struck
	boundary int                         // between host and carrier so far, for crash points
	crashAt  int
}

// New makes a fake. Nil options are the zero Options.
func New(opt *Options) *Fake {
	f := &Fake{
		owner:    map[numbering.Number]*Account{},
		left:     map[numbering.Number]*Account{},
		orders:   map[string]*order{},
		ofNumber: map[numbering.Number]*order{},
		outs:     map[string]*order{},
		gone:     map[numbering.Number]*order{},
		nobody:   &order{},
		counts:   map[count]int{},
		hits:     map[hit]int{},
	}
	if opt != nil {
		f.opt = *opt
	}
	if f.opt.Name == "" {
		f.opt.Name = "fake"
	}
	if f.opt.Zone == nil {
		f.opt.Zone = time.UTC
	}
	if f.now = counted(f.opt.Start); f.opt.Start.IsZero() {
		f.now = time.Date(2026, time.March, 2, 15, 0, 0, 0, time.UTC)
	}
	f.profiles = append(append(f.profiles, f.opt.Profiles...), Profiles()...)
	f.clerks = make([]*clerk, len(f.profiles))
	for i := range f.opt.Accounts {
		f.setAccount(&f.opt.Accounts[i])
	}
	return f
}

// Able implements [carrier.Abler].
func (f *Fake) Able(op carrier.Op) bool {
	return !slices.Contains(f.opt.Without, op)
}

// Coverage is where a carrier ports in.
type Coverage struct {
	// Only are the prefixes covered, such as "512" or "512555"; none means all.
	Only []string `json:"only,omitzero"`
	// Except are the prefixes not covered.
	Except []string `json:"except,omitzero"`
}

// DefaultCoverage is everywhere but for the 555 prefix of a few thinly settled area
// codes, as rural prefixes are what carriers lack most: Alaska, Idaho, Montana,
// North and South Dakota, Wyoming, and the north of Canada.
func DefaultCoverage() *Coverage { return &Coverage{Except: slices.Clone(rural[:])} }

var rural = [...]string{"907555", "208555", "406555", "701555", "605555", "307555", "867555"}

func (f *Fake) coverage() *Coverage {
	if f.opt.Coverage == nil {
		return &Coverage{Except: rural[:]}
	}
	return f.opt.Coverage
}

func (c *Coverage) covers(n numbering.Number) bool {
	var b [16]byte
	text, _ := n.AppendText(b[:0])
	digits := text[len("+1"):]
	match := func(list []string) bool {
		return slices.ContainsFunc(list, func(p string) bool { return len(p) <= len(digits) && string(digits[:len(p)]) == p })
	}
	return (len(c.Only) == 0 || match(c.Only)) && !match(c.Except)
}

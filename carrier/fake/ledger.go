package fake

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Entry is one thing that really happened, whatever the host was told.
type Entry struct {
	At   time.Time `json:"at"`
	PON  string    `json:"pon,omitzero"`
	Kind EntryKind `json:"kind"`
	// Op and Err are of a call; Err is what the caller saw, which says nothing
	// about what happened: see the entries before it.
	Op      carrier.Op `json:"op,omitzero"`
	Err     string     `json:"err,omitzero"`
	Version int        `json:"version,omitzero"`
	// Number, From, To and Release are of a number's move; From is "" for its
	// first.
	Number  numbering.Number `json:"number,omitzero"`
	From    carrier.Status   `json:"from,omitzero"`
	To      carrier.Status   `json:"to,omitzero"`
	Release calendar.Date    `json:"release,omitzero"`
}

// EntryKind is the kind of an [Entry].
type EntryKind string

// The kinds.
const (
	EntryCall    EntryKind = "call"    // a call that was answered
	EntryFailure EntryKind = "failure" // a call that failed for the caller
	EntryMove    EntryKind = "move"    // a number that changed its status
)

// A record is an entry as it is kept, or a step that was performed.
type record struct {
	order   *order
	err     *error
	step    *Step // of a step, and of a move by the losing carrier
	at      int64
	n       int64 // of a move, the digits of its number; of a step, the time since the one before it
	version int32
	release calendar.Date
	kind    recordKind
	from    status
	to      status
	op      opCode
	on      triggerCode
}

type recordKind uint8

const (
	recordCall recordKind = iota
	recordFailure
	recordMove
	recordStep
)

// opCode and triggerCode are places in the lists below.
type (
	opCode      uint8
	triggerCode uint8
)

var opWords = [...]carrier.Op{
	carrier.OpSubmit, carrier.OpStatus, carrier.OpCancel, carrier.OpCheck, carrier.OpSupplement, carrier.OpActivate,
	carrier.OpSendDocument, carrier.OpFetchRecord, carrier.OpListEvents, carrier.OpParseWebhook,
	carrier.OpEnableMessaging, carrier.OpRespondPortOut, carrier.OpDescribe, carrier.OpListPortOuts,
}

var triggerWords = [...]Trigger{
	"", OnSubmit, OnSupplement, OnCancel, OnActivate, OnMessaging, OnPortOut, OnApprove, OnSilence, OnHappen,
}

func codeOf(op carrier.Op) opCode { return opCode(slices.Index(opWords[:], op)) }

func (t Trigger) code() triggerCode { return triggerCode(max(slices.Index(triggerWords[:], t), 0)) }

func (k recordKind) word() EntryKind {
	return [...]EntryKind{EntryCall, EntryFailure, EntryMove}[k]
}

func (f *Fake) write(r record) {
	if !f.opt.NoLedger {
		r.at = f.now.UnixNano()
		f.ledger.add(r)
	}
}

func (r *record) show() Entry {
	e := Entry{At: instant(r.at), PON: r.order.pon, Kind: r.kind.word(), Version: int(r.version)}
	if r.err != nil {
		e.Err = (*r.err).Error()
	}
	if r.kind != recordMove {
		e.Op = opWords[r.op]
	} else {
		e.Number, e.To, e.Release = r.number(), r.to.word(), r.release
		if !r.begins() {
			e.From = r.from.word()
		}
	}
	return e
}

// Ledger returns what happened, by time, then by purchase order number, so that it
// does not depend on which of two goroutines came first.
func (f *Fake) Ledger() []Entry {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := make([]Entry, 0, f.ledger.len())
	for i := range f.ledger.len() {
		if f.ledger.at(i).kind != recordStep {
			out = append(out, f.ledger.at(i).show())
		}
	}
	slices.SortStableFunc(out, func(a, b Entry) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.PON, b.PON)) })
	return out
}

// Timeline is what happened to an order, one line each, as text that diffs well.
// Numbers are told by their places, 0 for one that a correction left out; calls for the
// status are left out.
func (f *Fake) Timeline(pon string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var b strings.Builder
	for i := range f.ledger.len() {
		r := f.ledger.at(i)
		switch {
		case r.order.pon != pon, r.kind == recordStep, r.kind == recordCall && opWords[r.op] == carrier.OpStatus:
		case r.kind == recordMove:
			if i == 0 || !r.with(f.ledger.at(i-1)) {
				b.WriteString(f.moves(i))
			}
		case r.kind == recordFailure:
			fmt.Fprintf(&b, "%s  %s fails: %v\n", r.clock(f.opt.Zone), opWords[r.op], *r.err)
		default:
			fmt.Fprintf(&b, "%s  %s", r.clock(f.opt.Zone), opWords[r.op])
			if r.version > 0 {
				fmt.Fprintf(&b, " %d", r.version)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Mermaid is what happened to an order as a sequence diagram of the Mermaid language.
func (f *Fake) Mermaid(pon string) string {
	var b strings.Builder
	b.WriteString("sequenceDiagram\n    participant H as host\n    participant C as carrier\n")
	for line := range strings.Lines(f.Timeline(pon)) {
		at, what, _ := strings.Cut(strings.TrimSpace(line), "  ")
		switch what = strings.ReplaceAll(what, ";", ","); {
		case strings.Contains(what, " fails: "):
			b.WriteString("    H-xC: " + what + "\n")
		case what[0] >= '0' && what[0] <= '9':
			b.WriteString("    Note over C: " + at + " " + what + "\n")
		default:
			b.WriteString("    H->>C: " + what + "\n")
		}
	}
	return b.String()
}

func (r *record) clock(zone *time.Location) string {
	return instant(r.at).In(zone).Format("2006-01-02 15:04 MST")
}

// with reports whether two records are of numbers that made the same move together, by
// one step; in a restored ledger, by equal ones.
func (r *record) with(q *record) bool {
	return r.kind == q.kind && r.order == q.order && r.at == q.at && r.from == q.from && r.to == q.to &&
		r.release == q.release && reflect.DeepEqual(r.step, q.step)
}

// moves is the line of the move that begins a run of entries at i.
func (f *Fake) moves(i int) string {
	var b strings.Builder
	r := f.ledger.at(i)
	b.WriteString(r.clock(f.opt.Zone) + "  ")
	for k := i; k < f.ledger.len() && f.ledger.at(k).with(r); k++ {
		if k > i {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%d", r.order.place(f.ledger.at(k).number())+1)
	}
	if b.WriteString(": "); !r.begins() {
		b.WriteString(string(r.from.word()) + " to ")
	}
	b.WriteString(string(r.to.word()))
	if r.to == confirmed {
		b.WriteString(" on " + r.release.String())
	}
	for _, why := range r.reasons() {
		b.WriteString(", " + string(why.Code))
	}
	b.WriteByte('\n')
	return b.String()
}

// number is whose move it is.
func (r *record) number() numbering.Number {
	n, _ := numbering.FromDigits(uint64(r.n))
	return n
}

// begins reports whether a move is the first of its number.
func (r *record) begins() bool { return r.to == received && r.version == 1 }

func (r *record) reasons() []carrier.Reason {
	if r.step == nil {
		return nil
	}
	return r.step.Reasons
}

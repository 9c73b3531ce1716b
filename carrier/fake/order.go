package fake

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// An order is what the fake keeps of one. Instants are nanoseconds since 1970, since
// a million orders are kept. The request itself is not kept, so that no secret is:
// the losing carrier judges it on receipt, and a digest finds other bodies.
type order struct {
	pon      string
	stream   stream
	name     string // what all references of it begin with, once one was told
	digest   uint64 // of the request of this version
	lines    []line
	threads  []thread
	blocks   []Block // of the script that it follows
	received int64   // when this version came
	due      int64   // of the earliest thread, 0 if none
	heapAt   int32   // place in the agenda, -1 if not there
	version  int32
	sequence uint32
	events   uint32   // told so far
	swapped  *event   // waits for the next one to be told first
	out      *ask     // of a port-out, nil for an order of the host
	papers   []uint64 // digests of documents sent later
	wanted   calendar.Date
	profile  uint8
	parts    uint8 // references, 0 as 1
	texting  bool
	again    uint8    // how many orders had the same key before
	calls    [4]uint8 // supplements, cancellations, activations, numbers with messaging
}

// A line is one number of an order.
type line struct {
	number   numbering.Number
	at       int64
	textAt   int64
	cancelAt int64 // of the last change of cancel
	reasons  []carrier.Reason
	whyNot   []carrier.Reason // a cancellation was refused
	word     string           // of an unknown status
	release  calendar.Date
	status   status
	cancel   cancelState
	texting  textState
	part     uint8
	version  int32
}

// A thread is a program under way: the answer to a submission, a supplement, a
// cancellation, an activation, or text messaging.
type thread struct {
	steps   []Step
	pc      int32
	version int32 // whose numbers it concerns
	began   int32 // the version at whose call it began, or the count of that call
	at      int64 // of the next step
	since   int64 // of the step before, or the call
	on      Trigger
	numbers []int // places concerned, nil all
}

type status uint8

// In the order of the words below.
const (
	received status = iota
	rejected
	confirmed
	jeopardy
	activating
	active
	failed
	canceled
	returned
	unknown
)

var statusWords = [...]carrier.Status{
	carrier.Received, carrier.Rejected, carrier.Confirmed, carrier.Jeopardy, carrier.Activating,
	carrier.Active, carrier.Failed, carrier.Canceled, carrier.Returned, carrier.Unknown,
}

// rawWords are the fake's own words for the statuses, as a carrier has its own.
var rawWords = [...]string{
	"SUBMITTED", "EXCEPTION", "FOC", "JEOPARDY", "ACTIVATION_IN_PROGRESS", "COMPLETE", "ACTIVATION_FAILED",
	"CANCELLED", "SNAPBACK", "",
}

type cancelState uint8

const (
	cancelNone cancelState = iota
	cancelAsked
	cancelDenied
)

type textState uint8

const (
	textNone textState = iota
	textPending
	textActive
	textFailed
)

func (s status) word() carrier.Status { return statusWords[s] }

// open reports whether a number in s may still move on.
func (s status) open() bool { return s != active && s != canceled && s != returned }

// after is the table of the fake's own moves: where an act takes a number, and whether
// it can. An act that cannot leaves the number alone.
func (s status) after(a Act) (status, bool) {
	switch a {
	case ActConfirm:
		return confirmed, s == received || s == confirmed || s == jeopardy || s == unknown
	case ActReject:
		return rejected, s == received || s == confirmed || s == jeopardy || s == unknown
	case ActReopen:
		return received, s == rejected || s == confirmed || s == jeopardy || s == unknown
	case ActJeopardy:
		return jeopardy, s == confirmed || s == activating || s == unknown
	case ActBegin:
		return activating, s == confirmed || s == failed
	case ActActivate:
		return active, s.open() && s != rejected && s != jeopardy
	case ActFail:
		return failed, s == confirmed || s == activating
	case ActCancel:
		return canceled, s.open()
	case ActReturn:
		return returned, s == active
	case ActUnknown:
		return unknown, s.open()
	default:
		return s, false
	}
}

// streamOf is the stream of the order: of the key that its host knows, and of how often
// that was taken before.
func (o *order) streamOf(seed uint64) stream {
	return newStream(seed, o.key()+strings.Repeat(forgotten, int(o.again)))
}

// key is the purchase order number that the host knows.
func (o *order) key() string { return strings.TrimRight(o.pon, forgotten) }

// place finds a number's line, -1 if the order has none.
func (o *order) place(n numbering.Number) int {
	i, ok := slices.BinarySearchFunc(o.lines, n, func(l line, n numbering.Number) int { return l.number.Compare(n) })
	if !ok {
		return -1
	}
	return i
}

// status is the status of a number of the order, carrier.Unknown without one.
func (o *order) status(n numbering.Number) carrier.Status {
	if i := o.place(n); i >= 0 {
		return o.lines[i].status.word()
	}
	return carrier.Unknown
}

// first is the status of the order's first number, "" without one.
func (o *order) first() carrier.Status {
	if o == nil || len(o.lines) == 0 {
		return ""
	}
	return o.lines[0].status.word()
}

// holds reports whether the order keeps other orders from the number.
func (o *order) holds(n numbering.Number) bool {
	i := o.place(n)
	return i >= 0 && o.lines[i].status.open() && o.lines[i].status != rejected
}

// ref is the carrier's reference of a part of the order. It follows from seed and
// purchase order number, not from the order of arrival.
func (o *order) ref(part uint8) string {
	if o.name == "" {
		const digits = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
		var b [10]byte
		x := o.stream.draw("ref", 0)
		for i := range b {
			b[i] = digits[x%32]
			x >>= 5
		}
		o.name = string(b[:])
	}
	if o.parts < 2 {
		return o.name
	}
	return o.name + "-" + strconv.Itoa(int(part)+1)
}

// report is the present view of an order.
func (f *Fake) report(o *order) *carrier.Report {
	r := newReport(len(o.lines))
	r.PON, r.AsOf, r.Sequence = o.key(), f.now, uint64(o.sequence)
	c := f.clerk(o.profile)
	for i := range o.lines {
		l := &o.lines[i]
		out := &r.Lines[i]
		*out = carrier.LineReport{
			Number: l.number, Version: int(l.version), Ref: o.ref(l.part), Status: l.status.word(),
			Raw: rawWords[l.status], Reasons: slices.Clone(l.reasons), At: instant(l.at),
		}
		if l.status == unknown {
			out.Raw = l.word
		}
		if !l.release.IsZero() {
			out.Release = c.release(l.release)
		}
		switch l.cancel {
		case cancelAsked:
			out.Cancel, out.CancelAt = carrier.CancelPending, instant(l.cancelAt)
		case cancelDenied:
			out.Cancel, out.CancelReasons, out.CancelAt = carrier.CancelRefused, slices.Clone(l.whyNot), instant(l.cancelAt)
		default:
		}
	}
	return r
}

// newReport makes a report, that of one number in one piece.
func newReport(lines int) *carrier.Report {
	if lines != 1 {
		return &carrier.Report{Lines: make([]carrier.LineReport, lines)}
	}
	one := &struct {
		carrier.Report
		lines [1]carrier.LineReport
	}{}
	one.Lines = one.lines[:]
	return &one.Report
}

// counted is an instant in UTC, or the end that is nearer to it of the years, 1678 to 2262,
// that nanoseconds since 1970 count.
func counted(t time.Time) time.Time {
	first, last := time.Unix(0, math.MinInt64), time.Unix(0, math.MaxInt64)
	switch {
	case t.Before(first):
		t = first
	case t.After(last):
		t = last
	}
	return t.UTC()
}

func instant(nanos int64) time.Time {
	if nanos == 0 {
		return time.Time{}
	}
	return time.Unix(0, nanos).UTC()
}

package fake

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// ErrRecording is matched by every error of [ScriptOf].
var ErrRecording = errors.New("fake: not a recording")

// ScriptOf makes a script of a recording of carrier.Recording, so that what a real
// carrier once did to a host happens again in its tests: each order by itself, each
// change that a report showed at its distance from the call or the change before it. A
// recording holds no secret, and the script holds nothing of the subscribers at all but
// for the carrier's own words beside a reason.
//
// What no report showed is not in it: a status that came and went between two polls,
// events, and failed calls, which can be replayed word by word with carriertest.Replay.
func ScriptOf(recording io.Reader) (*Script, error) {
	tape := &tape{orders: map[string]*recorded{}}
	lines := bufio.NewScanner(recording)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		if err := tape.read(lines.Bytes()); err != nil {
			return nil, fmt.Errorf("%w: line %d: %w", ErrRecording, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRecording, err)
	}
	s := &Script{}
	for _, pon := range tape.pons {
		r := Rule{PON: pon}
		for _, b := range tape.orders[pon].blocks {
			r.Blocks = append(r.Blocks, b.Block)
		}
		s.Rules = append(s.Rules, r)
	}
	return s, nil
}

// A tape is a recording as it is read: its orders, in the order of their first calls.
type tape struct {
	orders map[string]*recorded
	pons   []string
}

// recorded is an order of a recording.
type recorded struct {
	lines   map[numbering.Number]carrier.LineReport
	numbers []numbering.Number // by their places
	blocks  []*recordedBlock
}

type recordedBlock struct {
	Block
	version int       // that its call brought, 0 of a cancellation
	since   time.Time // of the call, or of the last step
}

func (t *tape) read(line []byte) error {
	var r carrier.Recorded
	if json.Unmarshal(line, &r) != nil {
		return errors.New("it is not JSON of it")
	}
	switch r.Op {
	case carrier.OpSubmit, carrier.OpStatus, carrier.OpCancel, carrier.OpSupplement, carrier.OpActivate, carrier.OpSendDocument:
	default:
		return nil
	}
	if r.Error != nil {
		return nil
	}
	var ask struct {
		PON     string `json:"pon"`
		Version int    `json:"version"`
	}
	var report carrier.Report
	if json.Unmarshal(r.Request, &ask) != nil || json.Unmarshal(r.Response, &report) != nil || !carrier.ValidPON(ask.PON) || ask.PON != report.PON {
		return errors.New("the call and its answer do not belong together")
	}
	o := t.orders[ask.PON]
	if o == nil {
		o = &recorded{lines: map[numbering.Number]carrier.LineReport{}}
		t.orders[ask.PON], t.pons = o, append(t.pons, ask.PON)
	}
	o.call(r.Op, ask.Version, report.AsOf)
	o.changes(&report)
	return nil
}

// call begins the block of a call that is new. A recording that begins in the middle of
// an order counts as its submission.
func (o *recorded) call(op carrier.Op, version int, at time.Time) {
	b := &recordedBlock{Block: Block{On: OnSubmit, Version: max(version, 1), Steps: []Step{}}, version: max(version, 1), since: at}
	switch {
	case op == carrier.OpCancel:
		b.On, b.Version, b.version = OnCancel, o.count(OnCancel)+1, 0
	case op == carrier.OpSupplement:
		b.On, b.Version = OnSupplement, o.count(OnSupplement)+1
	case op != carrier.OpSubmit && len(o.blocks) > 0:
		return
	}
	if op != carrier.OpCancel && o.block(b.version) != nil {
		return // a repetition
	}
	o.blocks = append(o.blocks, b)
}

func (o *recorded) count(on Trigger) (n int) {
	for _, b := range o.blocks {
		if b.On == on {
			n++
		}
	}
	return n
}

// block is the last one that a version brought, nil without one; 0 is a cancellation.
func (o *recorded) block(version int) *recordedBlock {
	for _, b := range slices.Backward(o.blocks) {
		if b.version == version {
			return b
		}
	}
	return nil
}

// changes turns what is new in a report into steps.
func (o *recorded) changes(report *carrier.Report) {
	for _, l := range report.Lines {
		if at, ok := o.place(l.Number); !ok {
			o.numbers = slices.Insert(o.numbers, at, l.Number)
		}
	}
	lines := slices.Clone(report.Lines)
	slices.SortStableFunc(lines, func(a, b carrier.LineReport) int { return a.At.Compare(b.At) })
	for _, l := range lines {
		before := o.lines[l.Number]
		o.lines[l.Number] = l
		b := cmp.Or(o.block(l.Version), o.blocks[0])
		if refused := l.Cancel == carrier.CancelRefused; refused && before.Cancel != l.Cancel || l.Status == carrier.Canceled && before.Cancel == carrier.CancelPending {
			b = cmp.Or(o.block(0), b)
		}
		if s, ok := stepOf(before, l); ok {
			at, _ := o.place(l.Number)
			b.add(s, at+1, l.At)
		}
	}
	for _, b := range o.blocks {
		for k := range b.Steps {
			if len(b.Steps[k].Pick) == len(o.numbers) {
				b.Steps[k].Pick = nil
			}
		}
	}
}

func (o *recorded) place(n numbering.Number) (int, bool) {
	return slices.BinarySearchFunc(o.numbers, n, numbering.Number.Compare)
}

// add appends a step on the number at a place, or adds the number to the last one.
func (b *recordedBlock) add(s Step, place int, at time.Time) {
	if at.Before(b.since) {
		at = b.since
	}
	if k := len(b.Steps) - 1; k >= 0 && at.Equal(b.since) && s.like(&b.Steps[k]) {
		b.Steps[k].Pick = append(b.Steps[k].Pick, place)
		return
	}
	s.Wait, s.Pick = exactly(at.Sub(b.since)), []int{place}
	b.Steps, b.since = append(b.Steps, s), at
}

func (s *Step) like(t *Step) bool {
	return s.Act == t.Act && s.Date == t.Date && s.Word == t.Word && slices.Equal(s.Reasons, t.Reasons) && t.Pick != nil
}

// stepOf is the act that leads from one view of a number to the next, if there is one.
func stepOf(before, l carrier.LineReport) (s Step, ok bool) {
	s.Reasons = known(l.Reasons)
	if l.Cancel == carrier.CancelRefused && before.Cancel != l.Cancel {
		s.Act = ActRefuse
		return s, true
	}
	if l.Status == cmp.Or(before.Status, carrier.Received) && l.Release.Date == before.Release.Date &&
		(l.Status != carrier.Unknown || l.Raw == before.Raw) && l.Version == cmp.Or(before.Version, l.Version) {
		return s, false
	}
	switch l.Status {
	case carrier.Received:
		s = Step{Act: ActReopen}
		return s, before.Status != "" && l.Version == before.Version // otherwise by a call
	case carrier.Confirmed:
		s = Step{Act: ActConfirm, Date: l.Release.Date}
		ok = before.Status != l.Status || before.Release.Date != l.Release.Date
		return s, ok
	case carrier.Rejected:
		s.Act = ActReject
	case carrier.Jeopardy:
		s.Act = ActJeopardy
	case carrier.Activating:
		s = Step{Act: ActBegin}
	case carrier.Active:
		s = Step{Act: ActActivate}
	case carrier.Failed:
		s.Act = ActFail
	case carrier.Canceled:
		s.Act = ActCancel
	case carrier.Returned:
		s.Act = ActReturn
	default:
		s = Step{Act: ActUnknown, Word: l.Raw}
	}
	return s, before.Status != l.Status || l.Status == carrier.Unknown || l.Status == carrier.Rejected
}

// known gives reasons the fake's own codes, as scripts have them; a code that this
// version does not know is other.
func known(reasons []carrier.Reason) (out []carrier.Reason) {
	for _, r := range reasons {
		if !r.Code.Known() {
			r.Code = carrier.Other
		}
		k := reason(r.Code)
		k.Text = r.Text
		out = append(out, k)
	}
	return out
}

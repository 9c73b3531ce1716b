package fake

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// ErrSnapshot is matched by every error of [Restore].
var ErrSnapshot = errors.New("fake: not a snapshot of this version")

const snapshotVersion = 3

// A state is a fake as JSON.
type state struct {
	Version  int                `json:"version"`
	Seed     uint64             `json:"seed"`
	Now      time.Time          `json:"now"`
	Profiles []string           `json:"profiles"` // their names, which orders point to
	Accounts []*Account         `json:"accounts,omitzero"`
	Left     []numbering.Number `json:"left,omitzero"` // ported away from their accounts
	Orders   []orderState       `json:"orders,omitzero"`
	Numbers  []holdState        `json:"numbers,omitzero"`
	Told     []eventState       `json:"told,omitzero"`
	Ledger   []recordState      `json:"ledger,omitzero"`
	Counts   []countState       `json:"counts,omitzero"`
	Hits     []hitState         `json:"hits,omitzero"`
	Struck   []Fault            `json:"struck,omitzero"`
	Outs     []orderState       `json:"port_outs,omitzero"`
	Gone     []holdState        `json:"gone,omitzero"`
}

type orderState struct {
	PON      string        `json:"pon"`
	Digest   uint64        `json:"digest"`
	Sequence uint32        `json:"sequence"`
	Version  int32         `json:"version"`
	Received int64         `json:"received"`
	Events   uint32        `json:"events,omitzero"`
	Wanted   calendar.Date `json:"wanted,omitzero"`
	Profile  uint8         `json:"profile"`
	Parts    uint8         `json:"parts,omitzero"`
	Texting  bool          `json:"texting,omitzero"`
	Again    uint8         `json:"again,omitzero"`
	Calls    [4]uint8      `json:"calls,omitzero"`
	Swapped  *eventState   `json:"swapped,omitzero"`
	Blocks   []Block       `json:"blocks,omitzero"`
	Lines    []lineState   `json:"lines"`
	Threads  []threadState `json:"threads,omitzero"`
	Papers   []uint64      `json:"papers,omitzero"`
	Out      *askState     `json:"port_out,omitzero"`
}

type askState struct {
	Request carrier.PortOut                `json:"request"`
	Plain   plain                          `json:"plain,omitzero"` // invented, beside the redacted ones
	Answer  *carrier.RespondPortOutRequest `json:"answer,omitzero"`
}

type lineState struct {
	Number   numbering.Number `json:"number"`
	At       int64            `json:"at"`
	TextAt   int64            `json:"text_at,omitzero"`
	Reasons  []carrier.Reason `json:"reasons,omitzero"`
	WhyNot   []carrier.Reason `json:"why_not,omitzero"`
	Word     string           `json:"word,omitzero"`
	Release  calendar.Date    `json:"release,omitzero"`
	Status   status           `json:"status"`
	Cancel   cancelState      `json:"cancel,omitzero"`
	CancelAt int64            `json:"cancel_at,omitzero"`
	Texting  textState        `json:"texting,omitzero"`
	Part     uint8            `json:"part,omitzero"`
	Version  int32            `json:"version"`
}

type threadState struct {
	Steps   []Step  `json:"steps"`
	PC      int32   `json:"pc"`
	Version int32   `json:"version"`
	Began   int32   `json:"began"`
	At      int64   `json:"at"`
	Since   int64   `json:"since"`
	On      Trigger `json:"on,omitzero"`
	Numbers []int   `json:"numbers,omitzero"`
}

type eventState struct {
	PON  string   `json:"pon"`
	Out  bool     `json:"out,omitzero"` // of a port-out
	What string   `json:"what"`
	At   int64    `json:"at"`
	N    uint32   `json:"n"`
	Odd  Delivery `json:"odd,omitzero"`
}

type recordState struct {
	PON     string        `json:"pon"`
	Out     bool          `json:"out,omitzero"` // of a port-out
	Err     string        `json:"err,omitzero"`
	Cause   string        `json:"cause,omitzero"`
	Step    *Step         `json:"step,omitzero"`
	Op      opCode        `json:"op,omitzero"`
	On      triggerCode   `json:"on,omitzero"`
	At      int64         `json:"at"`
	N       int64         `json:"n,omitzero"`
	Version int32         `json:"version,omitzero"`
	Release calendar.Date `json:"release,omitzero"`
	Kind    recordKind    `json:"kind,omitzero"`
	From    status        `json:"from,omitzero"`
	To      status        `json:"to,omitzero"`
}

type holdState struct {
	Number numbering.Number `json:"number"`
	PON    string           `json:"pon"`
}

type countState struct {
	Op  carrier.Op `json:"op"`
	PON string     `json:"pon,omitzero"`
	N   int        `json:"n"`
}

type hitState struct {
	hit
	N int `json:"n"`
}

// Snapshot returns all that the fake knows as JSON: equal fakes give equal bytes. It
// holds no secret of an order, but the accounts with their invented PINs. Options
// are not in it, but for the seed.
func (f *Fake) Snapshot() ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return json.Marshal(f.state())
}

// Restore makes a fake of a snapshot. The options must be those that the snapshot's
// fake was made with, as far as they shall go on to work: script, faults, hooks,
// zones and profiles; seed, start and accounts come from the snapshot. It fails
// with [ErrSnapshot].
func Restore(opt *Options, snapshot []byte) (*Fake, error) {
	var s state
	if err := json.Unmarshal(snapshot, &s); err != nil {
		return nil, fmt.Errorf("%w: not JSON of it", ErrSnapshot)
	}
	if s.Version != snapshotVersion {
		return nil, fmt.Errorf("%w: version %d", ErrSnapshot, s.Version)
	}
	var o Options
	if opt != nil {
		o = *opt
	}
	o.Seed, o.Start, o.Accounts = s.Seed, s.Now, nil
	f := New(&o)
	if err := f.adopt(&s); err != nil {
		return nil, err
	}
	if err := f.load(&s); err != nil {
		return nil, err
	}
	return f, nil
}

// Fork returns a fake with the same past and a future of its own.
func (f *Fake) Fork() *Fake {
	f.mu.Lock()
	defer f.mu.Unlock()
	opt := f.opt
	opt.Start, opt.Accounts = f.now, nil
	fork := New(&opt)
	for i, c := range f.clerks {
		if c != nil { // its calendar serves both, what it keeps does not
			own := *c
			own.days = maps.Clone(c.days)
			fork.clerks[i] = &own
		}
	}
	b, err := json.Marshal(f.state())
	var s state
	if err == nil {
		err = json.Unmarshal(b, &s)
	}
	if err == nil {
		err = fork.load(&s)
	}
	if err != nil {
		panic("fake: fork: " + err.Error()) // a state always encodes
	}
	return fork
}

func (f *Fake) profileNames() []string {
	var out []string
	for i := range f.profiles {
		out = append(out, f.profiles[i].id())
	}
	return out
}

// adopt turns the places of profiles in a snapshot into those of f, which may know
// others beside them.
func (f *Fake) adopt(s *state) error {
	for _, list := range [][]orderState{s.Orders, s.Outs} {
		for i := range list {
			if at := int(list[i].Profile); at < len(s.Profiles) {
				k := slices.IndexFunc(f.profiles, func(p Profile) bool { return p.id() == s.Profiles[at] })
				if k < 0 {
					return fmt.Errorf("%w: profile %q is not known here", ErrSnapshot, s.Profiles[at])
				}
				list[i].Profile = uint8(k)
			}
		}
	}
	return nil
}

func (f *Fake) state() *state {
	s := &state{
		Version: snapshotVersion, Seed: f.opt.Seed, Now: f.now, Profiles: f.profileNames(),
		Accounts: f.accounts,
	}
	s.Struck = slices.Clone(f.struck)
	slices.SortStableFunc(s.Struck, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.PON, b.PON), cmp.Compare(a.Op, b.Op), cmp.Compare(a.Notice, b.Notice), cmp.Compare(a.Skip, b.Skip))
	})
	for n := range f.left {
		s.Left = append(s.Left, n)
	}
	slices.SortFunc(s.Left, numbering.Number.Compare)
	for _, o := range sorted(f.orders) {
		s.Orders = append(s.Orders, o.state())
	}
	for _, o := range sorted(f.outs) {
		s.Outs = append(s.Outs, o.state())
	}
	s.Numbers, s.Gone = holds(f.ofNumber), holds(f.gone)
	for i := range f.told.len() {
		s.Told = append(s.Told, f.told.at(i).state())
	}
	for i := range f.ledger.len() {
		s.Ledger = append(s.Ledger, f.ledger.at(i).state())
	}
	slices.SortStableFunc(s.Ledger, func(a, b recordState) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.PON, b.PON)) })
	for c, n := range f.counts {
		s.Counts = append(s.Counts, countState{c.op, c.pon, n})
	}
	slices.SortFunc(s.Counts, func(a, b countState) int { return cmp.Or(cmp.Compare(a.PON, b.PON), cmp.Compare(a.Op, b.Op)) })
	for h, n := range f.hits {
		s.Hits = append(s.Hits, hitState{h, n})
	}
	slices.SortFunc(s.Hits, func(a, b hitState) int {
		return cmp.Or(cmp.Compare(a.Fault, b.Fault), cmp.Compare(a.Status, b.Status))
	})
	return s
}

func holds(orders map[numbering.Number]*order) []holdState {
	var out []holdState
	for n, o := range orders {
		out = append(out, holdState{n, o.pon})
	}
	slices.SortFunc(out, func(a, b holdState) int { return a.Number.Compare(b.Number) })
	return out
}

func (o *order) state() orderState {
	s := orderState{
		PON: o.pon, Digest: o.digest, Sequence: o.sequence, Version: o.version, Received: o.received, Events: o.events,
		Wanted: o.wanted, Profile: o.profile, Parts: o.parts, Texting: o.texting, Again: o.again, Calls: o.calls, Blocks: o.blocks, Papers: o.papers,
	}
	if o.swapped != nil {
		e := o.swapped.state()
		s.Swapped = &e
	}
	if o.out != nil {
		s.Out = &askState{o.out.request, plainOf(&o.out.request), o.out.answer}
	}
	for _, l := range o.lines {
		s.Lines = append(s.Lines, lineState{
			l.number, l.at, l.textAt, l.reasons, l.whyNot, l.word, l.release, l.status, l.cancel, l.cancelAt, l.texting, l.part, l.version,
		})
	}
	for _, t := range o.threads {
		s.Threads = append(s.Threads, threadState{t.steps, t.pc, t.version, t.began, t.at, t.since, t.on, t.numbers})
	}
	return s
}

func (e *event) state() eventState {
	return eventState{e.order.pon, e.order.out != nil, e.what, e.at, e.n, e.odd.word()}
}

func (r *record) state() recordState {
	s := recordState{
		PON: r.order.pon, Out: r.order.out != nil, Step: r.step, Op: r.op, On: r.on, At: r.at, N: r.n, Version: r.version,
		Release: r.release, Kind: r.kind, From: r.from, To: r.to,
	}
	if r.err != nil {
		s.Err = (*r.err).Error()
		for _, c := range causes {
			if errors.Is(*r.err, c) {
				s.Cause = c.Error()
				break
			}
		}
	}
	return s
}

// causes are the errors that a restored ledger still tells apart.
var causes = [...]error{carrier.ErrConflict, carrier.ErrRefused}

// pastError is the error of a restored ledger.
type pastError struct {
	text  string
	cause error
}

func (e *pastError) Error() string { return e.text }
func (e *pastError) Unwrap() error { return e.cause }

func (f *Fake) load(s *state) error {
	for _, a := range s.Accounts {
		if a == nil {
			return fmt.Errorf("%w: account", ErrSnapshot)
		}
		f.setAccount(a)
	}
	for _, n := range s.Left {
		if a := f.owner[n]; a != nil {
			f.left[n] = a
			delete(f.owner, n)
		}
	}
	for i := range s.Orders {
		if err := f.loadOrder(&s.Orders[i]); err != nil {
			return err
		}
	}
	for i := range s.Outs {
		if err := f.loadOrder(&s.Outs[i]); err != nil {
			return err
		}
	}
	for _, h := range s.Numbers {
		if o := f.orders[h.PON]; o != nil {
			f.ofNumber[h.Number] = o
		}
	}
	for _, h := range s.Gone {
		if o := f.outs[h.PON]; o != nil {
			f.gone[h.Number] = o
		}
	}
	for _, e := range s.Told {
		f.told.add(f.loadEvent(e))
	}
	for _, r := range s.Ledger {
		next := record{
			order: f.party(r.PON, r.Out), step: r.Step, op: r.Op, on: r.On, at: r.At, n: r.N, version: r.Version,
			release: r.Release, kind: r.Kind, from: r.From, to: r.To,
		}
		if int(next.from) >= len(statusWords) || int(next.to) >= len(statusWords) || next.kind > recordStep || int(next.op) >= len(opWords) || int(next.on) >= len(triggerWords) ||
			next.kind == recordStep && next.step == nil ||
			next.kind == recordMove && !next.number().IsValid() || next.kind == recordFailure && r.Err == "" {
			return fmt.Errorf("%w: ledger", ErrSnapshot)
		}
		if r.Err != "" {
			past := &pastError{text: r.Err}
			var err error = past
			for _, c := range causes {
				if c.Error() == r.Cause {
					past.cause = c
				}
			}
			next.err = &err
		}
		f.ledger.add(next)
	}
	for _, c := range s.Counts {
		f.counts[count{c.Op, c.PON}] = c.N
	}
	for _, h := range s.Hits {
		f.hits[h.hit] = h.N
	}
	f.struck = s.Struck
	return nil
}

func (f *Fake) loadEvent(e eventState) event {
	return event{order: f.party(e.PON, e.Out), what: e.What, at: e.At, n: e.N, odd: e.Odd.code()}
}

// party is an order or a port-out of a snapshot; a stand-in for one that is not there.
func (f *Fake) party(pon string, out bool) *order {
	o := f.orders[pon]
	if out {
		o = f.outs[pon]
	}
	if o == nil {
		o = &order{pon: pon, stream: newStream(f.opt.Seed, pon)}
	}
	return o
}

func (f *Fake) loadOrder(s *orderState) error {
	if len(s.Lines) == 0 && s.Out == nil || int(s.Profile) >= len(f.profiles) {
		return fmt.Errorf("%w: order", ErrSnapshot)
	}
	o := &order{
		pon: s.PON, digest: s.Digest, sequence: s.Sequence, version: s.Version,
		received: s.Received, events: s.Events, wanted: s.Wanted, profile: s.Profile, parts: s.Parts, texting: s.Texting, again: s.Again, calls: s.Calls,
		blocks: s.Blocks, papers: s.Papers, heapAt: -1,
	}
	o.stream = o.streamOf(f.opt.Seed)
	if s.Out != nil {
		o.out = &ask{s.Out.Request, s.Out.Answer}
		s.Out.Plain.give(&o.out.request)
		f.outs[o.pon] = o
	} else {
		f.orders[o.pon] = o
	}
	if s.Swapped != nil {
		e := f.loadEvent(*s.Swapped)
		o.swapped = &e
	}
	for _, l := range s.Lines {
		if int(l.Status) >= len(statusWords) {
			return fmt.Errorf("%w: status", ErrSnapshot)
		}
		o.lines = append(o.lines, line{
			number: l.Number, at: l.At, textAt: l.TextAt, reasons: l.Reasons, whyNot: l.WhyNot, word: l.Word, release: l.Release,
			status: l.Status, cancel: l.Cancel, cancelAt: l.CancelAt, texting: l.Texting, part: l.Part, version: l.Version,
		})
	}
	for _, t := range s.Threads {
		if t.PC < 0 || int(t.PC) >= len(t.Steps) || slices.ContainsFunc(t.Numbers, func(i int) bool { return i < 0 || i >= len(o.lines) }) {
			return fmt.Errorf("%w: thread", ErrSnapshot)
		}
		o.threads = append(o.threads, thread{t.Steps, t.PC, t.Version, t.Began, t.At, t.Since, t.On, t.Numbers})
	}
	f.schedule(o)
	return nil
}

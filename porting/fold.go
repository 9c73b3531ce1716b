package porting

import "slices"

// Fold is an order that one holder takes through many events: a test, a simulation, a
// process that keeps its orders in memory or reads a log again. Its Apply does what the
// function does, and writes in place what that copies, so that an event on one of
// 20,000 numbers costs no more than on one of ten. The zero Fold holds the zero [Order].
//
// A Fold is for one goroutine at a time.
type Fold struct {
	order Order
	// What of the order is the fold's own, and shared with no other: the slice of
	// lines, all the lines of it, or those that are if not all; and the memory of the
	// notices and of the documents, nil if it is shared.
	lines, all bool
	own        []bool
	notices    []Notice
	documents  []*Document
	// What Reset keeps for the next order: lines, and the memory that notices begin in.
	spare []*Line
	room  []Notice
	// opened says that the order's whole life is folded here.
	opened bool
}

// NewFold returns a fold that goes on from an order, which stays as it is.
func NewFold(o Order) *Fold { return &Fold{order: o} }

// Apply folds events into the order; see [Apply]. It keeps none of them, so that the
// slice they are in may be used again, but shares what they point to. An event that
// opens an order begins anew.
func (f *Fold) Apply(events ...Event) {
	for i := range events {
		f.apply(&events[i])
	}
}

// View returns the order for reading, by [AppendDecide] and [Next] for instance. It
// changes with the next Apply.
func (f *Fold) View() *Order { return &f.order }

// Order returns the order as it is now, for keeping: what the fold changes from here on
// it copies first, once.
func (f *Fold) Order() Order {
	f.lines, f.all, f.notices, f.room, f.documents = false, false, nil, nil, nil
	clear(f.own)
	return f.order
}

// Reset makes the fold hold the zero [Order] again. What it has of memory of its own it
// keeps for the orders to come, so that one who takes many through their lives, one after
// the other, does so in the memory of the largest.
func (f *Fold) Reset() {
	f.recycle()
	f.order, f.lines, f.all, f.opened = Order{}, false, false, false
}

// recycle gets the fold's own memory ready for another order.
func (f *Fold) recycle() {
	if f.all {
		f.spare = f.order.Lines[:cap(f.order.Lines)]
	}
	f.own, f.notices, f.documents = nil, f.room[:0], f.documents[:0]
}

// open begins the order.
func (f *Fold) open(e *Event) {
	f.recycle()
	p := e.Opening
	lines := f.spare
	if len(lines) < len(p.Lines) {
		lines = newLines(len(p.Lines))
	}
	f.spare = nil
	f.order = Order{
		ID: e.Order, Seq: e.Seq, Account: p.Account, PON: p.PON, OpenedAt: e.At,
		Kind: p.Kind, Country: p.Country, DesiredDate: p.DesiredDate, Rules: p.Rules, Follows: p.Follows,
		LosingCarrier: p.LosingCarrier, LosingSPID: p.LosingSPID,
		Lines: lines[:len(p.Lines)],
	}
	for i := range p.Lines {
		l, planned := lines[i], &p.Lines[i]
		*l = Line{}
		l.Number, l.State, l.Since = planned.Number, Requested, e.At
		l.Temporary, l.KeepTemporary, l.PhysicalPhone = planned.Temporary, planned.KeepTemporary, planned.PhysicalPhone
	}
	f.lines, f.all, f.opened = true, true, true
}

// line returns a line that may be written, copying it if it is shared. How many the
// event still concerns tells whether it is better to copy all of them at once.
func (f *Fold) line(i, more int) *Line {
	if f.all {
		return f.order.Lines[i]
	}
	return f.ownLine(i, more)
}

func (f *Fold) ownLine(i, more int) *Line {
	o := &f.order
	if !f.lines {
		f.lines = true
		if len(o.Lines) <= small || more > len(o.Lines)/2 {
			fresh := newLines(len(o.Lines))
			for i, l := range o.Lines {
				*fresh[i] = *l
			}
			o.Lines, f.all = fresh, true
			return fresh[i]
		}
		o.Lines = slices.Clone(o.Lines)
	}
	if f.own == nil {
		f.own = make([]bool, len(o.Lines))
	}
	if !f.own[i] {
		l := *o.Lines[i]
		o.Lines[i], f.own[i] = &l, true
	}
	return o.Lines[i]
}

// small is how many numbers most orders have at most.
const small = 4

// newLines makes lines in one piece; those of a small order with their slice. There is a
// line in all of the slice's capacity.
func newLines(n int) []*Line {
	var lines []*Line
	var all []Line
	switch {
	case n == 1:
		var s struct {
			lines [1]*Line
			all   [1]Line
		}
		lines, all = s.lines[:], s.all[:]
	case n <= small:
		var s struct {
			lines [small]*Line
			all   [small]Line
		}
		lines, all = s.lines[:], s.all[:]
	default:
		lines, all = make([]*Line, n), make([]Line, n)
	}
	for i := range all {
		lines[i] = &all[i]
	}
	return lines[:n]
}

// received adds a document.
func (f *Fold) received(d *Document) {
	if f.documents == nil {
		f.documents = append(make([]*Document, 0, len(f.order.Documents)+1), f.order.Documents...)
	}
	f.documents = append(f.documents, d)
	f.order.Documents = f.documents
}

// due adds a notice of what has happened.
func (f *Fold) due(kind NoticeKind, e *Event) {
	if len(f.notices) == cap(f.notices) {
		f.growNotices()
	}
	last := len(f.notices)
	f.notices = f.notices[:last+1]
	f.order.Notices = f.notices
	n := &f.notices[last] // which may be one of an order before: every field is written
	n.Seq, n.Kind, n.At = e.Seq, kind, e.At
	n.Numbers, n.Release, n.Reasons, n.Missing, n.Trouble = e.Numbers, e.Release, e.Reasons, e.Missing, e.Trouble
}

// sent takes away a notice that has been sent, and leaves the others where they are:
// actions point to them.
func (f *Fold) sent(key string) {
	o := &f.order
	i := o.noticeNamed(key)
	switch {
	case i < 0:
		return
	case i > 0:
		f.notices = slices.Concat(o.Notices[:i], o.Notices[i+1:])
		o.Notices = f.notices
		return
	}
	o.Notices = o.Notices[1:] // they are sent in their order
	if f.notices != nil {
		f.notices = o.Notices
	}
	if len(o.Notices) == 0 {
		o.Notices = nil
	}
}

// growNotices makes room for one more notice, and for those of most lives in the fold of
// a whole one.
func (f *Fold) growNotices() {
	have := f.order.Notices
	room := max(1, len(have))
	if f.opened {
		room = max(room, 8)
	}
	f.room = append(make([]Notice, 0, len(have)+room), have...)
	f.notices = f.room
}

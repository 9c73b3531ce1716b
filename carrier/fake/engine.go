package fake

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// start puts a thread under way. Answers to versions that no open number is on any
// more end.
func (f *Fake) start(o *order, on Trigger, steps []Step, numbers []int) {
	o.threads = slices.DeleteFunc(o.threads, func(t thread) bool {
		return t.versioned() && !o.has(t.version)
	})
	if len(steps) > 0 {
		t := thread{steps: steps, version: o.version, began: int32(o.nth(on)), since: f.now.UnixNano(), on: on, numbers: numbers}
		t.at = f.clerk(o.profile).when(steps[0].Wait, o, &t, f.now).UnixNano()
		o.threads = append(o.threads, t)
	}
	f.schedule(o)
}

// versioned reports whether a thread concerns the numbers of one version only.
func (t *thread) versioned() bool { return t.on == OnSubmit || t.on == OnSupplement }

// has reports whether an open number is on a version.
func (o *order) has(version int32) bool {
	return slices.ContainsFunc(o.lines, func(l line) bool { return l.version == version && l.status.open() })
}

// schedule puts the order where its earliest thread belongs in the agenda.
func (f *Fake) schedule(o *order) {
	o.due = 0
	for i := range o.threads {
		if t := o.threads[i].at; o.due == 0 || t < o.due {
			o.due = t
		}
	}
	f.agenda.update(o)
}

// step runs the earliest step of an order, at its own instant.
func (f *Fake) step(o *order) {
	i := 0
	for k := range o.threads {
		if o.threads[k].at < o.threads[i].at {
			i = k
		}
	}
	now := o.threads[i] // the step may start threads and move them
	f.do(o, &now, &now.steps[now.pc])
	f.write(record{
		kind: recordStep, order: o, step: &now.steps[now.pc], on: now.on.code(), version: now.began,
		n: f.now.UnixNano() - now.since, release: o.releasedNow(&now.steps[now.pc], f.now.UnixNano()),
	})
	if i = slices.IndexFunc(o.threads, func(t thread) bool { return t.is(&now) }); i < 0 {
		f.schedule(o)
		return
	}
	t := &o.threads[i]
	if t.pc++; int(t.pc) == len(t.steps) {
		o.threads = slices.Delete(o.threads, i, i+1)
		if len(o.threads) == 0 {
			o.threads = nil
		}
	} else {
		t.since = f.now.UnixNano()
		t.at = f.clerk(o.profile).when(t.steps[t.pc].Wait, o, t, f.now).UnixNano()
	}
	f.schedule(o)
}

// is reports whether two threads are the same one.
func (t *thread) is(u *thread) bool {
	return t.on == u.on && t.version == u.version && t.at == u.at && t.pc == u.pc && &t.steps[0] == &u.steps[0]
}

// do performs one step: it moves the numbers that can take the act, and tells.
func (f *Fake) do(o *order, t *thread, s *Step) {
	if t.on == OnMessaging {
		f.text(o, t, s)
		return
	}
	changed := false
	switch s.Act {
	case actDeliver:
		f.deliver(o, s)
		return
	case ActNote:
		f.tell(o, s.Word, s.Delivery)
		return
	case ActSplit:
		o.parts = uint8(min(max(s.Parts, 2), mostParts))
		for i := range o.lines {
			o.lines[i].part, o.lines[i].at = uint8(i%int(o.parts)), f.now.UnixNano()
		}
		changed = true
	default:
		for i := range o.lines {
			if s.picks(i) && (t.numbers == nil || slices.Contains(t.numbers, i)) && f.move(o, i, t, s) {
				changed = true
			}
		}
	}
	if changed {
		o.sequence++
		f.tell(o, string(s.Act), s.Delivery)
	}
}

func (s *Step) picks(i int) bool { return len(s.Pick) == 0 || slices.Contains(s.Pick, i+1) }

// move performs a step on one number, and reports whether it took.
func (f *Fake) move(o *order, i int, t *thread, s *Step) bool {
	l := &o.lines[i]
	if t.versioned() && l.version != t.version {
		return false // the number belongs to another version by now
	}
	if t.on == OnCancel && l.cancel != cancelAsked {
		return false // a correction took the cancellation back
	}
	if s.Act == ActRefuse {
		l.cancel, l.whyNot, l.at, l.cancelAt = cancelDenied, slices.Clone(s.Reasons), f.now.UnixNano(), f.now.UnixNano()
		return true
	}
	next, ok := l.status.after(s.Act)
	if !ok && (o.out == nil || s.Act != ActJeopardy || l.status != received && l.status != jeopardy) {
		return false // only the answer to a port-out is delayed before there is a date
	}
	if s.Act == ActReopen && o.out == nil && f.ofNumber[l.number] != o {
		return false // another order has the number by now
	}
	from := l.status
	switch s.Act {
	case ActConfirm:
		l.release = f.releaseFor(o, s)
	case ActReturn, ActActivate:
		if o.out != nil {
			f.leave(l.number, o, s.Act == ActActivate)
		} else {
			f.serve(l.number, o, s.Act == ActActivate)
		}
	case ActUnknown:
		l.word = s.Word
	default:
	}
	if next == rejected || next == received {
		l.release = calendar.Date{}
	}
	l.status, l.reasons, l.at = next, slices.Clone(s.Reasons), f.now.UnixNano()
	if !next.open() {
		l.cancel = cancelNone
	}
	f.write(record{kind: recordMove, order: o, n: int64(l.number.Digits()), from: from, to: next, version: l.version, release: l.release, step: s})
	if next == active && o.texting {
		f.enableText(o, i)
	}
	return true
}

// releasedNow is the day that a step has just given.
func (o *order) releasedNow(s *Step, now int64) calendar.Date {
	for i := range o.lines {
		if s.picks(i) && o.lines[i].at == now {
			return o.lines[i].release
		}
	}
	return calendar.Date{}
}

// releaseFor is the day that a confirmation gives.
func (f *Fake) releaseFor(o *order, s *Step) calendar.Date {
	c := f.clerk(o.profile)
	switch {
	case !s.Date.IsZero():
		return s.Date
	case s.Days != 0:
		return c.working(c.cal.AddBusinessDays(c.cal.DateOf(f.now), s.Days))
	}
	day := c.earliest(instant(o.received), len(o.lines))
	if tomorrow := c.working(c.cal.DateOf(f.now).AddDays(1)); day.Compare(tomorrow) < 0 {
		day = tomorrow
	}
	if o.wanted.Compare(day) > 0 {
		day = c.working(o.wanted)
	}
	return day
}

// serve takes a number off the losing carrier's account to an order, or gives it back.
func (f *Fake) serve(n numbering.Number, o *order, left bool) {
	if left {
		f.ofNumber[n] = o
		delete(f.gone, n)
	}
	if a := f.owner[n]; a != nil && left {
		f.left[n] = a
		delete(f.owner, n)
	} else if a := f.left[n]; a != nil && !left {
		f.owner[n] = a
		delete(f.left, n)
	}
}

// text performs a step on text messaging.
func (f *Fake) text(o *order, t *thread, s *Step) {
	for _, i := range t.numbers {
		l := &o.lines[i]
		if l.texting != textPending {
			continue
		}
		if l.texting = textActive; s.Act == ActFail {
			l.texting = textFailed
		}
		l.textAt = f.now.UnixNano()
		o.sequence++
		f.tell(o, "messaging", s.Delivery)
	}
}

// enableText asks for text messaging on a number: within the profile's business days.
func (f *Fake) enableText(o *order, i int) {
	o.lines[i].texting, o.lines[i].textAt = textPending, f.now.UnixNano()
	steps := f.block(o, OnMessaging)
	if steps == nil {
		days := o.stream.between("messaging", i, 1, max(f.clerk(o.profile).Messaging, 1))
		steps = []Step{{Wait: Wait{N: days, Unit: BusinessDays, Clock: f.clerk(o.profile).By - 60, HasClock: true}, Act: ActActivate}}
	}
	f.start(o, OnMessaging, steps, []int{i})
}

// Now returns the fake's present instant. It never moves by itself.
func (f *Fake) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// Advance moves the clock forward and lets everything happen that is due by then, in
// the order of time. It never moves back; a negative d does nothing.
func (f *Fake) Advance(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.advance(counted(f.now.Add(d)))
}

// AdvanceTo moves the clock forward to an instant; see [Fake.Advance].
func (f *Fake) AdvanceTo(t time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.advance(counted(t))
}

// NextEvent returns the instant of the next thing that happens by itself, and
// whether there is any.
func (f *Fake) NextEvent() (time.Time, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.next()
}

// AdvanceToNext moves the clock to the next thing that happens by itself and reports
// whether there was any.
func (f *Fake) AdvanceToNext() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	t, ok := f.next()
	if ok {
		f.advance(t)
	}
	return ok
}

// RunUntilIdle moves the clock until nothing happens by itself any more.
func (f *Fake) RunUntilIdle() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for t, ok := f.next(); ok; t, ok = f.next() {
		f.advance(t)
	}
}

func (f *Fake) next() (time.Time, bool) {
	if len(f.agenda) == 0 {
		return time.Time{}, false
	}
	t := instant(f.agenda[0].due)
	if t.Before(f.now) {
		t = f.now
	}
	return t, true
}

func (f *Fake) advance(to time.Time) {
	for len(f.agenda) > 0 {
		o := f.agenda[0]
		at := instant(o.due)
		if at.After(to) {
			break
		}
		if at.After(f.now) {
			f.now = at
		}
		f.step(o)
	}
	if to.After(f.now) {
		f.now = to
	}
}

package fake

import (
	"cmp"
	"fmt"
	"slices"
)

// Crash is what a call panics with at a crash point: the host's process has ended
// there. Before the call nothing has happened at the carrier, after it all has; the
// host has learned nothing either way.
type Crash struct {
	N     int
	Call  Call
	Phase Phase
}

// String tells where it was.
func (c *Crash) String() string {
	return fmt.Sprintf("fake: crash %d, %s %s of order %s", c.N, c.Phase, c.Call.Op, c.Call.PON)
}

// CrashAt lets the n-th boundary between the host and the carrier from now on be a
// crash point, counted from 1; 0 means none. Each call has two: before and after.
func (f *Fake) CrashAt(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.boundary, f.crashAt = 0, n
}

// Boundaries returns how many boundaries there were since the last CrashAt.
func (f *Fake) Boundaries() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.boundary
}

func (f *Fake) crashPoint(c Call, p Phase) {
	if f.boundary++; f.boundary == f.crashAt {
		panic(&Crash{N: f.boundary, Call: c, Phase: p})
	}
}

// Survive runs host and returns the crash that ended it, nil if it ran to its end.
// Other panics pass.
func Survive(host func()) (crash *Crash) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Crash:
			crash = r
		default:
			panic(r)
		}
	}()
	host()
	return nil
}

// EveryCrash runs a host's life once for each crash point in it, and once without.
// Each life begins with start, which gives a new fake and a function that runs the
// host from its store to the end; after a crash it is called again, as a process is
// started again. verify is called at the end of each life with the crash, nil for the
// life without. EveryCrash returns the number of lives.
func EveryCrash(start func() (*Fake, func()), verify func(*Fake, *Crash)) int {
	for n := 0; ; n++ {
		f, host := start()
		f.CrashAt(n)
		crash := Survive(host)
		if crash != nil {
			f.CrashAt(0)
			host()
		}
		verify(f, crash)
		if n > 0 && crash == nil {
			return n
		}
	}
}

// sorted returns orders by purchase order number, port-outs by reference.
func sorted(orders map[string]*order) []*order {
	out := make([]*order, 0, len(orders))
	for _, o := range orders {
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b *order) int { return cmp.Compare(a.pon, b.pon) })
	return out
}

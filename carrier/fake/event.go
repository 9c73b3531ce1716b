package fake

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/openlnp/lnp/carrier"
)

// An event is a notice that has been told. What it says follows from the order and
// its count there.
type event struct {
	order *order
	what  string
	at    int64
	n     uint32 // the order's n-th, which makes the id
	odd   deliveryCode
}

// deliveryCode is a place in the list below.
type deliveryCode uint8

var deliveryWords = [...]Delivery{Once, Twice, Lost, Late, Swapped, Misnamed, Misplaced, Stale, Skewed, Repeated, Truncated}

func (d Delivery) code() deliveryCode {
	return deliveryCode(max(slices.Index(deliveryWords[:], d), 0))
}

func (d deliveryCode) word() Delivery { return deliveryWords[d] }

// tell gives out the event of a step, as its delivery says.
func (f *Fake) tell(o *order, what string, how Delivery) {
	o.events++
	if how == Once && f.faulty() {
		if t := f.fault(&Call{PON: o.pon, At: f.now, Count: int(o.events), Status: o.first()}); t != nil {
			how = t.Notice
		}
	}
	e := event{order: o, what: what, at: f.now.UnixNano(), n: o.events, odd: how.code()}
	if how != Once {
		f.hits[hit{"notice " + string(how), o.first()}]++
	}
	switch how {
	case Lost:
		return
	case Late:
		steps := []Step{{Wait: Wait{N: lateHours, Unit: Hours}, Act: actDeliver, Word: what, Parts: int(e.n)}}
		f.start(o, "", steps, nil)
		return
	case Swapped:
		later := e // alone on the heap
		o.swapped = &later
		return
	case Stale:
		if e.n > 1 {
			e.n--
		}
	case Skewed:
		e.at -= int64(time.Hour)
	default:
	}
	for range copies(how) {
		f.told.add(e)
	}
	if o.swapped != nil {
		f.told.add(*o.swapped)
		o.swapped = nil
	}
}

// lateHours is how late a late event is.
const lateHours = 48

// deliver tells a late event.
func (f *Fake) deliver(o *order, s *Step) {
	at := f.now.Add(-lateHours * time.Hour).UnixNano()
	f.told.add(event{order: o, what: s.Word, at: at, n: uint32(s.Parts)})
}

func copies(how Delivery) int {
	switch how {
	case Twice:
		return 2
	case Repeated:
		return 10
	default:
		return 1
	}
}

// show is an event as the contract has it.
func (e *event) show() carrier.Event {
	about, what, pon := "porting_order.", e.what, e.order.key()
	if e.order.out != nil {
		about = "port_out."
	}
	ref, at := e.order.ref(0), instant(e.at)
	switch e.odd.word() {
	case Misnamed:
		what = "something_new"
	case Truncated:
		what, ref, at = what[:len(what)/2], "", time.Time{}
	case Misplaced:
		pon, ref = "NOBODYS-"+strconv.FormatUint(e.order.stream.draw("misplaced", int(e.n))%1000, 10), ""
	default:
	}
	out := carrier.Event{
		ID: string(strconv.AppendUint([]byte("ev-"), e.order.stream.draw("event", int(e.n)), 36)), PON: pon, Ref: ref, At: at, Raw: about + what,
	}
	if e.order.out != nil {
		out.PON, out.Ref, out.PortOut = "", "", pon
	}
	return out
}

// ListEvents implements [carrier.EventLister]. A cursor is a count of events.
func (f *Fake) ListEvents(ctx context.Context, r *carrier.ListEventsRequest) (*carrier.ListEventsResponse, error) {
	return call(ctx, f, Call{Op: carrier.OpListEvents}, func() (*carrier.ListEventsResponse, error) {
		from := 0
		if r.Cursor != "" {
			var err error
			if from, err = strconv.Atoi(r.Cursor); err != nil || from < 0 || from > f.told.len() {
				return nil, fmt.Errorf("%w: cursor", carrier.ErrInvalid)
			}
		}
		limit := r.Limit
		if limit <= 0 || limit > 1000 {
			limit = 1000
		}
		to := min(from+limit, f.told.len())
		out := &carrier.ListEventsResponse{Events: make([]carrier.Event, 0, to-from), Cursor: strconv.Itoa(to), More: to < f.told.len()}
		for i := from; i < to; i++ {
			out.Events = append(out.Events, f.told.at(i).show())
		}
		return out, nil
	})
}

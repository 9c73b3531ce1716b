package fake

import (
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
)

// A record is an entry of the ledger as it is kept.
type record struct {
	order   *order
	err     error
	op      carrier.Op
	at      int64
	line    int32
	version int32
	release calendar.Date
	kind    recordKind
	from    status
	to      status
}

type recordKind uint8

const (
	recordCall recordKind = iota
	recordFailure
	recordMove
)

func (f *Fake) write(r record) {
	if !f.opt.NoLedger {
		r.at = f.now.UnixNano()
		f.ledger = append(f.ledger, r)
	}
}

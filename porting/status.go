package porting

// Status is where an order stands as a whole.
type Status string

// The statuses of an order.
const (
	StatusRequested          Status = "requested"
	StatusAwaitingDocuments  Status = "awaiting-documents"
	StatusVerifying          Status = "verifying"
	StatusQueued             Status = "queued"
	StatusSubmitted          Status = "submitted"
	StatusRejected           Status = "rejected"
	StatusScheduled          Status = "scheduled"
	StatusActivating         Status = "activating"
	StatusPartiallyCompleted Status = "partially-completed"
	StatusCompleted          Status = "completed"
	StatusNotPortable        Status = "not-portable"
	StatusCanceled           Status = "canceled"
	StatusReturned           Status = "returned"
)

// Status derives where the order stands from its lines. The first rule that fits
// decides; the lines that are not portable, canceled or returned do not count while
// there are others:
//
//   - No line is open: Completed if one has ported; else Returned, Canceled or
//     NotPortable, if one line is that, in this order.
//   - A line is rejected: Rejected, since somebody must act.
//   - A line has ported, others have not: PartiallyCompleted.
//   - A line is activating: Activating.
//   - A line waits for the carrier's answer: Submitted.
//   - A line waits in the queue: Queued.
//   - A line is portable: AwaitingDocuments while the letter or the bill is
//     missing or was found faulty, else Verifying.
//   - A line is only requested: Requested.
//   - What is left is scheduled: Scheduled.
func (o *Order) Status() Status {
	c := o.count()
	switch {
	case c.open() == 0 && c.ported > 0:
		return StatusCompleted
	case c.open() == 0 && c.returned > 0:
		return StatusReturned
	case c.open() == 0 && c.canceled > 0:
		return StatusCanceled
	case c.open() == 0:
		return StatusNotPortable
	case c.rejected == 0 && c.ported > 0:
		return StatusPartiallyCompleted
	}
	return c.outstanding(o)
}

// counts are how many lines are in each state.
type counts struct {
	requested, portable, ready, submitted, rejected, scheduled, activating int
	ported, returned, canceled                                             int
}

func (o *Order) count() (c counts) {
	for _, l := range o.Lines {
		switch l.State {
		case Requested:
			c.requested++
		case Portable:
			c.portable++
		case Ready:
			c.ready++
		case Submitted:
			c.submitted++
		case Rejected:
			c.rejected++
		case Scheduled:
			c.scheduled++
		case Activating:
			c.activating++
		case Ported:
			c.ported++
		case Canceled:
			c.canceled++
		case Returned:
			c.returned++
		case NotPortable:
		}
	}
	return c
}

func (c *counts) open() int {
	return c.requested + c.portable + c.ready + c.submitted + c.rejected + c.scheduled + c.activating
}

// outstanding is the status of the open lines alone, of which there is one.
func (c *counts) outstanding(o *Order) Status {
	switch {
	case c.rejected > 0:
		return StatusRejected
	case c.activating > 0:
		return StatusActivating
	case c.submitted > 0:
		return StatusSubmitted
	case c.ready > 0:
		return StatusQueued
	case c.portable > 0 && o.incomplete():
		return StatusAwaitingDocuments
	case c.portable > 0:
		return StatusVerifying
	case c.requested > 0:
		return StatusRequested
	}
	return StatusScheduled
}

// incomplete reports whether documents are missing, or were found faulty and have
// not been replaced since.
func (o *Order) incomplete() bool {
	return o.Letter == nil || o.lastProof() == nil || o.faulty()
}

// faulty reports whether documents were found faulty and nothing has come since.
func (o *Order) faulty() bool { return len(o.Missing) > 0 && o.DocumentsSeq < o.AskedSeq }

// corrected reports whether documents came after the last rejection, and may be good.
func (o *Order) corrected() bool { return o.DocumentsSeq > o.RejectedSeq && !o.faulty() }

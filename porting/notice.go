package porting

import (
	"slices"
	"strconv"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// NoticeKind is an occasion on which a customer hears of an order.
type NoticeKind string

// The notices, each with the event that makes it due.
const (
	// NoticeOpened: the ticket is open; who the agent is, what comes next, and what
	// not to do at the current carrier meanwhile.
	NoticeOpened NoticeKind = "opened"
	// NoticeNotPortable: numbers cannot be ported, and why.
	NoticeNotPortable NoticeKind = "not-portable"
	// NoticeDocumentsNeeded: what is missing or wrong, all at once.
	NoticeDocumentsNeeded NoticeKind = "documents-needed"
	// NoticeReminder: what was asked for has not come.
	NoticeReminder NoticeKind = "reminder"
	// NoticeSubmitted: a version of the order went to the losing carrier.
	NoticeSubmitted NoticeKind = "submitted"
	// NoticeRejected: the losing carrier denied, and what to do.
	NoticeRejected NoticeKind = "rejected"
	// NoticeApproved: the losing carrier gave the release date.
	NoticeApproved NoticeKind = "approved"
	// NoticeDateChanged: the release date is another one.
	NoticeDateChanged NoticeKind = "date-changed"
	// NoticeDateRefused: the date that was asked for is not to be had.
	NoticeDateRefused NoticeKind = "date-refused"
	// NoticeReleaseSoon: the release is near.
	NoticeReleaseSoon NoticeKind = "release-soon"
	// NoticeDelayed: the release date was withdrawn.
	NoticeDelayed NoticeKind = "delayed"
	// NoticeCompleted: numbers are in service here.
	NoticeCompleted NoticeKind = "completed"
	// NoticeTextingActive: text messages work.
	NoticeTextingActive NoticeKind = "texting-active"
	// NoticeTrouble: numbers do not work as they should, and what is done about it.
	NoticeTrouble NoticeKind = "trouble"
	// NoticeCanceled: the port of numbers has ended.
	NoticeCanceled NoticeKind = "canceled"
	// NoticeCancelRefused: the port goes on although its end was asked for.
	NoticeCancelRefused NoticeKind = "cancel-refused"
	// NoticeAbandoned: nothing came for so long that the order was closed.
	NoticeAbandoned NoticeKind = "abandoned"
	// NoticeReturned: numbers went back to the carrier they came from.
	NoticeReturned NoticeKind = "returned"
)

// Notice is a message that the customer is still to get, with the facts as they
// were when it became due.
type Notice struct {
	// Seq is the sequence number of the event that caused it.
	Seq     int                `json:"seq"`
	Kind    NoticeKind         `json:"kind"`
	At      time.Time          `json:"at"`
	Numbers []numbering.Number `json:"numbers,omitzero"`
	Release carrier.Release    `json:"release,omitzero"`
	Reasons []carrier.Reason   `json:"reasons,omitzero"`
	Missing []Missing          `json:"missing,omitzero"`
	// Trouble is what is wrong, for NoticeTrouble.
	Trouble TroubleKind `json:"trouble,omitzero"`
}

// Key names the notice in its order, by its kind and the event that caused it, such as
// "approved/12"; see [RecordNotice].
func (n Notice) Key() string {
	var k [32]byte
	return string(n.appendKey(k[:0]))
}

func (n *Notice) appendKey(k []byte) []byte {
	return strconv.AppendInt(append(append(k, n.Kind...), '/'), int64(n.Seq), 10)
}

// noticeNamed is where the notice with a key is, -1 if there is none.
func (o *Order) noticeNamed(key string) int {
	var k [32]byte
	return slices.IndexFunc(o.Notices, func(n Notice) bool { return string(n.appendKey(k[:0])) == key })
}

// heard is what the customer hears of a change that may bring a notice, once its lines have
// changed and before the order has; "" if it is nothing.
func (o *Order) heard(c *change) NoticeKind {
	switch n := c.notice; n {
	case NoticeOpened:
		return n.when(o.Ticket == "")
	case NoticeDocumentsNeeded:
		if c.Kind == DocumentsAsked && o.AskedSeq > max(o.DocumentsSeq, o.RejectedSeq) {
			return NoticeReminder
		}
		return n
	case NoticeApproved:
		if o.DateChange != nil || c.dated {
			return NoticeDateChanged
		}
		return n
	case NoticeDelayed:
		return n.when(c.dated)
	case NoticeCanceled:
		return n.when(o.AbandonedAt.IsZero())
	default:
		return n
	}
}

func (n NoticeKind) when(yes bool) NoticeKind {
	if yes {
		return n
	}
	return ""
}

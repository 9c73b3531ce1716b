package porting

import (
	"time"

	"github.com/openlnp/lnp/carrier"
)

// effect is what events of one kind do.
type effect struct {
	// order says that the event tells something of the order as a whole.
	order bool
	// line notes on each line that the event names what it tells, beside its move; nil is
	// nothing.
	line func(*Line, *Event)
	// notice is what the customer hears of it, at times; "" is nothing.
	notice NoticeKind
	// dates says that what the customer hears depends on whether there was a date before.
	dates bool
	// leaves says that the event may take numbers out of the order's last version, which
	// may be free again then.
	leaves bool

	// moving says that the table of moves has the kind, and moves, by the row of a state,
	// where it takes a line; "" is a move that is not legal.
	moving bool
	moves  [len(table)]LineState
}

// effects are those of every kind of event but the one that opens the order.
var effects = withMoves(map[EventKind]*effect{
	FoundPortable: {order: true},
	FoundNotPortable: {
		line:   func(l *Line, e *Event) { l.Reasons = e.Reasons },
		notice: NoticeNotPortable,
	},
	TicketOpened:      {order: true, notice: NoticeOpened},
	DocumentsAsked:    {order: true, notice: NoticeDocumentsNeeded},
	DocumentsFaulty:   {order: true, notice: NoticeDocumentsNeeded},
	LetterReceived:    {order: true},
	DocumentReceived:  {order: true},
	DocumentsVerified: {order: true},
	AccountPaid:       {order: true},
	OrderSubmitted: {
		order:  true,
		line:   func(l *Line, e *Event) { l.Version, l.Reasons = e.Version, nil },
		notice: NoticeSubmitted,
	},
	OrderAcknowledged: {order: true, line: noteTaken},
	PortRejected: {
		order:  true,
		line:   func(l *Line, e *Event) { l.Release, l.Reasons = carrier.Release{}, e.Reasons },
		notice: NoticeRejected,
		leaves: true,
	},
	PortScheduled: {
		order:  true,
		line:   func(l *Line, e *Event) { l.Release, l.Reasons = e.Release, nil },
		notice: NoticeApproved,
		dates:  true,
	},
	PortInJeopardy: {
		line: func(l *Line, e *Event) {
			l.Release, l.Reasons = carrier.Release{}, e.Reasons
			if l.Acknowledged > 0 { // it waits for another date of that, and not for what was refused since
				l.Version = l.Acknowledged
			}
		},
		notice: NoticeDelayed,
		dates:  true,
	},
	CutoverStarted: {
		line: func(l *Line, e *Event) { l.Release = e.Release },
	},
	NumberPorted: {
		line: func(l *Line, e *Event) {
			l.PortedAt, l.Release, l.Reasons = first(e.CarrierAt, e.At), e.Release, nil
			l.CancelAsked, l.CancelPending, l.Trouble = time.Time{}, false, ""
		},
		notice: NoticeCompleted,
		leaves: true,
	},
	NumberReturned: {line: noteEnded, notice: NoticeReturned},
	LineCanceled:   {line: noteEnded, notice: NoticeCanceled, leaves: true},
	CancelAsked: {
		line: func(l *Line, e *Event) { l.CancelAsked = e.At },
	},
	CancelPending: {
		line: func(l *Line, _ *Event) { l.CancelPending = !l.CancelAsked.IsZero() },
	},
	CancelRefused: {
		line:   func(l *Line, _ *Event) { l.CancelAsked, l.CancelPending = time.Time{}, false },
		notice: NoticeCancelRefused,
	},
	TroubleRaised: {
		line:   func(l *Line, e *Event) { l.Trouble = e.Trouble },
		notice: NoticeTrouble,
	},
	TroubleCleared: {
		line: func(l *Line, _ *Event) { l.Trouble = "" },
	},
	NumberConfigured: {
		line: func(l *Line, e *Event) { l.ConfiguredAt = e.At },
	},
	TemporaryRemoved: {
		line: func(l *Line, e *Event) { l.TemporaryRemovedAt = e.At },
	},
	TextingAsked: {
		line: func(l *Line, _ *Event) { l.Texting = TextingWanted },
	},
	TextingRequested: {
		line: func(l *Line, e *Event) {
			l.Texting, l.TextingAt, l.TextingSince = TextingPending, e.At, first(l.TextingSince, e.At)
		},
	},
	TextingActive: {
		line: func(l *Line, _ *Event) {
			l.Texting = TextingOn
			if l.Trouble == TextingLate {
				l.Trouble = ""
			}
		},
		notice: NoticeTextingActive,
	},
	NoticeSent:   {order: true},
	CommentAdded: {order: true},
	DateAsked:    {order: true},
	DateTaken: {
		order: true,
		line: func(l *Line, e *Event) {
			noteTaken(l, e)
			l.Release, l.Reasons = carrier.Release{}, nil
		},
	},
	DateRefused: {order: true, notice: NoticeDateRefused},
	CarrierSeen: {},
	CarrierChecked: {
		order: true,
		line:  func(l *Line, e *Event) { l.TextingAt = e.At },
	},
	OrderAbandoned: {order: true, notice: NoticeAbandoned},
	ReleaseReminded: {
		line:   func(l *Line, e *Event) { l.RemindedFor = e.Release.Date },
		notice: NoticeReleaseSoon,
	},
	AnswerEscalated: {order: true},
	ReturnAsked: {
		line: func(l *Line, e *Event) { l.ReturnAsked = e.At },
	},
	ReturnRefused: {
		line: func(l *Line, _ *Event) { l.ReturnAsked = time.Time{} },
	},
})

// unknown is the effect of kinds that this version does not know.
var unknown effect

func effectOf(k EventKind) *effect {
	if e := effects.find(k); e != nil {
		return e
	}
	return &unknown
}

// withMoves adds to each effect its column of the table of moves.
func withMoves(all map[EventKind]*effect) *byName[EventKind, effect] {
	for _, t := range Transitions() {
		e := all[t.On]
		e.moving, e.moves[row(t.From)] = true, t.To
	}
	var named byName[EventKind, effect]
	for k, e := range all {
		named.add(k, e)
	}
	return &named
}

// move is where a line in a state comes to; false if it stays.
func (e *effect) move(from LineState) (LineState, bool) {
	i := row(from)
	if i < 0 || e.moves[i] == "" {
		return from, false
	}
	return e.moves[i], true
}

// noteTaken notes that the carrier holds a version.
func noteTaken(l *Line, e *Event) {
	l.Acknowledged, l.Ref = max(l.Acknowledged, e.Version), e.Ref
	l.Version = max(l.Version, e.Version)
}

// noteEnded notes that a port has ended, or was undone.
func noteEnded(l *Line, e *Event) {
	l.Reasons, l.Release, l.Trouble = e.Reasons, carrier.Release{}, ""
	l.CancelAsked, l.CancelPending, l.ReturnAsked = time.Time{}, false, time.Time{}
}

func first(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

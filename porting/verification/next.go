package verification

import (
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/numbering"
)

// ActionKind is a kind of thing that is outstanding.
type ActionKind string

// The actions. Each ends with a command, named in the comment, that records that it is
// done; an action that is not recorded stays outstanding.
const (
	// ActionAskForm: ask the customer for the form, or for its correction, and remind;
	// AskForm.
	ActionAskForm ActionKind = "ask-form"
	// ActionReview: a rejection that the customer cannot cure: read the carrier's
	// text, put it right and File again, or Withdraw.
	ActionReview ActionKind = "review"
	// ActionSubmit: numbers have landed and the form is filed; Submit.
	ActionSubmit ActionKind = "submit"
	// ActionSend: send the version to the carrier; see [SubmissionOf]. It is
	// outstanding until a report shows that the carrier holds it; ReceiveReport, or
	// RecordRefusal.
	ActionSend ActionKind = "send"
	// ActionSendWithdrawal: send the withdrawal to the carrier; ReceiveReport.
	ActionSendWithdrawal ActionKind = "send-withdrawal"
	// ActionFetch: fetch the carrier's view, whatever events told; ReceiveReport, or
	// RecordNotFound if the carrier does not know the version.
	ActionFetch ActionKind = "fetch"
	// ActionExpire: the time for a correction is over; Expire.
	ActionExpire ActionKind = "expire"
	// ActionNotify: send a notice to the customer; RecordNotice.
	ActionNotify ActionKind = "notify"
)

// Action is something that is outstanding on a request.
type Action struct {
	Kind ActionKind `json:"kind"`
	// Key is derived from the facts that make the action outstanding: the same action
	// has the same key however often Next is asked. Use it for idempotency where the
	// effect goes.
	Key string `json:"key"`
	// At is when to do it. At or before now: now. After: wake up then, and ask Next
	// again.
	At      time.Time          `json:"at"`
	Numbers []numbering.Number `json:"numbers,omitzero"`
	Version int                `json:"version,omitzero"`
	// Notice is what to send, for ActionNotify.
	Notice *Notice `json:"notice,omitzero"`
}

// Next derives everything that is outstanding on a request at now from its state
// alone, in the order in which to do it. It is empty exactly when nobody here has
// anything to do, now or later: what waits for a number to land waits on its port.
func Next(r Request, now time.Time) []Action {
	n := nexter{r: &r, now: now.UTC()}
	n.form()
	n.submission()
	n.carrier()
	for i := range r.Notices {
		n.add(Action{Kind: ActionNotify, Key: r.Notices[i].Key, Numbers: r.Notices[i].Numbers, Notice: &r.Notices[i]})
	}
	return n.actions
}

// StillWanted reports whether an action that was read earlier still makes sense. Ask
// it with the request as it is now, right before the effect.
func StillWanted(r Request, a Action, now time.Time) bool {
	return slices.ContainsFunc(Next(r, now), func(b Action) bool { return a.Kind == b.Kind && a.Key == b.Key })
}

type nexter struct {
	r       *Request
	now     time.Time
	actions []Action
}

func (n *nexter) add(a Action) {
	if a.At.IsZero() {
		a.At = n.now
	}
	if a.Kind != ActionSend {
		a.Key = n.r.ID.String() + "/" + a.Key
	}
	n.actions = append(n.actions, a)
}

// sendKey is the key of a version, on its action and on what is sent.
func sendKey(id uuid.UUID, version int) string {
	return id.String() + "/send/v" + strconv.Itoa(version)
}

// form is what the customer, or the desk, has to do about the form.
func (n *nexter) form() {
	r := n.r
	if due, event, ok := r.ask(n.now); ok {
		n.add(Action{Kind: ActionAskForm, Key: "ask-form/" + strconv.Itoa(event), At: due, Numbers: r.Numbers(Draft, Rejected)})
	}
	newest := 0
	if ns := r.pick(func(l *Line) bool {
		if l.State != Rejected || l.correctable() || r.FiledSeq > l.RejectedSeq || l.lapsed(n.now) {
			return false
		}
		newest = max(newest, l.RejectedSeq)
		return true
	}); len(ns) > 0 {
		n.add(Action{Kind: ActionReview, Key: "review/" + strconv.Itoa(newest), Numbers: ns})
	}
	var due time.Time
	for i := range r.Lines {
		if l := &r.Lines[i]; l.State == Rejected {
			due = earlier(due, l.ResubmitBy)
		}
	}
	if !due.IsZero() {
		n.add(Action{
			Kind: ActionExpire, Key: "expire/" + strconv.FormatInt(due.Unix(), 10), At: due.Add(time.Nanosecond),
			Numbers: r.pick(func(l *Line) bool { return l.State == Rejected && l.ResubmitBy.Equal(due) }),
		})
	}
}

// submission is what goes out.
func (n *nexter) submission() {
	r := n.r
	if ns := r.pick(func(l *Line) bool { return r.sendable(l, n.now) }); len(ns) > 0 {
		v := r.Version() + 1
		n.add(Action{Kind: ActionSubmit, Key: "submit/v" + strconv.Itoa(v), Numbers: ns, Version: v})
	}
	for v := 1; v <= r.Version(); v++ {
		unsent := func(l *Line) bool { return l.unsent() && l.Version == v }
		ns := r.pick(unsent)
		switch {
		case len(ns) == 0:
		case r.any(func(l *Line) bool { return unsent(l) && l.WithdrawalAsked.IsZero() }):
			n.add(Action{Kind: ActionSend, Key: sendKey(r.ID, v), Numbers: ns, Version: v})
		default:
			// All of it is to be withdrawn: never send it, but see whether it was sent.
			n.add(Action{Kind: ActionFetch, Key: "fetch/v" + strconv.Itoa(v), Numbers: ns, Version: v})
		}
	}
}

// carrier is what the carrier is to be told and asked.
func (n *nexter) carrier() {
	r := n.r
	asked := time.Time{}
	if ns := r.pick(func(l *Line) bool {
		if !l.held() || l.WithdrawalAsked.IsZero() || l.WithdrawalPending {
			return false
		}
		asked = later(asked, l.WithdrawalAsked)
		return true
	}); len(ns) > 0 {
		n.add(Action{Kind: ActionSendWithdrawal, Key: "withdraw/" + strconv.FormatInt(asked.Unix(), 10), Numbers: ns})
	}
	step := time.Duration(r.policy().FetchHours.Value) * time.Hour
	if step <= 0 {
		return
	}
	var due time.Time
	if ns := r.pick(func(l *Line) bool {
		if !l.held() {
			return false
		}
		due = earlier(due, grid(l.Since.Add(step), n.now, step))
		return true
	}); len(ns) > 0 {
		n.add(Action{Kind: ActionFetch, Key: "fetch/" + strconv.FormatInt(due.Unix(), 10), At: due, Numbers: ns})
	}
}

// grid returns the first instant of from, from+step, from+2*step ... that is not
// before now.
func grid(from, now time.Time, step time.Duration) time.Time {
	ahead := max(now.Sub(from), 0)
	if over := ahead % step; over > 0 {
		ahead += step - over
	}
	return from.Add(ahead)
}

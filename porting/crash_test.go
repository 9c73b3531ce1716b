package porting_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// errCrash ends the process of a host at a point; what it had stored remains.
var errCrash = errors.New("the process ends here")

// host is a host in small that may crash between any two of its steps. All that
// outlives it is in stored.
type host struct {
	t       *testing.T
	carrier *fake.Fake
	stored  []byte         // the order, as JSON
	memory  *porting.Order // what the running process has read of it
	letters []loa.Letter
	// crash counts down to the step at which the process ends; steps counts all.
	crash, steps int
	mails        map[string]int
	trials       map[string]int
	// The customer, whom no crash of the host concerns, answers each mail that asks
	// for documents, however often it comes, with a letter of its own, until that is
	// taken.
	asked  map[string]int
	answer int
}

func (h *host) step() error {
	h.steps++
	if h.steps == h.crash {
		return errCrash
	}
	return nil
}

// decide decides a command and stores what it led to.
func (h *host) decide(c porting.Command) error {
	o := h.order()
	events, err := porting.Decide(o, c, h.carrier.Now())
	if err != nil {
		return err
	}
	if err := h.step(); err != nil { // decided, not stored
		return err
	}
	if len(events) > 0 {
		o = porting.Apply(o, events...)
		b, err := json.Marshal(o)
		require.NoError(h.t, err)
		h.stored, h.memory = b, &o
	}
	return h.step() // stored
}

func (h *host) order() porting.Order {
	if h.memory == nil && h.stored != nil {
		h.memory = &porting.Order{}
		require.NoError(h.t, json.Unmarshal(h.stored, h.memory))
		require.NoError(h.t, h.memory.Validate())
	}
	if h.memory == nil {
		return porting.Order{}
	}
	return *h.memory
}

// run carries the order as far as it goes, in virtual time.
func (h *host) run() error {
	end := begin.Add(60 * 24 * time.Hour)
	for h.carrier.Now().Before(end) {
		o := h.order()
		if h.answer > 0 {
			if err := h.send(); err != nil {
				return err
			}
			continue
		}
		actions := porting.Next(o, h.carrier.Now())
		if len(actions) == 0 {
			return nil
		}
		wake := end
		acted := false
		for _, a := range actions {
			if a.At.After(h.carrier.Now()) {
				wake = minTime(wake, a.At)
				continue
			}
			if err := h.perform(a); err != nil {
				return err
			}
			acted = true
			break
		}
		if !acted {
			if t, ok := h.carrier.NextEvent(); ok {
				wake = minTime(wake, t)
			}
			h.carrier.AdvanceTo(wake)
			if err := h.fetch(); err != nil {
				return err
			}
		}
	}
	return errors.New("the order is not done")
}

func (h *host) send() error {
	if err := h.decide(porting.ReceiveLetter{By: admin, Letter: h.letters[h.answer-1]}); err != nil {
		return err
	}
	if err := h.decide(porting.ReceiveDocument{By: admin, Document: bill(first, second)}); err != nil {
		return err
	}
	h.answer = 0
	return nil
}

func minTime(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func (h *host) fetch() error {
	o := h.order()
	if o.Version == 0 {
		return nil
	}
	r, err := h.carrier.Status(context.Background(), &carrier.StatusRequest{PON: o.PON})
	if errors.Is(err, carrier.ErrNotFound) {
		return h.decide(porting.RecordNotFound{By: partner, Version: o.Version})
	}
	if err != nil {
		return err
	}
	return h.decide(porting.ReceiveReport{By: partner, Report: *r})
}

func (h *host) perform(a porting.Action) error {
	ctx := context.Background()
	o := h.order()
	if !porting.StillWanted(o, a, h.carrier.Now()) {
		return nil
	}
	switch a.Kind {
	case porting.ActionOpenTicket:
		return h.decide(porting.OpenTicket{By: agent, Ticket: "T-1", Agent: "Dana"})
	case porting.ActionAskDocuments:
		return h.decide(porting.AskDocuments{By: agent})
	case porting.ActionVerify:
		return h.decide(porting.VerifyDocuments{By: agent})
	case porting.ActionEndTrial:
		h.trials[a.Key]++
		if err := h.step(); err != nil { // ended at the billing, not told here
			return err
		}
		return h.decide(porting.ConfirmPaid{By: desk})
	case porting.ActionSubmit:
		return h.decide(porting.Submit{By: agent})
	case porting.ActionSend:
		req, err := porting.SubmitRequest(o, loa.Credentials{PIN: loa.NewPIN("4471")})
		require.NoError(h.t, err)
		r, err := h.carrier.Submit(ctx, req)
		require.NoError(h.t, err)
		if err := h.step(); err != nil { // the carrier has it, the answer is lost
			return err
		}
		return h.decide(porting.ReceiveReport{By: partner, Report: *r})
	case porting.ActionSendDate:
		req, err := porting.DateRequest(o)
		require.NoError(h.t, err)
		r, err := carrier.Supplement(ctx, h.carrier, req)
		require.NoError(h.t, err)
		if err := h.step(); err != nil {
			return err
		}
		return h.decide(porting.ReceiveReport{By: partner, Report: *r})
	case porting.ActionFetch:
		return h.fetch()
	case porting.ActionRemindRelease:
		return h.decide(porting.RemindRelease{By: desk, Numbers: a.Numbers})
	case porting.ActionConfigure:
		return h.decide(porting.RecordConfigured{By: desk, Numbers: a.Numbers})
	case porting.ActionRemoveTemporary:
		return h.decide(porting.RecordRemoval{By: desk, Numbers: a.Numbers})
	case porting.ActionEnableTexting:
		r, err := carrier.EnableMessaging(ctx, h.carrier, &carrier.EnableMessagingRequest{PON: o.PON, Numbers: a.Numbers})
		require.NoError(h.t, err)
		if err := h.step(); err != nil {
			return err
		}
		return h.decide(porting.ReceiveMessaging{By: partner, Response: *r})
	case porting.ActionNotify:
		h.mails[a.Key]++ // the mail has gone out
		if a.Notice.Kind == porting.NoticeDocumentsNeeded {
			if h.asked[a.Key] == 0 {
				h.asked[a.Key] = len(h.asked) + 1
			}
			h.answer = h.asked[a.Key]
		}
		if err := h.step(); err != nil {
			return err
		}
		return h.decide(porting.RecordNotice{By: desk, Key: a.Key[len(o.ID.String())+1:]})
	default:
		return fmt.Errorf("no way to perform %s", a.Kind)
	}
}

// account is what the losing carrier has on file: the first letter's postal code is
// another one.
func account() fake.Account {
	return fake.Account{
		Carrier: "Prairie Bell", Number: "004417", PIN: "4471", BTN: first, Customer: loa.NewCompany("Maple & Main Bakery LLC"),
		Authorized:     []string{"June Alvarez"},
		ServiceAddress: loa.Address{Line1: "1420 W Maple St", City: "Chicago", Region: "IL", PostalCode: "60622", Country: loa.US},
		BillingAddress: loa.Address{Line1: "PO Box 88", City: "Chicago", Region: "IL", PostalCode: "60601", Country: loa.US},
		Numbers:        []numbering.Number{first, second},
	}
}

// TestCrashAtEveryPoint ends the host at each of its steps in turn, between deciding,
// storing and calling, and starts it again from what it had stored: every life ends
// where the undisturbed one does, and the carrier saw the same.
func TestCrashAtEveryPoint(t *testing.T) {
	letters := []loa.Letter{
		letter(t, "L-1", "60601", begin.Add(-time.Hour), first, second),
		letter(t, "L-2", "60622", begin.Add(-time.Hour), first, second),
	}
	life := func(crash int) *host {
		h := &host{t: t, crash: crash, letters: letters, mails: map[string]int{}, trials: map[string]int{}, asked: map[string]int{}}
		h.carrier = fake.New(&fake.Options{Seed: 7, Start: begin, Accounts: []fake.Account{account()}})
		open := opening(porting.StandingTrial)
		do := func(f func() error) {
			for err := f(); err != nil; err = f() {
				require.ErrorIs(t, err, errCrash)
				h.memory = nil
			}
		}
		do(func() error { return h.decide(open) })
		do(h.run)
		return h
	}
	want := life(0)
	end := want.order()
	require.Equal(t, porting.StatusCompleted, end.Status())
	require.Equal(t, 2, end.Version, "the sample is rejected once")
	for crash := 1; crash <= want.steps; crash++ {
		h := life(crash)
		got := h.order()
		require.Equal(t, end.Status(), got.Status(), "crash at step %d", crash)
		require.Equal(t, end.Version, got.Version, "crash at step %d", crash)
		for i, l := range got.Lines {
			require.Equal(t, end.Lines[i].PortedAt, l.PortedAt, "crash at step %d", crash)
		}
		require.Len(t, h.trials, 1, "crash at step %d: one key, so the trial ends once", crash)
		require.Len(t, h.mails, len(want.mails), "crash at step %d", crash)
		h.carrier.Assert(t)
	}
	t.Logf("%d points", want.steps)
}

package portout_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
)

var errCrash = errors.New("crash")

// host is a platform in small, with a store that survives a crash and a carrier that is
// called over a network: what is not in the store is forgotten.
type host struct {
	t       *testing.T
	fake    *fake.Fake
	days    calendar.Calendar
	stored  []portout.Event
	memory  portout.Account // lost in a crash
	mails   map[string]int
	bills   map[string]time.Time
	alarms  int
	crashAt int
	points  int
}

// point is a place at which the host may crash: once.
func (h *host) point() error {
	h.points++
	if h.points == h.crashAt {
		h.memory = portout.Replay(h.stored)
		return errCrash
	}
	return nil
}

func (h *host) account() portout.Account { return h.memory }

// do decides a command and stores the events, with a crash possible on both sides, if
// there is anything to store.
func (h *host) do(c portout.Command) error {
	events, err := portout.Decide(h.account(), c, h.fake.Now())
	require.NoError(h.t, err)
	if len(events) == 0 {
		return nil
	}
	if err := h.point(); err != nil {
		return err
	}
	for _, e := range events {
		h.stored, h.memory = append(h.stored, e), portout.Apply(h.memory, e)
	}
	return h.point()
}

func (h *host) due(at time.Time, wanted calendar.Date) portout.Due {
	d, err := portout.When(&porting.Timing{
		Numbers: []numbering.Number{lobby}, SubmittedAt: at, LoadZone: time.LoadLocation, Plan: numbering.Standard().WithFictional(),
		LosingService: porting.ServiceVoIP, GainingService: porting.ServiceWireline, Losing: h.days,
	}, wanted)
	require.NoError(h.t, err)
	return d
}

// pull takes every request and report that the carrier has.
func (h *host) pull() error {
	a := h.account()
	var refs []string
	for _, r := range a.Requests {
		refs = append(refs, r.Ref)
	}
	for _, named := range [][]string{nil, refs} {
		if named != nil && len(named) == 0 {
			continue
		}
		out, err := carrier.ListPortOuts(h.t.Context(), h.fake, &carrier.ListPortOutsRequest{Refs: named})
		require.NoError(h.t, err)
		for _, p := range out.PortOuts {
			a := h.account()
			if r, ok := a.Request(p.Ref); !ok || r.Version < p.Version {
				err = h.do(portout.Receive{
					By: partner, Ask: portout.AskOf(p), Subscriber: portout.Subscriber{Record: record(lobby, second)},
					Due: h.due(p.At, p.DesiredDate),
				})
				if err != nil {
					return err
				}
			}
			if err := h.do(portout.ReceiveReport{By: partner, Report: p.Report, AnswerBy: p.AnswerBy}); err != nil {
				return err
			}
		}
	}
	return nil
}

// step does one thing that is due; done is false if there was one.
func (h *host) step() (done bool, err error) {
	now := h.fake.Now()
	if err := h.pull(); err != nil {
		return false, err
	}
	for _, a := range portout.Next(h.account(), now) {
		if a.At.After(now) || !portout.StillWanted(h.account(), a, now) {
			continue
		}
		return false, h.perform(a)
	}
	return true, nil
}

func (h *host) perform(a portout.Action) error {
	switch a.Kind {
	case portout.ActionNotify:
		h.mails[a.Key]++
		return h.do(portout.RecordNotice{By: system, Key: a.Notice.Key})
	case portout.ActionAlarm:
		h.alarms++
		return h.do(portout.TakeAlarm{By: agent, Key: a.Alarm.Key})
	case portout.ActionAnswer:
		return h.do(portout.Answer{By: system, Ref: a.Ref, Version: a.Version, Kind: a.Proposal.Kind, Reasons: a.Proposal.Reasons})
	case portout.ActionAnswerByDefault:
		return h.do(portout.AnswerByDefault{By: system, Ref: a.Ref, Version: a.Version})
	case portout.ActionSendAnswer:
		request, err := portout.Response(h.account(), a.Ref)
		require.NoError(h.t, err)
		report, err := carrier.RespondPortOut(h.t.Context(), h.fake, request)
		if errors.Is(err, carrier.ErrRefused) || errors.Is(err, carrier.ErrConflict) {
			return h.do(portout.RecordRefusal{By: partner, Ref: a.Ref, Version: a.Version})
		}
		require.NoError(h.t, err)
		return h.do(portout.ReceiveReport{By: partner, Report: *report})
	case portout.ActionFetch:
		return h.do(portout.ReceiveReport{By: partner, Report: func() carrier.Report {
			p, _ := h.fake.PortOut(a.Ref)
			return p.Report
		}()})
	case portout.ActionStopBilling:
		account := h.account()
		r, _ := account.Request(a.Ref)
		for _, d := range portout.Departures(r) {
			h.bills[d.Key] = d.At
		}
		return h.do(portout.RecordUnbilled{By: system, Ref: a.Ref, Numbers: a.Numbers})
	case portout.ActionRemove:
		return h.do(portout.RecordRemoved{By: system, Ref: a.Ref, Numbers: a.Numbers})
	default:
		h.t.Fatalf("nobody does %s", a.Kind)
		return nil
	}
}

// run carries the world to an instant; after a crash the host starts again from what it
// stored.
func (h *host) run(until time.Time) {
	for {
		idle, err := h.step()
		switch {
		case errors.Is(err, errCrash) || !idle:
			continue
		}
		next := until
		sooner := func(at time.Time) {
			if at.Before(next) && at.After(h.fake.Now()) {
				next = at
			}
		}
		for _, a := range portout.Next(h.account(), h.fake.Now()) {
			sooner(a.At)
		}
		if at, ok := h.fake.NextEvent(); ok {
			sooner(at)
		}
		h.fake.AdvanceTo(next)
		if !next.Before(until) {
			return
		}
	}
}

// world plays three requests: a good one, a wrong PIN that is corrected, and a wrong one
// that nobody corrects.
func world(t *testing.T, days calendar.Calendar, crashAt int) *host {
	h := &host{
		t: t, days: days, crashAt: crashAt, mails: map[string]int{}, bills: map[string]time.Time{},
		fake: fake.New(&fake.Options{Seed: 1, Start: begin, LoadZone: time.LoadLocation}),
	}
	for _, c := range []portout.Command{
		portout.Open{By: system, Holder: holder(porting.StandingPaid)}, portout.SetPIN{By: agent, Kept: kept(t, pin)},
	} {
		for seq := h.account().Seq; h.account().Seq == seq; {
			_ = h.do(c) // a crash after the store is one that did not happen
		}
	}
	ask := func(ref, pin string, n numbering.Number) {
		h.fake.AskPortOut(carrier.PortOut{
			Ref: ref, PON: "GAIN-" + ref, Numbers: []numbering.Number{n}, GainingCarrier: "Lakeshore Fiber",
			AccountNumber: loa.NewAccountNumber("0044170982"), PostalCode: "60622", PIN: loa.NewPIN(pin),
		})
	}
	ask("OUT-1", "483920", lobby)
	ask("OUT-2", "000000", second)
	h.run(begin.Add(30 * time.Hour))
	ask("OUT-2", "483920", second)
	ask("OUT-3", "111222", second)
	h.run(begin.AddDate(0, 0, 12))
	return h
}

// ends is what a course of events comes to, whatever happened on the way.
func (h *host) ends() (ends []string) {
	a := h.account()
	for _, r := range a.Requests {
		p, _ := h.fake.PortOut(r.Ref)
		ends = append(ends, r.Ref+" "+string(r.Status())+" "+string(r.Reply.Kind)+" carrier "+string(p.Report.Lines[0].Status))
	}
	for key := range h.bills {
		ends = append(ends, key[:len("port-out/OUT-1")])
	}
	slices.Sort(ends)
	return ends
}

// TestCrash crashes the host at every boundary between a decision, its store and a call,
// once each, and lets it go on from what it stored: the end is the same.
func TestCrash(t *testing.T) {
	days := calendar.USCore(time.UTC)
	calm := world(t, days, 0)
	want := []string{
		"OUT-1 left confirm carrier active", "OUT-2 left confirm carrier active", "OUT-3 rejected reject carrier rejected",
		"port-out/OUT-1", "port-out/OUT-2",
	}
	require.Equal(t, want, calm.ends())
	require.Zero(t, calm.alarms, "%v", calm.account().Alarms)
	calm.fake.Assert(t)
	t.Logf("%d boundaries", calm.points)
	require.Greater(t, calm.points, 50)
	stride := 1
	if testing.Short() {
		stride = 11
	}
	for at := 1; at <= calm.points; at += stride {
		h := world(t, days, at)
		require.Equal(t, want, h.ends(), "crash at %d", at)
		require.Len(t, h.mails, len(calm.mails), "crash at %d", at)
		h.fake.Assert(t)
		model := newModel()
		for _, e := range h.stored {
			model.hear(e)
		}
		require.Empty(t, model.bad)
	}
}

package world

import (
	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
)

// fate is what befalls a submission that would pass: what a losing carrier does for
// reasons of its own. It is asked under the fake's lock.
func (w *world) fate(c fake.Call, r *carrier.SubmitRequest) []fake.Step {
	o := w.byPON[c.PON]
	if o == nil || o.losing.wrong() {
		return nil
	}
	f, ok := w.pick(OrderSplit, PortsRejected)
	if !ok || f == OrderSplit && len(r.Numbers) < 2 {
		return nil
	}
	w.struck(f, o)
	switch roll := w.luck.IntN(40); {
	case f == Jeopardy && roll == 0:
		return jeopardyForEver
	case f == Jeopardy && roll < 12:
		return jeopardyAtTheHour
	default:
		return fates[f]
	}
}

func because(code carrier.ReasonCode) []carrier.Reason {
	return []carrier.Reason{{Code: code, RawCode: string(code), Text: "said the losing carrier"}}
}

var (
	atAnswer = fake.Wait{Anchor: fake.AtAnswer}
	inWindow = fake.Wait{Anchor: fake.InWindow}
)

func waitFor(n int, u fake.Unit) fake.Wait { return fake.Wait{N: n, Unit: u} }

var jeopardyForEver = []fake.Step{
	{Wait: atAnswer, Act: fake.ActConfirm},
	{Wait: fake.Wait{Anchor: fake.AtRelease, N: -2, Unit: fake.Hours}, Act: fake.ActJeopardy, Reasons: because(carrier.LosingCarrierNotReady)},
}

// jeopardyAtTheHour ends a cut-over that has begun.
var jeopardyAtTheHour = []fake.Step{
	{Wait: atAnswer, Act: fake.ActConfirm},
	{Wait: fake.Wait{Anchor: fake.AtRelease}, Act: fake.ActBegin},
	{Wait: waitFor(50, fake.Minutes), Act: fake.ActJeopardy, Reasons: because(carrier.LosingCarrierNotReady)},
	{Wait: waitFor(3, fake.BusinessHours), Act: fake.ActConfirm, Days: 2},
	{Wait: inWindow, Act: fake.ActActivate},
}

// fates are the programs of the losing carrier, by the fault they stand for.
var fates = [faults][]fake.Step{
	OrderSplit: {
		{Wait: waitFor(1, fake.BusinessHours), Act: fake.ActSplit, Parts: 2},
		{Wait: atAnswer, Act: fake.ActConfirm, Pick: []int{1}},
		{Wait: waitFor(1, fake.BusinessDays), Act: fake.ActConfirm},
		{Wait: inWindow, Act: fake.ActActivate, Pick: []int{1}},
		{Wait: waitFor(2, fake.BusinessDays), Act: fake.ActActivate},
	},
	Jeopardy: {
		{Wait: atAnswer, Act: fake.ActConfirm},
		{Wait: fake.Wait{Anchor: fake.AtRelease, N: -3, Unit: fake.Hours}, Act: fake.ActJeopardy, Reasons: because(carrier.LosingCarrierNotReady)},
		{Wait: waitFor(1, fake.BusinessDays), Act: fake.ActConfirm, Days: 3},
		{Wait: inWindow, Act: fake.ActActivate},
	},
	DateMoved: {
		{Wait: atAnswer, Act: fake.ActConfirm},
		{Wait: waitFor(5, fake.BusinessHours), Act: fake.ActConfirm, Days: 6},
		{Wait: inWindow, Act: fake.ActActivate},
	},
	Silence: {
		{Wait: waitFor(18, fake.Days), Act: fake.ActConfirm},
		{Wait: inWindow, Act: fake.ActActivate},
	},
	Contradiction: {
		{Wait: atAnswer, Act: fake.ActConfirm},
		{Wait: waitFor(3, fake.Hours), Act: fake.ActReject, Reasons: because(carrier.Other)},
		{Wait: waitFor(30, fake.Days), Act: fake.ActCancel, Reasons: because(carrier.OrderExpired)},
	},
	UnknownWord: {
		{Wait: waitFor(1, fake.Hours), Act: fake.ActUnknown, Word: "PENDING_REVIEW_7"},
		{Wait: atAnswer, Act: fake.ActConfirm},
		{Wait: inWindow, Act: fake.ActActivate},
	},
	CutoverFails: {
		{Wait: atAnswer, Act: fake.ActConfirm},
		{Wait: fake.Wait{Anchor: fake.AtRelease}, Act: fake.ActBegin},
		{Wait: waitFor(30, fake.Minutes), Act: fake.ActFail, Reasons: because(carrier.SVFailure)},
		{Wait: waitFor(26, fake.Hours), Act: fake.ActBegin},
		{Wait: waitFor(10, fake.Minutes), Act: fake.ActActivate},
	},
	Unannounced: {{Wait: waitFor(3, fake.BusinessDays), Act: fake.ActActivate}},
	LateCutover: {
		{Wait: atAnswer, Act: fake.ActConfirm},
		{Wait: fake.Wait{Anchor: fake.AtClose, N: 1, Unit: fake.BusinessDays, Clock: calendar.ClockOf(10, 30), HasClock: true}, Act: fake.ActActivate},
	},
	LosingCancels: {
		{Wait: atAnswer, Act: fake.ActConfirm},
		{Wait: waitFor(2, fake.Hours), Act: fake.ActCancel, Reasons: because(carrier.CustomerStays)},
	},
	SnapBack: {
		{Wait: atAnswer, Act: fake.ActConfirm},
		{Wait: inWindow, Act: fake.ActActivate},
		{Wait: waitFor(26, fake.Hours), Act: fake.ActReturn, Reasons: because(carrier.InadvertentPort)},
	},
	Relents: {
		{Wait: atAnswer, Act: fake.ActReject, Reasons: because(carrier.AddressMismatch)},
		{Wait: waitFor(3, fake.BusinessHours), Act: fake.ActReopen},
		{Wait: waitFor(20, fake.Minutes), Act: fake.ActConfirm},
		{Wait: inWindow, Act: fake.ActActivate},
	},
	FurtherNotes: {
		{Wait: atAnswer, Act: fake.ActReject, Reasons: because(carrier.AddressMismatch)},
		{Wait: waitFor(3, fake.BusinessHours), Act: fake.ActReopen},
		{Act: fake.ActReject, Reasons: because(carrier.NameMismatchEntity)},
		{Wait: waitFor(30, fake.Days), Act: fake.ActCancel, Reasons: because(carrier.OrderExpired)},
	},
	PortsRejected: {
		{Wait: atAnswer, Act: fake.ActReject, Reasons: because(carrier.AddressMismatch)},
		{Wait: waitFor(1, fake.BusinessDays), Act: fake.ActReopen},
		{Act: fake.ActActivate},
	},
}

// script says which orders' cancellations and changes of date fare badly: by their place,
// since the script is there before the orders.
func (w *world) script() *fake.Script {
	var s fake.Script
	for i := range w.c.Orders {
		var blocks []fake.Block
		if f, ok := w.pick(CancelRefused, CancelIgnored); ok {
			w.cancels[i] = f
			step := fake.Step{Wait: waitFor(1, fake.BusinessHours), Act: fake.ActRefuse, Reasons: because(carrier.CannotCancel)}
			if f == CancelIgnored {
				step = fake.Step{Act: fake.ActIgnore}
			}
			blocks = append(blocks, fake.Block{On: fake.OnCancel, Steps: []fake.Step{step}})
		}
		if _, ok := w.pick(DateVoided, DateVoided); ok {
			w.voids[i] = true
			blocks = append(blocks, fake.Block{On: fake.OnSupplement, Steps: []fake.Step{
				{Act: fake.ActReopen}, {Wait: waitFor(4, fake.BusinessHours), Act: fake.ActConfirm}, {Wait: inWindow, Act: fake.ActActivate},
			}})
		}
		if len(blocks) > 0 {
			s.Rules = append(s.Rules, fake.Rule{PON: w.name(i), Blocks: blocks})
		}
	}
	return &s
}

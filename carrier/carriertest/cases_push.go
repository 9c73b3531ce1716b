package carriertest

import (
	"bytes"
	"errors"
	"reflect"
	"time"

	"github.com/openlnp/lnp/carrier"
)

const aYear = 365 * 24 * time.Hour

// activateCases are about activation on demand.
var activateCases = []*testCase{
	{
		name: "activate-early", op: carrier.OpActivate, time: true,
		rule: "Before the release, or during jeopardy, the carrier refuses with [ErrRefused]",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			_, err := carrier.Activate(p.ctx, p.Carrier, &carrier.ActivateRequest{PON: r.PON})
			p.refused("activation before the confirmation", err, carrier.ErrRefused)
			p.until(r.PON, carrier.Confirmed)
			_, err = carrier.Activate(p.ctx, p.Carrier, &carrier.ActivateRequest{PON: r.PON})
			p.refused("activation before the release", err, carrier.ErrRefused)
		},
	},
	{
		name: "activate-in-window", op: carrier.OpActivate, time: true,
		rule: "Activate starts the cut-over. Before the release, or during jeopardy, the carrier refuses with [ErrRefused]",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			got := p.until(r.PON, carrier.Confirmed)
			const step = 20 * time.Minute
			for range sixtyDays / step { // by a clock that may stand still
				if got.Lines[0].Status != carrier.Confirmed || !got.AsOf.Before(got.Lines[0].Release.From) {
					break
				}
				p.Advance(step)
				got = p.status(r.PON)
			}
			for range 2 { // the second time they are under way, or active and stay so
				if _, err := carrier.Activate(p.ctx, p.Carrier, &carrier.ActivateRequest{PON: r.PON}); err != nil {
					p.fatalf("activation within the window of the release fails: %v", err)
				}
				p.Advance(time.Minute)
			}
			if l := p.status(r.PON).Lines[0]; l.Status == carrier.Confirmed {
				p.errorf("after an activation that was taken, a number is %s", l.Status)
			}
		},
	},
	{
		name: "activate-active", op: carrier.OpActivate, time: true, rule: "Numbers that are already active stay so.",
		run: func(p *probe) {
			r := p.Order()
			p.submit(r)
			p.until(r.PON, carrier.Active)
			_, err := carrier.Activate(p.ctx, p.Carrier, &carrier.ActivateRequest{PON: r.PON})
			if l := p.status(r.PON).Lines[0]; l.Status != carrier.Active {
				p.errorf("the activation of an active number (%v) made it %s", err, l.Status)
			}
		},
	},
}

// pushCases are about what the carrier pushes.
var pushCases = []*testCase{
	{
		name: "webhook-not-the-carriers", op: carrier.OpParseWebhook,
		rule: "A message that is not the carrier's, or too old, is [ErrUnauthorized]; one that cannot be read is [ErrInvalid].",
		run: func(p *probe) {
			_, err := carrier.ParseWebhook(p.ctx, p.Carrier, &carrier.ParseWebhookRequest{Body: []byte("nonsense")})
			if !errors.Is(err, carrier.ErrUnauthorized) && !errors.Is(err, carrier.ErrInvalid) {
				p.errorf("nonsense at the endpoint: got %v", err)
			}
		},
	},
	{
		name: "webhook-genuine", op: carrier.OpParseWebhook, push: true,
		rule: "ParseWebhook verifies who sent the message and how old it is, and answers with its events. A message that is not the carrier's, or too old, is [ErrUnauthorized]",
		run: func(p *probe) {
			m := p.Webhook(true)
			out, err := carrier.ParseWebhook(p.ctx, p.Carrier, m)
			if err != nil || len(out.Events)+len(out.PortOuts) == 0 {
				p.fatalf("a message of the carrier: got %v, or nothing in it", err)
			}
			old := *m
			old.At = m.At.Add(aYear)
			_, err = carrier.ParseWebhook(p.ctx, p.Carrier, &old)
			p.refused("a message that is a year old", err, carrier.ErrUnauthorized)
			for _, at := range []int{0, len(m.Body) / 2, len(m.Body) - 1} {
				forged := *m
				forged.Body = bytes.Clone(m.Body)
				forged.Body[at]++
				if _, err = carrier.ParseWebhook(p.ctx, p.Carrier, &forged); !errors.Is(err, carrier.ErrUnauthorized) && !errors.Is(err, carrier.ErrInvalid) {
					p.fatalf("a message whose byte %d is forged: got %v", at, err)
				}
			}
		},
	},
	{
		name: "webhook-again", op: carrier.OpParseWebhook, push: true,
		rule: "Whether a message was read before is the caller's to know, by Event.ID.",
		run: func(p *probe) {
			m := p.Webhook(true)
			first, err := carrier.ParseWebhook(p.ctx, p.Carrier, m)
			if err != nil {
				p.fatalf("a message of the carrier: got %v", err)
			}
			again, err := carrier.ParseWebhook(p.ctx, p.Carrier, m)
			if err != nil || !reflect.DeepEqual(first.Events, again.Events) {
				p.errorf("a message that is read again: got %v, or other events", err)
			}
		},
	},
	{
		name: "webhook-odd", op: carrier.OpParseWebhook, push: true, rule: "A kind of message that is not known is no error and no event.",
		run: func(p *probe) {
			out, err := carrier.ParseWebhook(p.ctx, p.Carrier, p.Webhook(false))
			if err != nil || len(out.Events) > 0 || len(out.PortOuts) > 0 {
				p.errorf("a message of an odd kind: got %v, or something in it", err)
			}
		},
	},
}

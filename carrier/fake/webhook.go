package fake

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
)

// The headers of a webhook. The signature covers the timestamp, in seconds since
// 1970, a '|' and the body.
const (
	HeaderSignature = "Fake-Signature-Ed25519"
	HeaderTimestamp = "Fake-Timestamp"
)

// WebhookTolerance is how far a webhook's timestamp may be from its arrival.
const WebhookTolerance = 5 * time.Minute

// Webhook is a message as it arrives at a host's endpoint.
type Webhook struct {
	Header map[string][]string `json:"header"`
	Body   []byte              `json:"body"`
}

// message is the body of a webhook.
type message struct {
	Type    string           `json:"type"`
	Event   *carrier.Event   `json:"event,omitzero"`
	PortOut *carrier.PortOut `json:"port_out,omitzero"`
	plain                    // beside the redacted ones, as carriers send them
}

// plain are the credentials of a port-out as they are.
type plain struct {
	PIN      string `json:"pin,omitzero"`
	SSN4     string `json:"ssn4,omitzero"`
	TaxID    string `json:"tax_id,omitzero"`
	DeviceID string `json:"device_id,omitzero"`
}

func plainOf(p *carrier.PortOut) plain {
	return plain{p.PIN.Reveal(), p.SSN4.Reveal(), p.TaxID.Reveal(), p.DeviceID.Reveal()}
}

// give puts them into a port-out that was read.
func (c plain) give(p *carrier.PortOut) {
	p.PIN, p.SSN4, p.TaxID, p.DeviceID = loa.NewPIN(c.PIN), loa.NewSSN4(c.SSN4), loa.NewTaxID(c.TaxID), loa.NewDeviceID(c.DeviceID)
}

// The types of messages.
const (
	messageEvent   = "porting_order.changed"
	messagePortOut = "port_out.changed"
)

func (f *Fake) key() ed25519.PrivateKey {
	if len(f.opt.Key) == ed25519.SeedSize {
		return ed25519.NewKeyFromSeed(f.opt.Key)
	}
	seed := sha256.Sum256(binary.BigEndian.AppendUint64([]byte("fake webhook "), f.opt.Seed))
	return ed25519.NewKeyFromSeed(seed[:])
}

// PublicKey is the key that verifies this fake's webhooks.
func (f *Fake) PublicKey() ed25519.PublicKey {
	public, _ := f.key().Public().(ed25519.PublicKey)
	return public
}

// Webhook is an event as this fake pushes it, signed now; one of a port-out comes with
// the port-out as it stands. One with an instant that JSON has no words for, such as one
// after the year 9999, comes without its content: ParseWebhook finds it invalid.
func (f *Fake) Webhook(e carrier.Event) Webhook {
	if p, ok := f.PortOut(e.PortOut); ok {
		return f.sign(message{Type: messagePortOut, Event: &e, PortOut: &p, plain: plainOf(&p)})
	}
	return f.sign(message{Type: messageEvent, Event: &e})
}

// PortOutWebhook is another carrier's request as this fake pushes it, signed now;
// for its instants see [Fake.Webhook].
func (f *Fake) PortOutWebhook(p carrier.PortOut) Webhook {
	return f.sign(message{Type: messagePortOut, PortOut: &p, plain: plainOf(&p)})
}

func (f *Fake) sign(m message) Webhook {
	body, err := json.Marshal(m)
	if err != nil {
		body, _ = json.Marshal(message{Type: m.Type})
	}
	return f.signBody(body)
}

func (f *Fake) signBody(body []byte) Webhook {
	stamp := strconv.FormatInt(f.Now().Unix(), 10)
	signature := ed25519.Sign(f.key(), signedBytes(stamp, body))
	return Webhook{Body: body, Header: map[string][]string{
		"Content-Type":  {"application/json"},
		HeaderSignature: {base64.StdEncoding.EncodeToString(signature)},
		HeaderTimestamp: {stamp},
	}}
}

func signedBytes(stamp string, body []byte) []byte {
	return slices.Concat([]byte(stamp), []byte{'|'}, body)
}

// ParseWebhook implements [carrier.WebhookParser].
func (f *Fake) ParseWebhook(ctx context.Context, r *carrier.ParseWebhookRequest) (*carrier.ParseWebhookResponse, error) {
	return call(ctx, f, Call{Op: carrier.OpParseWebhook}, func() (*carrier.ParseWebhookResponse, error) {
		stamp := first(r.Header[HeaderTimestamp])
		seconds, err := strconv.ParseInt(stamp, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%w: timestamp", carrier.ErrUnauthorized)
		}
		if age := r.At.Sub(time.Unix(seconds, 0)); age > WebhookTolerance || age < -WebhookTolerance {
			return nil, fmt.Errorf("%w: too old", carrier.ErrUnauthorized)
		}
		signature, err := base64.StdEncoding.DecodeString(first(r.Header[HeaderSignature]))
		if err != nil || !ed25519.Verify(f.PublicKey(), signedBytes(stamp, r.Body), signature) {
			return nil, fmt.Errorf("%w: signature", carrier.ErrUnauthorized)
		}
		var m message
		if err := json.Unmarshal(r.Body, &m); err != nil {
			return nil, fmt.Errorf("%w: body", carrier.ErrInvalid)
		}
		out := &carrier.ParseWebhookResponse{}
		if m.Type != messageEvent && m.Type != messagePortOut {
			return out, nil
		}
		if m.Type == messageEvent && m.Event == nil || m.Type == messagePortOut && m.PortOut == nil {
			return nil, fmt.Errorf("%w: body", carrier.ErrInvalid)
		}
		if m.Event != nil {
			out.Events = []carrier.Event{*m.Event}
		}
		if m.PortOut != nil {
			m.give(m.PortOut)
			out.PortOuts = []carrier.PortOut{*m.PortOut}
		}
		return out, nil
	})
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// OddWebhook is a message of a kind that nobody knows, signed now.
func (f *Fake) OddWebhook() Webhook { return f.sign(message{Type: "porting_order.something_new"}) }

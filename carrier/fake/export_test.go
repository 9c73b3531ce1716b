package fake

import "github.com/openlnp/lnp/carrier"

// RawCode is the fake's own code of a reason.
func RawCode(c carrier.ReasonCode) string { return reason(c).RawCode }

// Sign is a webhook with any body, signed now.
func (f *Fake) Sign(body []byte) Webhook { return f.signBody(body) }

package fake

import "github.com/openlnp/lnp/carrier"

// RawCode is the fake's own code of a reason.
func RawCode(c carrier.ReasonCode) string { return reason(c).RawCode }

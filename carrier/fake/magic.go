package fake

import (
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// Magic is what a number in 555-0100 to 555-0199 does that is on no account: without
// any script, whatever its area code.
type Magic struct {
	// Line is the last four digits, 100 to 199.
	Line int
	// Scenario is what an order of the number follows.
	Scenario string
	// Check is why a check says that the number cannot be ported, "" if it can.
	Check carrier.ReasonCode
}

// magics is the table of magic numbers. A published line never changes.
var magics = [...]Magic{
	{100, "happy", ""},
	{101, "rejected-account-number", ""},
	{102, "rejected-pin", ""},
	{103, "rejected-name", ""},
	{104, "rejected-signer", ""},
	{105, "rejected-address", ""},
	{106, "rejected-postal-code", ""},
	{107, "rejected-btn", ""},
	{108, "rejected-not-on-account", ""},
	{109, "rejected-inactive", ""},
	{110, "rejected-pending-order", ""},
	{111, "rejected-frozen", ""},
	{112, "rejected-feature", ""},
	{113, "rejected-unpaid-balance", ""},
	{114, "rejected-other", ""},
	{115, "rejected-many-reasons", ""},
	{116, "rejected-twice", ""},
	{117, "rejected-for-good", ""},
	{118, "rejected-late", ""},
	{119, "rejected-letter", ""},
	{120, "foc-moved", ""},
	{121, "foc-moved-earlier", ""},
	{122, "foc-expired", ""},
	{123, "jeopardy-at-the-hour", ""},
	{124, "jeopardy-twice", ""},
	{125, "jeopardy-then-rejected", ""},
	{126, "jeopardy-for-ever", ""},
	{130, "supplement-accepted", ""},
	{131, "supplement-refused", ""},
	{132, "supplement-ignored", ""},
	{133, "cancel-taken", ""},
	{134, "cancel-refused", ""},
	{135, "cancel-race", ""},
	{136, "cancel-ignored", ""},
	{137, "canceled-by-losing-carrier", ""},
	{140, "silent-carrier", ""},
	{141, "slow-carrier", ""},
	{142, "activated-without-notice", ""},
	{143, "activated-early", ""},
	{144, "activated-in-the-evening", ""},
	{145, "activated-next-day", ""},
	{146, "activation-fails", ""},
	{147, "activation-conflict", ""},
	{148, "activation-refused", ""},
	{149, "snapback", ""},
	{150, "inadvertent-port", ""},
	{151, "split", ""},
	{152, "split-fates", ""},
	{153, "unknown-status", ""},
	{160, "events-doubled", ""},
	{161, "events-late", ""},
	{162, "events-reordered", ""},
	{163, "events-stale", ""},
	{164, "events-unknown-kind", ""},
	{165, "events-misplaced", ""},
	{166, "events-skewed", ""},
	{167, "events-replayed", ""},
	{168, "events-for-nothing", ""},
	{169, "events-truncated", ""},
	{170, "messaging-fails", ""},
	{171, "messaging-slow", ""},
	{172, "events-contradict", ""},
	{190, "", carrier.NotPortable},
	{191, "", carrier.RateCenterUnsupported},
	{192, "", carrier.InternalPort},
	{193, "", carrier.ManualPortOnly},
	{194, "", carrier.LineFrozen},
	{195, "", carrier.TollFreeSpare},
	{196, "", carrier.TollFreeUnavailable},
	{197, "", carrier.TollFreeTransitional},
}

// MagicNumbers returns the table of magic numbers.
func MagicNumbers() []Magic {
	out := magics
	return out[:]
}

// magicOf is the magic of a number, the zero Magic if it has none.
func magicOf(n numbering.Number) Magic {
	if n.NXX() == 555 {
		for _, m := range magics {
			if m.Line == n.Line() {
				return m
			}
		}
	}
	return Magic{}
}

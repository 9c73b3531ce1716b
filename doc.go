// Package lnp is the map of a module that ports telephone numbers in the United
// States and Canada: local number portability as a functional core that a
// telephone platform embeds. The package itself holds no code.
//
// A port moves a number from the carrier that serves it, the losing carrier, to
// the platform's own, the gaining carrier. The packages follow the work:
//
//   - [github.com/openlnp/lnp/numbering]: telephone numbers of the North American
//     Numbering Plan as a value type, and the plan itself.
//   - [github.com/openlnp/lnp/calendar]: civil dates, business days, business hours.
//   - [github.com/openlnp/lnp/loa]: what the losing carrier has on file, and the
//     Letter of Authorization that must match it;
//     [github.com/openlnp/lnp/loa/pdf] prints it.
//   - [github.com/openlnp/lnp/carrier]: the contract that a platform's carrier
//     fulfils, the reasons carriers refuse for, and what to do about each.
//   - [github.com/openlnp/lnp/carrier/fake]: a carrier that is not there but
//     behaves, for tests in virtual time.
//   - [github.com/openlnp/lnp/carrier/carriertest]: the suite that proves an adapter.
//   - [github.com/openlnp/lnp/porting]: the port order: its states, its commands
//     and events, and what is outstanding.
//   - [github.com/openlnp/lnp/porting/notice]: what people are told.
//   - [github.com/openlnp/lnp/porting/portout]: the other direction, a number leaves.
//   - [github.com/openlnp/lnp/porting/verification]: toll-free numbers verified for
//     text messaging.
//   - [github.com/openlnp/lnp/billing]: what it costs.
//
// The core reads no clock, no environment and no network, starts no goroutine and
// logs nothing: time, place, identity and randomness come from the caller, so that
// equal inputs give equal bytes.
//
// The program in examples/portin carries a whole request from its arrival to its
// invoice and is the place to begin. The documentation of package porting tells how a
// host goes on from there, and its example Loop is one.
package lnp

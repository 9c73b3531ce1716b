// Package carrier is the contract between a porting platform and the carrier that
// ports numbers in for it: a wholesale partner with an API, a gateway to the number
// portability database, or the double in [github.com/openlnp/lnp/carrier/fake].
//
// [Carrier] has three methods: Submit, Status and Cancel. Everything else a carrier
// may be able to do is an ability, an interface of one method with a package
// function of the same name that finds it: [Check], [Supplement], [Activate],
// [ListEvents], [ParseWebhook], [SendDocument], [FetchRecord], [EnableMessaging],
// [RespondPortOut], [ListPortOuts], [Describe]. A carrier without an ability answers
// with [ErrUnsupported] from that function, and nothing has been sent. Wrappers
// keep abilities visible through Unwrap; see [As].
//
// # Reports are the truth, events are hints
//
// A [Report] is the carrier's present view of an order, number by number. Every
// call that touches an order answers with one, and Status answers with one at any
// time. An [Event] says only that an order is worth fetching, so an event that is
// lost, doubled, late or out of order does no harm.
//
// # Two kinds of no
//
// A refused port is not an error: it is a report whose lines are [Rejected] and
// carry a [Reason], and a reason's [Advice] says who can fix it, which field, and
// what to do next. An error means that the call itself failed. Every error that a
// Carrier returns is an [*Error], and its field Unsent separates "nothing
// happened" from "outcome unknown". After an unknown outcome the caller asks for
// the status, or repeats the call: Submit is idempotent on the purchase order
// number and its version.
//
// # Around a carrier
//
// [Wrap] puts what a host does around every call of a carrier, its abilities
// included; [Retry] and [Recording] are made with it. [Reconciler] turns events and
// polls into at most one change each. [Partners] are several carriers in the order of
// preference, and one carrier if need be ([Partners.Carrier]). [Vocabulary] maps a carrier's own codes to the neutral reasons. The page
// docs/carriers.md maps the fields of a request to the APIs of the trade, and
// docs/reasons.md lists the reasons with their advice.
package carrier

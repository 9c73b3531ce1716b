// Package porting models the order that ports numbers in: a pure state machine that
// a platform embeds beside its own storage, carrier and mail.
//
// Three functions carry an order through its life. None of them reads a clock or
// has an effect.
//
//	events, err := porting.Decide(order, command, now) // what happens
//	order = porting.Apply(order, event)                // an event is a fact
//	actions := porting.Next(order, now)                // what is outstanding
//
// A host decides a command, stores the events (or the order, or both) in one
// transaction, and performs the actions. Next derives them from the state alone,
// never from what just happened, so that nothing is lost in a crash: an effect that
// was not recorded is outstanding again. Each [Action] has a key that is derived
// from the facts, to be used for idempotency wherever the effect goes, and
// [StillWanted] tells just before the effect whether it still makes sense.
//
// # State
//
// State is per number, a [Line]; [Transitions] is the only place that knows how
// lines move. The order's [Status] is derived from its lines by one function.
// Intents, such as a cancellation that was asked for, are fields beside the state:
// a port whose cancellation was asked may still complete.
//
// # From a request to orders
//
// A [Request] names numbers as a customer does. [Split] sorts them into orders that
// a carrier can take, one for each losing account, kind and country, and refuses the
// numbers that nobody may port, each with its reason. A number whose prefix no
// partner covers stays visible on its order, and holds up no other.
//
// # Time
//
// Days are [calendar.Date]; instants are UTC. What an instant means in a region's
// zone is decided before a command is formed: see the timing types of this package.
package porting

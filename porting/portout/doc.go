// Package portout is the losing side of a port: another carrier asks for numbers of
// the host's customers, and the host validates, tells the customer, answers in time,
// and lets the numbers go.
//
// It has the shape of package porting. Three functions carry an account through its
// life; none of them reads a clock or has an effect.
//
//	events, err := portout.Decide(account, command, now) // what happens
//	account = portout.Apply(account, event)              // an event is a fact
//	actions := portout.Next(account, now)                // what is outstanding
//
// # State
//
// The unit is the [Account]: its PINs, its locks, and every [Request] for its numbers,
// so that a wrong PIN is counted in the same transaction as the request that brought
// it, and a lock that is taken off frees the request that waits for it. Within a
// request the state is per number, a [Line]; [Transitions] is the only place that
// knows how lines move.
//
// # A request's way
//
// [When] works out the business-hour deadlines, from the policies of package porting.
// [Receive] compares the request with the host's record of the subscriber and keeps
// what it found, as codes. The customer hears of it at once, and has until
// [Request.WindowEnd] to object; [Answer] confirms, delays or rejects it. What keeps
// a request from being confirmed is a list, [Blocks]. When nobody answers until
// [Request.DecideBy], [AnswerByDefault] does, as the [Policy] says: a valid request is
// confirmed, any other is held and raises an alarm. Silence is never an answer.
//
// A confirmation lets nothing go by itself. Numbers leave billing and inventory when a
// report shows them in service elsewhere.
//
// # What is refused
//
// A rejection needs a ground that is valid for the kind of port ([Grounds]) and that
// is so: found in this request, or based on the customer's lock or dispute. A debt, a
// contract, and a wish to talk to the customer first are no grounds, and the library
// refuses them with [ErrImproper].
//
// # Secrets
//
// A PIN is drawn from the caller's randomness ([PINPolicy.Generate]) and kept as the
// host wishes, sealed or as a salted digest; neither state nor events hold it. Whoever
// asks from outside with a wrong one learns that, and nothing else of the account.
package portout

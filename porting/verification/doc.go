// Package verification models the verification of toll-free numbers for text
// messaging: the form that a business fills in so that the carriers of the United
// States and Canada deliver what it sends from a toll-free number.
//
// A [Request] is one form for one or several numbers of one account. Its life is a
// small one beside the port that brought the numbers, and is walked as an order is in
// [porting]: nothing reads a clock, nothing has an effect.
//
//	events, err := verification.Decide(request, command, now) // what happens
//	request = verification.Apply(request, events...)          // an event is a fact
//	actions := verification.Next(request, now)                // what is outstanding
//
// A host stores the events (or the request, or both) in one transaction and performs
// the actions; whatever a crash loses is outstanding again, under the same key.
// [StillWanted] fences an action just before its effect.
//
// # The life of a number
//
// State is per number, a [Line]; [Transitions] is the only place that knows how lines
// move: draft, submitted, in-review, approved or rejected; denied for good; expired;
// withdrawn. A form may be filled in and filed while the number is still on its way.
// It goes out once the number has landed, never before: a carrier refuses numbers
// that it does not serve. Numbers that land later go out as the next version of the
// form, and so does a correction after a rejection, within the time that the carrier
// gives for it.
//
// The customer hears of each step: [Mail] writes the mail of a [Notice] in English, French
// or Spanish, [Compose] what it says before it takes a form.
//
// Verification is free of charge, and open to customers in the United States and
// Canada only. [VerifiedBy] tells the fact to the host's books.
//
// # The form
//
// [Fields] are the form as data, for a host that draws it; [Policy] is what a kind of
// carrier asks and the time it gives. No rule of a regulator says any of it: the
// fields, the windows and the lengths are the practice of the carriers' intermediaries
// in 2025 and 2026, each figure with its source, and each of them a host's to change.
// [Policy.Check] returns everything that is wrong with a form, in field order.
package verification

// Package billing says what phone numbers cost: a plan with its included numbers,
// the extra ones, the trial, and the invoice, to the cent. It computes; to collect
// the money is the host's.
//
// A host opens a [Ledger] for each [Subscription] it sold, and tells it facts: a
// number joined, a port order was submitted, a number left ([Fact]). What is due
// follows from the set of facts alone, so that facts may be told again and in any
// order. [Ledger.Close] posts what is due as lines, which never change: a fact that
// comes after the books were closed adds lines that put the old ones right.
// [Ledger.Invoice], [Ledger.Statement] and [Ledger.Quote] read the ledger, and
// [WriteText] and [WriteHTML] render what they return.
//
// # What is charged
//
// A plan's price is due on the first day of each of its periods. Each number beyond
// the included ones costs the plan's extra price for each month of service, local or
// toll-free, new or ported; the days of a part of a month are charged, and given
// back when a number leaves. A temporary number does not count beside the ported
// number that replaces it, nor a requested one until it ports. During a trial
// nothing is due. The trial ends by itself, or at the submission of the first port
// order; the paid period starts there. Porting in is free, and so is the
// verification of toll-free numbers for texting. The losing carrier's fees are
// noted and never charged. The rules that hosts decide differently are the fields
// of [Policy].
//
// # Days
//
// Everything is counted in civil days of the account's zone, which [Ledger.Tell]
// takes from the caller: the day on which a number joins counts, the day on which it
// leaves does not. What happens within one day is netted. A price is divided among
// the days of its period so that the days add up to it to the cent, and each number
// pays its days: neither gap nor overlap, however a period is cut.
//
// # Numbers
//
// A phone number is an opaque id here, with a label for people; the package does
// not depend on the one that knows telephone numbers.
//
// # Taxes and payments
//
// They come in as facts as well: the host computes a tax from a draft invoice and
// tells it as [FactTax], and tells a payment as [FactPayment].
//
// # Cost
//
// [Ledger.Tell] goes through the facts and keeps how many numbers count on each day.
// [Ledger.Close], [Ledger.Invoice] and [Ledger.Statement] go through the days on which
// something happened, however many the numbers; [Ledger.Quote] and [Ledger.Numbers] go
// through the facts again. Tell copies the facts, and Close the posted lines.
package billing

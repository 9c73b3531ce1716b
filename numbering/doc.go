// Package numbering models telephone numbers of the North American Numbering Plan
// and the plan itself: which area codes there are, where, since when, and what of it
// can be ported.
//
// It is not a library of the whole world's numbers. It knows one plan, all of it: a
// [Number] is eight bytes and comparable, reading the usual forms takes about as long
// as a pass over their bytes, and the table of area codes is data with a date
// ([Plan.DataVersion]) that a host extends ([Plan.With]) on the day an overlay opens.
//
// What most users need:
//
//	n, err := numbering.Parse("(202) 555-0123") // as typed into a field
//	n.E164()                                    // +12025550123, for machines
//	n.National()                                // (202) 555-0123, for people
//	n.Redacted()                                // +1202555****, for logs; log/slog does it by itself
//	n == m                                      // and map[numbering.Number]T
//
//	plan := numbering.Standard()
//	plan.Service(n, today)                      // in-service, planned, unassigned, unknown
//	c := plan.Classify(n)                       // geographic, US, portable; if not: c.Reason.Text()
//	a, ok := plan.Area(n.NPA())                 // country, states, zones, overlays
//	for m := range numbering.Extract(text) {}   // the numbers of a mail, and the near misses, with places
//
// # Three questions
//
// They have three answers, and never one bool. That a number is well-formed is a rule
// of the plan's form: every [Number] but the zero one is. Whether its area code is in
// service on a day is data, and old data must not refuse a customer: [Plan.Service]
// is a warning. Whether numbers of its class can be ported at all is
// [Plan.Classify]; whether a carrier takes this very number only that carrier tells.
//
// Digits do not tell wireless from landline. The two share area codes and blocks, and
// a port moves a number from one to the other; ask a carrier or a look-up service.
// Nor does an area code tell the time at a number: see [Area.Zones] and, for the
// "local time" of the porting rules, [Plan.NPACRegion] and [Plan.RegionZone].
//
// # Text
//
// [Parse] reads what people type into a field, [ParseE164] what machines send,
// [ParseDetail] also returns an extension and the porting parameters of a tel URI,
// [ParseVanity] reads letters, [ParseRange] and [ParseSet] read ranges, [ParseBlock]
// reads exchanges and thousands-blocks, [Extract] finds numbers in prose and
// [ReadCSV] in tables. All of them take strings and byte slices as they are. An error
// says what is wrong and where and never holds the text, because a mistyped number is
// still somebody's.
//
// # Performance
//
// Parse, Classify, Service and the Append methods allocate nothing but Parse's error.
// Nothing runs at start, the tables are composite literals. Measured in one run with
// a library of the whole world's plans, by the benchmarks of internal/bench/numbers,
// on a shared machine of two cores, the best of five:
//
//	                              here     peer
//	Parse +12025550123            13 ns    9.7 µs, 22 allocations
//	Parse (202) 555-0123          16 ns   14.3 µs, 27 allocations
//	Parse 202.555.0123 ext. 45    86 ns   24.9 µs, 31 allocations
//	in service, validity          33 ns    9.6 µs, 36 allocations
//	kind                          22 ns    9.3 µs, 36 allocations
//	parse, classify, E.164        50 ns   25.2 µs, 71 allocations
//	append E.164, national     21, 22 ns   0.3, 2.4 µs
//	start of the program           0       2.2 ms, 11,564 allocations
//	stripped program, growth   56 KiB      3.2 MiB
//
// The growth is that of a program which imports log/slog already; that import is
// another 128 KiB. A pass over the bytes of the canonical forms takes 6 to 8 ns. A set
// of a million scattered numbers is sorted, deduped and built in 0.12 s and 8.0 MB.
package numbering

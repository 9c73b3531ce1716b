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
// Nothing runs at start, the tables are composite literals. Below are the medians of
// seven, from one run of the benchmarks of internal/bench/numbers beside a library of
// the whole world's plans, on two cores shared with other work; single figures move
// by half and more there, ratios less. The floor is a look at each byte of the text.
//
//	                              here    floor    peer
//	Parse +12025550123            15 ns   13 ns    13.1 µs, 22 allocations
//	Parse (202) 555-0123          21 ns   10 ns    13.2 µs, 27 allocations
//	Parse 202.555.0123 ext. 45   111 ns   13 ns    21.5 µs, 31 allocations
//	in service; validity          94 ns            21.5 µs, 36 allocations
//	kind                          36 ns            13.7 µs, 36 allocations
//	parse, classify, E.164        45 ns            20.1 µs, 71 allocations
//	append E.164                  19 ns            0.33 µs, 8 allocations
//	append national               23 ns            2.6 µs, 16 allocations
//
// At its start a program with this package does nothing more; the peer's init takes 2
// to 4 ms and 11,564 allocations. A stripped program that logs with log/slog grows by
// 56 KiB, or by 160 KiB if it uses all of the package, and by 3.2 MiB with the peer;
// one that does not import log/slog yet gains another 128 KiB by that import. A set
// of a million scattered numbers takes 8.0 MB, and 0.11 to 0.16 s to sort and dedupe.
package numbering

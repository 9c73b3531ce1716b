// Package fake is a carrier that is not there but behaves: for tests of hosts, for
// demonstrations, and as the oracle of this library's own tests.
//
// It keeps the records of the losing carriers' subscribers ([Account]) and answers
// by comparing: a wrong PIN is rejected because it is wrong, by rules written apart
// from the library's. How strictly, how fast and with what intervals is a [Profile].
// Its clock ([Fake.Now], [Fake.Advance], [Fake.NextEvent]) moves when it is told,
// weeks in a microsecond.
//
// What the records do not make happen, scripts do, in three levels: magic numbers
// ([MagicNumbers]), scripts in text ([ParseScript]) of which many ship
// ([Scenarios]; SCENARIOS.md lists them), and Go functions ([Hooks]). A [Fault] makes
// calls fail before or after they took effect, and notices go wrong. All chances come
// from one seed, a stream of its own for each order: equal seed, script, calls and clock
// give equal bytes, whatever else goes on.
//
// It also plays the other direction: [Fake.AskPortOut] is another carrier that asks for
// a number of the host, with right credentials or wrong ones. The host answers through
// [carrier.RespondPortOut]; the number leaves, and comes back if a test wants it so.
//
// What a real carrier did, recorded with carrier.Recording, becomes a script by
// [ScriptOf].
//
// A [Fake] keeps a ledger of what really happened: [Fake.Timeline] prints it,
// [Fake.Assert] holds a host to its promises by it, [EveryCrash] ends the host's process
// at every boundary between its store and the carrier, [FaultReport] names what was
// never tried, and [Shrink] reduces what a failing seed played to the least script that
// fails. [Fake.Snapshot] and [Fake.Fork] explore two futures of one past.
//
// # A test of a host
//
// A host that steps once after everything that happens is held to its promises in every
// fate that a magic number has, with lost answers, failing calls and doubled notices:
//
//	func TestHost(t *testing.T) {
//		for _, m := range fake.MagicNumbers() {
//			t.Run(m.Scenario, func(t *testing.T) {
//				f := fake.New(&fake.Options{Faults: []fake.Fault{
//					fake.LoseAnswer(carrier.OpSubmit), // the order was taken
//					{PerMille: 200},                   // one call in five finds the carrier down
//					fake.Notices(fake.Twice, 500),
//				}})
//				number, _ := numbering.FromDigits(5125550000 + uint64(m.Line))
//				host := newHost(f, number)
//				for more := true; more; more = f.AdvanceToNext() {
//					host.Step()
//				}
//				f.Assert(t, fake.NoDoubleSubmit, fake.NoEarlyActivation, fake.EveryNoteDelivered)
//			})
//		}
//	}
package fake

package world

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

func sum(t *testing.T, worlds int, c *Config) *Tally {
	t.Helper()
	all := NewTally()
	for seed := range uint64(worlds) {
		all.Add(Run(seed+1, c))
	}
	return all
}

func holds(t *testing.T, all *Tally) {
	t.Helper()
	for _, v := range all.Violations {
		t.Errorf("seed %d, order %s, %s: %s: %s", v.Seed, v.Order, v.At, v.Invariant, v.Text)
	}
	require.Zero(t, all.Violated())
	for i, n := range all.Invariants {
		// What is a failure whenever it is met is never checked otherwise.
		switch i := Invariant(i); i {
		case SubmitRequestIsMade, LettersAreSigned, EveryActionIsKnown, NoBusyLoop:
		default:
			require.NotZero(t, n.Checks, "%s is never checked", i)
		}
	}
}

// TestClean lives through worlds in which nothing goes wrong but what customers do.
func TestClean(t *testing.T) {
	t.Parallel()
	worlds := 6
	if few {
		worlds = 1
	}
	all := sum(t, worlds, &Config{Orders: 100})
	require.Zero(t, all.Violated(), "%v", all.Violations)
	require.Zero(t, all.Crashes)
	require.GreaterOrEqual(t, all.Orders, 100*worlds)
}

// TestFaults lives through worlds in which one of ten opportunities of every kind is
// taken to go wrong.
func TestFaults(t *testing.T) {
	t.Parallel()
	if few {
		require.Zero(t, sum(t, 2, &Config{Orders: 60, Rates: Uniform(10)}).Violated())
		return
	}
	all := sum(t, 10, &Config{Orders: 100, Rates: Uniform(10)})
	holds(t, all)
	require.NotZero(t, all.Crashes)
	require.Greater(t, all.Failed*5, all.Calls, "at least 20 of 100 calls fail")
	for f, n := range all.Faults {
		require.NotZero(t, n, "%s never strikes", Fault(f))
	}
}

// TestSwarm gives each seed faults and rates of its own.
func TestSwarm(t *testing.T) {
	t.Parallel()
	all := NewTally()
	seeds := uint64(10)
	if few {
		seeds = 2
	}
	for seed := range seeds {
		all.Add(Run(seed+100, &Config{Orders: 60, Rates: Swarm(seed)}))
	}
	require.Zero(t, all.Violated(), "%v", all.Violations)
}

// TestSameSeed holds that a seed is lived through in the same way each time, on any
// number of processors.
func TestSameSeed(t *testing.T) {
	c := &Config{Orders: 60, Rates: Uniform(10)}
	want := Run(7, c)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	require.Equal(t, want, Run(7, c))
	require.NotEqual(t, want.Hash, Run(8, c).Hash)
}

// TestDefects plants each defect into the host. The invariant that is named must be
// among those that notice.
func TestDefects(t *testing.T) {
	noticed := map[Defect]Invariant{
		SubmitTwice: NoDoubleSubmit, SameVersion: OneBodyPerKey, LatestPIN: OneBodyPerKey, EditAfterSigning: CarrierGetsWhatWasSigned,
		ForgetRejection: EveryNoteKept, DropInSplit: AgreesWithCarrier, IgnoreJeopardy: ReportIsTaken, RefusalIsCancel: CancelEndsDefined,
		ArrivalOrder: StaleNewsIgnored, ActivateEarly: NoActivationBeforeRelease, NoFence: NoSubmissionAfterCancel,
		NoRestart: NothingIsStuck, NoPoll: NothingIsStuck, GiveUp: NothingIsStuck, HalfStored: ReportIsTaken,
		LogOutOfOrder: ReplayEqualsState, SnapshotDrift: ReplayEqualsState, TrialTwice: TrialEndsOnce, ChargeTwice: NumbersBilledOnce,
		ChargeEarly: NothingForUnported, ReturnStaysCharged: NumbersBilledOnce, CancelForgotten: CancelReachesCarrier,
		OpenTwice: OneOpenOrderPerNumber, TemporaryEarly: TemporaryUntilPorted, NewMailKey: OneMailPerNotice,
		MailForgotten: MailForEveryNotice, WrongMailbox: MailGoesHome, SecretInLog: NoSecretLeaks,
	}
	for i, d := range Defects() {
		if few && i%6 != 0 {
			continue
		}
		t.Run(string(d), func(t *testing.T) {
			t.Parallel()
			want, ok := noticed[d]
			require.True(t, ok)
			var others []string
			for seed := range uint64(40) {
				got := Run(seed+1, &Config{Orders: 60, Rates: Uniform(10), Defect: d})
				if got.Invariants[want].Violations > 0 {
					t.Logf("%s noticed within %d orders", want, 60*(seed+1))
					return
				}
				for i, n := range got.Invariants {
					if n.Violations > 0 {
						others = append(others, Invariant(i).String())
					}
				}
			}
			t.Fatalf("%s did not notice; these did: %v", want, others)
		})
	}
}

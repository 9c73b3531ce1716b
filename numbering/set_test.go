package numbering_test

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/openlnp/lnp/numbering"
)

func TestSetPrintsRangesAndWildcards(t *testing.T) {
	in := "303-555-0100, 202-555-0150 - 0199; 202-555-0100 - 0149\n\n2025550300+2, 202-555-9999, 202-556-0000"
	s, err := numbering.ParseSet(in)
	require.NoError(t, err)
	require.Equal(t, "202-555-01XX, 202-555-0300 - 0301, 202-555-9999, 202-556-0000, 303-555-0100", s.String())
	require.Equal(t, 105, s.Len())
	again, err := numbering.ParseSet([]byte(s.String()))
	require.NoError(t, err)
	require.True(t, s.Equal(again))

	_, err = numbering.ParseSet("202-555-0100, 202-555-01000")
	require.EqualError(t, err, "numbering: more than ten digits (byte 26 of 27)")

	for _, in := range []string{",2025550100", "2025550100,", ";,\n2025550100", "2025550100"} {
		one, err := numbering.ParseSet(in)
		require.NoError(t, err)
		require.Equal(t, "202-555-0100", one.String(), in)
	}
	_, err = numbering.ParseSet("\n2025550100\nx")
	require.EqualError(t, err, "numbering: letters where digits belong (byte 12 of 13)")

	_, err = s.Numbers(104)
	require.ErrorIs(t, err, numbering.ErrLimit)
	ns, err := s.Numbers(105)
	require.NoError(t, err)
	require.Equal(t, slices.Collect(s.All()), ns)
	require.True(t, s.Equal(numbering.NewSet(ns...)))
}

func TestZeroSetIsEmpty(t *testing.T) {
	var s numbering.Set
	require.True(t, s.IsEmpty())
	require.Zero(t, s.Len())
	require.Empty(t, s.String())
	require.False(t, s.Contains(numbering.Number{}))
	require.True(t, s.Equal(numbering.NewSet(numbering.Number{})))
	require.True(t, s.Union(s).IsEmpty())
	require.True(t, numbering.SetOfRanges(numbering.Range{}).IsEmpty())
}

// Sets do as sets of a map do. The numbers are few, so that they meet, and lie about
// the end of an exchange.
func TestSetLawsAgainstAMap(t *testing.T) {
	number := rapid.Custom(func(t *rapid.T) numbering.Number {
		line := rapid.IntRange(9980, 10020).Draw(t, "line")
		n, _ := numbering.FromDigits(uint64(2025550000 + line))
		return n
	})
	type model map[numbering.Number]bool
	draw := func(t *rapid.T, label string) (numbering.Set, model) {
		ns := rapid.SliceOfN(number, 0, 40).Draw(t, label)
		m := model{}
		for _, n := range ns {
			m[n] = true
		}
		return numbering.NewSet(ns...), m
	}
	same := func(t *rapid.T, what string, s numbering.Set, keep func(numbering.Number) bool) {
		var want, got []numbering.Number
		count := 0
		for line := 9980; line <= 10020; line++ {
			n, _ := numbering.FromDigits(uint64(2025550000 + line))
			if keep(n) {
				want = append(want, n)
				count++
			}
			if s.Contains(n) != keep(n) {
				t.Fatalf("%s: Contains(%v) is %v", what, n, s.Contains(n))
			}
		}
		for n := range s.All() {
			got = append(got, n)
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b numbering.Number) bool { return a == b })); diff != "" || s.Len() != count {
			t.Fatalf("%s: %d numbers: %s", what, s.Len(), diff)
		}
		last := numbering.Range{}
		for r := range s.Ranges() {
			touches := last.IsValid() && last.Last().NPANXX() == r.First().NPANXX() && last.Last().Line()+1 >= r.First().Line()
			if touches || last.Compare(r) >= 0 {
				t.Fatalf("%s: %v is not apart from %v", what, r, last)
			}
			last = r
		}
		back, err := numbering.ParseSet(s.String())
		if err != nil || !back.Equal(s) {
			t.Fatalf("%s: %q reads as %q, %v", what, s, back, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, inA := draw(t, "a")
		b, inB := draw(t, "b")
		same(t, "a", a, func(n numbering.Number) bool { return inA[n] })
		same(t, "union", a.Union(b), func(n numbering.Number) bool { return inA[n] || inB[n] })
		same(t, "intersect", a.Intersect(b), func(n numbering.Number) bool { return inA[n] && inB[n] })
		same(t, "difference", a.Difference(b), func(n numbering.Number) bool { return inA[n] && !inB[n] })
		same(t, "a afterwards", a, func(n numbering.Number) bool { return inA[n] })
		if !a.Union(b).Equal(b.Union(a)) || !a.Difference(b).Union(a.Intersect(b)).Equal(a) {
			t.Fatalf("%v and %v", a, b)
		}
	})
}

// million returns a million scattered numbers, some of them twice.
func million() []numbering.Number {
	random := rand.New(rand.NewPCG(1, 2))
	ns := make([]numbering.Number, 0, 1_000_000)
	for len(ns) < cap(ns) {
		if n, ok := numbering.FromDigits(2e9 + random.Uint64N(8e9)); ok {
			ns = append(ns, n)
		}
	}
	return ns
}

func TestMillionNumbersTakeEightMegabytes(t *testing.T) {
	if testing.Short() {
		t.Skip("sorts a million numbers")
	}
	ns := million()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s := numbering.NewSet(ns...)
	runtime.ReadMemStats(&after)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(8_100_000))
	require.Greater(t, s.Len(), 999_000)
	require.LessOrEqual(t, s.Len(), len(ns))
}

func BenchmarkSetOfAMillion(b *testing.B) {
	ns := million()
	b.ReportAllocs()
	for b.Loop() {
		_ = numbering.NewSet(ns...)
	}
}

func TestDedupe(t *testing.T) {
	a, b, c := numbering.MustParse("2025550102"), numbering.MustParse("2025550101"), numbering.MustParse("2025550100")
	in := []numbering.Number{a, b, a, c, b, a}
	unique, doubles := numbering.Dedupe(in)
	require.Equal(t, []numbering.Number{a, b, c}, unique)
	require.Equal(t, []numbering.Double{{a, 0, 2}, {b, 1, 4}, {a, 0, 5}}, doubles)
	require.Equal(t, []numbering.Number{a, b, a, c, b, a}, in)

	unique, doubles = numbering.Dedupe(nil)
	require.Empty(t, unique)
	require.Empty(t, doubles)
}

func TestDedupeAgainstAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOf(rapid.IntRange(0, 20)).Draw(t, "lines")
		in := make([]numbering.Number, len(lines))
		first := map[numbering.Number]int{}
		var unique []numbering.Number
		var doubles []numbering.Double
		for i, line := range lines {
			n, _ := numbering.FromDigits(uint64(2025550100 + line))
			in[i] = n
			if f, ok := first[n]; ok {
				doubles = append(doubles, numbering.Double{Number: n, First: f, Again: i})
				continue
			}
			first[n] = i
			unique = append(unique, n)
		}
		gotUnique, gotDoubles := numbering.Dedupe(in)
		if !slices.Equal(unique, gotUnique) || !slices.Equal(doubles, gotDoubles) {
			t.Fatalf("%v %v", gotUnique, gotDoubles)
		}
	})
}

func TestGroupBy(t *testing.T) {
	dc, dc2 := numbering.MustParse("202-234-5678"), numbering.MustParse("202-234-5679")
	on, free := numbering.MustParse("416-234-5678"), numbering.MustParse("800-234-5678")
	ns := []numbering.Number{dc, free, on, dc2}
	plan := numbering.Standard()

	us := numbering.Class{Kind: numbering.KindGeographic, Country: "US", Portable: true}
	ca := numbering.Class{Kind: numbering.KindGeographic, Country: "CA", Portable: true}
	tollFree := numbering.Class{Kind: numbering.KindTollFree, Portable: true}
	require.Equal(t, []numbering.Group[numbering.Class]{
		{us, []numbering.Number{dc, dc2}}, {tollFree, []numbering.Number{free}}, {ca, []numbering.Number{on}},
	}, numbering.GroupBy(ns, plan.Classify))
	require.Len(t, numbering.GroupBy(ns, numbering.Number.NPANXX), 3)
	require.Len(t, numbering.GroupBy(ns, func(n numbering.Number) string { return plan.Classify(n).Country }), 3)
	require.Empty(t, numbering.GroupBy(nil, numbering.Number.NPA))
}

package numbering_test

import (
	"reflect"
	"slices"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/numbering"
)

func TestNumberIsSmallAndComparable(t *testing.T) {
	require.Equal(t, uintptr(8), unsafe.Sizeof(numbering.Number{}))
	require.True(t, reflect.TypeFor[numbering.Number]().Comparable())
	require.Equal(t, uintptr(4), unsafe.Sizeof(numbering.Block{}))
	require.Equal(t, uintptr(8), unsafe.Sizeof(numbering.Range{}))
}

func TestNumberParts(t *testing.T) {
	n := numbering.MustParse("202-555-0123")
	require.Equal(t, []int{202, 555, 123}, []int{n.NPA(), n.NXX(), n.Line()})
	require.Equal(t, uint64(2025550123), n.Digits())
	require.True(t, n.IsValid())
	require.False(t, n.IsZero())

	var zero numbering.Number
	require.False(t, zero.IsValid())
	require.True(t, zero.IsZero())
	require.Equal(t, []int{0, 0, 0}, []int{zero.NPA(), zero.NXX(), zero.Line()})
}

func TestNumbersSortAsTheirDigits(t *testing.T) {
	a, b, c := numbering.MustParse("2025550100"), numbering.MustParse("2025550101"), numbering.MustParse("9895550100")
	ns := []numbering.Number{c, a, {}, b}
	numbering.Sort(ns)
	require.Equal(t, []numbering.Number{{}, a, b, c}, ns)
	require.True(t, slices.IsSortedFunc(ns, numbering.Number.Compare))
}

func TestFromDigits(t *testing.T) {
	for _, v := range []uint64{0, 2025550, 1234567890, 9115550123, 2021550123, 10_000_000_000, 12025550123, 1 << 63} {
		n, ok := numbering.FromDigits(v)
		require.False(t, ok, v)
		require.True(t, n.IsZero())
	}
	n, ok := numbering.FromDigits(8005550199)
	require.True(t, ok)
	require.Equal(t, "+18005550199", n.E164())
}

func TestMustParsePanics(t *testing.T) {
	require.PanicsWithError(t, "numbering: fewer than ten digits (byte 3 of 3)", func() { numbering.MustParse("202") })
	require.Panics(t, func() { numbering.MustParseBlock("2") })
}

// slowRules reads the plan's rules from the digits of an NPA-NXX as a person would.
func slowRules(npa, nxx string) bool {
	tollFree := slices.Contains([]string{
		"800", "822", "833", "844", "855", "866", "877", "888",
		"880", "881", "882", "883", "884", "885", "886", "887", "889",
	}, npa)
	switch {
	case npa[0] == '0' || npa[0] == '1' || nxx[0] == '0' || nxx[0] == '1':
		return false // N is 2 to 9
	case npa[1:] == "11": // service codes
		return false
	case npa[1] == '9': // N9X: the plan's expansion
		return false
	case npa[:2] == "37" || npa[:2] == "96": // reserved blocks
		return false
	case slices.Contains([]string{"555", "950", "988"}, npa):
		return false
	case nxx[1:] == "11" && tollFree:
		return nxx != "911"
	case nxx[1:] == "11":
		return false
	}
	return true
}

func TestEveryNPANXXAgainstASlowReading(t *testing.T) {
	formed := 0
	text := []byte("0000000123")
	for npa := 200; npa < 1000; npa++ {
		for nxx := 200; nxx < 1000; nxx++ {
			v := uint64(npa)*1e7 + uint64(nxx)*1e4 + 123
			for i, d := len(text)-1, v; i >= 0; i, d = i-1, d/10 {
				text[i] = byte('0' + d%10)
			}
			want := slowRules(string(text[:3]), string(text[3:6]))
			n, err := numbering.Parse(text)
			_, ok := numbering.FromDigits(v)
			if want != (err == nil) || want != ok || want && n.Digits() != v {
				t.Fatalf("%03d-%03d: want %v, Parse %v, FromDigits %v", npa, nxx, want, err, ok)
			}
			if want {
				formed++
			}
		}
	}
	// 689 area codes, of which 17 toll-free: 792 exchanges each, and 7 more there.
	require.Equal(t, 689*792+17*7, formed)
}

func TestLeadingZeroAndOneAreNeverNumbers(t *testing.T) {
	for npa := range 1000 {
		for nxx := range 1000 {
			if npa >= 200 && nxx >= 200 {
				continue
			}
			if _, ok := numbering.FromDigits(uint64(npa)*1e7 + uint64(nxx)*1e4); ok {
				t.Fatalf("%03d-%03d is well-formed", npa, nxx)
			}
		}
	}
}

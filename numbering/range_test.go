package numbering_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/numbering"
)

func TestParseRange(t *testing.T) {
	for in, want := range map[string]struct {
		first, last string
		text        string
	}{
		"202-555-0100 - 202-555-0149":       {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"202-555-0100 - 0149":               {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"2025550100-0149":                   {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"202-555-0100-0149":                 {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"(202) 555-0100 \u2013 0149":        {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"202-555-0100 to 0149":              {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"202-555-0100 thru 0149":            {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"202-555-0100 THROUGH 202.555.0149": {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"202-555-0100..0149":                {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"+12025550100 - +12025550149":       {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"2025550100+50":                     {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"202-555-0100 + 1":                  {"2025550100", "2025550100", "202-555-0100"},
		"202-555-01XX":                      {"2025550100", "2025550199", "202-555-01XX"},
		"1-202-555-01xx":                    {"2025550100", "2025550199", "202-555-01XX"},
		"+1 202 555 XXXX":                   {"2025550000", "2025559999", "202-555-XXXX"},
		"2025550100-2025550199":             {"2025550100", "2025550199", "202-555-01XX"},
		"2025550120-0129":                   {"2025550120", "2025550129", "202-555-012X"},
		"202-555-0000 - 0999":               {"2025550000", "2025550999", "202-555-0XXX"},
		"(202) 555-0123":                    {"2025550123", "2025550123", "202-555-0123"},
		"202-555-0100 ~ 0149":               {"2025550100", "2025550149", "202-555-0100 - 0149"},
		"2025559950+50":                     {"2025559950", "2025559999", "202-555-9950 - 9999"},
		"202-555-0000 - 9999":               {"2025550000", "2025559999", "202-555-XXXX"},
		"202-555-0100 - 0109":               {"2025550100", "2025550109", "202-555-010X"},
		"202-555-0101 - 0110":               {"2025550101", "2025550110", "202-555-0101 - 0110"},
		"202-555-0100 - 0100":               {"2025550100", "2025550100", "202-555-0100"},
	} {
		r, err := numbering.ParseRange(in)
		require.NoError(t, err, in)
		require.Equal(t, numbering.MustParse(want.first), r.First(), in)
		require.Equal(t, numbering.MustParse(want.last), r.Last(), in)
		require.Equal(t, want.text, r.String(), in)
		again, err := numbering.ParseRange([]byte(want.text))
		require.NoError(t, err)
		require.Equal(t, r, again)
	}
}

func TestParseRangeRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"202-555-0149 - 0100":         "numbering: a range that cannot be (byte 14 of 19)",
		"202-555-0100 - 202-556-0100": "numbering: a range that cannot be (byte 14 of 27)",
		"202-555-9950+51":             "numbering: a range that cannot be (byte 13 of 15)",
		"202-555-0100+0":              "numbering: a range that cannot be (byte 13 of 14)",
		"202-555-0100 - 49":           "numbering: a range that cannot be (byte 14 of 17)",
		"202-555-0100 - x":            "numbering: a range that cannot be (byte 14 of 16)",
		"202-911-01XX":                "numbering: letters where digits belong (byte 10 of 12)",
		"202-55-XXXXX":                "numbering: letters where digits belong (byte 7 of 12)",
		"202-555-0100 - 01.49":        "numbering: a range that cannot be (byte 14 of 20)",
		"202-555-0100 - 01-49":        "numbering: a range that cannot be (byte 14 of 20)",
		"202-555-0100 - 0149 a":       "numbering: a range that cannot be (byte 14 of 21)",
		"202-555-0100+5.0":            "numbering: a range that cannot be (byte 13 of 16)",
		"202-555-0100+5-0":            "numbering: a range that cannot be (byte 13 of 16)",
		"202-555-0100++50":            "numbering: a range that cannot be (byte 13 of 16)",
		"202-555-0100+50a":            "numbering: a range that cannot be (byte 13 of 16)",
		"2+2-555-01XX":                "numbering: a misplaced plus sign or access code (byte 1 of 12)",
		"202*555-01XX":                "numbering: a dialed code, not a number (byte 3 of 12)",
		"202-555-0123 x45":            "numbering: an extension that cannot be read (byte 14 of 16)",
		"":                            "numbering: nothing to read",
	} {
		r, err := numbering.ParseRange(in)
		require.EqualError(t, err, want, in)
		require.ErrorIs(t, err, numbering.ErrInvalid)
		require.True(t, r.IsZero())
	}
}

// A text of the greatest length is read, a longer one is not.
func TestTheLongestText(t *testing.T) {
	pad := func(s string, length int) string { return strings.Repeat(" ", length-len(s)) + s }
	for name, parse := range map[string]func(string) error{
		"Parse":       func(s string) error { _, err := numbering.Parse(s); return err },
		"ParseVanity": func(s string) error { _, err := numbering.ParseVanity(s, nil); return err },
		"ParseRange":  func(s string) error { _, err := numbering.ParseRange(s); return err },
	} {
		require.NoError(t, parse(pad("202-555-0123", numbering.MaxLength)), name)
		require.ErrorIs(t, parse(pad("202-555-0123", numbering.MaxLength+1)), numbering.ErrLength, name)
	}
	_, err := numbering.ParseRange(pad("202-555-01XX", numbering.MaxLength))
	require.NoError(t, err)
	_, err = numbering.ParseRange(pad("202-555-01XX", numbering.MaxLength+1))
	require.ErrorIs(t, err, numbering.ErrLength)
	_, err = numbering.ParseBlock(pad("202-555-0", numbering.MaxLength))
	require.NoError(t, err)
	_, err = numbering.ParseBlock(pad("202-555-0", numbering.MaxLength+1))
	require.ErrorIs(t, err, numbering.ErrLength)
}

func TestRange(t *testing.T) {
	r, err := numbering.RangeFrom(numbering.MustParse("2025550100"), numbering.MustParse("2025550102"))
	require.NoError(t, err)
	require.True(t, r.IsValid())
	require.Equal(t, 3, r.Len())
	require.False(t, r.Contains(numbering.MustParse("2025550099")))
	require.True(t, r.Contains(numbering.MustParse("2025550100")))
	require.True(t, r.Contains(numbering.MustParse("2025550102")))
	require.False(t, r.Contains(numbering.MustParse("2025550103")))
	require.False(t, r.Contains(numbering.Number{}))

	ns, err := r.Numbers(3)
	require.NoError(t, err)
	require.Equal(t, slices.Collect(r.All()), ns)
	require.Len(t, ns, 3)
	_, err = r.Numbers(2)
	require.ErrorIs(t, err, numbering.ErrLimit)

	for range r.All() {
		break // a reader may stop
	}

	var zero numbering.Range
	require.Zero(t, zero.Len())
	require.Empty(t, slices.Collect(zero.All()))
	require.False(t, zero.Contains(numbering.Number{}))
	require.False(t, zero.Contains(numbering.MustParse("2025550100")))
	require.Empty(t, zero.String())
	require.Negative(t, zero.Compare(r))

	for _, ends := range [][2]numbering.Number{
		{r.Last(), r.First()}, {{}, r.First()}, {r.First(), {}}, {r.First(), numbering.MustParse("2025560100")}, {},
	} {
		_, err := numbering.RangeFrom(ends[0], ends[1])
		require.EqualError(t, err, "numbering: a range that cannot be")
	}
	require.Zero(t, testing.AllocsPerRun(100, func() { _ = r.Contains(ns[0]); _ = r.Len() }))
}

func TestBlock(t *testing.T) {
	n := numbering.MustParse("2025550123")
	for _, c := range []struct {
		block             numbering.Block
		text, first, last string
		count             int
	}{
		{n.NPANXX(), "202-555", "2025550000", "2025559999", 10000},
		{n.Thousands(), "202-555-0", "2025550000", "2025550999", 1000},
		{n.Hundreds(), "202-555-01", "2025550100", "2025550199", 100},
	} {
		require.Equal(t, c.text, c.block.String())
		require.Equal(t, c.count, c.block.Len())
		require.Equal(t, numbering.MustParse(c.first), c.block.First())
		require.Equal(t, numbering.MustParse(c.last), c.block.Range().Last())
		require.True(t, c.block.Contains(n))
		require.True(t, c.block.Contains(c.block.Range().Last()))
		require.False(t, c.block.Contains(numbering.MustParse("2025560123")))
		require.False(t, c.block.Contains(numbering.Number{}))
		require.Equal(t, n.NPANXX(), c.block.NPANXX())
		require.True(t, c.block.IsValid())

		for _, s := range []string{c.text, c.block.Range().String()} {
			got, err := numbering.ParseBlock(s)
			require.NoError(t, err, s)
			require.Equal(t, c.block, got, s)
		}
	}
	require.Negative(t, n.NPANXX().Compare(n.Thousands()))
	require.Negative(t, n.Hundreds().Compare(numbering.MustParseBlock("202-555-02")))
	require.Positive(t, n.Hundreds().Compare(n.Thousands()))
	require.Zero(t, n.Hundreds().Compare(n.Hundreds()))

	// The ends of what the plan can number.
	for _, s := range []string{"200-200", "200-200-0", "200-200-00", "999-999", "999-999-9", "999-999-99"} {
		b, err := numbering.ParseBlock(s)
		if strings.HasPrefix(s, "999") {
			require.ErrorIs(t, err, numbering.ErrNPA, "every code x9x is kept for expansion")
			continue
		}
		require.NoError(t, err, s)
		require.Equal(t, s, b.String())
		require.True(t, b.Contains(b.First()))
	}

	var zero numbering.Block
	require.True(t, zero.IsZero())
	require.False(t, zero.IsValid())
	require.Zero(t, zero.Len())
	require.False(t, zero.Contains(numbering.Number{}))
	require.Empty(t, zero.String())
	require.Equal(t, zero, numbering.Number{}.NPANXX())
	spaced, err := numbering.ParseBlock("202-555-X-XXX")
	require.NoError(t, err)
	require.Equal(t, n.NPANXX(), spaced)

	for in, want := range map[string]error{
		"": numbering.ErrLength, "202-55": numbering.ErrLength, "202-555-012": numbering.ErrLength, "202-555-XX": numbering.ErrLength,
		"+1-202-555": numbering.ErrSyntax, "202-911": numbering.ErrNXX, "911-555": numbering.ErrNPA, "202:555": numbering.ErrSyntax,
		"202-555 x\u00e9": numbering.ErrSyntax, "202-555-01X1": numbering.ErrSyntax, "202-555-X": numbering.ErrLength,
		"202-555-\x80": numbering.ErrSyntax, "202-555-,": numbering.ErrSyntax,
	} {
		_, err := numbering.ParseBlock(in)
		require.ErrorIs(t, err, want, in)
		require.ErrorIs(t, err, numbering.ErrInvalid)
	}
}

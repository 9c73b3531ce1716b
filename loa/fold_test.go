package loa_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
)

// TestFold holds what names and address lines are compared as.
func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"Acme Plumbing":          "ACME PLUMBING",
		"azAZ09":                 "AZAZ09",
		"  a,  b. (c) ":          "A B C",
		"a\tb\nc\rd":             "A B C D",
		"a\x00b\x1fc\x7fd":       "ABC D",
		"# & / - _":              "# & /",
		"Apt #4 R&B 1/2":         "APT #4 R&B 1/2",
		"Jean-Pierre":            "JEAN PIERRE",
		"O'Brien’s ‘n ʼt":        "OBRIENS N T",
		"ß1 ẞ":                   "SS1 SS",
		"æ1 Æ œ1 Œ":              "AE1 AE OE1 OE",
		"ø1 Ø ł1 Ł":              "O1 O L1 L",
		"đ1 Đ ð2 Ð3":             "D1 D D2 D3",
		"þ1 Þ ı":                 "TH1 TH I",
		"Crème Brûlée, Ångström": "CREME BRULEE ANGSTROM",
		"e\u0301 n\u0303":        "E N",
		"ａＢ１ ﬁ №5":               "AB1 FI NO5",
		"12½ ¼ 7⅞":               "12 1/2 1/4 7 7/8",
		"a\u200bb\u00adc\u0085d": "ABCD",
		"a\u00a0b–c—d“e”":        "A B C D E",
		"λόγος Жук 日本":           "ΛΟΓΟΣ ЖУК 日本",
		"२३ Ⅳ":                   "२३ IV",
		"a\xffb č":               "A B C",
		"é\u2014":                "E",
	} {
		require.Equal(t, want, loa.Fold(in), "%q", in)
		require.Equal(t, want, loa.Fold(want), "%q", want)
	}
}

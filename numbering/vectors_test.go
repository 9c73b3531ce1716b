package numbering_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/numbering"
)

// vector is an input of a library of the whole world's plans, with what that library
// makes of it and what the North American plan says.
type vector struct {
	Input         string `json:"input"`
	Region        string `json:"region"` // where the library takes it to be dialed
	E164          string `json:"expect_e164"`
	Ext           string `json:"ext"`
	Valid         bool   `json:"valid"`
	National      string `json:"national"`
	International string `json:"international"`
	RFC3966       string `json:"rfc3966"`
	NANP          *struct {
		OK           bool   `json:"ok"`
		Special      string `json:"special"`
		Kind         string `json:"kind"`
		Jurisdiction string `json:"jurisdiction"`
	} `json:"nanp"`
}

// differences are the inputs of which this package makes something else on purpose.
var differences = []struct {
	class, why string
	e164       string // what this package makes of them, "" for an error
	inputs     []string
}{
	{
		class: "access code of another country",
		why:   "the caller sits in New Zealand, Poland or Singapore; here 011 leads abroad",
		inputs: []string{
			"0011-650-253-0000", "0081-650-253-0000", "0191-650-253-0000", "0~01-650-253-0000", "001800 six-flag",
		},
	},
	{
		class:  "plus twice",
		why:    "a number has one plus; two are a slip that may hide another",
		inputs: []string{"++1 (650) 253-0000"},
	},
	{
		class:  "x as a separator",
		why:    "an x begins an extension, wherever it stands",
		inputs: []string{"650 x 253 - 1234", "1650 x 253 - 1234"},
	},
	{
		class:  "area code not assigned",
		why:    "well-formed is one question, in service another: 643 is a warning of the plan",
		e164:   "+16433316005",
		inputs: []string{"+16433316005", "64 3 331 6005"},
	},
}

// kinds are the vectors' names of the kinds of area codes.
var kinds = map[string]numbering.Kind{
	"geographic":    numbering.KindGeographic,
	"toll-free":     numbering.KindTollFree,
	"nongeo":        numbering.KindNonGeographic,
	"canada-nongeo": numbering.KindNonGeographic,
	"premium":       numbering.KindPremium,
}

// want returns what the package should make of v, and the class of difference.
func (v *vector) want() (e164, class string) {
	for _, d := range differences {
		if slices.Contains(d.inputs, v.Input) {
			return d.e164, d.class
		}
	}
	if v.Valid && v.NANP != nil && v.NANP.OK {
		return v.E164, ""
	}
	return "", ""
}

func TestVectors(t *testing.T) {
	dir := os.Getenv("LNP_VECTORS")
	if dir == "" {
		t.Skip("LNP_VECTORS names no directory of test vectors")
	}
	data, err := os.ReadFile(filepath.Join(dir, "numbers.json"))
	require.NoError(t, err)
	var vectors []vector
	require.NoError(t, json.Unmarshal(data, &vectors))
	require.Len(t, vectors, 438)

	seen := map[string]int{}
	for _, v := range vectors {
		want, class := v.want()
		seen[class]++
		d, err := parseAny(v.Input)
		require.Equal(t, want, d.Number.E164(), "%q: %v", v.Input, err)
		require.Equal(t, want == "", err != nil, v.Input)
		if want == "" || class != "" {
			continue
		}
		require.Equal(t, v.Ext, d.Extension, v.Input)
		if v.Ext == "" {
			require.Equal(t, v.National, d.Number.National())
			require.Equal(t, v.International, d.Number.International())
			require.Equal(t, v.RFC3966, d.Number.RFC3966())
		}
		c := numbering.Standard().Classify(d.Number)
		require.Equal(t, kinds[v.NANP.Kind], c.Kind, v.Input)
		require.Equal(t, v.NANP.Jurisdiction, c.Country, v.Input)
		require.Equal(t, v.NANP.Special == "fictional", c.Reason == numbering.ReasonFictional, v.Input)
	}
	for _, d := range differences {
		require.Equal(t, len(d.inputs), seen[d.class], "vectors of the class %q: %s", d.class, d.why)
	}
}

// parseAny reads a text as a person would: letters are the keys' digits.
func parseAny(s string) (numbering.Detail, error) {
	d, err := numbering.ParseDetail(s)
	if e, ok := errors.AsType[*numbering.ParseError](err); ok && e.Problem == numbering.ProblemLetters {
		var v numbering.Vanity
		v, err = numbering.ParseVanity(s, nil)
		d = numbering.Detail{Number: v.Number, Extension: v.Extension}
	}
	return d, err
}

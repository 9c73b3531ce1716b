package numbering_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/numbering"
)

// The wire forms are what hosts have stored.
func TestWireForms(t *testing.T) {
	plan := numbering.Standard()
	area := func(npa int) numbering.Area { a, _ := plan.Area(npa); return a }
	detail, err := numbering.ParseDetail("tel:+12025550123;ext=45;npdi;rn=+12025550001")
	require.NoError(t, err)
	vanity, err := numbering.ParseVanity("1-800-MATTRESS x9", &numbering.VanityOptions{Truncate: true})
	require.NoError(t, err)
	var matches []numbering.Match
	for m := range numbering.Extract("202-555-0123 x7\n202-555-01XX, 202-555-012") {
		matches = append(matches, m)
	}
	_, doubles := numbering.Dedupe([]numbering.Number{detail.Number, detail.Number})
	_, parseErr := numbering.Parse("202-555-012")

	got, err := json.MarshalIndent(map[string]any{
		"areas":   []numbering.Area{area(202), area(236), area(465), area(787), area(800), area(876)},
		"classes": []numbering.Class{plan.Classify(detail.Number), plan.Classify(vanity.Number)},
		"detail":  detail, "vanity": vanity, "matches": matches, "doubles": doubles, "error": parseErr,
		"groups": numbering.GroupBy([]numbering.Number{detail.Number}, numbering.Number.NPANXX),
		"set":    numbering.SetOfRanges(detail.Number.Hundreds().Range()),
	}, "", "\t")
	require.NoError(t, err)
	golden.Equal(t, "testdata/wire.golden.json", append(got, '\n'))
}

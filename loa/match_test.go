package loa_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
)

// matchCases reads testdata/match.txt.
func matchCases(t testing.TB) []matchCase {
	t.Helper()
	text, err := os.ReadFile("testdata/match.txt")
	require.NoError(t, err)
	var out []matchCase
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "|")
		require.Len(t, col, 8, "line %d", i+1)
		for k := range col {
			col[k] = strings.Trim(col[k], " ")
		}
		c := matchCase{ID: "line " + strconv.Itoa(i+1), Field: col[0], Country: col[1], Letter: col[2], Record: col[3], Expect: col[4], Reason: col[5], Near: col[6] == "+"}
		for r := range strings.SplitSeq(col[7], ",") {
			if r = strings.TrimSpace(r); r != "" {
				c.Rules = append(c.Rules, r)
			}
		}
		out = append(out, c)
	}
	return out
}

// TestAlternatives holds NPAC best practice 33: of account number, social security
// number and tax id, one that is right is enough, and one that is wrong is not.
func TestAlternatives(t *testing.T) {
	m, ok := loa.MatchingFor(loa.US, loa.Wireless)
	require.True(t, ok)
	letter := func(account string) loa.Letter {
		return loa.Letter{Terms: loa.Terms{Kind: loa.Wireless, AccountNumber: loa.NewAccountNumber(account)}}
	}
	record := loa.Record{AccountNumber: loa.NewAccountNumber("12345678"), Credentials: loa.Credentials{PIN: loa.NewPIN("4417"), SSN4: loa.NewSSN4("6093")}}
	pin, right, wrong := loa.NewPIN("4417"), loa.NewSSN4("6093"), loa.NewSSN4("6094")
	for name, tc := range map[string]struct {
		account string
		c       loa.Credentials
		want    loa.Verdict
	}{
		"both right":               {"12345678", loa.Credentials{PIN: pin, SSN4: right}, loa.NotCompared}, // numbers and postal code are not given
		"account right":            {"12345678", loa.Credentials{PIN: pin}, loa.NotCompared},
		"SSN right":                {"", loa.Credentials{PIN: pin, SSN4: right}, loa.NotCompared},
		"account wrong, SSN right": {"99999999", loa.Credentials{PIN: pin, SSN4: right}, loa.NotCompared},
		"account wrong":            {"99999999", loa.Credentials{PIN: pin}, loa.Mismatch},
		"SSN wrong":                {"", loa.Credentials{PIN: pin, SSN4: wrong}, loa.Mismatch},
		"both wrong":               {"99999999", loa.Credentials{PIN: pin, SSN4: wrong}, loa.Mismatch},
		"PIN wrong":                {"12345678", loa.Credentials{PIN: loa.NewPIN("4418"), SSN4: right}, loa.Mismatch},
		"neither":                  {"", loa.Credentials{PIN: pin}, loa.NotCompared},
	} {
		require.Equal(t, tc.want, loa.Compare(&m, letter(tc.account), tc.c, record).Verdict, name)
	}
}

// TestOutsideTellsNothing compares every case for the outside and asks that nothing
// of the record, and nothing of how near a guess came, is in the answer.
func TestOutsideTellsNothing(t *testing.T) {
	m, _ := loa.MatchingFor(loa.US, loa.Local)
	terms := loatest.Terms(2)
	for _, account := range []string{"0048-221-9917", "00482219917", "482219917", "00482219918", "1", "99999"} {
		terms.AccountNumber = loa.NewAccountNumber(account)
		out := loa.Compare(&m, loa.Draft(terms), loa.Credentials{PIN: loa.NewPIN("4418")}, loatest.Record(2)).For(loa.Outside)
		for _, f := range out.Fields {
			require.Equal(t, loa.FieldResult{Field: f.Field, Verdict: f.Verdict, Reason: f.Reason}, f)
			require.NotEqual(t, loa.Equivalent, f.Verdict)
		}
		f, _ := out.Field(loa.FieldAccountNumber)
		require.Contains(t, []loa.Code{"", "account.differs"}, f.Reason)
	}
}

// TestMatch holds the matcher against the cases that follow from the rules of
// Publication 28, Canada Post and the carriers' reject lists.
func TestMatch(t *testing.T) {
	cases := matchCases(t)
	require.GreaterOrEqual(t, len(cases), 250)
	for _, c := range cases {
		t.Run(c.ID, c.check)
	}
}

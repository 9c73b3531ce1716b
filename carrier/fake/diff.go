package fake

import (
	"strings"
	"testing"
)

// AssertTimeline fails t if the timeline of an order is another than wanted, and shows
// the whole with the lines that are missing as "-" and those too many as "+". Space
// around lines does not count, so that want may be indented as the test is.
func (f *Fake) AssertTimeline(t testing.TB, pon, want string) {
	t.Helper()
	if d := diff(trimmed(want), trimmed(f.Timeline(pon))); d != "" {
		t.Errorf("fake: order %s went another way (-want +got):\n%s", pon, d)
	}
}

func trimmed(text string) (out []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// diff is the shortest way from a to b, line by line; "" if they are equal.
func diff(a, b []string) string {
	common := make([][]int, len(a)+1) // of the rests from (i, k)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i] == b[k] {
				common[i][k] = common[i+1][k+1] + 1
			} else {
				common[i][k] = max(common[i+1][k], common[i][k+1])
			}
		}
	}
	if n := common[0][0]; n == len(a) && n == len(b) {
		return ""
	}
	var out strings.Builder
	for i, k := 0, 0; i < len(a) || k < len(b); {
		switch {
		case i < len(a) && k < len(b) && a[i] == b[k]:
			out.WriteString("  " + a[i] + "\n")
			i, k = i+1, k+1
		case k == len(b) || i < len(a) && common[i+1][k] >= common[i][k+1]:
			out.WriteString("- " + a[i] + "\n")
			i++
		default:
			out.WriteString("+ " + b[k] + "\n")
			k++
		}
	}
	return out.String()
}

package carriertest

import (
	"context"
	"slices"
)

// CheckCase runs one case of the suite, and returns its findings.
func CheckCase(ctx context.Context, name string, n New) ([]*Finding, error) {
	i := slices.IndexFunc(cases, func(c *testCase) bool { return c.name == name })
	failures, _, err := cases[i].try(ctx, n)
	return failures, err
}

// Package user tests code of another package.
package user

import (
	"testing"

	"github.com/openlnp/lnp/internal/mutate/testdata/sample"
)

func TestLost(t *testing.T) {
	if sample.Lost() != "lost" {
		t.Fatal("found")
	}
}

package fake_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
)

// Forks have futures of their own, also at the same time: they share nothing that either
// writes. The race detector tells.
func TestForksAtOnce(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, order("PO-1"))
	require.NoError(t, err)
	var wait sync.WaitGroup
	for range 4 {
		fork := f.Fork()
		wait.Go(func() {
			for range 30 {
				fork.Advance(24 * time.Hour)
				_, err := fork.Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
				assert.NoError(t, err)
			}
		})
	}
	wait.Wait()
}

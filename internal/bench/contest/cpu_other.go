//go:build !unix

package contest

import "time"

var started = time.Now()

// Spent returns the time that has passed, where no processor time is to be had.
func Spent() time.Duration { return time.Since(started) }

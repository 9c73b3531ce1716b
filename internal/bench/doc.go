// Package bench holds benchmarks of the library beside its peers, each pair on the
// same work in one run.
package bench

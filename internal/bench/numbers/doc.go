// Package numbers measures package numbering beside phonenumbers, a port of the
// library of the whole world's plans: the same work in one run, the size of a program
// and the cost of its start, and in which numbers the two differ.
//
//	go test -run - -bench . ./numbers
//	go test -run 'Growth|Start' -v ./numbers
//	go test -run - -fuzz FuzzDiffer -fuzztime 10s ./numbers
package numbers

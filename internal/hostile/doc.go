// Package hostile has no code, only tests that cut across the packages: what every
// entry point of the module answers to broken input.
//
// The inputs are data, testdata/<entry point>.txt, a line each: the input as a Go
// literal, and where the error must say that it is wrong. An input that begins with @
// is an edit of the entry point's good sample, such as @lines[0].state="sold", or
// @lines[0].state without a value, which takes the field out. For entry points that
// read JSON a mutator adds every field of the sample in every wrong type; there the
// answer must be the field's path.
//
// Of each input is asked: no panic, an error of the package's own type that names the
// place, nothing in the error or its causes of what was planted in the input, and the
// target as it was before.
package hostile

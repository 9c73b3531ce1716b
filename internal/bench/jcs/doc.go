// Package jcs compares the canonical JSON that package loa seals with that of
// gowebpki/jcs, an independent implementation of RFC 8785, and weighs what package
// loa adds to a program.
//
//	go test -run Growth -v .
package jcs

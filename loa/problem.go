package loa

import (
	"strings"
)

// Severity tells a problem that blocks from one that is worth knowing.
type Severity string

// The severities.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
)

// Code names a kind of problem, such as [AddressPOBox]: see [ProblemCodes] and [Reasons].
type Code string

// Problem is one thing that is wrong with a letter, a document, a signature or a
// seal. It holds no secret and no subscriber's number.
type Problem struct {
	Code     Code     `json:"code"`
	Path     string   `json:"path"` // of the field in the letter's JSON, such as "service_address.postal_code" or "numbers[2]"
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitzero"` // what to do about it
	Severity Severity `json:"severity"`
}

// Problems are all that is wrong, in field order. None is the empty list.
type Problems []Problem

// OK reports whether nothing blocks; warnings do not.
func (p Problems) OK() bool {
	for i := range p {
		if p[i].Severity != SeverityWarning {
			return false
		}
	}
	return true
}

// Errors returns the problems that block.
func (p Problems) Errors() Problems {
	var out Problems
	for i := range p {
		if p[i].Severity != SeverityWarning {
			out = append(out, p[i])
		}
	}
	return out
}

// Has reports whether a problem of that code is among them.
func (p Problems) Has(c Code) bool {
	for i := range p {
		if p[i].Code == c {
			return true
		}
	}
	return false
}

// String returns the problems one a line: severity, code, path and message.
func (p Problems) String() string {
	var b strings.Builder
	for i := range p {
		b.WriteString(string(p[i].Severity) + " " + string(p[i].Code) + " " + p[i].Path + ": " + p[i].Message + "\n")
	}
	return b.String()
}

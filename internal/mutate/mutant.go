package main

import (
	"fmt"
	"io"
	"strings"
)

// mutant is one small change of the code.
type mutant struct {
	id   int
	file string // below the module
	line int
	in   string // the function
	op   operator
	from string
	to   string
	nth  int // among those of the function that read alike, from 1
	fate fate
}

// operator is a kind of change.
type operator string

const (
	negate     operator = "condition negated"
	boundary   operator = "boundary moved"
	equality   operator = "equality turned"
	connective operator = "connective swapped"
	arithmetic operator = "arithmetic swapped"
	offByOne   operator = "constant off by one"
	removal    operator = "statement removed"
	zero       operator = "zero returned"
	caseDrop   operator = "case emptied"
	flip       operator = "boolean flipped"
)

// fate is what became of a mutant.
type fate string

const (
	killed    fate = "killed"
	survived  fate = "survived"
	unreached fate = "unreached" // survived, since no test runs the code
	stopped   fate = "stopped"   // ran too long or took too much memory
)

// change is the mutation as a text on one line.
func (m *mutant) change() string {
	if m.to == "" {
		return m.from + " => nothing"
	}
	return m.from + " => " + m.to
}

// key identifies a mutant in the list of survivors, also when lines move.
func (m *mutant) key() string {
	key := fmt.Sprintf("%s: %s: %s", m.file, m.in, m.change())
	if m.nth > 1 {
		key += fmt.Sprintf(" (%d)", m.nth)
	}
	return key
}

// print tells a mutant that was not killed, with the reason why it may live, if there is
// one, as survivors.txt has them.
func (m *mutant) print(w io.Writer, reason string) {
	switch {
	case m.fate == killed:
	case m.fate == stopped || reason == "":
		fmt.Fprintf(w, "  %-9s line %d, %s\n%s\n", m.fate, m.line, m.op, m.key())
	default:
		fmt.Fprintf(w, "  %-9s line %d, %s\n%s\n\t%s\n", "may live", m.line, m.op, m.key(), reason)
	}
}

// short fits code on a line.
func short(code string) string {
	code = strings.Join(strings.Fields(code), " ")
	if len(code) > 70 {
		code = strings.ToValidUTF8(code[:33], "") + " ... " + strings.ToValidUTF8(code[len(code)-32:], "")
	}
	return code
}

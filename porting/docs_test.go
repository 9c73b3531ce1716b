package porting_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/porting"
)

// TestStatesPage keeps docs/states.md equal to the tables.
func TestStatesPage(t *testing.T) {
	const page = "../docs/states.md"
	var b strings.Builder
	b.WriteString(`# The states of a number

Drawn from porting.Transitions and porting.Permissions by a test; change the tables, then run
` + "`go test ./porting -run TestStatesPage -update`" + `.

![The states of a number, and the events that move it](states.svg)

` + "```mermaid\nstateDiagram-v2\n    [*] --> requested\n")
	for _, tr := range porting.Transitions() {
		fmt.Fprintf(&b, "    %s --> %s: %s\n", mermaid(tr.From), mermaid(tr.To), tr.On)
	}
	for _, s := range porting.LineStates() {
		if s.Terminal() {
			fmt.Fprintf(&b, "    %s --> [*]\n", mermaid(s))
		}
	}
	b.WriteString("```\n\n## Which event moves a number where\n\n| event |")
	for _, s := range porting.LineStates() {
		fmt.Fprintf(&b, " %s |", s)
	}
	b.WriteString("\n| --- |" + strings.Repeat(" --- |", len(porting.LineStates())) + "\n")
	var kinds []porting.EventKind
	for _, tr := range porting.Transitions() {
		if !slices.Contains(kinds, tr.On) {
			kinds = append(kinds, tr.On)
		}
	}
	for _, k := range kinds {
		fmt.Fprintf(&b, "| %s |", k)
		for _, s := range porting.LineStates() {
			i := slices.IndexFunc(porting.Transitions(), func(tr porting.Transition) bool { return tr.From == s && tr.On == k })
			if i < 0 {
				b.WriteString(" |")
			} else {
				fmt.Fprintf(&b, " %s |", porting.Transitions()[i].To)
			}
		}
		b.WriteString("\n")
	}
	b.WriteString("\n## Who may do what, while a number is in which state\n\n| command | roles | states |\n| --- | --- | --- |\n")
	for _, p := range porting.Permissions() {
		states := "any"
		if len(p.States) > 0 {
			states = join(p.States)
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", p.Command, join(p.Roles), states)
	}
	b.WriteString("\n## Which command is legal in which state\n\nFor an order whose numbers are all in that state; `yes` is legal.\n\n| command |")
	for _, s := range porting.LineStates() {
		fmt.Fprintf(&b, " %s |", s)
	}
	b.WriteString("\n| --- |" + strings.Repeat(" --- |", len(porting.LineStates())) + "\n")
	for _, p := range porting.Permissions() {
		fmt.Fprintf(&b, "| %s |", p.Command)
		for _, s := range porting.LineStates() {
			if slices.Contains(porting.Legal(inState(t, s)), p.Command) {
				b.WriteString(" yes")
			}
			b.WriteString(" |")
		}
		b.WriteString("\n")
	}
	golden.Equal(t, page, b.String())
}

func mermaid(s porting.LineState) string { return strings.ReplaceAll(string(s), "-", "_") }

func join[T ~string](list []T) string {
	var names []string
	for _, s := range list {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}

package fake

import (
	_ "embed"
	"strconv"
	"strings"
	"time"
)

// Scenario is a named script for every order.
type Scenario struct {
	Name  string
	About string
	// Start is when the scenario is meant to begin, zero if that does not matter.
	Start time.Time
	// Numbers is how many numbers its order should have.
	Numbers int
	// Text is the script; [ParseScript] reads it.
	Text string
}

//go:embed scenarios.txt
var scenarioText string

// Script reads the scenario's text.
func (s Scenario) Script() *Script { return MustParseScript(s.Text) }

// Scenarios returns the scenarios that ship, in the order of their file.
func Scenarios() []Scenario {
	_, rest, _ := strings.Cut(scenarioText, "\nscenario ")
	var out []Scenario
	for part := range strings.SplitSeq(rest, "\nscenario ") {
		out = append(out, readScenario(part))
	}
	return out
}

// ScenarioNamed returns the scenario of that name, and whether there is one.
func ScenarioNamed(name string) (Scenario, bool) {
	_, rest, ok := strings.Cut(scenarioText, "\nscenario "+name+"\n")
	if !ok {
		return Scenario{}, false
	}
	part, _, _ := strings.Cut(rest, "\nscenario ")
	return readScenario(name + "\n" + part), true
}

func readScenario(part string) Scenario {
	s := Scenario{Numbers: 2}
	s.Name, part, _ = strings.Cut(part, "\n")
	for line := range strings.Lines(part) {
		word, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch word {
		case "about":
			s.About = value
		case "start":
			s.Start, _ = time.Parse(time.RFC3339, value)
		case "numbers":
			s.Numbers, _ = strconv.Atoi(value)
		default:
			s.Text += line
		}
	}
	s.Text = strings.TrimRight(s.Text, "\n") + "\n"
	return s
}

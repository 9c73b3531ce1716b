package fake

import (
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

type magic struct {
	scenario string
	check    carrier.ReasonCode
}

func (f *Fake) magicOf(n numbering.Number) magic { return magic{} }

func scenarioBlocks(name string) []Block { return nil }

func (f *Fake) crashPoint(Call, Phase) {}

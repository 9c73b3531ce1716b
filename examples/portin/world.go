package main

import (
	"time"

	"github.com/openlnp/lnp/carrier/fake"
)

// newWorld makes the carrier that is not there, with the losing carriers behind it.
// Their usual window of activation is in US Central, whatever the customer's zone.
func newWorld(in *request, world *records, seed uint64) (*fake.Fake, error) {
	central, err := time.LoadLocation("America/Chicago")
	if err != nil {
		return nil, err
	}
	return fake.New(&fake.Options{
		Seed: seed, Start: in.ReceivedAt, Zone: central, LoadZone: time.LoadLocation,
		Accounts: world.Accounts, Coverage: &world.Coverage,
	}), nil
}

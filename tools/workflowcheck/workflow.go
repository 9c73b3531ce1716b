// Package workflowcheck runs orders inside a durable workflow, so that the checker of
// such workflows reads what they call: Decide, Apply and Next must give the same answer
// whenever they are replayed, and so may neither read a clock, nor walk a map, nor
// start a goroutine. Run it with
//
//	go tool workflowcheck ./...
//
// in this folder. The module is apart since nobody who uses the library needs a
// workflow engine.
package workflowcheck

import (
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
	"github.com/openlnp/lnp/porting/verification"
)

// Register registers the workflows.
func Register(w worker.Registry) {
	w.RegisterWorkflow(PortIn)
	w.RegisterWorkflow(PortOut)
	w.RegisterWorkflow(Verification)
}

// PortIn takes a command on an order and answers with what is outstanding then.
func PortIn(ctx workflow.Context, o porting.Order, c porting.VerifyDocuments) ([]porting.Action, error) {
	now := workflow.Now(ctx)
	events, err := porting.Decide(o, c, now)
	if err != nil {
		return nil, err
	}
	o = porting.Apply(o, events...)
	if err := o.Validate(); err != nil {
		return nil, err
	}
	actions := porting.Next(o, now)
	for _, a := range actions {
		if !porting.StillWanted(o, a, now) {
			return nil, nil
		}
	}
	return actions, nil
}

// PortOut takes a request for numbers, as PortIn does a command on an order.
func PortOut(ctx workflow.Context, a portout.Account, c portout.Receive) ([]portout.Action, error) {
	now := workflow.Now(ctx)
	events, err := portout.Decide(a, c, now)
	if err != nil {
		return nil, err
	}
	return portout.Next(portout.Apply(a, events...), now), nil
}

// Verification takes a command on a verification, as PortIn does on an order.
func Verification(ctx workflow.Context, r verification.Request, c verification.AskForm) ([]verification.Action, error) {
	now := workflow.Now(ctx)
	events, err := verification.Decide(r, c, now)
	if err != nil {
		return nil, err
	}
	return verification.Next(verification.Apply(r, events...), now), nil
}

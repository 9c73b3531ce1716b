// Command embed opens a port order and prints what is outstanding on it.
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/google/uuid"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

func main() {
	customer := porting.Actor{Role: porting.RoleCustomer, Name: "june"}
	account := porting.Account{ID: "acct-1", Standing: porting.StandingPaid}
	number := numbering.MustParse("(312) 555-0142")

	partner := fake.New(nil) // your adapter, in production
	checks, err := carrier.Check(context.Background(), partner, &carrier.CheckRequest{Numbers: []numbering.Number{number}})
	if err != nil {
		log.Fatal(err)
	}
	plan := porting.Split(
		&porting.Request{Account: account, Numbers: []porting.RequestedNumber{{Number: number, LosingCarrier: "Prairie Bell"}}},
		&porting.Facts{
			Partners: []porting.Partner{{Name: "partner", Checks: checks.Results}},
			Plan:     numbering.Standard().WithFictional(), // 555-01XX is for examples only
		})

	var order porting.Order // your database holds it
	events, err := porting.Decide(order, porting.Open{
		By: customer, ID: uuid.New(), PON: "P-1042", Account: account, Planned: plan.Orders[0],
	}, partner.Now())
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range events {
		order = porting.Apply(order, e)
		fmt.Println(e.Seq, e.Kind)
	}
	for _, action := range porting.Next(order, partner.Now()) {
		fmt.Println("outstanding:", action.Kind, "since the order is", order.Status())
	}
}

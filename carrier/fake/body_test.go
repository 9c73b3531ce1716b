package fake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// full is an order with something in every field.
func full() *carrier.SubmitRequest {
	r := order("PO-1")
	r.Reference, r.LosingSPID, r.Reseller, r.AuthorizedEmail, r.RespOrg = "case 7", "1234", "Maple Voice", "rosa@example.com", "VWC55"
	r.SSN4, r.TaxID, r.DeviceID = loa.NewSSN4("6613"), loa.NewTaxID("98-7654321"), loa.NewDeviceID("353918057788992")
	r.Customer = loa.Customer{Kind: loa.Business, Company: "Pecan Street Bakery, LLC", DBA: "Pecan", FirstName: "Rosa", LastName: "Delgado"}
	r.ServiceAddress = loa.Address{Line1: "1 Elm St", Line2: "Unit 2", City: "Austin", Region: "TX", PostalCode: "78701", Country: loa.US}
	r.BillingAddress = loa.Address{Line1: "9 Oak St", Line2: "Unit 8", City: "Dallas", Region: "TX", PostalCode: "75201", Country: loa.US}
	r.DesiredDate, r.Partial, r.RemainingAction, r.NewBTN, r.Texting = calendar.MustParseDate("2026-03-20"), true, "keep", desk, true
	r.Documents = []carrier.Document{{Kind: carrier.DocumentBill, Name: "bill.pdf", MediaType: "application/pdf", Content: []byte("x")}}
	r.Params = map[string]string{"trunk": "t-1", "profile": "p-1", "group": "g-1"}
	return r
}

// The same body again is the same order, whatever the order of its settings; each field
// that differs makes it another, as [carrier.SubmitRequest.SameBody] says.
func TestBody(t *testing.T) {
	f := newFake(nil)
	_, err := f.Submit(ctx, full())
	require.NoError(t, err)
	for range 20 {
		_, err = f.Submit(ctx, full())
		require.NoError(t, err)
	}
	for i, change := range []func(*carrier.SubmitRequest){
		func(r *carrier.SubmitRequest) { r.Reference = "" },
		func(r *carrier.SubmitRequest) { r.Kind = loa.Wireless },
		func(r *carrier.SubmitRequest) { r.Country = loa.CA },
		func(r *carrier.SubmitRequest) { r.Numbers = r.Numbers[:1] },
		func(r *carrier.SubmitRequest) { r.LosingCarrier = "Other" },
		func(r *carrier.SubmitRequest) { r.LosingSPID = "" },
		func(r *carrier.SubmitRequest) { r.Reseller = "" },
		func(r *carrier.SubmitRequest) { r.Customer.Kind = loa.Residential },
		func(r *carrier.SubmitRequest) { r.Customer.Company = "" },
		func(r *carrier.SubmitRequest) { r.Customer.DBA = "" },
		func(r *carrier.SubmitRequest) { r.Customer.FirstName = "" },
		func(r *carrier.SubmitRequest) { r.Customer.LastName = "" },
		func(r *carrier.SubmitRequest) { r.Customer.FirstName, r.Customer.LastName = "RosaD", "elgado" },
		func(r *carrier.SubmitRequest) { r.AuthorizedPerson = "" },
		func(r *carrier.SubmitRequest) { r.AuthorizedEmail = "" },
		func(r *carrier.SubmitRequest) { r.ServiceAddress.Line1 = "" },
		func(r *carrier.SubmitRequest) { r.ServiceAddress.Line2 = "" },
		func(r *carrier.SubmitRequest) { r.ServiceAddress.City = "" },
		func(r *carrier.SubmitRequest) { r.ServiceAddress.Region = "" },
		func(r *carrier.SubmitRequest) { r.ServiceAddress.PostalCode = "" },
		func(r *carrier.SubmitRequest) { r.ServiceAddress.Country = "" },
		func(r *carrier.SubmitRequest) { r.BillingAddress.City = "" },
		func(r *carrier.SubmitRequest) { r.AccountNumber = loa.AccountNumber{} },
		func(r *carrier.SubmitRequest) { r.PIN = loa.PIN{} },
		func(r *carrier.SubmitRequest) { r.SSN4 = loa.SSN4{} },
		func(r *carrier.SubmitRequest) { r.SSN4 = loa.NewSSN4("6614") },
		func(r *carrier.SubmitRequest) { r.TaxID = loa.TaxID{} },
		func(r *carrier.SubmitRequest) { r.DeviceID = loa.DeviceID{} },
		func(r *carrier.SubmitRequest) { // the same texts, in each other's places
			r.TaxID, r.DeviceID = loa.NewTaxID(r.DeviceID.Reveal()), loa.NewDeviceID(r.TaxID.Reveal())
		},
		func(r *carrier.SubmitRequest) { r.RespOrg = "" },
		func(r *carrier.SubmitRequest) { r.DesiredDate = calendar.Date{} },
		func(r *carrier.SubmitRequest) { r.BTN = desk },
		func(r *carrier.SubmitRequest) { r.Partial = false },
		func(r *carrier.SubmitRequest) { r.RemainingAction = "" },
		func(r *carrier.SubmitRequest) { r.NewBTN = numbering.Number{} },
		func(r *carrier.SubmitRequest) { r.Texting = false },
		func(r *carrier.SubmitRequest) { r.Documents = nil },
		func(r *carrier.SubmitRequest) { r.Documents[0].Kind = carrier.DocumentCSR },
		func(r *carrier.SubmitRequest) { r.Documents[0].Name = "" },
		func(r *carrier.SubmitRequest) { r.Documents[0].MediaType = "" },
		func(r *carrier.SubmitRequest) { r.Documents[0].Content = nil },
		func(r *carrier.SubmitRequest) { r.Params["trunk"] = "t-2" },
		func(r *carrier.SubmitRequest) { delete(r.Params, "group") },
		func(r *carrier.SubmitRequest) { r.Params = nil },
	} {
		r := full()
		change(r)
		require.False(t, r.SameBody(full()), i)
		_, err = f.Submit(ctx, r)
		require.ErrorIs(t, err, carrier.ErrConflict, i)
	}
}

package fake

import (
	"sort"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
)

// digestOf condenses a request, so that another body under the same key is noticed
// without keeping the first one.
func digestOf(r *carrier.SubmitRequest) uint64 {
	h := uint64(fnvOffset)
	text := func(ss ...string) {
		for _, s := range ss {
			h = hashText(h, s)
		}
	}
	number := func(n uint64) { h = (h ^ n) * fnvPrime }
	flag := func(b bool) {
		if b {
			number(1)
		} else {
			number(2)
		}
	}
	address := func(a loa.Address) {
		text(a.Line1, a.Line2, a.City, a.Region, a.PostalCode, string(a.Country))
	}
	number(uint64(r.Version))
	text(r.PON, r.Reference, string(r.Kind), string(r.Country), r.LosingCarrier, r.LosingSPID, r.Reseller)
	for _, n := range r.Numbers {
		number(n.Digits())
	}
	c := r.Customer
	text(string(c.Kind), c.Company, c.DBA, c.FirstName, c.LastName, r.AuthorizedPerson, r.AuthorizedEmail)
	address(r.ServiceAddress)
	address(r.BillingAddress)
	text(r.AccountNumber.Reveal(), r.PIN.Reveal(), r.RespOrg, r.DesiredDate.String())
	for i, s := range [...]string{r.SSN4.Reveal(), r.TaxID.Reveal(), r.DeviceID.Reveal()} {
		if s != "" { // or a snapshot from before these were known would hold other digests
			number(uint64(i))
			text(s)
		}
	}
	number(r.BTN.Digits())
	flag(r.Partial)
	text(r.RemainingAction)
	number(r.NewBTN.Digits())
	flag(r.Texting)
	number(uint64(len(r.Documents)))
	for _, d := range r.Documents {
		text(string(d.Kind), d.Name, d.MediaType, string(d.Content))
	}
	keys := make([]string, 0, len(r.Params))
	for k := range r.Params {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		text(k, r.Params[k])
	}
	return mix(h)
}

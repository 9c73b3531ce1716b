package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/internal/strictjson"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// request is what a host application receives; README.md documents it.
type request struct {
	ReceivedAt time.Time       `json:"received_at"`
	Account    requestAccount  `json:"account"`
	Plan       requestPlan     `json:"plan"`
	Texting    bool            `json:"texting"`
	Customer   loa.Customer    `json:"customer"`
	Signer     loa.Signer      `json:"signer"`
	Accounts   []requestLosing `json:"accounts"`
}

type requestAccount struct {
	ID           string        `json:"id"`
	AdminEmail   string        `json:"admin_email"`
	Language     string        `json:"language"`
	Zone         string        `json:"zone"`
	TrialStarted calendar.Date `json:"trial_started"`
}

type requestPlan struct {
	Name            string `json:"name"`
	Price           string `json:"price"`
	Currency        string `json:"currency"`
	IncludedNumbers int    `json:"included_numbers"`
	ExtraNumber     string `json:"extra_number"`
	TrialDays       int    `json:"trial_days"`
}

// requestLosing is an account at a losing carrier, as the customer knows it.
type requestLosing struct {
	LosingCarrier  string             `json:"losing_carrier"`
	AccountNumber  loa.AccountNumber  `json:"account_number"`
	PIN            loa.PIN            `json:"pin"`
	SSN4           loa.SSN4           `json:"ssn4"`
	TaxID          loa.TaxID          `json:"tax_id"`
	BTN            loa.BTN            `json:"btn"`
	ServiceAddress loa.Address        `json:"service_address"`
	BillingAddress loa.Address        `json:"billing_address"`
	Bill           requestBill        `json:"bill"`
	Numbers        []requestNumber    `json:"numbers"`
	Correction     *requestCorrection `json:"correction"`
}

type requestBill struct {
	File string        `json:"file"`
	Date calendar.Date `json:"date"`
}

type requestNumber struct {
	Number        numbering.Number `json:"number"`
	Wireless      bool             `json:"wireless"`
	Temporary     numbering.Number `json:"temporary"`
	KeepTemporary bool             `json:"keep_temporary"`
}

// requestCorrection is what the customer changes once the losing carrier has
// rejected the order; fields that are not there stay.
type requestCorrection struct {
	Customer       *loa.Customer      `json:"customer"`
	ServiceAddress *loa.Address       `json:"service_address"`
	BillingAddress *loa.Address       `json:"billing_address"`
	AccountNumber  *loa.AccountNumber `json:"account_number"`
	PIN            *loa.PIN           `json:"pin"`
	SSN4           *loa.SSN4          `json:"ssn4"`
	TaxID          *loa.TaxID         `json:"tax_id"`
}

// records is what the losing carriers have on file, and which prefixes the partner
// covers: the world that the fake carrier plays.
type records struct {
	Coverage fake.Coverage  `json:"coverage"`
	Accounts []fake.Account `json:"accounts"`
}

//go:embed request.json
var sampleRequest []byte

//go:embed records.json
var sampleRecords []byte

func parseRequest(data []byte) (*request, error) {
	var r request
	if err := strictjson.Unmarshal(data, &r); err != nil {
		return nil, err
	}
	return &r, r.check()
}

func parseRecords(data []byte) (*records, error) {
	var r records
	if err := strictjson.Unmarshal(data, &r); err != nil {
		return nil, err
	}
	return &r, nil
}

// plain reports whether an id may begin a purchase order number.
func plain(id string) bool {
	return len(id) <= 20 && strings.Trim(id, "-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == ""
}

// onTrial reports whether the account is on its trial when the request comes.
func (r *request) onTrial() bool {
	return r.Account.TrialStarted.AddDays(r.Plan.TrialDays).After(calendar.DateOf(r.ReceivedAt))
}

// check says what is missing that has no default.
func (r *request) check() error {
	missing := func(path, message string) error { return &strictjson.Error{Path: path, Message: message} }
	switch {
	case r.ReceivedAt.IsZero():
		return missing("received_at", "say when the request came, such as 2026-03-02T09:14:00-06:00")
	case r.Account.ID == "":
		return missing("account.id", "name the account")
	case !plain(r.Account.ID):
		return missing("account.id", "1 to 20 letters, digits, '-' or '_': it begins the purchase order numbers")
	case !slices.Contains([]loa.Language{loa.English, loa.French, loa.Spanish}, loa.Language(r.Account.Language)):
		return missing("account.language", "en, fr or es")
	case r.Account.Zone == "":
		return missing("account.zone", "name the customer's time zone, such as America/Chicago")
	case r.Account.TrialStarted.IsZero():
		return missing("account.trial_started", "say when the trial began, such as 2026-02-25")
	case r.Account.TrialStarted.After(calendar.DateOf(r.ReceivedAt)):
		return missing("account.trial_started", "the trial begins after the request came")
	case r.Customer.IsZero():
		return missing("customer", "name the customer as the losing carrier has them on file")
	case r.Customer.Kind != loa.Business && r.Customer.Kind != loa.Residential:
		return missing("customer.kind", "business or residential")
	case r.Signer.Name == "":
		return missing("signer.name", "name the person who signs")
	case len(r.Accounts) == 0:
		return missing("accounts", "name at least one account at a losing carrier")
	}
	if _, err := time.LoadLocation(r.Account.Zone); err != nil {
		return missing("account.zone", "no such time zone on this machine")
	}
	for i, a := range r.Accounts {
		at := fmt.Sprintf("accounts[%d]", i)
		switch {
		case a.LosingCarrier == "":
			return missing(at+".losing_carrier", "name the carrier that serves the numbers now")
		case len(a.Numbers) == 0:
			return missing(at+".numbers", "name at least one number")
		}
		for k, n := range a.Numbers {
			if !n.Number.IsValid() {
				return missing(fmt.Sprintf("%s.numbers[%d].number", at, k), "give ten digits")
			}
		}
	}
	return nil
}

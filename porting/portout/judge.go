package portout

import (
	"cmp"
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// attempt is what came of the PIN that a request brought.
type attempt struct {
	findings []Finding
	// tried are the PINs that were compared and could have matched; failed those of
	// them that did not.
	tried, failed []string
}

// try compares the PIN of a request with every PIN that guards one of its numbers. The
// same work is done for one that lapsed or is blocked.
func (a *Account) try(q *Ask, opened []OpenedPIN, now time.Time) attempt {
	var t attempt
	var seen []string
	miss := func(detail loa.Code) {
		f := Finding{Code: carrier.PasscodeInvalid, Field: loa.FieldPIN, Detail: detail}
		if !slices.Contains(t.findings, f) {
			t.findings = append(t.findings, f)
		}
	}
	given := q.PIN.Reveal() != ""
	for _, n := range q.Numbers {
		p, ok := a.PINFor(n)
		switch {
		case !ok && given:
			miss(PINNone)
			continue
		case !ok || slices.Contains(seen, p.ID):
			continue
		}
		seen = append(seen, p.ID)
		if !given {
			continue
		}
		same := p.Kept.matches(q.PIN, openedFor(opened, p.ID))
		switch {
		case p.Blocked:
			miss(PINIsOff)
		case !p.Usable(now):
			miss(PINLapsed)
		case same:
			t.tried = append(t.tried, p.ID)
		default:
			t.tried, t.failed = append(t.tried, p.ID), append(t.failed, p.ID)
			miss(PINDiffers)
		}
	}
	return t
}

func openedFor(opened []OpenedPIN, id string) loa.PIN {
	for _, o := range opened {
		if o.ID == id {
			return o.PIN
		}
	}
	return loa.PIN{}
}

// proven reports whether a PIN was brought, compared, and matched.
func (t *attempt) proven() bool { return len(t.tried) > 0 && len(t.findings) == 0 }

// secured applies the policy's need to an attempt: whether a PIN is asked for at all.
func (a *Account) secured(p *Policy, q *Ask, t attempt) []Finding {
	missing := q.PIN.Reveal() == ""
	switch p.PIN {
	case NotAsked:
		return nil
	case IfSet:
		if !slices.ContainsFunc(q.Numbers, func(n numbering.Number) bool { _, ok := a.PINFor(n); return ok }) {
			return nil
		}
	default:
	}
	if missing {
		f := Finding{Code: carrier.PasscodeRequired, Field: loa.FieldPIN}
		if q.PIN.IsWithheld() {
			f.Detail = loa.Withheld
		}
		return []Finding{f}
	}
	return t.findings
}

// judge returns everything that is wrong with a request, in the order of the policy's
// fields: first the PIN, then the account's standing and numbers, then the fields,
// then the letter.
func (a *Account) judge(p *Policy, q *Ask, s *Subscriber, due *Due, t attempt, now time.Time) []Finding {
	j := judgement{p: p, q: q, s: s, findings: a.secured(p, q, t)}
	missing := s.Record.Missing(q.Numbers)
	for _, n := range q.Numbers {
		switch {
		case has(missing, n):
			j.add(carrier.NumberNotOnAccount, loa.FieldNumbers, "")
		case a.Holder.Standing == porting.StandingInactive, slices.Contains(s.Inactive, n):
			j.add(carrier.NumberInactive, loa.FieldNumbers, "")
		case slices.Contains(s.Busy, n), a.wanted(n, q.Ref):
			j.add(carrier.PendingOrder, loa.FieldNumbers, "")
		}
	}
	j.fields(due.Country, t.proven())
	j.letter(due, now)
	return j.findings
}

// wanted reports whether another open request asks for a number.
func (a *Account) wanted(n numbering.Number, ref string) bool {
	return slices.ContainsFunc(a.Requests, func(r Request) bool {
		l, ok := r.Line(n)
		return ok && r.Ref != ref && (l.State == Pending || l.State == Confirmed)
	})
}

type judgement struct {
	p        *Policy
	q        *Ask
	s        *Subscriber
	findings []Finding
}

func (j *judgement) add(code carrier.ReasonCode, field loa.Field, detail loa.Code) {
	f := Finding{Code: code, Field: field, Detail: detail}
	if !slices.Contains(j.findings, f) {
		j.findings = append(j.findings, f)
	}
}

// fields compares what the request claims with the record, field by field, as someone
// outside would be told.
func (j *judgement) fields(country loa.Country, proven bool) {
	letter, credentials := j.q.letter(country, j.p.Class, j.s.Record.Customer.Kind)
	record := j.s.Record
	// The account has compared the PIN; here it only stands as one of the alternatives,
	// if it matched.
	credentials.PIN, record.PIN = loa.PIN{}, loa.PIN{}
	if proven {
		credentials.PIN, record.PIN = j.q.PIN, j.q.PIN
	}
	c := loa.Compare(&j.p.Matching, letter, credentials, record).For(loa.Outside)
	compared, different := 0, 0
	brought, agrees := false, false // of the alternatives
	for _, f := range c.Fields {
		if slices.Contains(j.p.Matching.AnyOf, f.Field) {
			brought = brought || f.Verdict != loa.NotCompared
			agrees = agrees || f.Verdict == loa.Exact
		}
		if f.Field != loa.FieldNumbers && f.Field != loa.FieldPIN && f.Verdict != loa.NotCompared {
			compared++
		}
	}
	for _, f := range c.Fields {
		either := slices.Contains(j.p.Matching.AnyOf, f.Field)
		switch {
		case f.Field == loa.FieldPIN, f.Field == loa.FieldNumbers, either && agrees:
		case f.Verdict == loa.Mismatch:
			j.add(j.code(f.Field), f.Field, f.Reason)
			different++
		case f.Verdict == loa.NotCompared && j.p.asks(f.Field) && (!either || !brought):
			j.missing(f.Field, f.Reason)
		}
	}
	if different == compared && compared > 2 && (j.p.Class == NonSimple || j.p.Class == TollFree) {
		j.add(carrier.AllDataMismatch, "", "")
	}
}

// missing notes a field that was asked for and did not come, or was withheld.
func (j *judgement) missing(f loa.Field, why loa.Code) {
	detail := loa.LetterEmpty
	if why == loa.Withheld {
		detail = why
	}
	code := j.code(f)
	if f == loa.FieldAccountNumber {
		code = carrier.AccountNumberRequired
	}
	j.add(code, f, detail)
}

// code is the neutral reason for a field that differs.
func (j *judgement) code(f loa.Field) carrier.ReasonCode {
	switch f {
	case loa.FieldCustomer:
		if j.s.Record.Customer.Kind == loa.Business {
			return carrier.NameMismatchEntity
		}
		return carrier.NameMismatchPerson
	case loa.FieldSigner:
		return carrier.AuthPersonMismatch
	case loa.FieldPostalCode, loa.FieldBillingPostal:
		return carrier.PostalCodeMismatch
	case loa.FieldBTN:
		return carrier.BTNMismatch
	case loa.FieldSSN4, loa.FieldTaxID:
		return carrier.TaxIDMismatch
	case loa.FieldRespOrg:
		return carrier.LOAInvalid
	case loa.FieldAccountNumber, loa.FieldDeviceID:
		return carrier.AccountNumberMismatch
	default:
		return carrier.AddressMismatch
	}
}

// letter checks the authorization itself: there where it is asked for, signed, standing,
// for these numbers, and the latest.
func (j *judgement) letter(due *Due, now time.Time) {
	l := j.q.Letter
	if l == nil {
		if j.p.Letter == Required {
			j.add(carrier.LOARequired, "", "")
		}
		return
	}
	// A country and kind that has no policy gives the zero one, which sets no limit.
	policy, _ := loa.PolicyFor(cmp.Or(due.Country, l.Country), j.p.Class.letterKind())
	until := policy.ValidUntil(*l)
	lapsed := !until.IsZero() && (!now.Before(until) || policy.ToChange && due.Release.By.After(until))
	listed := sorted(l.Numbers)
	covers := !slices.ContainsFunc(j.q.Numbers, func(n numbering.Number) bool { return !has(listed, n) })
	switch {
	case l.Signature.TermsSHA256 == "":
		j.add(carrier.LOAInvalid, "", "letter.unsigned")
	case !l.IsSigned(), l.IsRevoked():
		j.add(carrier.LOAInvalid, "", "letter.void")
	case lapsed:
		j.add(carrier.LOAInvalid, "", "letter.lapsed")
	case !covers:
		j.add(carrier.LOAInvalid, "", "letter.numbers")
	case j.s.LetterSince.After(l.Signature.At):
		j.add(carrier.LOASuperseded, "", "letter.superseded")
	}
}

// letter returns what the request claims as a letter and credentials, for the
// comparison; without the numbers, which the account compares.
func (q *Ask) letter(country loa.Country, class Class, kind loa.CustomerKind) (loa.Letter, loa.Credentials) {
	c := loa.Credentials{PIN: q.PIN, SSN4: q.SSN4, TaxID: q.TaxID, DeviceID: q.DeviceID}
	if q.Letter != nil {
		l := *q.Letter
		if l.AccountNumber.IsZero() {
			l.AccountNumber = q.AccountNumber
		}
		if l.ServiceAddress.IsZero() {
			l.ServiceAddress.PostalCode = q.PostalCode
		}
		l.Numbers, l.Kind = nil, class.letterKind()
		return l, c
	}
	address := q.Address
	if address.PostalCode == "" {
		address.PostalCode = q.PostalCode
	}
	if address.Country == "" {
		address.Country = country
	}
	t := loa.Terms{
		Country: country, Kind: class.letterKind(), AccountNumber: q.AccountNumber, BTN: q.BTN,
		ServiceAddress: address, Signer: loa.Signer{Name: q.Signer},
	}
	switch {
	case q.Name == "":
	case kind == loa.Business:
		t.Customer = loa.NewCompany(q.Name)
	default:
		t.Customer = loa.NewPerson(q.Name)
	}
	return loa.Letter{Terms: t}, c
}

// letterKind is the kind of a letter for a port of the class.
func (c Class) letterKind() loa.Kind {
	switch c {
	case TollFree:
		return loa.TollFree
	case Wireless:
		return loa.Wireless
	default:
		return loa.Local
	}
}

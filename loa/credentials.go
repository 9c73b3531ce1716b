package loa

import "time"

// ValidateCredentials returns everything that is wrong with the credentials that go
// with l at the instant now, in field order. No problem tells a value.
func (p *Policy) ValidateCredentials(l Letter, c Credentials, now time.Time) Problems {
	var found Problems
	v := validator{p: p, l: &l, now: now, problems: &found}
	account := !l.AccountNumber.IsZero()
	v.proof(p.Needs.AccountNumber, account, account || !c.SSN4.IsZero() || !c.TaxID.IsZero() || !c.PIN.IsZero() && p.Needs.PIN == IfProofless || !c.DeviceID.IsZero(),
		AccountRequired, "account_number", "The account number, or another proof of the account,")

	const ask = "The present carrier gives it to the account holder."
	if v.need(p.Needs.PIN, !c.PIN.IsZero(), PINRequired, "pin", "The port-out PIN", ask) && !c.PIN.IsWithheld() {
		s := c.PIN.Reveal()
		switch {
		case len(s) < 4 || len(s) > 15 || len(alphanumerics(s)) != len(s):
			v.fail(PINFormat, "pin", "The PIN is not four to fifteen letters and digits.", ask)
		case !isDigits(s) || len(s) > 10:
			v.warn(PINUnusual, "pin", "The PIN has an unusual form.", "Most have four to ten digits.")
		}
	}
	if !c.PINExpires.IsZero() && !now.Before(c.PINExpires) {
		v.fail(PINExpired, "pin_expires", "The PIN has lapsed.", "Ask the present carrier for a new one.")
	}
	if v.need(p.Needs.SSN4, !c.SSN4.IsZero(), SSN4Required, "ssn4", "The end of the social security number", "") && !c.SSN4.IsWithheld() {
		if s := c.SSN4.Reveal(); len(s) != 4 || !isDigits(s) {
			v.fail(SSN4Format, "ssn4", "The end of the social security number is not four digits.", "Give the last four, and no more.")
		}
	}
	if v.need(p.Needs.TaxID, !c.TaxID.IsZero(), TaxIDRequired, "tax_id", "The tax identifier", "") && !c.TaxID.IsWithheld() {
		if s := alphanumerics(c.TaxID.Reveal()); len(s) != 9 || !isDigits(s) {
			v.fail(TaxIDFormat, "tax_id", "The tax identifier is not nine digits.", "Copy it from the bill.")
		}
	}
	if v.need(p.Needs.DeviceID, !c.DeviceID.IsZero(), IMEIRequired, "device_id", "The device's IMEI or ESN", "") && !c.DeviceID.IsWithheld() {
		if !isDevice(alphanumerics(c.DeviceID.Reveal())) {
			v.fail(IMEIInvalid, "device_id", "Neither an IMEI nor an ESN.", "Dial *#06# on the telephone to see it.")
		}
	}
	if p.Needs.PIN == IfProofless && !account && c.PIN.IsZero() && c.DeviceID.IsZero() {
		v.fail(WirelessCAProofRequired, "account_number", "Account number, PIN and device id are all missing.", "Give one of the three.")
	}
	return found
}

// proof reports a field that is needed where nothing else proves the account. The
// Canadian one-of-three has a problem of its own.
func (v *validator) proof(n Need, there, proven bool, code Code, path, name string) {
	if n == IfProofless && v.p.Needs.PIN != IfProofless && !there && !proven {
		v.fail(code, path, name+" is missing.", "Copy the account number from the bill.")
	}
}

// isDevice reports whether s is an IMEI, which has fifteen digits of which the last
// is a check digit (Luhn), or an ESN: eight hexadecimal digits, or eleven decimal.
func isDevice(s string) bool {
	switch len(s) {
	case 15:
		return isDigits(s) && luhn(s)
	case 11:
		return isDigits(s)
	case 8:
		for i := range len(s) {
			if c := s[i]; (c < '0' || c > '9') && (c < 'A' || c > 'F') {
				return false
			}
		}
		return true
	}
	return false
}

func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

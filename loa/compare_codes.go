package loa

import (
	"strconv"
	"strings"
)

// compareBTN compares billing telephone numbers. Customer codes count where both
// sides have one.
func compareBTN(a, b BTN) FieldResult {
	switch {
	case a.IsZero():
		return notCompared(LetterEmpty)
	case b.IsZero():
		return notCompared(RecordEmpty)
	}
	res := FieldResult{Letter: a.String()}
	if a == b {
		res.Verdict, res.Record = Exact, res.Letter
		return res
	}
	res.Record = b.String()
	switch ca, cb := a.CustomerCode(), b.CustomerCode(); {
	case a.Number == b.Number && (ca == "" || cb == ""):
		res.Verdict, res.Rules = Equivalent, RuleBTNCustomerCode
	case a.Number == b.Number:
		res.Verdict, res.Reason, res.Near = Mismatch, BTNCustomerCodeDiffers, true
		res.Hint = "The customer code behind the billing number differs. Copy it from the record."
	default:
		res.Verdict, res.Reason, res.Near = Mismatch, BTNDiffers, near(a.Number.String(), b.Number.String())
		res.Hint = "The billing number on the letter is not the account's. Ask the present carrier for the BTN, or read it off the customer service record."
	}
	return res
}

// compareRespOrg compares the ids of the Responsible Organization that controls the
// numbers now.
func compareRespOrg(a, b string) FieldResult {
	switch {
	case a == "":
		return notCompared(LetterEmpty)
	case b == "":
		return notCompared(RecordEmpty)
	}
	res := FieldResult{Verdict: Exact, Letter: a, Record: b}
	if a != b {
		if strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) {
			res.Verdict, res.Rules = Equivalent, RuleCase
		} else {
			res.Verdict, res.Reason = Mismatch, RespOrgDiffers
			res.Hint = "Another organization controls the numbers. Look them up in the toll-free registry."
		}
	}
	return res
}

// leastTail is how many characters of a masked account number must show for it to
// be compared.
const leastTail = 4

// compareAccount compares account numbers: letters and digits count, leading zeros
// among them, and case and punctuation do not. A masked record is compared by its
// visible tail.
func compareAccount(a, b AccountNumber) FieldResult {
	switch {
	case a.IsZero():
		return notCompared(LetterEmpty)
	case b.IsZero():
		return notCompared(RecordEmpty)
	case a.IsWithheld() || b.IsWithheld():
		return notCompared(Withheld)
	}
	res := FieldResult{Letter: a.String()}
	if a == b {
		res.Verdict, res.Record = Exact, res.Letter
		return res
	}
	res.Record = b.String()
	tail, masked := maskedTail(b.Reveal())
	x, y := alphanumerics(a.Reveal()), alphanumerics(b.Reveal())
	switch {
	case !masked && x == y && x != "":
		res.Verdict, res.Rules = Equivalent, textRules(a.Reveal(), b.Reveal())
	case masked && len(tail) < leastTail:
		res.Verdict, res.Reason = NotCompared, RecordMasked
	case masked && len(x) > len(tail) && strings.HasSuffix(x, tail):
		res.Verdict, res.Rules = Equivalent, RuleMaskedTail
	case !masked && x != "" && y != "" && strings.TrimLeft(x, "0") == strings.TrimLeft(y, "0"):
		res.Verdict, res.Reason, res.Near = Mismatch, AccountLeadingZero, true
		res.Hint = "Leading zeros belong to the account number. Copy it from the record with its zeros."
	default:
		res.Verdict, res.Reason, res.Near = Mismatch, AccountDiffers, !masked && near(x, y)
		res.Hint = "The account number is not the record's. Copy it from the bill, and mind that it is not the invoice or customer number."
		if res.Near {
			res.Hint = "The account number differs from the record's by a digit or two, or two are swapped."
		}
	}
	return res
}

// maskedTail returns what shows behind the mask of an account number, and whether
// there is a mask: asterisks, bullets, or a run of at least three X at its start. The
// number is not empty.
func maskedTail(s string) (string, bool) {
	if i := max(strings.LastIndexByte(s, '*'), strings.LastIndex(s, "•")); i >= 0 {
		return alphanumerics(s[i:]), true
	}
	if s[0] != 'X' && s[0] != 'x' {
		return "", false
	}
	bare := alphanumerics(s)
	tail := strings.TrimLeft(bare, "X")
	return tail, len(bare)-len(tail) >= 3
}

// near reports whether two texts are worth a "did you mean": they differ by one
// insertion, deletion, substitution or swap of neighbours in up to eight
// characters, by two in more.
func near(a, b string) bool {
	limit := 1
	if max(len(a), len(b)) > 8 {
		limit = 2
	}
	return distance(a, b, limit) <= limit
}

// distance is the optimal string alignment distance of two texts by bytes, or
// limit+1 once it is known to be greater.
func distance(a, b string, limit int) int {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > limit {
		return limit + 1
	}
	const size = 128
	if len(b) >= size {
		return limit + 1
	}
	var rows [3][size]int // the rows of i-2, i-1 and i, taken in turn
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, row := &rows[(i+1)%3], &rows[(i-1)%3], &rows[i%3]
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
	}
	return rows[len(a)%3][len(b)]
}

// plural returns "One number is" or "3 numbers are".
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return strconv.Itoa(n) + " " + many
}

package loa

import "strings"

// companyName is a company's name taken apart. Words are folded.
type companyName struct {
	words [24]string
	n     int // words in use
	base  int // of them, those before the legal form
	trade int // where the trade name starts; n when there is none
	over  bool
	rules Rules // applied on the way
}

// parseCompany takes a name apart: legal name, legal form, trade name.
func parseCompany(s string) (c companyName) {
	run := false // the word before is a run of initials
	text := fold(s, ' ')
	if strings.Contains(text, "&") {
		text = strings.ReplaceAll(text, "&", " & ") // R&B
	}
	for w := range strings.FieldsSeq(text) {
		if c.n == len(c.words) {
			c.over = true
			return c
		}
		switch {
		case w == "&", w == "ET" && c.n > 0:
			w, run = "AND", false
			c.rules |= RuleAmpersand
		case len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z':
			if run && len(c.words[c.n-1]) == len(c.words) {
				c.over = true // no company has so many initials
				return c
			}
			if run {
				c.words[c.n-1] += w
				c.rules |= RuleInitialsJoined
				continue
			}
			run = true
		default:
			run = false
		}
		c.words[c.n] = w
		c.n++
	}
	c.trade = c.n
	for i := 1; i < c.n-1; i++ {
		switch c.words[i] {
		case "DBA", "D/B/A", "O/A", "T/A":
			copy(c.words[i:], c.words[i+1:c.n])
			c.n--
			c.trade = i
			i = c.n
		}
	}
	if c.trade > 1 && c.words[0] == "THE" {
		copy(c.words[:], c.words[1:c.n])
		c.n--
		c.trade--
		c.rules |= RuleLeadingArticle
	}
	c.base = c.trade
	for {
		form, n := legalForm(c.words[:c.base])
		if n == 0 || n == c.base {
			break
		}
		// The canonical form takes the place of the words it had. A compound form
		// (CO INC) is told from a name by being one.
		at := c.base - n
		if n > 1 || c.words[at] != form || c.base < c.trade {
			c.rules |= RuleLegalForm
		}
		if n > 1 {
			copy(c.words[at+1:], c.words[c.base:c.n])
			c.n -= n - 1
			c.trade -= n - 1
		}
		c.words[at] = form
		c.base = at
	}
	return c
}

// legalForms are the legal forms of companies by their spellings, the longer before
// the shorter, the last word apart. English and French forms that mean the same are
// one.
var legalForms = [...]struct{ before, last, form string }{
	{"PROFESSIONAL LIMITED LIABILITY", "COMPANY", "PLLC"},
	{"LIMITED LIABILITY LIMITED", "PARTNERSHIP", "LLLP"},
	{"LIMITED LIABILITY", "COMPANY", "LLC"},
	{"LIMITED LIABILITY", "PARTNERSHIP", "LLP"},
	{"UNLIMITED LIABILITY", "COMPANY", "ULC"},
	{"UNLIMITED LIABILITY", "CORPORATION", "ULC"},
	{"SOCIETE EN NOM", "COLLECTIF", "SENC"},
	{"PROFESSIONAL", "CORPORATION", "PC"},
	{"PROFESSIONAL", "ASSOCIATION", "PA"},
	{"NATIONAL", "ASSOCIATION", "NA"},
	{"LIMITED", "PARTNERSHIP", "LP"},
	{"LTD", "CO", "LLC"},
	{"", "INC", "INC"},
	{"", "INCORPORATED", "INC"},
	{"", "INCORPOREE", "INC"},
	{"", "CORP", "CORP"},
	{"", "CORPORATION", "CORP"},
	{"", "CO", "CO"},
	{"", "COMPANY", "CO"},
	{"", "CIE", "CO"},
	{"", "COMPAGNIE", "CO"},
	{"", "LTD", "LTD"},
	{"", "LIMITED", "LTD"},
	{"", "LTEE", "LTD"},
	{"", "LIMITEE", "LTD"},
	{"", "LLC", "LLC"},
	{"", "LC", "LLC"},
	{"", "LLP", "LLP"},
	{"", "LLLP", "LLLP"},
	{"", "LP", "LP"},
	{"", "PLLC", "PLLC"},
	{"", "PC", "PC"},
	{"", "PA", "PA"},
	{"", "ULC", "ULC"},
	{"", "ENR", "ENR"},
	{"", "ENREGISTREE", "ENR"},
	{"", "SENC", "SENC"},
	{"", "NA", "NA"},
}

// legalForm returns the legal form at the end of words and how many of them it has.
func legalForm(words []string) (string, int) {
	if len(words) == 0 {
		return "", 0
	}
	last := words[len(words)-1]
	for i := range legalForms {
		f := &legalForms[i]
		if f.last != last {
			continue
		}
		if n := endsIn(words[:len(words)-1], f.before); n >= 0 {
			return f.form, n + 1
		}
	}
	return "", 0
}

// endsIn returns how many words the phrase has if the list ends in it, else -1.
func endsIn(words []string, phrase string) int {
	n := 0
	for phrase != "" {
		if n++; n > len(words) {
			return -1
		}
		var ok bool
		if phrase, ok = cutWord(phrase, words[len(words)-n]); !ok {
			return -1
		}
	}
	return n
}

// cutWord returns what stands before the last word of a phrase, if that is w.
func cutWord(phrase, w string) (string, bool) {
	at := len(phrase) - len(w)
	switch {
	case at < 0 || at > 0 && phrase[at-1] != ' ' || phrase[at:] != w:
		return "", false
	case at == 0:
		return "", true
	}
	return phrase[:at-1], true
}

// sameWords reports whether two lists are the same words, and whether they are the
// same once spaces are left out.
func sameWords(a, b []string) (same, spacing bool) {
	same = len(a) == len(b)
	for i := 0; same && i < len(a); i++ {
		same = a[i] == b[i]
	}
	return same, same || strings.Join(a, "") == strings.Join(b, "")
}

// compareCompany compares the names of companies.
func compareCompany(m *Matching, a, b string) FieldResult {
	if sameText(a, b) {
		return FieldResult{Verdict: Exact}
	}
	x := parseCompany(a)
	y := x
	if !alike(a, b) {
		y = parseCompany(b)
	}
	if x.over || y.over || x.n == 0 || y.n == 0 {
		return differentName()
	}
	xb, yb := x.words[:x.base], y.words[:y.base]
	same, spacing := sameWords(xb, yb)
	sameForm, _ := sameWords(x.words[x.base:x.trade], y.words[y.base:y.trade])
	_, sameTrade := sameWords(x.words[x.trade:x.n], y.words[y.trade:y.n])
	rules := textRules(a, b) | x.rules | y.rules
	if !same {
		rules |= RuleSpacing
	}
	switch {
	case spacing && sameTrade && (sameForm || m.IgnoreLegalForm):
		if !sameForm {
			rules |= RuleLegalForm
		}
		return FieldResult{Verdict: Equivalent, Rules: rules}
	case spacing && sameForm:
		if x.trade < x.n && y.trade < y.n {
			return mismatch(NameDBAPart, true, "The trade names differ. Copy the record.")
		}
		return mismatch(NameDBAPart, true, "Only one of letter and record has a trade name. Write the name as the record has it.")
	case tradeOnly(&x, &y), tradeOnly(&y, &x):
		return mismatch(NameDBAPart, true, "One side has only the trade name, the other legal name and trade name. Write both as the record has them.")
	case spacing && sameTrade && (x.base == x.trade || y.base == y.trade):
		return mismatch(NameLegalFormMissing, true, "One of letter and record lacks the legal form, such as LLC or Inc. Write the name as the record has it.")
	case spacing && sameTrade:
		return mismatch(NameLegalFormDiffers, true, "The legal form is another one. Which company holds the account?")
	case truncated(a, b):
		return FieldResult{Verdict: Equivalent, Rules: textRules(a, b) | RuleTruncated}
	case sameTrade && (sameForm || m.IgnoreLegalForm || x.base == x.trade || y.base == y.trade) && near(strings.Join(xb, ""), strings.Join(yb, "")):
		return mismatch(NameTypo, true, "A letter or two differ from the record. Even where the record is wrong, the letter must repeat it, or the customer must first have the record corrected.")
	}
	return differentName()
}

func differentName() FieldResult {
	return mismatch(NameDifferent, false, "The letter names another party than the record. Is this the right account? Abbreviations of ordinary words count as different.")
}

// tradeOnly reports whether all of x is the trade name of y.
func tradeOnly(x, y *companyName) bool {
	if x.trade < x.n || y.trade == y.n {
		return false
	}
	_, same := sameWords(x.words[:x.n], y.words[y.trade:y.n])
	return same
}

// lsrCompany is the size of the company name on a local service request.
const lsrCompany = 25

// truncated reports whether one name is exactly as long as a local service request
// lets it be and begins the other.
func truncated(a, b string) bool {
	if runes(a) > runes(b) {
		a, b = b, a
	}
	return runes(a) == lsrCompany && runes(b) > lsrCompany && Fold(a) == Fold(string([]rune(b)[:lsrCompany]))
}

package loa

import "strings"

// personName is a person's name taken apart. Words are folded; a hyphen joins.
type personName struct {
	words      [12]string // first name, middle names, last name
	n          int
	last       int    // where the last name starts
	generation string // JR, SR, II, III, IV
	over       bool
	rules      Rules
}

// parsePerson takes a name apart: "Dr. Robert J. Smith Jr", "SMITH, ROBERT J".
func parsePerson(s string) (p personName) {
	var buf [128]byte
	folded := buf[:0]
	if last, first, ok := strings.Cut(s, ","); ok && !isGeneration(strings.TrimSpace(first)) && strings.TrimSpace(first) != "" {
		p.rules |= RuleNameOrder
		folded = append(appendFold(folded, first, 0), ' ')
		s = last
	}
	for w := range strings.FieldsSeq(string(appendFold(folded, s, 0))) {
		if p.n == len(p.words) {
			p.over = true
			return p
		}
		if p.n == 0 && isTitle(w) {
			p.rules |= RuleTitle
			continue
		}
		p.words[p.n] = w
		p.n++
	}
	for p.n > 1 && isGeneration(p.words[p.n-1]) {
		p.n--
		p.generation = p.words[p.n]
	}
	for i := 1; p.n > 2 && i < p.n; i++ { // "Smith Jr, Robert" leaves it in the middle
		if isGeneration(p.words[i]) && p.generation == "" && p.rules.Has(RuleNameOrder) {
			p.generation = p.words[i]
			copy(p.words[i:], p.words[i+1:p.n])
			p.n--
		}
	}
	p.last = max(0, p.n-1)
	for p.last > 1 && isParticle(p.words[p.last-1]) {
		p.last--
	}
	return p
}

func isTitle(w string) bool {
	switch w {
	case "MR", "MRS", "MS", "MISS", "MX", "DR", "PROF", "MME", "MLLE", "SRA", "REV", "HON":
		return true
	}
	return false
}

// isParticle reports whether w belongs to the last name that follows it.
func isParticle(w string) bool {
	switch w {
	case "DE", "DEL", "LA", "LAS", "LOS", "DA", "DI", "DU", "LE", "VAN", "VON", "DER", "DEN", "TER", "ST", "SAINT":
		return true
	}
	return false
}

// comparePerson compares the names of persons.
func comparePerson(a, b string) FieldResult {
	if sameText(a, b) {
		return FieldResult{Verdict: Exact}
	}
	x := parsePerson(a)
	y := x
	if !alike(a, b) {
		y = parsePerson(b)
	}
	if x.over || y.over || x.n == 0 || y.n == 0 {
		return differentPerson()
	}
	xw, yw := x.words[:x.n], y.words[:y.n]
	_, sameLast := sameWords(xw[x.last:], yw[y.last:])
	sameFirst := x.last > 0 && y.last > 0 && xw[0] == yw[0] || x.last == 0 && y.last == 0
	same, spacing := sameWords(xw, yw)
	rules := textRules(a, b)&^punctuationOf(x.rules|y.rules) | x.rules | y.rules
	switch {
	case spacing, sameFirst && sameLast:
		if x.generation != y.generation {
			if x.generation == "" || y.generation == "" {
				return mismatch(NameGenerationMissing, true, "Only one of letter and record has a generation such as JR. Write the name as the record has it.")
			}
			return mismatch(NameGenerationDiffers, true, "Another generation, such as JR and SR, is another person. Who is on the account?")
		}
		if spacing {
			if !same {
				rules |= RuleSpacing
			}
			return FieldResult{Verdict: Equivalent, Rules: rules}
		}
		if !middlesAgree(xw[1:x.last], yw[1:y.last]) {
			return mismatch(NameMiddleDiffers, true, "The middle names differ. Is it the same person?")
		}
		return FieldResult{Verdict: Equivalent, Rules: rules | RuleMiddleName}
	case x.n == 2 && y.n == 2 && xw[0] == yw[1] && xw[1] == yw[0]:
		return mismatch(NameWordOrder, true, "First and last name look swapped.")
	case sameLast && x.last > 0 && y.last > 0 && nicknames(xw[0], yw[0]):
		return mismatch(NameNickname, true, "One side has a short form of the first name. Write the name as the record has it.")
	case sameLast && x.last > 0 && y.last > 0 && initialOf(xw[0], yw[0]):
		return mismatch(NameInitial, true, "One side has only the initial of the first name. Write the name as the record has it.")
	case x.generation == y.generation && near(strings.Join(xw, " "), strings.Join(yw, " ")):
		return mismatch(NameTypo, true, "A letter or two differ from the record, or two are swapped.")
	}
	return differentPerson()
}

func differentPerson() FieldResult {
	return mismatch(NameDifferent, false, "The signer is not the person on the account. The account holder, or a person whom the record names as authorized, must sign.")
}

// punctuationOf returns the rules of writing that another rule explains: a comma is
// the order of the names, not punctuation.
func punctuationOf(r Rules) Rules {
	if r.Has(RuleNameOrder) {
		return RulePunctuation
	}
	return 0
}

// middlesAgree reports whether middle names may be the same person's: one side has
// none, or each is the other's name or initial.
func middlesAgree(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !initialOf(a[i], b[i]) {
			return false
		}
	}
	return true
}

// initialOf reports whether one of two words is the initial of the other.
func initialOf(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a != b && runes(a) == 1 && strings.HasPrefix(b, a)
}

// nicknames reports whether two first names are known as forms of one.
func nicknames(a, b string) bool {
	for _, group := range nicknameGroups {
		if hasWord(group, a) && hasWord(group, b) {
			return a != b
		}
	}
	return false
}

func hasWord(list, w string) bool {
	for v := range strings.FieldsSeq(list) {
		if v == w {
			return true
		}
	}
	return false
}

// nicknameGroups are first names with their usual short forms in English, French
// and Spanish. They only make a hint better: forms never count as the same.
var nicknameGroups = [...]string{
	"ROBERT BOB BOBBY ROB ROBBIE BERT", "WILLIAM BILL BILLY WILL WILLIE LIAM", "RICHARD DICK RICK RICKY RICH",
	"JAMES JIM JIMMY JAMIE", "JOHN JACK JOHNNY JON", "MICHAEL MIKE MICK MICKEY MIKEY", "EDWARD ED EDDIE TED NED",
	"CHARLES CHUCK CHARLIE CHAS", "THOMAS TOM TOMMY", "DANIEL DAN DANNY", "DAVID DAVE DAVEY", "JOSEPH JOE JOEY",
	"ANTHONY TONY", "STEVEN STEPHEN STEVE", "KENNETH KEN KENNY", "GREGORY GREG", "TIMOTHY TIM", "LAWRENCE LARRY",
	"ELIZABETH LIZ BETH BETTY LIZZIE ELIZA", "MARGARET MEG PEGGY MAGGIE MARGE", "KATHERINE CATHERINE KATE KATHY CATHY KATIE",
	"PATRICIA PAT PATTY TRISH", "JENNIFER JEN JENNY", "DEBORAH DEB DEBBIE", "REBECCA BECKY", "SUSAN SUE SUZIE",
	"ALEXANDER ALEX SANDY", "BENJAMIN BEN", "SAMUEL SAM", "SAMANTHA SAM", "ANDREW ANDY DREW", "MATTHEW MATT",
	"CHRISTOPHER CHRIS KIT", "NICHOLAS NICK", "FRANCISCO PACO PANCHO", "JOSE PEPE", "GUADALUPE LUPE", "IGNACIO NACHO",
	"JEANFRANCOIS JEFF", "FREDERICK FRED", "RONALD RON", "DONALD DON", "GERALD JERRY", "BARBARA BARB",
}

// compareCustomer compares account holders: two persons as persons, else as
// companies.
func compareCustomer(m *Matching, a, b *Customer) FieldResult {
	x, y := a.Name(), b.Name()
	switch {
	case x == "":
		return notCompared(LetterEmpty)
	case y == "":
		return notCompared(RecordEmpty)
	}
	var res FieldResult
	if a.Company == "" && b.Company == "" {
		res = comparePerson(x, y)
	} else {
		res = compareCompany(m, withDBA(a), withDBA(b))
	}
	res.Letter, res.Record = x, y
	return res
}

// withDBA returns the name with the trade name behind it, where there is one.
func withDBA(c *Customer) string {
	if c.DBA == "" {
		return c.Name()
	}
	return c.Name() + " DBA " + c.DBA
}

// compareSigner compares the signer with the persons whom the record authorizes, of
// whom the account holder is one where that is a person. The best counts.
func compareSigner(name string, r *Record) FieldResult {
	if strings.TrimSpace(name) == "" {
		return notCompared(LetterEmpty)
	}
	best := notCompared(RecordEmpty)
	try := func(candidate string) {
		if strings.TrimSpace(candidate) == "" {
			return
		}
		res := comparePerson(name, candidate)
		res.Letter, res.Record = name, candidate
		if best.Verdict == NotCompared || res.Verdict.rank() < best.Verdict.rank() ||
			res.Verdict == best.Verdict && res.Near && !best.Near {
			best = res
		}
	}
	for _, p := range r.Authorized {
		try(p)
	}
	if r.Customer.Company == "" {
		try(r.Customer.Name())
	}
	return best
}

// sameSigner reports whether the name under a signature is the signer's.
func sameSigner(signed, printed string) bool {
	return printed == "" || comparePerson(signed, printed).Verdict.rank() <= Equivalent.rank()
}

// signerName checks that a signer is one person.
func (v *validator) signerName(s string) {
	folded := Fold(s)
	var buf [12]string
	words := buf[:0]
	for w := range strings.FieldsSeq(folded) {
		words = append(words, w)
	}
	if len(words) < 2 {
		v.fail(SignerNotPerson, "signer.name", "The signer needs a first and a last name.", "Print both, as the record has them.")
		return
	}
	if _, n := legalForm(words); n > 0 {
		v.fail(SignerNotPerson, "signer.name", "The signer is a company.", "Name the person who signs for it.")
	}
	for _, w := range words {
		if w == "AND" || w == "&" || w == "OR" {
			v.fail(SignerMultiple, "signer.name", "The letter names more than one signer.", "One person signs.")
			break
		}
	}
	if n := v.p.MaxSigner; n > 0 && runes(s) > n {
		v.warn(SignerLSRTruncation, "signer.name", "A local service request cuts the signer's name short.", "Compare what is left with the losing carrier's record.")
	}
	if c := &v.l.Customer; c.Kind == Business && c.Company != "" && folded == Fold(c.Company) {
		v.warn(NameLooksPersonal, "customer.company", "The company has the signer's name.", "Is the account in the name of a person? Then the customer is residential.")
	}
}

package porting

import (
	"slices"
	"time"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
)

// MissingDocuments lists everything that stands between an order and its
// submission, in order, all at once: a letter that is missing or not valid at now,
// a bill or what stands in for it, and each field in which the letter differs from
// what those show. An empty list means that the documents can be verified.
func MissingDocuments(o Order, now time.Time) []Missing {
	if o.Letter == nil {
		return slices.Concat(
			[]Missing{{
				Field: "letter", Code: "letter-missing", Message: "The Letter of Authorization is missing.",
				Hint: "Fill it in with what your current carrier has on file, and sign it.",
			}},
			missingBill(&o),
		)
	}
	missing := missingInLetter(&o, now)
	missing = append(missing, missingBill(&o)...)
	return append(missing, differences(&o)...)
}

func missingInLetter(o *Order, now time.Time) []Missing {
	policy, ok := loa.PolicyFor(o.Country, o.Kind)
	if !ok {
		return []Missing{{
			Field: "letter.country", Code: "no-policy", Message: "There are no rules for letters of this country and kind.",
		}}
	}
	var missing []Missing
	for _, p := range policy.Validate(*o.Letter, now).Errors() {
		missing = append(missing, Missing{Field: "letter." + p.Path, Code: string(p.Code), Message: p.Message, Hint: p.Hint})
	}
	if o.Letter.Kind != o.Kind || o.Letter.Country != o.Country {
		missing = append(missing, Missing{
			Field: "letter.kind", Code: "other-kind", Message: "The letter is for another kind of number or another country.",
			Hint: "Sign the letter that was made for this order.",
		})
	}
	// A letter is valid for exactly the numbers it lists.
	for i := range o.Lines {
		if l := &o.Lines[i]; l.State.Open() && !o.Letter.Covers(l.Number) {
			missing = append(missing, Missing{
				Field: "letter.numbers", Code: "number-not-listed", Message: "A number of the order is not on the letter.",
				Hint: "Sign a letter that lists every number of the order.",
			})
			break
		}
	}
	for _, n := range o.Letter.Numbers {
		if _, ok := o.find(n); !ok {
			missing = append(missing, Missing{
				Field: "letter.numbers", Code: "number-not-ordered", Message: "The letter lists a number that is not on the order.",
				Hint: "Sign a letter that lists the numbers of the order only.",
			})
			break
		}
	}
	return missing
}

// proof reports whether a document shows the account: a bill, or what stands in for
// it.
func proof(d Document) bool {
	return d.Kind == carrier.DocumentBill || d.Kind == carrier.DocumentCSR || d.Kind == carrier.DocumentInvoice ||
		d.Kind == carrier.DocumentScreenshot
}

func missingBill(o *Order) []Missing {
	if slices.ContainsFunc(o.Documents, proof) {
		return nil
	}
	return []Missing{{
		Field: "documents", Code: "bill-missing", Message: "The most recent bill is missing.",
		Hint: "Send the latest bill, all pages. A customer service record or a screenshot of your online account that shows the numbers will do.",
	}}
}

// differences compares the letter with the latest document that was read.
func differences(o *Order) []Missing {
	matching, ok := loa.MatchingFor(o.Country, o.Kind)
	if !ok {
		return nil
	}
	for _, d := range slices.Backward(o.Documents) {
		if d.Record == nil || !proof(d) {
			continue
		}
		var missing []Missing
		for _, f := range loa.Compare(&matching, *o.Letter, loa.Credentials{}, *d.Record).Mismatches() {
			missing = append(missing, Missing{
				Field: "letter." + string(f.Field), Code: string(f.Reason),
				Message: "The letter differs from the " + string(d.Kind) + ".", Hint: f.Hint,
			})
		}
		return missing
	}
	return nil
}

func (d *decision) askDocuments() {
	missing := MissingDocuments(*d.o, d.now)
	if len(missing) == 0 && !d.o.any(func(l *Line) bool { return l.State == Rejected }) {
		return
	}
	d.emit(Event{Kind: DocumentsAsked, Missing: missing})
}

func (d *decision) receiveLetter(c ReceiveLetter) error {
	switch {
	case !c.Letter.IsSigned():
		return d.invalid("letter.signature", "the letter is not signed, or was changed after signing")
	case c.Letter.IsRevoked():
		return d.invalid("letter.revoked", "the letter has been revoked")
	case d.o.Letter != nil && d.o.Letter.ID == c.Letter.ID && d.o.Letter.Signature.TermsSHA256 == c.Letter.Signature.TermsSHA256:
		return nil
	}
	letter := c.Letter
	d.emit(Event{Kind: LetterReceived, Letter: &letter})
	return nil
}

func (d *decision) receiveDocument(c ReceiveDocument) error {
	doc := c.Document
	if doc.Kind == "" {
		return d.invalid("document.kind", "say what kind of document it is")
	}
	if slices.ContainsFunc(d.o.Documents, func(have Document) bool {
		return have.Kind == doc.Kind && have.Name == doc.Name && have.Date == doc.Date && have.SHA256 == doc.SHA256
	}) {
		return nil
	}
	d.emit(Event{Kind: DocumentReceived, Document: &doc})
	return nil
}

func (d *decision) verifyDocuments() {
	missing := MissingDocuments(*d.o, d.now)
	if len(missing) > 0 {
		if !slices.Equal(missing, d.o.Missing) {
			d.emit(Event{Kind: DocumentsFaulty, Missing: missing})
		}
		return
	}
	d.lines(nil, Event{Kind: DocumentsVerified}, func(l *Line) bool { return l.State == Portable || l.State == Rejected })
}

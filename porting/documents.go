package porting

import (
	"slices"
	"strings"
	"time"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// MissingDocuments lists everything that stands between an order and its
// submission, in order, all at once: a letter that is missing or not valid at now,
// a bill or what stands in for it, and each field in which the letter differs from
// what those show. An empty list means that the documents can be verified.
func MissingDocuments(o Order, now time.Time) []Missing {
	return missingDocuments(&o, o.Accepted, now)
}

// missingDocuments is [MissingDocuments], with the differences that an agent accepts.
func missingDocuments(o *Order, accepted []string, now time.Time) []Missing {
	policy := o.letterPolicy()
	if policy == nil {
		return []Missing{{
			Field: "letter.country", Code: "no-policy", Message: "There are no rules for letters of this country and kind.",
		}}
	}
	if o.Letter == nil {
		return append([]Missing{{
			Field: "letter", Code: "letter-missing", Message: "The Letter of Authorization is missing.",
			Hint: "Fill it in with what your current carrier has on file, and sign it.",
		}}, missingInBill(o, policy, now)...)
	}
	return slices.Concat(missingInLetter(o, policy, now), missingInBill(o, policy, now), differences(o, accepted))
}

// MissingCredentials lists what the credentials that go with an order lack at now, or
// have in a form that cannot be right, by the same policy as [MissingDocuments]: that of
// the order's country and kind, or the host's own ([Rules].Letter). An order holds no
// credentials, so nothing waits for them: a host asks this before it submits, or submits
// as it is and lets the losing carrier judge. No entry tells a value.
func MissingCredentials(o Order, c loa.Credentials, now time.Time) []Missing {
	policy := o.letterPolicy()
	if policy == nil {
		return nil // MissingDocuments tells
	}
	var letter loa.Letter
	if o.Letter != nil {
		letter = *o.Letter
	}
	return missingOf("", policy.ValidateCredentials(letter, c, now))
}

// lapsed is what has come to stand between verified documents and the submission: the
// letter or the bill that have become too old meanwhile, or a letter that was revoked.
// Nothing else in them can have changed, so nothing else is looked at unless one has.
func (d *decision) lapsed() []Missing {
	o := d.o
	policy := o.letterPolicy()
	if policy == nil || o.Letter == nil {
		return missingDocuments(o, o.Accepted, d.now)
	}
	proof := o.lastProof()
	switch {
	case !policy.InForce(o.Letter, d.now):
		return append(missingInLetter(o, policy, d.now), missingInBill(o, policy, d.now)...)
	case proof == nil || !policy.RecentEnough(&proof.Document, d.now):
		return missingInBill(o, policy, d.now)
	default:
		return nil
	}
}

func missingInLetter(o *Order, policy *loa.Policy, now time.Time) []Missing {
	missing := missingOf("letter.", policy.Validate(*o.Letter, now))
	if o.Letter.Kind != o.Kind || o.Letter.Country != o.Country {
		missing = append(missing, Missing{
			Field: "letter.kind", Code: "other-kind", Message: "The letter is for another kind of number or another country.",
			Hint: "Sign the letter that was made for this order.",
		})
	}
	// A letter is valid for exactly the numbers it lists.
	listed := numbering.NewSet(o.Letter.Numbers...)
	for _, l := range o.Lines {
		if l.State.Open() && !listed.Contains(l.Number) {
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

// lastProof is the latest document that shows the account; nil if there is none.
func (o *Order) lastProof() *Document {
	for i := len(o.Documents) - 1; i >= 0; i-- {
		if o.Documents[i].proves() {
			return o.Documents[i]
		}
	}
	return nil
}

// missingInBill tells what is wrong with the latest bill: that there is none, that it
// is too old, that it does not show what it must.
func missingInBill(o *Order, policy *loa.Policy, now time.Time) []Missing {
	var doc *loa.Document
	if d := o.lastProof(); d != nil {
		doc = &d.Document
	}
	if o.Letter == nil {
		return missingOf("", policy.ValidateDocument(loa.Letter{}, doc, now))
	}
	return missingOf("", policy.ValidateDocument(*o.Letter, doc, now))
}

// missingOf are the problems that block, their paths under one that is given.
func missingOf(under string, problems loa.Problems) []Missing {
	var missing []Missing
	for i := range problems {
		if p := &problems[i]; p.Severity != loa.SeverityWarning {
			missing = append(missing, Missing{Field: under + p.Path, Code: string(p.Code), Message: p.Message, Hint: p.Hint})
		}
	}
	return missing
}

// differences compares the letter with the latest document that was read, but for the
// fields that an agent has accepted.
func differences(o *Order, accepted []string) []Missing {
	d := o.lastProof()
	if d == nil {
		return nil
	}
	matching, ok := o.matching()
	if !ok {
		return []Missing{{
			Field: "rules.matching", Code: "no-matching", Message: "There is no such comparison of the letter with the bill.",
		}}
	}
	var missing []Missing
	for _, f := range loa.Compare(&matching, *o.Letter, loa.Credentials{}, d.Record).Mismatches() {
		field := "letter." + string(f.Field)
		if slices.Contains(accepted, field) {
			continue
		}
		missing = append(missing, Missing{
			Field: field, Code: string(f.Reason),
			Message: "The letter differs from the " + string(d.Record.Source) + ".", Hint: f.Hint,
		})
	}
	return missing
}

// askDocuments asks, and asks again once a reminder is due.
func (d *decision) askDocuments() {
	if o := d.o; o.AskedSeq > max(o.DocumentsSeq, o.RejectedSeq) && d.now.Before(o.AskedAt.Add(o.Rules.remindAfter())) {
		return
	}
	missing := missingDocuments(d.o, d.o.Accepted, d.now)
	if len(missing) == 0 && !d.o.any(func(l *Line) bool { return l.State == Rejected }) {
		return
	}
	d.emit(Event{Kind: DocumentsAsked, Missing: missing})
}

func (d *decision) receiveLetter(l *loa.Letter) error {
	switch {
	case d.o.holdsLetter(l):
		return nil
	case !l.IsSigned():
		return d.invalid("letter.signature", "the letter is not signed, or was changed after signing")
	case l.IsRevoked():
		return d.invalid("letter.revoked", "the letter has been revoked")
	}
	letter := *l
	d.next(LetterReceived).Letter = &letter
	return nil
}

// holdsLetter reports whether the order has this very letter.
func (o *Order) holdsLetter(l *loa.Letter) bool {
	have := o.Letter
	return have != nil && have.ID == l.ID && have.Signature.TermsSHA256 != "" &&
		have.Signature.TermsSHA256 == l.Signature.TermsSHA256 && l.IsSigned()
}

func (d *decision) receiveDocument(doc *Document) error {
	switch {
	case doc.Record.Source == "":
		return d.invalid("document.record.source", "say whether it is a bill, a CSR or a screenshot")
	case d.o.holdsDocument(doc):
		return nil
	}
	kept := *doc
	d.next(DocumentReceived).Document = &kept
	return nil
}

// holdsDocument reports whether the order has this very document.
func (o *Order) holdsDocument(doc *Document) bool {
	return slices.ContainsFunc(o.Documents, func(have *Document) bool {
		return have.Name == doc.Name && have.SHA256 == doc.SHA256 &&
			have.Record.Source == doc.Record.Source && have.Record.Date == doc.Record.Date
	})
}

func (d *decision) verifyDocuments(accept []string) error {
	if len(accept) > 0 && d.by.Role != RoleAgent {
		return d.invalid("accept", "an agent has to compare the documents")
	}
	for _, field := range accept {
		if !strings.HasPrefix(field, "letter.") {
			return d.invalid("accept", "name fields of the letter, as they were missed")
		}
	}
	accepted := slices.Concat(d.o.Accepted, accept)
	missing := missingDocuments(d.o, accepted, d.now)
	if len(missing) > 0 {
		// The same faults in new documents are news; in the same ones, they are not.
		if !d.o.faulty() || !slices.Equal(missing, d.o.Missing) {
			d.emit(Event{Kind: DocumentsFaulty, Missing: missing})
		}
		return nil
	}
	d.lines(nil, Event{Kind: DocumentsVerified, Accepted: accepted}, func(l *Line) bool {
		return l.wanted(Portable) || l.wanted(Rejected)
	})
	return nil
}

package porting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// missing shows what is missing as field and code.
func missing(list []porting.Missing) (all []string) {
	for _, m := range list {
		all = append(all, m.Field+" "+m.Code)
	}
	return all
}

// TestMissingDocuments changes the documents of an order that could be submitted, in one
// way at a time, and reads what is missing then.
func TestMissingDocuments(t *testing.T) {
	now := begin.Add(2 * time.Hour)
	signed := func(numbers ...numbering.Number) *loa.Letter {
		l := letter(t, "L-1", "60622", begin, numbers...)
		return &l
	}
	third := numbering.MustParse("312-555-0144")
	fourth := numbering.MustParse("312-555-0145")
	for name, tt := range map[string]struct {
		change func(*porting.Order)
		want   []string
	}{
		"nothing":                  {func(*porting.Order) {}, nil},
		"no letter":                {func(o *porting.Order) { o.Letter = nil }, []string{"letter letter-missing"}},
		"no letter and no bill":    {func(o *porting.Order) { o.Letter, o.Documents = nil, nil }, []string{"letter letter-missing", "document doc.required"}},
		"no bill":                  {func(o *porting.Order) { o.Documents = nil }, []string{"document doc.required"}},
		"only the customer's word": {func(o *porting.Order) { o.Documents = []*porting.Document{claim()} }, []string{"document doc.required"}},
		"the last bill counts": {func(o *porting.Order) {
			old := bill(first, second)
			old.Record.Date = day("2025-01-14")
			o.Documents = []*porting.Document{o.Documents[0], &old, claim()}
		}, []string{"document.record.date doc.too-old"}},
		"and only that one": {func(o *porting.Order) {
			old := bill(first, second)
			old.Record.Date = day("2025-01-14")
			o.Documents = []*porting.Document{&old, o.Documents[0]}
		}, nil},
		"numbers that the letter does not list are told once": {func(o *porting.Order) { o.Letter = signed(third) }, []string{
			"letter.numbers number-not-listed", "letter.numbers number-not-ordered", "numbers[0] doc.number-missing", "letter.numbers numbers.not-on-account",
		}},
		"numbers that are not on the order are told once": {
			func(o *porting.Order) { o.Letter = signed(first, second, third, fourth) },
			[]string{"letter.numbers number-not-ordered", "numbers[2] doc.number-missing", "numbers[3] doc.number-missing", "letter.numbers numbers.not-on-account"},
		},
		"a letter of another kind": {func(o *porting.Order) { o.Kind = loa.Wireless }, []string{"letter.kind other-kind"}},
		"of another country":       {func(o *porting.Order) { o.Country = loa.CA }, []string{"letter.kind other-kind"}},
		"a letter that was revoked": {func(o *porting.Order) {
			l := loa.Revoke(*o.Letter, begin.Add(time.Hour), "changed my mind")
			o.Letter = &l
		}, []string{"letter.revoked loa.revoked"}},
	} {
		t.Run(name, func(t *testing.T) {
			open := opening(porting.StandingPaid)
			policy, _ := loa.PolicyFor(loa.US, loa.Local)
			open.Rules.Letter, open.Rules.Matching = &policy, "wireline-us"
			l := newLife(t)
			l.do(open)
			shown := bill(first, second)
			l.order.Letter, l.order.Documents = signed(first, second), []*porting.Document{&shown}
			tt.change(&l.order)
			list := porting.MissingDocuments(l.order, now)
			require.Equal(t, tt.want, missing(list))
			for _, m := range list {
				require.NotEmpty(t, m.Message)
				require.NotEmpty(t, m.Hint)
			}
		})
	}
}

// TestOnlyOpenNumbersNeedTheLetter holds that a number whose port has ended need not be on
// a letter that is signed after that.
func TestOnlyOpenNumbersNeedTheLetter(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	l.do(porting.Cancel{By: admin, Numbers: []numbering.Number{second}})
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60622", l.now.Add(-time.Hour), first)})
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first)})
	require.Empty(t, porting.MissingDocuments(l.order, l.now))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	require.NotContains(t, missing(porting.MissingDocuments(l.order, l.now)), "letter.numbers number-not-ordered", "it may be")
}

// TestLettersThatAreNotTaken are those that bind nobody.
func TestLettersThatAreNotTaken(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	signed := letter(t, "L-1", "60622", l.now.Add(-time.Hour), first, second)
	require.Equal(t, "letter.signature", l.refuse(porting.ReceiveLetter{By: admin}).Field)
	require.Equal(t, "letter.revoked", l.refuse(porting.ReceiveLetter{By: admin, Letter: loa.Revoke(signed, l.now, "no")}).Field)
	l.do(porting.ReceiveLetter{By: admin, Letter: signed})
	changed := signed
	changed.ServiceAddress.Line1 = "1 Elsewhere St"
	require.Equal(t, "letter.signature", l.refuse(porting.ReceiveLetter{By: admin, Letter: changed}).Field, "the same letter, changed after signing")
	require.Len(t, l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)}), 1, "another letter that says the same is another letter")
}

// TestDocumentsAreKept holds that each document is kept once, and that a bill has to say
// what it is.
func TestDocumentsAreKept(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	e := l.refuse(porting.ReceiveDocument{By: admin, Document: porting.Document{Name: "scan.pdf"}})
	require.ErrorIs(t, e, porting.ErrInvalid)
	require.Equal(t, "document.record.source", e.Field)
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	for i, change := range []func(*porting.Document){
		func(d *porting.Document) { d.Name = "other.pdf" },
		func(d *porting.Document) { d.SHA256 = "00" },
		func(d *porting.Document) { d.Record.Source = loa.SourceCSR },
		func(d *porting.Document) { d.Record.Date = d.Record.Date.AddDays(1) },
	} {
		d := bill(first, second)
		change(&d)
		l.do(porting.ReceiveDocument{By: admin, Document: d})
		require.Len(t, l.order.Documents, i+2)
	}
}

// TestAcceptedFields holds that an agent, and nobody else, can take a field of the letter
// for equal to the bill, until another letter or bill comes.
func TestAcceptedFields(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60622", l.now.Add(-time.Hour), first, second)})
	doc := bill(first, second)
	doc.Record.Customer = loa.NewCompany("Cedar Books Inc")
	doc.Record.BTN = loa.NewBTN(second)
	l.do(porting.ReceiveDocument{By: admin, Document: doc})
	require.Equal(t, []string{"letter.customer name.different", "letter.btn btn.differs"}, missing(porting.MissingDocuments(l.order, l.now)))
	require.Equal(t, "The letter differs from the bill.", porting.MissingDocuments(l.order, l.now)[0].Message)

	e := l.refuse(porting.VerifyDocuments{By: desk, Accept: []string{"letter.customer"}})
	require.Equal(t, []any{"accept", porting.ErrInvalid}, []any{e.Field, e.Err})
	e = l.refuse(porting.VerifyDocuments{By: agent, Accept: []string{"letter.customer", "document"}})
	require.Equal(t, []any{"accept", porting.ErrInvalid}, []any{e.Field, e.Err})
	l.do(porting.VerifyDocuments{By: agent, Accept: []string{"letter.customer"}})
	require.Equal(t, []string{"letter.btn btn.differs"}, missing(l.order.Missing))
	l.do(porting.VerifyDocuments{By: agent, Accept: []string{"letter.customer", "letter.btn"}})
	require.Equal(t, []string{"letter.customer", "letter.btn"}, l.order.Accepted)
	require.Equal(t, porting.StatusQueued, l.order.Status())
	require.Empty(t, l.order.Missing)

	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-2", "60622", l.now.Add(-time.Hour), first, second)})
	require.Len(t, porting.MissingDocuments(l.order, l.now), 2, "another letter is compared anew")
	require.Equal(t, porting.Portable, l.order.Lines[0].State)
}

// TestFaultsAreTold holds that the customer hears of the same faults once, of others, and
// of the same ones in new documents.
func TestFaultsAreTold(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	require.Len(t, l.do(porting.VerifyDocuments{By: agent}), 1)
	require.Equal(t, []string{"letter letter-missing", "document doc.required"}, missing(l.order.Missing))
	l.later(time.Hour)
	require.Empty(t, l.do(porting.VerifyDocuments{By: agent}))
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	require.Len(t, l.do(porting.VerifyDocuments{By: agent}), 1)
	require.Equal(t, []string{"letter letter-missing"}, missing(l.order.Missing))
	l.do(porting.ReceiveDocument{By: admin, Document: *claim()})
	require.Len(t, l.do(porting.VerifyDocuments{By: agent}), 1, "the same in what has come since")
}

// TestAskDocuments asks for what is missing, and is silent when nothing is.
func TestAskDocuments(t *testing.T) {
	l := newLife(t)
	l.do(opening(porting.StandingPaid))
	l.do(porting.ReceiveLetter{By: admin, Letter: letter(t, "L-1", "60622", l.now.Add(-time.Hour), first, second)})
	l.do(porting.ReceiveDocument{By: admin, Document: bill(first, second)})
	require.Empty(t, l.do(porting.AskDocuments{By: agent}))
	l.do(porting.VerifyDocuments{By: agent})
	require.Empty(t, l.do(porting.AskDocuments{By: agent}))

	r := submitted(t)
	r.later(time.Hour)
	r.do(r.report(carrier.Rejected, reject(carrier.PostalCodeMismatch)))
	require.Len(t, r.do(porting.AskDocuments{By: agent}), 1, "nothing is missing, and yet a letter is asked for: the carrier refused it")
}

// TestWhatLapsesInTheQueue holds that nothing goes out on a letter or bill that has become
// too old since it was verified, or on a letter that was revoked; each is told by its name.
func TestWhatLapsesInTheQueue(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*life)
		want   []string
	}{
		"nothing":               {func(*life) {}, nil},
		"the letter's last day": {func(l *life) { l.now = l.order.Letter.Signature.At.Add(60*24*time.Hour - time.Second) }, []string{"document.record.date doc.too-old"}},
		"the letter":            {func(l *life) { l.now = l.order.Letter.Signature.At.Add(60 * 24 * time.Hour) }, []string{"letter.signature.at loa.signature.expired", "document.record.date doc.too-old"}},
		"the bill":              {func(l *life) { l.later(31 * 24 * time.Hour) }, []string{"document.record.date doc.too-old"}},
		"a revoked letter": {func(l *life) {
			revoked := loa.Revoke(*l.order.Letter, l.now, "no")
			l.order.Letter = &revoked
		}, []string{"letter.revoked loa.revoked"}},
		"a letter that is not at hand": {func(l *life) { l.order.Letter = nil }, []string{"letter letter-missing"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLife(t)
			l.queued(porting.StandingPaid)
			tt.change(l)
			events := mustDecide(t, l.order, porting.Submit{By: agent}, l.now)
			require.Len(t, events, 1)
			if tt.want == nil {
				require.Equal(t, porting.OrderSubmitted, events[0].Kind)
				return
			}
			require.Equal(t, porting.DocumentsFaulty, events[0].Kind)
			require.Equal(t, tt.want, missing(events[0].Missing))
			require.Equal(t, l.order.Numbers(), events[0].Numbers)
			o := porting.Apply(l.order, events...)
			require.Equal(t, l.order.Numbers(), o.Numbers(porting.Portable), "they leave the queue")
		})
	}
}

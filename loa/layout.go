package loa

import (
	"strconv"
	"strings"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// AttachAbove is how many numbers stand on the letter itself. More of them go to an
// attachment, which the letter names with its first and last number (Somos).
const AttachAbove = 15

// Layout is a letter as it is printed, before it takes a form: every writer lays out
// the same parts in the same order, all in the letter's language.
type Layout struct {
	Language   Language
	Title      string
	Status     string // why the letter is of no use as it stands; empty for a good one
	Sections   []Section
	Numbers    NumberList
	Statements Section // labels are the clauses
	Signature  SignatureBlock
	Evidence   Section // empty for a letter that nobody has seen
	Reference  string  // id and version, for the foot of each page
	Page, Of   string  // the words of "Page 1 of 2"
}

// Section is a heading with rows under it.
type Section struct {
	Heading string
	Rows    []Row
}

// Row is a label and its value, of several lines for an address. A row without lines
// is left blank for a pen, as many lines as Blanks says.
type Row struct {
	Label  string
	Lines  []string
	Blanks int // 0 where there are Lines
}

// NumberList is the list of numbers. Attached says that it stands on a page of its
// own, under the heading Attachment, with Note in its place on the letter.
type NumberList struct {
	Heading    string
	Attached   bool
	Note       string
	Attachment string
	Numbers    []string // national form
	Blanks     int      // lines to write numbers on, where there are none
}

// SignatureBlock is where the letter is signed.
type SignatureBlock struct {
	Heading string
	Label   string // under the line
	Text    string // the signature as text; empty when it is to be written
	Rows    []Row  // printed name, title, date
}

// LayoutOf lays out l.
func LayoutOf(l Letter) Layout {
	w := words(l.Language)
	out := Layout{
		Language:  l.Language,
		Title:     w.title,
		Sections:  sections(&l, w),
		Reference: l.ID + " v" + strconv.Itoa(l.Version),
		Page:      w.page,
		Of:        w.of,
	}
	if l.Kind == TollFree {
		out.Title = w.titleTollFree
	}
	switch {
	case l.IsRevoked():
		out.Status = w.revoked
	case l.IsVoid():
		out.Status = w.void
	case !l.IsSigned():
		out.Status = w.draft
	}
	out.Numbers = numberList(l.Numbers, w)
	out.Statements.Heading = w.statements
	for _, s := range l.Statements {
		out.Statements.Rows = append(out.Statements.Rows, Row{Label: s.Clause, Lines: []string{s.Text}})
	}
	out.Signature = signatureBlock(&l, w)
	out.Evidence = evidenceSection(&l, w)
	return out
}

func sections(l *Letter, w *vocabulary) []Section {
	customer := Section{Heading: w.customer}
	customer.add(w.name, l.Customer.Name())
	customer.given(w.dba, l.Customer.DBA)
	switch l.Customer.Kind {
	case Business:
		customer.add(w.kind, w.business)
	case Residential:
		customer.add(w.kind, w.residential)
	}
	if l.Kind != TollFree {
		if !l.ServiceAddress.IsZero() || l.Kind == Local {
			customer.address(w.service, l.ServiceAddress)
		}
	}
	switch {
	case !l.BillingAddress.IsZero() || l.ServiceAddress.IsZero() && l.Kind != Local:
		customer.address(w.billing, l.BillingAddress)
	case !l.ServiceAddress.IsZero():
		customer.add(w.billing, w.sameAsService)
	default:
		customer.address(w.billing, Address{})
	}
	account := Section{Heading: w.account}
	account.add(w.losing, l.Losing.Name)
	account.given(w.reseller, l.Reseller)
	account.add(w.accountNumber, l.AccountNumber.Reveal())
	if l.Kind == Local || l.BTN.IsValid() {
		account.add(w.btn, l.BTN.National())
	}

	port := Section{Heading: w.port}
	port.add(w.gaining, l.Gaining.Name)
	if l.Kind == TollFree {
		port.add(w.resporg, l.Gaining.RespOrg)
	}
	if l.Kind == Local {
		extent := w.whole
		if l.Partial {
			extent = w.partial
		}
		port.add(w.count, extent)
	}
	switch l.Remaining.Action {
	case Keep:
		port.add(w.staying, w.keep)
	case Disconnect:
		port.add(w.staying, w.disconnect)
	}
	if l.Remaining.NewBTN.IsValid() {
		port.add(w.newBTN, l.Remaining.NewBTN.National())
	}
	if len(l.Remaining.Numbers) > 0 {
		port.add(w.staying, strings.Join(nationals(l.Remaining.Numbers), ", "))
	}
	date := inWords(l.Language, l.RequestedDate)
	if date == "" {
		date = w.asSoon
	}
	port.add(w.requested, date)
	texting := w.no
	if l.Texting {
		texting = w.yes
	}
	port.add(w.texting, texting)
	return []Section{customer, account, port}
}

// add appends a row; empty lines make it a blank.
func (s *Section) add(label string, lines ...string) {
	var kept []string
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			kept = append(kept, l)
		}
	}
	row := Row{Label: label, Lines: kept}
	if len(kept) == 0 {
		row.Blanks = 1
	}
	s.Rows = append(s.Rows, row)
}

// address appends the row of an address.
func (s *Section) address(label string, a Address) {
	s.add(label, a.Lines()...)
	if r := &s.Rows[len(s.Rows)-1]; r.Blanks > 0 {
		r.Blanks = 2
	}
}

// given appends a row if there is a value.
func (s *Section) given(label, value string) {
	if value != "" {
		s.add(label, value)
	}
}

func nationals(numbers []numbering.Number) []string {
	out := make([]string, len(numbers))
	for i, n := range numbers {
		out[i] = n.National()
	}
	return out
}

func numberList(numbers []numbering.Number, w *vocabulary) NumberList {
	list := NumberList{Heading: w.numbers, Numbers: nationals(numbers)}
	if len(numbers) == 0 {
		list.Blanks = 3
	}
	if n := len(numbers); n > AttachAbove {
		list.Attached, list.Attachment = true, w.attachment
		list.Note = strings.NewReplacer("{n}", strconv.Itoa(n), "{first}", list.Numbers[0], "{last}", list.Numbers[n-1]).Replace(w.seeAttached)
	}
	return list
}

func signatureBlock(l *Letter, w *vocabulary) SignatureBlock {
	b := SignatureBlock{Heading: w.sign, Label: w.signature}
	rows := Section{}
	rows.add(w.printed, l.Signer.Name)
	title := l.Signer.Title
	if title == "" {
		title = w.capacity(l.Signer.Capacity)
	}
	rows.add(w.signerTitle, title)
	contact := l.Signer.Email
	if n := l.Signer.Phone; n.IsValid() {
		contact = strings.TrimPrefix(contact+", "+n.National(), ", ")
	}
	rows.given(w.contact, contact)
	if l.Signature.TermsSHA256 == "" {
		rows.add(w.date)
	} else {
		s := &l.Signature
		b.Text = s.Text
		if b.Text == "" {
			b.Text = "/s/ " + s.Name // a conformed signature: the act itself is elsewhere
		}
		date := s.Date
		if date.IsZero() {
			date = calendar.DateOf(s.At.UTC())
		}
		rows.add(w.date, inWords(l.Language, date))
		rows.add(w.method, strings.TrimSpace(w.signedBy(s.Method)+" "+strings.Trim(s.Provider+" "+s.Reference, " ")))
	}
	b.Rows = rows.Rows
	return b
}

// evidenceSection lists what happened to the letter, and the fingerprints by which
// the printed page and the sealed text find each other.
func evidenceSection(l *Letter, w *vocabulary) Section {
	s := Section{}
	for i := range l.Evidence {
		e := &l.Evidence[i]
		detail := e.At.UTC().Format(time.DateTime) + " UTC"
		if e.IP.IsValid() {
			detail += ", " + e.IP.String()
		}
		s.add(w.event(e.Type), detail)
	}
	if l.Signature.TermsSHA256 != "" {
		s.add(w.terms, l.Signature.TermsSHA256)
	}
	s.given(w.seal, l.Seal.SHA256)
	if len(s.Rows) > 0 {
		s.Heading = w.evidence
	}
	return s
}

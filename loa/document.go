package loa

import (
	"log/slog"
	"strconv"
	"time"

	"github.com/openlnp/lnp/calendar"
)

// DocumentPolicy is what is asked of the bill or CSR that comes with a letter.
type DocumentPolicy struct {
	// MaxAgeDays is how old the document may be when the order is submitted: 30 days
	// by the trade's custom; 45, 60 and 90 occur. Zero is no limit.
	MaxAgeDays int `json:"max_age_days,omitzero"`
	// MaxBytes is how large the file may be. Zero is no limit.
	MaxBytes int64 `json:"max_bytes,omitzero"`
	// AnyFormat accepts formats that can be edited, such as .docx.
	AnyFormat bool `json:"any_format,omitzero"`
}

// Document is the file that a [Record] was read from, and what is said about it.
type Document struct {
	Record    Record `json:"record"`
	MediaType string `json:"media_type,omitzero"` // such as "application/pdf"
	Bytes     int64  `json:"bytes,omitzero"`      // how large the file is
	Pages     int    `json:"pages,omitzero"`      // that were sent
	PagesOf   int    `json:"pages_of,omitzero"`   // that the document says it has; 0 when it does not
	SHA256    string `json:"sha256,omitzero"`     // of the file, in hex, as it was received
}

// ValidateDocument returns everything that is wrong with the bill, CSR or screenshot
// that comes with l at the instant now, in field order. Whether it agrees with the
// letter is for [Compare] to say; here it is asked whether it shows enough, is
// recent enough and is whole. A nil document is missing.
func (p *Policy) ValidateDocument(l Letter, d *Document, now time.Time) Problems {
	var found Problems
	v := validator{p: p, l: &l, now: now, problems: &found}
	if d == nil || d.Record.Source == "" || d.Record.Source == SourceClaim {
		v.need(p.Needs.Document, false, DocumentRequired, "document", "The bill", "Send the most recent bill, or a CSR or a screenshot of the online account.")
		return found
	}
	v.documentDate(d)
	v.documentContent(d)
	v.documentFile(d)
	return found
}

// RecentEnough reports whether a document is dated, not in the future and not too long
// ago, as far as it can be said of its date alone at the instant now.
func (p *Policy) RecentEnough(d *Document, now time.Time) bool { return p.dateFault(d, now) == "" }

// dateFault is what is wrong with the date of a document; "" is nothing.
func (p *Policy) dateFault(d *Document, now time.Time) Code {
	today, date, limit := calendar.DateOf(now.UTC()), d.Record.Date, p.Document.MaxAgeDays
	switch {
	case date.IsZero():
		return DocumentNoDate
	case date.Compare(today.AddDays(1)) > 0: // the day has begun elsewhere
		return DocumentDateFuture
	case limit > 0 && date.AddDays(limit).Compare(today) < 0:
		return DocumentTooOld
	default:
		return ""
	}
}

func (v *validator) documentDate(d *Document) {
	const path = "document.record.date"
	switch v.p.dateFault(d, v.now) {
	case DocumentNoDate:
		v.fail(DocumentNoDate, path, "The document shows no date.", "Send one that does.")
	case DocumentDateFuture:
		v.fail(DocumentDateFuture, path, "The document is dated in the future.", "Check the date.")
	case DocumentTooOld:
		old := strconv.Itoa(v.p.Document.MaxAgeDays)
		v.fail(DocumentTooOld, path, "The document is more than "+old+" days old.", "Send the most recent one.")
	default:
	}
}

func (v *validator) documentContent(d *Document) {
	r, l := &d.Record, v.l
	screenshot := r.Source == SourceScreenshot || r.Source == SourceReceipt
	missing := func(there bool, code Code, path, what string) {
		switch {
		case there:
		case screenshot && path != "document.record.customer":
			v.warn(code, path, "The document shows no "+what+".", "A bill or CSR shows it, and is the surer proof.")
		default:
			v.fail(code, path, "The document shows no "+what+".", "Send all pages, or a CSR.")
		}
	}
	if name := r.Carrier.Name; name == "" {
		missing(false, DocumentNoCarrier, "document.record.carrier", "carrier")
	} else if l.Losing.Name != "" && !v.sameCarrier(name) {
		v.fail(DocumentWrongCarrier, "document.record.carrier", "The document is of another carrier than the letter's.", "Name the carrier of the document as the losing one, or send the right document. A reseller's bill does not show the carrier's record.")
	}
	missing(r.Customer.Name() != "", DocumentNoName, "document.record.customer", "account holder")
	missing(!r.ServiceAddress.IsZero() || !r.BillingAddress.IsZero(), DocumentNoAddress, "document.record.service_address", "address")
	if l.Kind == Local && r.ServiceAddress.IsZero() && !r.BillingAddress.IsZero() {
		v.warn(DocumentBillingAddressOnly, "document.record.service_address", "The document shows the billing address only.", "Most carriers match the service address. A CSR shows it.")
	}
	missing(!r.AccountNumber.IsZero(), DocumentNoAccountNumber, "document.record.account_number", "account number")
	v.documentNumbers(d)
}

// sameCarrier reports whether a name on a document is the losing carrier's or the
// reseller's.
func (v *validator) sameCarrier(name string) bool {
	lenient := Matching{IgnoreLegalForm: true}
	return compareCompany(&lenient, name, v.l.Losing.Name).Verdict != Mismatch ||
		v.l.Reseller != "" && compareCompany(&lenient, name, v.l.Reseller).Verdict != Mismatch
}

// documentNumbers says which numbers of the letter the document does not show. The
// BTN stands for the numbers where the document shows none.
func (v *validator) documentNumbers(d *Document) {
	r := &d.Record
	if len(r.Numbers) == 0 {
		if r.BTN.IsValid() {
			v.warn(DocumentNoNumbers, "document.record.numbers", "The document shows the billing number, but not the numbers.", "A CSR or a screenshot of the online account shows them.")
		} else {
			v.fail(DocumentNoNumbers, "document.record.numbers", "The document shows no number.", "Send all pages, a CSR, or a screenshot of the online account.")
		}
		return
	}
	missing := r.Missing(v.l.Numbers)
	for i, n := range v.l.Numbers {
		if len(missing) == 0 || missing[0] != n {
			continue
		}
		missing = missing[1:]
		if n != r.BTN.Number {
			v.fail(DocumentNumberMissing, at("numbers", i), "The document does not show this number.", "Send a document that does, or take the number off the letter.")
		}
	}
}

func (v *validator) documentFile(d *Document) {
	switch d.MediaType {
	case "", "application/pdf", "image/tiff", "image/png", "image/jpeg":
	default:
		if !v.p.Document.AnyFormat {
			v.fail(DocumentEditableFormat, "document.media_type", "The file's format is not one that carriers accept.", "Send PDF or TIFF, or a picture of a screen as PNG or JPEG.")
		}
	}
	if n := v.p.Document.MaxBytes; n > 0 && d.Bytes > n {
		v.fail(DocumentTooLarge, "document.bytes", "The file is larger than "+strconv.FormatInt(n, 10)+" bytes.", "Send it in parts or with less resolution.")
	}
	if d.PagesOf > 0 && d.Pages < d.PagesOf {
		v.fail(DocumentPagesMissing, "document.pages", "Pages of the document are missing.", "Send all pages.")
	}
}

// CheckHash returns the problem of a file that is not the one that was recorded:
// content is the file as it is now.
func (d *Document) CheckHash(content []byte) Problems {
	if d.SHA256 == "" || hexSum(content) == d.SHA256 {
		return nil
	}
	return Problems{{Code: DocumentHashMismatch, Path: "document.sha256", Message: "The file is not the one that was received.", Hint: "Ask for it again.", Severity: SeverityError}}
}

// LogValue implements [slog.LogValuer]: what the file is, and the record as it logs.
func (d Document) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Any("record", d.Record), slog.String("media_type", d.MediaType), slog.Int64("bytes", d.Bytes), slog.Int("pages", d.Pages),
	)
}

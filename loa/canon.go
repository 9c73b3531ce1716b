package loa

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"net/netip"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// The canonical JSON (RFC 8785) of the package's own types, appended member by member
// in the order of their names: what [Canonicalize] makes of encoding/json's text, at a
// twentieth of the cost, because fingerprints are computed anew each time a letter is
// validated. A member that encoding/json would leave out is left out here.

// fingerprint is a SHA-256. The zero fingerprint is that of what has no canonical
// form; it equals no text.
type fingerprint [sha256.Size]byte

// String returns the fingerprint in hex, "" for the zero one.
func (f fingerprint) String() string {
	if f == (fingerprint{}) {
		return ""
	}
	return hex.EncodeToString(f[:])
}

// is reports whether s is the fingerprint in hex.
func (f fingerprint) is(s string) bool {
	var text [2 * sha256.Size]byte
	hex.Encode(text[:], f[:])
	return string(text[:]) == s && f != (fingerprint{})
}

// What the usual letter's terms, and each of its events, fit into on the stack.
const (
	termsSize = 4096
	eventSize = 768
)

func (t *Terms) fingerprint() fingerprint {
	var buf [termsSize]byte
	if !t.isWritable() {
		return fingerprint{}
	}
	return sha256.Sum256(appendTerms(buf[:0], t))
}

func (e *Event) fingerprint() fingerprint {
	var buf [eventSize]byte
	if !isWritable(e.At) {
		return fingerprint{}
	}
	return sha256.Sum256(appendEvent(buf[:0], e))
}

func (s *Signature) fingerprint() fingerprint {
	var buf [eventSize]byte
	if !isWritable(s.At) {
		return fingerprint{}
	}
	return sha256.Sum256(appendSignature(buf[:0], s))
}

// isWritable reports whether the terms have a canonical form.
func (t *Terms) isWritable() bool {
	return isWritable(t.CreatedAt) && t.Version <= maxSafeInteger && t.Version >= -maxSafeInteger
}

// isWritable reports whether JSON can hold an instant.
func isWritable(t time.Time) bool {
	y := t.Year()
	_, offset := t.Zone()
	return y >= 0 && y <= 9999 && offset > -24*60*60 && offset < 24*60*60
}

// appendPayload appends what a seal covers.
func appendPayload(b []byte, l *Letter) []byte {
	open := len(b)
	b = append(b, `,"evidence":`...)
	if l.Evidence == nil {
		b = append(b, "null"...)
	} else {
		list := len(b)
		for i := range l.Evidence {
			b = appendEvent(append(b, ','), &l.Evidence[i])
		}
		b = closeList(b, list)
	}
	b = appendTerms(append(b, `,"letter":`...), &l.Terms)
	b = appendSignature(append(b, `,"signature":`...), &l.Signature)
	return closeObject(b, open)
}

func appendTerms(b []byte, t *Terms) []byte {
	open := len(b)
	b = appendMember(b, `,"account_number":`, t.AccountNumber.stored())
	b = appendAddress(b, `,"billing_address":`, &t.BillingAddress)
	b = appendBTN(b, `,"btn":`, t.BTN)
	b = appendString(append(b, `,"country":`...), string(t.Country))
	b = appendInstant(b, `,"created_at":`, t.CreatedAt)
	b = appendCustomer(b, `,"customer":`, &t.Customer)
	b = appendProvider(b, `,"gaining":`, &t.Gaining)
	b = appendString(append(b, `,"id":`...), t.ID)
	b = appendString(append(b, `,"kind":`...), string(t.Kind))
	b = appendString(append(b, `,"language":`...), string(t.Language))
	b = appendProvider(b, `,"losing":`, &t.Losing)
	b = appendNumbers(b, `,"numbers":`, t.Numbers)
	b = appendFlag(b, `,"partial":`, t.Partial)
	b = appendRemaining(b, `,"remaining":`, &t.Remaining)
	b = appendDate(b, `,"requested_date":`, t.RequestedDate)
	b = appendMember(b, `,"reseller":`, t.Reseller)
	b = appendString(append(b, `,"schema":`...), t.Schema)
	b = appendAddress(b, `,"service_address":`, &t.ServiceAddress)
	b = appendSigner(b, `,"signer":`, &t.Signer)
	b = appendStatements(b, `,"statements":`, t.Statements)
	b = appendMember(b, `,"supersedes":`, t.Supersedes)
	b = appendDate(b, `,"term_until":`, t.TermUntil)
	b = appendFlag(b, `,"texting":`, t.Texting)
	b = strconv.AppendInt(append(b, `,"version":`...), int64(t.Version), 10)
	return closeObject(b, open)
}

func appendEvent(b []byte, e *Event) []byte {
	open := len(b)
	b = appendInstant(b, `,"at":`, e.At)
	b = appendMember(b, `,"auth":`, string(e.Auth))
	b = appendIP(b, `,"ip":`, e.IP)
	b = appendMember(b, `,"prev":`, e.Prev)
	b = appendMember(b, `,"signature_sha256":`, e.Signature)
	b = appendString(append(b, `,"terms_sha256":`...), e.TermsSHA256)
	b = appendMember(b, `,"text_id":`, e.TextID)
	b = appendMember(b, `,"text_sha256":`, e.TextSHA256)
	b = appendString(append(b, `,"type":`...), string(e.Type))
	b = appendMember(b, `,"user_agent":`, e.UserAgent)
	return closeObject(b, open)
}

func appendSignature(b []byte, s *Signature) []byte {
	open := len(b)
	b = appendInstant(b, `,"at":`, s.At)
	b = appendMember(b, `,"auth":`, string(s.Auth))
	b = appendDate(b, `,"date":`, s.Date)
	b = appendMember(b, `,"image_sha256":`, s.ImageSHA256)
	b = appendMember(b, `,"image_type":`, s.ImageType)
	b = appendIP(b, `,"ip":`, s.IP)
	b = appendMember(b, `,"method":`, string(s.Method))
	b = appendMember(b, `,"name":`, s.Name)
	b = appendMember(b, `,"provider":`, s.Provider)
	b = appendMember(b, `,"reference":`, s.Reference)
	b = appendMember(b, `,"terms_sha256":`, s.TermsSHA256)
	b = appendMember(b, `,"text":`, s.Text)
	b = appendMember(b, `,"user_agent":`, s.UserAgent)
	return closeObject(b, open)
}

func appendStatements(b []byte, name string, list []Statement) []byte {
	if list == nil {
		return b
	}
	b = append(b, name...)
	open := len(b)
	for i := range list {
		b = append(b, ',')
		in := len(b)
		b = appendMember(b, `,"clause":`, list[i].Clause)
		b = appendString(append(b, `,"id":`...), list[i].ID)
		b = appendString(append(b, `,"text":`...), list[i].Text)
		b = closeObject(b, in)
	}
	return closeList(b, open)
}

func appendAddress(b []byte, name string, a *Address) []byte {
	if *a == (Address{}) {
		return b
	}
	b = append(b, name...)
	open := len(b)
	b = appendMember(b, `,"city":`, a.City)
	b = appendMember(b, `,"country":`, string(a.Country))
	b = appendMember(b, `,"line1":`, a.Line1)
	b = appendMember(b, `,"line2":`, a.Line2)
	b = appendMember(b, `,"postal_code":`, a.PostalCode)
	b = appendMember(b, `,"region":`, a.Region)
	return closeObject(b, open)
}

func appendCustomer(b []byte, name string, c *Customer) []byte {
	if *c == (Customer{}) {
		return b
	}
	b = append(b, name...)
	open := len(b)
	b = appendMember(b, `,"company":`, c.Company)
	b = appendMember(b, `,"dba":`, c.DBA)
	b = appendMember(b, `,"first_name":`, c.FirstName)
	b = appendMember(b, `,"kind":`, string(c.Kind))
	b = appendMember(b, `,"last_name":`, c.LastName)
	return closeObject(b, open)
}

func appendSigner(b []byte, name string, s *Signer) []byte {
	if *s == (Signer{}) {
		return b
	}
	b = append(b, name...)
	open := len(b)
	b = appendMember(b, `,"capacity":`, string(s.Capacity))
	b = appendMember(b, `,"email":`, s.Email)
	b = appendMember(b, `,"name":`, s.Name)
	if s.Phone.IsValid() {
		b = append(s.Phone.AppendE164(append(append(b, `,"phone":`...), '"')), '"')
	}
	b = appendMember(b, `,"title":`, s.Title)
	return closeObject(b, open)
}

func appendProvider(b []byte, name string, p *Provider) []byte {
	if *p == (Provider{}) {
		return b
	}
	b = append(b, name...)
	open := len(b)
	b = appendMember(b, `,"name":`, p.Name)
	b = appendMember(b, `,"resporg":`, p.RespOrg)
	b = appendMember(b, `,"spid":`, p.SPID)
	return closeObject(b, open)
}

func appendRemaining(b []byte, name string, r *Remaining) []byte {
	if r.Action == "" && r.NewBTN.IsZero() && r.Numbers == nil {
		return b
	}
	b = append(b, name...)
	open := len(b)
	b = appendMember(b, `,"action":`, string(r.Action))
	b = appendBTN(b, `,"new_btn":`, r.NewBTN)
	b = appendNumbers(b, `,"numbers":`, r.Numbers)
	return closeObject(b, open)
}

func appendNumbers(b []byte, name string, numbers []numbering.Number) []byte {
	if numbers == nil {
		return b
	}
	b = append(b, name...)
	open := len(b)
	for _, n := range numbers {
		b = append(n.AppendE164(append(b, ',', '"')), '"')
	}
	return closeList(b, open)
}

func appendBTN(b []byte, name string, n BTN) []byte {
	if n.IsZero() {
		return b
	}
	b = n.append(append(append(b, name...), '"'))
	return append(b, '"')
}

func appendFlag(b []byte, name string, v bool) []byte {
	if !v {
		return b
	}
	return append(append(b, name...), "true"...)
}

func appendDate(b []byte, name string, d calendar.Date) []byte {
	if d.IsZero() {
		return b
	}
	b, _ = d.AppendText(append(append(b, name...), '"'))
	return append(b, '"')
}

func appendInstant(b []byte, name string, t time.Time) []byte {
	if t.IsZero() {
		return b
	}
	b = t.AppendFormat(append(append(b, name...), '"'), time.RFC3339Nano)
	return append(b, '"')
}

func appendIP(b []byte, name string, a netip.Addr) []byte {
	switch {
	case a == netip.Addr{}:
		return b
	case a.Zone() != "":
		return appendString(append(b, name...), a.String()) // a zone is any text
	}
	b, _ = a.AppendText(append(append(b, name...), '"'))
	return append(b, '"')
}

// appendMember appends a member that is left out when it is empty. A name is given as
// it is written, with the comma before it and the colon behind; the comma of the first
// one becomes the bracket.
func appendMember(b []byte, name, s string) []byte {
	if s == "" {
		return b
	}
	return appendString(append(b, name...), s)
}

// closeObject closes the object whose members were appended from open on.
func closeObject(b []byte, open int) []byte { return closed(b, open, '{', '}') }

// closeList closes the array whose elements were appended from open on.
func closeList(b []byte, open int) []byte { return closed(b, open, '[', ']') }

func closed(b []byte, open int, first, last byte) []byte {
	if open == len(b) {
		return append(b, first, last)
	}
	b[open] = first
	return append(b, last)
}

// appendString appends s between quotes with the fewest escapes. As encoding/json
// does, it writes each broken byte as U+FFFD.
func appendString(b []byte, s string) []byte {
	start := len(b)
	b = append(append(b, '"'), s...)
	if isVerbatim(b[start+1:]) {
		return append(b, '"')
	}
	if !utf8.ValidString(s) {
		s = string([]rune(s))
	}
	return appendEscaped(b[:start], []byte(s))
}

// isVerbatim reports whether b stands between quotes as it is: valid UTF-8 without a
// quote, a backslash or a control character.
func isVerbatim(b []byte) bool {
	if len(b) >= 8 && isPlain(b) {
		return true
	}
	var all byte
	for _, c := range b {
		if c < ' ' || c == '"' || c == '\\' {
			return false
		}
		all |= c
	}
	return all < utf8.RuneSelf || utf8.Valid(b)
}

// isPlain reports whether b, of eight bytes or more, is ASCII without a quote, a
// backslash or a control character: four words of the machine at a time, as the
// statements of a letter are most of what is hashed.
func isPlain(b []byte) bool {
	var found uint64
	rest := b
	for len(rest) >= 32 {
		found |= special(word(rest)) | special(word(rest[8:])) | special(word(rest[16:])) | special(word(rest[24:]))
		rest = rest[32:]
	}
	for len(rest) >= 8 {
		found |= special(word(rest))
		rest = rest[8:]
	}
	found |= special(word(b[len(b)-8:])) // what is left, and some of what was seen
	return found&tops == 0
}

const ones, tops = 0x0101010101010101, 0x8080808080808080

func word(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

// special sets the top bit of each of eight bytes that is a quote, a backslash, a
// control character or not ASCII, and maybe of those behind it.
func special(x uint64) uint64 {
	quote := (x ^ 2*ones) - ('"'-1)*ones // a quote becomes a space, and a space no control character
	slash := (x ^ '\\'*ones) - ones
	return quote | slash | x
}

package loa

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"net/netip"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/numbering"
)

// canon writes the canonical JSON (RFC 8785) of the package's own types, member by
// member in the order of their names: what [Canonicalize] makes of encoding/json's
// text, at a twentieth of the cost, because a letter's fingerprints are computed anew
// each time it is validated. A member that encoding/json would leave out is left out
// here.
type canon struct {
	b    []byte
	lost bool // an instant or integer that JSON cannot hold: there is no canonical form
}

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

// sum returns the fingerprint of what was written.
func (w *canon) sum() fingerprint {
	if w.lost {
		return fingerprint{}
	}
	return sha256.Sum256(w.b)
}

// text returns what was written, nil when it has no canonical form.
func (w *canon) text() []byte {
	if w.lost {
		return nil
	}
	return w.b
}

// The usual letter is written on the stack: its terms, and each event, fit.
const (
	termsSize = 4096
	eventSize = 768
)

func (t *Terms) fingerprint() fingerprint {
	var buf [termsSize]byte
	w := canon{b: buf[:0]}
	w.terms(t)
	return w.sum()
}

func (e *Event) fingerprint() fingerprint {
	var buf [eventSize]byte
	w := canon{b: buf[:0]}
	w.event(e)
	return w.sum()
}

func (s *Signature) fingerprint() fingerprint {
	var buf [eventSize]byte
	w := canon{b: buf[:0]}
	w.signature(s)
	return w.sum()
}

func (w *canon) payload(l *Letter) {
	w.b = slices.Grow(w.b, termsSize+len(l.Evidence)*eventSize)
	open := len(w.b)
	w.name("evidence")
	if l.Evidence == nil {
		w.b = append(w.b, "null"...)
	} else {
		list(w, l.Evidence, (*canon).event)
	}
	w.name("letter")
	w.terms(&l.Terms)
	w.name("signature")
	w.signature(&l.Signature)
	w.end(open)
}

func (w *canon) terms(t *Terms) {
	open := len(w.b)
	w.member("account_number", t.AccountNumber.Reveal())
	w.address("billing_address", &t.BillingAddress)
	w.btn("btn", t.BTN)
	w.always("country", string(t.Country))
	w.instant("created_at", t.CreatedAt)
	w.customer("customer", &t.Customer)
	w.provider("gaining", &t.Gaining)
	w.always("id", t.ID)
	w.always("kind", string(t.Kind))
	w.always("language", string(t.Language))
	w.provider("losing", &t.Losing)
	w.numbers("numbers", t.Numbers)
	w.flag("partial", t.Partial)
	w.remaining("remaining", &t.Remaining)
	w.date("requested_date", t.RequestedDate)
	w.member("reseller", t.Reseller)
	w.always("schema", t.Schema)
	w.address("service_address", &t.ServiceAddress)
	w.signer("signer", &t.Signer)
	if t.Statements != nil {
		w.name("statements")
		list(w, t.Statements, (*canon).statement)
	}
	w.member("supersedes", t.Supersedes)
	w.date("term_until", t.TermUntil)
	w.flag("texting", t.Texting)
	w.name("version")
	w.b = strconv.AppendInt(w.b, int64(t.Version), 10)
	w.lost = w.lost || t.Version > maxSafeInteger || t.Version < -maxSafeInteger
	w.end(open)
}

func (w *canon) event(e *Event) {
	open := len(w.b)
	w.instant("at", e.At)
	w.member("auth", string(e.Auth))
	w.ip("ip", e.IP)
	w.member("prev", e.Prev)
	w.member("signature_sha256", e.Signature)
	w.always("terms_sha256", e.TermsSHA256)
	w.member("text_id", e.TextID)
	w.member("text_sha256", e.TextSHA256)
	w.always("type", string(e.Type))
	w.member("user_agent", e.UserAgent)
	w.end(open)
}

func (w *canon) signature(s *Signature) {
	open := len(w.b)
	w.instant("at", s.At)
	w.member("auth", string(s.Auth))
	w.date("date", s.Date)
	w.member("image_sha256", s.ImageSHA256)
	w.member("image_type", s.ImageType)
	w.ip("ip", s.IP)
	w.member("method", string(s.Method))
	w.member("name", s.Name)
	w.member("provider", s.Provider)
	w.member("reference", s.Reference)
	w.member("terms_sha256", s.TermsSHA256)
	w.member("text", s.Text)
	w.member("user_agent", s.UserAgent)
	w.end(open)
}

func (w *canon) statement(s *Statement) {
	open := len(w.b)
	w.member("clause", s.Clause)
	w.always("id", s.ID)
	w.always("text", s.Text)
	w.end(open)
}

func (w *canon) address(name string, a *Address) {
	if a.IsZero() {
		return
	}
	open := w.object(name)
	w.member("city", a.City)
	w.member("country", string(a.Country))
	w.member("line1", a.Line1)
	w.member("line2", a.Line2)
	w.member("postal_code", a.PostalCode)
	w.member("region", a.Region)
	w.end(open)
}

func (w *canon) customer(name string, c *Customer) {
	if c.IsZero() {
		return
	}
	open := w.object(name)
	w.member("company", c.Company)
	w.member("dba", c.DBA)
	w.member("first_name", c.FirstName)
	w.member("kind", string(c.Kind))
	w.member("last_name", c.LastName)
	w.end(open)
}

func (w *canon) signer(name string, s *Signer) {
	if *s == (Signer{}) {
		return
	}
	open := w.object(name)
	w.member("capacity", string(s.Capacity))
	w.member("email", s.Email)
	w.member("name", s.Name)
	if !s.Phone.IsZero() {
		w.name("phone")
		w.number(&s.Phone)
	}
	w.member("title", s.Title)
	w.end(open)
}

func (w *canon) provider(name string, p *Provider) {
	if p.IsZero() {
		return
	}
	open := w.object(name)
	w.member("name", p.Name)
	w.member("resporg", p.RespOrg)
	w.member("spid", p.SPID)
	w.end(open)
}

func (w *canon) remaining(name string, r *Remaining) {
	if r.Action == "" && r.NewBTN.IsZero() && r.Numbers == nil {
		return
	}
	open := w.object(name)
	w.member("action", string(r.Action))
	w.btn("new_btn", r.NewBTN)
	w.numbers("numbers", r.Numbers)
	w.end(open)
}

// object writes the name of an object and returns where the object opens, for end.
func (w *canon) object(name string) int {
	w.name(name)
	return len(w.b)
}

// end closes the object whose members were written from open on, each with a comma
// before it: the first comma becomes the brace.
func (w *canon) end(open int) {
	if open == len(w.b) {
		w.b = append(w.b, '{')
	} else {
		w.b[open] = '{'
	}
	w.b = append(w.b, '}')
}

// list writes an array, its commas as end does.
func list[T any](w *canon, items []T, write func(*canon, *T)) {
	w.b = append(w.b, '[')
	for i := range items {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		write(w, &items[i])
	}
	w.b = append(w.b, ']')
}

// name writes a comma and the name of a member.
func (w *canon) name(s string) {
	w.b = append(w.b, ',', '"')
	w.b = append(w.b, s...)
	w.b = append(w.b, '"', ':')
}

// always writes a member that is never left out.
func (w *canon) always(name, s string) {
	w.name(name)
	w.string(s)
}

// member writes a member that is left out when it is empty.
func (w *canon) member(name, s string) {
	if s != "" {
		w.always(name, s)
	}
}

func (w *canon) flag(name string, v bool) {
	if v {
		w.name(name)
		w.b = append(w.b, "true"...)
	}
}

func (w *canon) numbers(name string, numbers []numbering.Number) {
	if numbers != nil {
		w.name(name)
		list(w, numbers, (*canon).number)
	}
}

func (w *canon) number(n *numbering.Number) {
	w.b = append(n.AppendE164(append(w.b, '"')), '"')
}

func (w *canon) btn(name string, b BTN) {
	if !b.IsZero() {
		w.always(name, b.String())
	}
}

func (w *canon) date(name string, d calendar.Date) {
	if !d.IsZero() {
		w.name(name)
		w.plain(d.AppendText(append(w.b, '"')))
	}
}

func (w *canon) instant(name string, t time.Time) {
	if !t.IsZero() {
		w.name(name)
		w.plain(t.AppendText(append(w.b, '"')))
	}
}

func (w *canon) ip(name string, a netip.Addr) {
	if a == (netip.Addr{}) {
		return
	}
	if a.Zone() != "" {
		w.always(name, a.String()) // a zone is any text
		return
	}
	w.name(name)
	w.plain(a.AppendText(append(w.b, '"')))
}

// plain ends a string that an AppendText method wrote and that needs no escapes.
func (w *canon) plain(b []byte, err error) {
	if err != nil {
		w.lost = true
		return
	}
	w.b = append(b, '"')
}

// string writes s with the fewest escapes. As encoding/json does, it writes each
// broken byte as U+FFFD.
func (w *canon) string(s string) {
	w.b = append(w.b, '"')
	start := len(w.b)
	w.b = append(w.b, s...)
	if verbatim(w.b[start:]) {
		w.b = append(w.b, '"')
		return
	}
	w.b = w.b[:start-1]
	b := []byte(s)
	if !utf8.Valid(b) {
		b = []byte(string([]rune(s)))
	}
	w.b = appendString(w.b, b)
}

// verbatim reports whether b stands between quotes as it is: valid UTF-8 without a
// quote, a backslash or a control character. It looks at eight bytes at a time.
func verbatim(b []byte) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	var high uint64
	rest := b
	for ; len(rest) >= 8; rest = rest[8:] {
		x := binary.LittleEndian.Uint64(rest)
		quote, slash := x^'"'*ones, x^'\\'*ones
		// A byte below n leaves its top bit in (x - n*ones) &^ x.
		if ((x-' '*ones)&^x|(quote-ones)&^quote|(slash-ones)&^slash)&tops != 0 {
			return false
		}
		high |= x & tops
	}
	for _, c := range rest {
		if c < ' ' || c == '"' || c == '\\' {
			return false
		}
		high |= uint64(c & utf8.RuneSelf)
	}
	return high == 0 || utf8.Valid(b)
}

// isCanonical reports whether text is its own canonical form.
func isCanonical(text []byte) bool {
	c, err := Canonicalize(text)
	return err == nil && bytes.Equal(c, text)
}

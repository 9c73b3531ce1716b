package numbering

import (
	"fmt"
	"log/slog"
	"strconv"
)

// The written forms; each # is a digit of the number, in order, and each * hides one.
const (
	formE164          = "+1##########"
	formNational      = "(###) ###-####"
	formInternational = "+1 ###-###-####"
	formRFC3966       = "tel:+1-###-###-####"
	formDashed        = "###-###-####"
	formPlain         = "##########"
	formRedacted      = "+1######****"
)

// append writes n in a form; the zero Number writes nothing.
func (n Number) append(dst []byte, form string) []byte {
	if n.n == 0 {
		return dst
	}
	start := len(dst)
	dst = append(dst, form...)
	out := dst[start:]
	v := n.n
	for i := len(out) - 1; v != 0; i-- {
		switch out[i] {
		case '#':
			out[i] = byte('0' + v%10)
			v /= 10
		case '*':
			v /= 10
		}
	}
	return dst
}

func (n Number) format(form string) string {
	var buf [len(formRFC3966)]byte
	return string(n.append(buf[:0], form))
}

// String returns the E.164 form, "" for the zero Number.
func (n Number) String() string { return n.format(formE164) }

// E164 returns +12025550123, "" for the zero Number, as each of the forms does.
func (n Number) E164() string { return n.format(formE164) }

// National returns (202) 555-0123.
func (n Number) National() string { return n.format(formNational) }

// International returns +1 202-555-0123.
func (n Number) International() string { return n.format(formInternational) }

// RFC3966 returns the URI tel:+1-202-555-0123.
func (n Number) RFC3966() string { return n.format(formRFC3966) }

// Dashed returns 202-555-0123, the form of carriers' tables.
func (n Number) Dashed() string { return n.format(formDashed) }

// Plain returns the ten digits, 2025550123, the form of local service requests.
func (n Number) Plain() string { return n.format(formPlain) }

// Redacted returns +1202555****: enough to see the rate center, not the subscriber.
func (n Number) Redacted() string { return n.format(formRedacted) }

// AppendE164 appends [Number.E164] to dst, and nothing for the zero Number, as each
// of the Append methods does. They allocate only to grow dst.
func (n Number) AppendE164(dst []byte) []byte { return n.append(dst, formE164) }

// AppendNational appends [Number.National] to dst.
func (n Number) AppendNational(dst []byte) []byte { return n.append(dst, formNational) }

// AppendInternational appends [Number.International] to dst.
func (n Number) AppendInternational(dst []byte) []byte { return n.append(dst, formInternational) }

// AppendRFC3966 appends [Number.RFC3966] to dst.
func (n Number) AppendRFC3966(dst []byte) []byte { return n.append(dst, formRFC3966) }

// AppendDashed appends [Number.Dashed] to dst.
func (n Number) AppendDashed(dst []byte) []byte { return n.append(dst, formDashed) }

// AppendPlain appends [Number.Plain] to dst.
func (n Number) AppendPlain(dst []byte) []byte { return n.append(dst, formPlain) }

// AppendRedacted appends [Number.Redacted] to dst.
func (n Number) AppendRedacted(dst []byte) []byte { return n.append(dst, formRedacted) }

// LogValue implements [slog.LogValuer] with the redacted form: a log shows a whole
// number only where the caller writes n.E164().
func (n Number) LogValue() slog.Value { return slog.StringValue(n.Redacted()) }

// Format implements [fmt.Formatter]: %v and %s write E.164, %q quotes it, %d writes
// the ten digits, %#v Go syntax, and %+v the redacted form, because that is how a
// struct with a number in it gets into a log. Width and flags act as on strings.
func (n Number) Format(f fmt.State, verb rune) {
	switch {
	case verb == 'd':
		format(f, verb, n.n, "")
	case verb == 'v' && f.Flag('#'):
		_, _ = fmt.Fprint(f, n.GoString())
	default:
		format(f, verb, n.String(), n.Redacted())
	}
}

// format writes v as the verb says, and what stands for it in logs for %+v.
func format(f fmt.State, verb rune, v any, redacted string) {
	if verb == 'v' && f.Flag('+') {
		_, _ = fmt.Fprint(f, redacted)
		return
	}
	_, _ = fmt.Fprintf(f, fmt.FormatString(f, verb), v)
}

// GoString returns Go syntax for n.
func (n Number) GoString() string {
	if n.n == 0 {
		return "numbering.Number{}"
	}
	return "numbering.MustParse(" + strconv.Quote(n.String()) + ")"
}

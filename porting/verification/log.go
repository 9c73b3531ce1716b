package verification

import (
	"fmt"
	"io"
	"log/slog"
)

// LogValue implements [slog.LogValuer]: id, status and counts, and neither names nor
// numbers. A stored request travels whole, as JSON.
func (r Request) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", r.ID.String()),
		slog.Int("version", r.Version()),
		slog.Int("seq", r.Seq),
		slog.String("status", string(r.Status())),
		slog.Int("numbers", len(r.Lines)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (r Request) Format(f fmt.State, _ rune) { formatLog(f, "verification.Request", r.LogValue()) }

// LogValue implements [slog.LogValuer]: request, sequence, kind, actor's role and counts.
func (e Event) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("request", e.Request.String()),
		slog.Int("seq", e.Seq),
		slog.String("kind", string(e.Kind)),
		slog.Time("at", e.At),
		slog.String("by", string(e.By.Role)),
		slog.Int("numbers", len(e.Numbers)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (e Event) Format(f fmt.State, _ rune) { formatLog(f, "verification.Event", e.LogValue()) }

// LogValue implements [slog.LogValuer] without the number.
func (l Line) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("number", l.Number.Redacted()), slog.String("state", string(l.State)), slog.Int("version", l.Version),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (l Line) Format(f fmt.State, _ rune) { formatLog(f, "verification.Line", l.LogValue()) }

// LogValue implements [slog.LogValuer]: kind, instant and counts.
func (a Action) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("kind", string(a.Kind)), slog.Time("at", a.At), slog.Int("version", a.Version), slog.Int("numbers", len(a.Numbers)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (a Action) Format(f fmt.State, _ rune) { formatLog(f, "verification.Action", a.LogValue()) }

// LogValue implements [slog.LogValuer]: what the messages are for, and neither whose
// they are nor what they say.
func (f Form) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("country", string(f.Business.Address.Country)), slog.String("use_case", string(f.UseCase)),
		slog.Int("monthly_volume", f.MonthlyVolume), slog.Int("samples", len(f.Samples)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (f Form) Format(s fmt.State, _ rune) { formatLog(s, "verification.Form", f.LogValue()) }

// LogValue implements [slog.LogValuer] without the name.
func (b Business) LogValue() slog.Value {
	return slog.GroupValue(slog.String("country", string(b.Address.Country)), slog.String("entity", string(b.Entity)))
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (b Business) Format(s fmt.State, _ rune) { formatLog(s, "verification.Business", b.LogValue()) }

// LogValue implements [slog.LogValuer]: whether there is one, and not who.
func (c Contact) LogValue() slog.Value {
	return slog.GroupValue(slog.Bool("given", c != Contact{}))
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (c Contact) Format(s fmt.State, _ rune) { formatLog(s, "verification.Contact", c.LogValue()) }

// LogValue implements [slog.LogValuer]: version and counts.
func (f Filing) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("version", f.Version), slog.Time("at", f.At), slog.Int("numbers", len(f.Numbers)))
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (f Filing) Format(s fmt.State, _ rune) { formatLog(s, "verification.Filing", f.LogValue()) }

// LogValue implements [slog.LogValuer]: request, version and counts.
func (s Submission) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("request", s.Request.String()), slog.Int("version", s.Version), slog.Int("numbers", len(s.Numbers)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (s Submission) Format(f fmt.State, _ rune) {
	formatLog(f, "verification.Submission", s.LogValue())
}

func formatLog(w io.Writer, name string, v slog.Value) { _, _ = io.WriteString(w, name+v.String()) }

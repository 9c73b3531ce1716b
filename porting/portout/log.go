package portout

import (
	"fmt"
	"io"
	"log/slog"
)

// LogValue implements [slog.LogValuer]: the id and counts, and neither names nor
// numbers. A stored account travels whole, as JSON.
func (a Account) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", a.ID), slog.Int("seq", a.Seq), slog.Int("requests", len(a.Requests)),
		slog.Int("locks", len(a.Locks)), slog.Int("pins", len(a.PINs)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (a Account) Format(f fmt.State, _ rune) { formatLog(f, "portout.Account", a.LogValue()) }

// LogValue implements [slog.LogValuer]: references, status and counts.
func (r Request) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("ref", r.Ref), slog.String("pon", r.PON), slog.Int("version", r.Version),
		slog.String("status", string(r.Status())), slog.Int("numbers", len(r.Lines)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (r Request) Format(f fmt.State, _ rune) { formatLog(f, "portout.Request", r.LogValue()) }

// LogValue implements [slog.LogValuer] without the number.
func (l Line) LogValue() slog.Value {
	return slog.GroupValue(slog.String("number", l.Number.Redacted()), slog.String("state", string(l.State)))
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (l Line) Format(f fmt.State, _ rune) { formatLog(f, "portout.Line", l.LogValue()) }

// LogValue implements [slog.LogValuer]: whether it can match, and nothing of it.
func (p PIN) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", p.ID), slog.Any("kept", p.Kept), slog.Int("failures", p.Failures), slog.Bool("blocked", p.Blocked),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (p PIN) Format(f fmt.State, _ rune) { formatLog(f, "portout.PIN", p.LogValue()) }

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (k Kept) Format(f fmt.State, _ rune) { formatLog(f, "portout.Kept ", k.LogValue()) }

// LogValue implements [slog.LogValuer] without the number.
func (l Lock) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("number", l.Number.Redacted()), slog.Time("at", l.At), slog.String("evidence", string(l.Evidence.Kind)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (l Lock) Format(f fmt.State, _ rune) { formatLog(f, "portout.Lock", l.LogValue()) }

// LogValue implements [slog.LogValuer]: account, sequence, kind, actor's role and
// counts.
func (e Event) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("account", e.Account), slog.Int("seq", e.Seq), slog.String("kind", string(e.Kind)), slog.Time("at", e.At),
		slog.String("by", string(e.By.Role)), slog.String("ref", e.Ref), slog.Int("numbers", len(e.Numbers)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (e Event) Format(f fmt.State, _ rune) { formatLog(f, "portout.Event", e.LogValue()) }

// LogValue implements [slog.LogValuer]: kind, instant, reference and counts.
func (a Action) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("kind", string(a.Kind)), slog.Time("at", a.At), slog.String("ref", a.Ref), slog.Int("numbers", len(a.Numbers)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (a Action) Format(f fmt.State, _ rune) { formatLog(f, "portout.Action", a.LogValue()) }

// LogValue implements [slog.LogValuer] without the numbers.
func (n Notice) LogValue() slog.Value {
	return slog.GroupValue(slog.String("key", n.Key), slog.String("ref", n.Ref), slog.Int("numbers", len(n.Numbers)))
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (n Notice) Format(f fmt.State, _ rune) { formatLog(f, "portout.Notice", n.LogValue()) }

func formatLog(w io.Writer, name string, v slog.Value) { _, _ = io.WriteString(w, name+v.String()) }

// LogValue implements [slog.LogValuer]: the record as it logs, and counts.
func (s Subscriber) LogValue() slog.Value {
	return slog.GroupValue(slog.Any("record", s.Record), slog.Int("inactive", len(s.Inactive)), slog.Int("busy", len(s.Busy)))
}

// LogValue implements [slog.LogValuer]: what is asked, without what it was compared by.
func (c Receive) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("command", string(KindReceive)), slog.String("by", string(c.By.Role)), slog.String("ref", c.Ask.Ref),
		slog.String("pon", c.Ask.PON), slog.Int("version", c.Ask.Version), slog.Int("numbers", len(c.Ask.Numbers)),
		slog.Any("subscriber", c.Subscriber),
	)
}

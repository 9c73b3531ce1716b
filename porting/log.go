package porting

import (
	"fmt"
	"io"
	"log/slog"
)

// LogValue implements [slog.LogValuer]: ids, status and counts, and neither names nor
// numbers. A stored order travels whole, as JSON.
func (o Order) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", o.ID.String()),
		slog.String("pon", o.PON),
		slog.Int("version", o.Version),
		slog.Int("seq", o.Seq),
		slog.String("status", string(o.Status())),
		slog.Int("numbers", len(o.Lines)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (o Order) Format(f fmt.State, _ rune) { formatLog(f, "porting.Order", o.LogValue()) }

// LogValue implements [slog.LogValuer]: order, sequence, kind, actor's role and counts.
func (e Event) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("order", e.Order.String()),
		slog.Int("seq", e.Seq),
		slog.String("kind", string(e.Kind)),
		slog.Time("at", e.At),
		slog.String("by", string(e.By.Role)),
		slog.Int("numbers", len(e.Numbers)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (e Event) Format(f fmt.State, _ rune) { formatLog(f, "porting.Event", e.LogValue()) }

// LogValue implements [slog.LogValuer] without the number.
func (l Line) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("number", l.Number.Redacted()), slog.String("state", string(l.State)), slog.Int("version", l.Version),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (l Line) Format(f fmt.State, _ rune) { formatLog(f, "porting.Line", l.LogValue()) }

// LogValue implements [slog.LogValuer]: kind, key and counts.
func (a Action) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("kind", string(a.Kind)), slog.Time("at", a.At), slog.Int("version", a.Version), slog.Int("numbers", len(a.Numbers)),
	)
}

// Format implements [fmt.Formatter]: every verb prints what LogValue logs.
func (a Action) Format(f fmt.State, _ rune) { formatLog(f, "porting.Action", a.LogValue()) }

// What a customer asks for, and what carries letters and documents, logs as kinds and
// counts: the JSON handler would encode it as it is stored.

// LogValue implements [slog.LogValuer].
func (r Request) LogValue() slog.Value {
	return slog.GroupValue(slog.String("account", r.Account.ID), slog.Int("numbers", len(r.Numbers)))
}

// LogValue implements [slog.LogValuer] without the number.
func (n RequestedNumber) LogValue() slog.Value {
	return slog.GroupValue(slog.String("number", n.Number.Redacted()), slog.String("losing_carrier", n.LosingCarrier))
}

// LogValue implements [slog.LogValuer].
func (p PlannedOrder) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("carrier", p.Carrier), slog.String("kind", string(p.Kind)), slog.String("country", string(p.Country)),
		slog.String("losing_carrier", p.LosingCarrier), slog.Int("numbers", len(p.Lines)),
	)
}

// LogValue implements [slog.LogValuer].
func (d Document) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", d.Name), slog.Any("document", d.Document))
}

// LogValue implements [slog.LogValuer].
func (c Open) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("command", string(KindOpen)), slog.String("by", string(c.By.Role)),
		slog.String("id", c.ID.String()), slog.String("pon", c.PON), slog.Any("planned", c.Planned),
	)
}

// LogValue implements [slog.LogValuer].
func (c ReceiveLetter) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("command", string(KindReceiveLetter)), slog.String("by", string(c.By.Role)), slog.Any("letter", c.Letter),
	)
}

// LogValue implements [slog.LogValuer].
func (c ReceiveDocument) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("command", string(KindReceiveDocument)), slog.String("by", string(c.By.Role)), slog.Any("document", c.Document),
	)
}

func formatLog(w io.Writer, name string, v slog.Value) { _, _ = io.WriteString(w, name+v.String()) }

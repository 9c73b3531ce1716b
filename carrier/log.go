package carrier

import "log/slog"

// What holds an account number, a name or an address logs as ids, kinds and counts,
// with every handler: the JSON handler would encode it as it is stored. What fmt prints
// is redacted field by field.

// LogValue implements [slog.LogValuer].
func (r SubmitRequest) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("pon", r.PON), slog.Int("version", r.Version), slog.String("reference", r.Reference),
		slog.String("kind", string(r.Kind)), slog.String("country", string(r.Country)),
		slog.Int("numbers", len(r.Numbers)), slog.Int("documents", len(r.Documents)),
	)
}

// LogValue implements [slog.LogValuer].
func (r FetchRecordRequest) LogValue() slog.Value {
	return slog.GroupValue(slog.String("number", r.Number.Redacted()))
}

// LogValue implements [slog.LogValuer].
func (r FetchRecordResponse) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Time("as_of", r.AsOf), slog.Bool("pending", r.Pending), slog.String("reason", string(r.Reason.Code)),
		slog.Any("record", r.Record),
	)
}

// LogValue implements [slog.LogValuer].
func (p PortOut) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("ref", p.Ref), slog.String("pon", p.PON), slog.Int("version", p.Version),
		slog.String("kind", string(p.Kind)), slog.Int("numbers", len(p.Numbers)),
	)
}

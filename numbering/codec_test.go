package numbering_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/numbering"
)

func TestForms(t *testing.T) {
	n := numbering.MustParse("2025550123")
	for _, c := range []struct {
		form   func(numbering.Number) string
		append func(numbering.Number, []byte) []byte
		want   string
	}{
		{numbering.Number.E164, numbering.Number.AppendE164, "+12025550123"},
		{numbering.Number.National, numbering.Number.AppendNational, "(202) 555-0123"},
		{numbering.Number.International, numbering.Number.AppendInternational, "+1 202-555-0123"},
		{numbering.Number.RFC3966, numbering.Number.AppendRFC3966, "tel:+1-202-555-0123"},
		{numbering.Number.Dashed, numbering.Number.AppendDashed, "202-555-0123"},
		{numbering.Number.Plain, numbering.Number.AppendPlain, "2025550123"},
		{numbering.Number.Redacted, numbering.Number.AppendRedacted, "+1202555****"},
	} {
		require.Equal(t, c.want, c.form(n))
		require.Equal(t, "to "+c.want, string(c.append(n, []byte("to "))))
		require.Empty(t, c.form(numbering.Number{}))
		require.Empty(t, c.append(numbering.Number{}, nil))

		buf := make([]byte, 0, 32)
		require.Zero(t, testing.AllocsPerRun(100, func() { c.append(n, buf) }))
		require.Equal(t, 1, int(testing.AllocsPerRun(100, func() { _ = c.form(n) })))
	}
}

func TestVerbs(t *testing.T) {
	n := numbering.MustParse("2025550123")
	for format, want := range map[string]string{
		"%v": "+12025550123", "%s": "+12025550123", "%+v": "+1202555****", "%q": `"+12025550123"`,
		"%d": "2025550123", "%14s|": "  +12025550123|", "%-14v|": "+12025550123  |",
		"%#v": `numbering.MustParse("+12025550123")`,
	} {
		require.Equal(t, want, fmt.Sprintf(format, n), format)
	}
	require.Equal(t, "numbering.Number{}", fmt.Sprintf("%#v", numbering.Number{}))
	require.Empty(t, fmt.Sprint(numbering.Number{}))

	r := n.Hundreds().Range()
	for format, want := range map[string]string{"%v": "202-555-01XX", "%q": `"202-555-01XX"`, "%+v": "+1202555**** x100"} {
		require.Equal(t, want, fmt.Sprintf(format, r), format)
	}
	require.Equal(t, "[] ", fmt.Sprintf("[%+v] %+v", numbering.Range{}, numbering.Number{}))
	require.Equal(t, "202-555-01XX, 100 numbers", fmt.Sprintf("%v, %+v", numbering.SetOfRanges(r), numbering.SetOfRanges(r)))
}

func TestLogsAreRedacted(t *testing.T) {
	var out bytes.Buffer
	drop := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	n := numbering.MustParse("2025550123")
	r, err := numbering.ParseRange("202-555-0100 - 0149")
	require.NoError(t, err)
	for _, h := range []slog.Handler{
		slog.NewTextHandler(&out, &slog.HandlerOptions{ReplaceAttr: drop}),
		slog.NewJSONHandler(&out, &slog.HandlerOptions{ReplaceAttr: drop}),
	} {
		slog.New(h).Info("port", "number", n, "range", r, "set", numbering.SetOfRanges(r), "block", n.Hundreds())
	}
	slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{ReplaceAttr: drop})).Info("order", "detail", numbering.Detail{Number: n})
	require.Equal(t, `level=INFO msg=port number=+1202555**** range="+1202555**** x50" set="50 numbers" block=202-555-01
{"level":"INFO","msg":"port","number":"+1202555****","range":"+1202555**** x50","set":"50 numbers","block":"202-555-01"}
level=INFO msg=order detail="{Number:+1202555**** Extension: RoutingNumber: Dipped:false}"
`, out.String())
}

func TestJSON(t *testing.T) {
	type line struct {
		Number numbering.Number            `json:"number,omitzero"`
		Range  numbering.Range             `json:"range,omitzero"`
		Block  numbering.Block             `json:"block,omitzero"`
		Set    numbering.Set               `json:"set"`
		Names  map[numbering.Number]string `json:"names,omitzero"`
	}
	n := numbering.MustParse("2025550123")
	in := line{
		Number: n, Block: n.Thousands(), Range: n.Hundreds().Range(),
		Set: numbering.NewSet(n), Names: map[numbering.Number]string{n: "desk"},
	}
	text, err := json.Marshal(in)
	require.NoError(t, err)
	require.JSONEq(t, `{"number":"+12025550123","range":"202-555-01XX","block":"202-555-0",
		"set":"202-555-0123","names":{"+12025550123":"desk"}}`, string(text))
	var back line
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, in, back)

	text, err = json.Marshal(line{})
	require.NoError(t, err)
	require.JSONEq(t, `{"set":""}`, string(text))
	require.NoError(t, json.Unmarshal([]byte(`{"number":"","range":"","block":"","set":""}`), &back))
	require.True(t, back.Number.IsZero())
	require.True(t, back.Range.IsZero())
	require.True(t, back.Block.IsZero())
	require.True(t, back.Set.IsEmpty())

	require.NoError(t, json.Unmarshal([]byte(`{"number":"(202) 555-0123"}`), &back))
	require.Equal(t, n, back.Number)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"number":"911"}`), &back), numbering.ErrSyntax)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"range":"9-1"}`), &back), numbering.ErrInvalid)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"block":"9"}`), &back), numbering.ErrLength)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"set":"911"}`), &back), numbering.ErrSyntax)
	require.Equal(t, n, back.Number, "an error leaves the value alone")
}

func TestStoredNumbersLoseNoExtension(t *testing.T) {
	var n numbering.Number
	require.EqualError(t, n.UnmarshalText([]byte("2025550123 x45")),
		"numbering: an extension that cannot be read (byte 12 of 14)")
	require.ErrorIs(t, n.Scan("2025550123 x45"), numbering.ErrSyntax)
}

func TestBinary(t *testing.T) {
	for _, s := range []string{"2002000000", "2025550123", "9899999999"} {
		n := numbering.MustParse(s)
		b, err := n.MarshalBinary()
		require.NoError(t, err)
		require.Len(t, b, 5)
		var back numbering.Number
		require.NoError(t, back.UnmarshalBinary(b))
		require.Equal(t, n, back)
	}
	low, _ := numbering.MustParse("2025550123").MarshalBinary()
	high, _ := numbering.MustParse("9895550123").MarshalBinary()
	require.Negative(t, bytes.Compare(low, high))

	var n numbering.Number
	require.NoError(t, n.UnmarshalBinary(nil))
	b, err := n.MarshalBinary()
	require.NoError(t, err)
	require.Empty(t, b)
	n = numbering.MustParse("2025550123")
	require.NoError(t, n.UnmarshalBinary([]byte{}))
	require.True(t, n.IsZero(), "no bytes are the zero Number, whatever stood there")
	for _, appended := range []func([]byte) ([]byte, error){
		numbering.Number{}.AppendBinary, numbering.Number{}.AppendText, numbering.Block{}.AppendText, numbering.Range{}.AppendText,
		numbering.Set{}.AppendText, func(b []byte) ([]byte, error) { return numbering.Number{}.AppendE164(b), nil },
	} {
		b, err := appended([]byte("before"))
		require.NoError(t, err)
		require.Equal(t, "before", string(b), "the zero value appends nothing")
	}
	require.ErrorIs(t, n.UnmarshalBinary([]byte{1}), numbering.ErrLength)
	require.ErrorIs(t, n.UnmarshalBinary([]byte{0, 0, 0, 0, 1}), numbering.ErrLength)
	require.ErrorIs(t, n.UnmarshalBinary([]byte{0x02, 0x54, 0x0b, 0xe4, 0x00}), numbering.ErrLength, "ten thousand million")
	require.ErrorIs(t, n.UnmarshalBinary([]byte{255, 255, 255, 255, 255}), numbering.ErrLength)
}

func TestSQL(t *testing.T) {
	want := numbering.MustParse("2025550123")
	for _, src := range []any{
		"+12025550123", []byte("2025550123"), "(202) 555-0123", int64(2025550123), int64(12025550123),
	} {
		var n numbering.Number
		require.NoError(t, n.Scan(src))
		require.Equal(t, want, n)
	}
	n := want
	require.NoError(t, n.Scan(nil))
	require.True(t, n.IsZero())

	for src, want := range map[any]error{
		"": numbering.ErrSyntax, "911": numbering.ErrSyntax, int64(-1): numbering.ErrLength, int64(5550123): numbering.ErrLength,
		int64(22025550123): numbering.ErrLength, int64(9115550123): numbering.ErrNPA, 1.5: numbering.ErrSyntax, true: numbering.ErrSyntax,
	} {
		require.ErrorIs(t, n.Scan(src), want, "%v", src)
	}

	for src, want := range map[int64]numbering.ParseError{
		999_999_999:    {Problem: numbering.ProblemTooShort, Length: 8},
		1_000_000_000:  {Problem: numbering.ProblemNPALeading, Length: 8},
		10_000_000_000: {Problem: numbering.ProblemTooShort, Length: 8}, // a one, and nothing of a number
		20_000_000_000: {Problem: numbering.ProblemTooLong, Length: 8},
		-1:             {Problem: numbering.ProblemTooShort, Length: 8},
	} {
		e, ok := errors.AsType[*numbering.ParseError](n.Scan(src))
		require.True(t, ok, src)
		require.Equal(t, want, *e, src)
	}

	v, err := want.Value()
	require.NoError(t, err)
	require.Equal(t, "+12025550123", v)
	v, err = numbering.Number{}.Value()
	require.NoError(t, err)
	require.Nil(t, v)

	var null sql.Null[numbering.Number]
	require.NoError(t, null.Scan(nil))
	require.False(t, null.Valid)
	require.NoError(t, null.Scan("2025550123"))
	require.Equal(t, want, null.V)
}

func TestEveryFormIsRead(t *testing.T) {
	for _, s := range []string{"2002000000", "2025550123", "8005550199", "9899999999"} {
		n := numbering.MustParse(s)
		for _, form := range []string{n.E164(), n.National(), n.International(), n.RFC3966(), n.Dashed(), n.Plain()} {
			got, err := numbering.Parse(form)
			require.NoError(t, err, form)
			require.Equal(t, n, got, form)
		}
		_, err := numbering.Parse(n.Redacted())
		require.Error(t, err)
		require.True(t, strings.HasSuffix(n.Redacted(), "****"))
	}
}

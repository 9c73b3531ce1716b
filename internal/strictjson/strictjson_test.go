package strictjson_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/strictjson"
	"github.com/openlnp/lnp/numbering"
)

type part struct {
	Number numbering.Number `json:"number"`
	Date   calendar.Date    `json:"date"`
}

type document struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
	On    bool   `json:"on"`
	Parts []part `json:"parts"`
	Next  *part  `json:"next"`
}

func TestUnmarshal(t *testing.T) {
	var d document
	require.NoError(t, strictjson.Unmarshal([]byte(`{"name":"n","count":2,"on":true,
		"parts":[{"number":"202-555-0123"}],"next":{"date":"2026-03-02"}}`), &d))
	want := document{
		Name: "n", Count: 2, On: true, Parts: []part{{Number: numbering.MustParse("2025550123")}},
		Next: &part{Date: calendar.MustParseDate("2026-03-02")},
	}
	require.Empty(t, cmp.Diff(want, d, cmp.Comparer(func(a, b part) bool { return a == b })))
}

func TestUnmarshalErrors(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{``, "the document is empty"},
		{"{\n\"name\": \"a\",\n}", "line 3: not valid JSON: invalid character '}' looking for beginning of object key string"},
		{`{"name":"a"`, "line 1: not valid JSON: unexpected EOF"},
		{`{} {}`, "line 1: nothing may follow the document"},
		{`[]`, "wants an object, has a list"},
		{`{"title":"a"}`, "title: unknown field (there are name, count, on, parts, next)"},
		{`{"name":"a","name":"b"}`, "name: the field is there twice"},
		{`{"name":7}`, "name: wants a text in quotes, has a number"},
		{`{"name":null}`, "name: null is not a value here: leave the field out"},
		{`{"count":"7"}`, "count: wants a whole number, has a text"},
		{`{"count":1.5}`, "count: wants a whole number, has a number"},
		{`{"on":1}`, "on: wants true or false, has a number"},
		{`{"parts":{}}`, "parts: wants a list, has an object"},
		{`{"parts":[{},{"numbers":"1"}]}`, "parts[1].numbers: unknown field (there are number, date)"},
		{`{"next":{"date":5}}`, "next.date: wants a text in quotes, has a number"},
	} {
		d := document{Name: "before"}
		err := strictjson.Unmarshal([]byte(tt.in), &d)
		require.EqualError(t, err, tt.want, tt.in)
		require.Equal(t, document{Name: "before"}, d, "nothing is half written")
	}
	for _, in := range []string{`{"parts":[{"number":"555"}]}`, `{"next":{"date":"2026-02-30"}}`} {
		err := strictjson.Unmarshal([]byte(in), new(document))
		require.Error(t, err)
		require.Regexp(t, `^(parts\[0\]\.number|next\.date): `, err.Error())
		require.NotContains(t, err.Error(), "2026-02-30")
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add([]byte(`{"parts":[{"number":"2025550123"}]}`))
	f.Add([]byte(`{"next":{"date":"2026-03-02"},"on":true}`))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_ = strictjson.Unmarshal(data, new(document))
	})
}

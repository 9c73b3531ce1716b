package loa_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
)

// TestCanonicalize holds the examples of RFC 8785, as far as they hold no fractions,
// and the refusals that its section 3.1 asks for.
func TestCanonicalize(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"section 3.2.2, without its numbers": {
			"{\n  \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\n  \"literals\": [null, true, false]\n}",
			`{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
		},
		"section 3.2.3, order by UTF-16 code units": {
			`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`,
			"{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
		},
		"nothing in it":           {` { "b" : [ ] , "a" : { } } `, `{"a":{},"b":[]}`},
		"integers":                {`[0,-0,1,-1,9007199254740991,-9007199254740991]`, `[0,0,1,-1,9007199254740991,-9007199254740991]`},
		"arrays keep their order": {`[3,"b",[2,1],"a"]`, `[3,"b",[2,1],"a"]`},
		"short escapes":           {`"\b\t\n\f\r\u0001\u001f\u007f"`, "\"\\b\\t\\n\\f\\r\\u0001\\u001f\u007f\""},
		"names that begin alike":  {`{"aa":1,"a":2,"":3,"ab":{"d":1,"c":2}}`, `{"":3,"a":2,"aa":1,"ab":{"c":2,"d":1}}`},
		"HTML is not escaped":     {`"\u003c\u0026\u2028"`, "\"<&\u2028\""},
		"forty members":           {forty(false), forty(true)},
		"as deep as may be":       {strings.Repeat("[", 64) + "1" + strings.Repeat("]", 64), strings.Repeat("[", 64) + "1" + strings.Repeat("]", 64)},
		"objects as deep":         {strings.Repeat(`{"a":`, 64) + "1" + strings.Repeat("}", 64), strings.Repeat(`{"a":`, 64) + "1" + strings.Repeat("}", 64)},
		"all escapes":             {`"\"\\\/\b\f\n\r\t\u00e9\uABcd x"`, `"\"\\/\b\f\n\r\té` + "\uabcd" + ` x"`},
		"the last code points":    {`"\uffff\udbff\udfff\ud800\udc00"`, "\"\uffff\U0010ffff\U00010000\""},
	} {
		got, err := loa.Canonicalize([]byte(tc.in))
		require.NoError(t, err, name)
		require.Equal(t, tc.want, string(got), name)
		again, err := loa.Canonicalize(got)
		require.NoError(t, err, name)
		require.Equal(t, string(got), string(again), name)
	}
	for name, in := range map[string]string{
		"empty": "", "fraction": "4.50", "exponent": "1E30", "too large": "9007199254740992", "leading zero": "01", "plus": "+1", "minus alone": "-",
		"doubled name": `{"a":1,"a":1}`, "doubled through an escape": `{"a":1,"\u0061":1}`, "lone high surrogate": `"\ud83d"`, "lone low surrogate": `"\ude00"`,
		"high before another": `"\ud83d\u0041"`, "invalid UTF-8": "\"\xff\"", "control in a string": "\"\x01\"", "no end": `"a`, "no colon": `{"a" 1}`, "no name": `{1:1}`,
		"trailing comma": `[1,]`, "no comma": `[1 2]`, "no comma in an object": `{"a":1 "b":2}`, "no value": `{"a":}`, "lone half in a list": `["\ud83d"]`, "trailing comma in an object": `{"a":1,}`, "two values": "1 2", "bad escape": `"\x"`, "short escape": `"\u12`, "word": "nul",
		"open array": "[1", "open object": `{"a":1`, "too deep": strings.Repeat("[", 66) + strings.Repeat("]", 66),
		"objects too deep": strings.Repeat(`{"a":`, 65) + "1" + strings.Repeat("}", 65), "no hexadecimal": `"\u00g0"`, "sign in an escape": `"\u+041"`,
		"half a surrogate": `"\ud83d\u"`, "no second half": `"\ud83dx"`, "control behind an escape": "\"\\n\x01\"", "no end behind an escape": `"\n`, "no escape": `"\`,
	} {
		_, err := loa.Canonicalize([]byte(in))
		require.ErrorIs(t, err, loa.ErrCanonical, name)
	}
}

// forty returns an object of forty members, in order or in the opposite.
func forty(inOrder bool) string {
	var b strings.Builder
	b.WriteByte('{')
	for i := range 40 {
		if i > 0 {
			b.WriteByte(',')
		}
		k := i
		if !inOrder {
			k = 39 - i
		}
		b.WriteString(`"k` + string([]byte{byte('0' + k/10), byte('0' + k%10)}) + `":"v"`)
	}
	b.WriteByte('}')
	return b.String()
}

func FuzzCanonicalize(f *testing.F) {
	for _, s := range []string{`{"b":1,"a":[true,null,"\u20ac"]}`, `"\ud83d\ude00"`, "[", `{"":{"":""}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := loa.Canonicalize(b)
		if err != nil {
			return
		}
		again, err := loa.Canonicalize(c)
		require.NoError(t, err)
		require.Equal(t, string(c), string(again))
	})
}

package billing

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/openlnp/lnp/calendar"
)

func TestAmountsByLanguage(t *testing.T) {
	for _, c := range []struct{ lang, money, want string }{
		{"en-US", "1234567.50 USD", "$1,234,567.50"},
		{"en-US", "-5.00 USD", "-$5.00"},
		{"en-US", "5.00 CAD", "CA$5.00"},
		{"en-US", "5.00 CHF", "CHF 5.00"},
		{"en-US", "-5.00 AOA", "-AOA 5.00"},
		{"en-US", "5.00 ZMW", "ZMW 5.00"},
		{"en-US", "0.00 USD", "$0.00"},
		{"en-US", "1200 JPY", "¥1,200"},
		{"en-CA", "5.00 CAD", "$5.00"},
		{"en-CA", "5.00 USD", "US$5.00"},
		{"fr-CA", "1234567.50 CAD", "1 234 567,50 $"},
		{"fr-CA", "-5.00 CAD", "-5,00 $"},
		{"fr-CA", "5.00 USD", "5,00 $ US"},
		{"fr-US", "5.00 USD", "5,00 $"},
		{"fr-US", "5.00 CAD", "5,00 $CA"},
		{"fr", "5.00 CAD", "5,00 $"},
		{"fr-FR", "5.00 CAD", "5,00 $"},
		{"es-US", "1234.50 USD", "$1,234.50"},
		{"es-US", "5.00 CAD", "CAD 5.00"},
		{"es-CA", "5.00 CAD", "$5.00"},
		{"es-CA", "5.00 USD", "US$5.00"},
		{"es-MX", "5.00 USD", "$5.00"},
		{"de-CH", "5.00 CHF", "CHF 5.00"},
		{"und", "5.00 CAD", "$5.00"},
		{"en", "5.00 CAD", "$5.00"},
		{"en", "5.00 USD", "$5.00"},
		{"en-US", "92233720368547758.07 USD", "$92,233,720,368,547,758.07"},
	} {
		m := MustParseMoney(c.money)
		got := newLocale(language.MustParse(c.lang), m.Currency()).money(m)
		require.Equal(t, c.want, strings.ReplaceAll(got, nbsp, " "), c.lang+" "+c.money)
	}
	require.Empty(t, newLocale(language.English, USD).money(Money{}))
}

func TestDatesByLanguage(t *testing.T) {
	day := func(s string) calendar.Date {
		d, err := calendar.ParseDate(s)
		require.NoError(t, err)
		return d
	}
	for _, c := range []struct{ from, to, en, fr, es string }{
		{"2026-03-01", "2026-03-02", "March 1, 2026", "1er mars 2026", "1 de marzo de 2026"},
		{"2026-03-01", "2026-03-03", "March 1 – 2, 2026", "du 1er au 2 mars 2026", "del 1 al 2 de marzo de 2026"},
		{"2026-03-01", "2026-04-01", "March 1 – 31, 2026", "du 1er au 31 mars 2026", "del 1 al 31 de marzo de 2026"},
		{"2026-03-10", "2026-04-10", "March 10 – April 9, 2026", "du 10 mars au 9 avril 2026", "del 10 de marzo al 9 de abril de 2026"},
		{"2026-12-10", "2027-01-10", "December 10, 2026 – January 9, 2027", "du 10 décembre 2026 au 9 janvier 2027", "del 10 de diciembre de 2026 al 9 de enero de 2027"},
		{"2026-03-10", "2027-03-11", "March 10, 2026 – March 10, 2027", "du 10 mars 2026 au 10 mars 2027", "del 10 de marzo de 2026 al 10 de marzo de 2027"},
	} {
		p := Period{day(c.from), day(c.to)}
		require.Equal(t, c.en, newLocale(language.English, USD).dates(p))
		require.Equal(t, c.fr, newLocale(language.French, USD).dates(p))
		require.Equal(t, c.es, newLocale(language.Spanish, USD).dates(p))
	}
	require.Empty(t, newLocale(language.English, USD).date(calendar.Date{}))
}

// Every language has every text, with the same names in braces.
func TestWordsAreComplete(t *testing.T) {
	en := reflect.ValueOf(*english())
	for _, w := range []*words{english(), french(), spanish()} {
		v := reflect.ValueOf(*w)
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			switch v.Field(i).Kind() {
			case reflect.String:
				require.NotEmpty(t, v.Field(i).String(), w.code+" "+name)
				require.Equal(t, braces(en.Field(i).String()), braces(v.Field(i).String()), w.code+" "+name)
			case reflect.Func:
				require.False(t, v.Field(i).IsNil(), w.code+" "+name)
			default:
			}
		}
	}
}

// braces counts the names of a text.
func braces(s string) map[string]int {
	names := map[string]int{}
	for {
		_, rest, ok := strings.Cut(s, "{")
		if !ok {
			return names
		}
		var name string
		name, s, _ = strings.Cut(rest, "}")
		names[name]++
	}
}

func TestWrap(t *testing.T) {
	require.Equal(t, []string{"one two", "three", "incompr", "éhensib", "ilities", "é à ï ù"}, wrap("one two\n\tthree incompréhensibilities é à ï ù", 7))
	require.Equal(t, []string{"exactly"}, wrap("exactly", 7))
	require.Equal(t, []string{""}, wrap("", 7))
}

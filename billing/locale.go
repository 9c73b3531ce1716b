package billing

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/prose"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// locale writes amounts and dates as people of a language and a country do.
type locale struct {
	words   *words
	tag     language.Tag // of the digits and symbols
	country string       // "US" or "CA"
	print   *message.Printer
	point   string // decimal point or comma
}

// newLocale chooses the locale of a document in a currency. A language other than
// French and Spanish is taken for English. The country is the tag's, if it names the
// US or Canada, and otherwise the currency's.
func newLocale(tag language.Tag, c Currency) locale {
	l := locale{country: "US"}
	if c == CAD {
		l.country = "CA"
	}
	if region, sure := tag.Region(); sure == language.Exact && (region.String() == "US" || region.String() == "CA") {
		l.country = region.String()
	}
	base, _ := tag.Base()
	switch base.String() {
	case "fr":
		// Canadian French in the US as well: French as it is written in America.
		l.words, l.tag = french(), language.CanadianFrench
	case "es":
		// Spanish as it is written in the US; there is none of Canada's own.
		l.words, l.tag = spanish(), language.MustParse("es-US")
	default:
		l.words, l.tag = english(), language.AmericanEnglish
	}
	l.print = message.NewPrinter(l.tag)
	l.point = strings.Trim(l.print.Sprint(number.Decimal(0, number.Scale(1))), "0")
	return l
}

// money writes an amount with its symbol: $1,234.50, 1 234,50 $, US$5.00.
func (l locale) money(m Money) string {
	if !m.IsValid() {
		return ""
	}
	whole, _, _ := m.split()
	s := l.print.Sprint(number.Decimal(whole))
	if _, part, ok := strings.Cut(m.Amount(), "."); ok {
		s += l.point + part
	}
	sym := l.symbol(m.Currency())
	switch last, _ := utf8.DecodeLastRuneInString(sym); {
	case l.words.symbolLast:
		s += nbsp + sym
	case 'A' <= last && last <= 'Z':
		s = sym + nbsp + s
	default:
		s = sym + s
	}
	if m.minor < 0 {
		s = "-" + s
	}
	return s
}

// symbol is "$" for the dollar of the reader's country and tells other dollars apart.
func (l locale) symbol(c Currency) string {
	unit, err := currency.ParseISO(string(c))
	if err != nil {
		return string(c)
	}
	region := language.MustParseRegion(l.country)
	if own, ok := currency.FromRegion(region); ok && own == unit {
		return l.print.Sprint(currency.NarrowSymbol(unit))
	}
	tag, err := language.Compose(l.tag, region)
	if err != nil {
		return string(c)
	}
	return message.NewPrinter(tag).Sprint(currency.Symbol(unit))
}

// times writes a quantity and a price: 3 × $5.00.
func (l locale) times(quantity int, unit Money) string {
	return l.print.Sprint(number.Decimal(quantity)) + nbsp + "×" + nbsp + l.money(unit)
}

// date writes a day: March 1, 2026; 1er mars 2026; 1 de marzo de 2026.
func (l locale) date(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	y, m, day := d.Date()
	return l.words.date(l.day(day), prose.Month(l.words.code, m), strconv.Itoa(y))
}

// dates writes a period by its first and last day, and says once what both share.
func (l locale) dates(p Period) string {
	if p.Days() < 2 {
		return l.date(p.From)
	}
	y1, m1, d1 := p.From.Date()
	y2, m2, d2 := p.Last().Date()
	month, year := prose.Month(l.words.code, m1), strconv.Itoa(y1)
	if y1 == y2 {
		year = ""
	}
	end := prose.Month(l.words.code, m2)
	if y1 == y2 && m1 == m2 {
		if l.words.monthFirst {
			end = ""
		} else {
			month = ""
		}
	}
	return l.words.span(
		l.words.date(l.day(d1), month, year),
		l.words.date(l.day(d2), end, strconv.Itoa(y2)),
	)
}

func (l locale) day(n int) string {
	if n == 1 {
		return l.words.first
	}
	return strconv.Itoa(n)
}

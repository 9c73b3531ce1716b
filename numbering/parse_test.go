package numbering_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/numbering"
)

// forms are texts that all name 202-555-0123.
var forms = []string{
	"2025550123", "12025550123", "+12025550123", "+1 2025550123", "011 1 202 555 0123", "01112025550123",
	"202-555-0123", "202.555.0123", "202 555 0123", "202/555-0123", "202_555_0123", "202~555~0123",
	"(202)555-0123", "(202) 555-0123", "(202) 555.0123", "[202] 555-0123", "( 202 ) 555 - 0123", "(202)-555-0123",
	"1-202-555-0123", "1 (202) 555-0123", "1.202.555.0123", "+1-202-555-0123", "+1 (202) 555-0123", "(+1) 202 555 0123",
	" 202-555-0123 ", "20.25.55.0123", "2025.55.01.23", "20.2555.01.23", "20.25.55.01-23", "\t202\t555\t0123\r\n", "202-555-0123.", "20 25 55 01 23", "202-5550123", "202555-0123",
	"202\u00a0555\u00a00123", "202\u2009555\u202f0123", "202\u2010555\u20110123", "202\u2013555\u20140123", // Unicode's spaces and dashes
	"202\u2212555\u30fc0123", "202\u00b7555\u20220123", "202\u00ad555\u200b0123", "202\u3000555\u30000123",
	"\uff0b\uff11\uff08\uff12\uff10\uff12\uff09\uff15\uff15\uff15\uff0d\uff10\uff11\uff12\uff13", // full width
	"\u0662\u0660\u0662\u0665\u0665\u0665\u0660\u0661\u0662\u0663",                               // Arabic
	"\u0968\u0966\u0968 \u096b\u096b\u096b \u0966\u0967\u0968\u0969",                             // Devanagari
	"\U0001d7d0\U0001d7ce\U0001d7d0-\U0001d7d3\U0001d7d3\U0001d7d3-\U0001d7ce\U0001d7cf\U0001d7d0\U0001d7d1",
	"tel:+12025550123", "TEL:+1-202-555-0123", "tel:2025550123", "tel:202-555-0123;phone-context=+1",
	"tel:555-0123;phone-context=+1202", "tel:+1-202-555-0123;phone-context=+1", "tel:2025550123;phone-context=example.com",
	"tel:+12025550123;npdi", "tel:+12025550123;oli=0;isub=1234", "tel:+1(202)555.0123;a-1;b=[%4a]/:&+$!~*'()_", "%2B12025550123", "tel:%2b12025550123",
}

func TestParseReadsWhatPeopleType(t *testing.T) {
	want := numbering.MustParse("2025550123")
	for _, s := range forms {
		n, err := numbering.Parse(s)
		require.NoError(t, err, "%q", s)
		require.Equal(t, want, n, "%q", s)
		n, err = numbering.Parse([]byte(s))
		require.NoError(t, err, "%q", s)
		require.Equal(t, want, n, "%q", s)
	}
}

func TestParseDetail(t *testing.T) {
	n, lrn := numbering.MustParse("2025550123"), numbering.MustParse("2025550001")
	for s, want := range map[string]numbering.Detail{
		"202-555-0123":                               {Number: n},
		"202.555.0123 ext. 45":                       {Number: n, Extension: "45"},
		"202 555 0123x0045":                          {Number: n, Extension: "0045"},
		"(202) 555-0123 X 45":                        {Number: n, Extension: "45"},
		"202-555-0123, extension: 45":                {Number: n, Extension: "45"},
		"202-555-0123 extensi\u00f3n 45":             {Number: n, Extension: "45"},
		"202-555-0123 extensio\u0301n 45":            {Number: n, Extension: "45"},
		"202-555-0123 extn45":                        {Number: n, Extension: "45"},
		"2025550123 #45":                             {Number: n, Extension: "45"},
		"+12025550123,,45#":                          {Number: n, Extension: "45"},
		"+12025550123;45":                            {Number: n, Extension: "45"},
		"2025550123 \uff45\uff58\uff54 \uff14\uff15": {Number: n, Extension: "45"},
		"tel:+12025550123;45":                        {Number: n}, // a parameter of that name
		"tel:+12025550123;ext=4-5":                   {Number: n, Extension: "45"},
		"+12025550123,,123456789012345#":             {Number: n, Extension: "123456789012345"},
		"tel:+1-202-555-0123;npdi":                   {Number: n, Dipped: true},
		"tel:+12025550123;npdi;rn=+1-202-555-0001":   {Number: n, Dipped: true, RoutingNumber: lrn},
		"2025550123 \uff25\uff38\uff34 45":           {Number: n, Extension: "45"},
		"2025550123 e\uff58t 45":                     {Number: n, Extension: "45"},
		"2025550123 EXTENSION 45":                    {Number: n, Extension: "45"},
		"2025550123 #12345678901":                    {Number: n, Extension: "12345678901"},
		"2025550123,123456789":                       {Number: n, Extension: "123456789"},
		"2025550123,123456789012":                    {Number: n, Extension: "123456789012"},
		"2025550123;x45":                             {Number: n, Extension: "45"},
		"2025550123;9":                               {Number: n, Extension: "9"},
		"tel:+12025550123;ext=123456789012345":       {Number: n, Extension: "123456789012345"},
		"tel:+12025550123;rn=2025550001;rn-context=+1;NPDI;ext=45": {
			Number: n, Dipped: true, RoutingNumber: lrn, Extension: "45",
		},
	} {
		d, err := numbering.ParseDetail(s)
		require.NoError(t, err, "%q", s)
		require.Equal(t, want, d, "%q", s)
		d, err = numbering.ParseDetail([]byte(s))
		require.NoError(t, err, "%q", s)
		require.Equal(t, want, d, "%q", s)
		got, err := numbering.Parse(s)
		require.NoError(t, err, "%q", s)
		require.Equal(t, n, got, "Parse leaves the extension out")
	}
}

// refused are texts that are not numbers, and why.
var refused = []struct {
	in       string
	problem  numbering.Problem
	sentinel error
	offset   int
}{
	{"", numbering.ProblemEmpty, numbering.ErrSyntax, 0},
	{" \t\r\n", numbering.ProblemEmpty, numbering.ErrSyntax, 0},
	{"hello", numbering.ProblemLetters, numbering.ErrSyntax, 0},
	{"800-FLOWERS", numbering.ProblemLetters, numbering.ErrSyntax, 4},
	{"l-202-555-0123", numbering.ProblemLetters, numbering.ErrSyntax, 0}, // an l for a 1
	{"202-555-O123", numbering.ProblemLetters, numbering.ErrSyntax, 8},   // an O for a 0
	{"2025550123 home", numbering.ProblemCharacter, numbering.ErrSyntax, 11},
	{"callto:2025550123", numbering.ProblemLetters, numbering.ErrSyntax, 0},
	{"sms:2025550123", numbering.ProblemLetters, numbering.ErrSyntax, 0},
	{"202\x00555\x000123", numbering.ProblemCharacter, numbering.ErrSyntax, 3},
	{"\ufeff2025550123", numbering.ProblemCharacter, numbering.ErrSyntax, 0},
	{"\u202a2025550123", numbering.ProblemCharacter, numbering.ErrSyntax, 0},
	{"202\n555\n0123", numbering.ProblemCharacter, numbering.ErrSyntax, 3},
	{"202:555:0123", numbering.ProblemCharacter, numbering.ErrSyntax, 3},
	{"\xff2025550123", numbering.ProblemCharacter, numbering.ErrSyntax, 0},
	{"++12025550123", numbering.ProblemPrefix, numbering.ErrSyntax, 1},
	{"202+555+0123", numbering.ProblemPrefix, numbering.ErrSyntax, 3},
	{"+012025550123", numbering.ProblemPrefix, numbering.ErrSyntax, 1},
	{"192.168.1.100", numbering.ProblemAddress, numbering.ErrSyntax, 0},
	{"202.255.10.10", numbering.ProblemAddress, numbering.ErrSyntax, 0},
	{"192.168.100.1", numbering.ProblemAddress, numbering.ErrSyntax, 0},
	{"20.25.550.123", numbering.ProblemAddress, numbering.ErrSyntax, 0},
	{"2025550123 e", numbering.ProblemCharacter, numbering.ErrSyntax, 11},
	{"2025550123 ex", numbering.ProblemCharacter, numbering.ErrSyntax, 11},
	{"2025550123 exit 4", numbering.ProblemCharacter, numbering.ErrSyntax, 11},
	{"2025550123 axt 4", numbering.ProblemCharacter, numbering.ErrSyntax, 11},
	{"2025550123,2025550124", numbering.ProblemExtension, numbering.ErrSyntax, 11},
	{"2025550123,12025550124", numbering.ProblemExtension, numbering.ErrSyntax, 11},
	{"2025550123;", numbering.ProblemExtension, numbering.ErrSyntax, 11},
	{"tel:+12025550123;ext=+45", numbering.ProblemExtension, numbering.ErrSyntax, 21},
	{"tel:+12025550123;ext=1234567890123456", numbering.ProblemExtension, numbering.ErrSyntax, 21},
	{"tel:+12025550123;ext=4a", numbering.ProblemExtension, numbering.ErrSyntax, 21},
	{"tel:+12025550123;rn=2025550001;rn=2025550001", numbering.ProblemURI, numbering.ErrSyntax, 31},
	{"tel:+12025550123;rn=202555000a", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a{=1", numbering.ProblemURI, numbering.ErrSyntax, 18},
	{"tel:+12025550123;a[=1", numbering.ProblemURI, numbering.ErrSyntax, 18},
	{"tel:+12025550123;a@=1", numbering.ProblemURI, numbering.ErrSyntax, 18},
	{"tel:+12025550123;a`=1", numbering.ProblemURI, numbering.ErrSyntax, 18},
	{"tel:+12025550123;a/=1", numbering.ProblemURI, numbering.ErrSyntax, 18},
	{"tel:+12025550123;a:=1", numbering.ProblemURI, numbering.ErrSyntax, 18},
	{"tel:+12025550123;a=%4", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a=%4g", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a=%g4", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a=%4;b", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;\u00e9=1", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a\u00e9=1", numbering.ProblemURI, numbering.ErrSyntax, 18},
	{"tel:+12025550123;a\x80=1", numbering.ProblemURI, numbering.ErrSyntax, 18},
	{"2025550123;ext 45", numbering.ProblemURI, numbering.ErrSyntax, 14},
	{"tel:2025550123;phone-context=+1a", numbering.ProblemURI, numbering.ErrSyntax, 15},
	{"tel:2025550123;phone-context=+12345678901", numbering.ProblemTooLong, numbering.ErrLength, 14},
	{"%2b%2b12025550123", numbering.ProblemCharacter, numbering.ErrSyntax, 3},
	{"202%2b5550123", numbering.ProblemCharacter, numbering.ErrSyntax, 3},
	{",2025550123", numbering.ProblemCharacter, numbering.ErrSyntax, 0},
	{"12345678901234567890123", numbering.ProblemTooLong, numbering.ErrLength, 10},
	{"2025550123 ext", numbering.ProblemExtension, numbering.ErrSyntax, 14},
	{"2025550123x123/x99", numbering.ProblemExtension, numbering.ErrSyntax, 15},
	{"2025550123 x 123 x 456", numbering.ProblemExtension, numbering.ErrSyntax, 17},
	{"2025550123 x 1234567890123456", numbering.ProblemExtension, numbering.ErrSyntax, 13},
	{"202-555-0123, 2025550124", numbering.ProblemExtension, numbering.ErrSyntax, 14}, // two numbers
	{"202-555-0123; 202-555-0124", numbering.ProblemExtension, numbering.ErrSyntax, 18},
	{"tel:+12025550123;ext=", numbering.ProblemExtension, numbering.ErrSyntax, 21},
	{"tel:+12025550123;ext=1;ext=2", numbering.ProblemExtension, numbering.ErrSyntax, 27},
	{"tel:+12025550123;rn=+44", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;phone-context=", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;npdi;=", numbering.ProblemURI, numbering.ErrSyntax, 22},
	{"tel:+12025550123;a b=1", numbering.ProblemURI, numbering.ErrSyntax, 18},
	{"tel:+12025550123;npdi;npdi", numbering.ProblemURI, numbering.ErrSyntax, 22},
	{"tel:+12025550123;npdi=1", numbering.ProblemURI, numbering.ErrSyntax, 17},
	// RFC 3966, section 3: phonedigit, par, pname and pvalue; no parameter twice.
	{"tel:+1202555 0123", numbering.ProblemURI, numbering.ErrSyntax, 12},
	{"tel: +12025550123", numbering.ProblemURI, numbering.ErrSyntax, 4},
	{"tel://+12025550123", numbering.ProblemURI, numbering.ErrSyntax, 4},
	{"tel:+1202\uff15\uff15\uff150123", numbering.ProblemURI, numbering.ErrSyntax, 9},
	{"tel:%2B1202[555]0123", numbering.ProblemURI, numbering.ErrSyntax, 11},
	{"tel:+12025550123;", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;;ext=1", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;=1", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123; ext=1", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123,,45#", numbering.ProblemURI, numbering.ErrSyntax, 16},
	{"tel:+12025550123x45", numbering.ProblemCharacter, numbering.ErrSyntax, 16},
	{"tel:800-FLOWERS", numbering.ProblemLetters, numbering.ErrSyntax, 8},
	{"tel:+12025550123;isub=1;isub=2", numbering.ProblemURI, numbering.ErrSyntax, 24},
	{"tel:+12025550123;a=1;b=2;A=3", numbering.ProblemURI, numbering.ErrSyntax, 25},
	{"tel:+12025550123;a=", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a=b=c", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a=b c", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a=%4", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a=%4g", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;a=\u00e9", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:+12025550123;ext=4 5", numbering.ProblemExtension, numbering.ErrSyntax, 21},
	{"tel:+12025550123;rn=202/5550001", numbering.ProblemURI, numbering.ErrSyntax, 17},
	{"tel:5550123;phone-context=+1 202", numbering.ProblemURI, numbering.ErrSyntax, 12},
	{"tel:2025550123;phone-context=a_b", numbering.ProblemURI, numbering.ErrSyntax, 15},
	{"911", numbering.ProblemDialString, numbering.ErrSyntax, 0},
	{"988", numbering.ProblemDialString, numbering.ErrSyntax, 0},
	{"112", numbering.ProblemDialString, numbering.ErrSyntax, 0},
	{"*67", numbering.ProblemDialString, numbering.ErrSyntax, 0},
	{"#21#", numbering.ProblemDialString, numbering.ErrSyntax, 0},
	{"310-1234", numbering.ProblemDialString, numbering.ErrSyntax, 0},
	{"555-0123", numbering.ProblemNoAreaCode, numbering.ErrLength, 8},
	{"202-555-012", numbering.ProblemTooShort, numbering.ErrLength, 11},
	{"+1 202 555 012", numbering.ProblemTooShort, numbering.ErrLength, 14},
	{"12/25/2026", numbering.ProblemTooShort, numbering.ErrLength, 10},
	{"202-555-01234", numbering.ProblemTooLong, numbering.ErrLength, 12},
	{"+112025550123", numbering.ProblemTooLong, numbering.ErrLength, 11},
	{"1112025550123", numbering.ProblemTooLong, numbering.ErrLength, 10},
	{"4111111111111111", numbering.ProblemTooLong, numbering.ErrLength, 10},
	{strings.Repeat(" ", 300), numbering.ProblemTooLong, numbering.ErrLength, 256},
	{"199-555-0123", numbering.ProblemNPALeading, numbering.ErrNPA, 0},
	{"202-199-0123", numbering.ProblemNXXLeading, numbering.ErrNXX, 4},
	{"202.555.0123.4", numbering.ProblemTooLong, numbering.ErrLength, 13},
	{"123-456-7890", numbering.ProblemNPALeading, numbering.ErrNPA, 0},
	{"011-555-0123", numbering.ProblemNPALeading, numbering.ErrNPA, 0},
	{"(911) 555-0123", numbering.ProblemNPAServiceCode, numbering.ErrNPA, 1},
	{"1-290-555-0123", numbering.ProblemNPAExpansion, numbering.ErrNPA, 2},
	{"370-555-0123", numbering.ProblemNPAReserved, numbering.ErrNPA, 0},
	{"960-555-0123", numbering.ProblemNPAReserved, numbering.ErrNPA, 0},
	{"555-555-0123", numbering.ProblemNPASpecial, numbering.ErrNPA, 0},
	{"988-555-0123", numbering.ProblemNPASpecial, numbering.ErrNPA, 0},
	{"202-155-0123", numbering.ProblemNXXLeading, numbering.ErrNXX, 4},
	{"(202) 911-1234", numbering.ProblemNXXServiceCode, numbering.ErrNXX, 6},
	{"800-911-1234", numbering.ProblemNXXServiceCode, numbering.ErrNXX, 4},
	{"+44 20 7946 0958", numbering.ProblemCountry, numbering.ErrCountry, 1},
	{"011 44 20 7946 0958", numbering.ProblemCountry, numbering.ErrCountry, 0},
	{"0112025550123", numbering.ProblemCountry, numbering.ErrCountry, 0},
	{"tel:7946-0958;phone-context=+4420", numbering.ProblemCountry, numbering.ErrCountry, 4},
}

func TestParseSaysWhatIsWrongAndWhere(t *testing.T) {
	sentinels := []error{
		numbering.ErrSyntax, numbering.ErrLength, numbering.ErrNPA, numbering.ErrNXX, numbering.ErrCountry, numbering.ErrLimit,
	}
	for _, c := range refused {
		n, err := numbering.Parse(c.in)
		require.True(t, n.IsZero(), "%q", c.in)
		e, ok := errors.AsType[*numbering.ParseError](err)
		require.True(t, ok, "%q", c.in)
		require.Equal(t, numbering.ParseError{Problem: c.problem, Offset: c.offset, Length: len(c.in)}, *e, "%q", c.in)
		require.ErrorIs(t, err, numbering.ErrInvalid)
		for _, s := range sentinels {
			require.Equal(t, errors.Is(c.sentinel, s), errors.Is(err, s), "%q: %v", c.in, s)
		}

		_, strict := numbering.ParseE164(c.in)
		require.Error(t, strict)
		_, fromBytes := numbering.Parse([]byte(c.in))
		require.Equal(t, err, fromBytes)
	}
}

func TestErrorsReadWellAndHoldNoDigitsOfTheText(t *testing.T) {
	for in, want := range map[string]string{
		"202-555-012":      "numbering: fewer than ten digits (byte 11 of 11)",
		"(202) 911-1234":   "numbering: the central office code is a service code (N11) (byte 6 of 14)",
		"+44 20 7946 0958": "numbering: another country code than 1 (byte 1 of 16)",
		"":                 "numbering: nothing to read",
	} {
		_, err := numbering.Parse(in)
		require.EqualError(t, err, want)
	}
	require.Equal(t, "from-a-later-version", numbering.Problem("from-a-later-version").Text())
	require.ErrorIs(t, &numbering.ParseError{Problem: "from-a-later-version"}, numbering.ErrSyntax)
}

// Well-formed, though no other library says so: what is in service is the plan's to say.
func TestParseTakesWhatThePlanAllows(t *testing.T) {
	for _, s := range []string{
		"357-555-0123", "624-555-0123", "861-555-0123", "538-555-0123", // in service, unknown elsewhere
		"221-555-0123", "273-555-0123", // free, planned
		"800-411-1234", "888-211-1234", // N11 among toll-free numbers
		"202-988-0123", "202-555-1212", "202-950-0123", "202-958-0123", "202-976-0123",
		"700-555-0123", "710-555-0123", "600-555-0123", "900-555-0123",
	} {
		_, err := numbering.Parse(s)
		require.NoError(t, err, s)
	}
}

func TestParseE164(t *testing.T) {
	n, err := numbering.ParseE164("+12025550123")
	require.NoError(t, err)
	require.Equal(t, numbering.MustParse("2025550123"), n)
	n, err = numbering.ParseE164("+19095550199")
	require.NoError(t, err)
	require.Equal(t, numbering.MustParse("9095550199"), n)

	for in, offset := range map[string]int{
		"2025550123": 0, "12025550123": 0, "+1 2025550123": 2, "+12025550123 ": 12, " +12025550123": 0,
		"+1202555012\uff13": 11, "+19095550199 ": 12, "tel:+12025550123": 0, "+1(202)5550123": 2,
	} {
		_, err := numbering.ParseE164(in)
		e, ok := errors.AsType[*numbering.ParseError](err)
		require.True(t, ok, in)
		require.Equal(t, numbering.ProblemCharacter, e.Problem, in)
		require.Equal(t, offset, e.Offset, in)
	}
	_, err = numbering.ParseE164("+12029110123")
	require.ErrorIs(t, err, numbering.ErrNXX)
}

func TestParseVanity(t *testing.T) {
	flowers := numbering.MustParse("800-356-9377")
	for in, want := range map[string]numbering.Vanity{
		"1-800-FLOWERS":       {Number: flowers, Spelling: "800FLOWERS"},
		"(800) flowers x45":   {Number: flowers, Spelling: "800FLOWERS", Extension: "45"},
		"+1 800 35-NINES":     {Number: numbering.MustParse("800-356-4637"), Spelling: "80035NINES"},
		"800-356-9377":        {Number: flowers, Spelling: "8003569377"},
		"1-800-FLOWERS, ext9": {Number: flowers, Spelling: "800FLOWERS", Extension: "9"},
		"1800FLOWERS":         {Number: flowers, Spelling: "800FLOWERS"},
		"800-azAZ-azz":        {Number: numbering.MustParse("800-292-9299"), Spelling: "800AZAZAZZ"},
		"800-FLOWERS EXT 45":  {Number: flowers, Spelling: "800FLOWERS", Extension: "45"},
		"800-EXT-RAXX":        {Number: numbering.MustParse("800-398-7299"), Spelling: "800EXTRAXX"},
	} {
		v, err := numbering.ParseVanity(in, nil)
		require.NoError(t, err, in)
		require.Equal(t, want, v, in)
	}

	mattress := "1-800-MATTRESS"
	_, err := numbering.ParseVanity(mattress, nil)
	require.ErrorIs(t, err, numbering.ErrLength)
	v, err := numbering.ParseVanity(mattress, &numbering.VanityOptions{Truncate: true})
	require.NoError(t, err)
	require.Equal(t, numbering.Vanity{Number: numbering.MustParse("800-628-8737"), Spelling: "800MATTRES", Surplus: 1}, v)

	for in, want := range map[string]error{
		"":                       numbering.ErrLength,
		"FLOWERS":                numbering.ErrLength,
		"1-800-FLOWERS1":         numbering.ErrLength, // a digit is never dropped
		"1-911-FLOWERS":          numbering.ErrNPA,
		"1-800-FL\u00d6WERS":     numbering.ErrSyntax,
		"1-800-FLOW@RS":          numbering.ErrSyntax,
		"1-800-FLOW[RS":          numbering.ErrLength,
		"1-800-FLOWER`":          numbering.ErrSyntax,
		"1-800-FLOWER{":          numbering.ErrSyntax,
		"1-800-FLOWERS,":         numbering.ErrSyntax,
		"800-FLOWER":             numbering.ErrLength,
		"800-FLOWERS1":           numbering.ErrLength,
		"+44-800-FLOWERS":        numbering.ErrCountry,
		strings.Repeat("A", 999): numbering.ErrLength,
	} {
		_, err := numbering.ParseVanity(in, &numbering.VanityOptions{Truncate: true})
		require.ErrorIs(t, err, want, in)
		require.ErrorIs(t, err, numbering.ErrInvalid)
	}
}

func TestParsingDoesNotAllocate(t *testing.T) {
	texts := make([][]byte, len(forms))
	for i, s := range forms {
		texts[i] = []byte(s)
	}
	texts = append(texts, []byte("202.555.0123 ext. 45"))
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for i, s := range forms {
			_, _ = numbering.Parse(s)
			_, _ = numbering.Parse(texts[i])
			_, _ = numbering.ParseDetail(s)
		}
		_, _ = numbering.Parse("202.555.0123 ext. 45")
		_, _ = numbering.ParseDetail("202.555.0123 ext. 45")
		_, _ = numbering.ParseE164("+12025550123")
	}))
	require.Equal(t, 1, int(testing.AllocsPerRun(100, func() { _, _ = numbering.Parse("hello") })), "the error")
}

// Letters among too few digits belong where digits are; behind a whole number they are
// no part of it. What looks like a label is spelled like any other word within a number.
func TestLettersByPlace(t *testing.T) {
	for text, want := range map[string]numbering.Problem{
		"202-555-01a": numbering.ProblemLetters, "202-555-012a": numbering.ProblemLetters, "202-555-0123a": numbering.ProblemCharacter,
	} {
		_, err := numbering.Parse(text)
		e, ok := errors.AsType[*numbering.ParseError](err)
		require.True(t, ok, text)
		require.Equal(t, want, e.Problem, text)
	}
	for text, surplus := range map[string]int{"800-FLOWERS": 0, "800-FLOWERSA": 1, "1-800-FLOWERSAB": 2} {
		d, err := numbering.ParseVanity(text, &numbering.VanityOptions{Truncate: true})
		require.NoError(t, err, text)
		require.Equal(t, "800-356-9377", d.Number.Dashed(), text)
		require.Equal(t, surplus, d.Surplus, text)
	}
	_, err := numbering.ParseVanity("800-555-010X7", nil)
	e, ok := errors.AsType[*numbering.ParseError](err)
	require.True(t, ok)
	require.Equal(t, numbering.ProblemTooLong, e.Problem, "the X is the tenth digit")
	n, err := numbering.Parse("202-555-0123;x45")
	require.NoError(t, err, "an extension, not a parameter of the name x45")
	require.Equal(t, "202-555-0123", n.Dashed())
	for text, want := range map[string]string{
		"800-EXT-0100": "800-398-0100", "800-X-EXT-100": "800-939-8100", "1-800-EXTRAS-1": "800-398-7271", "800-555-0100 ext 7": "800-555-0100",
	} {
		d, err := numbering.ParseVanity(text, nil)
		require.NoError(t, err, text)
		require.Equal(t, want, d.Number.Dashed(), text)
	}
}

// A parameter's name is letters, digits and hyphens of any kind, its value what RFC 3966
// has, escapes to the end.
func TestURIParameters(t *testing.T) {
	for _, parameter := range []string{
		"a", "A", "z", "Z", "0", "9", "a-b", "az09AZ-=1", "a=%41", "a=%41%6F", "a=%aF0", "a=-_.!~*'()[]/:&+$", "isub=?@=,;a=1", "isub=%41",
		"b=1;c=2;a=3",
	} {
		n, err := numbering.Parse("tel:+1-202-555-0123;" + parameter)
		require.NoError(t, err, parameter)
		require.Equal(t, "202-555-0123", n.Dashed())
	}
}

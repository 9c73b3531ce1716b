package notice_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting/notice"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	require.NoError(t, err)
	return z
}

// spaces shows the spaces that may not break as underscores.
func spaces(s string) string { return strings.ReplaceAll(s, "\u00a0", "_") }

func TestLocaleOf(t *testing.T) {
	for _, tt := range []struct{ tag, want, language string }{
		{"", "en-US", "en"},
		{"en", "en-US", "en"},
		{"en-CA", "en-CA", "en"},
		{"fr", "fr-CA", "fr"},
		{"fr-CA", "fr-CA", "fr"},
		{"fr-FR", "fr-CA", "fr"},
		{"FR_ca", "fr-CA", "fr"},
		{"es", "es-US", "es"},
		{"es-MX", "es-US", "es"},
		{"es-419", "es-US", "es"},
		{"ja", "en-US", "en"},
		{"de, fr;q=0.8, en;q=0.5", "fr-CA", "fr"},
		{"no such tag!", "en-US", "en"},
		{"\r\nBcc: x", "en-US", "en"},
	} {
		l := notice.LocaleOf(tt.tag, nil)
		require.Equal(t, tt.want, l.Tag(), tt.tag)
		require.Equal(t, tt.language, l.Language(), tt.tag)
	}
	require.Equal(t, notice.Locale{}, notice.LocaleOf("xx", nil), "the zero Locale is American English in UTC")
	require.Equal(t, time.UTC, notice.Locale{}.Zone())
}

func TestDatesAndTimes(t *testing.T) {
	chicago := zone(t, "America/Chicago")
	from := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	to := time.Date(2026, 3, 10, 18, 30, 0, 0, time.UTC)
	day := calendar.NewDate(2026, 3, 10)
	for _, tt := range []struct{ tag, date, short, first, clock, time, window, n string }{
		{
			"en-US", "Tuesday, March_10, 2026", "Mar_10", "Sunday, March_1, 2026", "9:00_AM Central Time",
			"Tuesday, March_10, 2026 at 9:00_AM Central Time", "9:00_AM to 1:30_PM Central Time", "1,234,567",
		},
		{
			"en-CA", "Tuesday, March_10, 2026", "Mar_10", "Sunday, March_1, 2026", "9:00_a.m. Central Time",
			"Tuesday, March_10, 2026 at 9:00_a.m. Central Time", "9:00_a.m. to 1:30_p.m. Central Time", "1,234,567",
		},
		{
			"fr-CA", "mardi 10_mars 2026", "10_mars", "dimanche 1er_mars 2026", "9_h (heure du Centre)",
			"mardi 10_mars 2026 à 9_h (heure du Centre)", "de 9_h à 13_h_30 (heure du Centre)", "1_234_567",
		},
		{
			"es-US", "martes 10 de marzo de 2026", "10_mar", "domingo 1 de marzo de 2026", "9:00_a._m. (hora central)",
			"martes 10 de marzo de 2026, 9:00_a._m. (hora central)", "de 9:00_a._m. a 1:30_p._m. (hora central)", "1,234,567",
		},
	} {
		l := notice.LocaleOf(tt.tag, chicago)
		require.Equal(t, tt.date, spaces(l.Date(day)))
		require.Equal(t, tt.short, spaces(l.Day(day)))
		require.Equal(t, tt.first, spaces(l.Date(calendar.NewDate(2026, 3, 1))))
		require.Equal(t, tt.clock, spaces(l.Clock(from)))
		require.Equal(t, tt.time, spaces(l.Time(from)))
		require.Equal(t, tt.window, spaces(l.Window(from, to)))
		require.Equal(t, tt.n, spaces(l.Number(1234567)))
		require.Empty(t, l.Date(calendar.Date{}))
		require.Empty(t, l.Day(calendar.Date{}))
	}
}

// TestZoneNames: the zone's name is the one that people use, and never one of a zone
// that only shares the abbreviation.
func TestZoneNames(t *testing.T) {
	winter, summer := time.Date(2026, 1, 5, 18, 0, 0, 0, time.UTC), time.Date(2026, 7, 6, 18, 0, 0, 0, time.UTC)
	for _, tt := range []struct{ zone, winter, summer, fr, es string }{
		{"America/St_Johns", "2:30_PM Newfoundland Time", "3:30_PM Newfoundland Time", "heure de Terre-Neuve", "hora de Terranova"},
		{"America/Halifax", "2:00_PM Atlantic Time", "3:00_PM Atlantic Time", "heure de l’Atlantique", "hora del Atlántico"},
		{"America/New_York", "1:00_PM Eastern Time", "2:00_PM Eastern Time", "heure de l’Est", "hora del este"},
		{"America/Regina", "12:00_PM Central Time", "12:00_PM Central Time", "heure du Centre", "hora central"},
		{"America/Phoenix", "11:00_AM Mountain Time", "11:00_AM Mountain Time", "heure des Rocheuses", "hora de la montaña"},
		{"America/Vancouver", "10:00_AM Pacific Time", "11:00_AM Pacific Time", "heure du Pacifique", "hora del Pacífico"},
		{"America/Anchorage", "9:00_AM Alaska Time", "10:00_AM Alaska Time", "heure de l’Alaska", "hora de Alaska"},
		{"Pacific/Honolulu", "8:00_AM Hawaii Time", "8:00_AM Hawaii Time", "heure d’Hawaï", "hora de Hawái"},
		{"UTC", "6:00_PM UTC", "6:00_PM UTC", "UTC", "UTC"},
		{"Asia/Shanghai", "2:00_AM UTC+8", "2:00_AM UTC+8", "UTC+8", "UTC+8"}, // its abbreviation is CST
		{"Asia/Kolkata", "11:30_PM UTC+5:30", "11:30_PM UTC+5:30", "UTC+5:30", "UTC+5:30"},
		{"America/Sao_Paulo", "3:00_PM UTC−3", "3:00_PM UTC−3", "UTC−3", "UTC−3"},
	} {
		z := zone(t, tt.zone)
		require.Equal(t, tt.winter, spaces(notice.LocaleOf("en", z).Clock(winter)))
		require.Equal(t, tt.summer, spaces(notice.LocaleOf("en", z).Clock(summer)))
		require.Contains(t, notice.LocaleOf("fr", z).Clock(summer), "("+tt.fr+")")
		require.Contains(t, notice.LocaleOf("es", z).Clock(summer), "("+tt.es+")")
	}
	// Across a change of the clocks each end has its own name only if the names differ.
	ny := notice.LocaleOf("en", zone(t, "America/New_York"))
	require.Equal(t, "12:00_AM to 4:00_AM Eastern Time",
		spaces(ny.Window(time.Date(2026, 3, 8, 5, 0, 0, 0, time.UTC), time.Date(2026, 3, 8, 8, 0, 0, 0, time.UTC))))
}

func TestPlural(t *testing.T) {
	one := carrier.Words{EN: "{n} number", FR: "{n} numéro", ES: "{n} número"}
	other := carrier.Words{EN: "{n} numbers", FR: "{n} numéros", ES: "{n} números"}
	for tag, want := range map[string][]string{
		"en": {"0 numbers", "1 number", "2 numbers", "1,000 numbers"},
		"fr": {"0 numéro", "1 numéro", "2 numéros", "1_000 numéros"}, // none is singular in French
		"es": {"0 números", "1 número", "2 números", "1,000 números"},
	} {
		for i, n := range []int{0, 1, 2, 1000} {
			require.Equal(t, want[i], spaces(notice.LocaleOf(tag, nil).Plural(n, one, other)))
		}
	}
}

func TestSay(t *testing.T) {
	fr := notice.LocaleOf("fr", nil)
	w := carrier.Words{FR: "Voici : « {name} », d'après {name}."}
	require.Equal(t, "Voici_: «_Acme Inc._», d’après Acme Inc.", spaces(fr.Say(w, "name", "Acme Inc.")))
	require.Equal(t, "Voici_: «_O'Brien {n}_», d’après O'Brien {n}.", spaces(fr.Say(w, "name", " O'Brien\r\n{n}")),
		"a name is not retyped, and braces in it name nothing")
	require.Equal(t, "Ask .", notice.Locale{}.Say(carrier.Words{EN: "Ask {who}."}, "who"), "a name without a value")
	require.Equal(t, "Ask Acme Inc. today, or Acme Inc.", notice.Locale{}.Say(carrier.Words{EN: "Ask {who} today, or {who}."}, "what", "x", "who", "Acme Inc."))
	require.Equal(t, "l'« a » : b’s", notice.Locale{}.Say(carrier.Words{EN: "{who}'s"}, "who", "l'« a » : b"))
	require.Equal(t, "Acme is yours", notice.Locale{}.Say(carrier.Words{EN: "{who} is {nothing}yours"}, "who", "Ac\u202eme"))
}

// TestClean holds that what is filled in is one line, without the characters that turn the
// direction of writing or that XML does not have.
func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " ": "", "x": "x", " x": "x", "x ": "x", "a b": "a b", "a  b": "a b", "  a  b  ": "a b", "~a": "~a",
		"a\x7fb": "a b", "a\tb": "a b", "\na\r\n": "a", "a\u0085b": "a b", "a\u2028b": "a b", "a\u2029b": "a b", "a\u3000b": "a b",
		"a\u00a0b": "a\u00a0b", "a\u202fb": "a\u202fb", "a \u00a0": "a \u00a0",
		"\u202ea\u202c": "a", "a\u200fb": "ab", "a\ufeffb": "ab", "a\ufffeb": "ab", "a\uffffb": "ab", "a\ufffdb": "a\ufffdb",
		"a\xffb": "a\ufffdb", "é": "é",
	} {
		require.Equal(t, want, notice.Locale{}.Say(carrier.Words{EN: "{x}"}, "x", in), "%q", in)
	}
}

// TestClocks holds how the time of day is written at the turns of the day.
func TestClocks(t *testing.T) {
	for clock, want := range map[[2]int][3]string{
		{0, 0}:   {"12:00_AM UTC", "0_h (UTC)", "12:00_a._m. (UTC)"},
		{0, 5}:   {"12:05_AM UTC", "0_h_05 (UTC)", "12:05_a._m. (UTC)"},
		{11, 59}: {"11:59_AM UTC", "11_h_59 (UTC)", "11:59_a._m. (UTC)"},
		{12, 0}:  {"12:00_PM UTC", "12_h (UTC)", "12:00_p._m. (UTC)"},
		{13, 1}:  {"1:01_PM UTC", "13_h_01 (UTC)", "1:01_p._m. (UTC)"},
		{23, 59}: {"11:59_PM UTC", "23_h_59 (UTC)", "11:59_p._m. (UTC)"},
	} {
		at := time.Date(2026, 3, 10, clock[0], clock[1], 0, 0, time.UTC)
		for i, language := range languages {
			require.Equal(t, want[i], spaces(notice.LocaleOf(language, nil).Clock(at)))
		}
	}
}

// TestDates holds how each day of the week and each month is written, as the Canadian and
// American guides of style have them.
func TestDates(t *testing.T) {
	for day, want := range map[calendar.Date][6]string{
		calendar.NewDate(2026, 1, 4):   {"Sunday, January_4, 2026", "Jan_4", "dimanche 4_janvier 2026", "4_janv.", "domingo 4 de enero de 2026", "4_ene"},
		calendar.NewDate(2026, 2, 2):   {"Monday, February_2, 2026", "Feb_2", "lundi 2_février 2026", "2_févr.", "lunes 2 de febrero de 2026", "2_feb"},
		calendar.NewDate(2026, 3, 31):  {"Tuesday, March_31, 2026", "Mar_31", "mardi 31_mars 2026", "31_mars", "martes 31 de marzo de 2026", "31_mar"},
		calendar.NewDate(2026, 4, 1):   {"Wednesday, April_1, 2026", "Apr_1", "mercredi 1er_avril 2026", "1er_avr.", "miércoles 1 de abril de 2026", "1_abr"},
		calendar.NewDate(2026, 5, 21):  {"Thursday, May_21, 2026", "May_21", "jeudi 21_mai 2026", "21_mai", "jueves 21 de mayo de 2026", "21_may"},
		calendar.NewDate(2026, 6, 5):   {"Friday, June_5, 2026", "Jun_5", "vendredi 5_juin 2026", "5_juin", "viernes 5 de junio de 2026", "5_jun"},
		calendar.NewDate(2026, 7, 11):  {"Saturday, July_11, 2026", "Jul_11", "samedi 11_juillet 2026", "11_juill.", "sábado 11 de julio de 2026", "11_jul"},
		calendar.NewDate(2026, 8, 2):   {"Sunday, August_2, 2026", "Aug_2", "dimanche 2_août 2026", "2_août", "domingo 2 de agosto de 2026", "2_ago"},
		calendar.NewDate(2026, 9, 7):   {"Monday, September_7, 2026", "Sep_7", "lundi 7_septembre 2026", "7_sept.", "lunes 7 de septiembre de 2026", "7_sept"},
		calendar.NewDate(2026, 10, 6):  {"Tuesday, October_6, 2026", "Oct_6", "mardi 6_octobre 2026", "6_oct.", "martes 6 de octubre de 2026", "6_oct"},
		calendar.NewDate(2026, 11, 4):  {"Wednesday, November_4, 2026", "Nov_4", "mercredi 4_novembre 2026", "4_nov.", "miércoles 4 de noviembre de 2026", "4_nov"},
		calendar.NewDate(2026, 12, 31): {"Thursday, December_31, 2026", "Dec_31", "jeudi 31_décembre 2026", "31_déc.", "jueves 31 de diciembre de 2026", "31_dic"},
	} {
		for i, language := range languages {
			l := notice.LocaleOf(language, nil)
			require.Equal(t, want[2*i], spaces(l.Date(day)))
			require.Equal(t, want[2*i+1], spaces(l.Day(day)))
		}
	}
}

// TestZonesWithoutAName are told by their distance from UTC.
func TestZonesWithoutAName(t *testing.T) {
	noon := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	for seconds := -15 * 3600; seconds <= 15*3600; seconds += 60 {
		sign, minutes := "+", seconds/60
		if minutes < 0 {
			sign, minutes = "−", -minutes
		}
		want := fmt.Sprintf("UTC%s%d", sign, minutes/60)
		if minutes%60 != 0 {
			want += fmt.Sprintf(":%02d", minutes%60)
		}
		if minutes == 0 {
			want = "UTC"
		}
		_, name, _ := strings.Cut(notice.Locale{}.Clock(noon), " ")
		require.Equal(t, "UTC", name)
		_, name, _ = strings.Cut(notice.LocaleOf("en", time.FixedZone("", seconds)).Clock(noon), " ")
		require.Equal(t, want, name)
	}
}

// TestWindowAcrossZones names both zones if the clocks change between, and names differ.
func TestWindowAcrossZones(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	from := time.Date(2026, 3, 29, 1, 0, 0, 0, berlin)
	require.Equal(t, "1:00_AM UTC+1 to 4:00_AM UTC+2", spaces(notice.LocaleOf("en", berlin).Window(from, from.Add(2*time.Hour))))
	require.Equal(t, "de 1_h (UTC+1) à 4_h (UTC+2)", spaces(notice.LocaleOf("fr", berlin).Window(from, from.Add(2*time.Hour))))
}

// TestList holds how names are joined.
func TestList(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "a": {"a"}, "a et b": {"a", "b"}, "a, b et c": {"a", "b", "c"}, "a, b, c et d": {"a", "b", "c", "d"}} {
		require.Equal(t, want, notice.LocaleOf("fr", nil).List(names))
	}
}

func TestNumbers(t *testing.T) {
	four := []numbering.Number{one, two, two, two}
	for tag, want := range map[string]string{
		"en": "(312) 555-0142 and 3 more numbers",
		"fr": "(312) 555-0142 et 3 autres numéros",
		"es": "(312) 555-0142 y 3 números más",
	} {
		require.Equal(t, want, notice.LocaleOf(tag, nil).Numbers(four))
	}
	require.Empty(t, notice.Locale{}.Numbers(nil))
	require.Equal(t, "(312) 555-0142", notice.Locale{}.Numbers(four[:1]))
	require.Equal(t, "(312) 555-0142 and (312) 555-0143", notice.Locale{}.Numbers(four[:2]))
	require.Equal(t, "(312) 555-0142, (312) 555-0143 et (312) 555-0143", notice.LocaleOf("fr", nil).Numbers(four[:3]))
}

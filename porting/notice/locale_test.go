package notice_test

import (
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
	require.Equal(t, "Acme is yours", notice.Locale{}.Say(carrier.Words{EN: "{who} is {nothing}yours"}, "who", "Ac\u202eme"))
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
	require.Equal(t, "(312) 555-0142, (312) 555-0143 et (312) 555-0143", notice.LocaleOf("fr", nil).Numbers(four[:3]))
}

package notice

import (
	"strconv"
	"time"

	"github.com/openlnp/lnp/carrier"
)

// words are a text in the three languages, with names in braces for what is filled in.
type words = carrier.Words

// zones are the names that people of the US and Canada call their zones by, for the
// abbreviations of the zone database. An abbreviation alone is not enough: CST is also
// China's. Offsets are in minutes.
var zones = [...]struct {
	short  string
	offset int
	name   words
}{
	{"NST", -210, words{EN: "Newfoundland Time", FR: "heure de Terre-Neuve", ES: "hora de Terranova"}},
	{"NDT", -150, words{EN: "Newfoundland Time", FR: "heure de Terre-Neuve", ES: "hora de Terranova"}},
	{"AST", -240, words{EN: "Atlantic Time", FR: "heure de l'Atlantique", ES: "hora del Atlántico"}},
	{"ADT", -180, words{EN: "Atlantic Time", FR: "heure de l'Atlantique", ES: "hora del Atlántico"}},
	{"EST", -300, words{EN: "Eastern Time", FR: "heure de l'Est", ES: "hora del este"}},
	{"EDT", -240, words{EN: "Eastern Time", FR: "heure de l'Est", ES: "hora del este"}},
	{"CST", -360, words{EN: "Central Time", FR: "heure du Centre", ES: "hora central"}},
	{"CDT", -300, words{EN: "Central Time", FR: "heure du Centre", ES: "hora central"}},
	{"MST", -420, words{EN: "Mountain Time", FR: "heure des Rocheuses", ES: "hora de la montaña"}},
	{"MDT", -360, words{EN: "Mountain Time", FR: "heure des Rocheuses", ES: "hora de la montaña"}},
	{"PST", -480, words{EN: "Pacific Time", FR: "heure du Pacifique", ES: "hora del Pacífico"}},
	{"PDT", -420, words{EN: "Pacific Time", FR: "heure du Pacifique", ES: "hora del Pacífico"}},
	{"AKST", -540, words{EN: "Alaska Time", FR: "heure de l'Alaska", ES: "hora de Alaska"}},
	{"AKDT", -480, words{EN: "Alaska Time", FR: "heure de l'Alaska", ES: "hora de Alaska"}},
	{"HST", -600, words{EN: "Hawaii Time", FR: "heure d'Hawaï", ES: "hora de Hawái"}},
}

// zoneName is what people call the reader's zone at an instant: a name of the table, UTC,
// or the distance from it.
func (l Locale) zoneName(at time.Time) string {
	short, offset := at.In(l.Zone()).Zone()
	for i := range zones {
		if zones[i].short == short && zones[i].offset*60 == offset {
			return l.Say(zones[i].name)
		}
	}
	sign, minutes := "+", offset/60
	switch {
	case minutes == 0:
		return "UTC"
	case minutes < 0:
		sign, minutes = "−", -minutes
	}
	name := "UTC" + sign + strconv.Itoa(minutes/60)
	if m := minutes % 60; m != 0 {
		name += ":" + strconv.Itoa(m/10) + strconv.Itoa(m%10)
	}
	return name
}

// names are the names of days and months, and of the halves of the day.
type names struct {
	weekdays [7]string
	short    [12]string // months
	halves   [2]string
}

var (
	englishNames = names{
		weekdays: [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		short:    [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		halves:   [...]string{"AM", "PM"},
	}
	frenchNames = names{
		weekdays: [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
		short: [...]string{
			"janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc.",
		},
	}
	spanishNames = names{
		weekdays: [...]string{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
		short:    [...]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
		halves:   [...]string{"a." + nbsp + "m.", "p." + nbsp + "m."},
	}
)

func (l Locale) calendar() names {
	n := englishNames
	switch l.tongue {
	case frCA:
		n = frenchNames
	case esUS:
		n = spanishNames
	case enCA:
		n.halves = [...]string{"a.m.", "p.m."}
	default:
	}
	return n
}

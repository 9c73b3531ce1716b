package notice_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// The reasons of a plan, the tasks that an order waits for, and the criteria of its
// documents are told in every language, each in its own.
func TestDeskSpeaksEveryLanguage(t *testing.T) {
	said := map[string]bool{}
	told := func(s, code string) {
		t.Helper()
		require.NotEmpty(t, s, code)
		require.NotContains(t, s, "{")
		require.False(t, said[s], "said twice: %s", s)
		said[s] = true
	}
	for _, language := range languages {
		l := notice.LocaleOf(language, nil)
		for _, code := range constants(t, "ApartCode") {
			told(l.Apart(porting.Apart{Code: porting.ApartCode(code), Value: "X"}), code)
		}
		for _, task := range constants(t, "Task") {
			told(l.Waiting(porting.Waiting{For: porting.Task(task)}), task)
		}
	}
}

// Whatever a policy asks for is told, in English as porting has it.
func TestCriteriaOfEveryPolicy(t *testing.T) {
	for _, need := range []loa.Need{loa.Required, loa.Advised, loa.IfBusiness, loa.IfElectronic, loa.IfPartial, loa.IfProofless} {
		p := loa.Policy{PracticeDays: 30, Document: loa.DocumentPolicy{MaxAgeDays: 60, MaxBytes: 5_000_000}, ToChange: need == loa.Advised}
		for i := range reflect.TypeFor[loa.Needs]().NumField() {
			reflect.ValueOf(&p.Needs).Elem().Field(i).Set(reflect.ValueOf(need))
		}
		o := sample("en")
		o.Rules.Letter = &p
		for _, r := range porting.Checklist(o, foc.From) {
			require.NotEmpty(t, r.Criteria)
			for _, c := range r.Criteria {
				english := strings.ReplaceAll(notice.LocaleOf("en", nil).Criterion(c), "\u2019", "'")
				if c.Limit == 0 {
					require.Equal(t, c.Text, english)
				}
				french, spanish := notice.LocaleOf("fr", nil).Criterion(c), notice.LocaleOf("es", nil).Criterion(c)
				for _, s := range []string{english, french, spanish} {
					require.Regexp(t, `^[^{}]+[^.]\.$`, s, c.Code)
				}
				require.NotEqual(t, english, french)
				require.NotEqual(t, english, spanish)
				require.NotEqual(t, french, spanish)
			}
		}
	}
	one := porting.Criterion{Code: "age", Limit: 1}
	require.Equal(t, "Tiene como máximo un día al enviar la solicitud.", notice.LocaleOf("es", nil).Criterion(one))
}

// What a later version adds is told in English as it came, and to others not at all.
func TestDeskKnowsNotEverything(t *testing.T) {
	en, fr := notice.LocaleOf("en", nil), notice.LocaleOf("fr", nil)
	require.Equal(t, "It is new.", en.Criterion(porting.Criterion{Code: "new", Text: "It is new."}))
	require.Empty(t, fr.Criterion(porting.Criterion{Code: "new", Text: "It is new."}))
	require.Equal(t, "it is new", en.Apart(porting.Apart{Code: "new", Message: "it is new"}))
	require.Empty(t, fr.Apart(porting.Apart{Code: "new", Message: "it is new"}))
	require.Empty(t, en.Waiting(porting.Waiting{For: "new", Until: foc.By}))
	require.Equal(t, "aucun partenaire ne dessert ces numéros", fr.Apart(porting.Apart{Code: porting.ApartPartner}))
	require.Equal(t, "Votre fournisseur actuel vérifie la demande, puis l\u2019approuve ou la refuse. Échéance\u00a0: mardi 10\u00a0mars 2026.",
		fr.Waiting(porting.Waiting{For: porting.AnswerPort, Until: time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)}))
}

package loa_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/golden"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/loa/internal/loatest"
	"github.com/openlnp/lnp/numbering"
)

// TestLetters pins the text of letters in every state, and of every kind, that the other
// renderings do not show.
func TestLetters(t *testing.T) {
	one := func(t loa.Terms) loa.Terms {
		t.Statements = []loa.Statement{{ID: "agent", Text: "I designate Meridian Voice Inc. to act as my agent to make this change."}}
		return t
	}
	local := loatest.Signed(one(loatest.Terms(2)))
	void := local
	void.Texting = false
	partial := one(loatest.Terms(2))
	partial.Partial, partial.Texting, partial.RequestedDate = true, false, calendar.Date{}
	partial.Remaining = loa.Remaining{Action: loa.Keep, NewBTN: loa.MustParseBTN("217-555-0177 014"), Numbers: loatest.Numbers("312555", 2)}
	partial.Signer.Phone = numbering.MustParse("2175550177")
	partial.BillingAddress = loa.Address{}
	off := one(loatest.Terms(1))
	off.Partial, off.Remaining.Action = true, loa.Disconnect
	off.Signer.Title, off.Signer.Email, off.Signer.Phone = "", "", numbering.MustParse("2175550177")
	mobile := one(wireless())
	mobile.BTN, mobile.ServiceAddress = loa.MustParseBTN("217-555-0100"), loatest.Terms(1).ServiceAddress
	nowhere := one(wireless())
	nowhere.BillingAddress, nowhere.Signer = loa.Address{}, loa.Signer{Capacity: "guardian"}
	ink, err := loa.Sign(loa.Draft(one(loatest.Terms(1))), loa.Signature{
		Method: loa.External, Name: "Dana Whitfield", Provider: "SignWell", Reference: "env-7781", Date: calendar.MustParseDate("2026-03-01"), Trace: loa.Trace{At: loatest.Now},
	})
	require.NoError(t, err)
	stamp := ink
	stamp.Signature.Method, stamp.Evidence = "stamp", []loa.Event{{Type: "stamped", Trace: loa.Trace{At: loatest.Now}}}
	empty := loa.Draft(loa.Terms{ID: "empty", Country: loa.CA, Kind: loa.TollFree, Language: "de"})
	same := mobile
	same.BillingAddress, same.Remaining.Numbers = loa.Address{}, loatest.Numbers("312555", 1)
	shown, err := loa.Note(loa.Draft(off), loa.Event{Type: loa.EventPresented, Trace: loa.Trace{At: loatest.Now}})
	require.NoError(t, err)
	var b strings.Builder
	for _, l := range []loa.Letter{
		void, loa.Revoke(local, loatest.Now, "changed my mind"), loa.Draft(partial), loa.Draft(off), loa.Draft(one(wireless())), loa.Draft(mobile), loa.Draft(nowhere), ink, stamp, empty,
		loa.Draft(same), shown,
	} {
		b.WriteString(loa.Text(l) + "\n" + strings.Repeat("=", 78) + "\n\n")
	}
	golden.Equal(t, "testdata/letters.txt", b.String())
}

// TestQuotes holds that no character of a value is one of the page's.
func TestQuotes(t *testing.T) {
	terms := loatest.Terms(1)
	terms.Customer.Company = `<O'Neil & "Sons">`
	require.Contains(t, loa.HTML(loa.Draft(terms)), "&lt;O&#39;Neil &amp; &#34;Sons&#34;&gt;")
}

// TestDays writes dates as each language does.
func TestDays(t *testing.T) {
	months := map[loa.Language]string{
		loa.English: "January February March April May June July August September October November December",
		loa.French:  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		loa.Spanish: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
	}
	for lang, names := range months {
		for i, name := range strings.Fields(names) {
			for day, want := range map[int]map[loa.Language]string{
				1:  {loa.English: name + " 1, 2026", loa.French: "1er " + name + " 2026", loa.Spanish: "1 de " + name + " de 2026"},
				2:  {loa.English: name + " 2, 2026", loa.French: "2 " + name + " 2026", loa.Spanish: "2 de " + name + " de 2026"},
				28: {loa.English: name + " 28, 2026", loa.French: "28 " + name + " 2026", loa.Spanish: "28 de " + name + " de 2026"},
			} {
				terms := loatest.Terms(1)
				terms.Language, terms.RequestedDate = lang, calendar.NewDate(2026, time.Month(i+1), day)
				require.Contains(t, loa.Text(loa.Draft(terms)), " "+want[lang]+"\n")
			}
		}
	}
}

// TestAttached holds from how many numbers on they stand on a page of their own.
func TestAttached(t *testing.T) {
	for _, n := range []int{1, 15, loa.AttachAbove, loa.AttachAbove + 1, 40} {
		list := loa.LayoutOf(loa.Draft(loatest.Terms(n))).Numbers
		require.Len(t, list.Numbers, n)
		require.Equal(t, n > loa.AttachAbove, list.Attached)
		require.Equal(t, list.Attached, list.Note != "")
		require.Equal(t, list.Attached, list.Attachment != "")
		require.Zero(t, list.Blanks)
	}
	require.Equal(t, 3, loa.LayoutOf(loa.Letter{}).Numbers.Blanks)
}

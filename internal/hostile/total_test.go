package hostile_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
	"github.com/openlnp/lnp/porting/portout"
	"github.com/openlnp/lnp/porting/verification"
)

// TestBrokenFacts applies histories in which each event lacks each of its fields, is
// missing, doubled or of an unknown kind: Apply is total, and whatever it makes can be
// asked everything.
func TestBrokenFacts(t *testing.T) {
	_, events := life(t)
	each(t, events, func(history []porting.Event) {
		o := porting.Replay(history)
		_, _, _, _ = o.Status(), o.Validate(), porting.ValidateHistory(history), porting.Legal(o)
		for _, a := range porting.Next(o, now.AddDate(0, 1, 0)) {
			_ = porting.StillWanted(o, a, now.AddDate(0, 1, 0))
		}
		for _, n := range o.Notices {
			_ = notice.Mail(o, n, nil)
		}
		for _, e := range history {
			_ = notice.Describe(o, e, notice.LocaleOf("fr-CA", time.UTC))
		}
		_, _ = porting.MissingDocuments(o, now), porting.Checklist(o, now)
		_, _ = porting.SubmitRequest(o, credentials())
		_ = porting.MissingCredentials(o, credentials(), now)
		_, _ = porting.DateRequest(o)
		_, _ = porting.Decide(o, porting.VerifyDocuments{By: agent}, now)
		_, _ = porting.Decide(o, porting.ReceiveReport{By: partner, Report: carrier.Report{PON: "P-1", AsOf: now, Lines: make([]carrier.LineReport, 2)}}, now)
	})
	_, leavers := leaving(t)
	each(t, leavers, func(history []portout.Event) {
		a := portout.Replay(history)
		for _, was := range portout.Next(a, now.AddDate(0, 1, 0)) {
			_ = portout.StillWanted(a, was, now.AddDate(0, 1, 0))
		}
		for _, n := range a.Notices {
			_ = portout.Mail(a, n, nil)
		}
		for _, e := range history {
			_, _ = portout.Describe(a, e, nil), portout.Findings(e)
		}
		_, _ = portout.Response(a, "PO-1")
		_ = portout.Blocks(a, "PO-1", now)
		_, _ = portout.Decide(a, portout.Answer{By: agent, Ref: "PO-1", Version: 1, Kind: portout.Confirm}, now.AddDate(0, 0, 3))
	})
	_, verifications := verified(t)
	each(t, verifications, func(history []verification.Event) {
		r := verification.Replay(history)
		_, _ = r.Status(), verification.Legal(r)
		for _, a := range verification.Next(r, now.AddDate(0, 1, 0)) {
			_ = verification.StillWanted(r, a, now.AddDate(0, 1, 0))
		}
		for version := range 3 {
			_, _ = verification.SubmissionOf(r, version)
		}
		_, _ = verification.Decide(r, verification.Submit{By: agent}, now)
	})
}

// each gives broken variants of a history.
func each[E any](t *testing.T, events []E, ask func([]E)) {
	t.Helper()
	variants := 0
	try := func(what string, history []E) {
		variants++
		defer func() {
			require.Nil(t, recover(), what)
		}()
		ask(history)
	}
	for i := range events {
		kind := reflect.ValueOf(events[i]).FieldByName("Kind").String()
		rest := append(append([]E{}, events[:i]...), events[i+1:]...)
		try(kind+" missing", rest)
		try(kind+" alone", events[i:i+1])
		try(kind+" twice", append(append([]E{}, events[:i+1]...), events[i:]...))
		for f := range reflect.TypeFor[E]().NumField() {
			broken := append([]E{}, events...)
			field := reflect.ValueOf(&broken[i]).Elem().Field(f)
			if field.IsZero() {
				continue
			}
			name := reflect.TypeFor[E]().Field(f).Name
			field.SetZero()
			try(kind+" without "+name, broken)
			if field.Kind() == reflect.Int {
				field.SetInt(-1)
				try(kind+" with a negative "+name, broken)
			}
		}
	}
	require.Greater(t, variants, 20)
}

// TestVocabularies gives carriers' words that no vocabulary has: they are kept, and are
// refusals.
func TestVocabularies(t *testing.T) {
	for _, v := range []carrier.Vocabulary{carrier.Telnyx(), carrier.Twilio(), carrier.Bandwidth(), carrier.JCodes(), nil} {
		for _, word := range []string{"", " ", "\x00", "7401 ", "account_number_mismatch", "'; --", "\xff", "unheard-of"} {
			r, refusal := v.Reason(word, "", "text")
			require.True(t, refusal)
			require.Equal(t, carrier.Reason{Code: carrier.Other, RawCode: word, Text: "text"}, r)
		}
	}
}

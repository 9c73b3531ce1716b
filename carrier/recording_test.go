package carrier_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
)

// lines reads a recording.
func lines(t *testing.T, tape *bytes.Buffer) (out []carrier.Recorded) {
	t.Helper()
	for line := range strings.Lines(tape.String()) {
		var r carrier.Recorded
		require.NoError(t, json.Unmarshal([]byte(line), &r))
		out = append(out, r)
	}
	return out
}

// A recording keeps what was asked and answered but for secrets and contents, and takes
// nothing from the caller's own request and answer.
func TestRecordingHidesSecrets(t *testing.T) {
	f := fake.New(&fake.Options{Accounts: []fake.Account{{
		Carrier: "Lone Star Telephone", Number: "4471-0093", PIN: "0420", Numbers: []numbering.Number{lobby, desk},
	}}})
	var tape bytes.Buffer
	c := carrier.Recording(f, &tape)

	submit := request()
	_, err := c.Submit(ctx, submit)
	require.NoError(t, err)
	require.Equal(t, request(), submit, "the caller's request keeps its document and account")
	document := &carrier.SendDocumentRequest{PON: "PO-1", Document: carrier.Document{Name: "letter.pdf", Content: []byte("top secret letter")}}
	_, err = carrier.SendDocument(ctx, c, document)
	require.NoError(t, err)
	require.Equal(t, "top secret letter", string(document.Document.Content))
	fetch := &carrier.FetchRecordRequest{Number: lobby, AccountNumber: loa.NewAccountNumber("4471-0093"), PIN: loa.NewPIN("0420")}
	file, err := carrier.FetchRecord(ctx, c, fetch)
	require.NoError(t, err)
	require.Equal(t, "4471-0093", fetch.AccountNumber.Reveal())
	require.Equal(t, "4471-0093", file.Record.AccountNumber.Reveal())

	ask := f.AskPortOut(carrier.PortOut{Ref: "OUT-1", Numbers: []numbering.Number{lobby}, AccountNumber: loa.NewAccountNumber("4471-0093"), PIN: loa.NewPIN("0420")})
	list, err := carrier.ListPortOuts(ctx, c, &carrier.ListPortOutsRequest{})
	require.NoError(t, err)
	require.Equal(t, "4471-0093", list.PortOuts[0].AccountNumber.Reveal())
	push := f.PortOutWebhook(ask)
	message := &carrier.ParseWebhookRequest{Header: push.Header, Body: push.Body, At: f.Now()}
	read, err := carrier.ParseWebhook(ctx, c, message)
	require.NoError(t, err)
	require.Equal(t, "4471-0093", read.PortOuts[0].AccountNumber.Reveal())

	for _, secret := range []string{"4471-0093", "0420", "top secret", `"content"`} {
		require.NotContains(t, tape.String(), secret)
	}
	all := lines(t, &tape)
	require.Len(t, all, 5)
	for i, want := range []string{
		`{"pon":"PO-1","version":1,"reference":"case 7"`,
		`"document":{"kind":"","name":"letter.pdf","media_type":""}`,
		`{"number":"+15125550142","account_number":"••••0093"`,
		`{}`,
		`{"body":null,"at":"2026-03-02T15:00:00Z"}`,
	} {
		require.Contains(t, string(all[i].Request), want)
	}
	for i, want := range []string{
		`"status":"received"`,
		`"status":"received"`,
		`"account_number":"••••0093"`,
		`"port_outs":[{"ref":"OUT-1","version":1,"kind":"local","numbers":["+15125550142"],"account_number":"••••0093"`,
		`"port_outs":[{"ref":"OUT-1","version":1,"kind":"local","numbers":["+15125550142"],"account_number":"••••0093"`,
	} {
		require.Contains(t, string(all[i].Response), want)
	}
}

// answering returns a carrier whose every call ends as it says.
func answering(response any, err error) carrier.Carrier {
	return carrier.Wrap(fake.New(nil), func(_ context.Context, call *carrier.Call, _ func(context.Context) error) error {
		call.Response = response
		return err
	})
}

// A failure is recorded by the contract's cause, where one error has several.
func TestRecordedCause(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want carrier.RecordedError
	}{
		{
			&carrier.Error{Err: fmt.Errorf("%w: %w", carrier.ErrUnavailable, context.DeadlineExceeded), RetryAfter: time.Second},
			carrier.RecordedError{Cause: "unavailable", Text: "carrier: : carrier is unavailable: context deadline exceeded (outcome unknown)", RetryAfter: time.Second},
		},
		{&carrier.Error{Err: context.Canceled, Unsent: true}, carrier.RecordedError{Cause: "canceled", Text: "carrier: : context canceled", Unsent: true}},
		{io.ErrUnexpectedEOF, carrier.RecordedError{Text: "unexpected EOF"}},
	} {
		var tape bytes.Buffer
		_, err := carrier.Recording(answering(nil, tt.err), &tape).Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
		require.Equal(t, tt.err, err)
		got := lines(t, &tape)
		require.Len(t, got, 1)
		require.Equal(t, &tt.want, got[0].Error)
		require.Empty(t, got[0].Response)
	}
}

// An answer that JSON cannot hold reaches the caller, and is not recorded as an empty one.
func TestRecordingOfWhatHasNoJSON(t *testing.T) {
	odd := &carrier.Report{PON: "PO-1", AsOf: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}
	var tape bytes.Buffer
	got, err := carrier.Recording(answering(odd, nil), &tape).Status(ctx, &carrier.StatusRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Same(t, odd, got)
	require.JSONEq(t, `{"op":"status","request":{"pon":"PO-1"}}`, tape.String())
}

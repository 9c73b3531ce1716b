package carriertest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/numbering"
)

// What was recorded replays as the same answers, and holds no secret.
func TestRecordAndReplay(t *testing.T) {
	ctx := context.Background()
	s, err := subject(nil)()
	require.NoError(t, err)
	f, _ := carrier.As[*fake.Fake](s.Carrier)
	f.SetFaults(fake.Fault{Op: carrier.OpCancel, Trouble: fake.RateLimited, RetryAfter: time.Second, Times: 1})
	var tape bytes.Buffer
	r := s.Order()
	r.Documents = []carrier.Document{{Kind: carrier.DocumentBill, Name: "bill", Content: []byte("top secret bill")}}

	session := func(c carrier.Carrier) (out []any) {
		note := func(v any, err error) {
			if err != nil {
				v = err.Error()
			}
			out = append(out, v)
		}
		got, err := c.Submit(ctx, r)
		note(got, err)
		for range 3 {
			got, err = c.Status(ctx, &carrier.StatusRequest{PON: r.PON})
			note(got, err)
			f.Advance(48 * time.Hour)
		}
		got, err = c.Cancel(ctx, &carrier.CancelRequest{PON: r.PON})
		note(got, err)
		checked, err := carrier.Check(ctx, c, &carrier.CheckRequest{Numbers: r.Numbers})
		note(checked, err)
		events, err := carrier.ListEvents(ctx, c, &carrier.ListEventsRequest{})
		note(events, err)
		rec, err := carrier.FetchRecord(ctx, c, &carrier.FetchRecordRequest{Number: r.Numbers[0], AccountNumber: r.AccountNumber})
		note(rec.Record.Customer, err)
		return out
	}
	want := session(carrier.Recording(f, &tape))
	for _, secret := range []string{"0420", "4471-0093", "top secret"} {
		require.NotContains(t, tape.String(), secret)
	}
	require.Equal(t, 8, strings.Count(tape.String(), "\n"))

	c, err := carriertest.Replay(&tape)
	require.NoError(t, err)
	require.Equal(t, []carrier.Op{carrier.OpCheck, carrier.OpFetchRecord, carrier.OpListEvents}, carrier.Abilities(c))
	got := session(c)
	want[4] = strings.Replace(want[4].(string), "fake: ", "", 1)
	opts := cmp.Options{cmpopts.EquateComparable(calendar.Date{}, numbering.Number{}), cmpopts.EquateEmpty()}
	if diff := cmp.Diff(want, got, opts); diff != "" {
		t.Error(diff)
	}
	_, err = c.Status(ctx, &carrier.StatusRequest{PON: "PO-NEVER"})
	require.ErrorIs(t, err, carrier.ErrUnavailable)
	_, err = carrier.Activate(ctx, c, &carrier.ActivateRequest{PON: r.PON})
	require.ErrorIs(t, err, carrier.ErrUnsupported)

	_, err = carriertest.Replay(strings.NewReader("{}\nnonsense\n"))
	require.EqualError(t, err, "carriertest: not a recording: line 2")
	require.ErrorIs(t, err, carriertest.ErrReplay)
}

// Every operation replays as what it is.
func TestReplayOfEveryOperation(t *testing.T) {
	ctx := context.Background()
	s, err := subject(nil)()
	require.NoError(t, err)
	r := s.Order()
	f, ok := carrier.As[*fake.Fake](s.Carrier)
	require.True(t, ok)
	_, err = f.Submit(ctx, r)
	require.NoError(t, err)
	f.RunUntilIdle()
	ask := s.PortOut("OUT-1")
	message := s.Webhook(true)
	text := func(v any) string {
		b, err := json.Marshal(v)
		require.NoError(t, err)
		return string(b)
	}
	calls := map[carrier.Op]func(c carrier.Carrier) (any, error){
		carrier.OpActivate: func(c carrier.Carrier) (any, error) {
			return carrier.Activate(ctx, c, &carrier.ActivateRequest{PON: r.PON})
		},
		carrier.OpEnableMessaging: func(c carrier.Carrier) (any, error) {
			return carrier.EnableMessaging(ctx, c, &carrier.EnableMessagingRequest{PON: r.PON, Numbers: r.Numbers})
		},
		carrier.OpParseWebhook: func(c carrier.Carrier) (any, error) { return carrier.ParseWebhook(ctx, c, message) },
		carrier.OpListPortOuts: func(c carrier.Carrier) (any, error) {
			return carrier.ListPortOuts(ctx, c, &carrier.ListPortOutsRequest{})
		},
		carrier.OpRespondPortOut: func(c carrier.Carrier) (any, error) {
			return carrier.RespondPortOut(ctx, c, &carrier.RespondPortOutRequest{Ref: ask.Ref})
		},
		carrier.OpDescribe: func(c carrier.Carrier) (any, error) { return carrier.Describe(ctx, c, &carrier.DescribeRequest{}) },
		carrier.OpSendDocument: func(c carrier.Carrier) (any, error) {
			return carrier.SendDocument(ctx, c, &carrier.SendDocumentRequest{PON: r.PON, Document: carrier.Document{Name: "bill", Content: []byte("x")}})
		},
	}
	for op, call := range calls {
		var tape bytes.Buffer
		want, err := call(carrier.Recording(f, &tape))
		require.NoError(t, err, op)
		c, err := carriertest.Replay(strings.NewReader("\n" + tape.String() + "\n"))
		require.NoError(t, err, op)
		for range 2 { // the last answer comes again
			got, err := call(c)
			require.NoError(t, err, op)
			require.Equal(t, text(want), text(got), op)
		}
	}
}

// A line of a recording may be long.
func TestReplayOfLongLines(t *testing.T) {
	c, err := carriertest.Replay(strings.NewReader(`{"op":"status","request":{"pon":"PO-1"},"response":{"pon":"PO-1"},"note":"` + strings.Repeat("x", 1<<20) + `"}`))
	require.NoError(t, err)
	got, err := c.Status(context.Background(), &carrier.StatusRequest{PON: "PO-1"})
	require.NoError(t, err)
	require.Equal(t, "PO-1", got.PON)
}

// A recording that cannot be replayed says so: at once, or at the call whose answer is
// missing.
func TestReplayErrors(t *testing.T) {
	_, err := carriertest.Replay(strings.NewReader(strings.Repeat("x", 65<<20)))
	require.ErrorIs(t, err, carriertest.ErrReplay, "a line longer than any answer")
	for _, answer := range []string{"", `,"response":7`} {
		c, err := carriertest.Replay(strings.NewReader(`{"op":"status","request":{"pon":"PO-1"}` + answer + "}\n"))
		require.NoError(t, err)
		_, err = c.Status(context.Background(), &carrier.StatusRequest{PON: "PO-1"})
		require.EqualError(t, err, "carrier: replay: status: carriertest: not a recording")
		_, err = c.Status(context.Background(), &carrier.StatusRequest{PON: "PO-2"})
		require.EqualError(t, err, "carrier: replay: status: carrier is unavailable: call was not recorded")
	}
}

package hostile_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/billing"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/carrier/carriertest"
	"github.com/openlnp/lnp/carrier/fake"
	"github.com/openlnp/lnp/internal/strictjson"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting/verification"
)

// seed is the fake's key for webhooks.
var seed = bytes.Repeat([]byte{7}, ed25519.SeedSize)

// taken is a fake that holds the order P-1, and a request to port out.
func taken(t testing.TB) *fake.Fake {
	t.Helper()
	f := fake.New(&fake.Options{Start: now, Accounts: []fake.Account{subscriber()}, Key: seed, NoLedger: true})
	_, err := f.Submit(t.Context(), submitRequest())
	require.NoError(t, err)
	f.AskPortOut(portOut())
	f.Advance(time.Hour)
	return f
}

// call gives a request to a fake. Its order and what it told are as they were if it
// refuses.
func call(t testing.TB, f *fake.Fake, do func(context.Context) error) error {
	t.Helper()
	view := func() []byte {
		r, err := f.Status(t.Context(), &carrier.StatusRequest{PON: "P-1"})
		require.NoError(t, err)
		events, err := f.ListEvents(t.Context(), &carrier.ListEventsRequest{})
		require.NoError(t, err)
		return asJSON(t, []any{r, events, f.Documents("P-1")})
	}
	before := view()
	err := do(t.Context())
	return untouched(err, bytes.Equal(before, view()))
}

// plant gives a secret where an input has none.
func plant[S interface{ IsZero() bool }](s *S, planted S) {
	if (*s).IsZero() {
		*s = planted
	}
}

// carriers are the entry points of package carrier, of the fake and of the decoder of
// requests that people write.
func carriers() []entry {
	request := func(t testing.TB) []byte {
		r := submitRequest()
		r.PIN, r.SSN4, r.TaxID, r.DeviceID, r.Documents = loa.PIN{}, loa.SSN4{}, loa.TaxID{}, loa.DeviceID{}, nil
		return asJSON(t, r)
	}
	submitted := func(t testing.TB, in []byte) *carrier.SubmitRequest {
		r, planted := read[carrier.SubmitRequest](t, string(in)), credentials()
		plant(&r.PIN, planted.PIN)
		plant(&r.SSN4, planted.SSN4)
		plant(&r.TaxID, planted.TaxID)
		plant(&r.DeviceID, planted.DeviceID)
		return &r
	}
	return []entry{
		{name: "carrier.SubmitRequest.Validate", sentence: true, sample: request, where: carrierWhere, try: func(t testing.TB, in []byte) error {
			return submitted(t, in).Validate()
		}},
		{name: "fake.Submit", sentence: true, sample: request, where: carrierWhere, try: func(t testing.TB, in []byte) error {
			f := taken(t)
			return call(t, f, func(ctx context.Context) error { return errOf(f.Submit(ctx, submitted(t, in))) })
		}},
		{name: "fake.calls", sentence: true, where: carrierWhere, try: func(t testing.TB, in []byte) error {
			f := taken(t)
			return call(t, f, func(ctx context.Context) error { return operate(ctx, t, f, string(in)) })
		}},
		{name: "fake.ParseWebhook", sentence: true, sample: func(t testing.TB) []byte {
			f := taken(t)
			w := f.PortOutWebhook(portOut())
			return asJSON(t, carrier.ParseWebhookRequest{Header: w.Header, Body: w.Body, At: f.Now()})
		}, where: carrierWhere, try: func(t testing.TB, in []byte) error {
			f := taken(t)
			r := webhook(t, f, string(in))
			return call(t, f, func(ctx context.Context) error {
				response, err := f.ParseWebhook(ctx, r)
				return untouched(err, response == nil)
			})
		}},
		{name: "fake.ParseScript", sentence: true, where: func(err error) string {
			if e, ok := errors.AsType[*fake.ScriptError](err); ok && errors.Is(err, fake.ErrScript) {
				return fmt.Sprintf("line %d: %s", e.Line, e.Want)
			}
			return ""
		}, try: func(_ testing.TB, in []byte) error {
			s, err := fake.ParseScript(string(in))
			return untouched(err, s == nil)
		}},
		{name: "fake.Restore", sentence: true, sample: func(t testing.TB) []byte {
			f := fake.New(&fake.Options{Start: now, Accounts: []fake.Account{subscriber()}})
			_, err := f.Submit(t.Context(), submitRequest())
			require.NoError(t, err)
			f.Advance(time.Hour)
			b, err := f.Snapshot()
			require.NoError(t, err)
			return b
		}, where: func(err error) string {
			if !errors.Is(err, fake.ErrSnapshot) {
				return ""
			}
			return strings.TrimPrefix(err.Error(), fake.ErrSnapshot.Error()+": ")
		}, try: func(t testing.TB, in []byte) error {
			f, err := fake.Restore(nil, in)
			if err == nil { // what is taken must work
				f.Advance(60 * 24 * time.Hour)
				_ = f.Timeline("P-1") + f.Mermaid("P-1")
				_, _ = f.Status(t.Context(), &carrier.StatusRequest{PON: "P-1"})
				_, _ = f.ListEvents(t.Context(), &carrier.ListEventsRequest{})
				_, err := f.Snapshot()
				require.NoError(t, err)
			}
			return untouched(err, err == nil || f == nil)
		}},
		{name: "carriertest.Replay", sentence: true, where: func(err error) string {
			if !errors.Is(err, carriertest.ErrReplay) {
				return ""
			}
			return strings.TrimPrefix(err.Error(), carriertest.ErrReplay.Error()+": ")
		}, try: func(_ testing.TB, in []byte) error {
			c, err := carriertest.Replay(bytes.NewReader(in))
			return untouched(err, c == nil)
		}},
		{
			name: "strictjson.SubmitRequest", sample: request, mutate: true, where: strictWhere, try: strictInto(carrier.SubmitRequest{PON: "P-9"}),
		},
		{name: "strictjson.Form", sample: func(t testing.TB) []byte { return asJSON(t, form()) }, mutate: true, where: strictWhere, try: strictInto(verification.Form{Summary: "before"})},
		{
			name: "strictjson.Subscription", sample: func(t testing.TB) []byte { return asJSON(t, subscription()) }, mutate: true, where: strictWhere,
			try: strictInto(billing.Subscription{ID: "before"}),
		},
	}
}

// operate calls an operation of a fake: its name, then the request.
func operate(ctx context.Context, t testing.TB, f *fake.Fake, line string) error {
	t.Helper()
	op, text, _ := strings.Cut(line, " ")
	switch carrier.Op(op) {
	case carrier.OpStatus:
		r := read[carrier.StatusRequest](t, text)
		return errOf(f.Status(ctx, &r))
	case carrier.OpCancel:
		r := read[carrier.CancelRequest](t, text)
		return errOf(f.Cancel(ctx, &r))
	case carrier.OpSupplement:
		r := read[carrier.SupplementRequest](t, text)
		return errOf(f.Supplement(ctx, &r))
	case carrier.OpActivate:
		r := read[carrier.ActivateRequest](t, text)
		return errOf(f.Activate(ctx, &r))
	case carrier.OpSendDocument:
		r := read[carrier.SendDocumentRequest](t, text)
		return errOf(f.SendDocument(ctx, &r))
	case carrier.OpEnableMessaging:
		r := read[carrier.EnableMessagingRequest](t, text)
		return errOf(f.EnableMessaging(ctx, &r))
	case carrier.OpRespondPortOut:
		r := read[carrier.RespondPortOutRequest](t, text)
		return errOf(f.RespondPortOut(ctx, &r))
	case carrier.OpListEvents:
		r := read[carrier.ListEventsRequest](t, text)
		return errOf(f.ListEvents(ctx, &r))
	default:
		t.Fatalf("no operation %s", op)
		return nil
	}
}

// webhook makes the message of an input: "signed" and a body that the fake's key signs,
// "foreign" and one that another key does, or the edited sample.
func webhook(t testing.TB, f *fake.Fake, in string) *carrier.ParseWebhookRequest {
	t.Helper()
	how, body, _ := strings.Cut(in, " ")
	key := ed25519.NewKeyFromSeed(seed)
	switch how {
	case "signed":
	case "foreign":
		key = sealer
	default:
		r := read[carrier.ParseWebhookRequest](t, in)
		return &r
	}
	stamp := strconv.FormatInt(f.Now().Unix(), 10)
	signature := ed25519.Sign(key, []byte(stamp+"|"+body))
	return &carrier.ParseWebhookRequest{At: f.Now(), Body: []byte(body), Header: map[string][]string{
		fake.HeaderTimestamp: {stamp}, fake.HeaderSignature: {base64.StdEncoding.EncodeToString(signature)},
	}}
}

// carrierWhere tells the sentinel and what it is about, which is the text of a refusal.
func carrierWhere(err error) string {
	for _, s := range []error{
		carrier.ErrInvalid, carrier.ErrConflict, carrier.ErrStale, carrier.ErrNotFound, carrier.ErrUnsupported, carrier.ErrRefused,
		carrier.ErrUnauthorized, carrier.ErrRateLimited, carrier.ErrUnavailable,
	} {
		if errors.Is(err, s) {
			return strings.TrimPrefix(err.Error(), "carrier: fake: ")
		}
	}
	return ""
}

func strictWhere(err error) string {
	e, ok := errors.AsType[*strictjson.Error](err)
	switch {
	case !ok:
		return ""
	case e.Path == "" && e.Line > 0:
		return "line " + strconv.Itoa(e.Line)
	case e.Path == "":
		return e.Message
	}
	return e.Path
}

func strictInto[T any](before T) func(testing.TB, []byte) error {
	return func(t testing.TB, in []byte) error {
		v := before
		err := strictjson.Unmarshal(in, &v)
		return untouched(err, bytes.Equal(asJSON(t, v), asJSON(t, before)))
	}
}

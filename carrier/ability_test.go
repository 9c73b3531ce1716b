package carrier_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/carrier"
)

// A carrier without an ability answers with ErrUnsupported, and nothing has been sent.
func TestWithoutAbilities(t *testing.T) {
	calls := map[carrier.Op]func() (any, error){
		carrier.OpCheck:           func() (any, error) { return carrier.Check(ctx, lame{}, &carrier.CheckRequest{}) },
		carrier.OpSupplement:      func() (any, error) { return carrier.Supplement(ctx, lame{}, &carrier.SupplementRequest{}) },
		carrier.OpActivate:        func() (any, error) { return carrier.Activate(ctx, lame{}, &carrier.ActivateRequest{}) },
		carrier.OpSendDocument:    func() (any, error) { return carrier.SendDocument(ctx, lame{}, &carrier.SendDocumentRequest{}) },
		carrier.OpFetchRecord:     func() (any, error) { return carrier.FetchRecord(ctx, lame{}, &carrier.FetchRecordRequest{}) },
		carrier.OpListEvents:      func() (any, error) { return carrier.ListEvents(ctx, lame{}, &carrier.ListEventsRequest{}) },
		carrier.OpParseWebhook:    func() (any, error) { return carrier.ParseWebhook(ctx, lame{}, &carrier.ParseWebhookRequest{}) },
		carrier.OpEnableMessaging: func() (any, error) { return carrier.EnableMessaging(ctx, lame{}, &carrier.EnableMessagingRequest{}) },
		carrier.OpRespondPortOut:  func() (any, error) { return carrier.RespondPortOut(ctx, lame{}, &carrier.RespondPortOutRequest{}) },
		carrier.OpListPortOuts:    func() (any, error) { return carrier.ListPortOuts(ctx, lame{}, &carrier.ListPortOutsRequest{}) },
		carrier.OpDescribe:        func() (any, error) { return carrier.Describe(ctx, lame{}, &carrier.DescribeRequest{}) },
	}
	for op, call := range calls {
		out, err := call()
		require.Zero(t, out, op)
		e, ok := errors.AsType[*carrier.Error](err)
		require.True(t, ok && e.Unsent, op)
		require.Equal(t, &carrier.Error{Op: op, Err: carrier.ErrUnsupported, Unsent: true}, e)
	}
}

package hostile_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/portout"
	"github.com/openlnp/lnp/porting/verification"
)

func numbersOf(ns ...string) []numbering.Number {
	out := make([]numbering.Number, len(ns))
	for i, n := range ns {
		out[i] = numbering.MustParse(n)
	}
	return out
}

func opening(t testing.TB) []byte {
	return asJSON(t, porting.Open{By: customer, ID: orderID, PON: "P-1", Account: account, Planned: porting.PlannedOrder{
		Carrier: "partner", Kind: loa.Local, Country: loa.US, LosingCarrier: "Prairie Bell",
		AccountNumber: loa.NewAccountNumber(plantedAccount),
		Lines:         []porting.PlannedLine{{Number: number, Checked: true}, {Number: other, Checked: true}},
	}})
}

// read makes a command of JSON. Commands have no JSON form of their own: a host that
// gives them one gives them this.
func read[C any](t testing.TB, text string) C {
	t.Helper()
	var c C
	require.NoError(t, json.Unmarshal([]byte(text), &c))
	return c
}

// decide gives a command, the kind and then its fields, to an order. An order and what
// was decided are as they were if it is refused.
func decide(t testing.TB, o porting.Order, line string) error {
	t.Helper()
	kind, text, _ := strings.Cut(line, " ")
	var c porting.Command
	switch porting.CommandKind(kind) {
	case "none":
	case porting.KindOpen:
		c = read[porting.Open](t, text)
	case porting.KindOpenTicket:
		c = read[porting.OpenTicket](t, text)
	case porting.KindRecordCheck:
		c = read[porting.RecordCheck](t, text)
	case porting.KindAskDocuments:
		c = read[porting.AskDocuments](t, text)
	case porting.KindReceiveLetter:
		l := letter(t)
		switch text {
		case "unsigned":
			l = loa.Draft(terms())
		case "changed":
			l.AccountNumber = loa.NewAccountNumber(plantedPIN)
		case "nobody":
			c = porting.ReceiveLetter{Letter: l}
		}
		if c == nil {
			c = porting.ReceiveLetter{By: customer, Letter: l}
		}
	case porting.KindReceiveDocument:
		c = read[porting.ReceiveDocument](t, text)
	case porting.KindVerifyDocuments:
		c = read[porting.VerifyDocuments](t, text)
	case porting.KindConfirmPaid:
		c = read[porting.ConfirmPaid](t, text)
	case porting.KindSubmit:
		c = read[porting.Submit](t, text)
	case porting.KindReceiveReport:
		c = read[porting.ReceiveReport](t, text)
	case porting.KindRecordRefusal:
		c = read[porting.RecordRefusal](t, text)
	case porting.KindRecordNotFound:
		c = read[porting.RecordNotFound](t, text)
	case porting.KindCancel:
		c = read[porting.Cancel](t, text)
	case porting.KindChangeDate:
		c = read[porting.ChangeDate](t, text)
	case porting.KindAskReturn:
		c = read[porting.AskReturn](t, text)
	case porting.KindRaiseTrouble:
		c = read[porting.RaiseTrouble](t, text)
	case porting.KindAskTexting:
		c = read[porting.AskTexting](t, text)
	case porting.KindRecordNotice:
		c = read[porting.RecordNotice](t, text)
	case porting.KindComment:
		c = read[porting.Comment](t, text)
	default:
		t.Fatalf("no command %s", kind)
	}
	before := asJSON(t, o)
	events, err := porting.Decide(o, c, now.Add(1000*time.Hour))
	return untouched(err, len(events) == 0 && bytes.Equal(before, asJSON(t, o)))
}

func decideVerification(t testing.TB, r verification.Request, line string) error {
	t.Helper()
	kind, text, _ := strings.Cut(line, " ")
	var c verification.Command
	switch verification.CommandKind(kind) {
	case "none":
	case verification.KindOpen:
		open := read[verification.Open](t, text)
		open.Plan = fictional
		c = open
	case verification.KindSaveForm:
		c = read[verification.SaveForm](t, text)
	case verification.KindAskForm:
		c = read[verification.AskForm](t, text)
	case verification.KindFile:
		c = read[verification.File](t, text)
	case verification.KindRecordLanded:
		c = read[verification.RecordLanded](t, text)
	case verification.KindSubmit:
		c = read[verification.Submit](t, text)
	case verification.KindReceiveReport:
		c = read[verification.ReceiveReport](t, text)
	case verification.KindWithdraw:
		c = read[verification.Withdraw](t, text)
	case verification.KindRecordNotice:
		c = read[verification.RecordNotice](t, text)
	default:
		t.Fatalf("no command %s", kind)
	}
	before := asJSON(t, r)
	events, err := verification.Decide(r, c, now.Add(5*time.Hour))
	return untouched(err, len(events) == 0 && bytes.Equal(before, asJSON(t, r)))
}

func decidePortOut(t testing.TB, a portout.Account, line string) error {
	t.Helper()
	kind, text, _ := strings.Cut(line, " ")
	var c portout.Command
	switch kind {
	case "none":
	case "open":
		c = read[portout.Open](t, text)
	case "set-pin":
		c = read[portout.SetPIN](t, text)
	case "receive":
		c = read[portout.Receive](t, text)
	case "answer":
		c = read[portout.Answer](t, text)
	case "answer-by-default":
		c = read[portout.AnswerByDefault](t, text)
	case "approve":
		c = read[portout.Approve](t, text)
	case "raise-dispute":
		c = read[portout.RaiseDispute](t, text)
	default:
		t.Fatalf("no command %s", kind)
	}
	before := asJSON(t, a)
	events, err := portout.Decide(a, c, now.Add(5*time.Hour))
	return untouched(err, len(events) == 0 && bytes.Equal(before, asJSON(t, a)))
}

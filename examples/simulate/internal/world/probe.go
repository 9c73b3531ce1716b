package world

import (
	"errors"
	"reflect"
	"slices"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
)

// probe asks for a decision that nobody wants: any command, in whatever state the order
// is. Nothing of it is stored; it is either legal or refused in the way that the
// library promises. The commands come by in turn.
func (w *world) probe(o *order) {
	w.probes++
	c := probes(o, w.probes%len(CommandKinds))
	state, before := o.stateIndex(), o.state.Seq
	list, err := porting.AppendDecide(w.again[:0], o.state, c, w.now)
	w.again = list
	w.meet(state, c, err)
	w.hold(o.state.Seq == before, DecideIsPure, o, string(kindOf(c)))
	if err != nil {
		w.checkRefusal(o, c, err)
	}
	for i := range list {
		w.hold(list[i].Seq == o.state.Seq+1+i, SequenceWithoutGaps, o, string(list[i].Kind))
	}
}

// meet counts a command in the state that it met.
func (w *world) meet(state int, c porting.Command, err error) {
	switch k, ok := commandPlaces[reflect.TypeOf(c)]; {
	case !ok:
	case err == nil:
		w.t.Legal[state][k]++
	default:
		w.t.Illegal[state][k]++
	}
}

// checkRefusal checks how the library refuses.
func (w *world) checkRefusal(o *order, c porting.Command, err error) {
	e, ok := errors.AsType[*porting.Error](err)
	w.hold(ok && e.Command == kindOf(c), RefusalNamesLegal, o, "a refusal that is no *porting.Error of its command")
	if ok && errors.Is(err, porting.ErrIllegal) {
		// A command that the state allows is refused for what the message says.
		w.hold(len(e.Legal) > 0 && (e.Message != "" || !slices.Contains(e.Legal, e.Command)), RefusalNamesLegal, o, err.Error())
	}
	w.checkError(o, err)
}

// probes returns a command of a kind, with what it needs.
func probes(o *order, k int) porting.Command {
	numbers := []numbering.Number{o.state.Lines[0].Number}
	switch kind := CommandKinds[k]; kind {
	case porting.KindOpen:
		return porting.Open{By: byCustomer}
	case porting.KindRecordCheck:
		return porting.RecordCheck{By: bySystem, Carrier: partner, Results: []carrier.CheckResult{{Number: numbers[0], Portable: true}}}
	case porting.KindOpenTicket:
		return porting.OpenTicket{By: byAgent, Ticket: "T-0", Agent: "somebody"}
	case porting.KindAskDocuments:
		return porting.AskDocuments{By: byAgent}
	case porting.KindReceiveLetter:
		if o.state.Letter == nil {
			return porting.ReceiveLetter{By: byCustomer}
		}
		return porting.ReceiveLetter{By: byCustomer, Letter: *o.state.Letter}
	case porting.KindReceiveDocument:
		return porting.ReceiveDocument{By: byCustomer}
	case porting.KindVerifyDocuments:
		return porting.VerifyDocuments{By: byAgent}
	case porting.KindConfirmPaid:
		return porting.ConfirmPaid{By: bySystem}
	case porting.KindSubmit:
		return porting.Submit{By: byAgent}
	case porting.KindReceiveReport:
		return porting.ReceiveReport{By: byCarrier, Report: carrier.Report{PON: o.state.PON}}
	case porting.KindRecordRefusal:
		return porting.RecordRefusal{By: byCarrier, Version: o.state.Version, Reason: carrier.Reason{Code: carrier.Other}}
	case porting.KindRecordNotFound:
		return porting.RecordNotFound{By: byCarrier, Version: o.state.Version}
	case porting.KindCancel:
		return porting.Cancel{By: byCustomer, Reason: "why not"}
	case porting.KindChangeDate:
		return porting.ChangeDate{By: byCustomer, Date: calendar.DateOf(o.record.last).AddDays(20)}
	case porting.KindRefuseDate:
		return porting.RefuseDate{By: byCarrier, Version: o.state.Version, Reason: carrier.Reason{Code: carrier.CannotSupplement}}
	case porting.KindAbandon:
		return porting.Abandon{By: bySystem}
	case porting.KindRemindRelease:
		return porting.RemindRelease{By: bySystem, Numbers: numbers}
	case porting.KindEscalate:
		return porting.Escalate{By: byAgent}
	case porting.KindAskReturn:
		return porting.AskReturn{By: byCustomer, Numbers: numbers, Reason: "why not"}
	case porting.KindRefuseReturn:
		return porting.RefuseReturn{By: byCarrier, Numbers: numbers}
	case porting.KindRaiseTrouble:
		return porting.RaiseTrouble{By: byCustomer, Numbers: numbers, Trouble: porting.ResidualRouting}
	case porting.KindClearTrouble:
		return porting.ClearTrouble{By: byAgent, Numbers: numbers}
	case porting.KindRecordConfigured:
		return porting.RecordConfigured{By: bySystem, Numbers: numbers}
	case porting.KindRecordRemoval:
		return porting.RecordRemoval{By: bySystem, Numbers: numbers}
	case porting.KindAskTexting:
		return porting.AskTexting{By: byCustomer, Numbers: numbers}
	case porting.KindReceiveMessaging:
		return porting.ReceiveMessaging{By: byCarrier}
	case porting.KindRecordNotice:
		return porting.RecordNotice{By: bySystem, Key: "none"}
	default:
		return porting.Comment{By: byCustomer, Text: "hello"}
	}
}

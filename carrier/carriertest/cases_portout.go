package carriertest

import (
	"slices"

	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
)

// portOutCases are about numbers that leave.
var portOutCases = []*testCase{
	{
		name: "port-out-unknown", op: carrier.OpRespondPortOut, rule: "A request that is not known is [ErrNotFound].",
		run: func(p *probe) {
			_, err := carrier.RespondPortOut(p.ctx, p.Carrier, &carrier.RespondPortOutRequest{Ref: "NO-SUCH-REQUEST"})
			p.refused("an answer to no request", err, carrier.ErrNotFound)
		},
	},
	{
		name: "port-out-answered-twice", op: carrier.OpRespondPortOut, out: true,
		rule: "It is idempotent on (Ref, Version): the same answer again changes nothing, and another answer than the one given is [ErrConflict], unless the one given was a delay.",
		run: func(p *probe) {
			ask := p.PortOut("")
			why := []carrier.Reason{{Code: carrier.PasscodeInvalid}}
			later := &carrier.RespondPortOutRequest{Ref: ask.Ref, Reasons: why, Delay: true}
			no := &carrier.RespondPortOutRequest{Ref: ask.Ref, Reasons: why}
			p.respond(later)
			p.respond(later)
			first := p.respond(no)
			if again := p.respond(no); !slices.EqualFunc(first.Lines, again.Lines, func(a, b carrier.LineReport) bool { return a.Same(b) }) {
				p.errorf("the same answer again changed something")
			}
			_, err := carrier.RespondPortOut(p.ctx, p.Carrier, &carrier.RespondPortOutRequest{Ref: ask.Ref})
			p.refused("another answer than the one given", err, carrier.ErrConflict)
		},
	},
	{
		name: "port-out-answer", op: carrier.OpRespondPortOut, out: true,
		rule: "RespondPortOut approves, refuses or delays a request, and tells where it stands.",
		run: func(p *probe) {
			for _, tt := range []struct {
				r    carrier.RespondPortOutRequest
				want carrier.Status
			}{
				{carrier.RespondPortOutRequest{}, carrier.Confirmed},
				{carrier.RespondPortOutRequest{Reasons: []carrier.Reason{{Code: carrier.PasscodeInvalid}}}, carrier.Rejected},
				{carrier.RespondPortOutRequest{Reasons: []carrier.Reason{{Code: carrier.LosingCarrierNotReady}}, Delay: true}, carrier.Jeopardy},
			} {
				ask := p.PortOut("")
				tt.r.Ref = ask.Ref
				got := p.respond(&tt.r)
				for _, l := range got.Lines {
					if l.Status != tt.want {
						p.errorf("after the answer a line is %s, not %s", l.Status, tt.want)
					}
				}
				numbers := slices.SortedFunc(slices.Values(ask.Numbers), numbering.Number.Compare)
				if got.PON != ask.Ref || !slices.EqualFunc(got.Lines, numbers, func(l carrier.LineReport, n numbering.Number) bool { return l.Number == n }) {
					p.errorf("the report is not of the request and its numbers")
				}
			}
		},
	},
	{
		name: "port-out-stale", op: carrier.OpRespondPortOut, out: true,
		rule: "An answer to an earlier version than the carrier holds is [ErrStale].",
		run: func(p *probe) {
			first := p.PortOut("")
			p.PortOut(first.Ref)
			_, err := carrier.RespondPortOut(p.ctx, p.Carrier, &carrier.RespondPortOutRequest{Ref: first.Ref, Version: max(first.Version, 1)})
			p.refused("an answer to version 1 of 2", err, carrier.ErrStale)
		},
	},
	{
		name: "port-out-late", op: carrier.OpRespondPortOut, out: true, time: true, rule: "One after the time for it is [ErrRefused].",
		run: func(p *probe) {
			ask := p.PortOut("")
			if ask.AnswerBy.IsZero() {
				return // there is all the time
			}
			p.Advance(ask.AnswerBy.Sub(ask.At))
			_, err := carrier.RespondPortOut(p.ctx, p.Carrier, &carrier.RespondPortOutRequest{Ref: ask.Ref})
			p.refused("an answer that is too late", err, carrier.ErrRefused)
		},
	},
	{
		name: "port-outs-listed", op: carrier.OpListPortOuts, out: true,
		rule: "ListPortOuts answers with the requests that r names, or with all that are under way, sorted by reference. A reference that is not known is left out.",
		run: func(p *probe) {
			refs := []string{p.PortOut("").Ref, p.PortOut("").Ref}
			slices.Sort(refs)
			list := func(want ...string) (got []string) {
				out, err := carrier.ListPortOuts(p.ctx, p.Carrier, &carrier.ListPortOutsRequest{Refs: want})
				if err != nil {
					p.fatalf("list of port-outs fails: %v", err)
				}
				for _, o := range out.PortOuts {
					got = append(got, o.Ref)
				}
				return got
			}
			if got := list("NO-SUCH-REQUEST", refs[1], refs[0]); !slices.Equal(got, refs) {
				p.errorf("two requests were named, and one that nobody knows: %d are listed, or in another order", len(got))
			}
			all := list()
			if !slices.Contains(all, refs[0]) || !slices.Contains(all, refs[1]) || !slices.IsSorted(all) {
				p.errorf("two requests are under way and not both listed, or not sorted")
			}
		},
	},
}

func (p *probe) respond(r *carrier.RespondPortOutRequest) *carrier.Report {
	out, err := carrier.RespondPortOut(p.ctx, p.Carrier, r)
	return p.must(carrier.OpRespondPortOut, out, err)
}

package carrier

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

// Carrier returns the partners as one carrier. Partner names who has an order, by its
// purchase order number, as the host has stored it beside the order before it submits
// (see [Partners.Plan]); "" is an order that the host does not know. It is called under
// each call and must be safe for concurrent use. Nothing is remembered here.
//
// A call on an order goes to its partner, and is [ErrUnsupported] if that one cannot;
// one on an order without a partner is [ErrNotFound], and [ErrInvalid] for a Submit. A
// check asks all that can, as [Partners.Coverage] does, and names the chosen partner
// with each number. Events and port-outs are those of all; an outage of one partner
// delays its own. Webhooks, records and answers to port-outs go to the first partner
// that takes them as its own.
//
// The abilities are those of the partners together. [As] finds the partners' own types.
func (p Partners) Carrier(partner func(pon string) (name string)) Carrier {
	return &partnerSet{slices.Clone(p), partner}
}

type partnerSet struct {
	partners Partners
	partner  func(pon string) string
}

// Able implements [Abler].
func (s *partnerSet) Able(op Op) bool {
	return slices.ContainsFunc(s.partners, func(p Partner) bool { return Can(p.Carrier, op) })
}

// Unwrap gives the partners to [As].
func (s *partnerSet) Unwrap() []Carrier {
	out := make([]Carrier, len(s.partners))
	for i, p := range s.partners {
		out[i] = p.Carrier
	}
	return out
}

// of calls the partner that has an order.
func of[Req, Resp any](ctx context.Context, s *partnerSet, op Op, pon string, r *Req, do func(context.Context, Carrier, *Req) (*Resp, error)) (*Resp, error) {
	p, ok := s.partners.Named(s.partner(pon))
	switch {
	case ok:
		return do(ctx, p.Carrier, r)
	case op == OpSubmit:
		return nil, &Error{Op: op, Err: ErrInvalid, Unsent: true}
	default:
		return nil, &Error{Op: op, Err: ErrNotFound, Unsent: true}
	}
}

// first calls the partners that can, until one does not say that it is another's.
func first[Req, Resp any](ctx context.Context, s *partnerSet, op Op, r *Req, do func(context.Context, Carrier, *Req) (*Resp, error), others ...error) (*Resp, error) {
	var last error = &Error{Op: op, Err: ErrUnsupported, Unsent: true}
	for _, p := range s.partners {
		if !Can(p.Carrier, op) {
			continue
		}
		out, err := do(ctx, p.Carrier, r)
		if err == nil || !slices.ContainsFunc(others, func(e error) bool { return errors.Is(err, e) }) {
			return out, err
		}
		last = err
	}
	return nil, last
}

// Submit implements [Carrier].
func (s *partnerSet) Submit(ctx context.Context, r *SubmitRequest) (*Report, error) {
	return of(ctx, s, OpSubmit, r.PON, r, submit)
}

// Status implements [Carrier].
func (s *partnerSet) Status(ctx context.Context, r *StatusRequest) (*Report, error) {
	return of(ctx, s, OpStatus, r.PON, r, status)
}

// Cancel implements [Carrier].
func (s *partnerSet) Cancel(ctx context.Context, r *CancelRequest) (*Report, error) {
	return of(ctx, s, OpCancel, r.PON, r, cancel)
}

// Supplement implements [Supplementer].
func (s *partnerSet) Supplement(ctx context.Context, r *SupplementRequest) (*Report, error) {
	return of(ctx, s, OpSupplement, r.PON, r, Supplement)
}

// Activate implements [Activator].
func (s *partnerSet) Activate(ctx context.Context, r *ActivateRequest) (*Report, error) {
	return of(ctx, s, OpActivate, r.PON, r, Activate)
}

// SendDocument implements [DocumentSender].
func (s *partnerSet) SendDocument(ctx context.Context, r *SendDocumentRequest) (*Report, error) {
	return of(ctx, s, OpSendDocument, r.PON, r, SendDocument)
}

// EnableMessaging implements [MessagingEnabler].
func (s *partnerSet) EnableMessaging(ctx context.Context, r *EnableMessagingRequest) (*EnableMessagingResponse, error) {
	return of(ctx, s, OpEnableMessaging, r.PON, r, EnableMessaging)
}

// FetchRecord implements [RecordFetcher].
func (s *partnerSet) FetchRecord(ctx context.Context, r *FetchRecordRequest) (*FetchRecordResponse, error) {
	return first(ctx, s, OpFetchRecord, r, FetchRecord)
}

// ParseWebhook implements [WebhookParser].
func (s *partnerSet) ParseWebhook(ctx context.Context, r *ParseWebhookRequest) (*ParseWebhookResponse, error) {
	return first(ctx, s, OpParseWebhook, r, ParseWebhook, ErrUnauthorized, ErrInvalid)
}

// RespondPortOut implements [PortOutResponder].
func (s *partnerSet) RespondPortOut(ctx context.Context, r *RespondPortOutRequest) (*Report, error) {
	return first(ctx, s, OpRespondPortOut, r, RespondPortOut, ErrNotFound)
}

// ListPortOuts implements [PortOutLister].
func (s *partnerSet) ListPortOuts(ctx context.Context, r *ListPortOutsRequest) (*ListPortOutsResponse, error) {
	all := &ListPortOutsResponse{}
	err := s.each(OpListPortOuts, func(p Partner) error {
		out, err := ListPortOuts(ctx, p.Carrier, r)
		if err == nil {
			all.PortOuts = append(all.PortOuts, out.PortOuts...)
			if all.AsOf.IsZero() || out.AsOf.Before(all.AsOf) {
				all.AsOf = out.AsOf
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all.PortOuts, func(a, b PortOut) int { return cmp.Compare(a.Ref, b.Ref) })
	return all, nil
}

// each calls do for the partners that can, and fails only if all of them do.
func (s *partnerSet) each(op Op, do func(Partner) error) error {
	var failed error
	answered := false
	for _, p := range s.partners {
		if !Can(p.Carrier, op) {
			continue
		}
		if err := do(p); err == nil {
			answered = true
		} else if failed == nil {
			failed = err
		}
	}
	switch {
	case answered:
		return nil
	case failed == nil:
		return &Error{Op: op, Err: ErrUnsupported, Unsent: true}
	}
	return failed
}

// Check implements [Checker]. It fails if there is a number of which nobody spoke.
func (s *partnerSet) Check(ctx context.Context, r *CheckRequest) (*CheckResponse, error) {
	out := &CheckResponse{}
	coverage := s.partners.coverage(ctx, r.Numbers, func(answer *CheckResponse) {
		if out.AsOf.IsZero() || answer.AsOf.Before(out.AsOf) {
			out.AsOf = answer.AsOf
		}
	})
	for i := range coverage.Numbers {
		n := &coverage.Numbers[i]
		if !n.Answered() {
			return nil, n.failure()
		}
		result := n.best()
		result.Partner = n.Partner
		out.Results = append(out.Results, result)
	}
	return out, nil
}

// failure is why nobody spoke of a number: what somebody who can check said, if there is
// one.
func (c *NumberCoverage) failure() error {
	var e *Error
	for _, a := range c.Answers {
		if f, ok := errors.AsType[*Error](a.Err); ok && (e == nil || errors.Is(e, ErrUnsupported)) {
			e = f
		}
	}
	if e == nil {
		return &Error{Op: OpCheck, Err: ErrUnavailable, Unsent: true}
	}
	return e
}

// ListEvents implements [EventLister]. Its cursor holds the partners' own.
func (s *partnerSet) ListEvents(ctx context.Context, r *ListEventsRequest) (*ListEventsResponse, error) {
	cursors := map[string]string{}
	if r.Cursor != "" && (json.Unmarshal([]byte(r.Cursor), &cursors) != nil || cursors == nil) {
		return nil, &Error{Op: OpListEvents, Err: ErrInvalid, Unsent: true}
	}
	all := &ListEventsResponse{}
	err := s.each(OpListEvents, func(p Partner) error {
		ask := &ListEventsRequest{Cursor: cursors[p.Name]}
		if r.Limit > 0 {
			if ask.Limit = r.Limit - len(all.Events); ask.Limit <= 0 {
				all.More = true
				return nil
			}
		}
		out, err := ListEvents(ctx, p.Carrier, ask)
		if err == nil {
			all.Events, all.More = append(all.Events, out.Events...), all.More || out.More
			cursors[p.Name] = out.Cursor
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all.Events, func(a, b Event) int { return a.At.Compare(b.At) })
	b, err := json.Marshal(cursors)
	all.Cursor = string(b)
	return all, err
}

// Describe implements [Describer]: what some partner takes, within the times that suit
// all. Planning by partner, as [Partners.Plan] does, can do better.
func (s *partnerSet) Describe(ctx context.Context, r *DescribeRequest) (*Limits, error) {
	all := &Limits{}
	var names []string
	err := s.each(OpDescribe, func(p Partner) error {
		l, err := Describe(ctx, p.Carrier, r)
		if err != nil {
			return err
		}
		if names = append(names, p.Name); len(names) == 1 {
			*all = *l
		} else {
			all.join(l)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	all.Name, all.Abilities, all.States = strings.Join(names, ", "), Abilities(s), nil
	return all, nil
}

// join widens what is taken and narrows when.
func (l *Limits) join(m *Limits) {
	l.Kinds, l.Countries = union(l.Kinds, m.Kinds), union(l.Countries, m.Countries)
	if l.MaxNumbers > 0 {
		if l.MaxNumbers = max(l.MaxNumbers, m.MaxNumbers); m.MaxNumbers == 0 {
			l.MaxNumbers = 0
		}
	}
	l.MaxDocument, l.HorizonDays = least(l.MaxDocument, m.MaxDocument), least(l.HorizonDays, m.HorizonDays)
	l.Blackout = max(l.Blackout, m.Blackout)
	l.Windows = nil
}

// union is what either list has; none is all.
func union[T ~string](a, b []T) []T {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// least is the smaller of two limits, of which 0 is none.
func least(a, b int) int {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

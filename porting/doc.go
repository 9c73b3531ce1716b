// Package porting models the order that ports numbers in: a pure state machine that
// a platform embeds beside its own storage, carrier and mail.
//
// Three functions carry an order through its life. None of them reads a clock or
// has an effect.
//
//	events, err := porting.Decide(order, command, now) // what happens
//	order = porting.Apply(order, events...)            // an event is a fact
//	actions := porting.Next(order, now)                // what is outstanding
//
// # The life of an order
//
// A [Request] names numbers as a customer does. [Split] sorts them into orders that
// a carrier can take, one for each losing account, kind and country, and refuses the
// numbers that nobody may port, each with its reason. A number whose prefix no
// partner covers stays visible on its order, and holds up no other. [Open] makes an
// order of each [PlannedOrder].
//
// What comes then is a conversation: commands in the middle, and on the right what the
// numbers are after them.
//
//	portability         RecordCheck, OpenTicket                          portable, not-portable
//	documents           AskDocuments, ReceiveLetter, ReceiveDocument
//	the desk's check    VerifyDocuments                                  ready
//	the trial ends      ConfirmPaid
//	out of the queue    Submit                                           submitted
//	the carrier's news  ReceiveReport                                    scheduled, activating, ported
//	a rejection         ReceiveReport, RecordRefusal                     rejected
//	its correction      ReceiveLetter, VerifyDocuments, Submit           submitted, as the next version
//	once in service     RecordConfigured, RecordRemoval, ReceiveMessaging
//
// Beside it a customer can [Cancel], [ChangeDate], [AskTexting] and [AskReturn], anybody
// can [Comment] and [RaiseTrouble], and time brings [AskDocuments] again as a reminder,
// [RemindRelease], [Escalate] once the losing carrier's answer is overdue, and [Abandon].
// [Checklist] lists the documents an order needs and what makes each acceptable,
// [MissingDocuments] what is wrong with them now. [Rules] are a host's own periods,
// letter policy and matching, stored with the order.
//
// State is per number, a [Line]; [Transitions] is the only place that knows how lines
// move, and [Permissions] who may say what when. The order's [Status] is derived from
// its lines by one function, and so is whom it waits for: [Order.WaitingOn]. Intents,
// such as a cancellation that was asked for, are fields beside the state: a port whose
// cancellation was asked may still complete.
//
// # The host's loop
//
// A host does two things, in any number of processes. The example named Loop does both.
//
// It decides: load the order, Decide, and store what follows, the events or the order or
// both, in one transaction that fails if the order's Seq is no longer the one that was
// loaded; then load and decide anew. A command that is a fact already gives no events and
// no error, so that saying a thing twice is harmless.
//
// It acts: ask Next, and perform every [Action] whose At has come; the earliest At of
// the others is when to wake up. Next derives actions from the state alone, never from
// what just happened, so that nothing is lost in a crash: what was not recorded is
// outstanding again. Each [ActionKind] names the command that records it. Hence:
//
//   - Use Action.Key for idempotency wherever the effect goes: the mail, the ticket, the
//     end of a trial. It is made of facts and the same however often Next is asked. The
//     carrier's key is the purchase order number and the version, as [SubmitRequest]
//     gives them.
//   - Ask [StillWanted] of the order as it is now, right before the effect: an action read
//     a minute ago may be stale, and a submission cannot be taken back.
//   - An action that failed stays outstanding, and due. How long to wait before trying it
//     again is the host's: keep a backoff by Action.Key, or wrap the carrier in
//     [carrier.Retry].
//   - Repeat a version with the PIN and the documents it went out with; another body under
//     the same key is a conflict. A PIN that the losing carrier rejected is in no letter:
//     keep the new one and VerifyDocuments, and it goes out with the next version.
//   - Whatever a carrier's event says, fetch the status and give the report to
//     [ReceiveReport]. Reports may come late, twice and in any order.
//
// A call to a carrier fails with a [*carrier.Error]. If its Unsent is false, the call may
// have taken effect, and nothing needs to be done about that: the action is outstanding,
// and repeating it is safe, but for [ActionActivate], before which the status is to be
// fetched. The sentinel says what to do:
//
//	ErrInvalid       of ActionSend: RecordRefusal, which goes the way of a rejection;
//	                 of ActionSendDate: RefuseDate; else a bug, for people
//	ErrRefused       of ActionSendDate: RefuseDate; else fetch the status
//	ErrUnsupported   of ActionSendDate: RefuseDate; else people do it by other means
//	ErrNotFound      RecordNotFound: what never arrived is sent again, or canceled if
//	                 that was asked for
//	ErrStale         fetch the status
//	ErrConflict      a bug, for people: the same key came with another body
//	ErrUnauthorized  for people; everything waits
//	ErrRateLimited   again after RetryAfter
//	ErrUnavailable   again later, and so for whatever wraps no sentinel
//
// # Storing
//
// Orders and events are plain structs that serialise as JSON. An order that comes from
// outside is checked by [Order.Validate], events by [ValidateHistory]; replaying the events
// gives the same order, byte for byte. Fields of a later version are kept in [Extra] and
// written again, so that two versions can run side by side. An order holds its lines by
// pointer and shares them with the orders it came from: read them, never write to them.
// The PIN and other credentials are not in the order: the host keeps them, encrypted
// ([loa.EncryptCredentials]), and gives them to [SubmitRequest].
//
// A process that takes one order through many events, since it reads a log again or keeps
// its orders in memory, does so in a [Fold], with [AppendDecide] and [AppendNext]: the same
// answers, in place. [Fold.Reset] makes one fold do for many orders, one after the other.
//
// # Time
//
// Days are [calendar.Date]; instants are UTC, and come from the caller. What an instant
// means in a region's zone is decided before a command is formed: [Timing] tells the
// earliest release and why not sooner, checks a date that a customer asks for, and
// estimates when a port will complete; its figures are a [TimingPolicy].
package porting

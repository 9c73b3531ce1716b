package notice_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/numbering"
	"github.com/openlnp/lnp/porting"
	"github.com/openlnp/lnp/porting/notice"
)

// A host sends the mails that [porting.Next] names, in the customer's language and zone.
func ExampleMail() {
	order := porting.Order{
		PON: "LNP-20417-1", LosingCarrier: "Ligne Claire", Agent: "Dana Whitfield", Ticket: "T-4817",
		Account: porting.Account{Language: "fr"}, Lines: []*porting.Line{{Number: numbering.MustParse("514-555-0142")}},
	}
	m := notice.Mail(order, porting.Notice{
		Kind: porting.NoticeRejected, Numbers: order.Numbers(), Reasons: []carrier.Reason{{Code: carrier.PostalCodeMismatch}},
	}, time.UTC)
	fmt.Println("Content-Language:", m.Language)
	fmt.Println("Subject:", m.Subject)
	fmt.Println()
	fmt.Print(m.Text)
	// Output:
	// Content-Language: fr-CA
	// Subject: Demande de transfert refusée par Ligne Claire : (514) 555-0142
	//
	// Le transfert n’a pas été approuvé cette fois. Rien n’est perdu : tout
	// fonctionne chez Ligne Claire comme avant, et la demande repartira dès
	// que ce qui suit sera réglé.
	//
	// Numéro              (514) 555-0142
	// Fournisseur actuel  Ligne Claire
	// Demande (PON)       LNP-20417-1
	// Billet              T-4817
	//
	// Prochaines étapes
	// -----------------
	//
	// * Le code postal ne correspond pas au dossier de votre fournisseur
	//   actuel. Vérifiez-le sur votre facture et signez une nouvelle lettre.
	//
	// * N’annulez et ne modifiez rien chez Ligne Claire avant la fin du
	//   transfert : ni forfait, ni nom, ni adresse. Le numéro continue d’y
	//   fonctionner jusqu’au transfert.
	//
	// Votre agent de transfert : Dana Whitfield. Répondez à ce message pour
	// toute question; le billet est T-4817. N’écrivez jamais de NIP dans un
	// message.
}

// A host adds to a mail what only it knows, before the mail takes its forms.
func ExampleDraft() {
	order := porting.Order{LosingCarrier: "Prairie Bell", Lines: []*porting.Line{{Number: numbering.MustParse("312-555-0142")}}}
	c := notice.Draft(order, porting.Notice{Kind: porting.NoticeCanceled}, notice.Customer(order, nil))
	c.Closing = append(c.Closing, "Example Voice, 100 Example Street, Chicago")
	m := c.Message()
	fmt.Println(m.Subject)
	// Output:
	// The port of (312) 555-0142 is canceled
}

func ExampleDescribe() {
	order := porting.Order{PON: "LNP-20417-1", LosingCarrier: "Prairie Bell"}
	e := porting.Event{Kind: porting.PortScheduled, Release: carrier.Release{Date: calendar.NewDate(2026, 3, 10)}}
	for _, language := range []string{"en", "fr", "es"} {
		fmt.Println(notice.Describe(order, e, notice.LocaleOf(language, nil)).Text)
	}
	// Output:
	// Approved; release on Tuesday, March 10, 2026
	// Approuvé; transfert le mardi 10 mars 2026
	// Aprobada; portabilidad el martes 10 de marzo de 2026
}

func ExampleLocale() {
	chicago := time.FixedZone("CST", -6*3600)
	from := time.Date(2026, 3, 3, 15, 0, 0, 0, time.UTC)
	for _, tag := range []string{"en-US", "en-CA", "fr-FR", "es-MX"} {
		l := notice.LocaleOf(tag, chicago)
		fmt.Printf("%s: %s; %s\n", l.Tag(), l.Time(from), l.Window(from, from.Add(4*time.Hour+30*time.Minute)))
	}
	// Output:
	// en-US: Tuesday, March 3, 2026 at 9:00 AM Central Time; 9:00 AM to 1:30 PM Central Time
	// en-CA: Tuesday, March 3, 2026 at 9:00 a.m. Central Time; 9:00 a.m. to 1:30 p.m. Central Time
	// fr-CA: mardi 3 mars 2026 à 9 h (heure du Centre); de 9 h à 13 h 30 (heure du Centre)
	// es-US: martes 3 de marzo de 2026, 9:00 a. m. (hora central); de 9:00 a. m. a 1:30 p. m. (hora central)
}

// A chart of rows that a host has of its own, such as a number that leaves.
func ExampleChart() {
	begin := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	c := notice.Chart{
		Title: "Port-out requests",
		Rows: []notice.Row{{
			Label: "(312) 555-0142",
			Spans: []notice.Span{
				{From: begin, To: begin.Add(20 * time.Hour), Class: notice.ClassDesk, Label: "Being checked"},
				{From: begin.Add(20 * time.Hour), To: begin.Add(70 * time.Hour), Class: notice.ClassRefused, Label: "Refused"},
			},
		}},
	}
	fmt.Println(c.SVG()[:48])
	// Output:
	// <svg xmlns="http://www.w3.org/2000/svg" class="l
}

// The customer reads whom the order waits for in their own language.
func ExampleLocale_Waiting() {
	wait := porting.Waiting{
		On: porting.TheCustomer, For: porting.GivePIN,
		Until: time.Date(2026, 4, 2, 17, 0, 0, 0, time.UTC),
	}
	for _, language := range []string{"en", "fr", "es"} {
		text := notice.LocaleOf(language, time.UTC).Waiting(wait)
		fmt.Println(strings.ReplaceAll(text, "\u00a0", " ")) // which may not break
	}
	// Output:
	// Give us the port-out PIN that your current carrier has; there is nothing to sign. Until Thursday, April 2, 2026.
	// Transmettez-nous le NIP de transfert de votre fournisseur actuel; vous n’avez rien à signer. Échéance : jeudi 2 avril 2026.
	// Envíenos el PIN de portabilidad de su operador actual; no hay nada que firmar. Plazo: jueves 2 de abril de 2026.
}

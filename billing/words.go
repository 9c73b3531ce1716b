package billing

import "strings"

// words is a language: how it joins dates and what it calls things. In the texts
// {x} stands for what the name says.
type words struct {
	code       string // "en", "fr" or "es"
	first      string // the first day of a month
	date       func(day, month, year string) string
	monthFirst bool
	span       func(from, to string) string
	symbolLast bool

	invoice, draft, creditNote, quote, statement string
	number, issued, submission, period, account  string
	from, to                                     string
	description, amount                          string
	credit, correction                           string
	extraNumbers, portIn, textVerified           string
	subtotal, total, dueNow, nothing             string
	opening, charges, payments, closing          string
	notes, carrierFee, carrierFees               string
	numbers, since                               string
	included, extra, replaced, requested         string

	trialEnds, paidPeriod, extraNow              string
	takesPlace, isIncluded, isExtra, isCounted   string
	whenPorted, fromDay                          string
	monthlyFromPort, thenMonthly                 string
	afterPorting, eachMonth, eachYear, eachOther string
	extrasEachMonth                              string
}

// put fills the names of a text with values: put("{n} of {m}", "n", "1", "m", "2").
func put(text string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// joined joins what is not empty.
func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

func english() *words {
	return &words{
		code:       "en",
		first:      "1",
		monthFirst: true,
		date: func(day, month, year string) string {
			return joined(", ", joined(" ", month, day), year)
		},
		span: func(from, to string) string { return from + " – " + to },

		invoice: "Invoice", draft: "Draft", creditNote: "Credit note", quote: "Quote", statement: "Statement",
		number: "Number", issued: "Date", submission: "Submission", period: "Period", account: "Subscription", from: "From", to: "To",
		description: "Description", amount: "Amount",
		credit: "Credit: {what}", correction: "Correction for {date}: {what}",
		extraNumbers: "Extra phone numbers", portIn: "Phone numbers ported in",
		textVerified: "Toll-free text verification",
		subtotal:     "Subtotal", total: "Total", dueNow: "Due now", nothing: "Nothing was charged in this period.",
		opening: "Balance brought forward", charges: "Charges and credits", payments: "Payments", closing: "Balance",
		notes:       "Notes",
		carrierFee:  "{fee}, {amount}: a matter between you and the carrier you are leaving. We do not charge it.",
		carrierFees: "Fees of the carrier you are leaving, such as for porting out, unlocking or early termination, are between you and it. We do not charge them.",
		numbers:     "Phone numbers", since: "since {date}",
		included: "included", extra: "extra", replaced: "temporary, replaced", requested: "requested, not active yet",

		trialEnds:  "Your free trial ends on {date}, at the submission of the port order. It would have run through {last}.",
		paidPeriod: "{plan}: the paid period starts", extraNow: "Extra phone numbers already in use",
		takesPlace: "{number} takes the place of your temporary number", isIncluded: "{number} is included in the plan",
		isExtra: "{number} is an extra phone number", isCounted: "{number} has counted since it was requested",
		whenPorted: "When it ports", fromDay: "From {date}",
		monthlyFromPort: "Each month from the day it ports; its first month by the days left",
		thenMonthly:     "then {price} each month",
		afterPorting:    "Once all have ported",
		eachMonth:       "{what}, each month", eachYear: "{what}, each year", eachOther: "{what}, every {n} months",
		extrasEachMonth: "Extra phone numbers, each month",
	}
}

func french() *words {
	return &words{
		code:       "fr",
		first:      "1er",
		date:       func(day, month, year string) string { return joined(" ", day, month, year) },
		span:       func(from, to string) string { return "du " + from + " au " + to },
		symbolLast: true,

		invoice: "Facture", draft: "Provisoire", creditNote: "Note de crédit", quote: "Devis", statement: "Relevé de compte",
		number: "Numéro", issued: "Date", submission: "Envoi", period: "Période", account: "Abonnement", from: "De", to: "À",
		description: "Description", amount: "Montant",
		credit: "Crédit\u00a0: {what}", correction: "Correction au {date}\u00a0: {what}",
		extraNumbers: "Numéros de téléphone supplémentaires", portIn: "Numéros de téléphone transférés vers nous",
		textVerified: "Vérification des textos d’un numéro sans frais",
		subtotal:     "Sous-total", total: "Total", dueNow: "À payer maintenant", nothing: "Rien n’a été facturé pour cette période.",
		opening: "Solde reporté", charges: "Frais et crédits", payments: "Paiements", closing: "Solde",
		notes:       "Remarques",
		carrierFee:  "{fee}, {amount}\u00a0: à régler avec le fournisseur que vous quittez. Nous ne facturons pas ces frais.",
		carrierFees: "Les frais du fournisseur que vous quittez (transfert, déverrouillage, résiliation anticipée) sont à régler avec lui. Nous ne les facturons pas.",
		numbers:     "Numéros de téléphone", since: "depuis le {date}",
		included: "inclus", extra: "supplémentaire", replaced: "temporaire, remplacé", requested: "demandé, pas encore actif",

		trialEnds:  "Votre essai gratuit prend fin le {date}, à l’envoi de la demande de transfert. Il aurait duré jusqu’au {last}.",
		paidPeriod: "{plan}\u00a0: début de la période payante", extraNow: "Numéros supplémentaires déjà en service",
		takesPlace: "{number} prend la place de votre numéro temporaire", isIncluded: "{number} est inclus dans le forfait",
		isExtra: "{number} est un numéro supplémentaire", isCounted: "{number} compte depuis sa demande",
		whenPorted: "Dès son transfert", fromDay: "À partir du {date}",
		monthlyFromPort: "Par mois, dès son transfert; le premier mois au prorata des jours",
		thenMonthly:     "puis {price} par mois",
		afterPorting:    "Une fois tous les numéros transférés",
		eachMonth:       "{what}, par mois", eachYear: "{what}, par an", eachOther: "{what}, tous les {n} mois",
		extrasEachMonth: "Numéros supplémentaires, par mois",
	}
}

func spanish() *words {
	return &words{
		code:  "es",
		first: "1",
		date:  func(day, month, year string) string { return joined(" de ", day, month, year) },
		span:  func(from, to string) string { return "del " + from + " al " + to },

		invoice: "Factura", draft: "Provisional", creditNote: "Nota de crédito", quote: "Cotización", statement: "Estado de cuenta",
		number: "Número", issued: "Fecha", submission: "Envío", period: "Período", account: "Suscripción", from: "De", to: "Para",
		description: "Descripción", amount: "Importe",
		credit: "Crédito: {what}", correction: "Corrección del {date}: {what}",
		extraNumbers: "Números de teléfono adicionales", portIn: "Números de teléfono portados a nuestro servicio",
		textVerified: "Verificación de mensajes de texto de un número gratuito",
		subtotal:     "Subtotal", total: "Total", dueNow: "A pagar ahora", nothing: "No se cobró nada en este período.",
		opening: "Saldo anterior", charges: "Cargos y créditos", payments: "Pagos", closing: "Saldo",
		notes:       "Notas",
		carrierFee:  "{fee}, {amount}: lo paga usted al operador que deja. Nosotros no cobramos este cargo.",
		carrierFees: "Los cargos del operador que deja, por ejemplo por portabilidad, desbloqueo o cancelación anticipada, los paga usted a ese operador. Nosotros no los cobramos.",
		numbers:     "Números de teléfono", since: "desde el {date}",
		included: "incluido", extra: "adicional", replaced: "temporal, reemplazado", requested: "solicitado, aún no activo",

		trialEnds:  "Su prueba gratuita termina el {date}, al enviar la solicitud de portabilidad. Habría durado hasta el {last}.",
		paidPeriod: "{plan}: comienza el período de pago", extraNow: "Números adicionales ya en uso",
		takesPlace: "{number} ocupa el lugar de su número temporal", isIncluded: "{number} está incluido en el plan",
		isExtra: "{number} es un número adicional", isCounted: "{number} cuenta desde que se solicitó",
		whenPorted: "Cuando se porte", fromDay: "A partir del {date}",
		monthlyFromPort: "Al mes, desde que se porte; el primer mes según los días restantes",
		thenMonthly:     "luego {price} al mes",
		afterPorting:    "Una vez portados todos",
		eachMonth:       "{what}, al mes", eachYear: "{what}, al año", eachOther: "{what}, cada {n} meses",
		extrasEachMonth: "Números adicionales, al mes",
	}
}

package loa

import "strings"

// Statement is one sentence that the customer signs, with the paragraph it
// satisfies.
type Statement struct {
	ID     string `json:"id"`
	Clause string `json:"clause,omitzero"` // the rule that asks for it; empty for a practice of the trade
	Text   string `json:"text"`
}

// StatementsFor returns the statements that the country, kind and language of t
// call for, with its carriers named, in the order in which they are printed. A
// language that is none of the three gives none.
func StatementsFor(t Terms) []Statement {
	var list [len(statements)]*template
	called := calledFor(list[:0], &t)
	if len(called) == 0 {
		return nil
	}
	// The texts are cut from one string.
	var buf [termsSize]byte
	var ends [len(statements)]int
	text, fill := buf[:0], namesOf(&t)
	for i, s := range called {
		text = fill.append(text, s.text(t.Language))
		ends[i] = len(text)
	}
	all, start := string(text), 0
	out := make([]Statement, len(called))
	for i, s := range called {
		out[i] = Statement{ID: s.id, Clause: s.clause, Text: all[start:ends[i]]}
		start = ends[i]
	}
	return out
}

// calledFor appends to list the templates that the terms call for, in their order.
func calledFor(list []*template, t *Terms) []*template {
	p := profileOf(t.Country, t.Kind)
	for i := range statements {
		if s := &statements[i]; s.in&p != 0 && s.when.holds(t) && s.text(t.Language) != "" {
			list = append(list, s)
		}
	}
	return list
}

// append fills in a template.
func (n *names) append(b []byte, template string) []byte {
	for template != "" {
		literal, value, rest := n.cut(template)
		b = append(append(b, literal...), value...)
		template = rest
	}
	return b
}

// isTemplate reports whether text is what append makes of the template.
func (n *names) isTemplate(template, text string) bool {
	for template != "" {
		literal, value, rest := n.cut(template)
		var ok bool
		if text, ok = strings.CutPrefix(text, literal); !ok {
			return false
		}
		if text, ok = strings.CutPrefix(text, value); !ok {
			return false
		}
		template = rest
	}
	return text == ""
}

// names are what is filled into the templates.
type names struct{ losing, gaining, resporg, term string }

func namesOf(t *Terms) names {
	const blank = "________________________"
	return names{
		losing:  or(t.Losing.Name, blank),
		gaining: or(t.Gaining.Name, blank),
		resporg: or(t.Gaining.RespOrg, blank),
		term:    inWords(t.Language, t.TermUntil),
	}
}

// cut splits a template at its first blank: what stands before it, what is filled
// in, and what follows. A name that ends in a period, as "Inc." does, ends the
// sentence too.
func (n *names) cut(template string) (literal, value, rest string) {
	open := strings.IndexByte(template, '{')
	if open < 0 {
		return template, "", ""
	}
	end := open + strings.IndexByte(template[open:], '}')
	literal, rest = template[:open], template[end+1:]
	switch template[open+1 : end] {
	case "losing":
		value = n.losing
	case "gaining":
		value = n.gaining
	case "resporg":
		value = n.resporg
	case "term":
		value = n.term
	}
	if strings.HasPrefix(rest, ".") {
		value = strings.TrimSuffix(value, ".")
	}
	return literal, value, rest
}

func or(s, otherwise string) string {
	if s = strings.TrimSpace(s); s != "" {
		return s
	}
	return otherwise
}

// profile is a set of pairs of country and kind.
type profile uint8

const (
	usLocal profile = 1 << iota
	usWireless
	usTollFree
	caLocal
	caWireless
	caTollFree

	us        = usLocal | usWireless | usTollFree
	ca        = caLocal | caWireless | caTollFree
	moving    = usLocal | usWireless | caLocal | caWireless // by number portability
	responsib = usTollFree | caTollFree                     // by change of RespOrg
)

func profileOf(c Country, k Kind) profile {
	p := profile(0)
	switch k {
	case Local:
		p = usLocal
	case Wireless:
		p = usWireless
	case TollFree:
		p = usTollFree
	}
	switch c {
	case US:
		return p
	case CA:
		return p << 3
	}
	return 0
}

// template is a statement before the carriers' names are filled in.
type template struct {
	id, clause string
	in         profile
	when       condition
	en, fr, es string
}

// text returns the template in a language, "" for one that is not known.
func (t *template) text(l Language) string {
	switch l {
	case English:
		return t.en
	case French:
		return t.fr
	case Spanish:
		return t.es
	default:
		return ""
	}
}

// condition says for which letters a statement is.
type condition uint8

const (
	always     condition = iota
	forTexting           // text messaging is asked for
	forTerm              // a term agreement keeps the letter valid
	noTerm               // none does
)

func (c condition) holds(t *Terms) bool {
	switch c {
	case forTexting:
		return t.Texting
	case forTerm:
		return !t.TermUntil.IsZero()
	case noTerm:
		return t.TermUntil.IsZero()
	default:
		return true
	}
}

// statements are the templates, version 1, in the order of 47 CFR 64.1130(e); what
// has no clause is the practice of the trade. Toll-free statements follow Somos's
// four elements of a toll-free letter.
//
//nolint:misspell // two languages of three are not English
var statements = [...]template{
	{
		id: "change", clause: "47 CFR 64.1130(e)(2)", in: usLocal | usWireless,
		en: "I have decided to change the carrier of each telephone number listed in this letter from {losing} to {gaining}.",
		fr: "J’ai décidé de changer le fournisseur de chaque numéro de téléphone indiqué dans cette lettre, de {losing} à {gaining}.",
		es: "He decidido cambiar el operador de cada número de teléfono indicado en esta carta, de {losing} a {gaining}.",
	},
	{
		id: "change", clause: "CRTC 2011-191", in: caLocal | caWireless,
		en: "I have decided to transfer each telephone number listed in this letter from {losing} to {gaining}.",
		fr: "J’ai décidé de transférer chaque numéro de téléphone indiqué dans cette lettre de {losing} à {gaining}.",
		es: "He decidido transferir cada número de teléfono indicado en esta carta de {losing} a {gaining}.",
	},
	{
		id: "resporg", in: responsib,
		en: "Change the Responsible Organization (RespOrg) of each toll-free number listed in this letter from {losing} to {resporg} ({gaining}).",
		fr: "Changer l’organisation responsable (RespOrg) de chaque numéro sans frais indiqué dans cette lettre, de {losing} à {resporg} ({gaining}).",
		es: "Cambiar la organización responsable (RespOrg) de cada número gratuito indicado en esta carta, de {losing} a {resporg} ({gaining}).",
	},
	{
		id: "agent", clause: "47 CFR 64.1130(e)(3)", in: us,
		en: "I designate {gaining} to act as my agent to make this change.",
		fr: "Je désigne {gaining} comme mandataire pour effectuer ce changement.",
		es: "Designo a {gaining} como mi agente para realizar este cambio.",
	},
	{
		id: "agent", clause: "CRTC 2011-191", in: ca,
		en: "I authorize {gaining} to act for me in this transfer and to cancel with {losing} the service of the numbers listed, and of no other.",
		fr: "J’autorise {gaining} à agir en mon nom pour ce transfert et à annuler auprès de {losing} le service des numéros indiqués, et d’aucun autre.",
		es: "Autorizo a {gaining} a actuar en mi nombre en esta transferencia y a cancelar ante {losing} el servicio de los números indicados, y de ningún otro.",
	},
	{
		id: "one-carrier-local", clause: "47 CFR 64.1130(e)(4)", in: usLocal,
		en: "I understand that I may designate only one carrier for local service for any one telephone number.",
		fr: "Je comprends que je ne peux désigner qu’un seul fournisseur de service local pour un même numéro de téléphone.",
		es: "Entiendo que solo puedo designar un operador de servicio local para un mismo número de teléfono.",
	},
	{
		id: "one-carrier-intralata", clause: "47 CFR 64.1130(e)(4)", in: usLocal,
		en: "I understand that I may designate only one carrier for intraLATA toll service for any one telephone number, and I choose {gaining}.",
		fr: "Je comprends que je ne peux désigner qu’un seul fournisseur d’interurbain intraLATA pour un même numéro de téléphone, et je choisis {gaining}.",
		es: "Entiendo que solo puedo designar un operador de larga distancia intraLATA para un mismo número de teléfono, y elijo a {gaining}.",
	},
	{
		id: "one-carrier-interlata", clause: "47 CFR 64.1130(e)(4)", in: usLocal,
		en: "I understand that only one carrier may be my interstate or interLATA preferred interexchange carrier for any one telephone number, and I choose {gaining}.",
		fr: "Je comprends qu’un seul fournisseur peut être mon fournisseur interurbain privilégié, interÉtats ou interLATA, pour un même numéro de téléphone, et je choisis {gaining}.",
		es: "Entiendo que solo un operador puede ser mi operador preferido de larga distancia interestatal o interLATA para un mismo número de teléfono, y elijo a {gaining}.",
	},
	{
		id: "fee", clause: "47 CFR 64.1130(e)(5)", in: us,
		en: "I understand that I may consult {gaining} as to whether a fee applies to this change.",
		fr: "Je comprends que je peux consulter {gaining} pour savoir si des frais s’appliquent à ce changement.",
		es: "Entiendo que puedo consultar a {gaining} si se aplica algún cargo por este cambio.",
	},
	{
		id: "authority", in: us | ca,
		en: "I am the account holder, or the account holder has authorized me to make changes to the account named in this letter.",
		fr: "Je suis titulaire du compte indiqué dans cette lettre, ou son titulaire m’a autorisé à y apporter des changements.",
		es: "Soy titular de la cuenta indicada en esta carta, o su titular me ha autorizado a hacer cambios en ella.",
	},
	{
		id: "records", in: us | ca,
		en: "I authorize {gaining} to obtain from {losing} the service records of the numbers listed in this letter.",
		fr: "J’autorise {gaining} à obtenir de {losing} les dossiers de service des numéros indiqués dans cette lettre.",
		es: "Autorizo a {gaining} a obtener de {losing} los registros de servicio de los números indicados en esta carta.",
	},
	{
		id: "obligations", in: us | ca,
		en: "I remain responsible for what I owe to {losing}, including any early termination charge.",
		fr: "Je demeure responsable de ce que je dois à {losing}, y compris tous frais de résiliation anticipée.",
		es: "Sigo siendo responsable de lo que deba a {losing}, incluido cualquier cargo por terminación anticipada.",
	},
	{
		id: "other-services", in: usLocal | caLocal,
		en: "I understand that other services on these lines, such as DSL, fax or alarm lines, may stop when the numbers move.",
		fr: "Je comprends que d’autres services sur ces lignes, comme Internet DSL, le télécopieur ou un système d’alarme, peuvent cesser lors du transfert des numéros.",
		es: "Entiendo que otros servicios de estas líneas, como DSL, fax o alarmas, pueden dejar de funcionar cuando se transfieran los números.",
	},
	{
		id: "texting", in: us | ca, when: forTexting,
		en: "Activate text messaging for the numbers listed in this letter once the transfer is complete.",
		fr: "Activer la messagerie texte pour les numéros indiqués dans cette lettre une fois le transfert terminé.",
		es: "Activar los mensajes de texto en los números indicados en esta carta una vez completada la transferencia.",
	},
	{
		id: "validity", clause: "47 CFR 64.1130(j)", in: usLocal, when: forTerm,
		en: "This letter is for the numbers listed and no others. It stands until our term agreement ends on {term}, and lapses earlier when I revoke it or sign a newer one.",
		fr: "Cette lettre vise les numéros indiqués et aucun autre. Elle vaut jusqu’à la fin de notre entente à terme, le {term}, et expire avant si je la révoque ou si j’en signe une plus récente.",
		es: "Esta carta es para los números indicados y ningún otro. Vale hasta que termine nuestro acuerdo a plazo, el {term}, y vence antes si la revoco o firmo una más reciente.",
	},
	{
		id: "validity", clause: "47 CFR 64.1130(j)", in: usLocal, when: noTerm,
		en: "This letter is for the numbers listed and no others. It lapses 60 days after I sign it, and earlier when I revoke it or sign a newer one.",
		fr: "Cette lettre vise les numéros indiqués et aucun autre. Elle expire 60 jours après ma signature, ou avant si je la révoque ou si j’en signe une plus récente.",
		es: "Esta carta es para los números indicados y ningún otro. Vence 60 días después de mi firma, o antes si la revoco o firmo una más reciente.",
	},
	{
		id: "validity", in: us&^usLocal | ca,
		en: "This letter is for the numbers listed and no others. It lapses when I revoke it or sign a newer one, and 60 days after I sign it at the latest.",
		fr: "Cette lettre vise les numéros indiqués et aucun autre. Elle expire si je la révoque ou si j’en signe une plus récente, et au plus tard 60 jours après ma signature.",
		es: "Esta carta es para los números indicados y ningún otro. Vence si la revoco o firmo una más reciente, y a más tardar 60 días después de mi firma.",
	},
	{
		id: "electronic", clause: "47 CFR 64.1130(i); 15 U.S.C. 7001(c)", in: us,
		en: "If I sign electronically: I may have this letter on paper instead, free of charge; my consent is for this letter only, and I may withdraw it before I sign, without a fee; I need a web browser and an e-mail address to read and keep the letter; I can have a paper copy later, and change my e-mail address, by writing to {gaining}.",
		fr: "Si je signe électroniquement : je peux obtenir cette lettre sur papier, sans frais; mon consentement ne vise que cette lettre et je peux le retirer avant de signer, sans frais; il me faut un navigateur Web et une adresse courriel pour lire et conserver la lettre; je peux obtenir plus tard une copie papier, ou changer mon adresse courriel, en écrivant à {gaining}.",
		es: "Si firmo electrónicamente: puedo obtener esta carta en papel, sin costo; mi consentimiento es solo para esta carta y puedo retirarlo antes de firmar, sin cargo; necesito un navegador web y una dirección de correo electrónico para leer y conservar la carta; puedo pedir después una copia en papel, o cambiar mi correo electrónico, escribiendo a {gaining}.",
	},
	{
		id: "electronic", in: ca,
		en: "If I sign electronically, I agree to do so for this letter only; I may have it on paper instead.",
		fr: "Si je signe électroniquement, j’y consens pour cette lettre seulement; je peux l’obtenir sur papier.",
		es: "Si firmo electrónicamente, lo acepto solo para esta carta; puedo obtenerla en papel.",
	},
}

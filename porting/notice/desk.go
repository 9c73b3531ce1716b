package notice

import (
	"cmp"
	"strings"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
)

// Apart says why numbers stand on an order of their own; see [porting.Split]. A code
// that is not known is told in English as it came, and in the other languages not at all.
func (l Locale) Apart(a porting.Apart) string {
	for i := range aparts {
		if aparts[i].code == a.Code {
			w := aparts[i].words
			if a.Value == "" && aparts[i].unknown != (words{}) {
				w = aparts[i].unknown
			}
			return l.Say(w, "value", l.kindOrCountry(a.Value))
		}
	}
	return l.english(a.Message)
}

func (l Locale) kindOrCountry(s string) string {
	for i := range kindNames {
		if kindNames[i].value == s {
			return l.Say(kindNames[i].words)
		}
	}
	return s
}

// Waiting says in a sentence whom an order, a verification or a port-out waits for, what
// they have to do, and until when if a day is set: an instruction where it waits for the
// customer, who reads it, and else news. It is "" where it waits for nobody, and for a
// task that is not known.
func (l Locale) Waiting(w porting.Waiting) string {
	s := ""
	for i := range tasks {
		if tasks[i].task == w.For {
			s = l.Say(tasks[i].words)
		}
	}
	if s == "" || w.Until.IsZero() {
		return s
	}
	return l.Say(words{EN: "{what} Until {date}.", FR: "{what} Échéance : {date}.", ES: "{what} Plazo: {date}."},
		"what", s, "date", l.Date(calendar.DateOf(w.Until.In(l.Zone()))))
}

// Criterion says what a document must satisfy; see [porting.Checklist]. A code that is
// not known is told in English as it came, and in the other languages not at all.
func (l Locale) Criterion(c porting.Criterion) string {
	for i := range criteria {
		if criteria[i].code != c.Code {
			continue
		}
		s := l.Plural(c.Limit, cmp.Or(criteria[i].one, criteria[i].words), criteria[i].words)
		for k := range conditions {
			if conditions[k].need == c.When {
				return l.Say(conditions[k].words, "what", strings.TrimSuffix(s, ".")) + "."
			}
		}
		return s
	}
	return l.english(c.Text)
}

// english is a text that there is in English only, "" for other readers.
func (l Locale) english(s string) string {
	if l.Language() != "en" {
		return ""
	}
	return clean(s)
}

var aparts = [...]struct {
	code    porting.ApartCode
	words   carrier.Words
	unknown carrier.Words // where the value is
}{
	{code: porting.ApartLosingCarrier, words: words{
		EN: "one losing carrier an order: these numbers are with {value}",
		FR: "un seul fournisseur par demande : ces numéros sont chez {value}",
		ES: "un solo operador por solicitud: estos números están con {value}",
	}},
	{code: porting.ApartSPID, words: words{
		EN: "one service provider an order: these numbers are with SPID {value}",
		FR: "un seul exploitant par demande : ces numéros relèvent du SPID {value}",
		ES: "un solo proveedor por solicitud: estos números son del SPID {value}",
	}, unknown: words{
		EN: "one service provider an order: that of these numbers is not known",
		FR: "un seul exploitant par demande : celui de ces numéros n'est pas connu",
		ES: "un solo proveedor por solicitud: no se conoce el de estos números",
	}},
	{code: porting.ApartAccount, words: words{
		EN: "one account an order: these numbers are on an account of their own",
		FR: "un seul compte par demande : ces numéros ont leur propre compte",
		ES: "una sola cuenta por solicitud: estos números tienen su propia cuenta",
	}},
	{code: porting.ApartKind, words: words{
		EN: "{value} numbers are ported by rules of their own",
		FR: "les numéros {value} sont transférés selon leurs propres règles",
		ES: "los números {value} se portan según sus propias reglas",
	}},
	{code: porting.ApartCountry, words: words{
		EN: "one country an order: these numbers are of {value}",
		FR: "un seul pays par demande : ces numéros relèvent du pays {value}",
		ES: "un solo país por solicitud: estos números son de {value}",
	}},
	{code: porting.ApartPartner, words: words{
		EN: "the partner that covers these numbers is {value}",
		FR: "le partenaire qui dessert ces numéros est {value}",
		ES: "el socio que cubre estos números es {value}",
	}, unknown: words{
		EN: "no partner covers these numbers",
		FR: "aucun partenaire ne dessert ces numéros",
		ES: "ningún socio cubre estos números",
	}},
	{code: porting.ApartLimit, words: words{
		EN: "the partner takes no more numbers in one order",
		FR: "le partenaire ne prend pas plus de numéros par demande",
		ES: "el socio no acepta más números por solicitud",
	}},
}

// tasks are told to the customer, whoever has them.
//
//nolint:misspell // two languages of three are not English
var tasks = [...]struct {
	task  porting.Task
	words words
}{
	{porting.SendDocuments, words{
		EN: "Send us the signed letter and your latest bill.",
		FR: "Envoyez-nous la lettre signée et votre dernière facture.",
		ES: "Envíenos la carta firmada y su última factura.",
	}},
	{porting.GiveLetter, words{
		EN: "Send us a corrected letter.", FR: "Envoyez-nous une lettre corrigée.", ES: "Envíenos una carta corregida.",
	}},
	{porting.GivePIN, words{
		EN: "Give us the port-out PIN that your current carrier has; there is nothing to sign.",
		FR: "Transmettez-nous le NIP de transfert de votre fournisseur actuel; vous n'avez rien à signer.",
		ES: "Envíenos el PIN de portabilidad de su operador actual; no hay nada que firmar.",
	}},
	{porting.GiveLetterAndPIN, words{
		EN: "Send us a corrected letter, and the port-out PIN that your current carrier has.",
		FR: "Envoyez-nous une lettre corrigée et le NIP de transfert de votre fournisseur actuel.",
		ES: "Envíenos una carta corregida y el PIN de portabilidad de su operador actual.",
	}},
	{porting.GiveCredentials, words{
		EN: "Give us the tax or social security digits that your current carrier has, and the port-out PIN if it refused that too; there is nothing to sign.",
		FR: "Transmettez-nous le numéro d'identification fiscale ou d'assurance sociale que votre fournisseur actuel a au dossier, et le NIP de transfert s'il l'a refusé aussi; vous n'avez rien à signer.",
		ES: "Envíenos los dígitos de identificación fiscal o del seguro social que tiene su operador actual y, si también lo rechazó, el PIN de portabilidad; no hay nada que firmar.",
	}},
	{porting.GiveLetterAndCredentials, words{
		EN: "Send us a corrected letter, the tax or social security digits that your current carrier has, and the port-out PIN if it refused that too.",
		FR: "Envoyez-nous une lettre corrigée, le numéro d'identification fiscale ou d'assurance sociale que votre fournisseur actuel a au dossier, et le NIP de transfert s'il l'a refusé aussi.",
		ES: "Envíenos una carta corregida, los dígitos de identificación fiscal o del seguro social que tiene su operador actual y, si también lo rechazó, el PIN de portabilidad.",
	}},
	{porting.SettleThere, words{
		EN: "Settle it with your current carrier, then tell us.",
		FR: "Réglez la question avec votre fournisseur actuel, puis avisez-nous.",
		ES: "Resuélvalo con su operador actual y luego avísenos.",
	}},
	{porting.CheckNumbers, words{
		EN: "We check whether the numbers can be ported.",
		FR: "Nous vérifions si les numéros peuvent être transférés.",
		ES: "Comprobamos si los números pueden portarse.",
	}},
	{porting.RequestDocuments, words{
		EN: "We open a ticket and tell you which documents we need.",
		FR: "Nous ouvrons un billet et vous dirons quels documents il nous faut.",
		ES: "Abrimos un caso y le diremos qué documentos necesitamos.",
	}},
	{porting.CheckDocuments, words{
		EN: "We check your documents.", FR: "Nous vérifions vos documents.", ES: "Revisamos sus documentos.",
	}},
	{porting.SubmitOrder, words{
		EN: "We send the order to your current carrier.",
		FR: "Nous envoyons la demande à votre fournisseur actuel.",
		ES: "Enviamos la solicitud a su operador actual.",
	}},
	{porting.RequestCorrection, words{
		EN: "We tell you what to correct.", FR: "Nous vous dirons quoi corriger.", ES: "Le diremos qué corregir.",
	}},
	{porting.CheckCorrection, words{
		EN: "We check your correction.", FR: "Nous vérifions votre correction.", ES: "Revisamos su corrección.",
	}},
	{porting.SettleWithCarrier, words{
		EN: "We settle an objection with the carriers.",
		FR: "Nous réglons une objection avec les fournisseurs.",
		ES: "Resolvemos una objeción con los operadores.",
	}},
	{porting.DecideOnRejection, words{
		EN: "We see how the order can go on after the rejection.",
		FR: "Nous examinons la suite à donner au refus.",
		ES: "Estudiamos cómo seguir tras el rechazo.",
	}},
	{porting.TakeOrder, words{
		EN: "The order is on its way to the carrier.",
		FR: "La demande est en route vers le fournisseur.",
		ES: "La solicitud va camino al operador.",
	}},
	{porting.TakeDate, words{
		EN: "The new date is on its way to the carrier.",
		FR: "La nouvelle date est en route vers le fournisseur.",
		ES: "La nueva fecha va camino al operador.",
	}},
	{porting.CancelNumbers, words{
		EN: "The carrier is to cancel the port.",
		FR: "Le fournisseur doit annuler le transfert.",
		ES: "El operador debe cancelar la portabilidad.",
	}},
	{porting.ActivateNumbers, words{
		EN: "The numbers move on the release date.",
		FR: "Les numéros seront transférés à la date fixée.",
		ES: "Los números se trasladarán en la fecha fijada.",
	}},
	{porting.AnswerPort, words{
		EN: "Your current carrier checks the order and approves or denies it.",
		FR: "Votre fournisseur actuel vérifie la demande, puis l'approuve ou la refuse.",
		ES: "Su operador actual revisa la solicitud y la aprueba o la rechaza.",
	}},

	// Those of package verification.
	{"ask-for-the-form", words{
		EN: "We tell you which form we need.", FR: "Nous vous dirons quel formulaire il nous faut.", ES: "Le diremos qué formulario necesitamos.",
	}},
	{"fill-in-the-form-and-file-it", words{
		EN: "Fill in the form and file it.", FR: "Remplissez le formulaire et envoyez-le.", ES: "Complete el formulario y envíelo.",
	}},
	{"submit-the-form", words{
		EN: "We send the form to the carriers.", FR: "Nous envoyons le formulaire aux fournisseurs.", ES: "Enviamos el formulario a los operadores.",
	}},
	{"bring-the-number-here", words{
		EN: "The form goes out once the number is here.", FR: "Le formulaire partira dès que le numéro sera chez nous.", ES: "El formulario saldrá cuando el número esté con nosotros.",
	}},
	{"take-the-form", words{
		EN: "The form is on its way to the carriers.", FR: "Le formulaire est en route vers les fournisseurs.", ES: "El formulario va camino a los operadores.",
	}},
	{"review-the-form", words{
		EN: "The carriers' reviewers read the form.", FR: "Les examinateurs des fournisseurs lisent le formulaire.", ES: "Los revisores de los operadores leen el formulario.",
	}},
	{"ask-for-a-corrected-form", words{
		EN: "We tell you what to correct in the form.", FR: "Nous vous dirons quoi corriger dans le formulaire.", ES: "Le diremos qué corregir en el formulario.",
	}},
	{"correct-the-form-and-file-it-again", words{
		EN: "Correct the form and file it again.", FR: "Corrigez le formulaire et renvoyez-le.", ES: "Corrija el formulario y envíelo de nuevo.",
	}},

	// Those of package portout.
	{"tell-the-customer", words{
		EN: "We tell you who asks for the numbers.", FR: "Nous vous dirons qui demande les numéros.", ES: "Le diremos quién pide los números.",
	}},
	{"answer-the-request", words{
		EN: "We answer the other carrier.", FR: "Nous répondons à l'autre fournisseur.", ES: "Respondemos al otro operador.",
	}},
	{"answer-with-another-date", words{
		EN: "We give the other carrier a new date.", FR: "Nous donnons une nouvelle date à l'autre fournisseur.", ES: "Damos otra fecha al otro operador.",
	}},
	{"settle-the-dispute-or-reject", words{
		EN: "We look into the objection before we answer.", FR: "Nous examinons l'objection avant de répondre.", ES: "Estudiamos la objeción antes de responder.",
	}},
	{"settle-the-dispute", words{
		EN: "We look into the objection.", FR: "Nous examinons l'objection.", ES: "Estudiamos la objeción.",
	}},
	{"take-the-lock-off-or-object", words{
		EN: "Take the lock off if you want the numbers to move, or object.",
		FR: "Levez le verrou si vous voulez que les numéros soient transférés, ou opposez-vous.",
		ES: "Quite el bloqueo si desea que los números se trasladen, u opóngase.",
	}},
	{"object-or-approve", words{
		EN: "Object if you did not ask for the move, or approve it.",
		FR: "Opposez-vous si vous n'avez pas demandé le transfert, ou approuvez-le.",
		ES: "Opóngase si no pidió el traslado, o apruébelo.",
	}},
	{"activate-the-numbers-elsewhere-on-the-release-date", words{
		EN: "The other carrier takes the numbers on the agreed day.",
		FR: "L'autre fournisseur prendra les numéros au jour convenu.",
		ES: "El otro operador tomará los números el día acordado.",
	}},
	{"send-a-corrected-request", words{
		EN: "The other carrier has to correct its request.", FR: "L'autre fournisseur doit corriger sa demande.", ES: "El otro operador debe corregir su solicitud.",
	}},
}

var conditions = [...]struct {
	need  loa.Need
	words words
}{
	{loa.Advised, words{EN: "Better with it: {what}", FR: "De préférence : {what}", ES: "Mejor con ello: {what}"}},
	{loa.IfBusiness, words{EN: "For a business: {what}", FR: "Pour une entreprise : {what}", ES: "Para una empresa: {what}"}},
	{loa.IfElectronic, words{EN: "If signed on a screen: {what}", FR: "Si elle est signée à l'écran : {what}", ES: "Si se firma en pantalla: {what}"}},
	{loa.IfPartial, words{EN: "If numbers stay on the account: {what}", FR: "Si des numéros restent au compte : {what}", ES: "Si quedan números en la cuenta: {what}"}},
	{loa.IfProofless, words{EN: "Unless something else proves the account: {what}", FR: "À moins qu'autre chose ne prouve le compte : {what}", ES: "Salvo que otra cosa acredite la cuenta: {what}"}},
}

// criteria are those of a checklist; one is for a limit of one.
var criteria = [...]struct {
	code       string
	words, one words
}{
	{code: "numbers", words: words{
		EN: "It lists exactly the {n} numbers of the order.", FR: "Elle énumère exactement les {n} numéros de la demande.", ES: "Enumera exactamente los {n} números de la solicitud.",
	}, one: words{
		EN: "It lists exactly the number of the order.", FR: "Elle nomme exactement le numéro de la demande.", ES: "Indica exactamente el número de la solicitud.",
	}},
	{code: "customer", words: words{
		EN: "The customer's name is the one on the bill: the legal name of a company, first and last name of a person.",
		FR: "Le nom du client est celui de la facture : la dénomination sociale d'une entreprise, le prénom et le nom d'une personne.",
		ES: "El nombre del cliente es el de la factura: la razón social de una empresa, nombre y apellido de una persona.",
	}},
	{code: "signature", words: words{
		EN: "It is signed and dated by the account holder or somebody whom the carrier knows as authorized.",
		FR: "Elle est signée et datée par le titulaire ou par une personne que le fournisseur sait autorisée.",
		ES: "Está firmada y fechada por el titular o por alguien a quien el operador tiene como autorizado.",
	}},
	{code: "unchanged", words: words{
		EN: "Nothing in it was changed after it was signed.", FR: "Rien n'y a été modifié après la signature.", ES: "Nada se cambió en ella después de firmarla.",
	}},
	{code: "signer-title", words: words{
		EN: "It gives the signer's title.", FR: "Elle donne le titre du signataire.", ES: "Indica el cargo del firmante.",
	}},
	{code: "signer-contact", words: words{
		EN: "It gives the signer's e-mail address or telephone number.", FR: "Elle donne le courriel ou le téléphone du signataire.", ES: "Indica el correo o el teléfono del firmante.",
	}},
	{code: "service-address", words: words{
		EN: "The service address is the one that the carrier has on file, not the billing address.",
		FR: "L'adresse de service est celle du dossier du fournisseur, et non l'adresse de facturation.",
		ES: "La dirección de servicio es la que el operador tiene registrada, no la de facturación.",
	}},
	{code: "billing-address", words: words{
		EN: "The billing address is the one on the bill.", FR: "L'adresse de facturation est celle de la facture.", ES: "La dirección de facturación es la de la factura.",
	}},
	{code: "account-number", words: words{
		EN: "The account number is the one on the bill, with its leading zeros.",
		FR: "Le numéro de compte est celui de la facture, avec ses zéros initiaux.",
		ES: "El número de cuenta es el de la factura, con sus ceros iniciales.",
	}},
	{code: "btn", words: words{
		EN: "The billing telephone number is the main number of the account.",
		FR: "Le numéro de téléphone de facturation est le numéro principal du compte.",
		ES: "El número telefónico de facturación es el principal de la cuenta.",
	}},
	{code: "pin", words: words{
		EN: "The port-out PIN comes with the order; it is not the code of the voice mail.",
		FR: "Le NIP de transfert accompagne la demande; ce n'est pas le code de la messagerie vocale.",
		ES: "El PIN de portabilidad acompaña la solicitud; no es la clave del buzón de voz.",
	}},
	{code: "ssn4", words: words{
		EN: "The last four digits of the holder's social security number come with the order.",
		FR: "Les quatre derniers chiffres du numéro de sécurité sociale du titulaire accompagnent la demande.",
		ES: "Los últimos cuatro dígitos del seguro social del titular acompañan la solicitud.",
	}},
	{code: "tax-id", words: words{
		EN: "The company's tax id comes with the order.",
		FR: "Le numéro d'identification fiscale de l'entreprise accompagne la demande.",
		ES: "El número de identificación fiscal de la empresa acompaña la solicitud.",
	}},
	{code: "device-id", words: words{
		EN: "The telephone's IMEI, MEID or ESN comes with the order.",
		FR: "L'IMEI, le MEID ou l'ESN du téléphone accompagne la demande.",
		ES: "El IMEI, MEID o ESN del teléfono acompaña la solicitud.",
	}},
	{code: "spid", words: words{
		EN: "It names the losing carrier with its SPID, which the number's routing data tell.",
		FR: "Elle nomme le fournisseur actuel avec son SPID, qu'indiquent les données d'acheminement du numéro.",
		ES: "Nombra al operador actual con su SPID, que consta en los datos de enrutamiento del número.",
	}},
	{code: "resporg", words: words{
		EN: "It names the RespOrg that is to take the numbers over.",
		FR: "Elle nomme le RespOrg qui doit reprendre les numéros.",
		ES: "Nombra al RespOrg que debe hacerse cargo de los números.",
	}},
	{code: "reseller", words: words{
		EN: "It names the reseller that the customer buys from.",
		FR: "Elle nomme le revendeur chez qui le client achète.",
		ES: "Nombra al revendedor al que compra el cliente.",
	}},
	{code: "remaining", words: words{
		EN: "It says what becomes of the numbers that stay on the account.",
		FR: "Elle précise ce que deviennent les numéros qui restent au compte.",
		ES: "Indica qué pasa con los números que se quedan en la cuenta.",
	}},
	{code: "consent", words: words{
		EN: "The signer agreed to do business electronically.",
		FR: "Le signataire a consenti à traiter par voie électronique.",
		ES: "El firmante aceptó tratar por medios electrónicos.",
	}},
	{code: "age", words: words{
		EN: "It is at most {n} days old when the order is submitted.",
		FR: "Le document a au plus {n} jours à l'envoi de la demande.",
		ES: "Tiene como máximo {n} días al enviar la solicitud.",
	}, one: words{
		EN: "It is at most one day old when the order is submitted.",
		FR: "Le document a au plus un jour à l'envoi de la demande.",
		ES: "Tiene como máximo un día al enviar la solicitud.",
	}},
	{code: "age-at-change", words: words{
		EN: "It is at most {n} days old on the day of the change.",
		FR: "Le document a au plus {n} jours le jour du changement.",
		ES: "Tiene como máximo {n} días el día del cambio.",
	}, one: words{
		EN: "It is at most one day old on the day of the change.",
		FR: "Le document a au plus un jour le jour du changement.",
		ES: "Tiene como máximo un día el día del cambio.",
	}},
	{code: "source", words: words{
		EN: "It is the latest bill, a customer service record, or a screenshot of the online account.",
		FR: "C'est la dernière facture, un relevé de service (CSR) ou une capture d'écran du compte en ligne.",
		ES: "Es la última factura, un registro de servicio (CSR) o una captura de pantalla de la cuenta en línea.",
	}},
	{code: "shows", words: words{
		EN: "It shows the customer's name, the address, the account number and every number of the order.",
		FR: "Le nom du client, l'adresse, le numéro de compte et chaque numéro de la demande y figurent.",
		ES: "Muestra el nombre del cliente, la dirección, el número de cuenta y cada número de la solicitud.",
	}},
	{code: "size", words: words{
		EN: "The file has at most {n} bytes.", FR: "Le fichier a au plus {n} octets.", ES: "El archivo tiene como máximo {n} bytes.",
	}},
	{code: "format", words: words{
		EN: "The file is a PDF or a picture, which cannot be edited.",
		FR: "Le fichier est un PDF ou une image, qui ne peut pas être modifié.",
		ES: "El archivo es un PDF o una imagen, que no se puede editar.",
	}},
}

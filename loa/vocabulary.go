package loa

import (
	"strconv"

	"github.com/openlnp/lnp/calendar"
	"github.com/openlnp/lnp/internal/prose"
)

// vocabulary are the words of the printed letter in one language.
type vocabulary struct {
	title, titleTollFree, draft, void, revoked         string
	customer, name, dba, signer, signerTitle, contact  string
	kind, business, residential                        string
	service, billing, sameAsService                    string
	account, btn, accountNumber                        string
	carriers, losing, gaining, reseller, resporg       string
	port, partial, whole, keep, disconnect, newBTN     string
	staying, texting, yes, no, requested, asSoon       string
	numbers, seeAttached, attachment, count            string
	statements, sign, signature, printed, date, method string
	evidence, terms, seal, page, of                    string
	capacities                                         [5]string
	methods                                            [6]string
	events                                             [4]string
}

//nolint:misspell // two languages of three are not English
var vocabularies = [...]vocabulary{
	{
		title: "Letter of Authorization", titleTollFree: "Letter of Authorization – Change of Responsible Organization",
		draft: "Draft – not signed", void: "Void – changed after it was signed", revoked: "Revoked",
		customer: "Customer", name: "Billing name", dba: "Trade name", signer: "Authorized signer", signerTitle: "Title", contact: "Contact",
		kind: "Account type", business: "Business", residential: "Residential",
		service: "Service address", billing: "Billing address", sameAsService: "Same as service address",
		account: "Account with the current carrier", btn: "Billing telephone number", accountNumber: "Account number",
		carriers: "Carriers", losing: "Current carrier", gaining: "New carrier", reseller: "Reseller", resporg: "RespOrg",
		port: "Transfer", partial: "Some numbers of the account", whole: "All numbers of the account", keep: "Remaining numbers stay in service",
		disconnect: "Remaining numbers are disconnected", newBTN: "New billing telephone number",
		staying: "Numbers that stay", texting: "Activate text messaging", yes: "Yes", no: "No", requested: "Requested date", asSoon: "As soon as possible",
		numbers: "Telephone numbers", seeAttached: "See attached: {n} numbers, from {first} to {last}", attachment: "Attachment A – Telephone numbers", count: "Numbers",
		statements: "Authorization", sign: "Signature", signature: "Signature", printed: "Printed name", date: "Date", method: "Signed by",
		evidence: "Evidence", terms: "Fingerprint of the terms (SHA-256)", seal: "Fingerprint of the seal (SHA-256)", page: "Page", of: "of",
		capacities: [...]string{"Account holder", "Owner", "Officer", "Employee", "Agent"},
		methods:    [...]string{"typed name", "drawn signature", "click", "ink, scanned", "signature service", "third-party verification"},
		events:     [...]string{"Presented", "Viewed", "Consented to sign electronically", "Signed"},
	},
	{
		title: "Lettre d’autorisation", titleTollFree: "Lettre d’autorisation – Changement d’organisation responsable",
		draft: "Projet – non signé", void: "Nul – modifié après la signature", revoked: "Révoquée",
		customer: "Client", name: "Nom de facturation", dba: "Nom commercial", signer: "Signataire autorisé", signerTitle: "Titre", contact: "Coordonnées",
		kind: "Type de compte", business: "Affaires", residential: "Résidentiel",
		service: "Adresse de service", billing: "Adresse de facturation", sameAsService: "Identique à l’adresse de service",
		account: "Compte chez le fournisseur actuel", btn: "Numéro de téléphone de facturation", accountNumber: "Numéro de compte",
		carriers: "Fournisseurs", losing: "Fournisseur actuel", gaining: "Nouveau fournisseur", reseller: "Revendeur", resporg: "RespOrg",
		port: "Transfert", partial: "Une partie des numéros du compte", whole: "Tous les numéros du compte", keep: "Les numéros restants demeurent en service",
		disconnect: "Les numéros restants sont débranchés", newBTN: "Nouveau numéro de facturation",
		staying: "Numéros qui restent", texting: "Activer la messagerie texte", yes: "Oui", no: "Non", requested: "Date demandée", asSoon: "Dès que possible",
		numbers: "Numéros de téléphone", seeAttached: "Voir l’annexe : {n} numéros, de {first} à {last}", attachment: "Annexe A – Numéros de téléphone", count: "Numéros",
		statements: "Autorisation", sign: "Signature", signature: "Signature", printed: "Nom en lettres moulées", date: "Date", method: "Mode de signature",
		evidence: "Preuves", terms: "Empreinte du contenu (SHA-256)", seal: "Empreinte du sceau (SHA-256)", page: "Page", of: "de",
		capacities: [...]string{"Titulaire du compte", "Propriétaire", "Dirigeant", "Employé", "Mandataire"},
		methods:    [...]string{"nom tapé", "signature tracée", "clic", "encre, numérisée", "service de signature", "vérification par un tiers"},
		events:     [...]string{"Présentée", "Consultée", "Consentement électronique", "Signée"},
	},
	{
		title: "Carta de autorización", titleTollFree: "Carta de autorización – Cambio de organización responsable",
		draft: "Borrador – sin firmar", void: "Nula – modificada después de la firma", revoked: "Revocada",
		customer: "Cliente", name: "Nombre de facturación", dba: "Nombre comercial", signer: "Firmante autorizado", signerTitle: "Cargo", contact: "Contacto",
		kind: "Tipo de cuenta", business: "Empresa", residential: "Residencial",
		service: "Dirección de servicio", billing: "Dirección de facturación", sameAsService: "Igual a la dirección de servicio",
		account: "Cuenta con el operador actual", btn: "Número telefónico de facturación", accountNumber: "Número de cuenta",
		carriers: "Operadores", losing: "Operador actual", gaining: "Operador nuevo", reseller: "Revendedor", resporg: "RespOrg",
		port: "Transferencia", partial: "Algunos números de la cuenta", whole: "Todos los números de la cuenta", keep: "Los demás números siguen en servicio",
		disconnect: "Los demás números se desconectan", newBTN: "Nuevo número de facturación",
		staying: "Números que se quedan", texting: "Activar mensajes de texto", yes: "Sí", no: "No", requested: "Fecha solicitada", asSoon: "Lo antes posible",
		numbers: "Números de teléfono", seeAttached: "Ver anexo: {n} números, de {first} a {last}", attachment: "Anexo A – Números de teléfono", count: "Números",
		statements: "Autorización", sign: "Firma", signature: "Firma", printed: "Nombre en letra de molde", date: "Fecha", method: "Modo de firma",
		evidence: "Pruebas", terms: "Huella del contenido (SHA-256)", seal: "Huella del sello (SHA-256)", page: "Página", of: "de",
		capacities: [...]string{"Titular de la cuenta", "Propietario", "Directivo", "Empleado", "Representante"},
		methods:    [...]string{"nombre escrito", "firma dibujada", "clic", "tinta, escaneada", "servicio de firma", "verificación por terceros"},
		events:     [...]string{"Presentada", "Vista", "Consentimiento electrónico", "Firmada"},
	},
}

// words returns the vocabulary of a language, English for one that is not known.
func words(l Language) *vocabulary {
	switch l {
	case French:
		return &vocabularies[1]
	case Spanish:
		return &vocabularies[2]
	default:
		return &vocabularies[0]
	}
}

// inWords writes a date in words: January 2, 2026; 2 janvier 2026; 2 de enero de 2026.
func inWords(l Language, d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	y, m, n := d.Date()
	month, day, year := prose.Month(string(l), m), strconv.Itoa(n), strconv.Itoa(y)
	switch l {
	case French:
		if n == 1 {
			day = "1er"
		}
		return day + " " + month + " " + year
	case Spanish:
		return day + " de " + month + " de " + year
	default:
		return month + " " + day + ", " + year
	}
}

func (v *vocabulary) capacity(c Capacity) string {
	for i, known := range [...]Capacity{AccountHolder, Owner, Officer, Employee, Agent} {
		if c == known {
			return v.capacities[i]
		}
	}
	return string(c)
}

func (v *vocabulary) signedBy(m Method) string {
	for i, known := range [...]Method{Typed, Drawn, Click, WetUpload, External, TPV} {
		if m == known {
			return v.methods[i]
		}
	}
	return string(m)
}

func (v *vocabulary) event(t EventType) string {
	for i, known := range [...]EventType{EventPresented, EventViewed, EventConsented, EventSigned} {
		if t == known {
			return v.events[i]
		}
	}
	return string(t)
}

package notice

import (
	"strings"

	"github.com/openlnp/lnp/porting"
)

// missing says one thing that is missing or wrong: the field's name where that helps,
// and what to do. A code that is not known is told in English as it came, and in the
// other languages by its field.
func (d *drafting) missing(m porting.Missing) string {
	label := d.label(m.Field)
	for i := range faults {
		f := &faults[i]
		if !f.is(m.Code) {
			continue
		}
		if f.whole || label == "" {
			return d.say(f.words)
		}
		return d.labeled(label, d.say(f.words))
	}
	if d.Language() == "en" && clean(m.Message) != "" {
		return strings.TrimSpace(clean(m.Message) + " " + clean(m.Hint))
	}
	if label == "" {
		return d.say(someDetail)
	}
	return d.labeled(label, d.say(somethingWrong))
}

func (d *drafting) labeled(label, text string) string {
	return d.Say(words{EN: "{label}: {text}", FR: "{label} : {text}", ES: "{label}: {text}"}, "label", label, "text", text)
}

// label names the field of a path, such as "letter.service_address.postal_code", "" if it
// is not one that has a name for the customer.
func (d *drafting) label(path string) string {
	path = strings.TrimPrefix(strings.TrimPrefix(path, "letter."), "document.record.")
	for i := range fields {
		if strings.HasPrefix(path, fields[i].path) {
			return d.say(fields[i].words)
		}
	}
	return ""
}

// field is the customer's name for the fields whose path begins so.
type field struct {
	path  string
	words words
}

// fields are in the order in which they are looked for: the narrower first.
var fields = [...]field{
	{"customer.company", words{EN: "Company name", FR: "Nom de l'entreprise", ES: "Nombre de la empresa"}},
	{"customer.dba", words{EN: "Trade name", FR: "Nom commercial", ES: "Nombre comercial"}},
	{"customer.first_name", words{EN: "First name", FR: "Prénom", ES: "Nombre de pila"}},
	{"customer.last_name", words{EN: "Last name", FR: "Nom de famille", ES: "Apellido"}},
	{"customer", words{EN: "Billing name", FR: "Nom de facturation", ES: "Nombre de facturación"}},
	{"signer.title", words{EN: "Title of the signer", FR: "Titre du signataire", ES: "Cargo del firmante"}},
	{"signer.email", words{EN: "E-mail address of the signer", FR: "Adresse courriel du signataire", ES: "Correo electrónico del firmante"}},
	{"signer", words{EN: "Signer", FR: "Signataire", ES: "Firmante"}},
	{"service_address.postal_code", words{EN: "Postal code of the service address", FR: "Code postal de l'adresse de service", ES: "Código postal de la dirección de servicio"}},
	{"service_address", words{EN: "Service address", FR: "Adresse de service", ES: "Dirección de servicio"}},
	{"billing_address.postal_code", words{EN: "Postal code of the billing address", FR: "Code postal de l'adresse de facturation", ES: "Código postal de la dirección de facturación"}},
	{"billing_address", words{EN: "Billing address", FR: "Adresse de facturation", ES: "Dirección de facturación"}},
	{"btn", words{EN: "Billing telephone number", FR: "Numéro de téléphone de facturation", ES: "Número telefónico de facturación"}},
	{"account_number", words{EN: "Account number", FR: "Numéro de compte", ES: "Número de cuenta"}},
	{"pin", words{EN: "Port-out PIN", FR: "NIP de transfert", ES: "PIN de portabilidad"}},
	{"ssn4", words{EN: "Social security number, last four digits", FR: "Quatre derniers chiffres du numéro de sécurité sociale", ES: "Últimos cuatro dígitos del seguro social"}},
	{"tax_id", words{EN: "Tax identifier", FR: "Numéro d'identification fiscale", ES: "Número de identificación fiscal"}},
	{"device_id", words{EN: "IMEI of the telephone", FR: "IMEI du téléphone", ES: "IMEI del teléfono"}},
	{"losing", words{EN: "Current carrier", FR: "Fournisseur actuel", ES: "Operador actual"}},
	{"reseller", words{EN: "Company that bills you", FR: "Entreprise qui vous facture", ES: "Empresa que le factura"}},
	{"remaining", words{EN: "Numbers that stay", FR: "Numéros qui restent", ES: "Números que se quedan"}},
	{"partial", words{EN: "Numbers that stay", FR: "Numéros qui restent", ES: "Números que se quedan"}},
	{"numbers", words{EN: "Telephone numbers", FR: "Numéros de téléphone", ES: "Números de teléfono"}},
	{"requested_date", words{EN: "Requested date", FR: "Date demandée", ES: "Fecha solicitada"}},
	{"signature", words{EN: "Signature", FR: "Signature", ES: "Firma"}},
	{"document", words{EN: "Bill", FR: "Facture", ES: "Factura"}},
}

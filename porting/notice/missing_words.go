package notice

import "strings"

// fault is what to tell of the problems whose code it matches: a code, or the beginning
// of one ("loa.pin.*"), or the end ("*.required").
type fault struct {
	code string
	// whole says that the words need no field's name before them.
	whole bool
	words words
}

func (f *fault) is(code string) bool {
	if begin, ok := strings.CutSuffix(f.code, "*"); ok {
		return strings.HasPrefix(code, begin)
	}
	if end, ok := strings.CutPrefix(f.code, "*"); ok {
		return strings.HasSuffix(code, end)
	}
	return f.code == code
}

var someDetail = words{
	EN: "Some detail is not right yet. Your agent tells you which.",
	FR: "Un détail est encore à corriger. Votre agent vous dira lequel.",
	ES: "Queda un detalle por corregir. Su agente le dirá cuál.",
}

var somethingWrong = words{
	EN: "something is not right here. Your agent tells you what.",
	FR: "un détail est à corriger. Votre agent vous dira lequel.",
	ES: "hay un detalle por corregir. Su agente le dirá cuál.",
}

var (
	ourWork = words{
		EN: "The letter has to be drawn up again, which is for us to do. You get a new one to sign.",
		FR: "La lettre doit être refaite, et c'est à nous de le faire. Vous en recevrez une nouvelle à signer.",
		ES: "Hay que rehacer la carta, y eso nos toca a nosotros. Recibirá una nueva para firmar.",
	}
	wholeBill = words{
		EN: "The bill does not show everything that is checked: carrier, account holder, address, account number and the numbers. Send all its pages, or a customer service record (CSR).",
		FR: "La facture ne montre pas tout ce qui est vérifié : fournisseur, titulaire, adresse, numéro de compte et numéros. Envoyez toutes ses pages, ou un relevé de service (CSR).",
		ES: "La factura no muestra todo lo que se verifica: operador, titular, dirección, número de cuenta y números. Envíe todas sus páginas, o un registro de servicio (CSR).",
	}
	signAgain = words{
		EN: "The record of the signature is not complete. Sign the letter once more.",
		FR: "La preuve de la signature est incomplète. Signez la lettre de nouveau.",
		ES: "La constancia de la firma está incompleta. Firme la carta de nuevo.",
	}
	notThere = words{
		EN: "this is missing. Copy it from your latest bill.",
		FR: "ce renseignement manque. Recopiez-le de votre dernière facture.",
		ES: "falta este dato. Cópielo de su última factura.",
	}
	asOnBill = words{
		EN: "it differs from your carrier's record. Write it exactly as on your bill.",
		FR: "il y a une différence avec le dossier de votre fournisseur. Écrivez exactement ce qui figure sur votre facture.",
		ES: "hay una diferencia con el registro de su operador. Escriba exactamente lo que figura en su factura.",
	}
	streetAddress = words{
		EN: "a post office box or general delivery is no service address. Give the street address where the telephones ring.",
		FR: "une case postale ou la poste restante n'est pas une adresse de service. Donnez l'adresse municipale où sonnent les téléphones.",
		ES: "un apartado postal o la lista de correos no es una dirección de servicio. Dé la dirección donde suenan los teléfonos.",
	}
	staying = words{
		EN: "say of each number of the account whether it moves or stays. If the billing number moves, choose one of those that stay in its place.",
		FR: "précisez pour chaque numéro du compte s'il est transféré ou s'il reste. Si le numéro de facturation est transféré, choisissez-en un qui reste pour le remplacer.",
		ES: "indique de cada número de la cuenta si se traslada o se queda. Si se traslada el de facturación, elija en su lugar uno de los que se quedan.",
	}
)

// faults are the problems of porting, of letters, of documents and of comparing the two,
// in the order in which they are looked for: the narrower first.
//
//nolint:misspell // two languages of three are not English
var faults = [...]fault{
	{"*.forbidden", false, words{
		EN: "this does not belong on the letter. Leave it out.",
		FR: "ce renseignement n'a pas sa place dans la lettre. Laissez ce champ vide.",
		ES: "este dato no corresponde a la carta. Déjelo vacío.",
	}},

	// The letter as a whole.
	{"letter-missing", true, words{
		EN: "The Letter of Authorization (LOA) is missing. Fill it in with exactly what {losing} has on file, and sign it.",
		FR: "La lettre d'autorisation (LOA) manque. Remplissez-la avec exactement ce qui figure au dossier de {losing}, et signez-la.",
		ES: "Falta la carta de autorización (LOA). Complétela con exactamente lo que {losing} tiene registrado, y fírmela.",
	}},
	{"number-not-listed", true, words{
		EN: "The letter lacks a number of the order. Sign one that lists them all.",
		FR: "Un numéro de la demande manque dans la lettre. Signez-en une qui les indique tous.",
		ES: "En la carta falta un número de la solicitud. Firme una que los indique todos.",
	}},
	{"number-not-ordered", true, words{
		EN: "The letter lists a number that is not on the order. Sign one that lists the order's numbers only.",
		FR: "La lettre indique un numéro qui n'est pas dans la demande. Signez-en une qui n'indique que les numéros de la demande.",
		ES: "La carta indica un número que no está en la solicitud. Firme una que solo indique los números de la solicitud.",
	}},
	{"no-policy", true, ourWork},
	{"no-matching", true, ourWork},
	{"other-kind", true, ourWork},
	{"loa.id.*", true, ourWork},
	{"loa.country.*", true, ourWork},
	{"loa.kind.*", true, ourWork},
	{"loa.language.*", true, ourWork},
	{"loa.statement.*", true, ourWork},
	{"loa.resporg.*", true, ourWork},
	{"loa.gaining.*", true, ourWork},
	{"loa.term.*", true, ourWork},
	{"loa.losing.spid*", true, ourWork},
	{"loa.numbers.order", true, ourWork},
	{"loa.numbers.too-many", true, ourWork},
	{"loa.esign.*", true, words{
		EN: "Your consent to sign electronically was not noted. Sign once more: the page asks for it first, or sign on paper.",
		FR: "Votre consentement à signer électroniquement n'a pas été noté. Signez de nouveau : la page le demande d'abord, ou signez sur papier.",
		ES: "No quedó constancia de su consentimiento para firmar electrónicamente. Firme de nuevo: la página lo pide primero, o firme en papel.",
	}},

	// The signature and the signer.
	{"loa.signature.required", true, words{
		EN: "The letter is not signed. The account holder or an authorized person signs it.",
		FR: "La lettre n'est pas signée. Le titulaire du compte ou une personne autorisée doit la signer.",
		ES: "La carta no está firmada. Debe firmarla el titular de la cuenta o una persona autorizada.",
	}},
	{"loa.signature.void", true, words{
		EN: "The letter was changed after it was signed, which voids the signature. Sign the changed letter.",
		FR: "La lettre a été modifiée après la signature, qui n'est donc plus valable. Signez la lettre modifiée.",
		ES: "La carta se modificó después de firmarla y la firma ya no vale. Firme la carta modificada.",
	}},
	{"loa.signature.expired", true, words{
		EN: "The letter is too old. Sign a new one.",
		FR: "La lettre est trop ancienne. Signez-en une nouvelle.",
		ES: "La carta es demasiado antigua. Firme una nueva.",
	}},
	{"loa.signature.name-mismatch", true, words{
		EN: "The name under the signature is not the signer's. The person who is named as signer has to sign.",
		FR: "Le nom sous la signature n'est pas celui du signataire. La personne désignée comme signataire doit signer.",
		ES: "El nombre bajo la firma no es el del firmante. Debe firmar la persona indicada como firmante.",
	}},
	{"loa.signature.*", true, words{
		EN: "The signature is not one that carriers accept. Sign by hand or on screen, with today's date; a stamp does not do.",
		FR: "La signature n'est pas de celles que les fournisseurs acceptent. Signez à la main ou à l'écran, avec la date du jour; un timbre ne suffit pas.",
		ES: "La firma no es de las que aceptan los operadores. Firme a mano o en pantalla, con la fecha de hoy; un sello no basta.",
	}},
	{"loa.revoked", true, words{
		EN: "You revoked the letter. If you still want to move, sign a new one.",
		FR: "Vous avez révoqué la lettre. Si vous souhaitez toujours le transfert, signez-en une nouvelle.",
		ES: "Usted revocó la carta. Si aún desea el traslado, firme una nueva.",
	}},
	{"evidence.*", true, signAgain},
	{"seal.*", true, signAgain},
	{"signature.*", true, signAgain},
	{"loa.signer.title-required", false, words{
		EN: "say whether the signer is owner, officer, employee or agent.",
		FR: "précisez s'il s'agit du propriétaire, d'un dirigeant, d'un employé ou d'un mandataire.",
		ES: "indique si es propietario, directivo, empleado o representante.",
	}},
	{"loa.signer.contact-required", true, words{
		EN: "An e-mail address or telephone number of the signer is missing: the one to which the letter was sent for signature.",
		FR: "Il manque une adresse courriel ou un numéro de téléphone du signataire : l'adresse ou le numéro où la lettre a été envoyée pour signature.",
		ES: "Falta un correo electrónico o un número de teléfono del firmante: aquel al que se envió la carta para su firma.",
	}},
	{"loa.signer.email", false, words{
		EN: "this is not an e-mail address. Write it as name@example.com.",
		FR: "ce n'est pas une adresse courriel. Écrivez-la comme nom@example.com.",
		ES: "no es un correo electrónico. Escríbalo como nombre@example.com.",
	}},
	{"loa.signer.*", false, words{
		EN: "print the first and last name of one person: the account holder, or somebody whom the account authorizes.",
		FR: "inscrivez le prénom et le nom d'une seule personne : le titulaire du compte, ou quelqu'un que le compte autorise.",
		ES: "escriba el nombre y el apellido de una sola persona: el titular de la cuenta, o alguien a quien la cuenta autoriza.",
	}},

	// Names.
	{"loa.customer.kind", true, words{
		EN: "Say whether the account is a business or a residential one.",
		FR: "Précisez s'il s'agit d'un compte d'affaires ou résidentiel.",
		ES: "Indique si la cuenta es de empresa o residencial.",
	}},
	{"loa.name.company-residential", false, words{
		EN: "a residential account has none. Leave it out, or tell us that the account is a business one.",
		FR: "un compte résidentiel n'en a pas. Laissez ce champ vide, ou dites-nous que le compte est un compte d'affaires.",
		ES: "una cuenta residencial no lo tiene. Déjelo vacío, o díganos que la cuenta es de empresa.",
	}},
	{"loa.name.dba-repeats", false, words{
		EN: "it repeats the company name. Leave it out.",
		FR: "il répète le nom de l'entreprise. Laissez ce champ vide.",
		ES: "repite el nombre de la empresa. Déjelo vacío.",
	}},
	{"name.legal-form-*", false, words{
		EN: "the legal form, such as LLC or Inc., differs from your carrier's record. Write the name exactly as on your bill.",
		FR: "la forme juridique, comme inc. ou ltée, diffère du dossier de votre fournisseur. Écrivez le nom exactement comme sur votre facture.",
		ES: "la forma jurídica, como LLC o Inc., difiere del registro de su operador. Escriba el nombre exactamente como en su factura.",
	}},
	{"name.dba-part", false, words{
		EN: "legal name and trade name differ from your carrier's record. Write both exactly as on your bill.",
		FR: "la raison sociale et le nom commercial diffèrent du dossier de votre fournisseur. Écrivez les deux exactement comme sur votre facture.",
		ES: "la razón social y el nombre comercial difieren del registro de su operador. Escriba ambos exactamente como en su factura.",
	}},
	{"name.*", false, words{
		EN: "the name differs from your carrier's record. Write it exactly as on your bill; the person who signs must be on the account.",
		FR: "le nom diffère du dossier de votre fournisseur. Écrivez-le exactement comme sur votre facture; la personne qui signe doit figurer au compte.",
		ES: "el nombre difiere del registro de su operador. Escríbalo exactamente como en su factura; quien firma debe figurar en la cuenta.",
	}},

	// Addresses.
	{"loa.address.po-box", false, streetAddress},
	{"loa.address.general-delivery", false, streetAddress},
	{"loa.address.no-number", false, words{
		EN: "the number of the house is missing. Begin the street line with it.",
		FR: "le numéro municipal manque. Commencez la ligne de la rue par ce numéro.",
		ES: "falta el número de la casa. Indíquelo en la línea de la calle.",
	}},
	{"loa.address.country", false, words{
		EN: "the address is in another country than the order. Numbers of the two countries need orders of their own.",
		FR: "l'adresse est dans un autre pays que la demande. Les numéros des deux pays exigent des demandes distinctes.",
		ES: "la dirección está en otro país que la solicitud. Los números de los dos países requieren solicitudes separadas.",
	}},
	{"loa.address.postal-region", false, words{
		EN: "it is not of that state or province. Check both against your bill.",
		FR: "il n'est pas de cet État ou de cette province. Vérifiez les deux sur votre facture.",
		ES: "no es de ese estado o provincia. Verifique ambos en su factura.",
	}},
	{"loa.address.postal", false, words{
		EN: "it is missing or not complete. Copy it from your latest bill.",
		FR: "il manque ou n'est pas complet. Recopiez-le de votre dernière facture.",
		ES: "falta o no está completo. Cópielo de su última factura.",
	}},
	{"loa.address.street", false, words{
		EN: "the street is missing. Copy it from your latest bill.",
		FR: "la rue manque. Recopiez-la de votre dernière facture.",
		ES: "falta la calle. Cópiela de su última factura.",
	}},
	{"loa.address.city", false, words{
		EN: "the city is missing. Copy it from your latest bill.",
		FR: "la ville manque. Recopiez-la de votre dernière facture.",
		ES: "falta la ciudad. Cópiela de su última factura.",
	}},
	{"loa.address.region", false, words{
		EN: "the state or province is missing, or is not one of that country. Use its two letters.",
		FR: "l'État ou la province manque, ou n'est pas de ce pays. Utilisez les deux lettres.",
		ES: "falta el estado o la provincia, o no es de ese país. Use las dos letras.",
	}},
	{"address.unit-*", false, words{
		EN: "the unit, such as an apartment or a suite, differs from your carrier's record. Write the line exactly as on your bill.",
		FR: "l'unité, comme un appartement ou un bureau, diffère du dossier de votre fournisseur. Écrivez la ligne exactement comme sur votre facture.",
		ES: "la unidad, como un apartamento o una oficina, difiere del registro de su operador. Escriba la línea exactamente como en su factura.",
	}},

	// Accounts and their secrets, of which nothing is repeated.
	{"loa.account.masked", false, words{
		EN: "part of it is hidden. Ask {losing} for the whole number.",
		FR: "une partie est masquée. Demandez le numéro complet à {losing}.",
		ES: "una parte está oculta. Pida a {losing} el número completo.",
	}},
	{"loa.account.format", false, words{
		EN: "this is not an account number. Copy it from your latest bill.",
		FR: "ce n'est pas un numéro de compte. Recopiez-le de votre dernière facture.",
		ES: "no es un número de cuenta. Cópielo de su última factura.",
	}},
	{"account.leading-zero", false, words{
		EN: "the zeros at its beginning belong to it. Copy it from your bill with them.",
		FR: "les zéros du début en font partie. Recopiez-le de votre facture avec ces zéros.",
		ES: "los ceros del comienzo forman parte de él. Cópielo de su factura con esos ceros.",
	}},
	{"account.differs", false, words{
		EN: "it differs from your carrier's record. Copy it from your bill; it is neither the invoice number nor the customer number.",
		FR: "il diffère du dossier de votre fournisseur. Recopiez-le de votre facture; ce n'est ni le numéro de facture ni le numéro de client.",
		ES: "difiere del registro de su operador. Cópielo de su factura; no es el número de factura ni el de cliente.",
	}},
	{"loa.btn.required", false, words{
		EN: "this is missing. It stands on your bill, often as the main number of the account.",
		FR: "ce renseignement manque. Il figure sur votre facture, souvent comme numéro principal du compte.",
		ES: "falta este dato. Figura en su factura, a menudo como número principal de la cuenta.",
	}},
	{"loa.btn.*", false, words{
		EN: "this is not a local number in use in the US or Canada. Copy it from your bill.",
		FR: "ce n'est pas un numéro local en service aux États-Unis ou au Canada. Recopiez-le de votre facture.",
		ES: "no es un número local en servicio en Estados Unidos o Canadá. Cópielo de su factura.",
	}},
	{"loa.pin.required", false, words{
		EN: "{losing} asks for one. Request it there and give it to us, but not in a message.",
		FR: "{losing} en exige un. Demandez-le à ce fournisseur et transmettez-le-nous, mais pas dans un message.",
		ES: "{losing} exige uno. Pídalo a ese operador y entréguenoslo, pero no en un mensaje.",
	}},
	{"loa.pin.*", false, words{
		EN: "it has lapsed or does not have the right form. Ask {losing} for a new one.",
		FR: "il a expiré ou n'a pas la bonne forme. Demandez-en un nouveau à {losing}.",
		ES: "ha vencido o no tiene la forma correcta. Pida uno nuevo a {losing}.",
	}},
	{"loa.wireless-ca.proof-required", true, words{
		EN: "Give one of the three: the account number, the port-out PIN, or the IMEI of the telephone.",
		FR: "Donnez l'un des trois : le numéro de compte, le NIP de transfert ou l'IMEI du téléphone.",
		ES: "Dé uno de los tres: el número de cuenta, el PIN de portabilidad o el IMEI del teléfono.",
	}},
	{"loa.imei.*", false, words{
		EN: "this is missing or not an IMEI. Dial *#06# on the telephone to see it.",
		FR: "l'IMEI manque ou n'en est pas un. Composez *#06# sur le téléphone pour l'afficher.",
		ES: "falta o no es un IMEI. Marque *#06# en el teléfono para verlo.",
	}},
	{"loa.ssn4.*", false, words{
		EN: "give the last four digits, and no more.",
		FR: "donnez les quatre derniers chiffres, et pas plus.",
		ES: "dé los últimos cuatro dígitos, y nada más.",
	}},
	{"loa.tax-id.*", false, words{
		EN: "it has nine digits. Copy it from your bill.",
		FR: "il compte neuf chiffres. Recopiez-le de votre facture.",
		ES: "tiene nueve dígitos. Cópielo de su factura.",
	}},

	// Numbers and carriers.
	{"loa.carrier.same", true, words{
		EN: "The letter names the same carrier as the old and the new one. Name the carrier that serves the numbers now as the current one.",
		FR: "La lettre nomme le même fournisseur comme ancien et comme nouveau. Nommez comme fournisseur actuel celui qui dessert les numéros aujourd'hui.",
		ES: "La carta nombra al mismo operador como actual y como nuevo. Indique como operador actual el que hoy presta el servicio.",
	}},
	{"loa.numbers.required", true, words{
		EN: "The letter lists no number. List each number that moves.",
		FR: "La lettre n'indique aucun numéro. Indiquez chaque numéro à transférer.",
		ES: "La carta no indica ningún número. Indique cada número que se traslada.",
	}},
	{"loa.numbers.*", false, words{
		EN: "one is listed twice, or is not in use in the US or Canada. Check each digit.",
		FR: "l'un d'eux est indiqué deux fois, ou n'est pas en service aux États-Unis ou au Canada. Vérifiez chaque chiffre.",
		ES: "uno está repetido, o no está en servicio en Estados Unidos o Canadá. Verifique cada dígito.",
	}},
	{"numbers.not-on-account", false, words{
		EN: "not all of them are on this account. Check them, and the account, against your bill.",
		FR: "tous ne figurent pas à ce compte. Vérifiez-les, ainsi que le compte, sur votre facture.",
		ES: "no todos están en esta cuenta. Verifíquelos, y la cuenta, en su factura.",
	}},
	{"loa.partial.*", false, staying},

	// The bill, or what stands in for it.
	{"doc.required", true, words{
		EN: "The bill is missing. Send the latest one with all its pages; a customer service record (CSR) or a screenshot of your online account does too.",
		FR: "La facture manque. Envoyez la plus récente avec toutes ses pages; un relevé de service (CSR) ou une capture d'écran de votre compte en ligne convient aussi.",
		ES: "Falta la factura. Envíe la más reciente con todas sus páginas; también sirve un registro de servicio (CSR) o una captura de pantalla de su cuenta en línea.",
	}},
	{"doc.too-old", true, words{
		EN: "The bill is too old. Send the latest one.",
		FR: "La facture est trop ancienne. Envoyez la plus récente.",
		ES: "La factura es demasiado antigua. Envíe la más reciente.",
	}},
	{"doc.no-date", true, words{
		EN: "The bill shows no date. Send one that does.",
		FR: "La facture n'est pas datée. Envoyez-en une qui l'est.",
		ES: "La factura no muestra fecha. Envíe una que la muestre.",
	}},
	{"doc.date-future", true, words{
		EN: "The bill is dated in the future. Check the date, or send another.",
		FR: "La facture porte une date à venir. Vérifiez la date, ou envoyez-en une autre.",
		ES: "La factura tiene una fecha futura. Verifique la fecha, o envíe otra.",
	}},
	{"doc.wrong-carrier", true, words{
		EN: "The bill is of another carrier than the letter's. Send the bill of {losing}, or tell us that the numbers are with the other one.",
		FR: "La facture provient d'un autre fournisseur que celui de la lettre. Envoyez la facture de {losing}, ou dites-nous que les numéros relèvent de l'autre.",
		ES: "La factura es de otro operador que el de la carta. Envíe la factura de {losing}, o díganos que los números están con el otro.",
	}},
	{"doc.number-missing", true, words{
		EN: "The bill does not show every number. Send all its pages or a screenshot of your online account that does, or take the number off the letter.",
		FR: "La facture ne montre pas tous les numéros. Envoyez toutes ses pages ou une capture d'écran de votre compte en ligne qui les montre, ou retirez le numéro de la lettre.",
		ES: "La factura no muestra todos los números. Envíe todas sus páginas o una captura de pantalla de su cuenta en línea que los muestre, o quite el número de la carta.",
	}},
	{"doc.editable-format", true, words{
		EN: "Carriers do not accept this kind of file. Send the bill as PDF or TIFF, or a picture of the screen as PNG or JPEG.",
		FR: "Les fournisseurs n'acceptent pas ce type de fichier. Envoyez la facture en PDF ou en TIFF, ou une image de l'écran en PNG ou en JPEG.",
		ES: "Los operadores no aceptan este tipo de archivo. Envíe la factura en PDF o TIFF, o una imagen de la pantalla en PNG o JPEG.",
	}},
	{"doc.too-large", true, words{
		EN: "The file of the bill is too large. Send it in parts, or with less resolution.",
		FR: "Le fichier de la facture est trop volumineux. Envoyez-le en plusieurs parties, ou avec une résolution moindre.",
		ES: "El archivo de la factura es demasiado grande. Envíelo en partes, o con menos resolución.",
	}},
	{"doc.hash-mismatch", true, words{
		EN: "The file of the bill is damaged. Send it once more.",
		FR: "Le fichier de la facture est endommagé. Envoyez-le de nouveau.",
		ES: "El archivo de la factura está dañado. Envíelo de nuevo.",
	}},
	{"doc.*", true, wholeBill},

	// What differs from the record, and what any field can lack.
	{"*differs", false, asOnBill},
	{"address.*", false, asOnBill},
	{"city.*", false, asOnBill},
	{"postal.*", false, asOnBill},
	{"*.required", false, notThere},
	{"*.missing", false, notThere},
	{"*.too-long", false, words{
		EN: "this is too long. Shorten it as your bill does.",
		FR: "le texte est trop long. Abrégez-le comme sur votre facture.",
		ES: "el texto es demasiado largo. Abrévielo como en su factura.",
	}},
	{"*.control", false, words{
		EN: "this holds characters that cannot be read. Type it anew.",
		FR: "des caractères sont illisibles. Saisissez le texte de nouveau.",
		ES: "hay caracteres ilegibles. Escriba el texto de nuevo.",
	}},
	{"*.no-letters", false, words{
		EN: "this has no letter. Copy it from your latest bill.",
		FR: "il n'y a aucune lettre. Recopiez le nom de votre dernière facture.",
		ES: "no hay ninguna letra. Copie el nombre de su última factura.",
	}},
	{"loa.date.*", false, words{
		EN: "the date is past. Choose a later one.",
		FR: "la date est passée. Choisissez-en une autre.",
		ES: "la fecha ya pasó. Elija una posterior.",
	}},
	{"loa.*", false, words{
		EN: "check this against your latest bill.",
		FR: "vérifiez ce renseignement sur votre dernière facture.",
		ES: "verifique este dato en su última factura.",
	}},
	{"account-not-paid", true, words{
		EN: "A port order is submitted from a paid account only. End the trial, or settle the account with us.",
		FR: "Une demande de transfert n'est envoyée qu'à partir d'un compte payant. Mettez fin à l'essai, ou réglez le compte avec nous.",
		ES: "Una solicitud de portabilidad solo se envía desde una cuenta de pago. Termine la prueba, o regularice la cuenta con nosotros.",
	}},
}

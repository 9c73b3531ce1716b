package verification

import (
	"github.com/openlnp/lnp/carrier"
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting/notice"
)

// words are a text in the three languages, with names in braces for what is filled in.
type words = carrier.Words

// mail is what the mail of one kind of notice says.
type mail struct {
	kind    NoticeKind
	tone    notice.Tone
	subject words
	opening []words
	steps   []words
}

// mails are the mails of the kinds of notices; the last stands for those that are not
// known.
//
//nolint:misspell // two languages of three are not English
var mails = [...]mail{
	{
		NoticeFormNeeded, notice.ToneAttention,
		words{
			EN: "Texting from {numbers}: we need your form",
			FR: "Textos à partir de {numbers} : formulaire requis",
			ES: "Mensajes desde {numbers}: necesitamos su formulario",
		},
		[]words{{
			EN: "Carriers deliver texts from a toll-free number once they know who sends them and that people agreed to receive them. A form tells them. Until it is approved, messages may be blocked.",
			FR: "Les fournisseurs livrent les textos d'un numéro sans frais lorsqu'ils savent qui les envoie et que les destinataires y ont consenti. Un formulaire le leur dit. Jusqu'à son approbation, les messages peuvent être bloqués.",
			ES: "Los operadores entregan los mensajes de un número gratuito cuando saben quién los envía y que la gente aceptó recibirlos. Un formulario se lo dice. Hasta que se apruebe, los mensajes pueden quedar bloqueados.",
		}},
		[]words{fileIt},
	},
	{
		NoticeReminder, notice.ToneAttention,
		words{
			EN: "Reminder: your form for texting from {numbers} is still open",
			FR: "Rappel : formulaire en attente pour les textos à partir de {numbers}",
			ES: "Recordatorio: falta su formulario para los mensajes desde {numbers}",
		},
		[]words{{
			EN: "We asked you for the form and have not received it yet. Until it is approved, messages may be blocked.",
			FR: "Nous n'avons pas encore reçu le formulaire demandé. Jusqu'à son approbation, les messages peuvent être bloqués.",
			ES: "Todavía no recibimos el formulario que le pedimos. Hasta que se apruebe, los mensajes pueden quedar bloqueados.",
		}},
		[]words{fileIt},
	},
	{
		NoticeSubmitted, "",
		words{
			EN: "Your form for texting from {numbers} is submitted",
			FR: "Formulaire envoyé pour les textos à partir de {numbers}",
			ES: "Formulario enviado para los mensajes desde {numbers}",
		},
		[]words{{
			EN: "We have sent your form to the carriers' reviewers. They approve it, or say what to correct. We tell you either way.",
			FR: "Nous avons envoyé votre formulaire aux examinateurs des fournisseurs. Ils l'approuvent ou indiquent quoi corriger. Nous vous en informerons dans les deux cas.",
			ES: "Enviamos su formulario a los revisores de los operadores. Lo aprueban o dicen qué corregir. Le avisaremos en cualquier caso.",
		}},
		[]words{waitWithTexts},
	},
	{
		NoticeInReview, "",
		words{
			EN: "Your form for texting from {numbers} is in review",
			FR: "Formulaire à l'examen pour les textos à partir de {numbers}",
			ES: "Formulario en revisión para los mensajes desde {numbers}",
		},
		[]words{{
			EN: "The carriers' reviewers are reading your form now. They may look at your website and at the way people opt in.",
			FR: "Les examinateurs des fournisseurs lisent maintenant votre formulaire. Ils peuvent consulter votre site Web et la façon dont les gens s'abonnent.",
			ES: "Los revisores de los operadores están leyendo su formulario. Pueden mirar su sitio web y la forma en que la gente se suscribe.",
		}},
		[]words{
			{
				EN: "Leave your website and the opt-in as the form describes them.",
				FR: "Laissez votre site Web et l'abonnement tels que le formulaire les décrit.",
				ES: "Deje su sitio web y la suscripción tal como los describe el formulario.",
			},
			waitWithTexts,
		},
	},
	{
		NoticeApproved, notice.ToneGood,
		words{
			EN: "Approved: you can text from {numbers}",
			FR: "Approuvé : textos possibles à partir de {numbers}",
			ES: "Aprobado: ya puede enviar mensajes desde {numbers}",
		},
		[]words{{
			EN: "The carriers approved your form. They deliver what you send from {numbers}.",
			FR: "Les fournisseurs ont approuvé votre formulaire. Ils livrent ce que vous envoyez à partir de {numbers}.",
			ES: "Los operadores aprobaron su formulario. Entregan lo que usted envía desde {numbers}.",
		}},
		[]words{{
			EN: "Send what the form describes, and only to people who agreed. Other messages may cost the approval.",
			FR: "Envoyez ce que le formulaire décrit, et seulement à ceux qui y ont consenti. D'autres messages peuvent faire perdre l'approbation.",
			ES: "Envíe lo que describe el formulario, y solo a quienes lo aceptaron. Otros mensajes pueden costarle la aprobación.",
		}},
	},
	{
		NoticeRejected, notice.ToneAttention,
		words{
			EN: "Please correct your form for texting from {numbers}",
			FR: "Formulaire à corriger pour les textos à partir de {numbers}",
			ES: "Corrija su formulario para los mensajes desde {numbers}",
		},
		[]words{{
			EN: "The carriers' reviewers did not approve the form yet. Here is all that they found, so that you can put it right in one go. Until it is approved, messages may be blocked.",
			FR: "Les examinateurs des fournisseurs n'ont pas encore approuvé le formulaire. Voici tout ce qu'ils ont relevé, afin que vous puissiez le corriger en une seule fois. Jusqu'à son approbation, les messages peuvent être bloqués.",
			ES: "Los revisores de los operadores aún no aprobaron el formulario. Esto es todo lo que encontraron, para que pueda corregirlo de una vez. Hasta que se apruebe, los mensajes pueden quedar bloqueados.",
		}},
		nil,
	},
	{
		NoticeRevoked, notice.ToneAttention,
		words{
			EN: "The approval for texting from {numbers} was taken back",
			FR: "Approbation retirée pour les textos à partir de {numbers}",
			ES: "Se retiró la aprobación de los mensajes desde {numbers}",
		},
		[]words{{
			EN: "The carriers took the approval back. From now on they may block messages from {numbers}.",
			FR: "Les fournisseurs ont retiré l'approbation. Ils peuvent dès maintenant bloquer les messages de {numbers}.",
			ES: "Los operadores retiraron la aprobación. Desde ahora pueden bloquear los mensajes de {numbers}.",
		}},
		nil,
	},
	{
		NoticeDenied, notice.ToneAttention,
		words{
			EN: "Carriers do not deliver texts from {numbers}",
			FR: "Textos refusés à partir de {numbers}",
			ES: "Los operadores no entregan mensajes desde {numbers}",
		},
		[]words{{
			EN: "The carriers denied the form for a reason that no correction cures. Calls are not affected.",
			FR: "Les fournisseurs ont refusé le formulaire pour un motif qu'aucune correction ne lève. Les appels ne sont pas touchés.",
			ES: "Los operadores denegaron el formulario por un motivo que ninguna corrección remedia. Las llamadas no se ven afectadas.",
		}},
		nil,
	},
	{
		NoticeExpired, notice.ToneAttention,
		words{
			EN: "The time to correct your form for {numbers} is over",
			FR: "Délai de correction échu : {numbers}",
			ES: "Venció el plazo para corregir el formulario: {numbers}",
		},
		[]words{{
			EN: "No correction came in the time that the carriers gave, so the form has lapsed. Messages may be blocked. Calls are not affected.",
			FR: "Aucune correction n'est arrivée dans le délai fixé par les fournisseurs, et le formulaire est caduc. Les messages peuvent être bloqués. Les appels ne sont pas touchés.",
			ES: "No llegó ninguna corrección en el plazo que dieron los operadores y el formulario caducó. Los mensajes pueden quedar bloqueados. Las llamadas no se ven afectadas.",
		}},
		[]words{startAgain},
	},
	{
		NoticeWithdrawn, "",
		words{
			EN: "The verification of {numbers} has ended",
			FR: "Vérification terminée : {numbers}",
			ES: "Terminó la verificación de {numbers}",
		},
		[]words{{
			EN: "Nobody reviews the form for {numbers} any more. Texts from there may be blocked. Calls are not affected.",
			FR: "Plus personne n'examine le formulaire de {numbers}. Les textos qui en partent peuvent être bloqués. Les appels ne sont pas touchés.",
			ES: "Ya nadie revisa el formulario de {numbers}. Los mensajes que salgan de allí pueden quedar bloqueados. Las llamadas no se ven afectadas.",
		}},
		[]words{startAgain},
	},
	{
		NoticeWithdrawalRefused, notice.ToneAttention,
		words{
			EN: "The verification of {numbers} goes on",
			FR: "La vérification se poursuit : {numbers}",
			ES: "La verificación de {numbers} continúa",
		},
		[]words{{
			EN: "We passed on your wish to end it, and it came too late or was refused.",
			FR: "Nous avons transmis votre souhait d'y mettre fin, mais il est arrivé trop tard ou a été refusé.",
			ES: "Transmitimos su deseo de terminarla, pero llegó demasiado tarde o fue rechazado.",
		}},
		nil,
	},
	{
		"", "",
		words{EN: "News on texting from {numbers}", FR: "Des nouvelles des textos à partir de {numbers}", ES: "Novedades de los mensajes desde {numbers}"},
		[]words{{
			EN: "Something changed on your form. Ask us if you want to know more.",
			FR: "Votre formulaire a changé. Écrivez-nous pour en savoir plus.",
			ES: "Hay un cambio en su formulario. Escríbanos si desea saber más.",
		}},
		nil,
	},
}

var (
	reviewDay = words{
		EN: "A review takes up to one day; nobody promises it.",
		FR: "Un examen prend au plus un jour, sans garantie.",
		ES: "Una revisión tarda hasta un día; nadie lo garantiza.",
	}
	reviewDays = words{
		EN: "A review takes up to {n} days; nobody promises it.",
		FR: "Un examen prend jusqu'à {n} jours, sans garantie.",
		ES: "Una revisión tarda hasta {n} días; nadie lo garantiza.",
	}
	fileIt = words{
		EN: "Fill in the form in your account and file it.",
		FR: "Remplissez le formulaire dans votre compte et envoyez-le.",
		ES: "Complete el formulario en su cuenta y envíelo.",
	}
	waitWithTexts = words{
		EN: "Wait with texts to many people until the form is approved.",
		FR: "Attendez l'approbation avant d'envoyer des textos à de nombreuses personnes.",
		ES: "Espere la aprobación antes de enviar mensajes a muchas personas.",
	}
	startAgain = words{
		EN: "If you still want to text from there, start a new form.",
		FR: "Si vous voulez encore envoyer des textos de là, remplissez un nouveau formulaire.",
		ES: "Si aún desea enviar mensajes desde allí, empiece un formulario nuevo.",
	}
	correctBy = words{
		EN: "File the corrected form by {until}. After that it has to begin anew.",
		FR: "Envoyez le formulaire corrigé au plus tard le {until}. Ensuite, il faudra recommencer.",
		ES: "Envíe el formulario corregido a más tardar el {until}. Después habrá que empezar de nuevo.",
	}
	free = words{
		EN: "The verification is free of charge.",
		FR: "La vérification est gratuite.",
		ES: "La verificación es gratuita.",
	}
	factNumber  = words{EN: "Number", FR: "Numéro", ES: "Número"}
	factNumbers = words{EN: "Numbers", FR: "Numéros", ES: "Números"}
	factUntil   = words{EN: "Correct it by", FR: "À corriger au plus tard", ES: "Corregir antes de"}
)

// fieldNames are the customer's names of what stands under a path; the last is for one
// that is not known.
//
//nolint:misspell // two languages of three are not English
var fieldNames = [...]struct {
	path  string
	words words
}{
	{"business.name", words{EN: "Legal name of the business", FR: "Dénomination sociale", ES: "Razón social"}},
	{"business.dba", words{EN: "Trade name", FR: "Nom commercial", ES: "Nombre comercial"}},
	{"business.entity", words{EN: "Legal form", FR: "Forme juridique", ES: "Forma jurídica"}},
	{"business.registration.type", words{EN: "Type of registration", FR: "Type d'enregistrement", ES: "Tipo de registro"}},
	{"business.registration.number", words{EN: "Registration number", FR: "Numéro d'enregistrement", ES: "Número de registro"}},
	{"business.registration.country", words{EN: "Country of registration", FR: "Pays d'enregistrement", ES: "País de registro"}},
	{"business.address", words{EN: "Address of the business", FR: "Adresse de l'entreprise", ES: "Dirección de la empresa"}},
	{"business.website", words{EN: "Website", FR: "Site Web", ES: "Sitio web"}},
	{"contact.first_name", words{EN: "First name of the contact", FR: "Prénom de la personne-ressource", ES: "Nombre del contacto"}},
	{"contact.last_name", words{EN: "Last name of the contact", FR: "Nom de la personne-ressource", ES: "Apellido del contacto"}},
	{"contact.email", words{EN: "E-mail address of the contact", FR: "Courriel de la personne-ressource", ES: "Correo electrónico del contacto"}},
	{"contact.phone", words{EN: "Telephone number of the contact", FR: "Téléphone de la personne-ressource", ES: "Teléfono del contacto"}},
	{"use_case", words{EN: "Use of the messages", FR: "Usage des messages", ES: "Uso de los mensajes"}},
	{"summary", words{EN: "Summary of the use", FR: "Résumé de l'usage", ES: "Resumen del uso"}},
	{"samples", words{EN: "Sample message", FR: "Exemple de message", ES: "Mensaje de ejemplo"}},
	{"opt_in.method", words{EN: "Way to opt in", FR: "Mode d'abonnement", ES: "Forma de suscripción"}},
	{"opt_in.description", words{EN: "Description of the opt-in", FR: "Description de l'abonnement", ES: "Descripción de la suscripción"}},
	{"opt_in.image_urls", words{EN: "Picture of the opt-in", FR: "Image de l'abonnement", ES: "Imagen de la suscripción"}},
	{"opt_in.keywords", words{EN: "Words to join", FR: "Mots d'abonnement", ES: "Palabras para suscribirse"}},
	{"opt_in.confirmation", words{EN: "Answer to who joins", FR: "Réponse à l'abonnement", ES: "Respuesta a la suscripción"}},
	{"monthly_volume", words{EN: "Messages a month", FR: "Messages par mois", ES: "Mensajes al mes"}},
	{"why_several", words{EN: "Reason for several numbers", FR: "Motif de plusieurs numéros", ES: "Motivo de varios números"}},
	{"age_gated", words{EN: "Age gate", FR: "Contrôle de l'âge", ES: "Control de edad"}},
	{"help_reply", words{EN: "Answer to HELP", FR: "Réponse à AIDE", ES: "Respuesta a AYUDA"}},
	{"privacy_url", words{EN: "Privacy policy", FR: "Politique de confidentialité", ES: "Política de privacidad"}},
	{"terms_url", words{EN: "Terms of the messages", FR: "Conditions des messages", ES: "Condiciones de los mensajes"}},
	{"section_527", words{EN: "Political organization", FR: "Organisation politique", ES: "Organización política"}},
	{"campaign_token", words{EN: "Token of the campaign's vetting", FR: "Jeton d'agrément de la campagne", ES: "Código de aprobación de la campaña"}},
	{"reseller", words{EN: "Software company", FR: "Éditeur du logiciel", ES: "Empresa de software"}},
	{"additional", words{EN: "Further information", FR: "Autres renseignements", ES: "Información adicional"}},
	{"", words{EN: "Form", FR: "Formulaire", ES: "Formulario"}},
}

// faults say what is wrong with a field; the last is for a code that is not known.
//
//nolint:misspell // two languages of three are not English
var faults = [...]struct {
	codes []loa.Code
	words words
}{
	{[]loa.Code{CodeRequired, CodeAdvised}, words{EN: "is missing.", FR: "à remplir.", ES: "falta."}},
	{[]loa.Code{CodeTooLong}, words{EN: "is too long.", FR: "trop long.", ES: "es demasiado largo."}},
	{[]loa.Code{CodeChoice, CodeCountry}, words{
		EN: "choose one that the form offers.", FR: "choisissez parmi ce qu'offre le formulaire.", ES: "elija una de las opciones del formulario.",
	}},
	{[]loa.Code{CodeRegistration}, words{
		EN: "copy it from the letter that assigned it.", FR: "recopiez-le de la lettre qui l'attribue.", ES: "cópielo de la carta que lo otorgó.",
	}},
	{[]loa.Code{CodeNotRegistry}, words{
		EN: "give the number of the business, never a social security number.", FR: "donnez le numéro de l'entreprise, jamais un numéro d'assurance sociale.", ES: "dé el número de la empresa, nunca uno del seguro social.",
	}},
	{[]loa.Code{CodeStreet}, words{EN: "the street is missing.", FR: "la rue manque.", ES: "falta la calle."}},
	{[]loa.Code{CodeBox}, words{EN: "give a street, not a P.O. box.", FR: "donnez une rue, et non une case postale.", ES: "dé una calle, no un apartado postal."}},
	{[]loa.Code{CodeCity}, words{EN: "the city is missing.", FR: "la ville manque.", ES: "falta la ciudad."}},
	{[]loa.Code{CodeRegion}, words{EN: "the state or province is not one.", FR: "l'État ou la province est inexact.", ES: "el estado o la provincia no es correcto."}},
	{[]loa.Code{CodePostal}, words{EN: "the ZIP or postal code is not one.", FR: "le code postal est inexact.", ES: "el código postal no es correcto."}},
	{[]loa.Code{CodeURL}, words{EN: "give a page that everybody can open.", FR: "donnez une page que tous peuvent ouvrir.", ES: "dé una página que cualquiera pueda abrir."}},
	{[]loa.Code{CodeEmail, CodeFreeMail}, words{
		EN: "give an address of the business's own domain.", FR: "donnez une adresse du domaine de l'entreprise.", ES: "dé una dirección del dominio de la empresa.",
	}},
	{[]loa.Code{CodeBrand}, words{EN: "name the business in it.", FR: "nommez-y l'entreprise.", ES: "nombre en él a la empresa."}},
	{[]loa.Code{CodeOptOut}, words{EN: "say in it how to opt out, such as Reply STOP.", FR: "indiquez-y comment se désabonner, par exemple ARRÊT.", ES: "diga en él cómo darse de baja, por ejemplo STOP."}},
	{nil, words{EN: "is not right yet.", FR: "à vérifier.", ES: "no es correcto todavía."}},
}

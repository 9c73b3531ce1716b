package verification

import "github.com/openlnp/lnp/carrier"

// reasons is the trade's knowledge about rejections, consolidated from the published
// codes of Twilio (2024-04-16, 2025-05-15 and 2026), the denial codes and the guides
// of Bandwidth (2023 to 2026), the troubleshooting guide of Telnyx (2026) and the
// statuses of Plivo. Columns: code, meaning, fixer, field, next step, words for the
// customer in English, French and Spanish, source. Other stays last.
var reasons = [...]Advice{
	{NameMismatch, "legal name differs from the public register", carrier.FixCustomer, "business.name", carrier.Resubmit, carrier.Words{
		EN: "The business name does not match the public register. Write it exactly as it is registered, with Inc., LLC or Ltd.",
		FR: "Le nom de l'entreprise ne correspond pas au registre public. Écrivez-le exactement comme il y figure, avec inc. ou ltée.",
		ES: "El nombre de la empresa no coincide con el registro público. Escríbalo tal como está registrado, con Inc., LLC o Ltd.",
	}, "Twilio 30484; Telnyx"},
	{DBAInaccurate, "trade name is missing or wrong", carrier.FixCustomer, "business.dba", carrier.Resubmit, carrier.Words{
		EN: "The trade name is missing or differs from the one on your website. Give the name that your customers know.",
		FR: "Le nom commercial manque ou diffère de celui de votre site Web. Indiquez le nom que vos clients connaissent.",
		ES: "El nombre comercial falta o no es el de su sitio web. Indique el nombre que conoce el público.",
	}, "Twilio 30488"},
	{RegistrationInvalid, "business registration number is missing or not the business's", carrier.FixCustomer, "business.registration.number", carrier.Resubmit, carrier.Words{
		EN: "The registration number is missing or is not that of your business. Copy your EIN or Business Number from the letter that assigned it.",
		FR: "Le numéro d'enregistrement manque ou n'est pas celui de votre entreprise. Recopiez votre EIN ou votre numéro d'entreprise de la lettre qui l'attribue.",
		ES: "El número de registro falta o no es el de su empresa. Copie su EIN o su Business Number de la carta que lo otorgó.",
	}, "Twilio 30527; Telnyx and Bandwidth, from 2026-02-17"},
	{RegistrationProof, "reviewers ask for the registration document", carrier.FixCustomer, "additional", carrier.Resubmit, carrier.Words{
		EN: "The reviewers ask for the document of your registration. Send it to us.",
		FR: "Les examinateurs demandent votre document d'enregistrement. Envoyez-le-nous.",
		ES: "Los revisores piden el documento de su registro. Envíenoslo.",
	}, "Twilio 30485"},
	{NonProfitProof, "reviewers ask for proof of charitable status", carrier.FixCustomer, "additional", carrier.Resubmit, carrier.Words{
		EN: "The reviewers ask for proof that you are a registered charity. Send it to us.",
		FR: "Les examinateurs demandent la preuve que vous êtes un organisme de bienfaisance enregistré. Envoyez-la-nous.",
		ES: "Los revisores piden prueba de que son una organización benéfica registrada. Envíenosla.",
	}, "Twilio 30487"},
	{BusinessUnverified, "business could not be confirmed from public sources", carrier.FixCustomer, "business", carrier.Resubmit, carrier.Words{
		EN: "The reviewers could not confirm your business. Check its name, address and website, and that the website shows all three.",
		FR: "Les examinateurs n'ont pas pu confirmer votre entreprise. Vérifiez le nom, l'adresse et le site Web, et que le site les montre.",
		ES: "Los revisores no pudieron confirmar su empresa. Verifique el nombre, la dirección y el sitio web, y que el sitio los muestre.",
	}, "Twilio 30472"},
	{EndBusinessRequired, "form names the software company and not the end business", carrier.FixCustomer, "business.name", carrier.Resubmit, carrier.Words{
		EN: "The form has to name the business that your recipients know, and a person there. Replace the data of the software company.",
		FR: "Le formulaire doit nommer l'entreprise que vos destinataires connaissent et une personne qui y travaille. Remplacez les données de l'éditeur du logiciel.",
		ES: "El formulario debe nombrar la empresa que conocen sus destinatarios y a una persona de ella. Reemplace los datos de la empresa de software.",
	}, "Twilio 30474; Bandwidth 547"},
	{WebsiteUnreachable, "website does not open, asks for a login, or is another's", carrier.FixCustomer, "business.website", carrier.Resubmit, carrier.Words{
		EN: "The reviewers could not use your website. Give a page that opens without a login and shows your business.",
		FR: "Les examinateurs n'ont pas pu utiliser votre site Web. Indiquez une page qui s'ouvre sans mot de passe et montre votre entreprise.",
		ES: "Los revisores no pudieron usar su sitio web. Indique una página que se abra sin contraseña y muestre su empresa.",
	}, "Twilio 30473"},
	{ContactUnrelated, "contact is not a person at the business", carrier.FixCustomer, "contact", carrier.Resubmit, carrier.Words{
		EN: "The contact has to be a person who works at your business.",
		FR: "La personne-ressource doit travailler dans votre entreprise.",
		ES: "El contacto debe ser una persona que trabaje en su empresa.",
	}, "Twilio 30483"},
	{EmailDomain, "contact's e-mail address is not of the business's domain", carrier.FixCustomer, "contact.email", carrier.Resubmit, carrier.Words{
		EN: "Give an e-mail address of your own domain, not one of a free mail service.",
		FR: "Indiquez une adresse courriel de votre propre domaine, et non d'un service gratuit.",
		ES: "Indique un correo electrónico de su propio dominio, no de un servicio gratuito.",
	}, "Twilio 30482"},
	{UseCaseUnclear, "summary does not tell what is sent to whom", carrier.FixCustomer, "summary", carrier.Resubmit, carrier.Words{
		EN: "The reviewers did not understand what you send. Say who gets which messages, and when.",
		FR: "Les examinateurs n'ont pas compris ce que vous envoyez. Dites qui reçoit quels messages, et quand.",
		ES: "Los revisores no entendieron qué envía. Diga quién recibe qué mensajes y cuándo.",
	}, "resellers of Twilio, 2026; Telnyx"},
	{SampleMismatch, "sample does not fit the use, or lacks name or opt-out", carrier.FixCustomer, "samples", carrier.Resubmit, carrier.Words{
		EN: "The sample message does not fit the use that you chose. Write one that names your business and says how to opt out.",
		FR: "L'exemple de message ne correspond pas à l'usage choisi. Écrivez-en un qui nomme votre entreprise et dit comment se désabonner.",
		ES: "El mensaje de ejemplo no corresponde al uso elegido. Escriba uno que nombre su empresa y diga cómo darse de baja.",
	}, "resellers of Twilio, 2026; Telnyx"},
	{OptInMissing, "no proof of consent", carrier.FixCustomer, "opt_in.image_urls", carrier.Resubmit, carrier.Words{
		EN: "The form does not show how people agree to your messages. Add a picture of it and tell it step by step.",
		FR: "Le formulaire ne montre pas comment les gens consentent à vos messages. Ajoutez une image et expliquez les étapes.",
		ES: "El formulario no muestra cómo las personas aceptan sus mensajes. Agregue una imagen y explique los pasos.",
	}, "Twilio 30842"},
	{OptInInsufficient, "consent is not express, or is bundled with other terms", carrier.FixCustomer, "opt_in.description", carrier.Resubmit, carrier.Words{
		EN: "People have to agree to text messages by an act of their own, apart from other terms. Change the way to join and show it.",
		FR: "Les gens doivent consentir aux messages texte par un geste distinct des autres conditions. Modifiez la façon de s'inscrire et montrez-la.",
		ES: "Las personas deben aceptar los mensajes de texto con un acto propio, aparte de otros términos. Cambie la forma de suscribirse y muéstrela.",
	}, "Twilio 30831; Bandwidth handbook"},
	{OptInLanguage, "opt-in does not speak of text messages", carrier.FixCustomer, "opt_in.description", carrier.Resubmit, carrier.Words{
		EN: "The words with which people join do not say that they will get text messages. Say so, and which ones.",
		FR: "Le texte d'inscription ne dit pas que les gens recevront des messages texte. Précisez-le, et lesquels.",
		ES: "El texto de suscripción no dice que las personas recibirán mensajes de texto. Dígalo, y cuáles.",
	}, "Twilio 30513"},
	{OptInUnreachable, "picture or page of the opt-in does not open", carrier.FixCustomer, "opt_in.image_urls", carrier.Resubmit, carrier.Words{
		EN: "The picture or page that shows how people join does not open. Give an address that everybody can open.",
		FR: "L'image ou la page qui montre l'inscription ne s'ouvre pas. Indiquez une adresse accessible à tous.",
		ES: "La imagen o página que muestra la suscripción no se abre. Indique una dirección que todos puedan abrir.",
	}, "Twilio 30509"},
	{VerbalScript, "consent is verbal and there is no script", carrier.FixCustomer, "opt_in.description", carrier.Resubmit, carrier.Words{
		EN: "People agree in conversation. Give the exact words that are said, with the answer.",
		FR: "Les gens consentent de vive voix. Donnez les mots exacts de la conversation, avec la réponse.",
		ES: "Las personas aceptan de palabra. Dé las palabras exactas de la conversación, con la respuesta.",
	}, "Twilio 30511"},
	{ConsentShared, "consent or numbers are shared with others, or bought", carrier.FixCustomer, "privacy_url", carrier.Resubmit, carrier.Words{
		EN: "Your privacy policy lets consent or numbers pass to others. Consent counts for your business only: change the policy.",
		FR: "Votre politique de confidentialité permet de transmettre le consentement ou les numéros à des tiers. Le consentement ne vaut que pour votre entreprise: modifiez-la.",
		ES: "Su política de privacidad permite pasar el consentimiento o los números a terceros. El consentimiento vale solo para su empresa: cambie la política.",
	}, "Bandwidth handbook, 2026"},
	{AgeGate, "content for adults without asking their age", carrier.FixCustomer, "age_gated", carrier.Resubmit, carrier.Words{
		EN: "Your content is for adults. Ask for the date of birth on your website and when people join.",
		FR: "Votre contenu s'adresse aux adultes. Demandez la date de naissance sur votre site Web et à l'inscription.",
		ES: "Su contenido es para adultos. Pida la fecha de nacimiento en su sitio web y en la suscripción.",
	}, "Twilio 30448"},
	{SeveralNumbers, "several numbers without a reason", carrier.FixCustomer, "why_several", carrier.Resubmit, carrier.Words{
		EN: "Say why you need more than one number, such as one for each branch.",
		FR: "Dites pourquoi il vous faut plusieurs numéros, comme un par succursale.",
		ES: "Diga por qué necesita más de un número, por ejemplo uno por sucursal.",
	}, "Bandwidth, verifying multiple numbers"},
	{CampaignToken, "political organization without a valid vetting token", carrier.FixCustomer, "campaign_token", carrier.Resubmit, carrier.Words{
		EN: "A political organization needs the token of its vetting. Get it from Campaign Verify and copy the whole of it.",
		FR: "Un organisme politique doit fournir le jeton de sa vérification. Obtenez-le de Campaign Verify et recopiez-le en entier.",
		ES: "Una organización política necesita el token de su verificación. Obténgalo de Campaign Verify y cópielo completo.",
	}, "Twilio 30501"},
	{MoreInformation, "review is on hold for more information", carrier.FixCustomer, "additional", carrier.Resubmit, carrier.Words{
		EN: "The reviewers ask for more information. Add what they ask for and file the form again soon.",
		FR: "Les examinateurs demandent plus de renseignements. Ajoutez-les et déposez de nouveau le formulaire sans tarder.",
		ES: "Los revisores piden más información. Agréguela y presente de nuevo el formulario pronto.",
	}, "Plivo, update required; Telnyx, waiting for customer"},
	{NumberNotProvisioned, "number is not with the carrier, or not set up for messages", carrier.FixGainingSide, "", carrier.Resubmit, carrier.Words{
		EN: "The number was not yet set up for text messages. We do that and send the form again; you need not do anything.",
		FR: "Le numéro n'était pas encore configuré pour les messages texte. Nous nous en chargeons et renvoyons le formulaire; vous n'avez rien à faire.",
		ES: "El número aún no estaba configurado para mensajes de texto. Lo haremos y reenviaremos el formulario; usted no tiene que hacer nada.",
	}, "Twilio 30447"},
	{DisallowedContent, "forbidden content: sex, hate, alcohol, firearms, tobacco, drugs", carrier.FixNobody, "", carrier.GiveUp, carrier.Words{
		EN: "The carriers do not deliver messages of this kind from toll-free numbers.",
		FR: "Les fournisseurs ne livrent pas ce genre de messages à partir de numéros sans frais.",
		ES: "Los operadores no entregan mensajes de este tipo desde números gratuitos.",
	}, "Twilio 30441"},
	{DisallowedDebt, "debt relief, debt collection for others, credit repair", carrier.FixNobody, "", carrier.GiveUp, carrier.Words{
		EN: "The carriers do not deliver messages about debt relief, credit repair or debts of others from toll-free numbers.",
		FR: "Les fournisseurs ne livrent pas de messages sur l'allègement de dettes, la réparation du crédit ou le recouvrement pour autrui à partir de numéros sans frais.",
		ES: "Los operadores no entregan mensajes sobre alivio de deudas, reparación de crédito o cobranza ajena desde números gratuitos.",
	}, "Twilio 30460, 30466"},
	{Spam, "number or business has sent spam", carrier.FixNobody, "", carrier.GiveUp, carrier.Words{
		EN: "The carriers have found unwanted messages from this number or business. Contact us if you think that is an error.",
		FR: "Les fournisseurs ont relevé des messages indésirables de ce numéro ou de cette entreprise. Communiquez avec nous si c'est une erreur.",
		ES: "Los operadores encontraron mensajes no deseados de este número o empresa. Contáctenos si cree que es un error.",
	}, "Twilio 30442"},
	{Fraud, "number or business is under suspicion of fraud", carrier.FixNobody, "", carrier.GiveUp, carrier.Words{
		EN: "The carriers will not verify this number. Contact us if you think that is an error.",
		FR: "Les fournisseurs refusent de vérifier ce numéro. Communiquez avec nous si c'est une erreur.",
		ES: "Los operadores no verificarán este número. Contáctenos si cree que es un error.",
	}, "Twilio 30444"},
	{CanceledOnRequest, "verification was withdrawn", carrier.FixNobody, "", carrier.GiveUp, carrier.Words{
		EN: "The verification was withdrawn. Open a new one if you still want it.",
		FR: "La vérification a été retirée. Ouvrez-en une nouvelle si vous la voulez toujours.",
		ES: "La verificación fue retirada. Abra una nueva si aún la desea.",
	}, "Twilio 30481"},
	{CorrectionTimeOver, "no correction came in time", carrier.FixNobody, "", carrier.GiveUp, carrier.Words{
		EN: "The time for a correction is over. Open a new verification with the corrected form.",
		FR: "Le délai de correction est écoulé. Ouvrez une nouvelle vérification avec le formulaire corrigé.",
		ES: "El plazo para corregir terminó. Abra una nueva verificación con el formulario corregido.",
	}, "Twilio 30437, 30824"},
	{Other, "a reason without an equivalent; read the carrier's text", carrier.FixGainingSide, "", carrier.Resubmit, carrier.Words{
		EN: "The reviewers did not accept the form. We find out why and come back to you.",
		FR: "Les examinateurs n'ont pas accepté le formulaire. Nous cherchons à savoir pourquoi et vous reviendrons.",
		ES: "Los revisores no aceptaron el formulario. Averiguaremos por qué y le informaremos.",
	}, "Twilio 30440"},
}

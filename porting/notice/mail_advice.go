package notice

// What mails say beside their opening, each where it applies.
var (
	currentCarrier        = words{EN: "your current carrier", FR: "votre fournisseur actuel", ES: "su operador actual"}
	currentCarrierAtStart = words{EN: "Your current carrier", FR: "Votre fournisseur actuel", ES: "Su operador actual"}

	meanwhile  = words{EN: "What to do meanwhile", FR: "Ce que vous devez faire d'ici là", ES: "Qué hacer mientras tanto"}
	whatWeNeed = words{EN: "What we need from you", FR: "Ce qu'il nous faut de vous", ES: "Qué necesitamos de usted"}

	// keepAccount is told as long as a port is open: a canceled or changed account is
	// the surest way to a rejection, or to a lost number.
	keepAccount = words{
		EN: "Do not cancel or change anything at {losing} until the port is complete: no plan, no name, no address. The number goes on working there until it moves.",
		FR: "N'annulez et ne modifiez rien chez {losing} avant la fin du transfert : ni forfait, ni nom, ni adresse. Le numéro continue d'y fonctionner jusqu'au transfert.",
		ES: "No cancele ni cambie nada con {losing} hasta que termine la portabilidad: ni plan, ni nombre, ni dirección. El número sigue funcionando allí hasta que se traslade.",
	}
	haveReady = words{
		EN: "Have ready: your latest bill with all its pages, your account number, and the port-out PIN if your carrier uses one.",
		FR: "Ayez sous la main votre dernière facture avec toutes ses pages, votre numéro de compte et, si votre fournisseur en exige un, le NIP de transfert.",
		ES: "Tenga a mano su última factura con todas sus páginas, su número de cuenta y, si su operador lo exige, el PIN de portabilidad.",
	}
	othersGoOn = words{
		EN: "The other numbers of your request are not held up by this.",
		FR: "Les autres numéros de votre demande n'en sont pas retardés.",
		ES: "Los demás números de su solicitud no se retrasan por esto.",
	}
	forward = words{
		EN: "Forward it instead: switch call forwarding on at {losing}, or dial *72 from the old line where that is offered, to a number of ours. The old number then stays with {losing}, and your own calls and texts show your number with us.",
		FR: "Renvoyez plutôt ses appels : activez le renvoi d'appels chez {losing}, ou composez le *72 depuis l'ancienne ligne si ce service y est offert, vers un numéro chez nous. L'ancien numéro reste alors chez {losing}, et vos propres appels et textos affichent votre numéro chez nous.",
		ES: "En su lugar, desvíe sus llamadas: active el desvío con {losing}, o marque *72 desde la línea antigua donde se ofrezca, hacia un número nuestro. El número antiguo se queda entonces con {losing}, y sus propias llamadas y mensajes muestran su número con nosotros.",
	}
	forwardTollFree = words{
		EN: "Forward it instead: have {losing} point the toll-free number to a number of ours. The toll-free number then stays with {losing}, and your own calls and texts show your number with us.",
		FR: "Renvoyez plutôt ses appels : demandez à {losing} de diriger le numéro sans frais vers un numéro chez nous. Le numéro sans frais reste alors chez {losing}, et vos propres appels et textos affichent votre numéro chez nous.",
		ES: "En su lugar, desvíe sus llamadas: pida a {losing} que dirija el número gratuito a un número nuestro. El número gratuito se queda entonces con {losing}, y sus propias llamadas y mensajes muestran su número con nosotros.",
	}

	documentsWanted = words{
		EN: "{Losing} only lets a number go on your written word, and checks every detail against its records. To prepare the order for {numbers} we need the following.",
		FR: "{Losing} ne libère un numéro que sur votre demande écrite et compare chaque détail à son dossier. Pour préparer le transfert de {numbers}, il nous faut ce qui suit.",
		ES: "{Losing} solo deja ir un número con su autorización escrita y compara cada dato con sus registros. Para preparar la portabilidad de {numbers} necesitamos lo siguiente.",
	}
	correctLetter = words{
		EN: "Please correct the documents for {numbers}",
		FR: "Documents à corriger pour le transfert de {numbers}",
		ES: "Documentos por corregir para portar {numbers}",
	}
	documentsWrong = words{
		EN: "Not everything matches yet. Here is all that we found, so that you can put it right in one go. {Losing} compares every detail with its records: what differs there would be rejected.",
		FR: "Tout ne correspond pas encore. Voici tout ce que nous avons relevé, afin que vous puissiez le corriger en une seule fois. {Losing} compare chaque détail à son dossier : ce qui diffère serait refusé.",
		ES: "Todavía no todo coincide. Esto es todo lo que encontramos, para que pueda corregirlo de una vez. {Losing} compara cada dato con sus registros: lo que difiera sería rechazado.",
	}
	giveDetail = words{
		EN: "One detail is needed to port {numbers}",
		FR: "Un renseignement à fournir pour le transfert de {numbers}",
		ES: "Falta un dato para portar {numbers}",
	}
	// detailWanted is told of a PIN, which is in no letter.
	detailWanted = words{
		EN: "What {losing} asks for is not in your letter, so there is nothing to sign again. Once we have it, the order goes out once more.",
		FR: "Ce que {losing} demande ne figure pas dans votre lettre : vous n'avez rien à signer de nouveau. Dès que nous l'aurons, la demande repartira.",
		ES: "Lo que {losing} pide no figura en su carta, así que no hay nada que volver a firmar. En cuanto lo tengamos, la solicitud se enviará de nuevo.",
	}
	closesOn = words{
		EN: "If nothing comes by {date}, we close the order, and nothing changes at {losing}.",
		FR: "Si rien ne nous parvient d'ici le {date}, nous fermerons la demande et rien ne changera chez {losing}.",
		ES: "Si no llega nada antes del {date}, cerraremos la solicitud y nada cambiará con {losing}.",
	}
	closesLater = words{
		EN: "If nothing comes, we close the order, and nothing changes at {losing}.",
		FR: "Si rien ne nous parvient, nous fermerons la demande et rien ne changera chez {losing}.",
		ES: "Si no llega nada, cerraremos la solicitud y nada cambiará con {losing}.",
	}
	newLetter = words{
		EN: "Fill in the new letter with exactly what {losing} has on file, and sign it.",
		FR: "Remplissez la nouvelle lettre avec exactement ce qui figure au dossier de {losing}, et signez-la.",
		ES: "Complete la carta nueva con exactamente lo que {losing} tiene registrado, y fírmela.",
	}

	usualHours = words{
		EN: "Numbers usually activate from {window}; the exact minute cannot be promised.",
		FR: "L'activation a généralement lieu {window}, sans que la minute exacte puisse être promise.",
		ES: "La activación suele ocurrir {window}; no se puede prometer el minuto exacto.",
	}
	byThen = words{
		EN: "By {by} on that day it works with us, or we are already on it.",
		FR: "Au plus tard à {by} ce jour-là, tout fonctionne chez nous, ou nous y travaillons déjà.",
		ES: "Antes de que termine ese día hábil ({by}) funciona con nosotros, o ya nos estamos ocupando.",
	}
	dateStands = words{
		EN: "The release date is {date}.",
		FR: "La date du transfert est le {date}.",
		ES: "La fecha de la portabilidad es el {date}.",
	}
	otherDate = words{
		EN: "If another day suits you better, tell us which, and we ask for it.",
		FR: "Si un autre jour vous convient mieux, dites-nous lequel et nous le demanderons.",
		ES: "Si le conviene más otro día, díganos cuál y lo pediremos.",
	}
	setUp = words{
		EN: "Set the number up with us now: greeting, call routing, voice mail. It starts with these settings.",
		FR: "Réglez dès maintenant le numéro chez nous : message d'accueil, acheminement des appels, messagerie vocale. Il démarrera avec ces réglages.",
		ES: "Configure ya el número con nosotros: saludo, enrutamiento de llamadas, buzón de voz. Empezará con esa configuración.",
	}
	tryCalls = words{
		EN: "Once it has moved, try a call to the number and one from it.",
		FR: "Une fois le transfert effectué, faites l'essai d'un appel vers le numéro et d'un appel à partir de celui-ci.",
		ES: "Una vez trasladado, pruebe una llamada al número y otra desde él.",
	}
	tryNow = words{
		EN: "Try a call to the number and one from it.",
		FR: "Faites l'essai d'un appel vers le numéro et d'un appel à partir de celui-ci.",
		ES: "Pruebe una llamada al número y otra desde él.",
	}
	phoneWillStop = words{
		EN: "If a telephone uses the number today, it loses service when the number moves. To go on using it, get a replacement number for it from its carrier; you can then forward calls to that number.",
		FR: "Si un téléphone utilise ce numéro aujourd'hui, il perdra son service au moment du transfert. Pour continuer de vous en servir, demandez à son fournisseur un numéro de remplacement, vers lequel vous pourrez renvoyer vos appels.",
		ES: "Si un teléfono usa hoy este número, perderá el servicio cuando se traslade. Para seguir usándolo, pida a su operador un número de reemplazo; después podrá desviar sus llamadas a ese número.",
	}
	phoneStopped = words{
		EN: "The telephone that used the number has no service of its own now. To go on using it, get a replacement number for it from its carrier; any 10-digit number of the US or Canada can be a forwarding target here.",
		FR: "Le téléphone qui utilisait ce numéro n'a plus de service. Pour continuer de vous en servir, demandez à son fournisseur un numéro de remplacement; tout numéro à 10 chiffres des États-Unis ou du Canada peut recevoir vos renvois d'appels.",
		ES: "El teléfono que usaba este número ya no tiene servicio propio. Para seguir usándolo, pida a su operador un número de reemplazo; cualquier número de 10 dígitos de Estados Unidos o Canadá puede recibir sus desvíos.",
	}

	mayCancel = words{
		EN: "You may cancel the service at {losing} now. Check first what else is on that account, such as Internet access.",
		FR: "Vous pouvez maintenant résilier le service chez {losing}. Vérifiez d'abord ce qui dépend encore de ce compte, comme l'accès Internet.",
		ES: "Ya puede cancelar el servicio con {losing}. Verifique antes qué más depende de esa cuenta, por ejemplo Internet.",
	}
	keepForOthers = words{
		EN: "Do not cancel the account at {losing} yet: other numbers of this order are still there.",
		FR: "Ne résiliez pas encore le compte chez {losing} : d'autres numéros de cette demande s'y trouvent toujours.",
		ES: "No cancele todavía la cuenta con {losing}: otros números de esta solicitud siguen allí.",
	}
	stillThere = words{
		EN: "If something does not work, or some calls still reach {losing}, tell us. In the second case {losing} has to remove the number from its systems, and we take that up with it.",
		FR: "Si quelque chose ne fonctionne pas, ou si des appels parviennent encore à {losing}, dites-le-nous. Dans le second cas, {losing} doit retirer le numéro de ses systèmes, et nous y veillons.",
		ES: "Si algo no funciona, o si algunas llamadas aún llegan a {losing}, avísenos. En el segundo caso, {losing} debe quitar el número de sus sistemas, y nos encargamos de pedirlo.",
	}
	temporary = words{
		EN: "Your temporary number is removed, and its messages with it: save what you want to keep.",
		FR: "Votre numéro temporaire est retiré, avec ses messages : conservez ce que vous voulez garder.",
		ES: "Su número temporal se elimina junto con sus mensajes: guarde lo que quiera conservar.",
	}
	textingSoon = words{
		EN: "Text messaging becomes active within 3 business days. After that it can take 1 to 3 business days until it works with all carriers.",
		FR: "La messagerie texte sera active d'ici 3 jours ouvrables. Il peut falloir ensuite de 1 à 3 jours ouvrables avant qu'elle fonctionne avec tous les fournisseurs.",
		ES: "Los mensajes de texto se activan en un plazo de 3 días hábiles. Después pueden pasar de 1 a 3 días hábiles hasta que funcionen con todos los operadores.",
	}
	iMessage = words{
		EN: "If the number was ever used with iMessage, remove it there first: switch iMessage off on the iPhone, or deregister the number on Apple's website. Otherwise texts from iPhones do not reach you.",
		FR: "Si le numéro a déjà servi avec iMessage, retirez-le d'abord de ce service : désactivez iMessage sur l'iPhone, ou désinscrivez le numéro sur le site Web d'Apple. Sinon, les textos envoyés d'un iPhone ne vous parviendront pas.",
		ES: "Si el número se usó alguna vez con iMessage, quítelo antes de ese servicio: desactive iMessage en el iPhone, o anule el registro del número en el sitio web de Apple. De lo contrario, no le llegarán los mensajes enviados desde un iPhone.",
	}
	verifyTexting = words{
		EN: "To send texts from a toll-free number, have it verified. The verification is free; without it carriers may block your messages. We can file it now.",
		FR: "Pour envoyer des textos à partir d'un numéro sans frais, faites-le vérifier. La vérification est gratuite; sans elle, les fournisseurs peuvent bloquer vos messages. Nous pouvons la demander dès maintenant.",
		ES: "Para enviar mensajes desde un número gratuito, hágalo verificar. La verificación es gratis; sin ella, los operadores pueden bloquear sus mensajes. Podemos solicitarla ya.",
	}
	whatYouHear = words{
		EN: "Tell us what happens when you call the number and when you call from it, with the time of the try.",
		FR: "Dites-nous ce qui se passe lorsque vous appelez le numéro et lorsque vous appelez à partir de celui-ci, avec l'heure de l'essai.",
		ES: "Díganos qué pasa cuando llama al número y cuando llama desde él, con la hora de la prueba.",
	}
	askAgain = words{
		EN: "If you want to move to us after all, ask again: that is a new order.",
		FR: "Si vous souhaitez tout de même un transfert chez nous, refaites la demande : ce sera une nouvelle demande.",
		ES: "Si después de todo desea trasladarse con nosotros, vuelva a pedirlo: será una solicitud nueva.",
	}
	portBack = words{
		EN: "If you do not want it, tell us now. After the move it can only go back by a new port.",
		FR: "Si vous n'en voulez pas, dites-le-nous dès maintenant. Après le transfert, seul un nouveau transfert permet de revenir.",
		ES: "Si no la desea, avísenos ya. Después del traslado, solo una nueva portabilidad permite volver.",
	}
	keepUntilDecided = words{
		EN: "Until that is decided, do not cancel anything at {losing}.",
		FR: "D'ici à ce que ce soit décidé, n'annulez rien chez {losing}.",
		ES: "Hasta que esté decidido, no cancele nada con {losing}.",
	}
	checkThere = words{
		EN: "Check that calls reach you at {losing}. If they do not, ask that carrier first.",
		FR: "Vérifiez que les appels vous parviennent chez {losing}. Sinon, adressez-vous d'abord à ce fournisseur.",
		ES: "Verifique que las llamadas le lleguen con {losing}. Si no, consulte primero a ese operador.",
	}
	notWanted = words{
		EN: "If you did not want this, tell us: we port it again with a new order.",
		FR: "Si ce n'était pas votre souhait, dites-le-nous : nous referons le transfert avec une nouvelle demande.",
		ES: "Si usted no lo quería, avísenos: lo portaremos de nuevo con otra solicitud.",
	}

	agentAndTicket = words{
		EN: "Your porting agent is {agent}. Reply to this message with any question; the ticket is {ticket}. Never put a PIN into a message.",
		FR: "Votre agent de transfert : {agent}. Répondez à ce message pour toute question; le billet est {ticket}. N'écrivez jamais de NIP dans un message.",
		ES: "Su agente de portabilidad: {agent}. Responda a este mensaje con cualquier pregunta; el caso es {ticket}. Nunca escriba un PIN en un mensaje.",
	}
	agentOnly = words{
		EN: "Your porting agent is {agent}. Reply to this message with any question. Never put a PIN into a message.",
		FR: "Votre agent de transfert : {agent}. Répondez à ce message pour toute question. N'écrivez jamais de NIP dans un message.",
		ES: "Su agente de portabilidad: {agent}. Responda a este mensaje con cualquier pregunta. Nunca escriba un PIN en un mensaje.",
	}
	anyQuestion = words{
		EN: "Reply to this message with any question. Never put a PIN into a message.",
		FR: "Répondez à ce message pour toute question. N'écrivez jamais de NIP dans un message.",
		ES: "Responda a este mensaje con cualquier pregunta. Nunca escriba un PIN en un mensaje.",
	}

	factNumber   = words{EN: "Number", FR: "Numéro", ES: "Número"}
	factNumbers  = words{EN: "Numbers ({n})", FR: "Numéros ({n})", ES: "Números ({n})"}
	moreNumber   = words{EN: "and {n} more number", FR: "et {n} autre numéro", ES: "y {n} número más"}
	moreNumbers  = words{EN: "and {n} more numbers", FR: "et {n} autres numéros", ES: "y {n} números más"}
	factCarrier  = words{EN: "Current carrier", FR: "Fournisseur actuel", ES: "Operador actual"}
	factPrevious = words{EN: "Previous carrier", FR: "Fournisseur précédent", ES: "Operador anterior"}
	factSince    = words{EN: "In service since", FR: "En service depuis", ES: "En servicio desde"}
	factDate     = words{EN: "Release date", FR: "Date du transfert", ES: "Fecha de portabilidad"}
	factWindow   = words{EN: "Usual hours", FR: "Heures habituelles", ES: "Horario habitual"}
	factBy       = words{EN: "At the latest", FR: "Au plus tard", ES: "A más tardar"}
	factWords    = words{EN: "The carrier's message", FR: "Message du fournisseur", ES: "Mensaje del operador"}
	factOrder    = words{EN: "Order (PON)", FR: "Demande (PON)", ES: "Solicitud (PON)"}
	factTicket   = words{EN: "Ticket", FR: "Billet", ES: "Caso"}
)

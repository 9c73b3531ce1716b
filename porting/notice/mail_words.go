package notice

import "github.com/openlnp/lnp/porting"

// mail is what every mail of a kind says; what depends on the order is added to it.
type mail struct {
	kind    porting.NoticeKind
	tone    Tone
	subject words
	opening []words
}

// mails are the mails by kind; the last is for a kind that is not known. The names in
// braces are those of drafting.say.
//
//nolint:misspell // two languages of three are not English
var mails = [...]mail{
	{
		porting.NoticeOpened, "",
		words{
			EN: "We are moving {numbers} to us",
			FR: "Nous préparons le transfert de {numbers}",
			ES: "Preparamos la portabilidad de {numbers}",
		},
		[]words{
			{
				EN: "Your port order is open. First we collect two documents: a Letter of Authorization and your latest bill. Then {losing} checks the order and gives a release date.",
				FR: "Votre demande de transfert est ouverte. Nous recueillons d'abord deux documents : une lettre d'autorisation et votre dernière facture. Ensuite, {losing} vérifie la demande et fixe une date de transfert.",
				ES: "Su solicitud de portabilidad está abierta. Primero reunimos dos documentos: una carta de autorización y su última factura. Después, {losing} revisa la solicitud y fija una fecha de portabilidad.",
			},
			{
				EN: "Most ports complete 5 to 7 days after they are submitted. One that is handled by hand, or rejected first, takes 1 to 4 weeks.",
				FR: "La plupart des transferts se terminent de 5 à 7 jours après l'envoi de la demande. Un transfert traité à la main, ou d'abord refusé, prend de 1 à 4 semaines.",
				ES: "La mayoría de las portabilidades terminan de 5 a 7 días después de enviar la solicitud. Una que se tramita a mano, o que primero se rechaza, tarda de 1 a 4 semanas.",
			},
		},
	},
	{
		porting.NoticeNotPortable, ToneAttention,
		words{
			EN: "We cannot port {numbers}",
			FR: "Transfert impossible : {numbers}",
			ES: "No es posible portar {numbers}",
		},
		[]words{{
			EN: "We cannot move {numbers} to us. Nothing changes at {losing}: calls go on reaching you there.",
			FR: "Nous ne pouvons pas transférer {numbers} chez nous. Rien ne change chez {losing} : les appels continuent de vous y parvenir.",
			ES: "No podemos traer {numbers} a nuestro servicio. Nada cambia con {losing}: allí seguirá recibiendo sus llamadas.",
		}},
	},
	{
		porting.NoticeDocumentsNeeded, ToneAttention,
		words{
			EN: "Documents needed to port {numbers}",
			FR: "Documents requis pour le transfert de {numbers}",
			ES: "Documentos necesarios para portar {numbers}",
		},
		nil,
	},
	{
		porting.NoticeReminder, ToneAttention,
		words{
			EN: "Reminder: your port of {numbers} waits for you",
			FR: "Rappel : le transfert de {numbers} attend votre réponse",
			ES: "Recordatorio: la portabilidad de {numbers} espera su respuesta",
		},
		[]words{{
			EN: "We asked you for something and have not received it yet. The order cannot go on without it.",
			FR: "Nous n'avons pas encore reçu ce que nous vous avons demandé, et la demande ne peut pas avancer sans cela.",
			ES: "Todavía no hemos recibido lo que le pedimos y la solicitud no puede avanzar sin ello.",
		}},
	},
	{
		porting.NoticeSubmitted, "",
		words{
			EN: "Your port order for {numbers} is submitted",
			FR: "Demande de transfert envoyée : {numbers}",
			ES: "Solicitud de portabilidad enviada: {numbers}",
		},
		[]words{{
			EN: "We have sent the order to {losing}, which now checks it against its records. It answers with a release date, or says what does not match. We tell you either way.",
			FR: "Nous avons envoyé la demande à {losing}, qui la compare maintenant à son dossier. La réponse sera une date de transfert, ou ce qui ne correspond pas. Nous vous en informerons dans les deux cas.",
			ES: "Enviamos la solicitud a {losing}, que ahora la compara con sus registros. La respuesta será una fecha de portabilidad, o lo que no coincide. Le avisaremos en cualquier caso.",
		}},
	},
	{
		porting.NoticeRejected, ToneAttention,
		words{
			EN: "{Losing} rejected your port order for {numbers}",
			FR: "Demande de transfert refusée par {losing} : {numbers}",
			ES: "{Losing} rechazó su solicitud de portabilidad: {numbers}",
		},
		[]words{{
			EN: "The port was not approved this time. Nothing is lost: everything works at {losing} as before, and the order goes out again once this is put right.",
			FR: "Le transfert n'a pas été approuvé cette fois. Rien n'est perdu : tout fonctionne chez {losing} comme avant, et la demande repartira dès que ce qui suit sera réglé.",
			ES: "Esta vez la portabilidad no fue aprobada. No se pierde nada: con {losing} todo funciona como antes, y la solicitud se enviará de nuevo en cuanto se corrija lo siguiente.",
		}},
	},
	{
		porting.NoticeApproved, ToneGood,
		words{
			EN: "Approved: {numbers} will move on {date}",
			FR: "Approuvé : transfert de {numbers} le {date}",
			ES: "Aprobada: portabilidad de {numbers} el {date}",
		},
		[]words{{
			EN: "{Losing} approved the port and gave the release date. Until then everything works there as before.",
			FR: "{Losing} a approuvé le transfert et fixé la date. D'ici là, tout y fonctionne comme avant.",
			ES: "{Losing} aprobó la portabilidad y fijó la fecha. Hasta entonces, todo funciona allí como antes.",
		}},
	},
	{
		porting.NoticeDateChanged, "",
		words{
			EN: "New date: {numbers} will move on {date}",
			FR: "Nouvelle date : transfert de {numbers} le {date}",
			ES: "Nueva fecha: portabilidad de {numbers} el {date}",
		},
		[]words{{
			EN: "The release date is another one now. Until then everything works at {losing} as before.",
			FR: "La date du transfert a changé. D'ici là, tout fonctionne chez {losing} comme avant.",
			ES: "La fecha de la portabilidad cambió. Hasta entonces, todo funciona con {losing} como antes.",
		}},
	},
	{
		porting.NoticeDateRefused, ToneAttention,
		words{
			EN: "The date you asked for is not available: {numbers}",
			FR: "La date demandée n'est pas disponible : {numbers}",
			ES: "La fecha solicitada no está disponible: {numbers}",
		},
		[]words{{
			EN: "{Losing} cannot release on the date that was asked for. The port itself goes on.",
			FR: "{Losing} ne peut pas effectuer le transfert à la date demandée. Le transfert lui-même suit son cours.",
			ES: "{Losing} no puede hacer la portabilidad en la fecha solicitada. La portabilidad en sí sigue su curso.",
		}},
	},
	{
		porting.NoticeReleaseSoon, "",
		words{
			EN: "{numbers} will move to us on {date}",
			FR: "Bientôt chez nous : {numbers}, le {date}",
			ES: "Muy pronto con nosotros: {numbers}, el {date}",
		},
		[]words{{
			EN: "The move is near. Here is what you can expect on the day, and what helps to make it smooth.",
			FR: "Le transfert approche. Voici à quoi vous attendre ce jour-là, et ce qui aide à ce que tout se passe bien.",
			ES: "La portabilidad se acerca. Esto es lo que puede esperar ese día y lo que ayuda a que todo salga bien.",
		}},
	},
	{
		porting.NoticeDelayed, ToneAttention,
		words{
			EN: "The move of {numbers} is delayed",
			FR: "Transfert retardé : {numbers}",
			ES: "Portabilidad retrasada: {numbers}",
		},
		[]words{{
			EN: "{Losing} cannot keep the date that it gave, and will give a new one. Nothing is lost: until then everything works there as before. We tell you the new date as soon as we know it.",
			FR: "{Losing} ne peut pas respecter la date annoncée et en donnera une autre. Rien n'est perdu : d'ici là, tout y fonctionne comme avant. Nous vous communiquerons la nouvelle date dès que nous la connaîtrons.",
			ES: "{Losing} no puede cumplir la fecha anunciada y dará otra. No se pierde nada: hasta entonces, todo funciona allí como antes. Le daremos la nueva fecha en cuanto la sepamos.",
		}},
	},
	{
		porting.NoticeCompleted, ToneGood,
		words{
			EN: "Port complete: {numbers}",
			FR: "Transfert terminé : {numbers}",
			ES: "Portabilidad terminada: {numbers}",
		},
		[]words{{
			EN: "Welcome. The port of {numbers} is complete: calls reach you here, with the settings that you prepared.",
			FR: "Bienvenue. Le transfert de {numbers} est terminé : les appels vous parviennent chez nous, avec les réglages que vous avez préparés.",
			ES: "Le damos la bienvenida. La portabilidad de {numbers} ha terminado: ya recibe aquí sus llamadas, con la configuración que usted preparó.",
		}},
	},
	{
		porting.NoticeTextingActive, ToneGood,
		words{
			EN: "Texting is active on {numbers}",
			FR: "Messagerie texte activée : {numbers}",
			ES: "Mensajes de texto activados: {numbers}",
		},
		[]words{{
			EN: "You can send and receive text messages now. It can take 1 to 3 business days more until messages from all carriers arrive.",
			FR: "Vous pouvez maintenant envoyer et recevoir des messages texte. Il peut falloir encore de 1 à 3 jours ouvrables avant que les messages de tous les fournisseurs vous parviennent.",
			ES: "Ya puede enviar y recibir mensajes de texto. Pueden pasar de 1 a 3 días hábiles más hasta que le lleguen los mensajes de todos los operadores.",
		}},
	},
	{porting.NoticeTrouble, ToneAttention, words{}, nil}, // see troubles
	{
		porting.NoticeCanceled, "",
		words{
			EN: "The port of {numbers} is canceled",
			FR: "Transfert annulé : {numbers}",
			ES: "Portabilidad cancelada: {numbers}",
		},
		[]words{{
			EN: "The port has ended. Nothing changes at {losing}: everything works there as before.",
			FR: "Le transfert est abandonné. Rien ne change chez {losing} : tout y fonctionne comme avant.",
			ES: "La portabilidad ha terminado. Nada cambia con {losing}: allí todo funciona como antes.",
		}},
	},
	{
		porting.NoticeCancelRefused, ToneAttention,
		words{
			EN: "The port of {numbers} can no longer be canceled",
			FR: "Le transfert ne peut plus être annulé : {numbers}",
			ES: "La portabilidad ya no puede cancelarse: {numbers}",
		},
		[]words{{
			EN: "We passed on your request to cancel, and it came too late or was refused. The port goes on.",
			FR: "Nous avons transmis votre demande d'annulation, mais elle est arrivée trop tard ou a été refusée. Le transfert suit son cours.",
			ES: "Transmitimos su pedido de cancelación, pero llegó demasiado tarde o fue rechazado. La portabilidad sigue su curso.",
		}},
	},
	{
		porting.NoticeAbandoned, "",
		words{
			EN: "We closed your port order for {numbers}",
			FR: "Demande de transfert fermée : {numbers}",
			ES: "Solicitud de portabilidad cerrada: {numbers}",
		},
		[]words{{
			EN: "What we asked you for has not come, so we closed the order. Nothing changes at {losing}: calls go on reaching you there.",
			FR: "Ce que nous vous avions demandé ne nous est pas parvenu, et nous avons fermé la demande. Rien ne change chez {losing} : les appels continuent de vous y parvenir.",
			ES: "No recibimos lo que le pedimos y cerramos la solicitud. Nada cambia con {losing}: allí seguirá recibiendo sus llamadas.",
		}},
	},
	{
		porting.NoticeReturned, ToneAttention,
		words{
			EN: "{numbers} went back to {losing}",
			FR: "Retour chez {losing} : {numbers}",
			ES: "De vuelta con {losing}: {numbers}",
		},
		[]words{{
			EN: "The port of {numbers} was undone. Calls reach you through {losing} again, and no longer through us.",
			FR: "Le transfert de {numbers} a été annulé après coup. Les appels passent de nouveau par {losing}, et non plus par nous.",
			ES: "La portabilidad de {numbers} se deshizo. Las llamadas pasan de nuevo por {losing} y ya no por nosotros.",
		}},
	},
	{
		"", "",
		words{EN: "News on {numbers}", FR: "Des nouvelles de {numbers}", ES: "Novedades sobre {numbers}"},
		[]words{{
			EN: "Something changed on your port order. Ask us if you want to know more.",
			FR: "Votre demande de transfert a changé. Écrivez-nous pour en savoir plus.",
			ES: "Hay un cambio en su solicitud de portabilidad. Escríbanos si desea saber más.",
		}},
	},
}

// trouble is what a mail says of a kind of trouble.
type trouble struct {
	kind    porting.TroubleKind
	subject words
	opening []words
	steps   []words
}

// troubles are the mails of NoticeTrouble; the last is for a kind that is not known.
var troubles = [...]trouble{
	{
		porting.NotWorking,
		words{
			EN: "Not working yet: {numbers}. We are on it",
			FR: "Pas encore en service : {numbers}. Nous y travaillons",
			ES: "Todavía sin servicio: {numbers}. Nos estamos ocupando",
		},
		[]words{{
			EN: "By now {numbers} should work with us. That is not so yet. We have taken it up with the carriers and stay on it until everything works.",
			FR: "La mise en service de {numbers} aurait déjà dû avoir lieu, et ce n'est pas le cas. Nous l'avons signalé aux fournisseurs et suivons le dossier jusqu'à la mise en service.",
			ES: "La puesta en servicio de {numbers} ya debería haber ocurrido y no es así. Lo hemos planteado a los operadores y lo seguiremos hasta que funcione.",
		}},
		[]words{whatYouHear},
	},
	{
		porting.ResidualRouting,
		words{
			EN: "Some calls to {numbers} still reach {losing}",
			FR: "Des appels parviennent encore à {losing} : {numbers}",
			ES: "Algunas llamadas aún llegan a {losing}: {numbers}",
		},
		[]words{{
			EN: "The port is complete, but {losing} still has {numbers} in its systems. Calls that start in its network do not leave it. Only {losing} can remove the number; we have asked for it.",
			FR: "Le transfert est terminé, mais {losing} a encore {numbers} dans ses systèmes. Les appels qui partent de son réseau n'en sortent pas. Seul {losing} peut retirer le numéro, et nous l'avons demandé.",
			ES: "La portabilidad ha terminado, pero {losing} aún tiene {numbers} en sus sistemas. Las llamadas que empiezan en su red no salen de ella. Solo {losing} puede quitar el número, y ya se lo pedimos.",
		}},
		[]words{
			{
				EN: "It helps if you ask too, since you are its customer: have {losing} remove the ported number from its switches and its routing.",
				FR: "Votre demande aide aussi, puisque le compte était le vôtre : demandez à {losing} de retirer le numéro transféré de ses commutateurs et de son acheminement.",
				ES: "También ayuda que usted lo pida como cliente: solicite a {losing} que quite el número portado de sus centrales y de su enrutamiento.",
			},
			{
				EN: "Tell us who could not reach you, when, and from which carrier. That finds what is left.",
				FR: "Dites-nous qui n'a pas pu vous joindre, quand et avec quel fournisseur. Cela permet de trouver ce qui reste à corriger.",
				ES: "Díganos quién no pudo comunicarse con usted, cuándo y con qué operador. Así se encuentra lo que falta corregir.",
			},
		},
	},
	{
		porting.TextingLate,
		words{
			EN: "Texting is not active yet: {numbers}. We are on it",
			FR: "Messagerie texte pas encore active : {numbers}. Nous y travaillons",
			ES: "Mensajes de texto aún sin activar: {numbers}. Nos estamos ocupando",
		},
		[]words{{
			EN: "Calls work, but text messaging takes longer than the 3 business days that are usual. We have taken it up with the carrier and tell you when it is active.",
			FR: "Les appels fonctionnent, mais la messagerie texte prend plus que les 3 jours ouvrables habituels. Nous l'avons signalé au fournisseur et vous aviserons de l'activation.",
			ES: "Las llamadas funcionan, pero los mensajes de texto tardan más de los 3 días hábiles habituales. Lo hemos planteado al operador y le avisaremos cuando estén activos.",
		}},
		[]words{iMessage},
	},
	{
		porting.PortedAfterCancel,
		words{
			EN: "{numbers} moved although the port was canceled",
			FR: "Transfert effectué malgré l'annulation : {numbers}",
			ES: "Portabilidad realizada a pesar de la cancelación: {numbers}",
		},
		[]words{{
			EN: "The port was canceled, and the carrier carried it out all the same. Calls to {numbers} reach our network now. This is not what you asked for; we put it right as you wish.",
			FR: "Le transfert avait été annulé, et le fournisseur l'a tout de même effectué. Les appels vers {numbers} arrivent maintenant sur notre réseau. Ce n'est pas ce que vous aviez demandé; nous corrigerons selon votre choix.",
			ES: "La portabilidad estaba cancelada y el operador la realizó de todos modos. Las llamadas a {numbers} llegan ahora a nuestra red. No es lo que usted pidió; lo corregiremos como usted decida.",
		}},
		[]words{
			{
				EN: "Tell us what you want: that we keep it here, or that it goes back to {losing}. A quick answer makes the way back easier.",
				FR: "Dites-nous ce que vous souhaitez : le garder chez nous ou le rendre à {losing}. Une réponse rapide facilite le retour.",
				ES: "Díganos qué desea: que se quede con nosotros o que vuelva a {losing}. Una respuesta rápida facilita el regreso.",
			},
			keepUntilDecided,
		},
	},
	{
		"",
		words{
			EN: "Trouble with {numbers}. We are on it",
			FR: "Problème avec {numbers}. Nous y travaillons",
			ES: "Problema con {numbers}. Nos estamos ocupando",
		},
		[]words{{
			EN: "Not everything works as it should. We have taken it up with the carriers.",
			FR: "Tout ne fonctionne pas comme prévu. Nous l'avons signalé aux fournisseurs.",
			ES: "No todo funciona como debería. Lo hemos planteado a los operadores.",
		}},
		[]words{whatYouHear},
	},
}

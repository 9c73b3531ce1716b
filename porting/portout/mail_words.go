package portout

import (
	"github.com/openlnp/lnp/carrier"
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
// known. None of them makes an offer to stay: what a port request tells a carrier is
// not for that.
//
//nolint:misspell // two languages of three are not English
var mails = [...]mail{
	{
		NoticeRequested, notice.ToneAttention,
		words{
			EN: "{gaining} asks to move {numbers} away from us",
			FR: "{gaining} demande le transfert de {numbers}",
			ES: "{gaining} pide trasladar {numbers}",
		},
		[]words{{
			EN: "We received a request from {gaining} to move {numbers} away from us. Nothing has changed yet.",
			FR: "Nous avons reçu de {gaining} une demande de transfert de {numbers}. Rien n'a encore changé.",
			ES: "Recibimos de {gaining} una solicitud para trasladar {numbers}. Todavía no ha cambiado nada.",
		}},
		nil,
	},
	{
		NoticeConfirmed, notice.ToneGood,
		words{
			EN: "The move of {numbers} to {gaining} is confirmed",
			FR: "Le transfert de {numbers} vers {gaining} est confirmé",
			ES: "El traslado de {numbers} a {gaining} está confirmado",
		},
		[]words{{
			EN: "The move of {numbers} to {gaining} is confirmed for {date}. Until then everything works with us as before.",
			FR: "Le transfert de {numbers} vers {gaining} est confirmé pour le {date}. D'ici là, tout fonctionne chez nous comme avant.",
			ES: "El traslado de {numbers} a {gaining} está confirmado para el {date}. Hasta entonces todo funciona con nosotros como antes.",
		}},
		[]words{
			{
				EN: "Do not cancel your account before the move: it would end the service of the number.",
				FR: "N'annulez pas votre compte avant le transfert : le service du numéro prendrait fin.",
				ES: "No cancele su cuenta antes del traslado: el servicio del número terminaría.",
			},
			object,
		},
	},
	{
		NoticeDelayed, notice.ToneAttention,
		words{
			EN: "The answer to {gaining} about {numbers} takes longer",
			FR: "La réponse à {gaining} au sujet de {numbers} est retardée",
			ES: "La respuesta a {gaining} sobre {numbers} tarda más",
		},
		[]words{{
			EN: "We have not yet confirmed the move of {numbers} to {gaining}, and told {gaining} so. We answer by {until}.",
			FR: "Nous n'avons pas encore confirmé le transfert de {numbers} et en avons avisé {gaining}. Nous répondrons au plus tard le {until}.",
			ES: "Todavía no hemos confirmado el traslado de {numbers} y se lo dijimos a {gaining}. Responderemos a más tardar el {until}.",
		}},
		nil,
	},
	{
		NoticeRejected, notice.ToneAttention,
		words{
			EN: "We could not confirm the move of {numbers}",
			FR: "Nous n'avons pas pu confirmer le transfert de {numbers}",
			ES: "No pudimos confirmar el traslado de {numbers}",
		},
		[]words{{
			EN: "We rejected the request of {gaining} to move {numbers}. {gaining} can correct it and ask again; nothing has changed with us.",
			FR: "Nous avons refusé la demande de {gaining} de transférer {numbers}. {gaining} peut la corriger et la renvoyer; rien n'a changé chez nous.",
			ES: "Rechazamos la solicitud de {gaining} de trasladar {numbers}. {gaining} puede corregirla y volver a pedirlo; con nosotros no ha cambiado nada.",
		}},
		nil,
	},
	{
		NoticeLeft, notice.ToneGood,
		words{
			EN: "The move of {numbers} to {gaining} is complete",
			FR: "Le transfert de {numbers} vers {gaining} est terminé",
			ES: "El traslado de {numbers} a {gaining} se completó",
		},
		[]words{{
			EN: "Service of {numbers} is with {gaining} now. We no longer charge for it from today; your account with us stays open.",
			FR: "Le service de {numbers} est maintenant chez {gaining}. Nous ne le facturons plus à compter d'aujourd'hui; votre compte chez nous demeure ouvert.",
			ES: "El servicio de {numbers} está ahora con {gaining}. Desde hoy ya no lo cobramos; su cuenta con nosotros sigue abierta.",
		}},
		[]words{{
			EN: "If you did not want this, tell us at once: both carriers then restore the service as fast as they can.",
			FR: "Si vous ne l'avez pas voulu, avisez-nous immédiatement : les deux fournisseurs rétabliront le service le plus vite possible.",
			ES: "Si usted no lo quería, avísenos de inmediato: los dos operadores restablecerán el servicio lo antes posible.",
		}},
	},
	{
		NoticeReturned, notice.ToneAttention,
		words{
			EN: "{numbers} came back from {gaining}",
			FR: "Retour de {numbers} depuis {gaining}",
			ES: "Regreso de {numbers} desde {gaining}",
		},
		[]words{{
			EN: "The move of {numbers} to {gaining} was undone.",
			FR: "Le transfert de {numbers} vers {gaining} a été annulé après coup.",
			ES: "El traslado de {numbers} a {gaining} se deshizo.",
		}},
		[]words{{
			EN: "Place and receive a test call, and tell us if something does not work.",
			FR: "Faites et recevez un appel d'essai, et avisez-nous si quelque chose ne fonctionne pas.",
			ES: "Haga y reciba una llamada de prueba y avísenos si algo no funciona.",
		}},
	},
	{
		NoticeCanceled, "",
		words{
			EN: "The request to move {numbers} has ended",
			FR: "La demande de transfert de {numbers} a pris fin",
			ES: "La solicitud de trasladar {numbers} terminó",
		},
		[]words{{
			EN: "The request of {gaining} to move {numbers} has ended. Service stays with us as before.",
			FR: "La demande de {gaining} de transférer {numbers} a pris fin. Le service demeure chez nous comme avant.",
			ES: "La solicitud de {gaining} de trasladar {numbers} terminó. El servicio sigue con nosotros como antes.",
		}},
		nil,
	},
	{
		NoticeDisputed, notice.ToneAttention,
		words{
			EN: "Your objection to the move of {numbers} is noted",
			FR: "Votre opposition au transfert de {numbers} est notée",
			ES: "Registramos la objeción al traslado de {numbers}",
		},
		[]words{{
			EN: "An objection to the move of {numbers} to {gaining} was noted. We confirm nothing while it stands.",
			FR: "Une opposition au transfert de {numbers} vers {gaining} a été notée. Nous ne confirmons rien tant qu'elle est maintenue.",
			ES: "Se registró una objeción al traslado de {numbers} a {gaining}. Mientras siga en pie no confirmamos nada.",
		}},
		[]words{newPIN},
	},
	{
		NoticePINSet, "",
		words{
			EN: "There is a new port-out PIN",
			FR: "Un nouveau NIP de transfert a été créé",
			ES: "Hay un nuevo PIN de portabilidad",
		},
		[]words{{
			EN: "A port-out PIN was set. Whoever has it can ask to move your numbers: give it to your new carrier, and to nobody else. We never ask you for it.",
			FR: "Un NIP de transfert a été créé. Quiconque le détient peut demander le transfert de vos numéros : donnez-le à votre nouveau fournisseur et à personne d'autre. Nous ne vous le demandons jamais.",
			ES: "Se creó un PIN de portabilidad. Quien lo tenga puede pedir el traslado de sus números: déselo a su nuevo operador y a nadie más. Nosotros nunca se lo pedimos.",
		}},
		[]words{{
			EN: "If you did not ask for it, tell us at once.",
			FR: "Si vous ne l'avez pas demandé, avisez-nous immédiatement.",
			ES: "Si usted no lo pidió, avísenos de inmediato.",
		}},
	},
	{
		NoticePINBlocked, notice.ToneAttention,
		words{
			EN: "Your port-out PIN is blocked",
			FR: "Votre NIP de transfert est bloqué",
			ES: "Su PIN de portabilidad está bloqueado",
		},
		[]words{{
			EN: "Requests came with a wrong port-out PIN so often that we blocked the PIN. Nothing has moved, and nobody was told more than that the PIN does not match.",
			FR: "Des demandes portant un mauvais NIP de transfert sont arrivées si souvent que nous avons bloqué le NIP. Rien n'a été transféré, et personne n'a appris autre chose que l'inexactitude du NIP.",
			ES: "Llegaron solicitudes con un PIN de portabilidad incorrecto tantas veces que bloqueamos el PIN. No se trasladó nada y a nadie se le dijo más que el PIN no coincide.",
		}},
		[]words{newPIN, lockIt},
	},
	{
		NoticeLockOn, "",
		words{
			EN: "The lock against moving numbers is on",
			FR: "Le verrou de transfert est activé",
			ES: "El bloqueo de portabilidad está activado",
		},
		[]words{{
			EN: "A lock was turned on: {numbers}. Nobody can move a locked number to another carrier until you turn the lock off, which you can do at any time and free of charge.",
			FR: "Un verrou a été activé : {numbers}. Personne ne peut transférer un numéro verrouillé tant que vous ne levez pas le verrou, ce que vous pouvez faire en tout temps et sans frais.",
			ES: "Se activó un bloqueo: {numbers}. Nadie puede trasladar un número bloqueado hasta que usted quite el bloqueo, lo que puede hacer en cualquier momento y sin costo.",
		}},
		nil,
	},
	{
		NoticeLockOff, notice.ToneAttention,
		words{
			EN: "The lock against moving numbers is off",
			FR: "Le verrou de transfert est levé",
			ES: "El bloqueo de portabilidad está desactivado",
		},
		[]words{{
			EN: "A lock was turned off: {numbers}. Another carrier that has your port-out PIN can now ask to move it.",
			FR: "Un verrou a été levé : {numbers}. Un autre fournisseur qui détient votre NIP de transfert peut maintenant en demander le transfert.",
			ES: "Se desactivó un bloqueo: {numbers}. Otro operador que tenga su PIN de portabilidad puede ahora pedir el traslado.",
		}},
		[]words{{
			EN: "If you did not turn it off, turn it on again and tell us at once.",
			FR: "Si ce n'était pas vous, activez-le de nouveau et avisez-nous immédiatement.",
			ES: "Si no fue usted, vuelva a activarlo y avísenos de inmediato.",
		}},
	},
	{
		"", "",
		words{
			EN: "News about {numbers}",
			FR: "Des nouvelles de {numbers}",
			ES: "Novedades sobre {numbers}",
		},
		[]words{{
			EN: "There is news about {numbers}. You find it in your account.",
			FR: "Il y a du nouveau au sujet de {numbers}. Consultez votre compte.",
			ES: "Hay novedades sobre {numbers}. Las encontrará en su cuenta.",
		}},
		nil,
	},
}

// What mails say beside their opening, each where it applies.
//
//nolint:misspell // two languages of three are not English
var (
	object = words{
		EN: "If you did not ask for this, object at once, in your account or by answering this message.",
		FR: "Si vous n'avez rien demandé, opposez-vous sans tarder, dans votre compte ou en répondant à ce message.",
		ES: "Si usted no lo pidió, objételo de inmediato en su cuenta o respondiendo a este mensaje.",
	}
	objectBy = words{
		EN: "If you did not ask for this, object before {until}, in your account or by answering this message.",
		FR: "Si vous n'avez rien demandé, opposez-vous avant le {until}, dans votre compte ou en répondant à ce message.",
		ES: "Si usted no lo pidió, objételo antes del {until} en su cuenta o respondiendo a este mensaje.",
	}
	nothingToDo = words{
		EN: "If you did ask for it, you need not do anything.",
		FR: "Si la demande vient de vous, vous n'avez rien à faire.",
		ES: "Si usted lo pidió, no tiene que hacer nada.",
	}
	unlockIt = words{
		EN: "{locked} is locked and does not move while the lock is on. If you want it to move, turn the lock off in your account.",
		FR: "{locked} : verrou activé; le transfert n'a pas lieu tant qu'il l'est. Si vous voulez le transfert, levez le verrou dans votre compte.",
		ES: "{locked}: bloqueo activado; no se traslada mientras lo esté. Si quiere el traslado, quite el bloqueo en su cuenta.",
	}
	wrongPIN = words{
		EN: "The request did not come with your port-out PIN, so we do not confirm it. If you want to move, see or renew the PIN in your account and give it to {gaining}.",
		FR: "La demande ne portait pas votre NIP de transfert; nous ne la confirmons donc pas. Si vous voulez le transfert, consultez ou renouvelez le NIP dans votre compte et donnez-le à {gaining}.",
		ES: "La solicitud no traía su PIN de portabilidad, así que no la confirmamos. Si quiere el traslado, consulte o renueve el PIN en su cuenta y déselo a {gaining}.",
	}
	newPIN = words{
		EN: "Have a new port-out PIN made in your account; the old one stops working.",
		FR: "Faites créer un nouveau NIP de transfert dans votre compte; l'ancien cesse de fonctionner.",
		ES: "Genere un nuevo PIN de portabilidad en su cuenta; el anterior deja de servir.",
	}
	lockIt = words{
		EN: "If you do not mean to leave, you can lock your numbers in your account, free of charge.",
		FR: "Si vous ne comptez pas partir, vous pouvez verrouiller vos numéros dans votre compte, sans frais.",
		ES: "Si no piensa irse, puede bloquear sus números en su cuenta, sin costo.",
	}
	owed = words{
		EN: "What you owe us, if anything, does not hold up the move, and stays owed.",
		FR: "Ce que vous nous devez, le cas échéant, ne retarde pas le transfert et demeure dû.",
		ES: "Lo que nos deba, si algo debe, no retrasa el traslado y sigue pendiente.",
	}

	labelNumbers = words{EN: "Numbers", FR: "Numéros", ES: "Números"}
	labelCarrier = words{EN: "New carrier", FR: "Nouveau fournisseur", ES: "Nuevo operador"}
	labelDate    = words{EN: "Date of the move", FR: "Date du transfert", ES: "Fecha del traslado"}
	labelUsually = words{EN: "Usually", FR: "Habituellement", ES: "Normalmente"}
	labelRef     = words{EN: "Reference", FR: "Référence", ES: "Referencia"}
	labelObject  = words{EN: "Object before", FR: "Opposition avant", ES: "Objetar antes de"}
	labelExpires = words{EN: "Expires", FR: "Expire", ES: "Caduca"}
	anotherOne   = words{EN: "Another carrier", FR: "Un autre fournisseur", ES: "Otro operador"}
	allNumbers   = words{EN: "all numbers of your account", FR: "tous les numéros de votre compte", ES: "todos los números de su cuenta"}
)

// why says to the customer what a request was rejected or delayed for. Carriers' advice
// in package carrier speaks to the gaining side's customer; here the same person reads
// it from the carrier that they leave.
var why = [...]struct {
	code  carrier.ReasonCode
	words words
}{
	{carrier.AccountNumberMismatch, words{
		EN: "The account number in the request is not yours. You find it in your account with us.",
		FR: "Le numéro de compte de la demande n'est pas le vôtre. Vous le trouverez dans votre compte chez nous.",
		ES: "El número de cuenta de la solicitud no es el suyo. Lo encontrará en su cuenta con nosotros.",
	}},
	{carrier.AccountNumberRequired, words{
		EN: "The request lacks your account number. You find it in your account with us.",
		FR: "La demande ne porte pas votre numéro de compte. Vous le trouverez dans votre compte chez nous.",
		ES: "A la solicitud le falta su número de cuenta. Lo encontrará en su cuenta con nosotros.",
	}},
	{carrier.PasscodeInvalid, wrongPIN},
	{carrier.PasscodeRequired, wrongPIN},
	{carrier.PostalCodeMismatch, words{
		EN: "The ZIP or postal code in the request is not the one of your account.",
		FR: "Le code postal de la demande n'est pas celui de votre compte.",
		ES: "El código postal de la solicitud no es el de su cuenta.",
	}},
	{carrier.NumberNotOnAccount, words{
		EN: "A number in the request is not on your account.",
		FR: "Un numéro de la demande ne figure pas à votre compte.",
		ES: "Un número de la solicitud no está en su cuenta.",
	}},
	{carrier.NumberInactive, words{
		EN: "A number in the request is not in service. Only a number in service can move.",
		FR: "Un numéro de la demande n'est pas en service. Seul un numéro en service peut être transféré.",
		ES: "Un número de la solicitud no está en servicio. Solo un número en servicio puede trasladarse.",
	}},
	{carrier.PendingOrder, words{
		EN: "Another order for one of the numbers is still under way.",
		FR: "Une autre demande visant l'un des numéros est encore en cours.",
		ES: "Otra solicitud sobre uno de los números sigue en curso.",
	}},
	{carrier.LineFrozen, words{
		EN: "A number is locked. Turn the lock off in your account, and {gaining} can ask again.",
		FR: "Un numéro est verrouillé. Levez le verrou dans votre compte, et {gaining} pourra renvoyer la demande.",
		ES: "Un número está bloqueado. Quite el bloqueo en su cuenta y {gaining} podrá volver a pedirlo.",
	}},
	{carrier.CustomerStays, words{
		EN: "You told us that you did not want it.",
		FR: "Vous nous avez dit ne pas vouloir ce transfert.",
		ES: "Usted nos dijo que no lo quería.",
	}},
	{carrier.FraudSuspected, words{
		EN: "There are signs that somebody else asked for it. If it was you, tell us.",
		FR: "Des signes indiquent que la demande vient de quelqu'un d'autre. Si elle vient de vous, avisez-nous.",
		ES: "Hay señales de que lo pidió otra persona. Si fue usted, avísenos.",
	}},
	{carrier.LosingCarrierNotReady, words{
		EN: "We need more time. You need not do anything.",
		FR: "Il nous faut plus de temps. Vous n'avez rien à faire.",
		ES: "Necesitamos más tiempo. Usted no tiene que hacer nada.",
	}},
	{carrier.LOARequired, words{
		EN: "The request needs your signed letter of authorization, which you give to {gaining}.",
		FR: "La demande exige votre lettre d'autorisation signée, que vous remettez à {gaining}.",
		ES: "La solicitud necesita su carta de autorización firmada, que usted entrega a {gaining}.",
	}},
	{carrier.LOAInvalid, words{
		EN: "The letter of authorization is not complete, or no longer valid. Sign a new one for {gaining}.",
		FR: "La lettre d'autorisation est incomplète ou n'est plus valide. Signez-en une nouvelle pour {gaining}.",
		ES: "La carta de autorización está incompleta o ya no es válida. Firme una nueva para {gaining}.",
	}},
	{carrier.Other, words{
		EN: "Something in the request does not match our records. Compare what you gave {gaining} with your account with us.",
		FR: "Un élément de la demande ne correspond pas à nos dossiers. Comparez ce que vous avez donné à {gaining} avec votre compte chez nous.",
		ES: "Algo de la solicitud no coincide con nuestros registros. Compare lo que dio a {gaining} con su cuenta con nosotros.",
	}},
}

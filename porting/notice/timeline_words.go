package notice

import (
	"github.com/openlnp/lnp/loa"
	"github.com/openlnp/lnp/porting"
)

// told is what the timeline says of each kind of event. The names in braces are those of
// drafting.named.
var told = [...]telling{
	{kind: porting.OrderOpened, words: words{
		EN: "Order opened at {losing}", FR: "Demande ouverte chez {losing}", ES: "Solicitud abierta con {losing}",
	}},
	{
		kind: porting.FoundPortable,
		words: words{
			EN: "Can be ported, through {carrier}", FR: "Transfert possible, par {carrier}", ES: "Portabilidad posible, por medio de {carrier}",
		},
		less: words{EN: "Can be ported", FR: "Transfert possible", ES: "Portabilidad posible"},
	},
	{kind: porting.FoundNotPortable, words: words{
		EN: "Cannot be ported", FR: "Transfert impossible", ES: "Portabilidad imposible",
	}},
	{kind: porting.TicketOpened, words: words{
		EN: "Ticket {ticket} opened; the agent is {agent}", FR: "Billet {ticket} ouvert; agent : {agent}", ES: "Caso {ticket} abierto; agente: {agent}",
	}},
	{
		kind:  porting.DocumentsAsked,
		words: words{EN: "Documents asked for", FR: "Documents demandés", ES: "Documentos solicitados"},
		less:  words{EN: "Correction asked for", FR: "Correction demandée", ES: "Corrección solicitada"},
	},
	{
		kind: porting.LetterReceived,
		words: words{
			EN: "Letter signed by {signer}, version {letter}", FR: "Lettre signée par {signer}, version {letter}", ES: "Carta firmada por {signer}, versión {letter}",
		},
		less: words{EN: "Letter signed", FR: "Lettre signée", ES: "Carta firmada"},
	},
	{
		kind:  porting.DocumentReceived,
		words: words{EN: "Received: {document} of {dated}", FR: "Reçu : {document} du {dated}", ES: "Recibido: {document} del {dated}"},
		less:  words{EN: "Received: {document}", FR: "Reçu : {document}", ES: "Recibido: {document}"},
	},
	{kind: porting.DocumentsFaulty, words: words{
		EN: "Documents found faulty", FR: "Documents à corriger", ES: "Documentos por corregir",
	}},
	{kind: porting.DocumentsVerified, words: words{
		EN: "Documents verified; in the queue", FR: "Documents vérifiés; en file d'attente", ES: "Documentos verificados; en cola",
	}},
	{kind: porting.AccountPaid, words: words{
		EN: "The account is a paid one now", FR: "Le compte est maintenant payant", ES: "La cuenta es ahora de pago",
	}},
	{kind: porting.OrderSubmitted, words: words{
		EN: "Submitted, version {version}", FR: "Demande envoyée, version {version}", ES: "Solicitud enviada, versión {version}",
	}},
	{
		kind: porting.OrderAcknowledged,
		words: words{
			EN: "The carrier holds version {version}, reference {ref}", FR: "Le fournisseur a la version {version}, référence {ref}",
			ES: "El operador tiene la versión {version}, referencia {ref}",
		},
		less: words{
			EN: "The carrier holds version {version}", FR: "Le fournisseur a la version {version}", ES: "El operador tiene la versión {version}",
		},
	},
	{kind: porting.PortRejected, words: words{
		EN: "Rejected by {losing}", FR: "Refus de {losing}", ES: "Rechazo de {losing}",
	}},
	{kind: porting.PortScheduled, words: words{
		EN: "Approved; release on {date}", FR: "Approuvé; transfert le {date}", ES: "Aprobada; portabilidad el {date}",
	}},
	{kind: porting.PortInJeopardy, words: words{
		EN: "The date cannot be met; a new one will come", FR: "La date ne peut être respectée; une autre suivra", ES: "La fecha no puede cumplirse; habrá otra",
	}},
	{kind: porting.CutoverStarted, words: words{
		EN: "Cut-over begun", FR: "Bascule commencée", ES: "Cambio iniciado",
	}},
	{kind: porting.NumberPorted, words: words{
		EN: "In service here", FR: "En service chez nous", ES: "En servicio con nosotros",
	}},
	{kind: porting.NumberReturned, words: words{
		EN: "Went back to {losing}", FR: "Retour chez {losing}", ES: "De vuelta con {losing}",
	}},
	{kind: porting.LineCanceled, words: words{
		EN: "Canceled", FR: "Transfert annulé", ES: "Portabilidad cancelada",
	}},
	{kind: porting.CancelAsked, words: words{
		EN: "Cancellation asked for", FR: "Annulation demandée", ES: "Cancelación solicitada",
	}},
	{kind: porting.CancelPending, words: words{
		EN: "The carrier has taken the cancellation", FR: "Le fournisseur a reçu l'annulation", ES: "El operador recibió la cancelación",
	}},
	{kind: porting.CancelRefused, words: words{
		EN: "The carrier refused the cancellation", FR: "Le fournisseur a refusé l'annulation", ES: "El operador rechazó la cancelación",
	}},
	{
		kind:  porting.TroubleRaised,
		words: words{EN: "Trouble ({trouble})", FR: "Problème ({trouble})", ES: "Problema ({trouble})"},
		less:  words{EN: "Trouble", FR: "Problème", ES: "Problema"},
	},
	{
		kind:  porting.TroubleCleared,
		words: words{EN: "Trouble cleared ({trouble})", FR: "Problème réglé ({trouble})", ES: "Problema resuelto ({trouble})"},
		less:  words{EN: "Trouble cleared", FR: "Problème réglé", ES: "Problema resuelto"},
	},
	{kind: porting.NumberConfigured, words: words{
		EN: "Configuration made active", FR: "Réglages activés", ES: "Configuración activada",
	}},
	{kind: porting.TemporaryRemoved, words: words{
		EN: "Temporary number removed, with its messages", FR: "Numéro temporaire retiré, avec ses messages", ES: "Número temporal eliminado, con sus mensajes",
	}},
	{kind: porting.TextingAsked, words: words{
		EN: "Texting asked for", FR: "Messagerie texte demandée", ES: "Mensajes de texto solicitados",
	}},
	{kind: porting.TextingRequested, words: words{
		EN: "Texting requested from the carrier", FR: "Messagerie texte demandée au fournisseur", ES: "Mensajes de texto solicitados al operador",
	}},
	{kind: porting.TextingActive, words: words{
		EN: "Texting active", FR: "Messagerie texte active", ES: "Mensajes de texto activos",
	}},
	{kind: porting.NoticeSent},
	{kind: porting.CarrierChecked},
	{kind: porting.CarrierSeen},
	{kind: porting.CommentAdded, words: words{
		EN: "Comment", FR: "Commentaire", ES: "Comentario",
	}},
	{kind: porting.DateAsked, words: words{
		EN: "Another date asked for: {desired}", FR: "Autre date demandée : {desired}", ES: "Otra fecha solicitada: {desired}",
	}},
	{kind: porting.DateTaken, words: words{
		EN: "The carrier has taken the change of date", FR: "Le fournisseur a reçu le changement de date", ES: "El operador recibió el cambio de fecha",
	}},
	{kind: porting.DateRefused, words: words{
		EN: "The carrier refused the date", FR: "Le fournisseur a refusé la date", ES: "El operador rechazó la fecha",
	}},
	{kind: porting.OrderAbandoned, words: words{
		EN: "Order closed: what was asked for has not come", FR: "Demande fermée : ce qui était demandé n'est pas arrivé",
		ES: "Solicitud cerrada: no llegó lo que se pidió",
	}},
	{kind: porting.ReleaseReminded, words: words{
		EN: "Customer reminded of the release on {date}", FR: "Rappel du transfert du {date}", ES: "Recordatorio de la portabilidad del {date}",
	}},
	{
		kind: porting.AnswerEscalated,
		words: words{
			EN: "No answer came by {due}: escalated", FR: "Aucune réponse reçue, attendue au plus tard le {due} : dossier escaladé", ES: "Sin respuesta, esperada a más tardar el {due}: caso escalado",
		},
		less: words{
			EN: "No answer came: escalated", FR: "Aucune réponse reçue : dossier escaladé", ES: "Sin respuesta: caso escalado",
		},
	},
	{kind: porting.ReturnAsked, words: words{
		EN: "Return to {losing} asked for", FR: "Retour chez {losing} demandé", ES: "Regreso con {losing} solicitado",
	}},
	{kind: porting.ReturnRefused, words: words{
		EN: "Return to {losing} refused", FR: "Retour chez {losing} refusé", ES: "Regreso con {losing} rechazado",
	}},
}

var troubleNames = [...]struct {
	kind  porting.TroubleKind
	words words
}{
	{porting.NotWorking, words{
		EN: "not in service in time", FR: "pas en service à temps", ES: "sin servicio a tiempo",
	}},
	{porting.ResidualRouting, words{
		EN: "some calls still reach the previous carrier", FR: "des appels parviennent encore au fournisseur précédent", ES: "algunas llamadas aún llegan al operador anterior",
	}},
	{porting.TextingLate, words{
		EN: "texting is not active in time", FR: "messagerie texte pas active à temps", ES: "mensajes de texto sin activar a tiempo",
	}},
	{porting.PortedAfterCancel, words{
		EN: "ported although it was canceled", FR: "transfert effectué malgré l'annulation", ES: "portabilidad realizada a pesar de la cancelación",
	}},
}

var someDocument = words{EN: "document", FR: "document", ES: "documento"}

var documentNames = [...]struct {
	source loa.Source
	words  words
}{
	{loa.SourceCSR, words{EN: "customer service record", FR: "relevé de service (CSR)", ES: "registro de servicio (CSR)"}},
	{loa.SourceBill, words{EN: "bill", FR: "facture", ES: "factura"}},
	{loa.SourceScreenshot, words{EN: "screenshot of the online account", FR: "capture d'écran du compte en ligne", ES: "captura de pantalla de la cuenta en línea"}},
	{loa.SourceReceipt, words{EN: "receipt", FR: "reçu", ES: "recibo"}},
	{loa.SourceClaim, words{EN: "customer's word", FR: "déclaration du client", ES: "declaración del cliente"}},
}

// kindNames are the kinds and countries of numbers that stand apart.
var kindNames = [...]struct {
	value string
	words words
}{
	{string(loa.Local), words{EN: "local", FR: "locaux", ES: "locales"}},
	{string(loa.Wireless), words{EN: "wireless", FR: "sans fil", ES: "móviles"}},
	{string(loa.TollFree), words{EN: "toll-free", FR: "sans frais", ES: "gratuitos"}},
	{string(loa.US), words{EN: "the US", FR: "États-Unis", ES: "Estados Unidos"}},
	{string(loa.CA), words{EN: "Canada", FR: "Canada", ES: "Canadá"}},
}

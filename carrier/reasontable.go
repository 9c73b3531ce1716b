package carrier

// reasons is the trade's knowledge about refusals, consolidated from the published
// codes of Telnyx, Bandwidth with the wireless JCodes, Twilio, Somos and the port
// status pages of 2600Hz (2019 to 2026), and from 47 CFR 52.34 to 52.36 and
// 64.1120 for the grounds that are no grounds. Nobody publishes a code for a hold on
// suspicion of fraud, which is a ground all the same. Columns: code, meaning, fixer,
// field, next step, words for the customer in English, French and Spanish,
// improper. Other stays last.
var reasons = [...]Advice{
	{AccountNumberMismatch, "account number differs from the record", FixCustomer, "account_number", Resubmit, Words{
		"The account number does not match your current carrier's records. Copy it from your latest bill and sign a new letter.",
		"Le numéro de compte ne correspond pas au dossier de votre fournisseur actuel. Recopiez-le de votre dernière facture et signez une nouvelle lettre.",
		"El número de cuenta no coincide con los registros de su operador actual. Cópielo de su última factura y firme una carta nueva.",
	}, false},
	{AccountNumberRequired, "account number is missing", FixCustomer, "account_number", Resubmit, Words{
		"Your current carrier asks for your account number. You find it on your bill.",
		"Votre fournisseur actuel exige votre numéro de compte. Il figure sur votre facture.",
		"Su operador actual exige su número de cuenta. Lo encontrará en su factura.",
	}, false},
	{PasscodeInvalid, "port-out PIN or passcode is wrong", FixCustomer, "pin", Resubmit, Words{
		"The port-out PIN is not the one your current carrier has, or it has expired. Ask that carrier for a new PIN and give it to us.",
		"Le NIP de transfert n'est pas celui de votre fournisseur actuel, ou il a expiré. Demandez-lui un nouveau NIP et transmettez-le-nous.",
		"El PIN de portabilidad no es el de su operador actual o ha caducado. Pídale un PIN nuevo y envíenoslo.",
	}, false},
	{PasscodeRequired, "port-out PIN or passcode is missing", FixCustomer, "pin", Resubmit, Words{
		"Your account has a port-out PIN. Ask your current carrier for it and give it to us.",
		"Votre compte est protégé par un NIP de transfert. Demandez-le à votre fournisseur actuel et transmettez-le-nous.",
		"Su cuenta tiene un PIN de portabilidad. Pídalo a su operador actual y envíenoslo.",
	}, false},
	{NameMismatchEntity, "business name differs from the record", FixCustomer, "customer.company", Resubmit, Words{
		"The business name does not match your current carrier's records. Write it exactly as on your bill and sign a new letter.",
		"Le nom de l'entreprise ne correspond pas au dossier de votre fournisseur actuel. Écrivez-le exactement comme sur votre facture et signez une nouvelle lettre.",
		"El nombre de la empresa no coincide con los registros de su operador actual. Escríbalo tal como aparece en su factura y firme una carta nueva.",
	}, false},
	{NameMismatchPerson, "first or last name is missing or differs from the record", FixCustomer, "customer.last_name", Resubmit, Words{
		"The name of the account holder does not match your current carrier's records. Write it exactly as on your bill and sign a new letter.",
		"Le nom du titulaire ne correspond pas au dossier de votre fournisseur actuel. Écrivez-le exactement comme sur votre facture et signez une nouvelle lettre.",
		"El nombre del titular no coincide con los registros de su operador actual. Escríbalo tal como aparece en su factura y firme una carta nueva.",
	}, false},
	{AuthPersonMismatch, "signer is not authorized on the account", FixCustomer, "signer.name", Resubmit, Words{
		"The person who signed is not authorized on the account. Have the account holder or an authorized user sign.",
		"La personne qui a signé n'est pas autorisée sur le compte. Faites signer le titulaire ou un utilisateur autorisé.",
		"La persona que firmó no está autorizada en la cuenta. Debe firmar el titular o un usuario autorizado.",
	}, false},
	{AddressMismatch, "service address differs from the record", FixCustomer, "service_address", Resubmit, Words{
		"The service address does not match your current carrier's records. Ask that carrier which service address it has and sign a new letter.",
		"L'adresse de service ne correspond pas au dossier de votre fournisseur actuel. Demandez-lui quelle adresse y figure et signez une nouvelle lettre.",
		"La dirección del servicio no coincide con los registros de su operador actual. Pregúntele qué dirección tiene registrada y firme una carta nueva.",
	}, false},
	{PostalCodeMismatch, "ZIP or postal code differs from the record", FixCustomer, "service_address.postal_code", Resubmit, Words{
		"The ZIP or postal code does not match your current carrier's records. Check it on your bill and sign a new letter.",
		"Le code postal ne correspond pas au dossier de votre fournisseur actuel. Vérifiez-le sur votre facture et signez une nouvelle lettre.",
		"El código postal no coincide con los registros de su operador actual. Verifíquelo en su factura y firme una carta nueva.",
	}, false},
	{BTNMismatch, "billing telephone number is not the account's", FixCustomer, "btn", Resubmit, Words{
		"The billing telephone number is not the main number of the account. Copy it from your bill.",
		"Le numéro de téléphone de facturation n'est pas le numéro principal du compte. Recopiez-le de votre facture.",
		"El número telefónico de facturación no es el principal de la cuenta. Cópielo de su factura.",
	}, false},
	{NumberNotOnAccount, "number is not on this account or not with this carrier", FixCustomer, "numbers", Resubmit, Words{
		"A number is not on the account you named. Check the number, the account and the carrier on your bill.",
		"Un numéro ne figure pas au compte indiqué. Vérifiez le numéro, le compte et le fournisseur sur votre facture.",
		"Un número no pertenece a la cuenta indicada. Verifique el número, la cuenta y el operador en su factura.",
	}, false},
	{AllDataMismatch, "nothing matches the record", FixCustomer, "customer", Resubmit, Words{
		"None of the details match your current carrier's records. Send us your latest bill and we fill in the letter with you.",
		"Aucun renseignement ne correspond au dossier de votre fournisseur actuel. Envoyez-nous votre dernière facture et nous remplirons la lettre avec vous.",
		"Ningún dato coincide con los registros de su operador actual. Envíenos su última factura y completaremos la carta con usted.",
	}, false},
	{TaxIDMismatch, "social security or tax number differs from the record", FixCustomer, "tax_id", Resubmit, Words{
		"The tax or social security digits do not match your current carrier's records. Ask that carrier which it has and give them to us, but not in a message.",
		"Le numéro d'identification fiscale ou d'assurance sociale ne correspond pas au dossier de votre fournisseur actuel. Demandez-lui lequel y figure et transmettez-le-nous, mais pas dans un message.",
		"Los dígitos de identificación fiscal o del seguro social no coinciden con los registros de su operador actual. Pregúntele cuáles tiene registrados y entréguenoslos, pero no en un mensaje.",
	}, false},
	{ResellerInvalid, "reseller is missing or not the one on record (Canada)", FixCustomer, "reseller", Resubmit, Words{
		"Your current carrier asks for the name of the company that bills you. Copy it from your bill.",
		"Votre fournisseur actuel exige le nom de l'entreprise qui vous facture. Recopiez-le de votre facture.",
		"Su operador actual exige el nombre de la empresa que le factura. Cópielo de su factura.",
	}, false},

	{LOARequired, "losing carrier asks for the letter of authorization", FixCustomer, "documents", Resubmit, Words{
		"Your current carrier asks for a signed letter of authorization. Please sign and return it.",
		"Votre fournisseur actuel exige une lettre d'autorisation signée. Veuillez la signer et nous la retourner.",
		"Su operador actual exige una carta de autorización firmada. Fírmela y envíenosla.",
	}, false},
	{LOAInvalid, "letter is illegible, unsigned, undated, too old, or lacks a number", FixCustomer, "documents", Resubmit, Words{
		"Your current carrier does not accept the letter of authorization. Please sign a new, complete and legible one.",
		"Votre fournisseur actuel refuse la lettre d'autorisation. Veuillez en signer une nouvelle, complète et lisible.",
		"Su operador actual no acepta la carta de autorización. Firme una nueva, completa y legible.",
	}, false},
	{LOASuperseded, "a more recent letter names another carrier", FixCustomer, "documents", Resubmit, Words{
		"Another company holds a more recent letter from you for this number. If you still want to move it to us, sign a new letter.",
		"Une autre entreprise détient une lettre plus récente de votre part pour ce numéro. Pour le transférer chez nous, signez une nouvelle lettre.",
		"Otra empresa tiene una carta suya más reciente para este número. Si aún desea traerlo con nosotros, firme una carta nueva.",
	}, false},

	{MainBTNPorting, "billing number leaves while others stay: a new billing number is needed", FixCustomer, "remaining.new_btn", Resubmit, Words{
		"You are moving the main number of an account that stays open. Tell us which remaining number becomes the main one.",
		"Vous transférez le numéro principal d'un compte qui reste ouvert. Dites-nous quel numéro restant devient le principal.",
		"Está trasladando el número principal de una cuenta que sigue abierta. Díganos cuál de los números restantes será el principal.",
	}, false},
	{FullPartialWrong, "full or partial migration is stated wrongly", FixGainingSide, "partial", Resubmit, Words{
		"We have to state whether all numbers of your account move. Tell us if any stay with your current carrier.",
		"Nous devons préciser si tous les numéros de votre compte sont transférés. Dites-nous si certains restent chez votre fournisseur actuel.",
		"Debemos indicar si se trasladan todos los números de su cuenta. Díganos si alguno se queda con su operador actual.",
	}, false},
	{SplitRequiredCarrier, "numbers are with several carriers or on several accounts", FixGainingSide, "numbers", Resubmit, Words{
		"Your numbers are with different carriers or on different accounts. We send them as separate orders; you need not do anything.",
		"Vos numéros relèvent de fournisseurs ou de comptes différents. Nous les traitons en demandes distinctes; vous n'avez rien à faire.",
		"Sus números están con distintos operadores o en distintas cuentas. Los enviaremos como solicitudes separadas; usted no tiene que hacer nada.",
	}, false},
	{SplitRequiredRateCenter, "numbers are in several rate centers", FixGainingSide, "numbers", Resubmit, Words{
		"Your numbers belong to different areas. We send them as separate orders; you need not do anything.",
		"Vos numéros appartiennent à des zones différentes. Nous les traitons en demandes distinctes; vous n'avez rien à faire.",
		"Sus números pertenecen a zonas distintas. Los enviaremos como solicitudes separadas; usted no tiene que hacer nada.",
	}, false},
	{MixedTollFree, "toll-free and local numbers are in one order", FixGainingSide, "numbers", Resubmit, Words{
		"Toll-free and local numbers move separately. We send them as separate orders; you need not do anything.",
		"Les numéros sans frais et locaux sont transférés séparément. Nous les traitons en demandes distinctes; vous n'avez rien à faire.",
		"Los números gratuitos y los locales se trasladan por separado. Los enviaremos como solicitudes separadas; usted no tiene que hacer nada.",
	}, false},

	{NumberInactive, "number is disconnected or suspended", FixLosingCarrier, "numbers", Resubmit, Words{
		"The number is not in service. Ask your current carrier to restore it; only a working number can be moved.",
		"Le numéro n'est pas en service. Demandez à votre fournisseur actuel de le rétablir; seul un numéro actif peut être transféré.",
		"El número no está en servicio. Pida a su operador actual que lo restablezca; solo se puede trasladar un número activo.",
	}, false},
	{PendingOrder, "another order is open at the losing carrier", FixLosingCarrier, "", Resubmit, Words{
		"Your current carrier has another order open on the account. Ask it to finish or cancel that order, then tell us.",
		"Votre fournisseur actuel a une autre demande en cours sur le compte. Demandez-lui de la terminer ou de l'annuler, puis avisez-nous.",
		"Su operador actual tiene otra orden abierta en la cuenta. Pídale que la termine o la cancele y luego avísenos.",
	}, false},
	{LineFrozen, "freeze, lock or port protection on the line (47 CFR 64.1190)", FixLosingCarrier, "", Resubmit, Words{
		"Your number is locked against being moved. Ask your current carrier to lift the lock, then tell us.",
		"Votre numéro est protégé contre le transfert. Demandez à votre fournisseur actuel de lever la protection, puis avisez-nous.",
		"Su número está bloqueado contra traslados. Pida a su operador actual que quite el bloqueo y luego avísenos.",
	}, false},
	{FraudSuspected, "losing carrier has evidence that somebody else asks, and holds the number", FixLosingCarrier, "", Resubmit, Words{
		"Your current carrier suspects that somebody else asks for your number, and holds it. Prove to that carrier who you are, then tell us.",
		"Votre fournisseur actuel soupçonne que quelqu'un d'autre demande votre numéro et le retient. Prouvez-lui votre identité, puis avisez-nous.",
		"Su operador actual sospecha que otra persona pide su número y lo retiene. Demuéstrele quién es usted y luego avísenos.",
	}, false},
	{SpecialFeature, "a service on the line would be dismantled", FixLosingCarrier, "", Resubmit, Words{
		"A special service on the line prevents the move. Ask your current carrier to remove it; check first what you lose.",
		"Un service spécial sur la ligne empêche le transfert. Demandez à votre fournisseur actuel de le retirer; vérifiez d'abord ce que vous perdez.",
		"Un servicio especial en la línea impide el traslado. Pida a su operador actual que lo retire; verifique antes qué perderá.",
	}, false},
	{FeatureCentrex, "Centrex group", FixLosingCarrier, "", Resubmit, Words{
		"The number is part of a Centrex group. Ask your current carrier to take it out of the group.",
		"Le numéro fait partie d'un groupe Centrex. Demandez à votre fournisseur actuel de l'en retirer.",
		"El número forma parte de un grupo Centrex. Pida a su operador actual que lo saque del grupo.",
	}, false},
	{FeatureRing, "distinctive ring", FixLosingCarrier, "", Resubmit, Words{
		"The line has a distinctive ring. Ask your current carrier to remove it.",
		"La ligne a une sonnerie distinctive. Demandez à votre fournisseur actuel de la retirer.",
		"La línea tiene timbre distintivo. Pida a su operador actual que lo quite.",
	}, false},
	{FeatureDSL, "DSL on the line", FixLosingCarrier, "", Resubmit, Words{
		"Your internet access runs on this line and would end with the move. Ask your current carrier to separate or cancel it first.",
		"Votre accès Internet passe par cette ligne et cesserait avec le transfert. Demandez d'abord à votre fournisseur actuel de le séparer ou de l'annuler.",
		"Su acceso a internet usa esta línea y terminaría con el traslado. Pida antes a su operador actual que lo separe o lo cancele.",
	}, false},
	{FeatureFX, "foreign exchange service", FixLosingCarrier, "", Resubmit, Words{
		"The number is served from another exchange. Ask your current carrier to remove that service.",
		"Le numéro est desservi par un autre central. Demandez à votre fournisseur actuel de retirer ce service.",
		"El número se atiende desde otra central. Pida a su operador actual que retire ese servicio.",
	}, false},
	{FeatureHuntGroup, "hunt group", FixLosingCarrier, "", Resubmit, Words{
		"The number belongs to a hunt group. Ask your current carrier to take it out of the group.",
		"Le numéro appartient à un groupe de recherche de lignes. Demandez à votre fournisseur actuel de l'en retirer.",
		"El número pertenece a un grupo de búsqueda de líneas. Pida a su operador actual que lo saque del grupo.",
	}, false},
	{FeatureISDN, "ISDN", FixLosingCarrier, "", Resubmit, Words{
		"The number runs on an ISDN line. Ask your current carrier to convert or release it.",
		"Le numéro est sur une ligne RNIS. Demandez à votre fournisseur actuel de la convertir ou de la libérer.",
		"El número está en una línea RDSI. Pida a su operador actual que la convierta o la libere.",
	}, false},
	{FeatureRCF, "remote call forwarding", FixLosingCarrier, "", Resubmit, Words{
		"The number only forwards calls. Ask your current carrier to remove the forwarding service.",
		"Le numéro sert uniquement au renvoi d'appels. Demandez à votre fournisseur actuel de retirer ce service.",
		"El número solo desvía llamadas. Pida a su operador actual que retire ese servicio.",
	}, false},
	{FeatureMultiline, "multi-line service", FixLosingCarrier, "", Resubmit, Words{
		"The number shares a service with other lines. Ask your current carrier to separate it.",
		"Le numéro partage un service avec d'autres lignes. Demandez à votre fournisseur actuel de le séparer.",
		"El número comparte un servicio con otras líneas. Pida a su operador actual que lo separe.",
	}, false},
	{FeaturePrepaid, "prepaid service", FixLosingCarrier, "", Resubmit, Words{
		"The number is on a prepaid plan. Ask your current carrier what it needs to release it, and keep the plan paid.",
		"Le numéro est sur un forfait prépayé. Demandez à votre fournisseur actuel ce qu'il faut pour le libérer et gardez le forfait à jour.",
		"El número está en un plan de prepago. Pregunte a su operador actual qué necesita para liberarlo y mantenga el plan pagado.",
	}, false},
	{UnpaidBalance, "unpaid balance: not a ground to refuse a port (FCC consumer guide)", FixGainingSide, "", Dispute, Words{
		"Your current carrier refuses because of an unpaid balance, which it may not do. We dispute it; you still owe what you owe.",
		"Votre fournisseur actuel refuse en raison d'un solde impayé, ce qui n'est pas permis. Nous contestons; votre dette demeure.",
		"Su operador actual se niega por un saldo pendiente, lo cual no está permitido. Lo disputaremos; usted sigue debiendo lo que debe.",
	}, true},
	{TerminationFee, "unpaid termination or porting fee: not a ground to refuse a port (FCC consumer guide)", FixGainingSide, "", Dispute, Words{
		"Your current carrier refuses until a fee is paid, which it may not do. We dispute it; the fee may still be due.",
		"Votre fournisseur actuel refuse tant que des frais ne sont pas payés, ce qui n'est pas permis. Nous contestons; les frais peuvent rester dus.",
		"Su operador actual se niega hasta que se pague un cargo, lo cual no está permitido. Lo disputaremos; el cargo puede seguir vigente.",
	}, true},
	{CustomerReverify, "losing carrier verifies the customer's decision again (47 CFR 64.1120(a)(2) forbids it)", FixGainingSide, "", Dispute, Words{
		"Your current carrier wants to verify your decision again, which it may not do. We dispute it; no action is needed.",
		"Votre fournisseur actuel veut vérifier de nouveau votre décision, ce qui n'est pas permis. Nous contestons; vous n'avez rien à faire.",
		"Su operador actual quiere verificar de nuevo su decisión, lo cual no está permitido. Lo disputaremos; usted no tiene que hacer nada.",
	}, true},
	{EndUserNotReady, "end user asked to wait", FixCustomer, "desired_date", Redate, Words{
		"Your current carrier says that you are not ready. Tell us the day that suits you.",
		"Votre fournisseur actuel indique que vous n'êtes pas prêt. Dites-nous quel jour vous convient.",
		"Su operador actual indica que usted no está listo. Díganos qué día le conviene.",
	}, false},
	{CustomerStays, "losing carrier holds the customer's later wish to stay", FixCustomer, "", GiveUp, Words{
		"Your current carrier says that you decided to stay. If that is wrong, start a new request.",
		"Votre fournisseur actuel indique que vous avez décidé de rester. Si c'est une erreur, faites une nouvelle demande.",
		"Su operador actual indica que usted decidió quedarse. Si es un error, inicie una nueva solicitud.",
	}, false},
	{CustomerCanceled, "canceled as asked", FixNobody, "", GiveUp, Words{
		"The move was canceled as you asked. The number stays with your current carrier.",
		"Le transfert a été annulé à votre demande. Le numéro reste chez votre fournisseur actuel.",
		"El traslado se canceló como usted pidió. El número se queda con su operador actual.",
	}, false},
	{InadvertentPort, "number was moved without the end user's intent and goes back", FixGainingSide, "", GiveUp, Words{
		"The number was moved by mistake and goes back to its previous carrier.",
		"Le numéro a été transféré par erreur et retourne à son fournisseur précédent.",
		"El número se trasladó por error y vuelve a su operador anterior.",
	}, false},
	{Snapback, "number went back to the losing carrier after activation", FixGainingSide, "", GiveUp, Words{
		"The number went back to your previous carrier. If you did not ask for that, tell us and we start a new move.",
		"Le numéro est retourné à votre fournisseur précédent. Si vous ne l'avez pas demandé, avisez-nous et nous relancerons le transfert.",
		"El número volvió a su operador anterior. Si usted no lo pidió, avísenos e iniciaremos un nuevo traslado.",
	}, false},

	{NotPortable, "losing carrier says the number cannot be ported", FixNobody, "", GiveUp, Words{
		"This number cannot be moved. You can keep it at your current carrier and forward its calls to us.",
		"Ce numéro ne peut pas être transféré. Vous pouvez le garder chez votre fournisseur actuel et renvoyer ses appels chez nous.",
		"Este número no se puede trasladar. Puede conservarlo con su operador actual y desviar sus llamadas a nosotros.",
	}, false},
	{RateCenterUnsupported, "no coverage at the number's rate center; another partner may have it", FixNobody, "", GiveUp, Words{
		"We do not serve the area of this number yet. You can keep it at your current carrier and forward its calls to us.",
		"Nous ne desservons pas encore la zone de ce numéro. Vous pouvez le garder chez votre fournisseur actuel et renvoyer ses appels chez nous.",
		"Aún no damos servicio en la zona de este número. Puede conservarlo con su operador actual y desviar sus llamadas a nosotros.",
	}, false},
	{ManualPortOnly, "number can be ported by hand only", FixGainingSide, "", Wait, Words{
		"This number is moved by hand, which takes longer. You need not do anything.",
		"Ce numéro est transféré manuellement, ce qui prend plus de temps. Vous n'avez rien à faire.",
		"Este número se traslada manualmente, lo que tarda más. Usted no tiene que hacer nada.",
	}, false},
	{InternalPort, "number is already with this carrier", FixGainingSide, "numbers", GiveUp, Words{
		"This number is already in our network. We move it between accounts; no port is needed.",
		"Ce numéro est déjà dans notre réseau. Nous le déplaçons d'un compte à l'autre; aucun transfert n'est nécessaire.",
		"Este número ya está en nuestra red. Lo pasaremos de una cuenta a otra; no hace falta portarlo.",
	}, false},

	{DueDateUnavailable, "the date cannot be met; ask for one at least three business days ahead", FixCustomer, "desired_date", Redate, Words{
		"Your current carrier cannot release the number on that day. Choose a later one.",
		"Votre fournisseur actuel ne peut pas libérer le numéro ce jour-là. Choisissez une date ultérieure.",
		"Su operador actual no puede liberar el número ese día. Elija una fecha posterior.",
	}, false},
	{FOCExpired, "confirmed date passed without activation", FixGainingSide, "desired_date", Redate, Words{
		"The day of the move has passed. We ask for a new one.",
		"La date du transfert est passée. Nous en demandons une nouvelle.",
		"La fecha del traslado ya pasó. Pediremos una nueva.",
	}, false},
	{OrderExpired, "order was left unanswered too long and has ended", FixGainingSide, "", GiveUp, Words{
		"The request was open too long and has ended. Start a new one.",
		"La demande est restée ouverte trop longtemps et a pris fin. Faites-en une nouvelle.",
		"La solicitud estuvo abierta demasiado tiempo y ha terminado. Inicie una nueva.",
	}, false},
	{LosingCarrierNotReady, "losing carrier is busy, down or does not answer", FixNobody, "", Wait, Words{
		"Your current carrier needs more time. You need not do anything.",
		"Votre fournisseur actuel a besoin de plus de temps. Vous n'avez rien à faire.",
		"Su operador actual necesita más tiempo. Usted no tiene que hacer nada.",
	}, false},
	{SVConflict, "losing carrier put the subscription version in conflict", FixGainingSide, "", Wait, Words{
		"Your current carrier objects to the move. We settle it with them and may ask you to confirm that you want to move.",
		"Votre fournisseur actuel s'oppose au transfert. Nous réglons la question avec lui et pourrions vous demander de confirmer votre choix.",
		"Su operador actual objeta el traslado. Lo resolveremos con él y quizá le pidamos confirmar que desea trasladarse.",
	}, false},
	{SVFailure, "activation failed in the number portability database", FixGainingSide, "", Wait, Words{
		"The switch-over did not work. Our technicians are on it.",
		"La bascule n'a pas fonctionné. Nos techniciens s'en occupent.",
		"El cambio no funcionó. Nuestros técnicos están trabajando en ello.",
	}, false},
	{CannotCancel, "too late to cancel, or the losing carrier does not allow it", FixNobody, "", Wait, Words{
		"The move can no longer be stopped. Once it is done, you can move the number back.",
		"Le transfert ne peut plus être arrêté. Une fois terminé, vous pourrez retransférer le numéro.",
		"El traslado ya no se puede detener. Una vez terminado, podrá devolver el número.",
	}, false},
	{CannotSupplement, "too late to change, or the losing carrier does not allow it", FixNobody, "", Wait, Words{
		"The order can no longer be changed. It goes on as confirmed.",
		"La demande ne peut plus être modifiée. Elle se poursuit comme confirmée.",
		"La solicitud ya no se puede modificar. Continúa según lo confirmado.",
	}, false},
	{VendorRetrying, "a supplier of the carrier is retrying", FixNobody, "", Wait, Words{
		"The request is being processed again. You need not do anything.",
		"La demande est de nouveau en traitement. Vous n'avez rien à faire.",
		"La solicitud se está procesando de nuevo. Usted no tiene que hacer nada.",
	}, false},
	{VendorLost, "a supplier of the carrier lost the order", FixGainingSide, "", Resubmit, Words{
		"The request got lost on the way. We send it again; you need not do anything.",
		"La demande s'est perdue en route. Nous la renvoyons; vous n'avez rien à faire.",
		"La solicitud se perdió en el camino. La enviaremos de nuevo; usted no tiene que hacer nada.",
	}, false},

	{TollFreeSpare, "toll-free number is spare: nobody subscribes to it (47 CFR 52.103)", FixNobody, "", GiveUp, Words{
		"This toll-free number is not in use by anyone and cannot be moved.",
		"Ce numéro sans frais n'est utilisé par personne et ne peut pas être transféré.",
		"Este número gratuito no está en uso por nadie y no se puede trasladar.",
	}, false},
	{TollFreeUnavailable, "toll-free number is not available for assignment", FixNobody, "", GiveUp, Words{
		"This toll-free number is not available.",
		"Ce numéro sans frais n'est pas disponible.",
		"Este número gratuito no está disponible.",
	}, false},
	{TollFreeDenied, "Responsible Organization denied the change", FixLosingCarrier, "", Resubmit, Words{
		"The company that manages your toll-free number refused. Ask it why, then tell us.",
		"L'entreprise qui gère votre numéro sans frais a refusé. Demandez-lui pourquoi, puis avisez-nous.",
		"La empresa que administra su número gratuito se negó. Pregúntele por qué y luego avísenos.",
	}, false},
	{TollFreeReserved, "number is held by an administrative Responsible Organization (code ending in 99)", FixNobody, "", GiveUp, Words{
		"This toll-free number is held by the administrator and cannot be moved.",
		"Ce numéro sans frais est retenu par l'administrateur et ne peut pas être transféré.",
		"Este número gratuito está retenido por el administrador y no se puede trasladar.",
	}, false},
	{TollFreeDisconnected, "toll-free number is disconnected: handled by hand", FixGainingSide, "", Wait, Words{
		"This toll-free number is disconnected. We try to recover it by hand, which takes longer.",
		"Ce numéro sans frais est débranché. Nous tentons de le récupérer manuellement, ce qui prend plus de temps.",
		"Este número gratuito está desconectado. Intentaremos recuperarlo manualmente, lo que tarda más.",
	}, false},
	{TollFreeTransitional, "toll-free number is in transition: handled by hand", FixGainingSide, "", Wait, Words{
		"This toll-free number is changing hands already. We handle it by hand, which takes longer.",
		"Ce numéro sans frais est déjà en transition. Nous le traitons manuellement, ce qui prend plus de temps.",
		"Este número gratuito ya está en transición. Lo trataremos manualmente, lo que tarda más.",
	}, false},
	{RespOrgTimeout, "Responsible Organization did not answer in two business days: escalate to the help desk", FixGainingSide, "", Wait, Words{
		"The company that manages your toll-free number did not answer. We escalate; you need not do anything.",
		"L'entreprise qui gère votre numéro sans frais n'a pas répondu. Nous escaladons la demande; vous n'avez rien à faire.",
		"La empresa que administra su número gratuito no respondió. Escalaremos el caso; usted no tiene que hacer nada.",
	}, false},

	{Other, "the carrier's reason has no equivalent: read its text", FixGainingSide, "", Resubmit, Words{
		"Your current carrier did not accept the request. We find out why and tell you.",
		"Votre fournisseur actuel n'a pas accepté la demande. Nous en cherchons la raison et vous en informerons.",
		"Su operador actual no aceptó la solicitud. Averiguaremos por qué y le avisaremos.",
	}, false},
}

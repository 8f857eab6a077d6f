import { texts } from '../../../shared/text/texts.ts'

/** What `/whitelabel setup` answers. */
export const whitelabelSetupTexts = texts({
  'whitelabelSetup.unavailable': {
    en: 'Bots of your own are not available here.',
    de: 'Eigene Bots gibt es hier nicht.',
    fr: 'Les bots personnels ne sont pas disponibles ici.',
    es: 'Aquí no se pueden tener bots propios.',
    'pt-BR': 'Bots próprios não estão disponíveis aqui.',
  },
  'whitelabelSetup.done': {
    en: '{name} is set up',
    de: '{name} ist eingerichtet',
    fr: '{name} est configuré',
    es: '{name} está configurado',
    'pt-BR': '{name} está configurado',
  },
  'whitelabelSetup.doneAgain': {
    en: '{name} is set up anew',
    de: '{name} ist neu eingerichtet',
    fr: '{name} est reconfiguré',
    es: '{name} está configurado de nuevo',
    'pt-BR': '{name} está configurado de novo',
  },
  'whitelabelSetup.steps': {
    en: '**1.** Open [General Information]({information}) and paste this into _Interactions Endpoint URL_:\n```\n{url}\n```\n**2.** [Invite {name}]({invite}) to your server.\n**3.** It starts within seconds. {actions} shows how it is doing.',
    de: '**1.** Öffne [General Information]({information}) und füge das bei _Interactions Endpoint URL_ ein:\n```\n{url}\n```\n**2.** [Lade {name}]({invite}) auf deinen Server ein.\n**3.** Der Bot startet in wenigen Sekunden. {actions} zeigt, wie es ihm geht.',
    fr: '**1.** Ouvre [General Information]({information}) et colle ceci dans _Interactions Endpoint URL_ :\n```\n{url}\n```\n**2.** [Invite {name}]({invite}) sur ton serveur.\n**3.** Le bot démarre en quelques secondes. {actions} montre comment il va.',
    es: '**1.** Abre [General Information]({information}) y pega esto en _Interactions Endpoint URL_:\n```\n{url}\n```\n**2.** [Invita a {name}]({invite}) a tu servidor.\n**3.** El bot arranca en unos segundos. {actions} muestra cómo está.',
    'pt-BR':
      '**1.** Abra [General Information]({information}) e cole isto em _Interactions Endpoint URL_:\n```\n{url}\n```\n**2.** [Convide {name}]({invite}) para o seu servidor.\n**3.** O bot inicia em segundos. {actions} mostra como ele está.',
  },
  'whitelabelSetup.intent': {
    en: '⚠️ The _Server Members Intent_ is off, and {name} cannot start without it. Turn it on at {page}, then start the bot with {actions}.',
    de: '⚠️ Der _Server Members Intent_ ist aus, und ohne ihn kann {name} nicht starten. Schalte ihn auf {page} ein und starte den Bot dann mit {actions}.',
    fr: '⚠️ Le _Server Members Intent_ est désactivé, et {name} ne peut pas démarrer sans lui. Active-le sur {page}, puis démarre le bot avec {actions}.',
    es: '⚠️ El _Server Members Intent_ está desactivado, y sin él {name} no puede arrancar. Actívalo en {page} e inicia el bot con {actions}.',
    'pt-BR':
      '⚠️ O _Server Members Intent_ está desativado, e sem ele {name} não consegue iniciar. Ative em {page} e depois inicie o bot com {actions}.',
  },
  'whitelabelSetup.malformedToken': {
    en: 'This is not a bot token. Copy it from the _Bot_ page of your application at {page}; it has three parts with dots between them.',
    de: 'Das ist kein Bot-Token. Kopiere ihn von der Seite _Bot_ deiner Anwendung auf {page}; er hat drei Teile mit Punkten dazwischen.',
    fr: 'Ce n’est pas un jeton de bot. Copie-le depuis la page _Bot_ de ton application sur {page} ; il a trois parties séparées par des points.',
    es: 'Esto no es un token de bot. Cópialo de la página _Bot_ de tu aplicación en {page}; tiene tres partes separadas por puntos.',
    'pt-BR':
      'Isso não é um token de bot. Copie o token da página _Bot_ da sua aplicação em {page}; ele tem três partes separadas por pontos.',
  },
  'whitelabelSetup.mainBot': {
    en: 'This token belongs to the bot that serves everybody, and that cannot become yours. Make an application of your own at {page}.',
    de: 'Dieser Token gehört dem Bot, der für alle da ist, und der kann nicht deiner werden. Lege auf {page} eine eigene Anwendung an.',
    fr: 'Ce jeton est celui du bot qui sert tout le monde, et il ne peut pas devenir le tien. Crée ta propre application sur {page}.',
    es: 'Este token es del bot que sirve a todo el mundo, y no puede ser tuyo. Crea una aplicación propia en {page}.',
    'pt-BR':
      'Esse token é do bot que atende todo mundo, e ele não pode se tornar seu. Crie uma aplicação sua em {page}.',
  },
  'whitelabelSetup.refusedToken': {
    en: 'Discord does not accept this token. Reset it at {page}, and run the command again with the new one.',
    de: 'Discord nimmt diesen Token nicht an. Setze ihn auf {page} zurück und führe den Befehl mit dem neuen noch einmal aus.',
    fr: 'Discord n’accepte pas ce jeton. Réinitialise-le sur {page}, puis relance la commande avec le nouveau.',
    es: 'Discord no acepta este token. Restablécelo en {page} y ejecuta de nuevo el comando con el nuevo.',
    'pt-BR': 'O Discord não aceita esse token. Redefina-o em {page} e use o comando de novo com o novo.',
  },
  'whitelabelSetup.wrongKey': {
    en: 'This public key is not that of the token’s application. Copy it from {page}.',
    de: 'Dieser Public Key ist nicht der von der Anwendung des Tokens. Kopiere ihn von {page}.',
    fr: 'Cette clé publique n’est pas celle de l’application du jeton. Copie-la depuis {page}.',
    es: 'Esta clave pública no es la de la aplicación del token. Cópiala de {page}.',
    'pt-BR': 'Essa chave pública não é a da aplicação do token. Copie a chave de {page}.',
  },
  'whitelabelSetup.otherId': {
    en: 'This application is so old that its bot has another id, which does not work here. Make a new one at {page}.',
    de: 'Diese Anwendung ist so alt, dass ihr Bot eine andere ID hat; das geht hier nicht. Lege auf {page} eine neue an.',
    fr: 'Cette application est si ancienne que son bot a un autre identifiant, ce qui ne fonctionne pas ici. Crées-en une nouvelle sur {page}.',
    es: 'Esta aplicación es tan antigua que su bot tiene otro id, y eso aquí no funciona. Crea una nueva en {page}.',
    'pt-BR':
      'Essa aplicação é tão antiga que o bot dela tem outro id, o que não funciona aqui. Crie uma nova em {page}.',
  },
  'whitelabelSetup.owned': {
    en: 'Somebody else has set up this bot. Only they can change or delete it.',
    de: 'Diesen Bot hat jemand anderes eingerichtet. Nur diese Person kann ihn ändern oder löschen.',
    fr: 'Quelqu’un d’autre a configuré ce bot. Seule cette personne peut le modifier ou le supprimer.',
    es: 'Otra persona ha configurado este bot. Solo ella puede cambiarlo o eliminarlo.',
    'pt-BR': 'Outra pessoa configurou esse bot. Só ela pode alterar ou excluir o bot.',
  },
  'whitelabelSetup.discordUnwell': {
    en: 'Discord does not answer as it should, so nothing was stored. Try again in a few minutes.',
    de: 'Discord antwortet nicht, wie es soll; darum wurde nichts gespeichert. Versuch es in ein paar Minuten noch einmal.',
    fr: 'Discord ne répond pas comme il faut, rien n’a donc été enregistré. Réessaie dans quelques minutes.',
    es: 'Discord no responde como debería, así que no se ha guardado nada. Inténtalo de nuevo en unos minutos.',
    'pt-BR': 'O Discord não responde como deveria, então nada foi salvo. Tente de novo em alguns minutos.',
  },
  'whitelabelSetup.refusedCommands': {
    en: 'Discord does not take commands for this bot right now, so nothing was stored. Try again later; it allows 200 new commands a day.',
    de: 'Discord nimmt für diesen Bot gerade keine Befehle an; darum wurde nichts gespeichert. Versuch es später noch einmal; 200 neue Befehle am Tag sind erlaubt.',
    fr: 'Discord n’accepte pas de commandes pour ce bot en ce moment, rien n’a donc été enregistré. Réessaie plus tard ; 200 nouvelles commandes par jour sont permises.',
    es: 'Discord no acepta comandos para este bot ahora mismo, así que no se ha guardado nada. Inténtalo más tarde; permite 200 comandos nuevos al día.',
    'pt-BR':
      'O Discord não aceita comandos para esse bot agora, então nada foi salvo. Tente mais tarde; são permitidos 200 comandos novos por dia.',
  },
})

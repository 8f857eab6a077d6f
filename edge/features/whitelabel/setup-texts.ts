import { texts } from '../../../shared/text/texts.ts'

/** The replies of `/whitelabel setup`. */
export const whitelabelSetupTexts = texts({
  'whitelabelSetup.unavailable': {
    en: 'You cannot have a bot of your own here.',
    de: 'Eigene Bots gibt es hier nicht.',
    fr: 'Il n’est pas possible d’avoir son propre bot ici.',
    es: 'Aquí no se pueden tener bots propios.',
    'pt-BR': 'Aqui não é possível ter um bot próprio.',
  },
  'whitelabelSetup.done': {
    en: '{name} is set up',
    de: '{name} ist eingerichtet',
    fr: '{name} est configuré',
    es: '{name} está configurado',
    'pt-BR': '{name} está configurado',
  },
  'whitelabelSetup.doneAgain': {
    en: '{name} is set up again',
    de: '{name} ist neu eingerichtet',
    fr: '{name} est reconfiguré',
    es: '{name} está configurado de nuevo',
    'pt-BR': '{name} está configurado de novo',
  },
  'whitelabelSetup.steps': {
    en: '**1.** Open [General Information]({information}) and paste this into _Interactions Endpoint URL_:\n```\n{url}\n```\n**2.** [Invite {name}]({invite}) to your server.\n**3.** The bot starts in a few seconds. {actions} shows its state.',
    de: '**1.** Öffne [General Information]({information}) und füge das hier bei _Interactions Endpoint URL_ ein:\n```\n{url}\n```\n**2.** [Lade {name}]({invite}) auf deinen Server ein.\n**3.** Der Bot startet in ein paar Sekunden. {actions} zeigt seinen Zustand.',
    fr: '**1.** Ouvre [General Information]({information}) et colle ceci dans _Interactions Endpoint URL_ :\n```\n{url}\n```\n**2.** [Invite {name}]({invite}) sur ton serveur.\n**3.** Le bot démarre dans quelques secondes. {actions} affiche son état.',
    es: '**1.** Abre [General Information]({information}) y pega esto en _Interactions Endpoint URL_:\n```\n{url}\n```\n**2.** [Invita a {name}]({invite}) a tu servidor.\n**3.** El bot se inicia en unos segundos. {actions} muestra su estado.',
    'pt-BR':
      '**1.** Abra [General Information]({information}) e cole isto em _Interactions Endpoint URL_:\n```\n{url}\n```\n**2.** [Convide {name}]({invite}) para o seu servidor.\n**3.** O bot inicia em alguns segundos. {actions} mostra o estado dele.',
  },
  'whitelabelSetup.intent': {
    en: '⚠️ The _Server Members Intent_ is off, and {name} cannot start without it. Turn it on at {page}, then start the bot with {actions}.',
    de: '⚠️ Der _Server Members Intent_ ist aus, und ohne ihn kann {name} nicht starten. Schalte ihn auf {page} ein und starte den Bot dann mit {actions}.',
    fr: '⚠️ Le _Server Members Intent_ est désactivé, et {name} ne peut pas démarrer sans lui. Active-le sur {page}, puis démarre le bot avec {actions}.',
    es: '⚠️ El _Server Members Intent_ está desactivado, y sin él {name} no puede iniciarse. Actívalo en {page} y luego inicia el bot con {actions}.',
    'pt-BR':
      '⚠️ O _Server Members Intent_ está desativado, e sem ele {name} não consegue iniciar. Ative-o em {page} e depois inicie o bot com {actions}.',
  },
  'whitelabelSetup.malformedToken': {
    en: 'This is not a bot token. Copy the token from the _Bot_ page of your application at {page}. It has three parts with dots between them.',
    de: 'Das ist kein Bot-Token. Kopiere das Token von der Seite _Bot_ deiner Anwendung auf {page}. Es hat drei Teile mit Punkten dazwischen.',
    fr: 'Ce n’est pas un jeton de bot. Copie le jeton depuis la page _Bot_ de ton application sur {page}. Il a trois parties séparées par des points.',
    es: 'Esto no es un token de bot. Copia el token de la página _Bot_ de tu aplicación en {page}. Tiene tres partes separadas por puntos.',
    'pt-BR':
      'Isso não é um token de bot. Copie o token da página _Bot_ do seu aplicativo em {page}. Ele tem três partes separadas por pontos.',
  },
  'whitelabelSetup.mainBot': {
    en: 'This is the token of the main bot, which serves everybody and cannot become yours. Create your own application at {page}.',
    de: 'Dieses Token gehört dem Bot, der für alle da ist, und der kann nicht deiner werden. Lege auf {page} eine eigene Anwendung an.',
    fr: 'Ce jeton est celui du bot qui sert tout le monde, et il ne peut pas devenir le tien. Crée ta propre application sur {page}.',
    es: 'Este token es del bot que sirve a todo el mundo, y no puede ser tuyo. Crea una aplicación propia en {page}.',
    'pt-BR':
      'Esse token é do bot que atende todo mundo, e ele não pode se tornar seu. Crie um aplicativo seu em {page}.',
  },
  'whitelabelSetup.refusedToken': {
    en: 'Discord does not accept this token. Reset it at {page}, then run the command again with the new one.',
    de: 'Discord nimmt dieses Token nicht an. Setze es auf {page} zurück und führe den Befehl mit dem neuen noch einmal aus.',
    fr: 'Discord n’accepte pas ce jeton. Réinitialise-le sur {page}, puis relance la commande avec le nouveau.',
    es: 'Discord no acepta este token. Restablécelo en {page} y ejecuta de nuevo el comando con el token nuevo.',
    'pt-BR': 'O Discord não aceita esse token. Redefina-o em {page} e use o comando de novo com o token novo.',
  },
  'whitelabelSetup.wrongKey': {
    en: 'This public key belongs to another application than the token. Copy it from {page}.',
    de: 'Dieser Public Key gehört zu einer anderen Anwendung als das Token. Kopiere ihn von {page}.',
    fr: 'Cette clé publique et ce jeton ne viennent pas de la même application. Copie la clé depuis {page}.',
    es: 'Esta clave pública y este token no son de la misma aplicación. Copia la clave de {page}.',
    'pt-BR': 'Essa chave pública e esse token não são do mesmo aplicativo. Copie a chave de {page}.',
  },
  'whitelabelSetup.otherId': {
    en: 'This application is so old that its bot has a different id. That does not work here. Create a new application at {page}.',
    de: 'Diese Anwendung ist so alt, dass ihr Bot eine andere ID hat. Das funktioniert hier nicht. Lege auf {page} eine neue an.',
    fr: 'Cette application est si ancienne que son bot a un autre identifiant, ce qui ne fonctionne pas ici. Crées-en une nouvelle sur {page}.',
    es: 'Esta aplicación es tan antigua que su bot tiene otro ID, y eso aquí no funciona. Crea una nueva en {page}.',
    'pt-BR':
      'Esse aplicativo é tão antigo que o bot dele tem outro ID, o que não funciona aqui. Crie um novo em {page}.',
  },
  'whitelabelSetup.owned': {
    en: 'Somebody else has set up this bot. Only this person can change or delete it.',
    de: 'Diesen Bot hat jemand anderes eingerichtet. Nur diese Person kann ihn ändern oder löschen.',
    fr: 'Quelqu’un d’autre a configuré ce bot. Seule cette personne peut le modifier ou le supprimer.',
    es: 'Otra persona ha configurado este bot. Solo ella puede cambiarlo o eliminarlo.',
    'pt-BR': 'Outra pessoa configurou esse bot. Só ela pode alterá-lo ou excluí-lo.',
  },
  'whitelabelSetup.discordUnwell': {
    en: 'Discord has problems right now, so nothing was stored. Try again in a few minutes.',
    de: 'Discord hat gerade Probleme, deshalb wurde nichts gespeichert. Versuch es in ein paar Minuten noch einmal.',
    fr: 'Discord rencontre des problèmes en ce moment, rien n’a donc été enregistré. Réessaie dans quelques minutes.',
    es: 'Discord tiene problemas ahora mismo, así que no se ha guardado nada. Inténtalo de nuevo en unos minutos.',
    'pt-BR': 'O Discord está com problemas agora, então nada foi salvo. Tente de novo em alguns minutos.',
  },
  'whitelabelSetup.refusedCommands': {
    en: 'Discord does not accept commands for this bot right now, so nothing was stored. Try again later. Discord allows 200 new commands a day.',
    de: 'Discord nimmt für diesen Bot gerade keine Befehle an, deshalb wurde nichts gespeichert. Versuch es später noch einmal. Discord erlaubt 200 neue Befehle am Tag.',
    fr: 'Discord n’accepte pas de commandes pour ce bot en ce moment, rien n’a donc été enregistré. Réessaie plus tard. Discord permet 200 nouvelles commandes par jour.',
    es: 'Discord no acepta comandos para este bot ahora mismo, así que no se ha guardado nada. Inténtalo más tarde. Discord permite 200 comandos nuevos al día.',
    'pt-BR':
      'O Discord não aceita comandos para esse bot agora, então nada foi salvo. Tente mais tarde. O Discord permite 200 comandos novos por dia.',
  },
})

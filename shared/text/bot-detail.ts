import { texts } from './texts.ts'

/** Why a customer's own bot does not run, and what its owner can do about it. */
export const botDetailTexts = texts({
  'botDetail.token': {
    en: 'Discord does not accept the token (4004). Create a new one on the Bot page of the developer portal, then run {setup} again.',
    de: 'Discord nimmt das Token nicht an (4004). Erzeuge auf der Seite Bot im Entwicklerportal ein neues und führe {setup} noch einmal aus.',
    fr: 'Discord n’accepte pas le jeton (4004). Crées-en un nouveau sur la page Bot du portail des développeurs, puis relance {setup}.',
    es: 'Discord no acepta el token (4004). Crea uno nuevo en la página Bot del portal de desarrolladores y ejecuta {setup} otra vez.',
    'pt-BR':
      'O Discord não aceita o token (4004). Crie um novo na página Bot do portal do desenvolvedor e use {setup} de novo.',
  },
  'botDetail.intent': {
    en: 'The Server Members Intent is off (4014). Turn it on at {page}, then choose Start.',
    de: 'Der Server Members Intent ist aus (4014). Schalte ihn auf {page} ein und wähle dann Starten.',
    fr: 'Le Server Members Intent est désactivé (4014). Active-le sur {page}, puis choisis Démarrer.',
    es: 'El Server Members Intent está desactivado (4014). Actívalo en {page} y luego elige Iniciar.',
    'pt-BR': 'O Server Members Intent está desativado (4014). Ative-o em {page} e depois escolha Iniciar.',
  },
  'botDetail.closed': {
    en: 'Discord closed the connection ({code}). Choose Start. If that does not help, tell the operators of this service this number.',
    de: 'Discord hat die Verbindung geschlossen ({code}). Wähle Starten. Wenn das nicht hilft, nenne den Betreibern dieses Dienstes die Zahl.',
    fr: 'Discord a fermé la connexion ({code}). Choisis Démarrer. Si cela ne suffit pas, donne ce numéro aux personnes qui gèrent ce service.',
    es: 'Discord ha cerrado la conexión ({code}). Elige Iniciar. Si no funciona, indica el número a quienes administran este servicio.',
    'pt-BR':
      'O Discord fechou a conexão ({code}). Escolha Iniciar. Se não resolver, informe o número a quem administra este serviço.',
  },
  'botDetail.spent': {
    en: 'Discord limits how often a bot can log in per day, and this bot has reached the limit. It starts by itself {when}.',
    de: 'Discord begrenzt, wie oft sich ein Bot am Tag anmelden darf, und dieser Bot hat die Grenze erreicht. Er startet {when} von selbst.',
    fr: 'Discord limite le nombre de connexions d’un bot par jour, et celui-ci a atteint la limite. Il démarrera tout seul {when}.',
    es: 'Discord limita cuántas veces al día puede conectarse un bot, y este ha llegado al límite. Se iniciará solo {when}.',
    'pt-BR':
      'O Discord limita quantas vezes por dia um bot pode se conectar, e este chegou ao limite. Ele inicia sozinho {when}.',
  },
  'botDetail.unreadable': {
    en: 'The stored token can no longer be read. Run {setup} again.',
    de: 'Das gespeicherte Token lässt sich nicht mehr lesen. Führe {setup} noch einmal aus.',
    fr: 'Le jeton enregistré n’est plus lisible. Relance {setup}.',
    es: 'El token guardado ya no se puede leer. Ejecuta {setup} otra vez.',
    'pt-BR': 'O token salvo não pode mais ser lido. Use {setup} de novo.',
  },
  'botDetail.unknownAction': {
    en: 'The last action does not exist. Choose an action again.',
    de: 'Die letzte Aktion gibt es nicht. Wähle noch einmal eine Aktion.',
    fr: 'La dernière action n’existe pas. Choisis à nouveau une action.',
    es: 'La última acción no existe. Elige una acción otra vez.',
    'pt-BR': 'A última ação não existe. Escolha uma ação de novo.',
  },
  'botDetail.unknownStatus': {
    en: 'This bot is in a state that does not exist. Choose Start.',
    de: 'Dieser Bot ist in einem Zustand, den es nicht gibt. Wähle Starten.',
    fr: 'Ce bot est dans un état qui n’existe pas. Choisis Démarrer.',
    es: 'Este bot está en un estado que no existe. Elige Iniciar.',
    'pt-BR': 'Este bot está em um estado que não existe. Escolha Iniciar.',
  },
  'botDetail.premium': {
    en: 'Premium has ended. Nothing is deleted. The bot starts again by itself when you have premium.',
    de: 'Premium ist abgelaufen. Es wird nichts gelöscht. Der Bot startet von selbst wieder, sobald du Premium hast.',
    fr: 'Le premium a expiré. Rien n’est supprimé. Le bot redémarrera tout seul dès que tu auras de nouveau le premium.',
    es: 'El premium ha terminado. No se borra nada. El bot se iniciará solo cuando vuelvas a tener premium.',
    'pt-BR': 'O premium acabou. Nada é excluído. O bot inicia sozinho quando você tiver premium de novo.',
  },
})

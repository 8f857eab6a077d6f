import { texts } from './texts.ts'

/** Why a customer's own bot does not run, and what to do about it. */
export const botDetailTexts = texts({
  'botDetail.token': {
    en: 'Discord refuses the token (4004): make a new one on the Bot page of the developer portal and run {setup} again.',
    de: 'Discord nimmt das Token nicht an (4004): Erzeuge auf der Bot-Seite des Entwicklerportals ein neues und führe {setup} noch einmal aus.',
    fr: 'Discord refuse le jeton (4004) : crées-en un nouveau sur la page Bot du portail des développeurs et relance {setup}.',
    es: 'Discord rechaza el token (4004): crea uno nuevo en la página Bot del portal de desarrolladores y ejecuta {setup} otra vez.',
    'pt-BR':
      'O Discord recusa o token (4004): crie um novo na página Bot do portal de desenvolvedores e use {setup} de novo.',
  },
  'botDetail.intent': {
    en: 'The Server Members Intent is off (4014): turn it on at {page} and choose start.',
    de: 'Der Server Members Intent ist aus (4014): Schalte ihn auf {page} ein und wähle Starten.',
    fr: 'Le Server Members Intent est désactivé (4014) : active-le sur {page} et choisis Démarrer.',
    es: 'El Server Members Intent está desactivado (4014): actívalo en {page} y elige Iniciar.',
    'pt-BR': 'O Server Members Intent está desligado (4014): ligue em {page} e escolha Iniciar.',
  },
  'botDetail.closed': {
    en: 'Discord closed the connection ({code}). Choose start; if that does not help, tell whoever runs this service the number.',
    de: 'Discord hat die Verbindung geschlossen ({code}). Wähle Starten; hilft das nicht, nenne den Betreibern dieses Dienstes die Zahl.',
    fr: 'Discord a fermé la connexion ({code}). Choisis Démarrer ; si cela ne suffit pas, donne ce numéro à ceux qui gèrent ce service.',
    es: 'Discord ha cerrado la conexión ({code}). Elige Iniciar; si no ayuda, comunica el número a quienes llevan este servicio.',
    'pt-BR':
      'O Discord fechou a conexão ({code}). Escolha Iniciar; se não ajudar, informe o número a quem mantém este serviço.',
  },
  'botDetail.spent': {
    en: 'Discord lets a bot log in a limited number of times a day, and this one has used them up. It starts by itself {when}.',
    de: 'Discord lässt einen Bot nur so und so oft am Tag anmelden, und dieser hat das aufgebraucht. Er startet {when} von selbst.',
    fr: 'Discord limite le nombre de connexions d’un bot par jour, et celui-ci les a épuisées. Il démarre tout seul {when}.',
    es: 'Discord limita cuántas veces al día puede iniciar sesión un bot, y este las ha agotado. Se inicia solo {when}.',
    'pt-BR':
      'O Discord limita quantas vezes por dia um bot pode se conectar, e este já usou todas. Ele inicia sozinho {when}.',
  },
  'botDetail.unreadable': {
    en: 'The stored token cannot be read any more: run {setup} again.',
    de: 'Das gespeicherte Token lässt sich nicht mehr lesen: Führe {setup} noch einmal aus.',
    fr: 'Le jeton enregistré n’est plus lisible : relance {setup}.',
    es: 'El token guardado ya no se puede leer: ejecuta {setup} otra vez.',
    'pt-BR': 'O token guardado não pode mais ser lido: use {setup} de novo.',
  },
  'botDetail.unknownAction': {
    en: 'Something was asked of this bot that does not exist. Choose an action again.',
    de: 'Von diesem Bot wurde etwas verlangt, das es nicht gibt. Wähle noch einmal eine Aktion.',
    fr: 'On a demandé à ce bot une action qui n’existe pas. Choisis à nouveau une action.',
    es: 'Se le pidió a este bot algo que no existe. Elige una acción otra vez.',
    'pt-BR': 'Foi pedido a este bot algo que não existe. Escolha uma ação de novo.',
  },
  'botDetail.unknownStatus': {
    en: 'This bot was left in a state that does not exist. Choose start.',
    de: 'Dieser Bot blieb in einem Zustand zurück, den es nicht gibt. Wähle Starten.',
    fr: 'Ce bot est resté dans un état qui n’existe pas. Choisis Démarrer.',
    es: 'Este bot quedó en un estado que no existe. Elige Iniciar.',
    'pt-BR': 'Este bot ficou em um estado que não existe. Escolha Iniciar.',
  },
  'botDetail.premium': {
    en: 'Premium has ended. Nothing is deleted; the bot starts again by itself when premium is back.',
    de: 'Premium ist zu Ende. Nichts wird gelöscht; der Bot startet von selbst wieder, wenn es Premium gibt.',
    fr: 'Le premium est terminé. Rien n’est supprimé ; le bot redémarre tout seul au retour du premium.',
    es: 'El premium ha terminado. No se borra nada; el bot se inicia solo cuando vuelva el premium.',
    'pt-BR': 'O premium acabou. Nada é excluído; o bot inicia sozinho quando o premium voltar.',
  },
})

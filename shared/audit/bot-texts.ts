import { texts } from '../text/texts.ts'

/** The sentences about customers’ bots, and about the profile of the main bot in a server. */
export const auditBotTexts = texts({
  'audit.start': {
    en: '{who} started the bot {bot}',
    de: '{who} hat den Bot {bot} gestartet',
    fr: '{who} a démarré le bot {bot}',
    es: '{who} ha iniciado el bot {bot}',
    'pt-BR': '{who} iniciou o bot {bot}',
  },
  'audit.stop': {
    en: '{who} stopped the bot {bot}',
    de: '{who} hat den Bot {bot} gestoppt',
    fr: '{who} a arrêté le bot {bot}',
    es: '{who} ha detenido el bot {bot}',
    'pt-BR': '{who} parou o bot {bot}',
  },
  'audit.restart': {
    en: '{who} restarted the bot {bot}',
    de: '{who} hat den Bot {bot} neu gestartet',
    fr: '{who} a redémarré le bot {bot}',
    es: '{who} ha reiniciado el bot {bot}',
    'pt-BR': '{who} reiniciou o bot {bot}',
  },
  'audit.delete': {
    en: '{who} deleted the bot {bot}',
    de: '{who} hat den Bot {bot} gelöscht',
    fr: '{who} a supprimé le bot {bot}',
    es: '{who} ha eliminado el bot {bot}',
    'pt-BR': '{who} excluiu o bot {bot}',
  },
  'audit.presence': {
    en: '{who} changed the status of the bot {bot} from “{before}” to “{after}”',
    de: '{who} hat den Status des Bots {bot} von „{before}“ auf „{after}“ geändert',
    fr: '{who} a changé le statut du bot {bot} de « {before} » à « {after} »',
    es: '{who} ha cambiado el estado del bot {bot} de «{before}» a «{after}»',
    'pt-BR': '{who} mudou o status do bot {bot} de “{before}” para “{after}”',
  },
  'audit.brandingSet': {
    en: '{who} changed how the bot looks on this server',
    de: '{who} hat geändert, wie der Bot auf diesem Server aussieht',
    fr: '{who} a modifié l’apparence du bot sur ce serveur',
    es: '{who} ha cambiado el aspecto del bot en este servidor',
    'pt-BR': '{who} mudou a aparência do bot neste servidor',
  },
  'audit.brandingReset': {
    en: '{who} gave the bot its usual look on this server again',
    de: '{who} hat dem Bot auf diesem Server wieder sein gewohntes Aussehen gegeben',
    fr: '{who} a rendu au bot son apparence habituelle sur ce serveur',
    es: '{who} ha devuelto al bot su aspecto habitual en este servidor',
    'pt-BR': '{who} devolveu ao bot a aparência de sempre neste servidor',
  },
  'audit.brandingEnded': {
    en: 'The bot has its usual look on this server again, because premium has ended',
    de: 'Der Bot sieht auf diesem Server wieder aus wie gewohnt, weil Premium abgelaufen ist',
    fr: 'Le bot a repris son apparence habituelle sur ce serveur, car le premium a pris fin',
    es: 'El bot vuelve a tener su aspecto habitual en este servidor, porque el premium ha terminado',
    'pt-BR': 'O bot voltou à aparência de sempre neste servidor, porque o premium terminou',
  },
})

import { texts } from '../text/texts.ts'

/** The sentences about customers’ bots. */
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
})

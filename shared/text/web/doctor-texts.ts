import { texts } from '../texts.ts'

/** The page that checks the set-up of a server. */
export const doctorTexts = texts({
  'doctor.title': { en: 'Check-up', de: 'Prüfung', fr: 'Diagnostic', es: 'Revisión', 'pt-BR': 'Verificação' },
  'doctor.intro': {
    en: 'Problems with the current set-up, and what you can do about them.',
    de: 'Probleme mit der jetzigen Einrichtung, und was du dagegen tun kannst.',
    fr: 'Les problèmes de la configuration actuelle, et ce que tu peux y faire.',
    es: 'Los problemas de la configuración actual y lo que puedes hacer.',
    'pt-BR': 'Os problemas da configuração atual e o que você pode fazer.',
  },
  'doctor.again': {
    en: 'Check again',
    de: 'Noch einmal prüfen',
    fr: 'Revérifier',
    es: 'Revisar de nuevo',
    'pt-BR': 'Verificar de novo',
  },
  'doctor.checked': {
    en: 'Checked just now.',
    de: 'Gerade geprüft.',
    fr: 'Vérifié à l’instant.',
    es: 'Revisado ahora mismo.',
    'pt-BR': 'Verificado agora.',
  },
  'doctor.well': {
    en: 'Everything works',
    de: 'Alles funktioniert',
    fr: 'Tout fonctionne',
    es: 'Todo funciona',
    'pt-BR': 'Tudo funciona',
  },
  'doctor.wellHint': {
    en: 'Roles can be given and level-ups can be announced.',
    de: 'Rollen können vergeben und Level-Aufstiege angekündigt werden.',
    fr: 'Les rôles peuvent être donnés et les montées de niveau annoncées.',
    es: 'Se pueden dar roles y anunciar subidas de nivel.',
    'pt-BR': 'Os cargos podem ser dados e as subidas de nível anunciadas.',
  },
  'doctor.problem': { en: 'Problem', de: 'Problem', fr: 'Problème', es: 'Problema', 'pt-BR': 'Problema' },
  'doctor.note': { en: 'Note', de: 'Hinweis', fr: 'Remarque', es: 'Nota', 'pt-BR': 'Nota' },
  'doctor.lastMessage': {
    en: 'The bot last saw a message {when}.',
    de: 'Der Bot hat zuletzt {when} eine Nachricht gesehen.',
    fr: 'Le bot a vu un message pour la dernière fois {when}.',
    es: 'El bot vio un mensaje por última vez {when}.',
    'pt-BR': 'O bot viu uma mensagem pela última vez {when}.',
  },
  'doctor.chooseChannel': {
    en: 'Channel for announcements',
    de: 'Kanal für Ankündigungen',
    fr: 'Salon des annonces',
    es: 'Canal para los anuncios',
    'pt-BR': 'Canal para os anúncios',
  },
})

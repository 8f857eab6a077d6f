import { texts } from '../texts.ts'

/** The page that shows when and where members earn XP. */
export const activityTexts = texts({
  'activity.title': { en: 'Activity', de: 'Aktivität', fr: 'Activité', es: 'Actividad', 'pt-BR': 'Atividade' },
  'activity.intro': {
    en: 'Messages that earned XP. Each member counts at most once per cooldown.',
    de: 'Nachrichten, die XP gebracht haben. Jedes Mitglied zählt höchstens einmal je Abklingzeit.',
    fr: 'Les messages qui ont rapporté de l’XP. Chaque membre compte au plus une fois par délai.',
    es: 'Mensajes que han dado XP. Cada miembro cuenta como máximo una vez por espera.',
    'pt-BR': 'Mensagens que renderam XP. Cada membro conta no máximo uma vez por espera.',
  },
  'activity.channel': { en: 'Channel', de: 'Kanal', fr: 'Salon', es: 'Canal', 'pt-BR': 'Canal' },
  'activity.allChannels': {
    en: 'All channels',
    de: 'Alle Kanäle',
    fr: 'Tous les salons',
    es: 'Todos los canales',
    'pt-BR': 'Todos os canais',
  },
  'activity.messages': { en: 'Messages', de: 'Nachrichten', fr: 'Messages', es: 'Mensajes', 'pt-BR': 'Mensagens' },
  'activity.xp': { en: 'XP', de: 'XP', fr: 'XP', es: 'XP', 'pt-BR': 'XP' },
  'activity.byDay': { en: 'By day', de: 'Nach Tag', fr: 'Par jour', es: 'Por día', 'pt-BR': 'Por dia' },
  'activity.byHour': {
    en: 'By hour of the day',
    de: 'Nach Tageszeit',
    fr: 'Par heure de la journée',
    es: 'Por hora del día',
    'pt-BR': 'Por hora do dia',
  },
  'activity.byWeek': {
    en: 'By weekday and hour',
    de: 'Nach Wochentag und Stunde',
    fr: 'Par jour de la semaine et par heure',
    es: 'Por día de la semana y hora',
    'pt-BR': 'Por dia da semana e hora',
  },
  'activity.zone': {
    en: 'Time zone: {zone}.',
    de: 'Zeitzone: {zone}.',
    fr: 'Fuseau horaire : {zone}.',
    es: 'Zona horaria: {zone}.',
    'pt-BR': 'Fuso horário: {zone}.',
  },
  'activity.others': {
    en: 'Other channels',
    de: 'Andere Kanäle',
    fr: 'Autres salons',
    es: 'Otros canales',
    'pt-BR': 'Outros canais',
  },
  'activity.byChannel': { en: 'By channel', de: 'Nach Kanal', fr: 'Par salon', es: 'Por canal', 'pt-BR': 'Por canal' },
  'activity.hour': { en: 'Hour', de: 'Stunde', fr: 'Heure', es: 'Hora', 'pt-BR': 'Hora' },
  'activity.empty': {
    en: 'No message earned XP in this period.',
    de: 'In diesem Zeitraum hat keine Nachricht XP gebracht.',
    fr: 'Aucun message n’a rapporté d’XP sur cette période.',
    es: 'Ningún mensaje ha dado XP en este periodo.',
    'pt-BR': 'Nenhuma mensagem rendeu XP neste período.',
  },
})

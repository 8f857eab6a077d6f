import { texts } from '../text/texts.ts'

/** What the setting for voice says in lists and replies. */
export const VOICE_REPLIES = texts({
  off: { en: 'No XP', de: 'Keine XP', fr: 'Pas d’XP', es: 'Sin XP', 'pt-BR': 'Sem XP' },
  perMinute: {
    en: '{xp} XP per minute',
    de: '{xp} XP pro Minute',
    fr: '{xp} XP par minute',
    es: '{xp} XP por minuto',
    'pt-BR': '{xp} XP por minuto',
  },
  streaming: {
    en: '{percent} % more with a stream',
    de: 'mit Stream {percent} % mehr',
    fr: '{percent} % de plus avec un stream',
    es: '{percent} % más con una transmisión',
    'pt-BR': '{percent}% a mais com uma transmissão',
  },
  cap: {
    en: 'at most {cap} XP a day',
    de: 'höchstens {cap} XP am Tag',
    fr: 'au plus {cap} XP par jour',
    es: 'como máximo {cap} XP al día',
    'pt-BR': 'no máximo {cap} XP por dia',
  },
  without: {
    en: 'not counted: {who}',
    de: 'nicht gezählt: {who}',
    fr: 'non comptés : {who}',
    es: 'no cuentan: {who}',
    'pt-BR': 'não contam: {who}',
  },
  'who.voiceMuted': { en: 'muted', de: 'stumm', fr: 'micro coupé', es: 'silenciados', 'pt-BR': 'silenciados' },
  'who.voiceDeafened': { en: 'deafened', de: 'taub', fr: 'sourdine', es: 'ensordecidos', 'pt-BR': 'ensurdecidos' },
  'who.voiceAlone': { en: 'alone', de: 'allein', fr: 'seuls', es: 'solos', 'pt-BR': 'sozinhos' },
  'who.voiceAfk': {
    en: 'AFK channel',
    de: 'AFK-Kanal',
    fr: 'salon AFK',
    es: 'canal AFK',
    'pt-BR': 'canal AFK',
  },
  saved: {
    en: 'Each full minute in a voice or stage channel now earns XP: {shown}.',
    de: 'Jede volle Minute in einem Sprach- oder Stage-Kanal bringt jetzt XP: {shown}.',
    fr: 'Chaque minute entière dans un salon vocal ou de conférence rapporte maintenant de l’XP : {shown}.',
    es: 'Cada minuto completo en un canal de voz o de escenario da ahora XP: {shown}.',
    'pt-BR': 'Cada minuto completo em um canal de voz ou palco agora rende XP: {shown}.',
  },
  savedOff: {
    en: 'Voice and stage channels earn no XP. Members keep the XP they have.',
    de: 'Sprach- und Stage-Kanäle bringen keine XP. Mitglieder behalten die XP, die sie haben.',
    fr: 'Les salons vocaux et de conférence ne rapportent pas d’XP. Les membres gardent l’XP qu’ils ont.',
    es: 'Los canales de voz y de escenario no dan XP. Los miembros conservan la XP que tienen.',
    'pt-BR': 'Os canais de voz e palco não rendem XP. Os membros ficam com o XP que têm.',
  },
})

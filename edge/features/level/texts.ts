import { texts } from '../../../shared/text/texts.ts'

export const levelTexts = texts({
  'level.title': {
    en: 'Level {level}',
    de: 'Level {level}',
    fr: 'Niveau {level}',
    es: 'Nivel {level}',
    'pt-BR': 'Nível {level}',
  },
  'level.rank': { en: 'Rank', de: 'Rang', fr: 'Rang', es: 'Puesto', 'pt-BR': 'Posição' },
  'level.xp': { en: 'Total XP', de: 'XP insgesamt', fr: 'XP totale', es: 'XP total', 'pt-BR': 'XP total' },
  'level.messages': {
    en: 'Messages that earned XP',
    de: 'Nachrichten, die XP brachten',
    fr: 'Messages qui ont rapporté de l’XP',
    es: 'Mensajes que dieron XP',
    'pt-BR': 'Mensagens que renderam XP',
  },
  'level.rankValue': { en: '#{rank}', de: '#{rank}', fr: '#{rank}', es: '#{rank}', 'pt-BR': '#{rank}' },
  'level.number': { en: '{number}', de: '{number}', fr: '{number}', es: '{number}', 'pt-BR': '{number}' },
  'level.progress': {
    en: '{have} of {need} XP, {left} to level {next}',
    de: '{have} von {need} XP, noch {left} bis Level {next}',
    fr: '{have} sur {need} XP, encore {left} jusqu’au niveau {next}',
    es: '{have} de {need} XP, faltan {left} para el nivel {next}',
    'pt-BR': '{have} de {need} XP, faltam {left} para o nível {next}',
  },
  'level.highest': {
    en: 'This is the highest level',
    de: 'Das ist das höchste Level',
    fr: 'C’est le niveau le plus élevé',
    es: 'Este es el nivel más alto',
    'pt-BR': 'Este é o nível mais alto',
  },
  'level.neverTalked': {
    en: '{user} has never talked here, so there is no level to show yet.',
    de: '{user} hat hier noch nie geschrieben, deshalb gibt es noch kein Level.',
    fr: '{user} n’a encore jamais écrit ici : pas encore de niveau à afficher.',
    es: '{user} todavía no ha escrito aquí, así que aún no tiene nivel.',
    'pt-BR': '{user} ainda não escreveu nada aqui, então ainda não tem nível.',
  },
  'level.hidden': {
    en: '{user} does not show their level here.',
    de: '{user} zeigt das eigene Level hier nicht.',
    fr: '{user} n’affiche pas son niveau ici.',
    es: '{user} no muestra su nivel aquí.',
    'pt-BR': '{user} não mostra o próprio nível aqui.',
  },
  'level.bot': {
    en: '{user} is a bot, and bots earn no XP.',
    de: '{user} ist ein Bot, und Bots verdienen keine XP.',
    fr: '{user} est un bot, et les bots ne gagnent pas d’XP.',
    es: '{user} es un bot, y los bots no ganan XP.',
    'pt-BR': '{user} é um bot, e bots não ganham XP.',
  },
})

export const levelTranslations = {
  de: {
    name: 'level',
    description: 'Zeigt Level, XP und Rang eines Mitglieds',
    options: { user: { name: 'mitglied', description: 'Wessen Level; ohne Angabe dein eigenes' } },
  },
  fr: {
    name: 'niveau',
    description: 'Affiche le niveau, l’XP et le rang d’un membre',
    options: { user: { name: 'membre', description: 'Le niveau de qui ; le tien par défaut' } },
  },
  es: {
    name: 'nivel',
    description: 'Muestra el nivel, la XP y el puesto de un miembro',
    options: { user: { name: 'miembro', description: 'De quién; si lo omites, el tuyo' } },
  },
  'pt-BR': {
    name: 'nível',
    description: 'Mostra o nível, o XP e a posição de um membro',
    options: { user: { name: 'membro', description: 'De quem; se omitir, o seu' } },
  },
}

/** The same in the menu of a user. */
export const levelMenuTranslations = {
  de: { name: 'Level' },
  fr: { name: 'Niveau' },
  es: { name: 'Nivel' },
  'pt-BR': { name: 'Nível' },
}

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
  'level.servers': {
    en: 'Your levels',
    de: 'Deine Level',
    fr: 'Tes niveaux',
    es: 'Tus niveles',
    'pt-BR': 'Seus níveis',
  },
  'level.server': {
    en: '**{server}** · level **{level}** · {xp} XP · [open server]({url})',
    de: '**{server}** · Level **{level}** · {xp} XP · [Server öffnen]({url})',
    fr: '**{server}** · niveau **{level}** · {xp} XP · [ouvrir le serveur]({url})',
    es: '**{server}** · nivel **{level}** · {xp} XP · [abrir el servidor]({url})',
    'pt-BR': '**{server}** · nível **{level}** · {xp} XP · [abrir o servidor]({url})',
  },
  'level.serverBoard': {
    en: '**{server}** · level **{level}** · {xp} XP · [leaderboard]({url})',
    de: '**{server}** · Level **{level}** · {xp} XP · [Rangliste]({url})',
    fr: '**{server}** · niveau **{level}** · {xp} XP · [classement]({url})',
    es: '**{server}** · nivel **{level}** · {xp} XP · [clasificación]({url})',
    'pt-BR': '**{server}** · nível **{level}** · {xp} XP · [classificação]({url})',
  },
  'level.noServers': {
    en: 'You have no XP yet. You earn XP in servers that I am in, e.g. by chatting there.',
    de: 'Du hast noch keine XP. XP verdienst du auf Servern, auf denen ich bin, zum Beispiel, indem du dort schreibst.',
    fr: 'Tu n’as pas encore d’XP. Tu en gagnes sur les serveurs où je suis, par exemple en y discutant.',
    es: 'Todavía no tienes XP. La ganas en los servidores en los que estoy, por ejemplo chateando en ellos.',
    'pt-BR': 'Você ainda não tem XP. Você ganha XP nos servidores em que estou, por exemplo conversando neles.',
  },
  'level.onlyYours': {
    en: 'I am not in this place, so I can show only your own levels here. Leave out the member.',
    de: 'Hier bin ich nicht, deshalb kann ich nur deine eigenen Level zeigen. Lass das Mitglied weg.',
    fr: 'Je ne suis pas ici, je ne peux donc afficher que tes propres niveaux. N’indique pas de membre.',
    es: 'No estoy en este lugar, así que aquí solo puedo mostrar tus propios niveles. No indiques ningún miembro.',
    'pt-BR': 'Não estou neste lugar, então aqui só posso mostrar os seus próprios níveis. Não indique nenhum membro.',
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

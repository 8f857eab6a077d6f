import { escapeMarkdown, userMention } from '../discord/markdown.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import type { Season, Winner } from './season.ts'

const MEDALS = ['🥇', '🥈', '🥉']

const say = speakFrom(
  texts({
    name: {
      en: 'Season {number}',
      de: 'Saison {number}',
      fr: 'Saison {number}',
      es: 'Temporada {number}',
      'pt-BR': 'Temporada {number}',
    },
    named: {
      en: 'Season {number}: {name}',
      de: 'Saison {number}: {name}',
      fr: 'Saison {number} : {name}',
      es: 'Temporada {number}: {name}',
      'pt-BR': 'Temporada {number}: {name}',
    },
    over: {
      en: '🏆 **{season}** is over! The members who earned the most XP:',
      de: '🏆 **{season}** ist vorbei! Die meisten XP haben verdient:',
      fr: '🏆 **{season}** est terminée ! Ceux qui ont gagné le plus d’XP :',
      es: '🏆 ¡**{season}** ha terminado! Quienes más XP han ganado:',
      'pt-BR': '🏆 **{season}** acabou! Quem ganhou mais XP:',
    },
    nobody: {
      en: '**{season}** is over. Nobody earned XP in it.',
      de: '**{season}** ist vorbei. Niemand hat darin XP verdient.',
      fr: '**{season}** est terminée. Personne n’y a gagné d’XP.',
      es: '**{season}** ha terminado. Nadie ha ganado XP en ella.',
      'pt-BR': '**{season}** acabou. Ninguém ganhou XP nela.',
    },
    place: { en: '{place}.', de: '{place}.', fr: '{place}.', es: '{place}.', 'pt-BR': '{place}.' },
    line: {
      en: '{place} {user}: **{xp}** XP',
      de: '{place} {user}: **{xp}** XP',
      fr: '{place} {user} : **{xp}** XP',
      es: '{place} {user}: **{xp}** XP',
      'pt-BR': '{place} {user}: **{xp}** XP',
    },
    anew: {
      en: 'Everybody begins anew with 0 XP now.',
      de: 'Alle beginnen jetzt neu mit 0 XP.',
      fr: 'Tout le monde repart maintenant à 0 XP.',
      es: 'Ahora todos empiezan de nuevo con 0 XP.',
      'pt-BR': 'Agora todos começam de novo com 0 XP.',
    },
    undone: {
      en: 'The end of **{season}** was undone: it goes on, and everybody has the XP of before again.',
      de: 'Das Ende von **{season}** wurde rückgängig gemacht: Sie geht weiter, und alle haben ihre XP von vorher wieder.',
      fr: 'La fin de **{season}** a été annulée : elle continue, et tout le monde retrouve son XP d’avant.',
      es: 'Se ha deshecho el final de **{season}**: continúa, y todos vuelven a tener la XP de antes.',
      'pt-BR': 'O fim de **{season}** foi desfeito: ela continua, e todos têm de novo o XP de antes.',
    },
  }),
)

type Named = Pick<Season, 'number' | 'name'>

/** The name of a season, without formatting, e.g. `Season 3: Winter`. @param locale Discord's locale code */
export function seasonTitle({ number, name }: Named, locale: string): string {
  const text = say(locale)
  return name === '' ? text('name', { number }) : text('named', { number, name })
}

/** The same for Discord's Markdown. */
export const seasonName = ({ number, name }: Named, locale: string): string =>
  seasonTitle({ number, name: escapeMarkdown(name) }, locale)

/** The message that announces the winners of a season. It has at most 2,000 characters. */
export function seasonAnnouncement(season: Named & Pick<Season, 'startsAnew'>, won: readonly Winner[], locale: string) {
  const text = say(locale)
  const title = { season: seasonName(season, locale) }
  const lines = won.map(({ userId, xp }, nth) => {
    const place = MEDALS[nth] ?? text('place', { place: nth + 1 })
    return text('line', { place, user: userMention(userId), xp })
  })
  const content = [won.length === 0 ? text('nobody', title) : text('over', title), ...lines]
  return [...content, ...(season.startsAnew ? [text('anew')] : [])].join('\n')
}

/** The message that says that the end of a season was undone. */
export const seasonUndone = (season: Named, locale: string): string =>
  say(locale)('undone', { season: seasonName(season, locale) })

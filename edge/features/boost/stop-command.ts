import { listBoosts, type StoredBoost } from '../../../shared/database/guilds/boosts.ts'
import { skipRun, stopBoost } from '../../../shared/database/guilds/change-boosts.ts'
import { dateAndTime } from '../../../shared/discord/markdown.ts'
import { type Choice, Type } from '../../../shared/discord/option.ts'
import { nextRuns } from '../../../shared/levelling/boost.ts'
import { boostInWords } from '../../../shared/levelling/boost-texts.ts'
import { languageOf } from '../../../shared/text/language.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { stopTranslations } from './labels.ts'
import { timeZoneOf } from './set-up.ts'

/** Formats a time for the label of a choice, which cannot show Discord's timestamps. */
const timeIn = (locale: string, timeZone: string): ((time: number) => string) => {
  const format = new Intl.DateTimeFormat(languageOf(locale), {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  })
  return (time) => format.format(time)
}

/**
 * A choice for each boost, and one for the next run of each weekly boost. The value of a run is the id of the boost and the
 * start of the run, with a colon between them.
 */
function choicesOf({ locale, text, now }: InteractionContext, boosts: readonly StoredBoost[]): Choice<string>[] {
  const usual = timeZoneOf(boosts)
  return boosts.flatMap((boost) => {
    const shown = timeIn(locale, boost.weekly?.timeZone ?? usual)
    const name = boostInWords(boost, locale, shown)
    const [run] = boost.weekly === null ? [] : nextRuns(boost, now, 1)
    const whole = { name, value: boost.id }
    if (run === undefined) return [whole]
    const only = text('boost.onlyRun', { start: shown(run.from), boost: name })
    return [whole, { name: only, value: `${boost.id}:${run.from}` }]
  })
}

/** `/boost stop boost`: ends a boost now, or cancels only the next run of a weekly boost. */
export const boostStop = command({
  name: 'stop',
  description: 'Stop an XP boost, or cancel only one of its times',
  translations: stopTranslations,
  ephemeral: true,
  options: {
    boost: {
      ...{ type: Type.String, description: 'Which boost, or only its next time', required: true },
      async autocomplete(context, typed) {
        const { database, guildId, now } = context
        const wanted = typed.trim().toLowerCase()
        const choices = choicesOf(context, await listBoosts(database, guildId, now))
        return choices.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, 25)
      },
    },
  },
  prefetch: ({ database, guildId, now }) => listBoosts(database, guildId, now),
  async run(context, { boost: typed }, boosts) {
    const { database, guildId, actor, now, locale, say } = context
    const chosen = choicesOf(context, boosts).find(({ name, value }) => value === typed || name === typed)?.value
    const [id, start] = (chosen ?? '').split(':')
    const boost = boosts.find((each) => each.id === id)
    if (boost === undefined) return say('list.chooseOne')
    const words = boostInWords(boost, locale, dateAndTime)
    const author = { guildId, actor }
    const [run] = start === undefined ? [] : nextRuns(boost, now, 1)
    if (run === undefined) {
      const stopped = await stopBoost(database, author, boost, now)
      return stopped === 'stopped' ? say('boost.stopped', { boost: words }) : say('list.chooseOne')
    }
    const skipped = await skipRun(database, author, boost, run, now)
    if (skipped !== 'stopped') return say('list.chooseOne')
    return say('boost.skipped', { boost: words, start: dateAndTime(run.from), end: dateAndTime(run.until) })
  },
})

import { listBoosts, type StoredBoost } from '../../../shared/database/guilds/boosts.ts'
import { channelMention, dateAndTime, relativeTime } from '../../../shared/discord/markdown.ts'
import { nextRuns } from '../../../shared/levelling/boost.ts'
import { boostInWords } from '../../../shared/levelling/boost-texts.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { fitList, LONGEST_DESCRIPTION, listMessage } from '../../messages/list.ts'
import { boostListTranslations } from './labels.ts'

/** A boost as a line of the list: its factor and times, and when it ends or begins. */
function lineOf({ text, locale, now }: InteractionContext, boost: StoredBoost): string {
  const [run] = nextRuns(boost, now, 1)
  const named = boostInWords(boost, locale, dateAndTime)
  if (run === undefined) return named
  const line =
    run.from <= now
      ? text('boost.runs', { boost: named, when: relativeTime(run.until) })
      : text('boost.comes', { boost: named, when: relativeTime(run.from) })
  return boost.channelId === null ? line : text('boost.in', { line, channel: channelMention(boost.channelId) })
}

/** `/boost list`: the boosts that run or will run. Discord shows each reader the times in the reader's own time zone. */
export const boostList = command({
  name: 'list',
  description: 'Show XP boosts that run or will run',
  translations: boostListTranslations,
  ephemeral: true,
  prefetch: ({ database, guildId, now }) => listBoosts(database, guildId, now),
  async run(context, _, boosts) {
    const { text, mention } = context
    const lines = boosts.map((boost) => lineOf(context, boost))
    const fitting = fitList(lines, { limit: LONGEST_DESCRIPTION, more: (count) => text('boost.more', { count }) })
    return listMessage(text, {
      title: text('boost.title'),
      empty: text('boost.empty', { start: mention('boost start'), schedule: mention('boost schedule') }),
      items: lines.length === 0 ? [] : [fitting],
    })
  },
})

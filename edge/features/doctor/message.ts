import type { GuildHealth } from '../../../shared/database/guilds/health.ts'
import { relativeTime } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Finding } from '../../../shared/levelling/finding.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import {
  type EarningSettings,
  failureText,
  importLines,
  isStuck,
  lastMessageText,
  UNSEEN,
  unseenSources,
  webhookLines,
} from '../../messages/doctor.ts'
import { findingLines } from '../../messages/finding.ts'
import { fitList, LONGEST_DESCRIPTION } from '../../messages/list.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention' | 'now'>

const warning = (line: string): string => `⚠️ ${line}`

/** Every problem with its solution. @param found null where Discord did not show the guild */
export function doctorMessage(
  context: MessageContext,
  { settings, ...health }: GuildHealth & { settings: EarningSettings },
  found: Finding[] | null,
): Message {
  const { text } = context
  const { failures, lastMessageAt, beingScreened, hasNoWorker, recalculatingSince } = health
  const imports = importLines(context, health, context.now)
  const messages = lastMessageText(context, lastMessageAt, context.now)
  const stuck = isStuck(recalculatingSince, context.now)
  const recalculation =
    recalculatingSince === null
      ? []
      : [text(stuck ? 'doctor.levelsStuck' : 'doctor.levels', { when: relativeTime(recalculatingSince) })]
  const problems = [
    ...(hasNoWorker ? [warning(text('doctor.noWorker'))] : []),
    ...unseenSources(settings, health).map((source) => warning(text(UNSEEN[source]))),
    ...(stuck ? recalculation.map(warning) : []),
    ...(imports.problem === null ? [] : [warning(imports.problem)]),
    ...webhookLines(context, health).map(warning),
    ...(found === null ? [warning(text('settings.unchecked'))] : findingLines(context, found)),
    ...failures.map((failure) => warning(failureText(context, failure))),
  ]
  const isWell = problems.length === 0 && messages.well
  const screened = beingScreened > 0 ? [text('doctor.screened', { count: beingScreened })] : []
  const waiting = imports.note === null ? [] : [imports.note]
  const last = messages.well ? messages.line : warning(messages.line)
  const lines = [
    ...(isWell ? [text('doctor.allWell')] : problems),
    ...(stuck ? [] : recalculation),
    ...waiting,
    ...screened,
    last,
  ]
  const description = fitList(lines, { limit: LONGEST_DESCRIPTION, more: (count) => text('list.more', { count }) })
  return { embeds: [{ color: ACCENT_COLOR, title: text('doctor.title'), description }] }
}

import type { GuildHealth } from '../../../shared/database/guilds/health.ts'
import { relativeTime } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Finding } from '../../../shared/levelling/finding.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { button } from '../../messages/button.ts'
import {
  brandingLines,
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
import { linkedProblemLine } from '../../messages/linked-problem.ts'
import { longMessage } from '../../messages/long-message.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention' | 'now'>

const warning = (line: string): string => `⚠️ ${line}`

/** Every problem with its solution, as lines. @param found null where Discord did not show the guild */
export function doctorLines(
  context: MessageContext,
  { settings, ...health }: GuildHealth & { settings: EarningSettings },
  found: Finding[] | null,
): string[] {
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
    ...health.linkedProblems.map((one) => warning(linkedProblemLine(context, one))),
    ...brandingLines(context, health).map(warning),
    ...(found === null ? [warning(text('settings.unchecked'))] : findingLines(context, found)),
    ...failures.map((failure) => warning(failureText(context, failure))),
  ]
  const isWell = problems.length === 0 && messages.well
  const screened = beingScreened > 0 ? [text('doctor.screened', { count: beingScreened })] : []
  const waiting = imports.note === null ? [] : [imports.note]
  const last = messages.well ? messages.line : warning(messages.line)
  return [
    ...(isWell ? [text('doctor.allWell')] : problems),
    ...(stuck ? [] : recalculation),
    ...waiting,
    ...screened,
    last,
  ]
}

/** The page of the button that checks again. It stands for the first page, because the custom ids of a message must differ. */
const CHECKED_AGAIN = -1

/** A page of the lines, with a button that checks again. @param page any whole number; the nearest page is shown */
export const doctorMessage = (
  text: MessageContext['text'],
  lines: readonly string[],
  page: number,
  pageId: (page: number) => string,
): Message =>
  longMessage(text, {
    title: text('doctor.title'),
    parts: [{ lines }],
    ...{ page, pageId },
    buttons: [button(text('doctor.again'), pageId(CHECKED_AGAIN))],
  })

import type { DoctorFinding, DoctorReply } from '../../../shared/api/doctor.ts'
import { type GuildHealth, guildHealth } from '../../../shared/database/guilds/health.ts'
import { relativeTime } from '../../../shared/discord/markdown.ts'
import type { Finding } from '../../../shared/levelling/finding.ts'
import { findings } from '../../../shared/settings/findings.ts'
import {
  brandingLines,
  failureText,
  importLines,
  isStuck,
  LOOK_BACK_MS,
  lastMessageText,
  UNSEEN,
  unseenSources,
  webhookLines,
} from '../../messages/doctor.ts'
import { findingText } from '../../messages/finding.ts'
import { linkedProblemLine } from '../../messages/linked-problem.ts'
import type { GuildLoadContext } from '../context.ts'
import { type GuildFacts, guildFacts } from '../guild/facts.ts'
import { surroundingsOf } from '../guild/look.ts'
import { sayAsCommands } from '../guild/say.ts'
import { mendOf, retryMend } from './mends.ts'
import { sayMend } from './texts.ts'

/** The facts that `/doctor` examines. */
export interface Examined {
  facts: GuildFacts
  health: GuildHealth
  /** Null where Discord does not show the guild. */
  found: Finding[] | null
}

/** Reads the state of the bot in a guild, and checks its settings. */
export async function examineGuild(context: GuildLoadContext): Promise<Examined> {
  const { database, guildId, now } = context
  const [facts, health] = await Promise.all([guildFacts(context), guildHealth(database, guildId, now - LOOK_BACK_MS)])
  const { stored, looked } = facts
  return { facts, health, found: looked && findings(stored, await surroundingsOf(context, looked, stored)) }
}

/** The answer of `/doctor`, with a button beside each problem that can be mended. */
export function reportOf(
  { locale, now }: Pick<GuildLoadContext, 'locale' | 'now'>,
  { facts, health, found }: Examined,
): DoctorReply {
  const say = sayAsCommands(locale)
  const mend = sayMend(locale)
  const { failures, lastMessageAt, beingScreened, hasNoWorker, recalculatingSince: since } = health
  const problem = (kind: string, text: string, button: DoctorFinding['mend'] = null): DoctorFinding => {
    return { kind, text, severity: 'problem', mend: button }
  }
  const messages = lastMessageText(say, lastMessageAt, now)
  const imports = importLines(say, health, now)
  const last = messages.well ? [] : [problem(lastMessageAt === null ? 'noMessage' : 'silent', messages.line)]
  const problems = [
    ...(hasNoWorker ? [problem('noWorker', say.text('doctor.noWorker'))] : []),
    ...unseenSources(facts.stored.settings, health).map((source) =>
      problem(`${source}Unseen`, say.text(UNSEEN[source])),
    ),
    ...(isStuck(since, now)
      ? [problem('levelsStuck', say.text('doctor.levelsStuck', { when: relativeTime(since) }))]
      : []),
    ...webhookLines(say, health).map((text) => problem('webhookOff', text)),
    ...health.linkedProblems.map((one) => problem('linkedRoles', linkedProblemLine(say, one))),
    ...brandingLines(say, health).map((text) => problem('brandingEnds', text)),
    ...(imports.problem === null ? [] : [problem('importStuck', imports.problem)]),
    ...(found === null
      ? [problem('unchecked', say.text('settings.unchecked'))]
      : found.map((one) => problem(one.kind, findingText(say, one), mendOf(mend, one)))),
    ...failures.map((one) => problem('failed', failureText(say, one), retryMend(mend))),
    ...last,
  ]
  const screened = say.text('doctor.screened', { count: beingScreened })
  const note = (kind: string, text: string): DoctorFinding => ({ kind, text, severity: 'note', mend: null })
  const notes = [
    ...(since !== null && !isStuck(since, now)
      ? [note('levels', say.text('doctor.levels', { when: relativeTime(since) }))]
      : []),
    ...(imports.note === null ? [] : [note('importWaits', imports.note)]),
    ...(beingScreened > 0 ? [note('screened', screened)] : []),
  ]
  return { isWell: problems.length === 0, findings: [...problems, ...notes], lastMessageAt }
}

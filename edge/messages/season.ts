import { assertNever } from '../../shared/assert-never.ts'
import type { GuildWork } from '../../shared/database/guilds/guild-work.ts'
import { channelMention, fullTime, roleMention } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { EndTimeProblem, Season, SeasonOptions, UndoProblem } from '../../shared/levelling/season.ts'
import { seasonName } from '../../shared/levelling/season-announcement.ts'
import type { SeasonRoleRefusal } from '../../shared/levelling/season-role.ts'
import type { FindingContext } from './finding.ts'
import { addedMessage } from './level-role.ts'
import { permissionNames } from './permission-key.ts'

/** The parts of an interaction's context that these texts need. */
export interface SeasonContext extends FindingContext {
  locale: string
}

/** Why a season cannot be changed while there is other work on all members of the server. */
export function workText({ text }: Pick<FindingContext, 'text'>, work: GuildWork): string {
  switch (work) {
    case 'season':
      return text('season.workSeason')
    case 'curve':
      return text('season.workCurve')
    case 'decay-undo':
      return text('season.workDecay')
    case 'import':
      return text('season.workImport')
    default:
      return assertNever(work)
  }
}

/** Why a season cannot begin while another has not ended. */
export const openText = ({ text, mention, locale }: SeasonContext, season: Season): string =>
  text('season.open', { season: seasonName(season, locale), end: mention('season end') })

export const endTimeText = ({ text }: Pick<FindingContext, 'text'>, problem: EndTimeProblem): string =>
  text(problem === 'past' ? 'season.past' : 'season.tooFar')

/** Why the end of a season cannot be undone. */
export function undoText({ text }: Pick<FindingContext, 'text'>, problem: UndoProblem): string {
  switch (problem) {
    case 'none':
      return text('season.undoNone')
    case 'running':
      return text('season.undoRunning')
    case 'too-late':
      return text('season.undoTooLate')
    default:
      return assertNever(problem)
  }
}

/** Why a role cannot go to the winners. */
export function winnersRoleText(context: FindingContext, roleId: Snowflake, refusal: SeasonRoleRefusal): string {
  const { text } = context
  const role = roleMention(roleId)
  switch (refusal.reason) {
    case 'level-role':
      return text('season.levelRole', { role })
    case 'activity-role':
      return text('season.activityRole', { role })
    case 'dangerous':
      return text('season.dangerousRole', { role, permissions: permissionNames(text, refusal.permissions) })
    default:
      return addedMessage(context, { roleId, level: 0 }, { ok: false, ...refusal })
  }
}

/** What happens at the end of a season: with the XP, the role and the announcement. */
export function consequenceLines({ text, mention }: FindingContext, options: SeasonOptions): string[] {
  const { startsAnew, roleId, winners, channelId } = options
  return [
    startsAnew ? text('season.anew', { undo: mention('season undo') }) : text('season.goesOn'),
    ...(roleId === null ? [] : [text('season.role', { role: roleMention(roleId), count: winners })]),
    channelId === null ? text('season.unannounced') : text('season.announced', { channel: channelMention(channelId) }),
  ]
}

/** The reply after a season was started. */
export function startedText(context: SeasonContext, number: number, options: SeasonOptions): string {
  const { text, mention, locale } = context
  const { endsAt, name } = options
  const end =
    endsAt === null
      ? text('season.endsByHand', { end: mention('season end') })
      : text('season.endsAt', { when: fullTime(endsAt) })
  const [xp = '', ...others] = consequenceLines(context, options)
  return [text('season.started', { season: `**${seasonName({ number, name }, locale)}**`, end, xp }), ...others].join(
    '\n',
  )
}

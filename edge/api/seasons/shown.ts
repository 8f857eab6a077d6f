import type { SeasonItem, SeasonWinner } from '../../../shared/api/seasons.ts'
import type { NewUser } from '../../../shared/database/members/users.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type Season, undoable, type Winner } from '../../../shared/levelling/season.ts'
import { seasonTitle } from '../../../shared/levelling/season-announcement.ts'
import { seasonRoleRefusal } from '../../../shared/levelling/season-role.ts'
import type { SeasonFacts } from '../../guild/seasons.ts'
import {
  consequenceLines,
  openText,
  type SeasonContext,
  undoText,
  winnersRoleText,
  workText,
} from '../../messages/season.ts'
import type { GuildContext } from '../context.ts'
import type { Looked } from '../guild/look.ts'
import { sayAsCommands } from '../guild/say.ts'
import { registrarOf } from '../level-roles/caller.ts'
import { toPerson } from '../members/person.ts'
import { type Problem, refuse } from '../problem.ts'
import { saySettings } from '../settings/texts.ts'

type Context = Pick<GuildContext, 'locale' | 'now' | 'people'>

export const sayOf = ({ locale }: Pick<GuildContext, 'locale'>): SeasonContext => ({ ...sayAsCommands(locale), locale })

export const winnersOf = (
  { people: { cdnUrl } }: Context,
  won: readonly Winner[],
  users: ReadonlyMap<Snowflake, NewUser>,
): SeasonWinner[] => won.map(({ userId, xp }) => ({ person: toPerson(cdnUrl, userId, users.get(userId) ?? null), xp }))

/** A season for its page. */
export function seasonItem(context: Context, season: Season, users: ReadonlyMap<Snowflake, NewUser>): SeasonItem {
  const { number, state, startedAt, endsAt, endedAt, members, won } = season
  return {
    ...{ number, state, startedAt, endsAt, endedAt, members },
    title: seasonTitle(season, context.locale),
    won: winnersOf(context, won, users),
    consequences: consequenceLines(sayOf(context), season),
  }
}

/** Why no season can start now; null where one can. */
export function noStart(context: Context, { seasons: [newest], work }: SeasonFacts): string | null {
  const say = sayOf(context)
  if (work !== null) return workText(say, work)
  return newest === undefined || newest.state === 'ended' ? null : openText(say, newest)
}

/** Why the newest season cannot be ended now; null where it can. */
export function noEnd(context: Context, { seasons: [newest], work }: SeasonFacts): string | null {
  const say = sayOf(context)
  if (work !== null) return workText(say, work)
  return newest?.state === 'running' ? null : say.text('season.noneRuns', { start: say.mention('season start') })
}

/** Why the end of the newest season cannot be undone; null where it can. */
export function noUndo(context: Context, { seasons, work }: SeasonFacts): string | null {
  const say = sayOf(context)
  if (work !== null) return workText(say, work)
  const found = undoable(seasons, context.now)
  return typeof found === 'string' ? undoText(say, found) : null
}

/** Why a role cannot go to the winners; null where it can, or where none is wanted. The rules are those of `/season start`. */
export function roleProblem(
  context: GuildContext,
  { stored }: SeasonFacts,
  looked: Looked | null,
  roleId: Snowflake | null,
): Problem | null {
  if (roleId === null) return null
  const problem = (detail: string): Problem => refuse('cannot-do', detail, { errors: [{ at: 'body.roleId', detail }] })
  const user = registrarOf(context)
  if (user === null) return problem(saySettings(context.locale)('keyHasNoRoles'))
  const view = looked?.view ?? null
  const role = view?.roles.get(roleId) ?? null
  const refusal = seasonRoleRefusal(role, { guildId: context.guildId, user, view, canLook: true }, stored)
  return refusal && problem(winnersRoleText(sayOf(context), roleId, refusal))
}

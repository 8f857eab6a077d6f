import { RateLimitError } from '@discordjs/rest'
import { assertNever } from '../../../shared/assert-never.ts'
import { membersAfter } from '../../../shared/database/decay/silent-members.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type BulkChange, isAffected, rowXp } from '../../../shared/imports/bulk-change.ts'
import type { WantedMember } from '../../../shared/imports/rules.ts'
import { waitOf } from '../../discord/rest.ts'
import type { EffectContext } from '../context.ts'
import { readMembers } from '../guild-roles/member-window.ts'
import { isFinal } from '../outcome.ts'
import type { Turn } from '../pool.ts'
import { pause, ReadingInterrupted } from './interruption.ts'

/** Members that one statement reads. */
const PAGE = 1_000

/** Discord does not list the members of a guild: the bot lacks the intent, or is no longer in the guild. */
export class MembersUnseen extends Error {}

type ReadContext = Pick<EffectContext, 'db' | 'guildRest' | 'sleep' | 'stopping'> & Turn

/**
 * The members whose XP a change of many members changes, in pages, each member once. Other guilds' jobs run while this one waits
 * for Discord.
 * @throws {MembersUnseen}
 */
export async function* bulkMembers(
  guildId: Snowflake,
  change: BulkChange,
  context: ReadContext,
): AsyncGenerator<WantedMember[], void, void> {
  const xp = rowXp(change)
  for await (const page of pagesOf(guildId, change.whose, context)) {
    if (context.stopping()) throw new ReadingInterrupted()
    // Most pages of a rare role are empty.
    if (page.length > 0) yield page.map((userId) => ({ userId, xp }))
  }
}

type Pages = AsyncGenerator<Snowflake[], void, void>

function pagesOf(guildId: Snowflake, whose: BulkChange['whose'], context: ReadContext): Pages {
  switch (whose.of) {
    case 'member':
      return one(whose.userId)
    case 'role':
      return withRole(guildId, whose.roleId, context)
    case 'everyone':
      return withXp(guildId, context)
    default:
      return assertNever(whose)
  }
}

async function* one(userId: Snowflake): Pages {
  yield [userId]
}

async function* withXp(guildId: Snowflake, { db }: ReadContext): Pages {
  let after = '0'
  for (;;) {
    const page = await membersAfter(db, guildId, after, PAGE)
    yield page.filter(({ xp }) => xp > 0).map(({ userId }) => userId)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last.userId
  }
}

async function* withRole(guildId: Snowflake, roleId: Snowflake, context: ReadContext): Pages {
  let after = '0'
  for (;;) {
    const { members, isLast } = await context.aside(() => listed(guildId, after, context))
    yield members.filter((member) => isAffected(member, roleId, guildId)).map(({ user }) => user.id)
    const last = members.at(-1)
    if (last === undefined || isLast) return
    after = last.user.id
  }
}

/** Asks Discord again after each rate limit, so that the pages before this one need not be read again. */
async function listed(guildId: Snowflake, after: Snowflake, context: ReadContext) {
  for (;;) {
    try {
      return await readMembers(guildId, context.guildRest, after)
    } catch (error) {
      if (isFinal(error)) throw new MembersUnseen('Discord does not list the members', { cause: error })
      if (!(error instanceof RateLimitError)) throw error
      await pause(waitOf(error), context)
    }
  }
}

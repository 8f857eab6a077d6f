import { Routes } from 'discord-api-types/v10'
import * as v from 'valibot'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildRest } from '../guild-rest.ts'
import { memberSchema } from '../member-roles/give-roles.ts'

/** https://discord.com/developers/docs/resources/guild#list-guild-members */
const MOST_LISTED = 1_000

const listSchema = v.array(memberSchema)

/**
 * The roles of a guild's members. The caller asks in the order of the members' ids. Members are read a thousand at a time,
 * so that members whose roles are right cost few requests. Only the last thousand are kept.
 */
export class MemberWindow {
  private roles = new Map<Snowflake, readonly Snowflake[]>()
  /** The ids whose members are known: above `after`, and up to `upTo`. */
  private known: { after: bigint; upTo: bigint } = { after: 0n, upTo: 0n }

  constructor(
    private readonly guildId: Snowflake,
    private readonly guildRest: GuildRest,
  ) {}

  /** The roles of a member when the list was read; null for a user who is not in the guild. */
  async rolesOf(userId: Snowflake): Promise<readonly Snowflake[] | null> {
    const id = BigInt(userId)
    if (id <= this.known.after || id > this.known.upTo) await this.read(id - 1n)
    return this.roles.get(userId) ?? null
  }

  private async read(after: bigint): Promise<void> {
    const query = new URLSearchParams({ after: String(after), limit: String(MOST_LISTED) })
    const answer = await this.guildRest.request(this.guildId, (rest, signal) =>
      rest.get(Routes.guildMembers(this.guildId), { query, signal }),
    )
    const members = v.parse(listSchema, answer)
    this.roles = new Map(members.map(({ user, roles }) => [user.id, roles]))
    const last = members.at(-1)
    // A list that is not full is the last one: no user with a higher id is in the guild.
    const upTo = last === undefined || members.length < MOST_LISTED ? 2n ** 64n : BigInt(last.user.id)
    this.known = { after, upTo }
  }
}

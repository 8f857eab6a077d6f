import { Routes } from 'discord-api-types/v10'
import * as v from 'valibot'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildRest } from '../guild-rest.ts'
import { memberSchema } from '../member-roles/give-roles.ts'

/** https://discord.com/developers/docs/resources/guild#list-guild-members */
const MOST_LISTED = 1_000

/** A member in the list of a guild's members. */
export type ListedMember = v.InferOutput<typeof memberSchema>

const listSchema = v.array(memberSchema)

/** A part of the list of a guild's members. */
interface MemberPage {
  members: ListedMember[]
  /** Whether no user with a higher id is in the guild. */
  isLast: boolean
}

/** Reads the next thousand members of a guild, in the order of their ids. @param after the last id of the page before */
export async function readMembers(guildId: Snowflake, guildRest: GuildRest, after: Snowflake): Promise<MemberPage> {
  const query = new URLSearchParams({ after, limit: String(MOST_LISTED) })
  const answer = await guildRest.request(guildId, (rest, signal) =>
    rest.get(Routes.guildMembers(guildId), { query, signal }),
  )
  const members = v.parse(listSchema, answer)
  return { members, isLast: members.length < MOST_LISTED }
}

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
    const { members, isLast } = await readMembers(this.guildId, this.guildRest, String(after))
    this.roles = new Map(members.map(({ user, roles }) => [user.id, roles]))
    const last = members.at(-1)
    const upTo = last === undefined || isLast ? 2n ** 64n : BigInt(last.user.id)
    this.known = { after, upTo }
  }
}

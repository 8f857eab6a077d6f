import type { Kysely } from 'kysely'
import { firstMembers } from '../../shared/database/members/departures.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { ShardProgress } from '../bus/progress.ts'

/** The most members that Discord takes in one request. https://discord.com/developers/docs/events/gateway-events#request-guild-members */
const MOST_ASKED = 100

/**
 * Asks Discord which of the first members of leaderboards are still there. While a bot is connected, and when its session is
 * resumed, events say who leaves. Of a time between two sessions Discord says nothing. So when a session begins, it is asked for
 * the first hundred members of each guild's leaderboard, in one request a second for each shard. Members further down who left
 * meanwhile go on being shown: a list of everybody takes a request for each thousand members.
 */
export class MemberChecks {
  private readonly due = new Map<ShardProgress, Set<Snowflake>>()

  constructor(private readonly db: Kysely<Database>) {}

  /** A session lists this guild: its members may have left before. */
  note(progress: ShardProgress, guildId: Snowflake): void {
    const guilds = this.due.get(progress)
    if (guilds === undefined) this.due.set(progress, new Set([guildId]))
    else guilds.add(guildId)
  }

  /** Asks for the members of one guild of each shard. */
  async ask(): Promise<void> {
    await Promise.all([...this.due.keys()].map((progress) => this.askOf(progress)))
  }

  private async askOf(progress: ShardProgress): Promise<void> {
    const guilds = this.due.get(progress)
    const [guildId] = guilds ?? []
    if (guilds === undefined || guildId === undefined || progress.isLost || progress.askMembers === null) {
      this.due.delete(progress)
      return
    }
    // The next session lists its guilds again, or this one is resumed and goes on.
    if (!progress.isLive) return
    const userIds = await firstMembers(this.db, guildId, MOST_ASKED)
    guilds.delete(guildId)
    if (userIds.length > 0) progress.askMembers({ guild_id: guildId, user_ids: userIds })
  }
}

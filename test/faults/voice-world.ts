import { ChannelType } from 'discord-api-types/v10'
import { type Kysely, sql } from 'kysely'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { changeSettings } from '../../shared/database/guilds/settings.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Channel } from '../support/discord/community/channel.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Member } from '../support/discord/community/member.ts'
import { until } from '../support/until.ts'

export const VOICE_XP = 10
const MINUTE_MS = 60_000

/** A server and its database. */
export interface Place {
  guild: Guild
  database: { db: Kysely<Database> }
}

/** People in a voice channel of a community whose processes a test kills. */
export class VoiceWorld {
  readonly lounge: Channel
  private readonly db: Kysely<Database>
  private readonly guildId: Snowflake

  constructor({ guild, database }: Place) {
    this.lounge = guild.channel('Lounge', { type: ChannelType.GuildVoice })
    this.db = database.db
    this.guildId = guild.id
  }

  /** Turns XP for voice on, lets the members join, and waits until the gateway has stored it. */
  async opens(...members: Member[]): Promise<void> {
    await changeSettings(this.db, { guildId: this.guildId, actor: SCRIPT }, { voiceXp: VOICE_XP }, Date.now())
    for (const member of members) {
      member.joinsVoice(this.lounge)
      await until(`${member.name} is in voice`, async () => (await this.row(member))?.channel_id === this.lounge.id)
    }
  }

  row({ id }: Member) {
    return this.db
      .selectFrom('voice_sessions')
      .selectAll()
      .where('guild_id', '=', this.guildId)
      .where('user_id', '=', id)
      .executeTakeFirst()
  }

  /**
   * Moves the stored times into the past, so that the members have been in voice for longer. A process that runs meanwhile
   * sees either all times moved or none.
   * @param seen minutes in which the process saw them @param unseen minutes that passed since it was killed
   */
  async passes({ seen, unseen = 0 }: { seen: number; unseen?: number }): Promise<void> {
    const back = Math.round((seen + unseen) * MINUTE_MS)
    await this.db.transaction().execute(async (trx) => {
      // First the row that a process locks before it reads stays.
      await sql`
        update voice_guilds set seen_until = seen_until - ${Math.round(unseen * MINUTE_MS)}
        where guild_id = ${this.guildId}`.execute(trx)
      await sql`
        update voice_sessions set started_at = started_at - ${back}, changed_at = changed_at - ${back},
          settled_at = settled_at - ${back}, counts_since = counts_since - ${back}
        where guild_id = ${this.guildId}`.execute(trx)
    })
  }

  /** Minutes that were awarded to a member, by the rows of the ledger. */
  async minutes({ id }: Member): Promise<number> {
    const rows = await this.db
      .selectFrom('xp_ledger')
      .select('amount')
      .where('guild_id', '=', this.guildId)
      .where('user_id', '=', id)
      .where('source', '=', 'voice')
      .execute()
    return rows.reduce((sum, { amount }) => sum + amount, 0) / VOICE_XP
  }

  /** A member's total. */
  async xp({ id }: Member): Promise<number> {
    const row = await this.db
      .selectFrom('guild_users')
      .select('xp')
      .where('guild_id', '=', this.guildId)
      .where('user_id', '=', id)
      .executeTakeFirst()
    return row?.xp ?? 0
  }
}

import type { Updateable } from 'kysely'
import type { GatewaySettings } from '../../gateway/config.ts'
import { type Clock, systemClock } from '../../gateway/time/clock.ts'
import type { GuildTable } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { levelAt } from './default-curve.ts'
import type { Application } from './discord/community/application.ts'
import type { Guild } from './discord/community/guild.ts'
import type { Discord } from './discord/discord.ts'
import type { Settings } from './discord/settings.ts'
import { startDiscord } from './discord/start.ts'
import { type RunningGateway, startTestGateway } from './gateway.ts'
import { until } from './until.ts'

const BOT_ROLE_POSITION = 50

export interface GuildPlan {
  name?: string
  settings?: Updateable<GuildTable>
  /** Role names by level. */
  levelRoles?: Record<number, string>
  /** Names of channels and categories in which messages earn no XP. */
  ignoredChannels?: (guild: Guild) => { id: Snowflake }[]
  ignoredRoles?: string[]
  /** Factors of roles, and of channels, threads and categories. */
  multipliers?: (guild: Guild) => readonly { kind: 'role' | 'channel'; of: { id: Snowflake }; factor: number }[]
  /** The only channels and categories in which messages earn XP. */
  earningChannels?: (guild: Guild) => { id: Snowflake }[]
}

/** A simulated Discord, a database, and the gateway between them. */
export class LevellingWorld {
  private constructor(
    readonly discord: Discord,
    readonly database: TestDatabase,
    readonly application: Application,
    public gateway: RunningGateway,
    private readonly settings: Partial<GatewaySettings>,
    private readonly clock: Clock,
  ) {}

  static async open(
    ofDiscord: Partial<Settings> = {},
    settings: Partial<GatewaySettings> = {},
    clock: Clock = systemClock,
  ): Promise<LevellingWorld> {
    const [discord, database] = await Promise.all([startDiscord(ofDiscord), openTestDatabase()])
    const application = discord.application({ name: 'Prosperity' })
    const gateway = await startTestGateway({ discord, application, database, settings, clock })
    await gateway.ready()
    return new LevellingWorld(discord, database, application, gateway, settings, clock)
  }

  /** Stops the gateway as a deploy does. */
  async stopGateway(): Promise<void> {
    await this.gateway.stop()
  }

  async startGateway(): Promise<void> {
    const { discord, application, database, settings, clock } = this
    this.gateway = await startTestGateway({ discord, application, database, settings, clock })
    await this.gateway.ready()
  }

  async close(): Promise<void> {
    await this.gateway.stop()
    await this.discord.close()
    await this.database.close()
  }

  /** Makes a server that the bot joins. The gateway knows the server when this returns. */
  async guild({
    name = 'Community',
    settings,
    levelRoles,
    ignoredChannels,
    ignoredRoles,
    multipliers,
    earningChannels,
  }: GuildPlan = {}): Promise<Guild> {
    const { db } = this.database
    const guild = this.discord.guild({ name })
    const times = { created_at: 0, updated_at: 0 }
    await db
      .insertInto('guilds')
      .values({ id: guild.id, name: '', active: 0, notification_channel_id: null, ...times })
      .execute()
    if (settings) await db.updateTable('guilds').set(settings).where('id', '=', guild.id).execute()
    for (const [level, role] of Object.entries(levelRoles ?? {})) {
      const row = { guild_id: guild.id, level: Number(level), role_id: guild.role(role).id }
      await db.insertInto('level_roles').values(row).execute()
    }
    for (const { id } of ignoredChannels?.(guild) ?? []) {
      await db.insertInto('ignored_channels').values({ guild_id: guild.id, channel_id: id }).execute()
    }
    for (const { id } of earningChannels?.(guild) ?? []) {
      await db.insertInto('earning_channels').values({ guild_id: guild.id, channel_id: id }).execute()
    }
    for (const { kind, of, factor } of multipliers?.(guild) ?? []) {
      const row = { guild_id: guild.id, kind, target_id: of.id, percent: factor * 100 }
      await db.insertInto('multipliers').values(row).execute()
    }
    for (const role of ignoredRoles ?? []) {
      await db
        .insertInto('ignored_roles')
        .values({ guild_id: guild.id, role_id: guild.role(role).id })
        .execute()
    }
    guild.add(this.application)
    // Discord puts a bot's role at the bottom; an admin moves it above the roles that the bot gives.
    guild.roleOf(this.application).moveTo(BOT_ROLE_POSITION)
    await until('the gateway knows the guild', async () => (await this.guildRow(guild))?.active === 1)
    return guild
  }

  guildRow(guild: Guild) {
    return this.database.db.selectFrom('guilds').selectAll().where('id', '=', guild.id).executeTakeFirst()
  }

  memberRow(guild: Guild, member: { id: Snowflake }) {
    return this.database.db
      .selectFrom('guild_users')
      .selectAll()
      .where('guild_id', '=', guild.id)
      .where('user_id', '=', member.id)
      .executeTakeFirst()
  }

  async xpOf(guild: Guild, member: { id: Snowflake }): Promise<number> {
    return (await this.memberRow(guild, member))?.xp ?? 0
  }

  /** Gives a member XP that was earned long ago. */
  async grant(guild: Guild, member: { id: Snowflake }, xp: number): Promise<void> {
    const standing = { xp, level: levelAt(xp), last_xp_at: null }
    await this.database.db
      .insertInto('guild_users')
      .values({ guild_id: guild.id, user_id: member.id, ...standing })
      .onDuplicateKeyUpdate(standing)
      .execute()
  }

  /** A message of a new member earns XP only after all earlier messages were handled. */
  async everythingIsHandled(guild: Guild): Promise<void> {
    const witness = guild.member(`witness-${crypto.randomUUID().slice(0, 8)}`)
    witness.says('I was here', { in: guild.channel('witnesses') })
    await until('the witness has XP', async () => (await this.xpOf(guild, witness)) > 0)
  }
}

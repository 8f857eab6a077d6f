import { Routes } from 'discord-api-types/v10'
import type { Updateable } from 'kysely'
import { commands } from '../../edge/features/index.ts'
import { countMembers } from '../../shared/database/members/level-counts.ts'
import type { GuildTable } from '../../shared/database/schema.ts'
import { toRegistration } from '../../shared/discord/registration.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { levelAt } from './default-curve.ts'
import type { Guild } from './discord/community/guild.ts'
import type { EdgeClient } from './edge-client.ts'
import type { EdgeWorld } from './edge-world.ts'

/** Sets the interactions URL at the simulated Discord and registers the commands, as an operator would. */
async function connect({ edge, world }: EdgeClient): Promise<void> {
  const { application, discord } = world
  if (application.commands().length > 0) return
  const verdict = await application.setInteractionsUrl(`${edge.url}/interactions/${application.id}`)
  if (!verdict.ok) throw new Error(verdict.reason)
  const response = await fetch(`${discord.apiUrl}/v10${Routes.applicationCommands(application.id)}`, {
    method: 'PUT',
    headers: {
      authorization: `Bot ${application.token}`,
      'content-type': 'application/json',
      'user-agent': 'DiscordBot (https://localhost, 1)',
    },
    body: JSON.stringify(toRegistration(commands, 'everywhere')),
  })
  if (!response.ok) throw new Error(`the commands were refused: ${await response.text()}`)
}

/** A server of the simulated Discord whose members use the edge, with its rows in the database. */
export class EdgeCommunity {
  private constructor(
    readonly world: EdgeWorld,
    readonly guild: Guild,
  ) {}

  static async open(client: EdgeClient, settings: Updateable<GuildTable> = {}): Promise<EdgeCommunity> {
    await connect(client)
    const { discord, application, database } = client.world
    const guild = discord.guild({ name: 'Castle', applications: [application] })
    guild.channel('general')
    const row = { id: guild.id, name: 'Castle', notification_channel_id: null, created_at: 0, updated_at: 0 }
    // A gateway that runs beside may have recorded it on joining.
    await database.db.insertInto('guilds').values(row).onDuplicateKeyUpdate({ name: row.name }).execute()
    if (Object.keys(settings).length > 0) {
      await database.db.updateTable('guilds').set(settings).where('id', '=', guild.id).execute()
    }
    return new EdgeCommunity(client.world, guild)
  }

  /** Gives a member XP that was earned long ago, and counts the member. */
  async grant(member: { id: Snowflake }, xp: number): Promise<void> {
    const { db } = this.world.database
    const standing = { xp, level: levelAt(xp), message_count: 1, last_xp_at: null }
    await db
      .insertInto('guild_users')
      .values({ guild_id: this.guild.id, user_id: member.id, ...standing })
      // A gateway that runs beside may have recorded the member on joining.
      .onDuplicateKeyUpdate(standing)
      .execute()
    await countMembers(db, [{ guildId: this.guild.id, from: null, to: standing.level }])
  }

  /** Registers a role for a level. */
  async levelRole(level: number, name: string): Promise<void> {
    const row = { guild_id: this.guild.id, level, role_id: this.guild.role(name).id }
    await this.world.database.db.insertInto('level_roles').values(row).execute()
  }

  async ignoreChannel({ id }: { id: Snowflake }): Promise<void> {
    const row = { guild_id: this.guild.id, channel_id: id }
    await this.world.database.db.insertInto('ignored_channels').values(row).execute()
  }

  async ignoreRole({ id }: { id: Snowflake }): Promise<void> {
    const row = { guild_id: this.guild.id, role_id: id }
    await this.world.database.db.insertInto('ignored_roles').values(row).execute()
  }

  memberRow(member: { id: Snowflake }) {
    return this.world.database.db
      .selectFrom('guild_users')
      .selectAll()
      .where('guild_id', '=', this.guild.id)
      .where('user_id', '=', member.id)
      .executeTakeFirst()
  }

  guildRow() {
    return this.world.database.db
      .selectFrom('guilds')
      .selectAll()
      .where('id', '=', this.guild.id)
      .executeTakeFirstOrThrow()
  }

  /** Jobs of this server, oldest first, without `settle-total`: the edge deletes jobs of this kind after its reply. */
  jobs() {
    return this.world.database.db
      .selectFrom('jobs')
      .select(['kind', 'user_id', 'payload'])
      .where('guild_id', '=', this.guild.id)
      .where('kind', '!=', 'settle-total')
      .orderBy('id')
      .execute()
  }
}

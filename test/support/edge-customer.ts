import type { Locale } from 'discord-api-types/v10'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { setUpBot } from '../../shared/database/bots/whitelabel.ts'
import { grantPremium } from '../../shared/database/members/premium.ts'
import { Permission } from '../../shared/discord/permission.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Patience } from './discord/community/acting.ts'
import type { Application } from './discord/community/application.ts'
import type { Member } from './discord/community/member.ts'
import type { Reply } from './discord/interactions/reply.ts'
import type { EdgeClient } from './edge-client.ts'
import type { EdgeCommunity } from './edge-community.ts'
import { commandInteraction, type Values } from './interaction.ts'

let customers = 0

/** A customer with premium: the administrator of a server, with applications at Discord. */
export class EdgeCustomer {
  private constructor(
    readonly client: EdgeClient,
    readonly community: EdgeCommunity,
    readonly member: Member,
  ) {}

  static async open(client: EdgeClient, { locale }: { locale?: Locale } = {}): Promise<EdgeCustomer> {
    const community = await client.community()
    const roles = [community.guild.role('Admin', { permissions: Permission.Administrator })]
    const member = community.guild.member(`customer ${customers++}`, { roles, ...(locale && { locale }) })
    await grantPremium(community.world.database.db, member.id, 'test', 0)
    return new EdgeCustomer(client, community, member)
  }

  application(name = 'Branded'): Application {
    return this.community.world.discord.application({ name })
  }

  setUp(application: { publicKey: string }, token: string, patience: Patience = {}): Promise<Reply> {
    const options = { token, public_key: application.publicKey }
    return this.member.runs('/whitelabel setup', { options, ...patience })
  }

  /** A bot that the customer set up long ago, with no action that waits for the gateway. */
  async bot(name = 'Branded'): Promise<Application> {
    const application = this.application(name)
    const { db } = this.community.world.database
    const { id: botId, publicKey } = application
    const rest = { sealedToken: 'sealed', publicKey, name, discriminator: null, avatarHash: null }
    await setUpBot(db, { guildId: '0', actor: SCRIPT, botId, ownerId: this.member.id, ...rest }, 0)
    await db
      .updateTable('whitelabel_bots')
      .set({ action: null, status: 'running' })
      .where('bot_id', '=', botId)
      .execute()
    return application
  }

  /** Uses a command of the customer's own bot, whose interactions Discord sends to the edge. */
  runsThrough(bot: Application, line: string, { options = {} }: { options?: Values } = {}) {
    const who = { applicationId: bot.id, userId: this.member.id, permissions: Permission.Administrator }
    const interaction = commandInteraction(line, options, { ...who, guildId: this.community.guild.id })
    return this.client.interact(interaction, { botId: bot.id, key: bot.state.key })
  }

  row(bot: { id: Snowflake }) {
    const { db } = this.community.world.database
    return db.selectFrom('whitelabel_bots').selectAll().where('bot_id', '=', bot.id).executeTakeFirst()
  }
}

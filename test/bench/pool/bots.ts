import type { GatewaySettings } from '../../../gateway/config.ts'
import { createTokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import type { TestDatabase } from '../../support/database.ts'
import type { Application } from '../../support/discord/community/application.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { settingsFor } from '../../support/gateway.ts'
import { TOKEN_KEY } from '../../support/pool-world.ts'
import { until } from '../../support/until.ts'

/** How long the bench waits for sessions before it fails. */
export const PATIENCE_MS = 120_000

/** An application with a server of its own. */
export interface BotWithGuild {
  application: Application
  guild: Guild
}

/** Applications of the simulated Discord, each in a server of its own. */
export const addBots = (discord: Discord, count: number, name: string): BotWithGuild[] =>
  Array.from({ length: count }, (_, nth) => {
    const application = discord.application({ name: `${name} ${nth}` })
    return { application, guild: discord.guild({ name: `${name} ${nth}`, applications: [application] }) }
  })

/** Milliseconds from now until each application has a session. */
export async function readyAfter(applications: readonly Application[]): Promise<number> {
  const started = performance.now()
  await until('all are ready', () => applications.every(({ sessions }) => sessions.length > 0), PATIENCE_MS)
  return performance.now() - started
}

/** Stores applications as running whitelabel bots of one premium owner. */
export async function storeBots({ db }: TestDatabase, bots: readonly Application[]): Promise<void> {
  const cipher = createTokenCipher(crypto, [TOKEN_KEY])
  const known = { user_id: '42', public_key: '', status: 'running', created_at: 0, updated_at: 0 } as const
  const rows = await Promise.all(
    bots.map(async ({ id, name, token }) => ({ ...known, bot_id: id, name, token: await cipher.seal(id, token) })),
  )
  await db
    .insertInto('users')
    .values({
      ...{ id: '42', username: 'owner', global_name: null, discriminator: '0', avatar: null, premium_status: 'active' },
      ...{ created_at: 0, updated_at: 0 },
    })
    .execute()
  await db.insertInto('whitelabel_bots').values(rows).execute()
}

/** Settings of a gateway that runs whitelabel bots. */
export const gatewaySettings = (discord: Discord, main: Application, database: TestDatabase): GatewaySettings => ({
  ...settingsFor({ discord, application: main, database }),
  WHITELABEL_TOKEN_KEYS: [TOKEN_KEY],
})

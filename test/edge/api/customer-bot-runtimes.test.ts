import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { MeReply } from '../../../shared/api/me.ts'
import type { SettingsReply } from '../../../shared/api/settings.ts'
import { addGuildBots } from '../../../shared/database/bots/guild-bots.ts'
import { RUNTIMES } from '../../support/edge.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { type RunningWeb, startWebOf } from '../../support/web/web-world.ts'

const START_TIMEOUT_MS = 60_000

describe.each(RUNTIMES)('on %s', (runtime) => {
  let world: EdgeWorld
  let web: RunningWeb

  beforeAll(async () => {
    world = await EdgeWorld.open()
    web = await startWebOf(world, runtime)
  }, START_TIMEOUT_MS)

  afterAll(async () => {
    await web?.stop()
    await world?.close()
  })

  test('an owner opens a server that has only a customer’s bot, and changes a setting there', async () => {
    const bot = world.discord.application({ name: 'Castle Bot' })
    await world.storeBot(bot)
    const { id } = world.discord.guild({ name: 'Castle', owner: 'olga', applications: [bot] })
    const row = { id, name: 'Castle', notification_channel_id: null, created_at: 0, updated_at: 0 }
    await world.database.db.insertInto('guilds').values(row).execute()
    await addGuildBots(world.database.db, [{ guildId: id, botId: bot.id }])
    const browser = web.browser()
    await browser.logIn(world.discord.visitor('olga'))

    const { guilds } = (await (await browser.fetch('/api/v1/me')).json()) as MeReply
    expect(guilds).toMatchObject([{ id, tier: 'admin' }])
    const settings = `/api/v1/guilds/${id}/settings`
    const read = await browser.fetch(settings)
    expect(read.status).toBe(200)
    const { version } = (await read.json()) as SettingsReply
    const body = JSON.stringify({ values: { xpRate: 2 } })
    const headers = { origin: web.url, 'content-type': 'application/json', 'if-match': `"${version}"` }
    expect((await browser.fetch(settings, { method: 'PATCH', headers, body })).status).toBe(200)
    expect(web.log.all.join('\n')).not.toContain(bot.token)
  })
})

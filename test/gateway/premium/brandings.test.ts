import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { REST } from '@discordjs/rest'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { Brandings } from '../../../gateway/premium/brandings.ts'
import { listEntries } from '../../../shared/database/audit/list.ts'
import { getBranding, saveBranding } from '../../../shared/database/branding/branding.ts'
import { grantPremium, revokePremium } from '../../../shared/database/members/premium.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import type { Application } from '../../support/discord/community/application.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { startDiscord } from '../../support/discord/start.ts'

const NOW = Date.UTC(2026, 10, 27)
const PNG = `data:image/png;base64,${Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64')}`
const SETTER = '7'

let discord: Discord
let database: TestDatabase
let app: Application
let guild: Guild
let rest: REST
let brandings: Brandings
let now: number
const lines: string[] = []
beforeAll(async () => {
  ;[discord, database] = await Promise.all([startDiscord(), openTestDatabase()])
})
afterAll(async () => {
  await discord.close()
  await database.close()
})
beforeEach(async () => {
  await database.empty()
  lines.length = 0
  now = NOW
  app = discord.application({ name: 'Prosperity' })
  guild = discord.guild({ name: 'Castle', applications: [app] })
  rest = new REST({ api: discord.apiUrl, version: '10' }).setToken(app.token)
  brandings = new Brandings({
    ...{ db: database.db, skuIds: [], graceMs: 3 * DAY_MS, mainRest: () => rest, metrics: createMetrics() },
    log: createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) }),
    clock: { now: () => now },
  })
  const row = {
    active: 1 as const,
    id: guild.id,
    name: 'Castle',
    notification_channel_id: null,
    created_at: 0,
    updated_at: 0,
  }
  await database.db.insertInto('guilds').values(row).execute()
  await grantPremium(database.db, SETTER, 'test', NOW)
  const body = { nick: 'Guard', bio: 'I count', avatar: PNG }
  const made = (await rest.patch(`/guilds/${guild.id}/members/@me`, { body })) as { avatar: string }
  const author = { guildId: guild.id, actor: { id: SETTER, via: 'command', keyId: null } } as const
  await saveBranding(database.db, author, { nick: 'Guard', bio: 'I count', avatar: made.avatar }, NOW)
})

const profile = () => {
  const state = guild.state.members.get(app.id)
  return { nick: state?.nick, bio: state?.bio, avatar: state?.avatar }
}
const NONE = { nick: null, bio: null, avatar: null }
const passes = async (days: number): Promise<void> => {
  now += days * DAY_MS
  await brandings.run()
}
const stored = () => getBranding(database.db, guild.id)

test('a profile is reset when the grace after premium is over, and the audit says why', async () => {
  await passes(30)
  expect(profile()).toMatchObject({ nick: 'Guard', bio: 'I count' })
  await revokePremium(database.db, SETTER, now)
  await passes(0)
  expect((await stored())?.premiumEndedAt).toBe(now)
  await passes(2)
  expect(profile().nick).toBe('Guard')
  await passes(1)
  expect([profile(), await stored()]).toEqual([NONE, null])
  const [entry] = await listEntries(database.db, { guildId: guild.id }, 1)
  expect(entry).toMatchObject({ kind: 'branding.ended', actor: { id: null } })
})

test('a person who has premium again keeps the profile', async () => {
  await revokePremium(database.db, SETTER, now)
  await passes(0)
  await grantPremium(database.db, SETTER, 'test', now)
  await passes(9)
  expect((await stored())?.premiumEndedAt).toBeNull()
  expect(profile().nick).toBe('Guard')
})

test('where the bot was away at the end of premium, the profile is reset when it is back', async () => {
  await database.db.updateTable('guilds').set({ active: 0 }).execute()
  await revokePremium(database.db, SETTER, now)
  await passes(9)
  expect(profile().nick).toBe('Guard')
  await database.db.updateTable('guilds').set({ active: 1 }).execute()
  await passes(0)
  await passes(3)
  expect([profile(), await stored()]).toEqual([NONE, null])
})

test('a bot that may not change its nickname loses the other parts, and another refusal is tried again after an hour', async () => {
  await revokePremium(database.db, SETTER, now)
  await passes(0)
  const other = discord.application({ name: 'Another' })
  rest.setToken(other.token)
  await passes(3)
  expect(lines.join()).toContain('trying again in an hour')
  rest.setToken(app.token)
  await passes(0)
  expect(profile().nick).toBe('Guard')
  guild.everyone.permit(0n)
  guild.roleOf(app).permit(0n)
  await passes(1)
  expect([profile(), await stored()]).toEqual([{ ...NONE, nick: 'Guard' }, null])
})

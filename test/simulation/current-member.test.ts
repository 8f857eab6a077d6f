import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { DiscordAPIError, REST } from '@discordjs/rest'
import { GatewayDispatchEvents, Routes } from 'discord-api-types/v10'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { QUICK_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { clientOf, restOf } from './client.ts'

const bytesOf = (hex: string, size = 16): string =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(size)]).toString('base64')
const PNG = `data:image/png;base64,${bytesOf('89504e470d0a1a0a')}`
const GIF = `data:image/gif;base64,${bytesOf('47494638')}`

let discord: Discord
let app: Application
let guild: Guild
let rest: REST
beforeAll(async () => {
  discord = await startDiscord({ rateLimits: QUICK_RATE_LIMITS })
})
afterAll(() => discord.close())
beforeEach(() => {
  app = discord.application({ name: 'Levels' })
  guild = discord.guild({ name: 'Castle', applications: [app] })
  rest = restOf(discord, app)
})

const change = (body: object) => rest.patch(Routes.guildMember(guild.id, '@me'), { body })
const own = () => rest.get(Routes.guildMember(guild.id, app.id))
/** The code of a refusal, and the error codes of its fields. */
const refusal = async (body: object): Promise<[number | string, string]> => {
  const error = (await change(body).then(
    () => null,
    (reason: unknown) => reason,
  )) as DiscordAPIError | null
  if (error === null) throw new Error('it was accepted')
  return [error.code, [...JSON.stringify(error.rawError).matchAll(/"code":"(\w+)"/g)].map(([, code]) => code).join()]
}

test('a bot changes its nickname and pictures in one guild; an absent field stays, and null removes it', async () => {
  expect(await change({ nick: 'Guard', avatar: PNG, banner: GIF, bio: 'I count' })).toMatchObject({ nick: 'Guard' })
  expect(await change({ avatar: null })).toMatchObject({
    nick: 'Guard',
    avatar: null,
    banner: expect.stringMatching(/^a_[\da-f]{32}$/),
  })
  expect(await own()).not.toHaveProperty('bio')
  const other = discord.guild({ name: 'Village', applications: [app] })
  expect(await rest.get(Routes.guildMember(other.id, app.id))).toMatchObject({ nick: null, banner: null })
})

test('the change is dispatched as GUILD_MEMBER_UPDATE', async () => {
  const client = clientOf(discord, app)
  await client.connect()
  await change({ nick: 'Guard' })
  expect((await client.told(GatewayDispatchEvents.GuildMemberUpdate)).d).toMatchObject({ nick: 'Guard' })
  await client.close()
})

test('a nickname needs a permission; pictures and the text about the bot need none', async () => {
  guild.everyone.permit(0n)
  guild.roleOf(app).permit(0n)
  expect(await refusal({ nick: null, bio: 'I count' })).toEqual([50_013, ''])
  expect(await change({ avatar: PNG, bio: 'I count' })).toMatchObject({ avatar: expect.any(String) })
})

test('a text that is too long, an unknown field and an invalid picture are refused, with an error at the field', async () => {
  expect(await refusal({ nick: 'x'.repeat(33) })).toEqual([50_035, 'BASE_TYPE_BAD_LENGTH'])
  expect(await refusal({ bio: 'x'.repeat(191) })).toEqual([50_035, 'BASE_TYPE_MAX_LENGTH'])
  expect((await refusal({ roles: [] }))[0]).toBe(50_035)
  for (const avatar of [
    'https://x.example/a.png',
    `data:image/webp;base64,${bytesOf('52494646')}`,
    'data:image/png;base64,AAAA',
  ])
    expect(await refusal({ avatar })).toEqual([50_035, 'IMAGE_INVALID'])
  expect(await refusal({ avatar: PNG.replace('png', 'gif') })).toEqual([50_035, 'IMAGE_INVALID'])
  const large = `data:image/png;base64,${bytesOf('89504e470d0a1a0a', 10 * 1_024 * 1_024)}`
  expect(await refusal({ banner: large })).toEqual([50_035, 'BINARY_TYPE_MAX_SIZE'])
})

test('a picture is refused if it changes too often, and a bot outside the guild has no profile there', async () => {
  for (let nth = 0; nth < 10; nth++) await change({ avatar: PNG })
  expect(await refusal({ avatar: PNG })).toEqual([50_035, 'AVATAR_RATE_LIMIT'])
  expect(await change({ avatar: null })).toMatchObject({ avatar: null })
  guild.remove(app)
  expect(await refusal({ nick: 'Guard' })).toEqual([50_001, ''])
})

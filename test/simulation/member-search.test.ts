import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { REST } from '@discordjs/rest'
import type { APIGuildMember } from 'discord-api-types/v10'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { restOf } from './client.ts'

let discord: Discord
let guild: Guild
let rest: REST

beforeAll(async () => {
  discord = await startDiscord({ seed: 'search' })
  const app = discord.application({ name: 'Prosperity', intents: { guildMembers: false } })
  guild = discord.guild({ name: 'Castle', owner: 'alice', applications: [app] })
  guild.member('alfred', { displayName: 'Batman' })
  guild.member('robin').isCalled('Alter Ego')
  rest = restOf(discord, app)
})
afterAll(() => discord.close())

async function find(query: string, limit?: number): Promise<string[]> {
  const parameters = new URLSearchParams({ query, ...(limit === undefined ? {} : { limit: String(limit) }) })
  const members = await rest.get(`/guilds/${guild.id}/members/search`, { query: parameters })
  // The endpoint answers with members.
  return (members as APIGuildMember[]).map(({ user }) => user.username).sort()
}

test('members are found by the beginning of their username, nickname or display name, without a privileged intent', async () => {
  expect(await find('AL', 10)).toEqual(['alfred', 'alice', 'robin'])
  expect(await find('bat', 10)).toEqual(['alfred'])
  expect(await find('man', 10)).toEqual([])
})

test('one member is found where the query names no limit', async () => {
  expect(await find('al')).toHaveLength(1)
})

test.each([0, 1_001])('a limit of %d is refused', async (limit) => {
  await expect(find('al', limit)).rejects.toMatchObject({ code: 50035, rawError: { errors: { limit: {} } } })
})

test('an empty query is refused', async () => {
  await expect(find('', 10)).rejects.toMatchObject({ code: 50035, rawError: { errors: { query: {} } } })
})

test('members who left are not found', async () => {
  guild.member('alma').leaves()
  expect(await find('alma', 10)).toEqual([])
})

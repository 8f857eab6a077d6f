import { afterAll, beforeAll, expect, test } from 'bun:test'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import { serveControl } from '../support/community/control.ts'
import { foundPlace, type Place } from '../support/community/place.ts'
import type { Discord } from '../support/discord/discord.ts'
import { guildPermissions, may } from '../support/discord/permissions.ts'
import { startDiscord } from '../support/discord/start.ts'
import { authorizeUrl, exchange, getAs, queryOf, REDIRECT } from './log-in.ts'

let discord: Discord
let place: Place
let control: ReturnType<typeof serveControl>

beforeAll(async () => {
  discord = await startDiscord({ seed: 'place' })
  place = foundPlace(discord)
  control = serveControl(place)
})
afterAll(async () => {
  await control.stop()
  await discord.close()
})

test('scripts/dev has an owner, a manager and members, and a server without the bot', () => {
  const { guild, application, people } = place
  const manages = ({ state }: { state: Parameters<typeof guildPermissions>[1] }) =>
    may(guildPermissions(guild.state, state), PermissionFlagsBits.ManageGuild)
  expect(guild.owner.name).toBe('alice')
  expect(people.filter((name) => manages(guild.member(name)))).toEqual(['alice', 'bob'])
  const others = [...discord.world.guilds.values()].filter(({ id }) => !application.state.guilds.has(id))
  expect(others.map(({ name }) => name)).toEqual(['The Orchard'])
})

test('people can log in after scripts/dev has registered the dashboard’s address', async () => {
  const { application } = place
  const url = authorizeUrl(discord, application)
  expect((await discord.visitor('bob').opens(url)).text).toContain('Invalid OAuth2 redirect_uri')
  const body = JSON.stringify({ uri: REDIRECT })
  expect((await fetch(new URL('/redirect', control.url), { method: 'POST', body })).status).toBe(200)
  const { code = '' } = queryOf(await discord.visitor('bob').allows(url))
  const { access_token } = (await exchange(discord, application, code)).body
  expect((await getAs(discord, `Bearer ${access_token}`, '/users/@me')).body).toMatchObject({ global_name: 'Bob' })
})

import { afterAll, beforeAll, expect, test } from 'bun:test'
import {
  InteractionResponseType as Answer,
  ComponentType,
  InteractionType,
  PermissionFlagsBits,
  Routes,
} from 'discord-api-types/v10'
import { serveControl } from '../support/community/control.ts'
import { foundPlace, type Place } from '../support/community/place.ts'
import type { Discord } from '../support/discord/discord.ts'
import { guildPermissions, may } from '../support/discord/permissions.ts'
import { startDiscord } from '../support/discord/start.ts'
import { restOf } from './client.ts'
import { endpointOf } from './endpoint.ts'
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

test('scripts/try fills in the form that a button opened, and shows the last reply again', async () => {
  const { application } = place
  const endpoint = endpointOf(application, ({ type, data }) => {
    const typed = /"value":"(\w+)"/.exec(JSON.stringify(data))?.[1]
    if (type === InteractionType.ModalSubmit)
      return { type: Answer.ChannelMessageWithSource, data: { content: `typed ${typed}` } }
    const component = { type: ComponentType.TextInput, custom_id: 'word', style: 1 }
    const label = { type: ComponentType.Label, label: 'Type it', component }
    return { type: Answer.Modal, data: { custom_id: 'm', title: 'Sure?', components: [label] } }
  })
  await application.setInteractionsUrl(endpoint.url)
  const body = [{ name: 'ask', description: 'Asks' }]
  await restOf(discord, application).put(Routes.applicationCommands(application.id), { body })
  const act = async (does: object) => {
    const response = await fetch(new URL('/run', control.url), {
      method: 'POST',
      body: JSON.stringify({ as: 'bob', does }),
    })
    // A text, or the reason why there is none.
    const { text, error } = (await response.json()) as { text?: string; error?: string }
    return text ?? error
  }
  const fill = (text: string, field: string | null = null) => act({ what: 'fill', filled: [{ field, text }] })
  expect(await act({ what: 'look' })).toBe('bob has not seen a reply yet; run a command first')
  expect(await act({ what: 'run', line: '/ask' })).toBe('**Sure?**\nType it: ____')
  expect(await fill('yes')).toBe('typed yes')
  expect(await act({ what: 'look' })).toBe('typed yes')
  expect(await fill('yes')).toBe('the last reply is no form; press its button first')
  await act({ what: 'run', line: '/ask' })
  expect(await fill('no', 'Type it')).toBe('typed no')
  await endpoint.stop()
})

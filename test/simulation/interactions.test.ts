import { afterEach, beforeEach, expect, test } from 'bun:test'
import {
  InteractionResponseType as Answer,
  ComponentType,
  ApplicationCommandOptionType as Option,
  PermissionFlagsBits,
  Routes,
} from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { answeringCommunity } from './answering-community.ts'
import { row } from './components.ts'
import type { Answering, Endpoint } from './endpoint.ts'

let discord: Discord
let endpoint: Endpoint | undefined

beforeEach(async () => {
  discord = await startDiscord({ seed: 'interactions' })
})
afterEach(async () => {
  await endpoint?.stop()
  await discord.close()
})

const COMMANDS = [
  {
    name: 'levels',
    description: 'Levels',
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        type: Option.Subcommand,
        name: 'give',
        description: 'Give levels',
        options: [
          { type: Option.User, name: 'user', description: 'Who', required: true },
          { type: Option.Integer, name: 'levels', description: 'How many', required: true, min_value: 1 },
        ],
      },
    ],
  },
  {
    name: 'level',
    description: 'Your level',
    options: [{ type: Option.String, name: 'of', description: 'Whose', autocomplete: true }],
  },
  {
    name: 'import',
    description: 'A file',
    options: [
      { type: Option.Attachment, name: 'file', description: 'The file', required: true },
      { type: Option.String, name: 'note', description: 'A note' },
    ],
  },
  { name: 'Level', type: 2 },
]

const replyWith = (data: object) => ({ type: Answer.ChannelMessageWithSource, data })

async function community(answer: Answering) {
  const opened = await answeringCommunity(discord, answer)
  endpoint = opened.endpoint
  await opened.rest.put(Routes.applicationCommands(opened.app.id), { body: COMMANDS })
  return opened
}

test('a command arrives as Discord sends it: signed, with member, permissions and resolved users', async () => {
  const { guild, general, alice, asked, app } = await community(() => replyWith({ content: 'done' }))
  const bob = guild.member('bob')
  const reply = await guild.owner.runs('/levels give user:@bob levels:2', { in: general })
  expect(reply.content).toBe('done')
  expect(general.sent.map((message) => message.content)).toEqual(['done'])
  expect(asked[0]).toMatchObject({
    application_id: app.id,
    guild_id: guild.id,
    channel_id: general.id,
    context: 0,
    member: { user: { id: guild.owner.id }, permissions: expect.stringMatching(/^\d+$/) },
    data: {
      name: 'levels',
      options: [
        {
          name: 'give',
          type: 1,
          options: [
            { name: 'user', value: bob.id },
            { name: 'levels', value: 2 },
          ],
        },
      ],
      resolved: { users: { [bob.id]: { username: 'bob' } }, members: { [bob.id]: { roles: [] } } },
    },
  })
  expect(alice.roles).toEqual([])
})

test("a command is refused by Discord's client before it is sent", async () => {
  const { guild, alice, asked } = await community(() => replyWith({ content: 'done' }))
  await expect(alice.runs('/levels give user:alice levels:2')).rejects.toThrow('hidden')
  await expect(guild.owner.runs('/levels give user:alice levels:0')).rejects.toThrow('at least 1')
  await expect(guild.owner.runs('/levels give user:alice')).rejects.toThrow('required')
  await expect(guild.owner.runs('/levels give user:nobody levels:1')).rejects.toThrow('no user')
  await expect(guild.owner.runs('/levels')).rejects.toThrow('subcommand')
  await expect(guild.owner.runs('/nothing')).rejects.toThrow('no command')
  expect(asked).toEqual([])
})

test('a file of an option is uploaded, and read from the CDN with the signature of its address alone', async () => {
  const { alice, asked } = await community(() => replyWith({ content: 'done' }))
  const file = { filename: 'my table.csv', bytes: new TextEncoder().encode('id,xp\n') }
  await alice.runs('/import note:x', { options: { file } })
  const [interaction] = asked
  const data = interaction?.data
  if (data === undefined || !('resolved' in data) || !('options' in data)) throw new Error('nothing was sent')
  const [upload] = Object.values(data.resolved?.attachments ?? {})
  expect(data.options?.[0]).toMatchObject({ name: 'file', type: Option.Attachment, value: upload?.id })
  expect(upload).toMatchObject({ filename: 'my_table.csv', title: 'my table.csv', size: 6, ephemeral: true })
  const url = upload?.url ?? ''
  expect(await (await fetch(url)).text()).toBe('id,xp\n')
  expect((await fetch(url.split('?')[0] ?? '')).status).toBe(404)
})

test('a file is sent for an option that takes one, and nothing else is', async () => {
  const { alice, asked } = await community(() => replyWith({ content: 'done' }))
  const file = { filename: 'a.csv', bytes: new Uint8Array(1) }
  await expect(alice.runs('/import')).rejects.toThrow('required')
  await expect(alice.runs('/import file:a.csv')).rejects.toThrow('takes a file')
  await expect(alice.runs('/import', { options: { file, note: file } })).rejects.toThrow('takes no file')
  expect(asked).toEqual([])
})

test('autocomplete, user menus, select menus and modals work', async () => {
  const menu = { type: ComponentType.StringSelect, custom_id: 'menu', options: [{ label: 'One', value: '1' }] }
  const input = { type: ComponentType.TextInput, custom_id: 'why', style: 1, label: 'Why' }
  const { guild, alice, asked } = await community((interaction) => {
    if (interaction.type === 4) return { type: 8, data: { choices: [{ name: 'alice', value: 'alice' }] } }
    if (interaction.type === 5) return replyWith({ content: 'thanks' })
    if (interaction.type === 3)
      return { type: Answer.Modal, data: { custom_id: 'm', title: 'T', components: [row(input)] } }
    return replyWith({ content: 'choose', components: [row(menu)] })
  })
  const bob = guild.member('bob')
  expect((await alice.types('/level of:al')).text).toBe('- alice')
  const chosen = await alice.picks('Level', { user: bob })
  expect(asked.at(-1)?.data).toMatchObject({ target_id: bob.id, type: 2, resolved: { users: { [bob.id]: {} } } })
  const modal = await alice.selects(chosen, ['One'])
  expect(modal.text).toBe('**T**\nWhy: ____')
  expect((await alice.submits(modal, { why: 'because' })).content).toBe('thanks')
})

test('a choice goes to the menu that offers it, and a choice that no menu offers is refused with what there is', async () => {
  const menu = (name: string, ...labels: string[]) => {
    const options = labels.map((label) => ({ label, value: label.toLowerCase() }))
    return row({ type: ComponentType.StringSelect, custom_id: name, placeholder: name, options })
  }
  const { alice, asked } = await community(() =>
    replyWith({ content: 'choose', components: [menu('Number', 'One', 'Both'), menu('Letter', 'A', 'Both')] }),
  )
  const chosen = await alice.runs('/level')
  await alice.selects(chosen, ['A'])
  expect(asked.at(-1)?.data).toMatchObject({ custom_id: 'Letter', values: ['a'] })
  const there = 'the message has "Number" with One, Both; "Letter" with A, Both'
  await expect(alice.selects(chosen, ['C'])).rejects.toThrow(`no menu offers "C"; ${there}`)
  await expect(alice.selects(chosen, ['Both'])).rejects.toThrow(`several menus offer "Both"; ${there}`)
  await alice.selects(chosen, ['Both'], 'Number')
  expect(asked.at(-1)?.data).toMatchObject({ custom_id: 'Number', values: ['both'] })
})

test('an endpoint that takes wrong signatures cannot be set', async () => {
  const app = discord.application({ name: 'Careless' })
  const server = Bun.serve({ port: 0, fetch: () => Response.json({ type: 1 }) })
  const verdict = await app.setInteractionsUrl(`http://127.0.0.1:${server.port}`)
  expect(verdict).toEqual({ ok: false, reason: 'a wrong signature was answered with 200, not 401' })
  expect(app.interactionsUrl).toBe(null)
  await server.stop(true)
})

test('an interaction in a direct message has a user and no member', async () => {
  const { alice, asked } = await community(() => replyWith({ content: 'hi' }))
  await alice.runs('/level', { in: 'direct' })
  expect(asked[0]).toMatchObject({ user: { id: alice.id }, context: 1 })
  expect(asked[0]).not.toHaveProperty('member')
})

import { afterEach, beforeEach, expect, test } from 'bun:test'
import {
  InteractionResponseType as Answer,
  ButtonStyle,
  ComponentType,
  ApplicationCommandOptionType as Option,
  PermissionFlagsBits,
  Routes,
} from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { restOf } from './client.ts'
import { type Answering, type Endpoint, endpointOf } from './endpoint.ts'

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
const button = (label: string) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  label,
  custom_id: `id-${label}`,
})
const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components })

async function community(answer: Answering) {
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  const general = guild.channel('general')
  endpoint = endpointOf(app, answer)
  expect(await app.setInteractionsUrl(endpoint.url)).toEqual({ ok: true })
  const rest = restOf(discord, app)
  await rest.put(Routes.applicationCommands(app.id), { body: COMMANDS })
  return { app, guild, general, rest, alice: guild.member('alice'), asked: endpoint.asked }
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

test('an answer that is late is an error for the user', async () => {
  await discord.close()
  discord = await startDiscord({ interactionDeadlineMs: 100 })
  const answered = Promise.withResolvers<void>()
  const { alice } = await community(() => answered.promise.then(() => replyWith({ content: 'late' })))
  await expect(alice.runs('/level')).rejects.toThrow('timed out')
  answered.resolve()
})

test('an answer that is not 200, not JSON or beyond a limit is an error for the user', async () => {
  const answers: Record<string, Answering> = {
    'answered 500': () => new Response('oops', { status: 500 }),
    'not JSON': () => new Response('{"type":4}', { headers: { 'Content-Type': 'text/plain' } }),
    '2000 or fewer': () => replyWith({ content: 'x'.repeat(2_001) }),
    'one of (4, 5, 9)': () => ({ type: Answer.UpdateMessage, data: { content: 'x' } }),
    'cannot be duplicated': () => replyWith({ content: 'x', components: [row(button('a'), button('a'))] }),
    'empty message': () => replyWith({}),
  }
  let answer: Answering = () => replyWith({})
  const { alice } = await community((interaction) => answer(interaction))
  for (const [reason, wrong] of Object.entries(answers)) {
    answer = wrong
    await expect(alice.runs('/level')).rejects.toThrow(reason)
  }
})

test('a button changes its own message', async () => {
  const { alice, general } = await community((interaction) =>
    'custom_id' in (interaction.data ?? {})
      ? { type: Answer.UpdateMessage, data: { content: 'page 2', components: [] } }
      : replyWith({ content: 'page 1', components: [row(button('Next'))] }),
  )
  const reply = await alice.runs('/level', { in: general })
  expect(reply.text).toBe('page 1\n[Next]')
  await alice.clicks(reply, 'Next')
  expect(reply.text).toBe('page 2')
  expect(general.messages.map((message) => message.content)).toEqual(['page 2'])
})

test('only the user sees an ephemeral reply', async () => {
  const { guild, alice, general } = await community(() =>
    replyWith({ content: 'psst', flags: 64, components: [row(button('Ok'))] }),
  )
  const reply = await alice.runs('/level', { in: general })
  expect(reply.ephemeral).toBe(true)
  expect(general.messages).toEqual([])
  await expect(guild.member('bob').clicks(reply, 'Ok')).rejects.toThrow('do not see')
})

test('a deferred answer is completed through the webhook, and a follow-up comes after', async () => {
  const { alice, app, rest, general } = await community(() => ({ type: Answer.DeferredChannelMessageWithSource }))
  const reply = await alice.runs('/level', { in: general, early: true })
  expect(reply.text).toBe('(thinking)')
  const { token } = reply.interaction
  await rest.patch(Routes.webhookMessage(app.id, token), { body: { content: 'level 3' }, auth: false })
  await rest.post(Routes.webhook(app.id, token), { body: { content: 'more', flags: 64 }, auth: false })
  expect((await reply.settled()).text).toBe('level 3\nmore')
  expect(general.messages.map((message) => message.content)).toEqual(['level 3'])
})

test('an expired token is refused', async () => {
  let now = Date.now()
  await discord.close()
  discord = await startDiscord({ clock: { now: () => now } })
  const { alice, app, rest } = await community(() => replyWith({ content: 'hi' }))
  const reply = await alice.runs('/level')
  now += 15 * 60_000 + 1
  const edit = rest.patch(Routes.webhookMessage(app.id, reply.interaction.token), {
    body: { content: 'x' },
    auth: false,
  })
  await expect(edit).rejects.toMatchObject({ code: 50027 })
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

import { afterEach, beforeEach, expect, test } from 'bun:test'
import { InteractionResponseType as Answer, Routes } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { answeringCommunity } from './answering-community.ts'
import { button, row } from './components.ts'
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

const COMMANDS = [{ name: 'level', description: 'Your level' }]

const replyWith = (data: object) => ({ type: Answer.ChannelMessageWithSource, data })

async function community(answer: Answering) {
  const opened = await answeringCommunity(discord, answer)
  endpoint = opened.endpoint
  await opened.rest.put(Routes.applicationCommands(opened.app.id), { body: COMMANDS })
  return opened
}

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

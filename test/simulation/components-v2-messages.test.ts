import { afterAll, beforeAll, expect, test } from 'bun:test'
import { InteractionResponseType as Answer, Routes } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { answeringCommunity } from './answering-community.ts'
import { button, container, file, row, section, text, V2 } from './components.ts'
import type { Answering, Endpoint } from './endpoint.ts'

let discord: Discord
const endpoints: Endpoint[] = []
beforeAll(async () => {
  discord = await startDiscord({ seed: 'components-v2' })
})
afterAll(async () => {
  for (const endpoint of endpoints) await endpoint.stop()
  await discord.close()
})

async function community(answer: Answering) {
  const opened = await answeringCommunity(discord, answer)
  endpoints.push(opened.endpoint)
  return opened
}
const declared = [{ name: 'level', description: 'Your level' }]
const replyWith = (data: object, type = Answer.ChannelMessageWithSource) => ({ type, data })

test('components get free ids from top to bottom, and keep the ids that they have', async () => {
  const { rest, general } = await community(() => ({}))
  const body = { flags: V2, components: [text('a', { id: 2 }), container([text('b'), row(button('c'))], { id: 0 })] }
  await rest.post(Routes.channelMessages(general.id), { body })
  expect(general.messages.at(-1)).toMatchObject({
    content: '',
    flags: V2,
    components: [{ id: 2 }, { id: 1, components: [{ id: 3 }, { id: 4, components: [{ id: 5 }] }] }],
  })
  await expect(
    rest.post(Routes.channelMessages(general.id), { body: { flags: V2, components: [] } }),
  ).rejects.toMatchObject({ code: 50006 })
})

test('a person reads the texts of components, and presses the buttons beside them', async () => {
  const shown = [container([text('**One**'), section([text('Two')], button('Change'))]), row(button('Next'))]
  const { alice, general, asked } = await community(({ type }) =>
    type === 3
      ? replyWith({ flags: V2, components: [text('changed')] }, Answer.UpdateMessage)
      : replyWith({ flags: V2, components: shown }),
  )
  const reply = await alice.runs('/level', { in: general, declared })
  expect(reply.text).toBe('**One**\nTwo [Change]\n[Next]')
  await alice.clicks(reply, 'Change')
  expect(asked.at(-1)).toMatchObject({ data: { custom_id: 'Change' }, message: { flags: V2 } })
  expect(reply.text).toBe('changed')
})

test('a deferred answer gets the flag when it is completed, and keeps it', async () => {
  const { alice, app, rest } = await community(() => replyWith({ flags: V2 }, Answer.DeferredChannelMessageWithSource))
  const reply = await alice.runs('/level', { early: true, declared })
  const original = Routes.webhookMessage(app.id, reply.interaction.token)
  const patch = (body: object) => rest.patch(original, { body, auth: false })
  await expect(patch({ components: [text()] })).rejects.toMatchObject({ code: 50035 })
  await patch({ flags: V2, components: [text('level 3')] })
  expect((await reply.settled()).text).toBe('level 3')
  await expect(patch({ content: 'level 4' })).rejects.toMatchObject({ code: 50035 })
  await patch({ components: [text('level 4')] })
  expect(reply.message).toMatchObject({ flags: V2, components: [{ content: 'level 4' }] })
})

test('a component shows only a file that the message has', async () => {
  const { alice } = await community(() => replyWith({ flags: V2, components: [file('attachment://a.json')] }))
  await expect(alice.runs('/level', { declared })).rejects.toThrow(
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  )
  const form = new FormData()
  const data = { flags: V2, components: [file('attachment://a.json')], attachments: [{ id: 0, filename: 'a.json' }] }
  form.set('payload_json', JSON.stringify(replyWith(data)))
  form.set('files[0]', new Blob(['{}']), 'a.json')
  const other = await community(() => new Response(form))
  expect((await other.alice.runs('/level', { declared })).text).toContain('(file attachment://a.json)')
})

test('a mention in a text display pings as a mention in the content does', async () => {
  const { rest, general, alice } = await community(() => ({}))
  const components = [container([text(`<@${alice.id}>`)])]
  await rest.post(Routes.channelMessages(general.id), { body: { flags: V2, components } })
  expect(general.messages.at(-1)?.mentions.map(({ id }) => id)).toEqual([alice.id])
  const quiet = { flags: V2, components, allowed_mentions: { parse: [] } }
  await rest.post(Routes.channelMessages(general.id), { body: quiet })
  expect(general.messages.at(-1)?.mentions).toEqual([])
})

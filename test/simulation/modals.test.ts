import { afterAll, beforeAll, expect, test } from 'bun:test'
import { InteractionResponseType as Answer, ComponentType } from 'discord-api-types/v10'
import { checkCallback } from '../support/discord/checks/callback.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { type Endpoint, endpointOf } from './endpoint.ts'

let discord: Discord
let endpoint: Endpoint | undefined

beforeAll(async () => {
  discord = await startDiscord({ seed: 'modals' })
})
afterAll(async () => {
  await endpoint?.stop()
  await discord.close()
})

test('a modal has labels with inputs, and what a person does not change is sent as it was shown', async () => {
  const label = (text: string, component: object) => ({ type: ComponentType.Label, label: text, component })
  const group = ComponentType.CheckboxGroup
  const options = [
    { label: 'Muted', value: 'm', default: true },
    { label: 'Alone', value: 'a' },
  ]
  const app = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Castle', applications: [app] })
  guild.channel('general')
  const alice = guild.member('alice')
  endpoint = endpointOf(app, ({ type }) => {
    if (type === 5) return { type: Answer.ChannelMessageWithSource, data: { content: 'thanks' } }
    const components = [
      label('XP', { type: ComponentType.TextInput, custom_id: 'xp', style: 1, value: '5', max_length: 3 }),
      label('Who', { type: group, custom_id: 'who', options, required: false, min_values: 0 }),
      label('Where', { type: ComponentType.ChannelSelect, custom_id: 'where' }),
    ]
    return { type: Answer.Modal, data: { custom_id: 'm', title: 'Voice', components } }
  })
  expect(await app.setInteractionsUrl(endpoint.url)).toEqual({ ok: true })
  const modal = await alice.runs('/level', { declared: [{ name: 'level', description: 'Your level' }] })
  expect(modal.text).toBe('**Voice**\nXP: 5\nWho: [*Muted | Alone]\nWhere: []')
  await expect(alice.submits(modal, { XP: 'abcd', Where: ['1'] })).rejects.toThrow('takes 1 to 3 characters')
  await expect(alice.submits(modal, {})).rejects.toThrow('takes 1 to 1 choices')
  const hall = guild.channel('hall')
  await alice.submits(modal, { Who: ['Alone', 'm'], Where: [hall] })
  expect(endpoint.asked.at(-1)?.data).toMatchObject({
    custom_id: 'm',
    components: [
      { type: 18, component: { custom_id: 'xp', value: '5' } },
      { type: 18, component: { custom_id: 'who', values: ['a', 'm'] } },
      { type: 18, component: { custom_id: 'where', values: [hall.id] } },
    ],
    resolved: { channels: { [hall.id]: { name: 'hall' } } },
  })
})

test.each([
  ['a label of 46 characters', { label: 'a'.repeat(46), component: { type: 4, custom_id: 'x', style: 1 } }],
  ['a text input with an own label', { label: 'A', component: { type: 4, custom_id: 'x', style: 1, label: 'A' } }],
  [
    'a value longer than allowed',
    { label: 'A', component: { type: 4, custom_id: 'x', style: 1, max_length: 1, value: 'ab' } },
  ],
  ['a button', { label: 'A', component: { type: 2, custom_id: 'x', style: 1, label: 'A' } }],
  ['a menu that is turned off', { label: 'A', component: { type: 8, custom_id: 'x', disabled: true } }],
  ['a required menu without a minimum', { label: 'A', component: { type: 8, custom_id: 'x', min_values: 0 } }],
  ['one radio button', { label: 'A', component: { type: 21, custom_id: 'x', options: [{ label: 'a', value: 'a' }] } }],
])('a modal with %s is refused', (_, label) => {
  const data = { custom_id: 'm', title: 'T', components: [{ type: 18, ...label }] }
  expect(checkCallback(2, null, { type: Answer.Modal, data })).toMatchObject({ ok: false })
})

test('a modal has at most five inputs, with different ids', () => {
  const input = (id: string) => ({ type: 18, label: id, component: { type: 4, custom_id: id, style: 1 } })
  const verdict = (ids: string[]) =>
    checkCallback(2, null, {
      type: Answer.Modal,
      data: { custom_id: 'm', title: 'T', components: ids.map((id) => input(id)) },
    })
  expect(verdict(['a', 'b', 'c', 'd', 'e']).ok).toBe(true)
  expect(verdict(['a', 'b', 'c', 'd', 'e', 'f']).ok).toBe(false)
  expect(verdict(['a', 'a']).ok).toBe(false)
})

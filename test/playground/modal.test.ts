import { expect, test } from 'bun:test'
import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord-api-types/v10'
import { initialValues, partsOf, refusalOf } from '../support/playground/client/modal/values.ts'

// The page reads only these fields of the inputs.
const modal = {
  components: [
    { type: ComponentType.TextDisplay, content: 'What members read' },
    {
      type: ComponentType.Label,
      label: 'Text',
      description: 'Up to 200 characters',
      component: { type: ComponentType.TextInput, custom_id: 'text', style: 2, value: 'hello', min_length: 3 },
    },
    {
      type: ComponentType.Label,
      label: 'Channel',
      component: {
        type: ComponentType.ChannelSelect,
        custom_id: 'where',
        required: false,
        default_values: [{ id: '20', type: 'channel' }],
      },
    },
    {
      type: ComponentType.Label,
      label: 'Days',
      component: {
        type: ComponentType.CheckboxGroup,
        custom_id: 'days',
        options: [
          { label: 'Monday', value: 'mo', default: true },
          { label: 'Sunday', value: 'su' },
        ],
      },
    },
    { type: ComponentType.Label, label: 'Often', component: { type: ComponentType.Checkbox, custom_id: 'often' } },
    {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.TextInput, custom_id: 'old', style: 1, label: 'Old form', required: false }],
    },
  ],
} as unknown as APIModalInteractionResponseCallbackData

const parts = partsOf(modal)
const inputs = parts.flatMap((part) => (part.kind === 'input' ? [part.input] : []))

test('a modal has its texts and inputs in order, each input with its label', () => {
  expect(parts[0]).toEqual({ kind: 'text', text: 'What members read' })
  expect(inputs.map(({ label }) => label)).toEqual(['Text', 'Channel', 'Days', 'Often', 'Old form'])
})

test('inputs have the values that the bot filled in', () => {
  expect(initialValues(parts)).toEqual({ text: 'hello', where: ['20'], days: ['mo'], often: false, old: '' })
})

test('a required input must be filled in, a text must be long enough, and other inputs may stay empty', () => {
  const [text, where, days, often, old] = inputs
  if (!text || !where || !days || !often || !old) throw new Error('an input is missing')
  expect([refusalOf(text, ''), refusalOf(text, 'hi'), refusalOf(text, 'hi!')]).toEqual(['required', 'short', null])
  expect([refusalOf(where, []), refusalOf(days, []), refusalOf(days, ['mo'])]).toEqual([null, 'required', null])
  expect([refusalOf(often, false), refusalOf(old, '')]).toEqual([null, null])
})

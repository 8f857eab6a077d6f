import { expect, test } from 'bun:test'
import * as v from 'valibot'
import { isComplete, messageSchema } from '../../../gateway/events/message-payload.ts'

const AUTHOR = { id: '4', username: 'ann', global_name: 'Ann', discriminator: '0', avatar: 'a1', bot: false }
const MESSAGE = { id: '1', channel_id: '2', guild_id: '3', type: 0, author: AUTHOR, member: { roles: ['5', '6'] } }
const WEBHOOK = { ...MESSAGE, webhook_id: undefined }

/** Values for a field: right ones, and ones that the schema refuses, changes or fills in. */
const VALUES = [
  undefined,
  null,
  0,
  Number.NaN,
  true,
  '',
  '7',
  '07',
  'x',
  'x'.repeat(80),
  'x'.repeat(81),
  '\ud800',
  [],
  {},
]
const changed = <Fields extends object>(fields: Fields): object[] =>
  Object.keys(fields).flatMap((name) => VALUES.map((value) => ({ ...fields, [name]: value })))

const MESSAGES = [
  ...changed(WEBHOOK),
  ...changed(AUTHOR).map((author) => ({ ...MESSAGE, author })),
  ...VALUES.map((roles) => ({ ...MESSAGE, member: { roles } })),
  ...VALUES.map((role) => ({ ...MESSAGE, member: { roles: ['5', role] } })),
]

test('the usual message of a member is complete', () => {
  expect(isComplete(MESSAGE)).toBeTrue()
  expect(isComplete({ ...MESSAGE, author: { ...AUTHOR, global_name: null, avatar: null, bot: true } })).toBeTrue()
})

test('the schema accepts every complete message and changes none of its values', () => {
  for (const message of MESSAGES.filter(isComplete)) {
    const withBot = { ...message, author: { ...message.author, bot: message.author.bot ?? false } }
    expect(withBot).toEqual(v.parse(messageSchema, message))
  }
})

test('what is no message is not complete', () => {
  for (const payload of VALUES) expect(isComplete(payload)).toBeFalse()
})

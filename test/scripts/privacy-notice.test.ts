import { expect, test } from 'bun:test'
import { readInterfaces } from '../../scripts/privacy/read-tables.ts'
import { storedText, undescribed } from '../../scripts/privacy/stored.ts'

const SOURCE = `
import type { Snowflake } from '../discord/snowflake.ts'

/** A member's wish. */
export interface WishTable extends Others {
  guild_id: Snowflake
  /**
   * Why it is stored,
   * on two lines.
   */
  text: string | null
  bare: Generated<number>
}

export interface Plain {
  wishes: WishTable
}
`

test('an interface is read with the comments of its properties', () => {
  expect(readInterfaces(SOURCE)).toEqual([
    {
      name: 'WishTable',
      comment: "A member's wish.",
      properties: [
        { name: 'guild_id', type: 'Snowflake', comment: '' },
        { name: 'text', type: 'string | null', comment: 'Why it is stored, on two lines.' },
        { name: 'bare', type: 'Generated<number>', comment: '' },
      ],
    },
    { name: 'Plain', comment: '', properties: [{ name: 'wishes', type: 'WishTable', comment: '' }] },
  ])
})

test.each(['  inner: {\n    name: string\n  }', '  // a remark\n  name: string', '  [key: string]: number'])(
  'a property that cannot be read is refused, so that no field is left out: %p',
  (property) => {
    expect(() => readInterfaces(`export interface Odd {\n${property}\n}`)).toThrow('cannot read Odd')
  },
)

const users = {
  name: 'users',
  comment: 'A person.',
  columns: [
    { name: 'id', comment: '' },
    { name: 'username', comment: 'The name.' },
    { name: 'secret_wish', comment: '' },
    { name: 'created_at', comment: '' },
  ],
}

test('a field about people without a comment is found, and so is a table without a comment', () => {
  expect(undescribed([users])).toEqual(['users.secret_wish'])
  const leases = { name: 'leases', comment: '', columns: [{ name: 'scope', comment: '' }] }
  expect(undescribed([leases])).toEqual(['leases'])
})

test('the list has the reason for a person’s id and what becomes of it, and no copy of secrets', () => {
  const login = {
    name: 'web_sessions',
    comment: "A person's login to a guild.",
    columns: [
      { name: 'token', comment: 'Encrypted.' },
      { name: 'user_id', comment: '' },
    ],
  }
  const { people } = JSON.parse(storedText([login]))
  expect(people.find(({ name }: { name: string }) => name === 'web_sessions')).toMatchObject({
    holds: 'A person’s login to a server.',
    copied: true,
    fields: [
      ['token', 'Encrypted. A secret: no copy of the data has it.'],
      ['user_id', 'Logins in the dashboard. After a deletion: gone.'],
    ],
  })
})

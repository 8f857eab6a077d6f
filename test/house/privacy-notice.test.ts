import { expect, test } from 'bun:test'
import { readSchema } from '../../scripts/privacy/read-schema.ts'
import { HOW_TO_REGENERATE, STORED_FILE, storedText, undescribed } from '../../scripts/privacy/stored.ts'
import { PERSONAL_DATA } from '../../shared/database/privacy/personal-data.ts'

const tables = readSchema()

test('every table says in a comment what it holds, and every field about people what for', () => {
  expect(tables.length).toBeGreaterThan(45)
  expect(undescribed(tables)).toEqual([])
})

test('the fields of the privacy notice are those of the comments', async () => {
  const isCurrent = (await Bun.file(STORED_FILE).text()) === storedText(tables)
  if (!isCurrent) throw new Error(`the privacy notice is out of date; write it anew: ${HOW_TO_REGENERATE}`)
  expect(isCurrent).toBe(true)
})

test('the privacy notice has every column with ids of people', () => {
  const columns = new Map(tables.map(({ name, columns: found }) => [name, found.map((column) => column.name)]))
  const declared = Object.entries<{ people: object; secret?: readonly string[] }>(PERSONAL_DATA)
  const missing = declared.flatMap(([table, { people, secret = [] }]) =>
    [...Object.keys(people), ...secret].filter((column) => !columns.get(table)?.includes(column)),
  )
  expect(missing).toEqual([])
})

test('tokens, keys and logins are stored sealed or as a hash, and the notice says so', () => {
  const commentOf = (table: string, column: string): string | undefined =>
    tables.find(({ name }) => name === table)?.columns.find(({ name }) => name === column)?.comment
  for (const [table, column] of [
    ['whitelabel_bots', 'token'],
    ['web_sessions', 'token'],
    ['web_sessions', 'id_hash'],
    ['api_keys', 'key_hash'],
    ['forgotten_members', 'member_hash'],
  ] as const)
    expect([column, commentOf(table, column)]).toEqual([column, expect.stringMatching(/[Ee]ncrypted|SHA-256/)])
})

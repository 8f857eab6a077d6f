import { expect, test } from 'bun:test'
import { type FoundColumn, mapSchema } from '../../../shared/original/schema.ts'

const columns = (tables: Readonly<Record<string, string>>): FoundColumn[] =>
  Object.entries(tables).flatMap(([table, names]) =>
    names.split(' ').map((each) => {
      const [column = '', type = 'bigint'] = each.split(':')
      return { table, column, type }
    }),
  )

const LEAST = { guilds: 'id name', users: 'id username', guild_users: 'guildId userId xp' }

/** The names that were found for the columns of a table. */
function namesOf(tables: Readonly<Record<string, string>>, table: 'guilds' | 'guildUsers' | 'levelRoles') {
  const mapped = mapSchema(columns(tables))
  if (!mapped.ok) throw new Error(mapped.names.join())
  return Object.fromEntries(Object.entries(mapped.schema[table]?.columns ?? {}).map(([name, one]) => [name, one.name]))
}

test('columns are found in camelCase, in snake_case and by their earlier names', () => {
  expect(namesOf(LEAST, 'guildUsers')).toEqual({ guildId: 'guildId', userId: 'userId', xp: 'xp' })
  const snake = { ...LEAST, guild_users: 'guild_id user_id xp message_count last_xp_at' }
  expect(namesOf(snake, 'guildUsers')).toMatchObject({
    guildId: 'guild_id',
    messageCount: 'message_count',
    lastXpAt: 'last_xp_at',
  })
  const early = { ...LEAST, guilds: 'id name notificationChannel xpDelay' }
  expect(namesOf(early, 'guilds')).toMatchObject({
    notificationChannelId: 'notificationChannel',
    xpDelaySeconds: 'xpDelay',
  })
  expect(namesOf({ ...LEAST, level_roles: 'id guildId level' }, 'levelRoles')).toMatchObject({ roleId: 'id' })
  expect(namesOf({ ...LEAST, levelRoles: 'id guild_id level role_id' }, 'levelRoles')).toMatchObject({
    roleId: 'role_id',
  })
})

test('what is not read is named, apart from columns that are computed anew', () => {
  const found = columns({ ...LEAST, users: 'id username is_admin createdAt', message_logs: 'id' })
  expect(mapSchema(found)).toMatchObject({ ok: true, unknown: ['message_logs', 'users.is_admin'] })
})

test.each([
  [{ guilds: 'id name', users: 'id' }, 'missing', ['users.username', 'guildUsers']],
  [{ ...LEAST, users: 'id:double username' }, 'rounded', ['users.id']],
  [{ ...LEAST, kysely_migration: 'name' }, 'own', []],
] as const)('%p is refused: %s', (tables, why, names) => {
  expect(mapSchema(columns(tables))).toEqual({ ok: false, why, names })
})

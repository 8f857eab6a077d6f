import { expect, test } from 'bun:test'
import type { Actor } from '../../shared/audit/entry.ts'
import {
  createApiKey,
  deleteApiKey,
  findApiKey,
  getApiKey,
  listApiKeys,
  MAX_API_KEYS,
  noteApiKeyUse,
} from '../../shared/database/web/api-keys.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers } from './dialects.ts'

const ACTOR: Actor = { id: '7', via: 'dashboard', keyId: null }
const RULE = { mainBotId: '900', now: NOW }
const hashOf = (nth: number): string => String(nth).padStart(64, '0')
const key = (nth: number, guildId = GUILD) => ({
  guildId,
  keyHash: hashOf(nth),
  name: `Key ${nth}`,
  scope: 'read' as const,
  createdBy: '7',
  createdAt: NOW,
  expiresAt: null,
})

overEachDialect('API keys', (at) => {
  test('are found by their hash, with the stored facts about their guild', async () => {
    await seedMembers(at.tcp, GUILD, [])
    const id = await createApiKey(at.db, { ...key(1), scope: 'write', expiresAt: NOW + 5 }, ACTOR)
    const found = { id, guildId: GUILD, scope: 'write', createdBy: '7', usedAt: null, expiresAt: NOW + 5 }
    expect(await findApiKey(at.db, hashOf(1), RULE)).toEqual({
      ...found,
      isGuildActive: true,
      customerBot: null,
    } as never)
    expect(await findApiKey(at.db, hashOf(2), RULE)).toBeNull()
    await createApiKey(at.db, key(3, OTHER_GUILD), ACTOR)
    expect(await findApiKey(at.db, hashOf(3), RULE)).toMatchObject({ guildId: OTHER_GUILD, isGuildActive: false })
  })

  test('are listed for their guild, the newest first, with their last use', async () => {
    const [first, second] = [await createApiKey(at.db, key(1), ACTOR), await createApiKey(at.db, key(2), ACTOR)]
    await createApiKey(at.db, key(3, OTHER_GUILD), ACTOR)
    await noteApiKeyUse(at.db, first ?? '', NOW + 9)
    const listed = await listApiKeys(at.db, GUILD)
    expect(listed.map(({ id, name, usedAt }) => [id, name, usedAt])).toEqual([
      [second ?? '', 'Key 2', null],
      [first ?? '', 'Key 1', NOW + 9],
    ])
  })

  test('have a maximum in one guild, and the audit names only those that were made', async () => {
    for (let nth = 0; nth < MAX_API_KEYS; nth++) expect(await createApiKey(at.db, key(nth), ACTOR)).not.toBeNull()
    expect(await createApiKey(at.db, key(99), ACTOR)).toBeNull()
    expect(await createApiKey(at.db, key(99, OTHER_GUILD), ACTOR)).not.toBeNull()
    const entries = await at.tcp.selectFrom('audit_entries').select(['guild_id', 'kind']).execute()
    expect(entries.filter((entry) => entry.guild_id === GUILD && entry.kind === 'key.created')).toHaveLength(
      MAX_API_KEYS,
    )
  })

  test('are deleted once, in their own guild alone', async () => {
    const id = (await createApiKey(at.db, key(1), ACTOR)) ?? ''
    expect(await getApiKey(at.db, OTHER_GUILD, id)).toBeNull()
    const known = await getApiKey(at.db, GUILD, id)
    if (known === null) throw new Error('the key is there')
    const remove = (guildId: string) => deleteApiKey(at.db, { guildId, id, key: known }, { actor: ACTOR, at: NOW })
    expect([await remove(OTHER_GUILD), await remove(GUILD), await remove(GUILD)]).toEqual([false, true, false])
    const deleted = await at.tcp.selectFrom('audit_entries').select('kind').where('kind', '=', 'key.deleted').execute()
    expect(deleted).toHaveLength(1)
  })
})

import { expect, test } from 'bun:test'
import { claimReply, purgeReplies, releaseReply, storeReply } from '../../shared/database/web/api-replies.ts'
import { NOW, overEachDialect } from './dialects.ts'

const KEY = { caller: 'key:1', idempotencyKey: 'One' }
const HASH = 'a'.repeat(64)

overEachDialect('stored replies', (at) => {
  test('are claimed by one of several requests at once', async () => {
    const claims = await Promise.all(Array.from({ length: 5 }, () => claimReply(at.db, KEY, HASH, NOW)))
    expect(claims.filter((claim) => claim === null)).toHaveLength(1)
    expect(claims.find((claim) => claim !== null)).toEqual({
      requestHash: HASH,
      status: null,
      reply: null,
      createdAt: NOW,
    })
  })

  test('come back as they were stored, for their caller and key alone', async () => {
    await claimReply(at.db, KEY, HASH, NOW)
    await storeReply(at.db, KEY, 201, '{"né":"😀"}')
    expect(await claimReply(at.db, KEY, 'b'.repeat(64), NOW + 1)).toEqual({
      requestHash: HASH,
      status: 201,
      reply: '{"né":"😀"}',
      createdAt: NOW,
    })
    expect(await claimReply(at.db, { ...KEY, caller: 'key:2' }, HASH, NOW)).toBeNull()
    expect(await claimReply(at.db, { ...KEY, idempotencyKey: 'Two' }, HASH, NOW)).toBeNull()
  })

  test('are given back', async () => {
    await claimReply(at.db, KEY, HASH, NOW)
    await releaseReply(at.db, KEY)
    expect(await claimReply(at.db, KEY, HASH, NOW)).toBeNull()
  })

  test('are purged in batches, the oldest first', async () => {
    for (let nth = 0; nth < 5; nth++) await claimReply(at.db, { ...KEY, idempotencyKey: `${nth}` }, HASH, NOW + nth)
    expect(await purgeReplies(at.db, NOW + 4, 3)).toBe(true)
    expect(await purgeReplies(at.db, NOW + 4, 3)).toBe(false)
    const left = await at.tcp.selectFrom('api_replies').select('idempotency_key').execute()
    expect(left).toEqual([{ idempotency_key: '4' }])
    expect(await purgeReplies(at.db, NOW, 3)).toBe(false)
  })
})

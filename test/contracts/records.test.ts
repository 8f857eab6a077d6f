import { expect, test } from 'bun:test'
import { type Checkpoint, loadCheckpoints, saveCheckpoints } from '../../shared/database/gateway-sessions.ts'
import { ping } from '../../shared/database/health.ts'
import { insertMessageLogs } from '../../shared/database/message-logs.ts'
import { whitelabelPublicKey } from '../../shared/database/whitelabel.ts'
import { GUILD, NOW, overEachDialect, TWINS } from './dialects.ts'

overEachDialect('gateway sessions', (at) => {
  const checkpoint = (botId: string, shard: number, sequence: number): Checkpoint => ({
    botId,
    shard,
    shardCount: 2,
    sessionKey: 'key',
    resumeUrl: 'wss://resume.example',
    sequence,
  })

  test('come back as they were saved, each bot its own', async () => {
    await saveCheckpoints(at.db, [checkpoint(TWINS[0], 0, 1), checkpoint(TWINS[1], 0, 2 ** 53 - 1)], NOW)
    expect(await loadCheckpoints(at.db, TWINS[1])).toEqual([checkpoint(TWINS[1], 0, 2 ** 53 - 1)])
    expect(await loadCheckpoints(at.db, '404')).toEqual([])
  })

  test('of a shard are replaced, those of its neighbour stay', async () => {
    await saveCheckpoints(at.db, [checkpoint('1', 0, 1), checkpoint('1', 1, 1)], NOW)
    await saveCheckpoints(at.db, [{ ...checkpoint('1', 0, 9), sessionKey: 'new' }], NOW + 1)
    await saveCheckpoints(at.db, [], NOW + 2)
    const loaded = await loadCheckpoints(at.db, '1')
    expect(loaded.sort((a, b) => a.shard - b.shard)).toEqual([
      { ...checkpoint('1', 0, 9), sessionKey: 'new' },
      checkpoint('1', 1, 1),
    ])
  })
})

overEachDialect('message logs', (at) => {
  test('note a message once: the second note changes nothing', async () => {
    const log = (message_id: string, xp: number) => ({
      message_id,
      guild_id: GUILD,
      user_id: '1',
      channel_id: '2',
      xp,
      created_at: NOW,
    })
    await insertMessageLogs(at.db, [log(TWINS[0], 15)])
    await insertMessageLogs(at.db, [log(TWINS[0], 30), log(TWINS[1], 20)])
    await insertMessageLogs(at.db, [])
    const rows = await at.db.selectFrom('message_logs').selectAll().orderBy('message_id').execute()
    expect(rows).toEqual([log(TWINS[0], 15), log(TWINS[1], 20)])
  })
})

overEachDialect('whitelabel bots', (at) => {
  test('have a public key, unknown ones have none', async () => {
    const key = 'ab'.repeat(32)
    await at.db
      .insertInto('whitelabel_bots')
      .values({
        bot_id: TWINS[0],
        old_bot_id: null,
        user_id: '1',
        token: 'encrypted',
        public_key: key,
        action: null,
        last_action: null,
        status_detail: null,
        name: 'a bot',
        discriminator: null,
        avatar_hash: null,
        presence: null,
        lease_owner: null,
        lease_until: null,
        created_at: NOW,
        updated_at: NOW,
      })
      .execute()
    expect(await whitelabelPublicKey(at.db, TWINS[0])).toBe(key)
    expect(await whitelabelPublicKey(at.db, TWINS[1])).toBeNull()
  })
})

overEachDialect('health', (at) => {
  test('a database that answers is well', async () => {
    expect(await ping(at.db)).toBeUndefined()
  })
})

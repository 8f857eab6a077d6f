import { expect, test } from 'bun:test'
import { insertMessageLogs, purgeMessageLogs } from '../../shared/database/members/message-logs.ts'
import { ping } from '../../shared/database/query/ping.ts'
import {
  type Checkpoint,
  keepCheckpointsOf,
  listCheckpoints,
  loadCheckpoints,
  saveCheckpoints,
} from '../../shared/database/sessions/checkpoints.ts'
import { GUILD, NOW, overEachDialect, TWINS } from './dialects.ts'

overEachDialect('gateway sessions', (at) => {
  const checkpoint = (botId: string, shard: number, sequence: number): Checkpoint => ({
    botId,
    shard,
    shardCount: 2,
    sessionKey: 'key',
    resumeUrl: 'wss://resume.example',
    sequence,
    intents: 5,
  })

  test('are read back as they were saved, separately for each bot', async () => {
    await saveCheckpoints(at.db, [checkpoint(TWINS[0], 0, 1), checkpoint(TWINS[1], 0, 2 ** 53 - 1)], NOW)
    expect(await loadCheckpoints(at.db, TWINS[1])).toEqual([checkpoint(TWINS[1], 0, 2 ** 53 - 1)])
    expect(await loadCheckpoints(at.db, '404')).toEqual([])
  })

  test('of a shard are replaced, and those of another shard stay', async () => {
    await saveCheckpoints(at.db, [checkpoint('1', 0, 1), checkpoint('1', 1, 1)], NOW)
    await saveCheckpoints(at.db, [{ ...checkpoint('1', 0, 9), sessionKey: 'new' }], NOW + 1)
    await saveCheckpoints(at.db, [], NOW + 2)
    const loaded = await loadCheckpoints(at.db, '1')
    expect(loaded.sort((a, b) => a.shard - b.shard)).toEqual([
      { ...checkpoint('1', 0, 9), sessionKey: 'new' },
      checkpoint('1', 1, 1),
    ])
  })

  test('have unknown intents where a process of an older release, which stores none, has begun another session', async () => {
    await saveCheckpoints(at.db, [checkpoint('1', 0, 1)], NOW)
    await at.db.updateTable('gateway_sessions').set({ session_key: 'new' }).execute()
    expect(await loadCheckpoints(at.db, '1')).toEqual([{ ...checkpoint('1', 0, 1), sessionKey: 'new', intents: null }])
  })

  test('are listed by number of shards, then by shard, with the time of writing', async () => {
    await saveCheckpoints(at.db, [checkpoint(TWINS[0], 1, 8), checkpoint(TWINS[1], 0, 1)], NOW)
    await saveCheckpoints(at.db, [checkpoint(TWINS[0], 0, 7)], NOW + 1)
    await saveCheckpoints(at.db, [{ ...checkpoint(TWINS[0], 0, 5), shardCount: 1 }], NOW + 2)
    expect(await listCheckpoints(at.db, TWINS[0])).toEqual([
      { shard: 0, shardCount: 1, sequence: 5, savedAt: NOW + 2 },
      { shard: 0, shardCount: 2, sequence: 7, savedAt: NOW + 1 },
      { shard: 1, shardCount: 2, sequence: 8, savedAt: NOW },
    ])
  })

  test('of two numbers of shards are stored side by side, and unneeded ones of the given bot are deleted', async () => {
    const single = { ...checkpoint(TWINS[0], 0, 5), shardCount: 1, sessionKey: 'single' }
    const others = { ...single, botId: TWINS[1] }
    await saveCheckpoints(at.db, [single, others, checkpoint(TWINS[0], 0, 7)], NOW)
    expect((await loadCheckpoints(at.db, TWINS[0])).map(({ sequence }) => sequence).sort()).toEqual([5, 7])
    await keepCheckpointsOf(at.db, TWINS[0], 2)
    expect(await loadCheckpoints(at.db, TWINS[0])).toEqual([checkpoint(TWINS[0], 0, 7)])
    expect(await loadCheckpoints(at.db, TWINS[1])).toEqual([others])
  })
})

overEachDialect('message logs', (at) => {
  const log = (messageId: string, xp: number) => ({
    messageId,
    guildId: GUILD,
    userId: '1',
    channelId: '2',
    xp,
    createdAt: NOW,
  })

  test('that are old are deleted in batches, the oldest first; the others stay', async () => {
    const ids = [9, 10, 11, 100, 101].map(String)
    await insertMessageLogs(
      at.db,
      ids.map((id) => log(id, 15)),
    )
    const left = async () =>
      (await at.db.selectFrom('message_logs').select('message_id').orderBy('message_id').execute()).map((row) =>
        Number(row.message_id),
      )
    expect(await purgeMessageLogs(at.db, '101', 3)).toBe(true)
    expect(await left()).toEqual([100, 101])
    expect(await purgeMessageLogs(at.db, '101', 3)).toBe(false)
    expect(await left()).toEqual([101])
    expect(await purgeMessageLogs(at.db, '101', 3)).toBe(false)
    expect(await left()).toEqual([101])
  })

  test('store a message once: storing it again changes nothing', async () => {
    await insertMessageLogs(at.db, [log(TWINS[0], 15)])
    await insertMessageLogs(at.db, [log(TWINS[0], 30), log(TWINS[1], 20)])
    await insertMessageLogs(at.db, [])
    const rows = await at.db
      .selectFrom('message_logs')
      .select(['message_id as messageId', 'guild_id as guildId', 'user_id as userId', 'channel_id as channelId', 'xp'])
      .select('created_at as createdAt')
      .orderBy('message_id')
      .execute()
    expect(rows).toEqual([log(TWINS[0], 15), log(TWINS[1], 20)])
  })
})

overEachDialect('health', (at) => {
  test('a database that answers is healthy', async () => {
    expect(await ping(at.db)).toBeUndefined()
  })
})

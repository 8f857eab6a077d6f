import { expect, test } from 'bun:test'
import { claimAlone, claimWhole } from '../../shared/database/bots/main-bot-use.ts'
import { shardScope } from '../../shared/database/bots/shard-counts.ts'
import { takeLeases } from '../../shared/database/processes/leases.ts'
import { loadAllCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import { saveHeldCheckpoints, saveOwnCheckpoints } from '../../shared/database/sessions/held-checkpoints.ts'
import { NOW, overTcp } from './dialects.ts'

const MAIN = '900'
const [OURS, LOST] = ['940', '950']
const UNTIL = NOW + 20_000

const checkpoint = (botId: string, sequence: number, shard = 0) => ({
  ...{ botId, shard, shardCount: 2, sessionKey: `session of ${sequence}`, resumeUrl: 'wss://x', sequence, intents: 5 },
})

const bot = (id: string, owner: string) => ({
  ...{ bot_id: id, user_id: '1', token: '', public_key: '', status: 'running' as const, name: 'a bot' },
  ...{ lease_owner: owner, lease_until: UNTIL, created_at: NOW, updated_at: NOW },
})

overTcp('checkpoints of a gateway that was paused', (at) => {
  test('replace no checkpoint of a bot or a shard that another process has taken', async () => {
    const items = { scope: shardScope(MAIN, 2), count: 2 }
    await takeLeases(at.db, items, { processId: 'us', now: NOW, until: UNTIL }, 1)
    await takeLeases(at.db, items, { processId: 'another', now: NOW, until: UNTIL }, 1)
    await at.db
      .insertInto('whitelabel_bots')
      .values([bot(OURS, 'us'), bot(LOST, 'another')])
      .execute()
    const all = (sequence: number) => [
      checkpoint(OURS, sequence),
      checkpoint(LOST, sequence),
      checkpoint(MAIN, sequence, 0),
      checkpoint(MAIN, sequence, 1),
    ]
    await saveHeldCheckpoints(at.db, { processId: 'another', mainBotId: MAIN }, all(9), NOW)
    await saveHeldCheckpoints(at.db, { processId: 'us', mainBotId: MAIN }, all(5), NOW)
    const stored = await loadAllCheckpoints(at.db, [OURS, LOST, MAIN])
    const sequences = stored.map(({ botId, shard, sequence }) => [botId, shard, sequence])
    expect(sequences.sort()).toEqual([
      [MAIN, 0, 5],
      [MAIN, 1, 9],
      [OURS, 0, 5],
      [LOST, 0, 9],
    ])
  })
})

overTcp('checkpoints of a standalone process that was paused', (at) => {
  const claim = (processId: string) => ({
    ...{ botId: MAIN, lease: { processId, now: NOW, until: UNTIL }, takesOver: false, isFirst: true },
  })
  const save = (processId: string, sequence: number) => {
    const moved = [checkpoint(MAIN, sequence, 0), checkpoint(MAIN, sequence, 1), checkpoint(OURS, sequence)]
    return saveOwnCheckpoints(at.db, { processId, mainBotId: MAIN }, [...moved, checkpoint(LOST, sequence)], NOW)
  }
  const stored = async () =>
    (await loadAllCheckpoints(at.db, [OURS, LOST, MAIN]))
      .map(({ botId, shard, sequence, sessionKey }) => [botId, shard, sequence, sessionKey])
      .sort()
  const row = (botId: string, sequence: number, shard = 0) => [botId, shard, sequence, `session of ${sequence}`]

  test('replace no checkpoint of a bot that another process has taken', async () => {
    await claimAlone(at.db, claim('us'))
    await save('us', 3)
    expect(await stored()).toEqual([row(MAIN, 3, 0), row(MAIN, 3, 1)])
    await claimAlone(at.db, claim('another'))
    await save('another', 9)
    await save('us', 5)
    expect(await stored()).toEqual([row(MAIN, 9, 0), row(MAIN, 9, 1)])
  })

  test('are stored for the bots of a pool that it holds', async () => {
    await claimWhole(at.db, claim('us'))
    await at.db
      .insertInto('whitelabel_bots')
      .values([bot(OURS, 'us'), bot(LOST, 'another')])
      .execute()
    await save('us', 5)
    await save('another', 9)
    expect(await stored()).toEqual([row(MAIN, 5, 0), row(MAIN, 5, 1), row(OURS, 5), row(LOST, 9)])
  })
})

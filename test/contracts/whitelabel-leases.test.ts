import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import {
  addGuildBots,
  guildsOfBot,
  guildsOfBots,
  guildsOfShard,
  removeGuildBots,
} from '../../shared/database/bots/guild-bots.ts'
import { clearReply, dismissAction, recordState } from '../../shared/database/bots/held-bots.ts'
import {
  announceProcess,
  countBotsToHold,
  holdMainBot,
  releaseBots,
  releaseMainBot,
  renewBots,
  takeBots,
  withdrawProcess,
} from '../../shared/database/bots/leases.ts'
import { requestAction, setPresence } from '../../shared/database/bots/whitelabel.ts'
import { insertJobs, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { GUILD, NOW, OTHER_GUILD, overTcp, TWINS } from './dialects.ts'

const LEASE_MS = 20_000
const MAIN = '1234'
const lease = (processId: string, now = NOW) => ({ processId, now, until: now + LEASE_MS })

overTcp('bots that should run', (at) => {
  const seed = (count: number, status: 'running' | 'stopped' | 'failed' | 'stopping' = 'running') =>
    at.db
      .insertInto('whitelabel_bots')
      .values(
        Array.from({ length: count }, (_, nth) => ({
          bot_id: String(BigInt(TWINS[0]) + BigInt(nth)),
          user_id: '1',
          token: '',
          public_key: '',
          status,
          name: 'a bot',
          created_at: NOW,
          updated_at: NOW,
        })),
      )
      .execute()

  test('are each taken by one of many processes', async () => {
    await seed(40)
    const takers = Array.from({ length: 5 }, (_, nth) => takeBots(at.db, lease(`taker-${nth}`), 40))
    const taken = (await Promise.all(takers)).flat()
    expect(taken).toHaveLength(40)
    expect(new Set(taken).size).toBe(40)
  })

  test('are taken up to the given number, and counted whichever process holds them', async () => {
    await seed(5)
    expect(await takeBots(at.db, lease('a'), 3)).toHaveLength(3)
    expect(await takeBots(at.db, lease('b'), 3)).toHaveLength(2)
    expect(await takeBots(at.db, lease('b'), 0)).toEqual([])
    expect(await countBotsToHold(at.db, 'a', NOW)).toMatchObject({ bots: 5, held: 3 })
    expect(await countBotsToHold(at.db, 'a', NOW + LEASE_MS + 1)).toMatchObject({ bots: 5, held: 0 })
  })

  test('have a version that changes when a held bot changes, and only then', async () => {
    await seed(2)
    await takeBots(at.db, lease('a'), 1)
    const bots = await at.db.selectFrom('whitelabel_bots').select(['bot_id', 'lease_owner']).execute()
    const [botId, other] = ['a', null].map((owner) => bots.find((bot) => bot.lease_owner === owner)?.bot_id ?? '')
    if (botId === undefined || other === undefined) throw new Error('there is no bot')
    const version = async (): Promise<string> => (await countBotsToHold(at.db, 'a', NOW)).heldVersion
    const changesBy = async (change: () => Promise<unknown>): Promise<boolean> => {
      const before = await version()
      await change()
      return (await version()) !== before
    }
    const reply = { applicationId: '1', token: 'reply', locale: 'de' }
    expect(await changesBy(() => renewBots(at.db, { processId: 'a', until: NOW + 99_000 }, [botId]))).toBe(false)
    expect(
      await changesBy(() => requestAction(at.db, { guildId: '0', actor: SCRIPT, botId: other, action: 'stop' }, NOW)),
    ).toBe(false)
    expect(
      await changesBy(() =>
        setPresence(at.db, { guildId: '0', actor: SCRIPT, botId, ownerId: '1', before: null, presence: '{}' }, NOW),
      ),
    ).toBe(true)
    expect(
      await changesBy(() => requestAction(at.db, { guildId: '0', actor: SCRIPT, botId, action: 'start', reply }, NOW)),
    ).toBe(true)
    expect(await changesBy(() => dismissAction(at.db, botId, 'a'))).toBe(true)
    expect(await changesBy(() => clearReply(at.db, botId, 'reply'))).toBe(true)
    expect(await changesBy(() => recordState(at.db, 'a', [botId], { status: 'failed', detail: null }, NOW))).toBe(true)
  })

  test('are not taken for stopped or failed bots, unless an action is requested', async () => {
    await seed(2, 'failed')
    expect(await takeBots(at.db, lease('a'), 9)).toEqual([])
    expect(await countBotsToHold(at.db, 'a', NOW)).toMatchObject({ bots: 0, held: 0 })
    await at.db.updateTable('whitelabel_bots').set({ action: 'start' }).where('bot_id', '=', TWINS[1]).execute()
    expect(await takeBots(at.db, lease('a'), 9)).toEqual([TWINS[1]])
  })

  test('are taken for bots whose stop was begun, so that it is completed', async () => {
    await seed(1, 'stopping')
    expect(await takeBots(at.db, lease('a'), 9)).toEqual([TWINS[0]])
  })

  test('of a dead process are free once they have expired, and not before', async () => {
    await seed(1)
    await takeBots(at.db, lease('dead'), 9)
    expect(await takeBots(at.db, lease('other', NOW + LEASE_MS), 9)).toEqual([])
    expect(await takeBots(at.db, lease('other', NOW + LEASE_MS + 1), 9)).toEqual([TWINS[0]])
    expect(await renewBots(at.db, lease('dead', NOW + LEASE_MS + 2), [TWINS[0]])).toEqual([])
  })

  test('stay with the process that took them between the read and the claim of another', async () => {
    await seed(2)
    let taken: string[] = []
    // Runs after the first statement of the slower process, which reads the free bots.
    const onFirstResult = async () => {
      if (taken.length === 0) taken = await takeBots(at.db, lease('fast'), 1)
    }
    const slow = at.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        await onFirstResult()
        return result
      },
    })
    const others = await takeBots(slow, lease('slow'), 2)
    expect(taken).toHaveLength(1)
    expect(others).toHaveLength(1)
    expect(others).not.toEqual(taken)
    expect(await renewBots(at.db, lease('fast'), taken)).toEqual(taken)
  })

  test('are renewed by the process that holds them', async () => {
    await seed(3)
    const mine = await takeBots(at.db, lease('a'), 2)
    expect(await renewBots(at.db, lease('a', NOW + 5_000), mine)).toEqual(mine)
    expect(await renewBots(at.db, lease('a', NOW + 5_000), [...mine, '404'])).toEqual(mine)
    expect(await renewBots(at.db, lease('a', NOW), [])).toEqual([])
    expect(await takeBots(at.db, lease('b', NOW + LEASE_MS + 1), 9)).toHaveLength(1)
  })

  test('are free at once when their process releases them, and no other process can release them', async () => {
    await seed(1)
    const mine = await takeBots(at.db, lease('a'), 9)
    await releaseBots(at.db, 'b', mine)
    expect(await takeBots(at.db, lease('b'), 9)).toEqual([])
    await releaseBots(at.db, 'a', mine)
    expect(await takeBots(at.db, lease('b'), 9)).toEqual(mine)
  })
})

overTcp('the main bot', (at) => {
  test('is held by one process, until the process releases it or dies', async () => {
    const holders = ['a', 'b', 'c'].map((processId) => holdMainBot(at.db, TWINS[0], lease(processId)))
    const held = await Promise.all(holders)
    expect(held.filter(Boolean)).toHaveLength(1)
    const holder = ['a', 'b', 'c'][held.indexOf(true)] ?? ''
    expect(await holdMainBot(at.db, TWINS[0], lease(holder, NOW + 5_000))).toBe(true)
    expect(await holdMainBot(at.db, TWINS[0], lease('d', NOW + 5_000 + LEASE_MS))).toBe(false)
    expect(await holdMainBot(at.db, TWINS[0], lease('d', NOW + 5_001 + LEASE_MS))).toBe(true)
    await releaseMainBot(at.db, TWINS[0], holder)
    expect(await holdMainBot(at.db, TWINS[0], lease('e', NOW + 6_000))).toBe(false)
    await releaseMainBot(at.db, TWINS[0], 'd')
    expect(await holdMainBot(at.db, TWINS[0], lease('e', NOW + 6_000))).toBe(true)
    expect(await holdMainBot(at.db, TWINS[1], lease('a'))).toBe(true)
  })
})

overTcp('processes', (at) => {
  test('are counted while they report that they are alive', async () => {
    expect(await announceProcess(at.db, lease('a'))).toBe(1)
    expect(await announceProcess(at.db, lease('b', NOW + 10_000))).toBe(2)
    expect(await announceProcess(at.db, lease('b', NOW + LEASE_MS + 1))).toBe(1)
    await announceProcess(at.db, lease('a', NOW + LEASE_MS + 1))
    await withdrawProcess(at.db, 'b')
    expect(await announceProcess(at.db, lease('a', NOW + LEASE_MS + 2))).toBe(1)
  })
})

overTcp('bots in guilds', (at) => {
  const bot = (bot_id: string, until: number | null) =>
    at.db
      .insertInto('whitelabel_bots')
      .values({
        ...{ bot_id, user_id: '1', token: '', public_key: '', name: 'a bot', created_at: NOW, updated_at: NOW },
        lease_owner: until === null ? null : 'me',
        lease_until: until,
      })
      .execute()

  test('bring the jobs of their guilds to the process that holds them; all other jobs go to the main bot’s process', async () => {
    await bot(TWINS[0], NOW)
    await addGuildBots(at.db, [{ guildId: GUILD, botId: TWINS[0] }])
    const job = (guildId: string): NewJob => ({ kind: 'member-roles', guildId, userId: '7', payload: {} })
    await insertJobs(at.db, [job(GUILD), job(OTHER_GUILD)], NOW)
    const take = async (processId: string, mainBotId: string | null, now = NOW) => {
      const jobs = await takeJobs(at.db, { processId, now, leaseMs: LEASE_MS, limit: 9, serves: { mainBotId } })
      return jobs.map(({ guildId }) => guildId)
    }
    expect(await take('other', null)).toEqual([])
    expect(await take('me', null)).toEqual([GUILD])
    expect(await take('other', MAIN)).toEqual([OTHER_GUILD])
    // The bot's process is dead, and so is its hold on the job. The main bot is not in that guild: it waits.
    expect(await take('other', MAIN, NOW + LEASE_MS + 1)).toEqual([OTHER_GUILD])
    await addGuildBots(at.db, [{ guildId: GUILD, botId: MAIN }])
    expect(await take('other', null, NOW + LEASE_MS + 1)).toEqual([])
    expect(await take('other', MAIN, NOW + LEASE_MS + 1)).toEqual([GUILD])
  })

  test('leave a guild without bots when the last one leaves', async () => {
    const [first, second] = TWINS.map((botId) => ({ guildId: GUILD, botId }))
    if (first === undefined || second === undefined) throw new Error('there are two')
    await addGuildBots(at.db, [first, second])
    expect(await removeGuildBots(at.db, [first])).toEqual([])
    expect(await removeGuildBots(at.db, [second])).toEqual([GUILD])
    expect(await removeGuildBots(at.db, [])).toEqual([])
  })

  test('are found by shard', async () => {
    await addGuildBots(at.db, [
      { guildId: String(1n << 22n), botId: '1' },
      { guildId: String(2n << 22n), botId: '1' },
      { guildId: String(3n << 22n), botId: '2' },
    ])
    const guilds = (shard: number, shardCount: number) => guildsOfShard(at.db, { botId: '1', shard, shardCount })
    expect(await guilds(0, 2)).toEqual([String(2n << 22n)])
    expect(await guilds(1, 2)).toEqual([String(1n << 22n)])
    expect(await guilds(0, 1)).toHaveLength(2)
    expect(await guildsOfBot(at.db, '2')).toEqual([String(3n << 22n)])
    expect(await guildsOfBots(at.db, ['1', '2'])).toHaveLength(3)
    expect(await guildsOfBots(at.db, [])).toEqual([])
  })
})

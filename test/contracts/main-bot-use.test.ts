import { expect, test } from 'bun:test'
import {
  claimAlone,
  claimMainBot,
  claimWhole,
  mainBotUses,
  releaseAlone,
} from '../../shared/database/bots/main-bot-use.ts'
import { shardScope } from '../../shared/database/bots/shard-counts.ts'
import { takeLeases } from '../../shared/database/processes/leases.ts'
import { NOW, overTcp, TWINS } from './dialects.ts'

const LEASE_MS = 20_000
const [BOT, OTHER_BOT] = TWINS
const claimOf = (processId: string, { now = NOW, takesOver = false, botId = BOT } = {}) => ({
  botId,
  lease: { processId, now, until: now + LEASE_MS },
  takesOver,
})

overTcp('a main bot for which processes of several modes ask', (at) => {
  /** Takes shards, as a gateway does. @returns how many it got, or how other processes run the bot */
  const claimShards = async (processId: string, options = {}) => {
    const claim = claimOf(processId, options)
    const items = { scope: shardScope(claim.botId, 4), count: 4 }
    const claimed = await claimMainBot(at.db, 'shards', claim, (trx) => takeLeases(trx, items, claim.lease, 2))
    return claimed.ok ? claimed.taken.length : claimed.use
  }
  const alone = (processId: string, options = {}) =>
    claimAlone(at.db, { ...claimOf(processId, options), isFirst: true })
  const aloneAgain = (processId: string, options = {}) =>
    claimAlone(at.db, { ...claimOf(processId, options), isFirst: false })
  const whole = (processId: string, options = {}) => claimWhole(at.db, claimOf(processId, options))

  test('is run in one way only, also if all processes ask at the same moment', async () => {
    const [shards, single, pool] = await Promise.all([claimShards('a'), alone('b'), whole('c')])
    expect([shards === 2, single === null, pool === true].filter(Boolean)).toHaveLength(1)
    expect(await mainBotUses(at.db, BOT, NOW)).toHaveLength(1)
  })

  test('can be run in another way after the leases end or are released', async () => {
    expect(await claimShards('a')).toBe(2)
    expect(await claimShards('b')).toBe(2)
    expect([await alone('c'), await whole('d')]).toEqual(['shards', 'shards'])
    const later = { now: NOW + LEASE_MS + 1 }
    expect(await alone('c', later)).toBeNull()
    expect([await claimShards('a', later), await whole('d', later)]).toEqual(['alone', 'alone'])
    await releaseAlone(at.db, BOT, 'another')
    expect(await whole('d', later)).toBe('alone')
    await releaseAlone(at.db, BOT, 'c')
    expect(await whole('d', later)).toBe(true)
    expect(await whole('e', later)).toBe(false)
    expect(await alone('c', { ...later, botId: OTHER_BOT })).toBeNull()
  })

  test('is taken from the others by a process that is told to take over, after they had time to close their sessions', async () => {
    let now = NOW
    const takesOver = { takesOver: true }
    expect(await claimShards('a')).toBe(2)
    for (const claim of [alone, whole]) {
      expect(await claim('b', { now, ...takesOver })).toBe('taken over')
      expect(await mainBotUses(at.db, BOT, now)).toEqual(['taken over'])
      now += LEASE_MS - 1
      expect([await claim('b', { now, ...takesOver }), await claimShards('a', { now })]).toEqual([
        'taken over',
        'taken over',
      ])
      now += 1
      expect(await claimShards('a', { now })).toBe('taken over')
      expect(typeof (await claim('b', { now, ...takesOver }))).not.toBe('string')
      expect(await mainBotUses(at.db, BOT, now)).toEqual([claim === alone ? 'alone' : 'whole'])
      expect(await claimShards('a', { now, ...takesOver })).toBe('taken over')
      now += LEASE_MS
      expect(await claimShards('a', { now })).toBe(2)
    }
  })

  test('a standalone process that starts later replaces an earlier one', async () => {
    expect(await alone('a')).toBeNull()
    expect(await alone('b')).toBeNull()
    await releaseAlone(at.db, BOT, 'a')
    expect(await mainBotUses(at.db, BOT, NOW)).toEqual(['alone'])
  })

  test('a standalone process that was replaced claims the bot again only when it is free', async () => {
    expect([await alone('a'), await aloneAgain('a'), await alone('b')]).toEqual([null, null, null])
    expect([await aloneAgain('a'), await aloneAgain('b'), await aloneAgain('a')]).toEqual(['alone', null, 'alone'])
    await releaseAlone(at.db, BOT, 'b')
    expect([await aloneAgain('a'), await aloneAgain('b')]).toEqual([null, 'alone'])
    expect(await aloneAgain('b', { now: NOW + LEASE_MS + 1 })).toBeNull()
  })
})

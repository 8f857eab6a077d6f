import { expect, test } from 'bun:test'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { awardReactions, type RewardedReaction } from '../../shared/database/ledger/award-reactions.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { GUILD, NOW, overTcp, seedMembers, TWINS } from './dialects.ts'

const [GIVER, AUTHOR] = TWINS

const user = (id: string) => ({ id, username: `user ${id}`, globalName: null, discriminator: '0', avatar: null })

const reaction = (messageId: string, more: Partial<RewardedReaction> = {}): RewardedReaction => ({
  ...{ messageId, guildId: GUILD, channelId: '21', giverId: GIVER, authorId: AUTHOR, at: NOW },
  ...{ factors: { given: 1, received: 1 } },
  ...more,
})

overTcp('awards for reactions', (at) => {
  async function begin(caps: { given: number; received: number }) {
    await seedMembers(at.db, GUILD, [])
    await saveUsers(at.db, [user(GIVER), user(AUTHOR)], NOW)
    await at.db
      .updateTable('guilds')
      .set({
        ...{ reaction_given_xp: 3, reaction_received_xp: 2 },
        ...{ reaction_given_cap: caps.given, reaction_received_cap: caps.received },
      })
      .where('id', '=', GUILD)
      .execute()
  }
  const give = async (...reactions: RewardedReaction[]) => {
    const rules = await loadGuildRules(at.db, [GUILD])
    return at.db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => awardReactions(trx, reactions, (id) => rules.get(id), NOW))
  }
  const xpOf = async (userId: string) =>
    (await at.db.selectFrom('guild_users').select('xp').where('user_id', '=', userId).executeTakeFirst())?.xp ?? 0

  test('count each reaction once, in one batch and in a later one', async () => {
    await begin({ given: 100, received: 100 })
    expect((await give(reaction('1'), reaction('1'), reaction('2'))).counts).toMatchObject({
      given: 2,
      received: 2,
      already: 2,
    })
    expect((await give(reaction('2'))).counts).toMatchObject({ given: 0, received: 0, already: 2 })
    expect([await xpOf(GIVER), await xpOf(AUTHOR)]).toEqual([6, 4])
  })

  test('end exactly at the cap where two processes award at the same time, and begin again on the next day', async () => {
    await begin({ given: 20, received: 9 })
    const batch = (from: number) => Array.from({ length: 10 }, (_, nth) => reaction(String(from + nth)))
    await Promise.all([give(...batch(100)), give(...batch(200)), give(...batch(300))])
    expect([await xpOf(GIVER), await xpOf(AUTHOR)]).toEqual([20, 9])
    await give(reaction('400', { at: NOW + DAY_MS }))
    expect([await xpOf(GIVER), await xpOf(AUTHOR)]).toEqual([23, 11])
  })

  test('do not use up the cap by reactions that were awarded before', async () => {
    await begin({ given: 4, received: 100 })
    await give(reaction('1'))
    await give(reaction('1'), reaction('1'), reaction('2'))
    expect(await xpOf(GIVER)).toBe(4)
  })

  test('need an author whom the bot has stored', async () => {
    await begin({ given: 100, received: 100 })
    const { counts } = await give(reaction('1', { authorId: '999' }))
    expect(counts).toMatchObject({ given: 0, received: 0, 'unknown-author': 1 })
  })

  test('store when a member last earned something', async () => {
    await begin({ given: 100, received: 100 })
    await give(reaction('1'), reaction('2', { at: NOW - 5 }))
    const rows = at.db.selectFrom('guild_users').select(['user_id', 'earned_at']).orderBy('user_id')
    expect(await rows.execute()).toEqual([
      { user_id: GIVER, earned_at: NOW },
      { user_id: AUTHOR, earned_at: NOW },
    ])
  })
})

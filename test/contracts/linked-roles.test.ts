import { beforeEach, expect, test } from 'bun:test'
import { setUpBot } from '../../shared/database/bots/whitelabel.ts'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { standingSettings } from '../../shared/database/guilds/settings.ts'
import { readLinkedBot, setLinkedBot } from '../../shared/database/linked-roles/bots.ts'
import { memberOfBot } from '../../shared/database/linked-roles/facts.ts'
import {
  deleteLink,
  dueLinks,
  hurryMember,
  type Link,
  linksOf,
  recordSent,
  replaceTokens,
  saveLink,
  takeLink,
} from '../../shared/database/linked-roles/links.ts'
import { linkKey, sealedLinkTokens } from '../../shared/database/linked-roles/sealed.ts'
import { bot } from './audited-bots.ts'
import { GUILD, NOW, overEachDialect } from './dialects.ts'
import { by, ONE, TWO } from './tried-change.ts'

const DAY_MS = 86_400_000

overEachDialect('linked roles', (at) => {
  const link = (botId: string, userId: string, nextAt = NOW) =>
    saveLink(at.db, { botId, userId, tokens: `of ${userId}`, expiresAt: NOW + DAY_MS, nextAt }, NOW)
  const due = (now: number, perBot = 10) => dueLinks(at.db, now, { perBot, limit: 10 })
  async function only(now = NOW): Promise<Link> {
    const [first, ...more] = await due(now)
    if (first === undefined || more.length > 0) throw new Error('there is not exactly one link')
    return first
  }

  beforeEach(async () => {
    await at.db.insertInto('guild_bots').values({ guild_id: GUILD, bot_id: ONE }).execute()
    const guild = { id: GUILD, name: 'Castle', notification_channel_id: null, created_at: 0, updated_at: 5 }
    await at.db.insertInto('guilds').values(guild).execute()
  })

  const hasLinks = async () => (await loadGuildRules(at.db, [GUILD])).get(GUILD)?.hasLinks

  test('the first link of a bot raises the version of its guilds, and their rules then say that they have links', async () => {
    expect(await hasLinks()).toBe(false)
    await link(ONE, '7')
    const { version } = await standingSettings(at.db, GUILD)
    expect([await hasLinks(), version]).toEqual([true, NOW])
    await at.db
      .updateTable('linked_members')
      .set({ created_at: NOW - DAY_MS })
      .execute()
    await link(ONE, '8')
    expect((await standingSettings(at.db, GUILD)).version).toBe(version)
  })

  test('several level-ups in a short time make a link due once, half a minute after the last message to Discord', async () => {
    await link(ONE, '7')
    const taken = await takeLink(at.db, await only(), NOW + 60_000)
    if (taken === null) throw new Error('the link was not taken')
    await recordSent(at.db, taken, NOW, NOW + DAY_MS)
    for (const after of [1_000, 2_000, 3_000]) await hurryMember(at.db, { guildId: GUILD, userId: '7' }, NOW + after)
    expect(await due(NOW + 29_999)).toEqual([])
    expect((await only(NOW + 30_000)).nextAt).toBe(NOW + 30_000)
  })

  test('a level-up in a guild without the bot makes nothing due', async () => {
    await link(TWO, '7', NOW + DAY_MS)
    await hurryMember(at.db, { guildId: GUILD, userId: '7' }, NOW)
    expect(await due(NOW)).toEqual([])
  })

  test('a level-up during a request to Discord stays due', async () => {
    await link(ONE, '7')
    const taken = await takeLink(at.db, await only(), NOW + 60_000)
    if (taken === null) throw new Error('the link was not taken')
    await hurryMember(at.db, { guildId: GUILD, userId: '7' }, NOW + 1)
    await recordSent(at.db, taken, NOW, NOW + DAY_MS)
    expect((await only(NOW + 1)).nextAt).toBe(NOW + 1)
  })

  test('a link is taken by one process', async () => {
    await link(ONE, '7')
    const found = await only()
    const taken = await Promise.all([NOW + 60_000, NOW + 60_001].map((until) => takeLink(at.db, found, until)))
    expect(taken.filter((each) => each !== null)).toHaveLength(1)
  })

  test('the links of one bot do not delay those of another', async () => {
    for (const userId of ['1', '2', '3', '4']) await link(ONE, userId, NOW - 1_000)
    await link(TWO, '5')
    expect((await due(NOW, 2)).map(({ botId }) => botId)).toEqual([ONE, ONE, TWO])
  })

  test('a member who links again keeps the new link', async () => {
    await link(ONE, '7')
    const old = await only()
    await saveLink(at.db, { ...old, tokens: 'new', nextAt: NOW }, NOW)
    await deleteLink(at.db, old)
    expect(await replaceTokens(at.db, old, 'late')).toBe(false)
    expect((await linksOf(at.db, '7', null)).map(({ tokens }) => tokens)).toEqual(['new'])
  })

  test('the links of a user are listed for the bots of one guild, or for all bots', async () => {
    for (const botId of [ONE, TWO]) await link(botId, '7')
    expect((await linksOf(at.db, '7', GUILD)).map(({ botId }) => botId)).toEqual([ONE])
    expect(await linksOf(at.db, '7', null)).toHaveLength(2)
  })

  test('a member has the standings of the servers that they have not left', async () => {
    const [here, left] = [GUILD, '1002']
    await at.db.insertInto('guild_bots').values({ guild_id: left, bot_id: ONE }).execute()
    for (const guild_id of [here, left])
      await at.db
        .insertInto('guild_users')
        .values({ guild_id, user_id: '7', xp: 300, level: 9, message_count: 4, last_xp_at: null })
        .execute()
    await at.db.insertInto('unlisted_members').values({ guild_id: left, user_id: '7', left_at: NOW }).execute()
    expect(await memberOfBot(at.db, ONE, '7')).toEqual({
      ...{ isInGuild: true, hasLeft: true },
      // The level follows from the XP, also where the stored level is old.
      standings: [{ guildId: here, guildName: 'Castle', level: 2, xp: 300, messages: 4 }],
    })
    expect(await memberOfBot(at.db, TWO, '7')).toEqual({ isInGuild: false, hasLeft: false, standings: [] })
  })

  test('only the owner of a bot sets its linked roles, and a paused bot is read as paused', async () => {
    await setUpBot(at.db, { ...bot('7'), guildId: '0' }, NOW)
    const wanted = { ...by, botId: ONE, name: 'Fern', secret: 'sealed', webUrl: 'https://w.example', problem: null }
    expect(await setLinkedBot(at.db, { ...wanted, ownerId: '8', checkAt: NOW }, NOW)).toBe(false)
    expect(await readLinkedBot(at.db, ONE)).toBeNull()
    expect(await setLinkedBot(at.db, { ...wanted, ownerId: '7', checkAt: NOW }, NOW)).toBe(true)
    await at.db.updateTable('whitelabel_bots').set({ status: 'paused' }).execute()
    expect(await readLinkedBot(at.db, ONE)).toMatchObject({ name: 'Branded', secret: 'sealed', isPaused: true })
  })

  test('encrypted tokens are read page by page', async () => {
    for (const [botId, userId] of [
      [TWO, '1'],
      [ONE, '9'],
      [ONE, '10'],
    ] as const)
      await link(botId, userId)
    const first = await sealedLinkTokens(at.db, { after: null, limit: 2 })
    const last = first.at(-1)
    const second = await sealedLinkTokens(at.db, { after: last ? linkKey(last) : null, limit: 2 })
    expect([...first, ...second].map(linkKey)).toEqual([`${ONE}:9`, `${ONE}:10`, `${TWO}:1`])
  })
})

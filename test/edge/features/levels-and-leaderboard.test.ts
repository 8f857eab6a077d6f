import { expect, test } from 'bun:test'
import { saveUsers } from '../../../shared/database/members/users.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { dayOf } from '../../../shared/levelling/day.ts'
import { periodsOf } from '../../../shared/levelling/period.ts'
import { xpFor } from '../../support/default-curve.ts'
import { eachRuntime } from '../../support/each-runtime.ts'
import type { MemberState } from '../../support/edge-world.ts'

/** `count` members, the first with the most XP. */
const crowd = (count: number): Record<string, MemberState> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [String(100 + index), { xp: (count - index) * 100 }]))

const buttonsOf = (reply: { components: { components: { custom_id: string; disabled: boolean }[] }[] }) =>
  reply.components.flatMap((row) => row.components.map((button) => [button.custom_id, button.disabled] as const))

/** For this member, no limits of commands are read: `dispatch/limits.test.ts` tests how they are. */
const UNLIMITED = { permissions: Permission.ManageGuild }

/** What members read. */
eachRuntime('commands', (client) => {
  /** How often the database is asked. */
  async function roundTrips(work: () => Promise<unknown>): Promise<number> {
    const before = client().world.tap.requests
    await work()
    return client().world.tap.requests - before
  }

  test('/level shows level, rank, XP and the way to the next level', async () => {
    const guild = await client().guild({ '7': { xp: 1_210, messageCount: 53 }, '8': { xp: 5_000 } })
    const reply = await guild.runs('/level')
    expect(reply.text).toBe(
      [
        'Level 5',
        '<@7> (user7)',
        '▰▰▱▱▱▱▱▱▱▱▱▱',
        '60 of 475 XP, 415 to level 6',
        'Rank: #2',
        'Total XP: 1,210',
        'Messages that earned XP: 53',
      ].join('\n'),
    )
    expect(reply).toMatchObject({ type: 4, ephemeral: false, allowed_mentions: { parse: [] } })
  })

  test('/level of another member shows theirs', async () => {
    const guild = await client().guild({ '7': { xp: 100 }, '8': { xp: 5_000 } })
    expect((await guild.runs('/level', { options: { user: '8' } })).text).toContain('<@8>')
  })

  test('/level, /leaderboard and /xp show members’ names, also of members whom the client does not know', async () => {
    const place = await client().community()
    const fox = place.guild.member('fox_99', { displayName: '\u202e**Fox**' })
    await place.grant(fox, 500)
    const user = { id: fox.id, username: 'fox_99', globalName: '\u202e**Fox**', discriminator: '0', avatar: null }
    await saveUsers(client().world.database.db, [user], 0)
    const named = `<@${fox.id}> (\\*\\*Fox\\*\\*)`
    expect((await place.guild.owner.runs('/level', { options: { user: fox } })).text).toContain(named)
    expect((await place.guild.owner.runs('/leaderboard')).text).toContain(`🥇 ${named} · level **3** · 500 XP`)
    expect((await place.guild.owner.runs('/xp give xp:5', { options: { user: fox } })).text).toStartWith(named)
  })

  test('/level at the highest level says so', async () => {
    const guild = await client().guild({ '7': { xp: xpFor(1_000) + 5 } })
    expect((await guild.runs('/level')).text).toContain('This is the highest level')
  })

  test.each([
    ['without a record', {}],
    ['who only joined', { '8': { xp: 0 } }],
  ])('/level of a member %s says they never talked', async (_, members) => {
    const guild = await client().guild(members)
    expect((await guild.runs('/level', { options: { user: '8' } })).text).toStartWith(
      '<@8> (user8) has never talked here',
    )
  })

  test('/level of a bot says bots earn nothing, without asking the database', async () => {
    const guild = await client().guild()
    const asked = await roundTrips(async () => {
      const reply = await guild.runs('/level', { options: { user: '9' }, bots: ['9'], ...UNLIMITED })
      expect(reply).toMatchObject({ text: '<@9> (user9) is a bot, and bots earn no XP.', ephemeral: true })
    })
    expect(asked).toBe(0)
  })

  test('numbers are grouped as the server’s language groups them', async () => {
    const guild = await client().guild({ '7': { xp: 1_234_567 } })
    expect((await guild.runs('/level', { guildLocale: 'de' })).text).toContain('1.234.567')
    expect((await guild.runs('/level', { guildLocale: 'not a language' })).text).toContain('1,234,567')
  })

  test('/leaderboard shows ten members in order, with their place, level and XP', async () => {
    const guild = await client().guild(crowd(25))
    const reply = await guild.runs('/leaderboard')
    const lines = reply.text.split('\n')
    expect(lines).toHaveLength(12)
    expect(lines[1]).toBe('🥇 <@100> · level **7** · 2,500 XP')
    expect(lines[10]).toBe('**10.** <@109> · level **5** · 1,600 XP')
    expect(lines[11]).toBe('Page 1 of 3')
    expect(buttonsOf(reply)).toEqual([
      ['leaderboard:1:0', true],
      ['leaderboard:1:2', false],
    ])
  })

  test.each([
    [2, 'Page 2 of 3'],
    [0, 'Page 1 of 3'],
    [-5, 'Page 1 of 3'],
    [4, 'Page 3 of 3'],
    [Number.MAX_SAFE_INTEGER, 'Page 3 of 3'],
    [Number.MIN_SAFE_INTEGER, 'Page 1 of 3'],
  ])('/leaderboard page:%p shows the nearest page there is', async (page, footer) => {
    const guild = await client().guild(crowd(25))
    expect((await guild.runs('/leaderboard', { options: { page } })).text).toEndWith(footer)
  })

  test('the last page has no next page', async () => {
    const guild = await client().guild(crowd(25))
    const reply = await guild.runs('/leaderboard', { options: { page: 3 } })
    expect(reply.text).toContain('**25.** <@124>')
    expect(buttonsOf(reply)).toEqual([
      ['leaderboard:1:2', false],
      ['leaderboard:1:4', true],
    ])
  })

  test('a button shows another page in the same message, for every member who presses it', async () => {
    const guild = await client().guild(crowd(25))
    const reply = await guild.clicks('leaderboard:1:2', { userId: '99' })
    expect(reply).toMatchObject({ type: 7, ephemeral: false, allowed_mentions: { parse: [] } })
    expect(reply.text).toContain('Page 2 of 3')
  })

  test('an empty leaderboard says how to earn XP', async () => {
    const guild = await client().guild({ '7': { xp: 0 } })
    const reply = await guild.runs('/leaderboard')
    expect(reply.text).toContain('Write a message in a channel')
    expect(reply.components).toEqual([])
  })

  test('/leaderboard of a period shows what was earned in it, and its buttons keep the period and the source', async () => {
    const guild = await client().guild(crowd(12))
    const days = periodsOf(dayOf(Date.now()))
    const before = { total: 0, before_day: 0, before_week: 0, before_month: 0 }
    const rows = Array.from({ length: 12 }, (_, nth) => ({ user_id: String(100 + nth), before_month: 100 + nth }))
    await client()
      .world.database.db.insertInto('member_periods')
      .values(rows.map((row) => ({ guild_id: guild.id, source: 'messages', ...days, ...before, ...row })))
      .execute()
    const reply = await guild.runs('/leaderboard', { options: { period: 'month', in: 'messages' } })
    const [title, first, ...rest] = reply.text.split('\n')
    expect([title, first]).toEqual(['Leaderboard: This month, Messages', '🥇 <@100> · 1,100 XP'])
    expect(rest.at(-1)).toBe('Page 1 of 2')
    expect(buttonsOf(reply)).toEqual([
      ['board:1:month:messages:0', true],
      ['board:1:month:messages:2', false],
    ])
    const turned = await guild.clicks('board:1:month:messages:2', { userId: '99' })
    expect(turned.text).toContain('**11.** <@110> · 90 XP')
    const voice = await guild.runs('/leaderboard', { options: { period: 'month', in: 'voice' } })
    expect(voice.text).toStartWith(
      'Leaderboard: This month, Voice\nNobody has earned XP in voice channels in this time.',
    )
    const empty = await (await client().guild()).runs('/leaderboard', { options: { period: 'month' } })
    expect(empty.text).toContain(`Nobody has earned XP here since <t:${days.month * 86_400}:f>`)
  })

  test('/about shows the numbers of servers and members', async () => {
    const guild = await client().guild({ '7': { xp: 100 } })
    expect((await guild.runs('/about')).text).toMatch(/Active servers: \*\*\d+\*\*\nMembers tracked: \*\*\d+\*\*/)
  })

  test.each(['/about', '/level', '/leaderboard'])('%s asks the database once, apart from limits', async (line) => {
    const guild = await client().guild(crowd(3))
    expect(await roundTrips(() => guild.runs(line, UNLIMITED))).toBe(1)
  })

  test('a button of the leaderboard asks the database once, apart from limits', async () => {
    const guild = await client().guild(crowd(3))
    expect(await roundTrips(() => guild.clicks('leaderboard:1:2', UNLIMITED))).toBe(1)
  })
})

import { expect, test } from 'bun:test'
import { insertSettleJob } from '../../shared/database/ledger/settle-job.ts'
import { findTotal } from '../../shared/database/members/found-total.ts'
import type { TotalChange } from '../../shared/database/members/xp-changes.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { MemberKey } from '../../shared/levelling/member-key.ts'
import type { Total } from '../../shared/levelling/xp-change.ts'
import { levelAt } from '../support/default-curve.ts'
import { changeWhole, interrupted } from '../support/whole-change.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

const totalOf = (xp: number): Total => ({ xp, level: levelAt(xp) })
const add =
  (xp: number) =>
  (before: Total): { ok: true; after: Total } => ({ ok: true, after: totalOf(before.xp + xp) })

const change = <Decided extends { ok: true; after: Total } | { ok: false }>(
  db: Queries,
  member: MemberKey,
  decide: (before: Total) => Decided,
  more: Partial<Pick<TotalChange<Decided>, 'isHere' | 'begun'>> = {},
) => changeWhole(db, { member, decide, ...more }, NOW)

overEachDialect('changing a member’s XP', (at) => {
  const key = { guildId: GUILD, userId: TWINS[0] }
  const rows = () =>
    at.db
      .selectFrom('guild_users')
      .select(['user_id', 'xp', 'level', 'message_count', 'last_xp_at'])
      .orderBy('user_id')
      .execute()

  test('writes XP and level of that member only, and leaves the stored awards unchanged', async () => {
    await seedMembers(
      at.db,
      GUILD,
      TWINS.map((userId) => [userId, 100] as const),
    )
    await seedMembers(at.db, OTHER_GUILD, [[TWINS[0], 100]])
    const changed = await change(at.db, key, add(200))
    expect(changed).toEqual({
      ok: true,
      before: { xp: 100, level: 1 },
      after: { xp: 300, level: 2 },
      rolesFollow: false,
      isRepeat: false,
    })
    const untouched = { xp: 100, level: 1, message_count: 3, last_xp_at: NOW }
    expect(await rows()).toEqual([
      { user_id: TWINS[0], xp: 300, level: 2, message_count: 3, last_xp_at: NOW },
      { user_id: TWINS[0], ...untouched },
      { user_id: TWINS[1], ...untouched },
    ])
  })

  test('creates the row of a member without one', async () => {
    expect(await change(at.db, key, add(100))).toMatchObject({ ok: true, before: { xp: 0, level: 0 } })
    expect(await rows()).toEqual([{ user_id: TWINS[0], xp: 100, level: 1, message_count: 0, last_xp_at: null }])
  })

  test('writes nothing where it is refused', async () => {
    expect(await change(at.db, key, () => ({ ok: false, reason: 'no' }))).toEqual({ ok: false, reason: 'no' })
    expect(await rows()).toEqual([])
  })

  test('creates a role job where the new level changes roles and the member is in the guild', async () => {
    await at.db.insertInto('level_roles').values({ guild_id: GUILD, level: 1, role_id: '5' }).execute()
    const jobs = () => at.db.selectFrom('jobs').select(['kind', 'guild_id', 'user_id', 'payload']).execute()
    expect(await change(at.db, { ...key, guildId: OTHER_GUILD }, add(100))).toMatchObject({ rolesFollow: false })
    expect(await change(at.db, { ...key, userId: TWINS[1] }, add(100), { isHere: false })).toMatchObject({
      rolesFollow: false,
    })
    expect(await change(at.db, key, add(99))).toMatchObject({ rolesFollow: false })
    expect(await jobs()).toEqual([])
    expect(await change(at.db, key, add(1))).toMatchObject({ rolesFollow: true })
    expect(await jobs()).toEqual([
      { kind: 'roles', guild_id: GUILD, user_id: TWINS[0], payload: JSON.stringify({ replacing: 99 }) },
    ])
  })

  test('stores totals up to the largest exact number', async () => {
    await change(at.db, key, add(Number.MAX_SAFE_INTEGER - 1))
    expect(await change(at.db, key, add(1))).toMatchObject({ after: { xp: Number.MAX_SAFE_INTEGER, level: 1000 } })
  })

  test('decides again where another write came in between, with or without a row before', async () => {
    const write = (xp: number) =>
      at.db
        .insertInto('guild_users')
        .values({ guild_id: GUILD, user_id: TWINS[0], xp, level: levelAt(xp), last_xp_at: null })
        .onDuplicateKeyUpdate({ xp, level: levelAt(xp) })
        .execute()
    const seen: number[] = []
    for (const other of [50, 500]) {
      const first = interrupted(at.db, () => write(other))
      const changed = await change(first, key, (before) => {
        seen.push(before.xp)
        return add(7)(before)
      })
      expect(changed).toMatchObject({ ok: true, before: { xp: other }, after: { xp: other + 7 } })
    }
    expect(seen).toEqual([0, 50, 57, 500])
  })

  test('uses what the caller has read, and reads again where another write came in between', async () => {
    await seedMembers(at.db, GUILD, [[TWINS[0], 100]])
    const found = await findTotal(at.db, key, 'none')
    const begun = async () => ({ begun: { found, settleJob: insertSettleJob(at.db, key, NOW) } })
    expect(await change(at.db, key, add(7), await begun())).toMatchObject({ before: { xp: 100 }, after: { xp: 107 } })
    expect(await change(at.db, key, add(7), await begun())).toMatchObject({ before: { xp: 107 }, after: { xp: 114 } })
  })

  test('counts every one of many changes at the same time', async () => {
    const changes = await Promise.all(Array.from({ length: 12 }, () => change(at.db, key, add(10))))
    expect(changes.every((changed) => changed.ok)).toBe(true)
    expect(await rows()).toMatchObject([{ xp: 120, level: 1 }])
  })
})

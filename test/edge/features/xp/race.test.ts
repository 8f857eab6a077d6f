import { expect, test } from 'bun:test'
import { ShardCheckpoints } from '../../../../gateway/bus/checkpoints.ts'
import { commitBatch } from '../../../../gateway/xp/commit.ts'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { loadGuildRules } from '../../../../shared/database/guilds/guilds.ts'
import { changeSettings } from '../../../../shared/database/guilds/settings.ts'
import { changeTotal } from '../../../../shared/database/members/xp-changes.ts'
import { DEFAULT_CURVE } from '../../../../shared/levelling/curve.ts'
import { messageXp } from '../../../../shared/levelling/gain.ts'
import { decideChange, type Total, type XpChange } from '../../../../shared/levelling/xp-change.ts'
import { openOverHttp, openTestDatabase } from '../../../support/database.ts'
import { levelAt } from '../../../support/default-curve.ts'
import { isLong } from '../../../support/long-forms.ts'
import { idAt } from '../../../support/messages.ts'

/** `FAULTS=long` repeats often enough that rare orders of the statements occur. */
const ROUNDS = isLong ? 1_000 : 120
const KEY = { guildId: '1001', userId: '7' }

test('an admin’s change and an award at the same time lose no XP, in many repetitions', async () => {
  const database = await openTestDatabase()
  const edge = openOverHttp(database)
  await changeSettings(database.db, { guildId: KEY.guildId, actor: SCRIPT }, { xpDelaySeconds: 1 }, Date.now())
  await database.db.insertInto('level_roles').values({ guild_id: KEY.guildId, level: 1, role_id: '6' }).execute()
  const [rules] = (await loadGuildRules(database.db, [KEY.guildId])).values()
  const author = { id: KEY.userId, username: 'racer', globalName: null, discriminator: '0', avatar: null }
  /** The ledger's own transaction: rows locked, read and written, with logs, counts and jobs. */
  const earn = (id: string) => {
    const message = { id, guildId: KEY.guildId, channelId: '5', author, roleIds: [] }
    const batch = {
      writes: [{ kind: 'message', message } as const],
      names: [],
      checkpoints: new ShardCheckpoints().after([]),
    }
    return commitBatch(database.db, batch, () => rules, Date.now())
  }

  const following: Promise<unknown>[] = []
  const change = (what: XpChange) => {
    const decide = (before: Total) => decideChange(before, what, DEFAULT_CURVE)
    const about = { actor: SCRIPT, member: KEY, key: crypto.randomUUID(), isHere: true }
    return changeTotal(edge.db, { ...about, decide, after: (work) => void following.push(work) }, Date.now())
  }
  const give = (amount: number) => change({ give: 'xp', amount })
  const take = (amount: number) => change({ take: 'xp', amount })

  let expected = 0
  await give(1_000)
  for (let round = 1; round <= ROUNDS; round++) {
    const message = idAt(round * 2)
    await Promise.all([give(7), earn(message), take(3)])
    expected += 7 + messageXp(message, 1) - 3
  }

  await Promise.all(following)
  const row = await database.db.selectFrom('guild_users').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ xp: 1_000 + expected, level: levelAt(1_000 + expected), message_count: ROUNDS })
  const logged = await database.db.selectFrom('message_logs').select('message_id').execute()
  expect(logged).toHaveLength(ROUNDS)
  await edge.close()
  await database.close()
})

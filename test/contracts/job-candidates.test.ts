import { expect, test } from 'bun:test'
import { sql } from 'kysely'
import { insertJobs, type JobKind, jobKinds, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../shared/database/jobs/take-jobs.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'
import { plansOf } from './explain.ts'
import { statementsOf } from './statements.ts'

const roles = (guildId: string): NewJob => ({ kind: 'member-roles', guildId, userId: TWINS[0], payload: {} })
const options = { processId: 'me', now: NOW, leaseMs: 5, limit: 2 }

// Object.keys forgets the type of the keys.
const KINDS = Object.keys(jobKinds) as JobKind[]

const SERVED =
  'coalesce( ( select bot.lease_owner from guild_bots as here ' +
  'join whitelabel_bots as bot on bot.bot_id = here.bot_id ' +
  'where here.guild_id = jobs.guild_id and bot.lease_until >= ? order by here.bot_id limit 1 ), ' +
  'if( exists (select 1 from guild_bots as main where main.guild_id = jobs.guild_id and main.bot_id = ?) ' +
  'or not exists (select 1 from guild_bots as present where present.guild_id = jobs.guild_id), ?, ' +
  "'' ) ) = ?"
const JOBS = 'select `id`, `kind`, `guild_id`, `run_at` from `jobs` where `kind` = ? and'
const page = (part: string, condition: string) =>
  `select '${part}' as \`part\`, \`id\`, \`kind\`, \`guild_id\` as \`guildId\`, \`run_at\` as \`runAt\` from (${condition}) as \`page\``
const abandoned = page(
  'abandoned',
  `${JOBS} ${SERVED} and \`state\` = ? and \`taken_until\` < ? order by \`id\` limit ?`,
)
const due = page('due', `${JOBS} ${SERVED} and \`state\` = ? and \`run_at\` <= ? order by \`run_at\`, \`id\` limit ?`)

test('a kind without due jobs costs one statement', async () => {
  const serves = { mainBotId: '9' }
  const take = (kind: 'announcement' | 'level-up') =>
    statementsOf((db) => takeJobs(db, { ...options, kinds: [kind], serves }))
  expect(await take('announcement')).toEqual([`${abandoned} union all ${due}`])
  // Until the names of the release before are gone, each of these kinds has two names.
  expect(await take('level-up')).toEqual([`${abandoned} union all ${abandoned} union all ${due} union all ${due}`])
})

test('a process that looks for jobs of every kind sends one statement for each kind without any', async () => {
  const statements = await statementsOf(async (db) => {
    for (const kind of KINDS) await takeJobs(db, { ...options, kinds: [kind], turned: new Set(['1']) })
  })
  expect(statements).toHaveLength(KINDS.length)
})

test('jobs are claimed by compare-and-set', async () => {
  const found = [{ part: 'due', id: '7', kind: 'announcement', guildId: '2', runAt: 0 }]
  const statements = await statementsOf((db) => takeJobs(db, { ...options, kinds: ['announcement'] }), [found])
  expect(statements.slice(1)).toEqual([
    'update `jobs` set `state` = ?, `taken_by` = ?, `taken_until` = ?, `attempts` = attempts + 1, `updated_at` = ? ' +
      'where `id` in (?) and (`state` = ? or (`state` = ? and `taken_until` < ?))',
    'select `id`, `kind`, `guild_id` as `guildId`, `user_id` as `userId`, `payload`, `attempts`, ' +
      '`created_at` as `createdAt`, `trace` from `jobs` where `id` in (?) and `taken_by` = ? and `taken_until` = ? order by `id`',
  ])
})

overEachDialect('candidates among many jobs', (at) => {
  test('are read from the index that has the jobs of a kind in order, and are not sorted', async () => {
    for (let batch = 0; batch < 5; batch++) {
      await insertJobs(at.db, Array(400).fill(roles(batch % 2 === 0 ? GUILD : OTHER_GUILD)), NOW + batch - 3)
    }
    await sql`analyze table jobs`.execute(at.db)
    const turned = new Set([GUILD])
    const take = (serves?: { mainBotId: string }) =>
      plansOf(at.tcp, (db) => takeJobs(db, { ...options, kinds: ['member-roles'], turned, ...(serves && { serves }) }))
    for (const plans of [await take(), await take({ mainBotId: '9' })]) {
      // The first page, the page of guilds that had no turn, and the jobs that were taken.
      expect(plans).toHaveLength(3)
      const jobs = plans.slice(0, 2).flatMap((plan) => plan.filter(({ table }) => table === 'jobs'))
      expect(jobs).toHaveLength(5)
      expect(jobs.map(({ key }) => key)).toEqual(Array(5).fill('jobs_lane'))
      const sorted = jobs.filter(({ extra }) => extra.includes('filesort'))
      // Only what dead processes left is put in order: the few jobs that are taken.
      expect(sorted).toHaveLength(2)
    }
  })
})

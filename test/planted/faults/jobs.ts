import { faultsOf } from '../fault.ts'

const IN = 'gateway/jobs'
const WAITING = [`${IN}/waiting.test.ts`]
const OUTCOME = [`${IN}/outcome.test.ts`]
const ROLES = [`${IN}/member-roles/roles.test.ts`]
const CONTRACTS = ['contracts/jobs.test.ts', 'contracts/job-sharing.test.ts', 'contracts/failed-jobs.test.ts']

/** Jobs, and their requests to Discord. */
export const effects = [
  ...faultsOf(
    'shared/database/jobs/boost-edges.ts',
    ['gateway/jobs/boosts/boost-announcements.test.ts'],
    [
      ['every look announces a boost again', 'dueEdges(boost, stored.announcedUntil, now)', 'dueEdges(boost, 0, now)'],
      [
        'only the first start of a boost is announced',
        'if (next !== null && stored.channelId !== null)',
        'if (stored.channelId === null)',
      ],
    ],
  ),
  ...faultsOf(
    'shared/levelling/announcement-body.ts',
    ['shared/levelling/wording.test.ts'],
    [['a member who wants no pings is pinged', '.filter((id) => !unpingedIds.includes(id))', '']],
  ),
  ...faultsOf(
    'gateway/jobs/announcements/decide.ts',
    ['gateway/jobs/announcements/own-wording.test.ts'],
    [
      [
        'a member who turned pings off is pinged',
        '? { ...levelUp, isUnpinged: true } : levelUp',
        '? levelUp : levelUp',
      ],
    ],
  ),
  ...faultsOf(
    'shared/levelling/wording-values.ts',
    ['shared/levelling/wording.test.ts'],
    [
      ['a server’s name adds mentions to its announcements', 'NONE : escapeMarkdown(name)', 'NONE : name'],
      ['the check of a text ignores its form', 'length > LONGEST_TEXT[form]', 'length > LONGEST_TEXT.embed'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/level-text.ts',
    ['shared/levelling/level-text.test.ts'],
    [
      ['the text of the lowest level that is passed wins', 'b.level - a.level', 'a.level - b.level'],
      [
        'a level that is not announced lends its text to others',
        ' && isAnnouncedAlone(one.level,',
        ' || isAnnouncedAlone(one.level,',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/jobs/announcements/decide.ts',
    ['gateway/jobs/announcements/own-wording.test.ts'],
    [['level-ups that wait together forget the levels before the last', 'from.set(member, lowest)', 'from.clear()']],
  ),
  ...faultsOf(
    'edge/guild/level-roles/report.ts',
    ['edge/api/config/level-role-rules.test.ts', 'edge/features/level-role-rules.test.ts'],
    [
      ['a report counts members who have no XP', 'reached === undefined ? [] :', 'false ? [] :'],
      ['only the first thousand members are compared', 'parts === most', 'parts >= 1'],
    ],
  ),
  ...faultsOf(
    'shared/database/guilds/level-texts.ts',
    ['contracts/level-texts.test.ts'],
    [
      ['a server has one text too many', 'held.others <', 'held.others <='],
      ['a full server can change no text', ' and level <> ${level}', ''],
    ],
  ),
  ...faultsOf(
    'shared/levelling/announced-levels.ts',
    ['shared/levelling/announced-levels.test.ts'],
    [
      [
        'a level-up that passes an announced level is not announced',
        'const lowest = Math.max(previous + 1, announceFrom)',
        'const lowest = Math.max(level, announceFrom)',
      ],
    ],
  ),
  ...faultsOf(
    'shared/levelling/boost-announcement.ts',
    ['gateway/jobs/boosts/boost-announcements.test.ts'],
    [['a start is announced a day late', 'LATEST_ANNOUNCEMENT_MS = 3_600_000', 'LATEST_ANNOUNCEMENT_MS = 86_400_000']],
  ),
  ...faultsOf('gateway/jobs/outcome.ts', OUTCOME, [
    ['a failure is tried again at once', 'withJitter(wait, random)', '0'],
    [
      'the wait grows without bound',
      'doubledWaitMs(tried.attempts, WAITS)',
      'WAITS.firstMs * 2 ** (tried.attempts - 1)',
    ],
    ['jobs are given up after hours without having been tried often', ' && tried.attempts >= LEAST_ATTEMPTS', ''],
    ['a rate limit counts as a refusal', 'status !== 429 && ', ''],
    ['a job that can never work is tried again', "if (isFinal(error)) return { outcome: 'failed', reason }", ''],
    ['a job that was cut short by stopping fails', "if (isAbort(error)) return { outcome: 'released' }", ''],
  ]),
  ...faultsOf('gateway/jobs/refusals.ts', WAITING, [
    [
      'refusals are remembered for ever',
      'refusal.until > this.now() ? refusal.reason',
      'refusal.until > 0 ? refusal.reason',
    ],
    [
      'refusals are remembered without bound',
      'this.known.size > MOST_REMEMBERED',
      'this.known.size > MOST_REMEMBERED * 1e6',
    ],
  ]),
  ...faultsOf('gateway/jobs/slots.ts', WAITING, [
    ['a slot is never handed on', 'if (next) next()\n    else this.taken -= 1', 'this.taken -= 1'],
    [
      'slots are not counted',
      'if (this.taken < this.count) this.taken += 1',
      'if (this.taken < this.count) this.taken += 0',
    ],
  ]),
  ...faultsOf('gateway/jobs/keyed-mutex.ts', WAITING, [
    ['a failed turn stops all that come after', 'const settled = turn.catch(() => {})', 'const settled = turn'],
    ['turns are remembered for ever', 'if (this.last.get(key) === settled) this.last.delete(key)', ''],
  ]),
  ...faultsOf('gateway/jobs/interruptible-sleep.ts', WAITING, [
    ['a pause begun after the end lasts', 'if (this.over) return Promise.resolve(false)', ''],
    ['sleeps outlive the interruption', 'cutShort()\n', '\n'],
  ]),
  ...faultsOf('gateway/jobs/member-roles/role-changes.ts', ROLES, [
    [
      'a role that Discord just refused is requested again',
      'give: change.give.filter((roleId) => refusalOf(roleId) === null)',
      'give: change.give',
      [`${IN}/member-roles/roles.test.ts -t just refused`],
    ],
    [
      'a refused role keeps the others away',
      'if (isGone(error) || !isFinal(error)) throw error\n      refusals',
      'throw error\n      refusals',
    ],
    ['roles are never taken', "for (const roleId of take) await change(roleId, 'delete')", ''],
    [
      'changes of other people at the same time are undone',
      "await changeOneByOne(member, undoneChange(held, roles, told), 'Changed by others meanwhile', context)",
      '',
      [`${IN}/member-roles/many-roles.test.ts -t changes that others make`],
    ],
  ]),
  ...faultsOf('gateway/jobs/member-roles/give-roles.ts', ROLES, [
    [
      'roles are settled before the change is written',
      'if (await isBeingReplaced(job, context)) return',
      'if (job.id === "") return',
    ],
    ['a job waits for ever for a change that never comes', '!mayBeWritten(job, now())', 'false'],
  ]),
  ...faultsOf(
    'gateway/jobs/runner.ts',
    [`${IN}/recovery.test.ts -t take its own job again`],
    [
      [
        'a runner that stops does not give its jobs back',
        'await Promise.all(this.lanes.map((lane) => lane.stop()))',
        '',
        [`${IN}/faults.test.ts -t when the process stops`],
      ],
    ],
  ),
  ...faultsOf(
    'gateway/jobs/lane-filler.ts',
    [`${IN}/recovery.test.ts -t take its own job again`],
    [
      [
        'jobs in hand are taken a second time',
        'const except = new Set(held.map((job) => job.id))',
        'const except = new Set<string>()',
      ],
    ],
  ),
  ...faultsOf('shared/database/jobs/end-job.ts', CONTRACTS, [
    [
      'a job that another process holds is set waiting',
      ".set({ state: 'waiting', run_at: end.runAt, taken_by: null, taken_until: null, reason, updated_at: now })\n    .where('id', '=', id)\n    .where('taken_by', '=', processId)",
      ".set({ state: 'waiting', run_at: end.runAt, taken_by: null, taken_until: null, reason, updated_at: now })\n    .where('id', '=', id)",
    ],
    [
      'a job that another process holds is deleted',
      "await db.deleteFrom('jobs').where('id', '=', id).where('taken_by', '=', processId).execute()\n    return",
      "await db.deleteFrom('jobs').where('id', '=', id).execute()\n    return",
    ],
    ['failures of the same reason pile up', 'if (first === undefined) {', 'if (first !== null) {'],
    ['repeated failures are not counted', 'occurrences: sql`occurrences + 1`', 'occurrences: sql`occurrences`'],
  ]),
  ...faultsOf('shared/database/jobs/failed.ts', CONTRACTS, [
    [
      'failures are purged while they still happen',
      ".where('updated_at', '<', before)",
      ".where('updated_at', '>', 0)",
    ],
  ]),
  ...faultsOf('shared/database/jobs/job-leases.ts', CONTRACTS, [
    ['a job given back counts as tried', 'attempts: sql`attempts - 1`', 'attempts: sql`attempts`'],
  ]),
  ...faultsOf('shared/database/jobs/announcements.ts', CONTRACTS, [
    [
      'delayed announcements of all servers become due at once',
      "    .where('guild_id', '=', guildId)\n    .where('kind', 'in', [...LEVEL_UP, 'announcement'])",
      "    .where('kind', 'in', [...LEVEL_UP, 'announcement'])",
    ],
    ['delayed announcements never become due early', '.set({ run_at: now })', ".set({ state: 'waiting' })"],
    ['jobs that are due lose their place', "    .where('run_at', '>', now)\n", ''],
  ]),
  ...faultsOf('shared/database/jobs/candidates.ts', CONTRACTS, [
    ['jobs of a dead process are never taken over', "where('taken_until', '<', now)", "where('taken_until', '<', 0)"],
    ['jobs are taken before their time', "where('run_at', '<=', now)", "where('run_at', '>=', 0)"],
    [
      'a page that is full hides the guilds that had no turn',
      'const isHiding = turned.size > 0 && full.length > 0',
      'const isHiding = false && full.length > 0',
    ],
  ]),
  ...faultsOf('shared/database/jobs/share-out.ts', CONTRACTS, [
    [
      'a server gets more than its share',
      'const isInRoom = before < (room?.get(job.guildId) ?? perGuild)',
      'const isInRoom = before >= 0',
    ],
  ]),
  ...faultsOf('shared/database/jobs/take-jobs.ts', CONTRACTS, [
    [
      'a job that a living process holds is claimed',
      "eb('taken_until', '<', now)])])",
      "eb('taken_until', '>', 0)])])",
    ],
    [
      'a job runs though another process claimed it',
      ".where('taken_by', '=', processId)\n    .where('taken_until', '=', until)",
      '',
    ],
  ]),
]

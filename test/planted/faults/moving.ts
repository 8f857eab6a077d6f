import { faultsOf } from '../fault.ts'

const GUILD_BACKUP = 'scripts/guild-backup.test.ts'
const REPLACES = [`${GUILD_BACKUP} -t replaces other data`]
const SAME = [`${GUILD_BACKUP} -t gives the same lines`]
const MEANWHILE = [`${GUILD_BACKUP} -t while a restore runs`]
const IDS = ['scripts/guild-restore.test.ts -t ids that another server has']

/** Data that leaves a server, and comes back. */
export const moving = [
  ...faultsOf('scripts/backups/guild/members.ts', REPLACES, [
    ['members whom a restore removes stay counted', 'from: countedLevel(standing), to: null', 'from: null, to: null'],
    [
      'ids are rounded before rows are removed by them',
      'distinct cast(${column} as char) as value',
      'distinct ${column} as value',
    ],
    ['members who earned while they waited are not reported', '>= ${beganAt}', '< 0', MEANWHILE],
  ]),
  ...faultsOf('scripts/backups/guild/restore.ts', IDS, [
    [
      'a second run replaces members again, with what they earned since',
      'if (++number <= begun.parts) continue',
      '++number',
      MEANWHILE,
    ],
    ['an activity role is not gone on with', '    await resumeRenewals(trx, guildId, now)\n', '', SAME],
    ['a new import gets the id of a restored one', '    await reserve(trx, guildId, ids, shifts)\n', ''],
  ]),
  ...faultsOf('scripts/backups/guild/ids.ts', IDS, [
    ['a reversal names the import of another server', "return { before: '', id: key }", 'return null'],
  ]),
  ...faultsOf(
    'shared/exports/file.ts',
    ['shared/exports.test.ts'],
    [
      ['a name is run as a formula', 'FORMULA.test(text) ? ', "text === '=' ? "],
      ['a quote in a name ends the field', `.replaceAll('"', '""')`, ''],
    ],
  ),
  ...faultsOf(
    'gateway/jobs/exports/files.ts',
    ['gateway/jobs/export-files.test.ts'],
    [
      ['a file grows above what Discord takes', 'return this.packedLength >= this.limits.packedBytes', 'return false'],
      ['an export has any number of files', 'if (ended.length === limits.files) return null', ''],
    ],
  ),
]

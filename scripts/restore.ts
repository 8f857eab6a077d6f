import { unknownOf } from '../shared/database/migrations/applied.ts'
import { checkBackup } from './backups/check.ts'
import { FileIds } from './backups/guild/ids.ts'
import { restoreAsked } from './backups/guild/restore-asked.ts'
import { UnusableBackup } from './backups/read.ts'
import { restoreAll } from './backups/restore-all.ts'
import { databaseUrl } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { numberText } from './local/number-text.ts'
import { withProgress } from './local/progress-line.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { checkServerId } from './local/server-id.ts'
import { readWords } from './local/words.ts'

const OPTIONS = { guild: { type: 'string' }, replace: { type: 'boolean' }, 'dry-run': { type: 'boolean' } } as const

const refuse = (why: string): Refusal => new Refusal(why, EXIT_CODES.failed)

async function main(words: readonly string[]): Promise<void> {
  const { positionals, values, wrongUsage } = readWords({ script: 'restore', options: OPTIONS, most: 1 }, words)
  const [file] = positionals
  if (file === undefined) throw wrongUsage('the file is missing')
  if (values.guild !== undefined) checkServerId(values.guild, wrongUsage)
  const isDryRun = values['dry-run'] === true
  try {
    const ids = new FileIds()
    const checked = await withProgress('rows checked', (report) =>
      checkBackup(file, report, (piece) => ids.observe(piece)),
    )
    const { header, tables, rows } = checked
    const unknown = unknownOf(header.migrations)
    if (unknown.length > 0) throw refuse(`${file} is of a newer release: this one does not have ${unknown.join(', ')}.`)
    if (header.scope === 'guild') {
      const [guildId, replaces] = [values.guild ?? header.guildId, values.replace === true]
      return await restoreAsked({
        ...{ url: databaseUrl(), file, checked: { ...checked, header }, ids },
        ...{ guildId, replaces, isDryRun },
      })
    }
    if (values.guild !== undefined || values.replace === true)
      throw wrongUsage(`${file} holds every server: --guild and --replace are for the backup of one`)
    if (isDryRun) for (const { table, rows: count } of tables) say(`${table.table}\t${count}`)
    else await restoreAll(databaseUrl(), file, checked)
    say(`${numberText(rows)} rows of ${header.createdAt} ${isDryRun ? 'can be restored' : 'restored'}.`)
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (error instanceof UnusableBackup) throw refuse(`${error.message} Nothing was changed.`)
    throw refuse(`The restore failed: ${error instanceof Error ? error.message : error}. Run it again.`)
  }
}

await runScript(main)

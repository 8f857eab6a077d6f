import { allLines } from './backups/all-lines.ts'
import { fileName, writeBackup } from './backups/file.ts'
import { guildLines } from './backups/guild/guild-lines.ts'
import { type Snapshot, snapshotFile } from './backups/snapshot.ts'
import { databaseUrl } from './local/database-address.ts'
import { numberText } from './local/number-text.ts'
import { runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { checkServerId } from './local/server-id.ts'
import { readWords } from './local/words.ts'

async function main(words: readonly string[]): Promise<void> {
  const options = { all: { type: 'boolean' }, to: { type: 'string' } } as const
  const { positionals, values, wrongUsage } = readWords({ script: 'backup', options, most: 1 }, words)
  const [guildId] = positionals
  if ((guildId === undefined) === (values.all !== true)) throw wrongUsage('say what to back up: a server id, or --all')
  if (guildId !== undefined) checkServerId(guildId, wrongUsage)
  const now = new Date()
  const file = values.to ?? fileName(guildId === undefined ? 'prosperity' : `prosperity-${guildId}`, now)
  const url = databaseUrl()
  const rows = await writeBackup(file, (progress) =>
    snapshotFile(url, (snapshot: Snapshot) =>
      guildId === undefined ? allLines(snapshot, now, progress) : guildLines(snapshot, guildId, now, progress),
    ),
  )
  say(`${numberText(rows)} rows in ${file}`)
}

await runScript(main)

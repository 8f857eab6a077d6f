import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readWords } from './local/words.ts'
import { readSchema } from './privacy/read-schema.ts'
import { STORED_FILE, storedText, undescribed } from './privacy/stored.ts'

async function main(words: readonly string[]): Promise<void> {
  readWords({ script: 'privacy-notice' }, words)
  const tables = readSchema()
  const missing = undescribed(tables)
  if (missing.length > 0)
    throw new Refusal(`say in a comment what these hold and why: ${missing.join(', ')}`, EXIT_CODES.failed)
  await Bun.write(STORED_FILE, storedText(tables))
  say(`wrote ${STORED_FILE}`)
}

await runScript(main)

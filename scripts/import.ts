import { loadGuildRules } from '../shared/database/guilds/guilds.ts'
import { planCarried } from '../shared/imports/carried/plan.ts'
import { importRules } from '../shared/imports/rules.ts'
import { askForImport } from './imports/apply.ts'
import { carriedLines, seenFromScript } from './imports/carried.ts'
import { stopLast, undoLast, waitForEnd } from './imports/last-import.ts'
import { previewImport } from './imports/preview.ts'
import { fileLines, previewLines, refusedLines } from './imports/preview-lines.ts'
import { readFile } from './imports/read-file.ts'
import { letOthersGoFirst } from './imports/unhurried.ts'
import { type AskedImport, readAsked } from './imports/words.ts'
import { withDatabase } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'

async function importFile(asked: AskedImport): Promise<void> {
  letOthersGoFirst()
  const { guildId } = asked
  const file = await readFile(asked)
  for (const line of fileLines(file)) say(line)
  await withDatabase(async (db) => {
    const guild = (await loadGuildRules(db, [guildId])).get(guildId)
    if (guild === undefined) throw new Refusal(`The bot was never in server ${guildId}.`, EXIT_CODES.failed)
    const rules = importRules(asked, file, guild.curve)
    if (rules === null)
      throw new Refusal(
        `The curve of ${file.format.title} is not known, so it cannot be taken over.`,
        EXIT_CODES.failed,
      )
    const preview = await previewImport(db, file, guild, rules)
    const things = file.format.carries?.(file.besides) ?? []
    const seen = things.length === 0 ? 'unasked' : await seenFromScript(db, guildId)
    const planned = planCarried(things, { ...guild, seen })
    const lines = [...previewLines(preview), ...carriedLines(planned, asked.takes, seen === 'unasked')]
    for (const line of [...lines, ...refusedLines(file.refusals)]) say(line)
    if (!asked.isApplied) return say('Nothing was changed. Run it again with --apply to import this.')
    await waitForEnd(db, await askForImport(db, { guildId, takes: asked.takes, things }, file, rules))
  })
}

async function main(words: readonly string[]): Promise<void> {
  const asked = readAsked(words)
  if (asked.about === 'file') await importFile(asked)
  else
    await withDatabase((db) =>
      asked.about === 'undo' ? undoLast(db, asked.guildId, asked.isApplied) : stopLast(db, asked.guildId),
    )
}

await runScript(main)

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT_CODES } from './exit-codes.ts'
import { Refusal } from './refusal.ts'

/** What `scripts/NAME --help` prints: the comment at the top of that file, see frame.sh. */
function helpOf(script: string): string {
  const [, ...lines] = readFileSync(join(import.meta.dir, '..', script), 'utf8').split('\n')
  const end = lines.findIndex((line) => !line.startsWith('#'))
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^# ?/, ''))
    .join('\n')
}

/** Makes the refusal of a wrong command line of `scripts/NAME`: the reason, then the script's help. */
export const wrongUsageOf =
  (script: string) =>
  (why: string): Refusal =>
    new Refusal(`${why}\n\n${helpOf(script)}`, EXIT_CODES.wrongUsage)

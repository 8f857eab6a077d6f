import { readWords } from '../../scripts/local/words.ts'
import { readNumber } from '../support/read-number.ts'

/** The command line of `scripts/test --old-release`. */
export interface OldReleaseArguments {
  /** Commits, tags or names of migrations; empty means the last commit before the newest migration. */
  revisions: readonly string[]
  /** How long members chat with each release, at least. */
  seconds: number
  /** Whether a gateway and a worker run, with NATS, in place of a standalone process. */
  withNats: boolean
}

const OPTIONS = { seconds: { type: 'string', default: '15' }, nats: { type: 'boolean', default: false } } as const
const MOST_SECONDS = 3_600

/** Reads the words after `--old-release`. @throws {Refusal} where they are wrong; its exit code is 64 */
export function readOldReleaseArguments(given: readonly string[]): OldReleaseArguments {
  const declaration = { script: 'test', options: OPTIONS, most: Number.POSITIVE_INFINITY } as const
  const { values, positionals: revisions, wrongUsage } = readWords(declaration, given)
  const seconds = readNumber(wrongUsage, '--seconds', values.seconds, MOST_SECONDS)
  return { revisions, seconds, withNats: values.nats }
}

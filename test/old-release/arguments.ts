import { wrongUsageOf } from '../../scripts/local/help.ts'
import { readWords } from '../../scripts/local/words.ts'

/** The command line of `scripts/test --old-release`. */
export interface OldReleaseArguments {
  /** Commits as git names them, or migrations; empty stands for the last commit before the newest migration. */
  revisions: readonly string[]
  /** How long members chat in each phase, at least. */
  seconds: number
  /** Whether a gateway and a worker run, with NATS, in place of a standalone process. */
  withNats: boolean
}

const OPTIONS = { seconds: { type: 'string', default: '15' }, nats: { type: 'boolean', default: false } } as const
const MOST_SECONDS = 3_600

/** Reads the words after `--old-release`. @throws {Refusal} where they are wrong; its exit code is 64 */
export function readOldReleaseArguments(given: readonly string[]): OldReleaseArguments {
  const declaration = { script: 'test', options: OPTIONS, most: Number.POSITIVE_INFINITY } as const
  const { values, positionals: revisions } = readWords(declaration, given)
  const seconds = Number(values.seconds)
  if (!/^[1-9]\d*$/.test(values.seconds) || seconds > MOST_SECONDS)
    throw wrongUsageOf('test')(`--seconds takes a number from 1 to ${MOST_SECONDS}`)
  return { revisions, seconds, withNats: values.nats }
}

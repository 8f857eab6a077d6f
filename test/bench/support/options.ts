import { basename } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { EXIT_CODES } from '../../../scripts/local/exit-codes.ts'

/** Ends the process, before anything is measured, with what is wrong about its arguments. */
export function refuseUsage(why: string): never {
  const bench = basename(process.argv[1] ?? '', '.ts')
  process.stderr.write(`${why}\nscripts/bench --help says what ${bench} takes\n`)
  process.exit(EXIT_CODES.wrongUsage)
}

/**
 * The options of a bench's command line; words that it does not know are refused.
 * @param options what it knows, as `parseArgs` of node:util takes it
 */
export function readOptions<const O extends ParseArgsOptionsConfig>(options: O) {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    return refuseUsage(error instanceof Error ? error.message : String(error))
  }
}

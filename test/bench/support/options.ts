import { basename } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

const WRONG_USAGE = 64

/**
 * The options of a bench's command line. Words that it does not know end the process with 64, before anything is measured.
 * @param options what it knows, as `parseArgs` of node:util takes it
 */
export function readOptions<const O extends ParseArgsOptionsConfig>(options: O) {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    const bench = basename(process.argv[1] ?? '', '.ts')
    const why = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${why}\nscripts/bench --help says what ${bench} takes\n`)
    process.exit(WRONG_USAGE)
  }
}

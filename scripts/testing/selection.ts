import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type DatabaseKind, isDatabaseKind } from '../databases/private-server.ts'
import { wrongUsageOf } from '../local/help.ts'

const ROOT = join(import.meta.dir, '../..')
const TEST = '.test.ts'

/** Which tests to run. */
export interface Selection {
  /** From the top of the project; none means every test. */
  paths: string[]
  /** A pattern that the test's whole name has to match; null takes all. */
  pattern: string | null
  /** Null takes MariaDB and, with every test, also what has to run on MySQL. */
  database: DatabaseKind | null
  /** Plants faults and says which of them no test notices, in place of running tests; `paths` are then words of the list. */
  planted: boolean
}

const wrongUsage = wrongUsageOf('test')

function parseWords(words: readonly string[]) {
  try {
    const options = {
      t: { type: 'string', short: 't' },
      database: { type: 'string' },
      planted: { type: 'boolean', default: false },
    } as const
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    throw wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

/** A path as it is given: with or without `test/`, with or without an ending. */
function find(given: string): string {
  const inTest = given.startsWith('test/') ? given : `test/${given}`
  const found = [inTest, `${inTest}${TEST}`, `${inTest}.ts`].find((path) => existsSync(join(ROOT, path)))
  if (found === undefined) throw wrongUsage(`there is no ${inTest}`)
  return found
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Reads the words of the command line. @throws {Refusal} where they make no sense */
export function readSelection(words: readonly string[]): Selection {
  const { values, positionals } = parseWords(words)
  const { t: name, database = null, planted } = values
  if (planted && (name !== undefined || database !== null))
    throw wrongUsage('--planted goes with words of its list alone')
  if (planted) return { paths: positionals, pattern: null, database: null, planted }
  if (database !== null && !isDatabaseKind(database)) throw wrongUsage(`there is no database ${database}`)
  const asked = positionals.map(find)
  const lone = asked.find((path) => path.endsWith('.ts') && !path.endsWith(TEST))
  if (lone !== undefined) throw wrongUsage(`${lone} holds no tests`)
  return {
    paths: [...new Set(asked)],
    pattern: name === undefined ? null : escaped(name),
    database,
    planted,
  }
}

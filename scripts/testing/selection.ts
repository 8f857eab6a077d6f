import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type DatabaseKind, isDatabaseKind } from '../databases/private-server.ts'
import type { wrongUsageOf } from '../local/help.ts'
import { readWords } from '../local/words.ts'

const ROOT = join(import.meta.dir, '../..')
const TEST = '.test.ts'

/** Which tests to run. */
export interface Selection {
  /** From the top of the project; none means every test. */
  paths: string[]
  /** A pattern that the test's whole name has to match; null takes all. */
  pattern: string | null
  /** Null is MariaDB, and where every test runs, also MySQL for some of them. */
  database: DatabaseKind | null
}

const OPTIONS = {
  t: { type: 'string', short: 't' },
  database: { type: 'string' },
} as const

type WrongUsage = ReturnType<typeof wrongUsageOf>

/** Finds a file or folder of tests. @param given its path, with or without `test/`, with or without an ending */
function find(given: string, wrongUsage: WrongUsage): string {
  const inTest = given.startsWith('test/') ? given : `test/${given}`
  const found = [inTest, `${inTest}${TEST}`, `${inTest}.ts`].find((path) => existsSync(join(ROOT, path)))
  if (found === undefined) throw wrongUsage(`there is no ${inTest}`)
  return found
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Reads the command line of scripts/test. @throws {Refusal} where it names a test or database that does not exist */
export function readSelection(words: readonly string[]): Selection {
  const declaration = { script: 'test', options: OPTIONS, most: Number.POSITIVE_INFINITY } as const
  const { values, positionals, wrongUsage } = readWords(declaration, words)
  const { t: name, database = null } = values
  if (database !== null && !isDatabaseKind(database)) throw wrongUsage(`there is no database ${database}`)
  const asked = positionals.map((path) => find(path, wrongUsage))
  const lone = asked.find((path) => path.endsWith('.ts') && !path.endsWith(TEST))
  if (lone !== undefined) throw wrongUsage(`${lone} holds no tests`)
  return {
    paths: [...new Set(asked)],
    pattern: name === undefined ? null : escaped(name),
    database,
  }
}

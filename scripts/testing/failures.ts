/** A test or a check that failed. */
export interface Failure {
  /** Where it is, e.g. `test/edge/secrets.test.ts`; empty for a check. */
  file: string
  /** Its whole name, with those of its groups. */
  name: string
  /** Its error, shortened. */
  error: string
  /** The database on which it failed. */
  where?: string
}

const MOST_LINES = 20
const LONGEST_LINE = 200

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return ENTITIES[name] ?? all
  })

/** The first lines of an error's text, without its empty ones. */
export const shortened = (text: string): string => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const shown = lines.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE))
  return [...shown, ...(lines.length > MOST_LINES ? ['...'] : [])].join('\n')
}

/** Reads an attribute of an element of the report; empty where it has none. */
export const attribute = (attributes: string, name: string): string =>
  unescaped(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')

const FAILED = /<testcase ([^>]*)>\s*<failure ([^>]*?)(?:\/>|>([^<]*)<\/failure>)/g

/** Reads the tests that failed from the report of `bun test`. */
export const failuresOf = (report: string): Failure[] =>
  [...report.matchAll(FAILED)].map(([, test = '', failure = '', text = '']) => {
    // The report names the innermost group first.
    const groups = attribute(test, 'classname').split(' > ').reverse().filter(Boolean)
    return {
      file: attribute(test, 'file'),
      name: [...groups, attribute(test, 'name')].join(' > '),
      error: shortened(text === '' ? attribute(failure, 'message') : unescaped(text)),
    }
  })

/** Reads which test files have a part in the report; one that could not be loaded has none. */
export const filesOf = (report: string): Set<string> =>
  new Set([...report.matchAll(/<testsuite [^>]*>/g)].map(([suite]) => attribute(suite, 'file')))

/** Lists for people what failed and why, each in a few lines. */
export const describeFailures = (failures: readonly Failure[]): string[] =>
  failures.flatMap(({ file, name, error, where }) => [
    `FAIL ${[file, name].filter(Boolean).join(': ')}${where === undefined ? '' : ` (${where})`}`,
    ...error.split('\n').map((line) => `     ${line}`),
  ])

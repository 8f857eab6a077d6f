import { mkdirSync, rmSync } from 'node:fs'
import { startMariadb } from './mariadb/server.ts'

/** Types, style and every test: one line that counts them ends the run. */

const ROOT = new URL('..', import.meta.url).pathname
const RESULTS = '.data/test/results.xml'
const TEST_TIMEOUT_MS = 60_000
/** Tests mostly wait: for sockets, for a database, for a Discord that takes its time. */
const WORKERS = 2

interface Count {
  passed: number
  failed: number
  skipped: number
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** One check that is a program: it passes when the program exits 0, and shows what the program says when it does not. */
async function check(name: string, command: string[]): Promise<Count> {
  const started = performance.now()
  const process = Bun.spawn(command, { cwd: ROOT, stdout: 'pipe', stderr: 'pipe' })
  const [output, errors] = await Promise.all([new Response(process.stdout).text(), new Response(process.stderr).text()])
  const ok = (await process.exited) === 0
  say(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  if (!ok) say(`${output}${errors}`)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** Reads the counts from the report of `bun test`; a run that ended without one has failed. */
function countOf(report: string): Count {
  const root = /<testsuites [^>]*>/.exec(report)?.[0] ?? ''
  const number = (attribute: string): number => Number(new RegExp(` ${attribute}="(\\d+)"`).exec(root)?.[1] ?? 0)
  const failed = number('failures') + number('errors')
  const skipped = number('skipped')
  return { passed: number('tests') - failed - skipped, failed, skipped }
}

async function runTests(paths: string[]): Promise<Count> {
  mkdirSync(`${ROOT}.data/test`, { recursive: true })
  rmSync(`${ROOT}${RESULTS}`, { force: true })
  const mariadb = await startMariadb({ directory: `${ROOT}.data/test/mariadb`, durable: false, report: say })
  try {
    const tests = Bun.spawn(
      [
        process.execPath,
        'test',
        `--timeout=${TEST_TIMEOUT_MS}`,
        `--parallel=${WORKERS}`,
        '--reporter=junit',
        `--reporter-outfile=${RESULTS}`,
        ...paths,
      ],
      {
        cwd: ROOT,
        env: { ...process.env, TEST_MYSQL_URL: mariadb.url },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
    const exitCode = await tests.exited
    const report = await Bun.file(`${ROOT}${RESULTS}`)
      .text()
      .catch(() => '')
    const count = countOf(report)
    return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
  } finally {
    await mariadb.stop()
  }
}

const asked = process.argv.slice(2)
const paths = asked.length > 0 ? asked.map((path) => (path.startsWith('test/') ? path : `test/${path}`)) : ['test/']
const checks =
  asked.length > 0
    ? []
    : [
        await check('style', [`${ROOT}node_modules/.bin/biome`, 'check', '--error-on-warnings', '.']),
        await check('types', [`${ROOT}node_modules/.bin/tsc`, '-b']),
      ]
const counts = [...checks, await runTests(paths)]
const total = (field: keyof Count): number => counts.reduce((sum, count) => sum + count[field], 0)
const skipped = total('skipped')
say(`${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(total('failed') === 0 && total('passed') > 0 ? 0 : 1)

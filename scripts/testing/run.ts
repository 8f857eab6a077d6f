import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, installChromium } from '../chromium/install.ts'
import { type DatabaseKind, startPrivateServer } from '../databases/private-server.ts'
import { say } from '../local/say.ts'
import { findNats, installNats } from '../nats/install.ts'
import { runBunTest } from './bun-test.ts'
import type { Count } from './count.ts'
import { shortened } from './failures.ts'
import { dropLeftovers } from './leftovers.ts'
import type { Selection } from './selection.ts'

const ROOT = join(import.meta.dir, '../..')
const DIRECTORY = join(ROOT, '.data/test')
/** Seconds that each slow test file takes on a machine with two cores. */
const SLOW_FILES = join(ROOT, 'test/slow-files.json')

/** Runs a program as a check, which passes if the program exits with 0. Prints the program's output if it fails. */
export async function check(name: string, command: string[]): Promise<Count> {
  const started = performance.now()
  const process = Bun.spawn(command, { cwd: ROOT, stdout: 'pipe', stderr: 'pipe' })
  const [output, errors] = await Promise.all([new Response(process.stdout).text(), new Response(process.stderr).text()])
  const ok = (await process.exited) === 0
  say(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  if (ok) return { passed: 1, failed: 0, skipped: 0, failures: [], times: [] }
  say(`${output}${errors}`)
  const failures = [{ file: '', name, error: shortened(`${output}${errors}`) }]
  return { passed: 0, failed: 1, skipped: 0, failures, times: [] }
}

/** Installs NATS once before the tests, because otherwise each test would install it. If it cannot be installed, only tests that need it fail. */
async function ensureNats(): Promise<void> {
  if (findNats() !== null) return
  await installNats(say).catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
}

const BROWSER_TESTS = 'test/browser'

/** Installs Chromium if tests will need it. If it cannot be installed, those tests are skipped. */
async function ensureChromium(paths: readonly string[]): Promise<void> {
  const isNeeded = paths.some((path) => path === 'test/' || path.startsWith(BROWSER_TESTS))
  if (!isNeeded || findChromium() !== null) return
  await installChromium(say).catch((error: unknown) => {
    say(`Tests in a browser are skipped. ${error instanceof Error ? error.message : error}`)
  })
}

/** Runs tests on a private server. A run that ends without a report has failed. */
export async function runTests(
  kind: DatabaseKind,
  { paths, pattern }: Pick<Selection, 'paths' | 'pattern'>,
): Promise<Count> {
  mkdirSync(DIRECTORY, { recursive: true })
  const chosen = paths.length > 0 ? paths : ['test/']
  await ensureNats()
  await ensureChromium(chosen)
  const server = await startPrivateServer(kind, { directory: join(DIRECTORY, kind), durable: false, report: say })
  try {
    await dropLeftovers(server.url)
    const count = await runBunTest({
      root: ROOT,
      paths: chosen,
      pattern,
      results: join(DIRECTORY, `${kind}.xml`),
      slow: await Bun.file(SLOW_FILES).json(),
      environment: { TEST_MYSQL_URL: server.url, TEST_DATABASE: kind },
    })
    const onKind = <Result>(result: Result) => ({ ...result, where: kind })
    return { ...count, failures: count.failures.map(onKind), times: count.times.map(onKind) }
  } finally {
    await server.stop()
  }
}

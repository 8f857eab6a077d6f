import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type DatabaseKind, startPrivateServer } from '../databases/private-server.ts'
import { type Count, countOf } from './count.ts'
import type { Selection } from './selection.ts'

const ROOT = join(import.meta.dir, '../..')
const DIRECTORY = join(ROOT, '.data/test')
const TEST_TIMEOUT_MS = 60_000
/** Tests mostly wait: for sockets, for a database, for a Discord that takes its time. */
const WORKERS = 3

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** One check that is a program: it passes when the program exits 0, and shows what the program says when it does not. */
export async function check(name: string, command: string[]): Promise<Count> {
  const started = performance.now()
  const process = Bun.spawn(command, { cwd: ROOT, stdout: 'pipe', stderr: 'pipe' })
  const [output, errors] = await Promise.all([new Response(process.stdout).text(), new Response(process.stderr).text()])
  const ok = (await process.exited) === 0
  say(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  if (!ok) say(`${output}${errors}`)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** Runs tests on a private server. A run that ends without a report has failed; tests left out by name do not count. */
export async function runTests(
  kind: DatabaseKind,
  { paths, pattern }: Pick<Selection, 'paths' | 'pattern'>,
): Promise<Count> {
  const results = join(DIRECTORY, `${kind}.xml`)
  mkdirSync(DIRECTORY, { recursive: true })
  rmSync(results, { force: true })
  const server = await startPrivateServer(kind, { directory: join(DIRECTORY, kind), durable: false, report: say })
  try {
    const options = [
      ...[`--timeout=${TEST_TIMEOUT_MS}`, `--parallel=${WORKERS}`, '--reporter=junit', `--reporter-outfile=${results}`],
      ...(pattern === null ? [] : [`--test-name-pattern=${pattern}`]),
    ]
    const tests = Bun.spawn([process.execPath, 'test', ...options, ...(paths.length > 0 ? paths : ['test/'])], {
      cwd: ROOT,
      env: { ...process.env, TEST_MYSQL_URL: server.url, TEST_DATABASE: kind },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const exitCode = await tests.exited
    const file = Bun.file(results)
    const count = countOf((await file.exists()) ? await file.text() : '')
    const counted = pattern === null ? count : { ...count, skipped: 0 }
    return exitCode !== 0 && count.failed === 0 ? { ...counted, failed: 1 } : counted
  } finally {
    await server.stop()
  }
}

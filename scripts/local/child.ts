import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dir, '../..')
const STOP_WITHIN_MS = 30_000
const KEPT_LINES = 15

export interface ChildOptions {
  name: string
  /** The TypeScript file to run, from the top of the project. */
  entry: string
  environment: Readonly<Record<string, string>>
  /** The file for its output. */
  logFile: string
  onLine?: (line: string) => void
  /** Called when it ends without having been stopped. */
  onDeath: (child: Child) => void
}

export interface Child {
  name: string
  pid: number
  logFile: string
  /** The last lines of its output. */
  lastLines: string[]
  /** Sends SIGTERM, waits, and sends SIGKILL when it does not end. A second call does nothing more. */
  stop(): Promise<void>
}

/**
 * Runs one of our own processes. It has a process session of its own: Ctrl-C reaches scripts/dev only, which stops
 * everything in order. The process ends when scripts/dev ends, however that happens.
 */
export function startChild({ name, entry, environment, logFile, onLine, onDeath }: ChildOptions): Child {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile)
  const process_ = Bun.spawn([process.execPath, '--no-install', '--no-orphans', entry], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let stopping = false
  const child: Child = {
    name,
    pid: process_.pid,
    logFile,
    lastLines: [],
    async stop() {
      stopping = true
      process_.kill('SIGTERM')
      const last = setTimeout(() => process_.kill('SIGKILL'), STOP_WITHIN_MS)
      await process_.exited
      clearTimeout(last)
    },
  }
  const hear = (line: string): void => {
    log.write(`${line}\n`)
    child.lastLines = [...child.lastLines, line].slice(-KEPT_LINES)
    onLine?.(line)
  }
  const heard = Promise.all([eachLine(process_.stdout, hear), eachLine(process_.stderr, hear)])
  void process_.exited.then(async () => {
    await heard
    log.end()
    if (!stopping) onDeath(child)
  })
  return child
}

async function eachLine(stream: ReadableStream<Uint8Array>, hear: (line: string) => void): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  }
  if (rest !== '') hear(rest)
}

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
  /** Everything it says goes here. */
  logFile: string
  onLine?: (line: string) => void
  /** It ended though nobody asked it to. */
  onDeath: (child: Child) => void
}

export interface Child {
  name: string
  logFile: string
  /** The last things it said. */
  lastLines: string[]
  /** Asks it to end, waits, and ends it the hard way when it does not. Twice is the same as once. */
  stop(): Promise<void>
}

/**
 * Runs one of our own processes. It is in a session of its own, so that Ctrl-C reaches only us and we stop things in
 * order; and it ends with us however we end.
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

import { mkdirSync, rmSync } from 'node:fs'
import type { Child } from './local/child.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { LOGS, MARIADB } from './local/folders.ts'
import { runReal } from './local/real.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { findRunning, forgetRunning } from './local/running.ts'
import { say } from './local/say.ts'
import { runSimulated } from './local/simulated.ts'
import { type Ports, Started } from './local/stack.ts'
import { readWords } from './local/words.ts'
import { isFree } from './ports.ts'

function refuseSecondRun(): void {
  const running = findRunning()
  if (running === null) return
  throw new Refusal(`scripts/dev already runs (process ${running.pid}). Stop it first, with Ctrl-C.`, EXIT_CODES.failed)
}

async function portOf(
  key: 'EDGE_PORT' | 'WEB_PORT' | 'GATEWAY_PORT' | 'PLAYGROUND_PORT',
  fallback: number,
): Promise<number> {
  const port = Number(process.env[key] || fallback)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`${key} should be a port, from 1 to 65535`, EXIT_CODES.badConfiguration)
  if (await isFree(port)) return port
  throw new Refusal(
    `Port ${port} is taken by another program. Stop it, or choose another port: ${key}=${port + 1} scripts/dev`,
    EXIT_CODES.failed,
  )
}

async function main(words: readonly string[]): Promise<void> {
  const { values } = readWords(
    { script: 'dev', options: { fresh: { type: 'boolean' }, distributed: { type: 'boolean' } } },
    words,
  )
  refuseSecondRun()
  mkdirSync(LOGS, { recursive: true })
  if (values.fresh) rmSync(MARIADB, { recursive: true, force: true })
  const ports: Ports = {
    edge: await portOf('EDGE_PORT', 3000),
    web: await portOf('WEB_PORT', 3001),
    gateway: await portOf('GATEWAY_PORT', 8080),
    playground: process.env.BOT_TOKEN ? 0 : await portOf('PLAYGROUND_PORT', 3002),
  }

  const started = new Started()
  let ending = false
  const end = async (exitCode: number): Promise<void> => {
    if (ending) return
    ending = true
    await started.stop(say)
    forgetRunning()
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  const fail = (child: Child): void => {
    if (ending) return
    say(`The ${child.name} ended unexpectedly. Its last lines, from ${child.logFile}:\n${child.lastLines.join('\n')}`)
    void end(1)
  }
  try {
    await (process.env.BOT_TOKEN ? runReal : runSimulated)(
      { started, say, onDeath: fail, distributed: values.distributed ?? false },
      ports,
    )
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    await end(error instanceof Refusal ? error.exitCode : EXIT_CODES.failed)
  }
}

await runScript(main)

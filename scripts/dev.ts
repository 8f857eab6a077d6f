import { mkdirSync, rmSync } from 'node:fs'
import type { Child } from './local/child.ts'
import { wrongUsageOf } from './local/help.ts'
import { runReal } from './local/real.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { findRunning, forgetRunning } from './local/running.ts'
import { runSimulated } from './local/simulated.ts'
import { LOGS, MARIADB, type Ports, Started } from './local/stack.ts'
import { isFree } from './ports.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function refuseSecondRun(): void {
  const running = findRunning()
  if (running === null) return
  throw new Refusal(`scripts/dev is running already (process ${running.pid}). Stop it first, with Ctrl-C.`, 1)
}

async function portOf(key: 'EDGE_PORT' | 'GATEWAY_PORT', fallback: number): Promise<number> {
  const port = Number(process.env[key] || fallback)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`${key} should be a port, from 1 to 65535`, 78)
  if (await isFree(port)) return port
  throw new Refusal(
    `Port ${port} is taken by another program. Stop it, or choose another port: ${key}=${port + 1} scripts/dev`,
    1,
  )
}

async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.find((word) => word !== '--fresh')
  if (unknown !== undefined) throw wrongUsageOf('dev')(`unknown option ${unknown}`)
  refuseSecondRun()
  mkdirSync(LOGS, { recursive: true })
  if (asked.includes('--fresh')) rmSync(MARIADB, { recursive: true, force: true })
  const ports: Ports = { edge: await portOf('EDGE_PORT', 3000), gateway: await portOf('GATEWAY_PORT', 8080) }

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
    say(
      `The ${child.name} ended, though nobody asked it to. It said, in ${child.logFile}:\n${child.lastLines.join('\n')}`,
    )
    void end(1)
  }
  try {
    await (process.env.BOT_TOKEN ? runReal : runSimulated)({ started, say, onDeath: fail }, ports)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    await end(error instanceof Refusal ? error.exitCode : 1)
  }
}

await runScript(main)

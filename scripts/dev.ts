import { mkdirSync, rmSync } from 'node:fs'
import type { Child } from './local/child.ts'
import { runReal } from './local/real.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { findRunning, forgetRunning } from './local/running.ts'
import { runSimulated } from './local/simulated.ts'
import { LOGS, MARIADB, type Ports, Started } from './local/stack.ts'
import { isFree } from './ports.ts'

const HELP = `scripts/dev [--fresh] [--help]

Installs what is missing and runs all of Prosperity on this machine: a private MariaDB in .data/mariadb (or the database
in DATABASE_URL), the bridge, the edge in workerd on port 3000, and the gateway.

Without a BOT_TOKEN it also runs a simulated Discord with a small community that chats; talk to the bot there with
scripts/try. With BOT_TOKEN, DISCORD_APPLICATION_ID and DISCORD_PUBLIC_KEY in .env it serves the real Discord.

  --fresh   begin anew: forget the private database first
  Ctrl-C    stop everything that was started

Ports: EDGE_PORT (3000) and GATEWAY_PORT (8080). Logs: .data/dev/*.log`

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
  const unknown = asked.find((word) => !['--fresh', '--help', '-h'].includes(word))
  if (unknown !== undefined) throw new Refusal(`unknown option ${unknown}\n\n${HELP}`, 64)
  if (asked.includes('--help') || asked.includes('-h')) return say(HELP)

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

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { LOGS } from './folders.ts'

/** The file in which scripts/dev writes the addresses that the other scripts need. */
const FILE = join(LOGS, 'running.json')
/** The file contains the database's password. */
const OWNER_ONLY = 0o600

const running = v.object({
  pid: v.number(),
  databaseUrl: v.string(),
  /** Address of the simulated Discord for scripts/try; absent where scripts/dev serves the real Discord. */
  controlUrl: v.optional(v.string()),
})

export type Running = v.InferOutput<typeof running>

/** Writes that file. */
export function tellRunning(state: Running): void {
  // The mode is that of a new file only.
  rmSync(FILE, { force: true })
  writeFileSync(FILE, JSON.stringify(state), { mode: OWNER_ONLY })
}

export const forgetRunning = (): void => rmSync(FILE, { force: true })

function isAlive(pid: number): boolean {
  const shown = Bun.spawnSync(['ps', '-p', String(pid), '-o', 'args='], { stderr: 'ignore' })
  return shown.stdout.toString().includes('scripts/dev.ts')
}

/** The addresses of the running scripts/dev; null where it does not run. */
export function findRunning(): Running | null {
  if (!existsSync(FILE)) return null
  const state = v.safeParse(v.pipe(v.string(), v.parseJson(), running), readFileSync(FILE, 'utf8'))
  return state.success && isAlive(state.output.pid) ? state.output : null
}

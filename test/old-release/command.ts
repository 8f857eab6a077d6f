import { dirname } from 'node:path'
import { EXIT_CODES } from '../../scripts/local/exit-codes.ts'
import { Refusal } from '../../scripts/local/refusal.ts'

export interface CommandOptions {
  /** The folder in which it runs. */
  cwd: string
  /** Ends the command and the processes that it has started. */
  stopped: AbortSignal
}

/** Runs a command to its end. @returns its output @throws {Refusal} if it fails or is stopped */
export async function output(command: readonly string[], { cwd, stopped }: CommandOptions): Promise<string> {
  if (stopped.aborted) throw new Refusal('stopped', EXIT_CODES.failed)
  // Without this, scripts/setup would install another Bun on a machine that has none on its PATH.
  const PATH = `${dirname(process.execPath)}:${process.env.PATH ?? ''}`
  const child = Bun.spawn([...command], {
    cwd,
    env: { ...process.env, PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Starts a process group, so that one signal ends all its processes.
    detached: true,
  })
  const stop = (): void => void process.kill(-child.pid, 'SIGTERM')
  stopped.addEventListener('abort', stop)
  const [said, complaint] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()])
  const exitCode = await child.exited
  stopped.removeEventListener('abort', stop)
  if (stopped.aborted) throw new Refusal('stopped', EXIT_CODES.failed)
  if (exitCode !== 0) throw new Refusal(`${command.join(' ')} failed:\n${complaint.trim()}`, EXIT_CODES.failed)
  return said.trim()
}

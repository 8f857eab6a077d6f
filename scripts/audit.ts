import { join } from 'node:path'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { readWords } from './local/words.ts'

const OPTIONS = { all: { type: 'boolean', default: false } } as const

/** Whether the registry answered: then Bun prints a JSON object with the vulnerabilities of each package. */
function answered(output: string): boolean {
  try {
    return typeof JSON.parse(output) === 'object'
  } catch {
    return false
  }
}

async function main(words: readonly string[]): Promise<number> {
  const { values } = readWords({ script: 'audit', options: OPTIONS }, words)
  const cwd = join(import.meta.dir, '..')
  const audit = (...more: string[]) =>
    Bun.spawn([process.execPath, 'audit', '--audit-level=moderate', ...(values.all ? [] : ['--production']), ...more], {
      cwd,
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'pipe',
    })
  const asked = audit('--json')
  const [output, errors] = await Promise.all([new Response(asked.stdout).text(), new Response(asked.stderr).text()])
  const exitCode = await asked.exited
  if (!answered(output)) {
    throw new Refusal(`The registry does not say which packages are vulnerable.\n${errors.trim()}`, EXIT_CODES.tryAgain)
  }
  if (exitCode === EXIT_CODES.done) {
    process.stdout.write('No known vulnerability.\n')
    return EXIT_CODES.done
  }
  process.stdout.write(await new Response(audit().stdout).text())
  return EXIT_CODES.failed
}

await runScript(main)

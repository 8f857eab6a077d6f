import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CARD_FILES, WEB_ASSETS } from './edge.ts'
import { runScript } from './local/refusal.ts'
import { readWords } from './local/words.ts'

const ROOT = join(import.meta.dir, '..')
const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  'secrets-file': { type: 'string' },
  only: { type: 'string' },
} as const
const ENVIRONMENTS: readonly string[] = ['production', 'staging']

/**
 * The workers, each with the ending of its environment's name, in the order of publishing. Cloudflare binds only a worker that
 * exists, and the web worker must know every command that the interactions' worker passes on.
 */
const WORKERS = { cards: '-cards', web: '-web', interactions: '' } as const
type Worker = keyof typeof WORKERS

const isWorker = (name: string): name is Worker => name in WORKERS

async function main(words: readonly string[]): Promise<number> {
  const { values, positionals, wrongUsage } = readWords({ script: 'publish-edge', options: OPTIONS, most: 1 }, words)
  const [environment = ''] = positionals
  if (!ENVIRONMENTS.includes(environment)) throw wrongUsage('name an environment: production or staging')
  const { only, 'dry-run': isDryRun, 'secrets-file': secrets } = values
  if (only !== undefined && !isWorker(only)) throw wrongUsage('--only takes interactions, web or cards')
  // Wrangler refuses a folder of files that does not exist.
  for (const folder of [WEB_ASSETS, CARD_FILES]) mkdirSync(folder, { recursive: true })
  for (const worker of Object.keys(WORKERS).filter(isWorker)) {
    if (only !== undefined && only !== worker) continue
    const exitCode = await publish(
      `${environment}${WORKERS[worker]}`,
      isDryRun,
      worker === 'cards' ? undefined : secrets,
    )
    if (exitCode !== 0) return exitCode
  }
  return 0
}

async function publish(environment: string, isDryRun: boolean, secrets: string | undefined): Promise<number> {
  const bundle = join(ROOT, '.data/published', environment)
  mkdirSync(bundle, { recursive: true })
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
  // Bun makes the bundle also if Node.js is too old for wrangler.
  const runtime = isDryRun ? [process.execPath, '--bun', '--no-install'] : ['node']
  const command = [
    ...[...runtime, wrangler, 'deploy', '--env', environment, '--outdir', bundle],
    ...(isDryRun ? ['--dry-run'] : []),
    ...(secrets === undefined ? [] : ['--secrets-file', secrets]),
  ]
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false' }
  return Bun.spawn(command, { cwd: ROOT, env, stdio: ['inherit', 'inherit', 'inherit'] }).exited
}

await runScript(main)

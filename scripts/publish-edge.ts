import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runScript } from './local/refusal.ts'
import { readWords } from './local/words.ts'

const ROOT = join(import.meta.dir, '..')
const OPTIONS = { 'dry-run': { type: 'boolean', default: false }, 'secrets-file': { type: 'string' } } as const
const ENVIRONMENTS: readonly string[] = ['production', 'staging']

async function main(words: readonly string[]): Promise<number> {
  const { values, positionals, wrongUsage } = readWords({ script: 'publish-edge', options: OPTIONS, most: 1 }, words)
  const [environment = ''] = positionals
  if (!ENVIRONMENTS.includes(environment)) throw wrongUsage('name an environment: production or staging')
  const secrets = values['secrets-file']
  const bundle = join(ROOT, '.data/published', environment)
  mkdirSync(bundle, { recursive: true })
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
  // Bun makes the bundle also if Node.js is too old for wrangler.
  const runtime = values['dry-run'] ? [process.execPath, '--bun', '--no-install'] : ['node']
  const command = [
    ...[...runtime, wrangler, 'deploy', '--env', environment, '--outdir', bundle],
    ...(values['dry-run'] ? ['--dry-run'] : []),
    ...(secrets === undefined ? [] : ['--secrets-file', secrets]),
  ]
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false' }
  return Bun.spawn(command, { cwd: ROOT, env, stdio: ['inherit', 'inherit', 'inherit'] }).exited
}

await runScript(main)

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { runScript } from './local/refusal.ts'
import { readWords } from './local/words.ts'
import { billOfMaterials } from './release/bill-of-materials.ts'

const project = v.object({ name: v.string(), version: v.string() })

async function main(words: readonly string[]): Promise<void> {
  readWords({ script: 'sbom' }, words)
  const { name, version } = v.parse(project, JSON.parse(readFileSync(join(import.meta.dir, '../package.json'), 'utf8')))
  process.stdout.write(`${JSON.stringify(billOfMaterials({ name, version }), null, 2)}\n`)
}

await runScript(main)

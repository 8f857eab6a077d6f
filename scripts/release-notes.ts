import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { readWords } from './local/words.ts'
import { type Commit, releaseNotes } from './release/notes.ts'

const ROOT = join(import.meta.dir, '..')
const OPTIONS = { from: { type: 'string' }, to: { type: 'string', default: 'HEAD' } } as const
/** Separators: no subject and no path contains these characters. */
const [COMMIT, FIELD] = ['\u0001', '\u0002']

function git(...words: string[]): { ok: boolean; output: string; error: string } {
  const { exitCode, stdout, stderr } = Bun.spawnSync(['git', ...words], { cwd: ROOT })
  return { ok: exitCode === 0, output: stdout.toString().trim(), error: stderr.toString().trim() }
}

function commitsOf(range: string): Commit[] {
  const log = git(
    'log',
    '--no-merges',
    '--name-only',
    `--format=${COMMIT}%h${FIELD}%s`,
    '--end-of-options',
    range,
    '--',
  )
  if (!log.ok) throw new Refusal(log.error, EXIT_CODES.failed)
  return log.output
    .split(COMMIT)
    .filter((text) => text !== '')
    .map((text) => {
      const [head = '', ...files] = text.trim().split('\n')
      const [hash = '', subject = ''] = head.split(FIELD)
      return { hash, subject, files: files.filter((file) => file !== '') }
    })
}

async function main(words: readonly string[]): Promise<void> {
  const { values, positionals } = readWords({ script: 'release-notes', options: OPTIONS, most: 1 }, words)
  const { to } = values
  const before = git('describe', '--tags', '--abbrev=0', `${to}^`)
  const from = values.from ?? (before.ok ? before.output : null)
  const commits = commitsOf(from === null ? to : `${from}..${to}`)
  const changelog = readFileSync(join(ROOT, '.github/CHANGELOG.md'), 'utf8')
  process.stdout.write(releaseNotes(positionals[0]?.replace(/^v/, '') ?? null, changelog, commits))
}

await runScript(main)

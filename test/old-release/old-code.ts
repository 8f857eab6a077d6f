import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT_CODES } from '../../scripts/local/exit-codes.ts'
import { Refusal } from '../../scripts/local/refusal.ts'
import { migrations } from '../../shared/database/migrations/index.ts'
import { isAlive } from '../support/is-alive.ts'
import { output } from './command.ts'

const ROOT = join(import.meta.dir, '../..')
/** The folder with the code of commits. Each run has its own folder in it, named after its process id. */
const PLACE = '.data/old-release'

/** A clone of this project, with its history. */
export interface Clone {
  /** Its top folder. */
  root: string
  stopped: AbortSignal
}

/** The clone in which this file is. */
export const thisClone = (stopped: AbortSignal): Clone => ({ root: ROOT, stopped })

const git = ({ root, stopped }: Clone, ...words: string[]): Promise<string> =>
  output(['git', ...words], { cwd: root, stopped })

/**
 * Finds the last commit before a migration was added, or the newest commit if that migration is not committed yet. During a
 * deploy, the processes of this commit run on the changed tables.
 * @param name of the migration; by default the newest one
 * @throws {Refusal} if the clone does not have this part of the history
 */
export async function commitBefore(clone: Clone, name = Object.keys(migrations).at(-1) ?? ''): Promise<string> {
  const log = await git(clone, 'log', '--diff-filter=A', '--format=%H', '--', `shared/database/migrations/${name}.ts`)
  const [added] = log.split('\n')
  try {
    return await git(clone, 'rev-parse', '--verify', added ? `${added}^` : 'HEAD')
  } catch (error) {
    if (clone.stopped.aborted) throw error
    throw missing(`The history of this clone does not reach back before ${name} was added.`)
  }
}

/**
 * Finds a commit.
 * @param revision a revision of git, or the name of a migration
 * @throws {Refusal} if the clone does not have it
 */
export async function commitOf(clone: Clone, revision: string): Promise<string> {
  if (Object.hasOwn(migrations, revision)) return commitBefore(clone, revision)
  try {
    return await git(clone, 'rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`)
  } catch (error) {
    if (clone.stopped.aborted) throw error
    throw missing(`This clone has no commit ${revision}.`)
  }
}

const missing = (why: string): Refusal =>
  new Refusal(
    `${why} If it is a shallow clone, fetch the rest: git fetch --unshallow (in CI: fetch-depth: 0)`,
    EXIT_CODES.failed,
  )

/** Puts the code of a commit into a folder, installs its packages, does the work, and deletes the folder. */
export async function withCodeOf<T>(clone: Clone, commit: string, work: (root: string) => Promise<T>): Promise<T> {
  const { root, stopped } = clone
  removeLeftovers(join(root, PLACE))
  const folder = join(root, PLACE, String(process.pid))
  mkdirSync(folder, { recursive: true })
  try {
    await output(['sh', '-c', 'git archive "$0" | tar -x -C "$1"', commit, folder], { cwd: root, stopped })
    await output(['scripts/setup'], { cwd: folder, stopped })
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Deletes the folders of runs that were killed. */
function removeLeftovers(place: string): void {
  mkdirSync(place, { recursive: true })
  for (const pid of readdirSync(place)) if (!isAlive(Number(pid))) rmSync(join(place, pid), { recursive: true })
}

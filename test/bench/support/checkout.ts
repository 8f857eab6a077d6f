import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dir, '../../..')

const run = async (directory: string, ...command: string[]): Promise<string> => {
  const child = Bun.spawn(command, { cwd: directory, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' })
  const [output, errors] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()])
  if ((await child.exited) !== 0) throw new Error(`${command.join(' ')} failed:\n${output}${errors}`)
  return output.trim()
}

/** Another commit of this project, checked out with its packages beside the data of the benches. */
export interface Checkout {
  directory: string
  /** The commit's short name. */
  name: string
}

/** Checks out a commit, or uses the checkout of an earlier run. @throws where git does not know the commit */
export async function checkOut(revision: string): Promise<Checkout> {
  const commit = await run(ROOT, 'git', 'rev-parse', '--verify', `${revision}^{commit}`)
  const name = await run(ROOT, 'git', 'rev-parse', '--short', commit)
  const directory = join(ROOT, '.data/bench/commits', commit)
  if (!existsSync(join(directory, 'package.json'))) {
    // A clone and not a worktree, so that deleting the folder by hand leaves nothing in this repository.
    await run(ROOT, 'git', 'clone', '--quiet', '--no-checkout', ROOT, directory)
    await run(directory, 'git', 'checkout', '--quiet', '--detach', commit)
  }
  await run(directory, join(directory, 'scripts/setup'))
  return { directory, name }
}

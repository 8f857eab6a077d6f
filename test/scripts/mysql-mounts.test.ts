import { expect, test } from 'bun:test'
import { chmod, mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installMysql, obstacleToMysql } from '../../scripts/mysql/install.ts'
import { mountsIn, removeUnmounted } from '../../scripts/mysql/mounts.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'

/** Mounts are possible as root, and not in most containers. */
const canMount =
  process.platform === 'linux' && process.getuid?.() === 0 && Bun.spawnSync(['unshare', '--mount', 'true']).success

test('mounts in a folder are found, the innermost first, and not those of a folder with a similar name', () => {
  const line = (path: string) => `36 35 98:0 / ${path} rw,noatime master:1 - proc proc rw`
  const mountinfo = ['/', '/data/a\\040b', '/data/a\\040b/proc', '/data/a\\040b2/proc'].map(line).join('\n')
  expect(mountsIn('/data/a b', mountinfo)).toEqual(['/data/a b/proc', '/data/a b'])
})

// A folder of the test is mounted, never /proc: if this fails, only that folder loses its file.
test.skipIf(!canMount)('what an interrupted installation has mounted is unmounted before its folder is removed', () =>
  withTemporaryDirectory(async (directory) => {
    const [kept, old] = [join(directory, 'kept'), join(await realpath(directory), 'installing-old')]
    await mkdir(kept)
    await writeFile(join(kept, 'file'), 'precious')
    await mkdir(join(old, 'proc'), { recursive: true })
    expect(Bun.spawnSync(['mount', '--bind', kept, join(old, 'proc')]).success).toBe(true)
    removeUnmounted(old)
    expect(await readdir(directory)).toEqual(['kept'])
    expect(await readFile(join(kept, 'file'), 'utf8')).toBe('precious')
  }),
)

test.skipIf(!canMount || obstacleToMysql() !== null)('an installation that fails leaves nothing mounted', () =>
  withTemporaryDirectory(async (directory) => {
    // In place of debootstrap: mounts a folder in the new system, and fails.
    const [program, place] = [join(directory, 'mounts-and-fails'), join(directory, 'mysql')]
    await mkdir(join(directory, 'kept'))
    await writeFile(
      program,
      `#!/bin/sh
for root; do :; done
mkdir "$root/proc" && mount --bind "${directory}/kept" "$root/proc" && grep -c "$root/proc" /proc/self/mountinfo
exit 1
`,
    )
    await chmod(program, 0o755)
    const failed = await installMysql(() => {}, { directory: place, program }).catch((error: Error) => error.message)
    // It has seen its own mount: the line with a 1.
    expect(failed).toContain('which ended with\n1\n')
    expect(mountsIn(await realpath(place), await readFile('/proc/self/mountinfo', 'utf8'))).toEqual([])
  }),
)

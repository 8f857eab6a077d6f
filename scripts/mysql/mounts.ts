import { readFileSync, rmSync } from 'node:fs'
import { sep } from 'node:path'

/** The mounts of this process. https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
const MOUNTS = '/proc/self/mountinfo'

/** Finds the mount points in a folder, the innermost first. @param mountinfo a text in the form of /proc/self/mountinfo */
export function mountsIn(folder: string, mountinfo: string): string[] {
  return mountinfo
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .map((path) => path.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))))
    .filter((path) => path === folder || path.startsWith(`${folder}${sep}`))
    .reverse()
}

/**
 * Removes a folder in which an interrupted installation may have left mounts, such as the /proc of this machine. Unmounts them
 * first, because otherwise the files in them would be removed, too.
 * @throws an Error that says what to do, if a mount stays; then nothing is removed
 */
export function removeUnmounted(folder: string): void {
  const mounted = () => mountsIn(folder, readFileSync(MOUNTS, 'utf8'))
  for (const path of mounted()) Bun.spawnSync(['umount', path])
  const [left] = mounted()
  if (left !== undefined) throw new Error(`${left} is still mounted. Run umount ${left}, and try again`)
  rmSync(folder, { recursive: true, force: true })
}

const UNSHARE = ['unshare', '--mount', '--propagation', 'private']

/**
 * Returns a command that runs the given one with private mounts: no other process sees them, and they end with the command.
 * Where the machine does not allow this, as in most containers, it does not allow mounts either, and the given command is returned.
 */
export const withOwnMounts = (command: readonly string[]): string[] =>
  Bun.which('unshare') !== null && Bun.spawnSync([...UNSHARE, 'true']).success ? [...UNSHARE, ...command] : [...command]

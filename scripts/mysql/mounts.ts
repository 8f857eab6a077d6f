import { readFileSync, rmSync } from 'node:fs'
import { sep } from 'node:path'

/** The mounts of this process. https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
const MOUNTS = '/proc/self/mountinfo'

/** Finds where something is mounted in a folder, the innermost first. @param mountinfo in the form of /proc/self/mountinfo */
export function mountsIn(folder: string, mountinfo: string): string[] {
  return mountinfo
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .map((path) => path.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))))
    .filter((path) => path === folder || path.startsWith(`${folder}${sep}`))
    .reverse()
}

/**
 * Removes a folder in which an interrupted installation may have mounted something, such as the /proc of this machine. It is
 * unmounted first: otherwise its files would be removed, too.
 * @throws an Error that says what to do, where something stays mounted; then nothing is removed
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
 * A command whose mounts no other process sees, and which end with it, however it ends. A machine that does not allow this,
 * such as most containers, does not allow mounts either, so there the command itself is returned.
 */
export const withOwnMounts = (command: readonly string[]): string[] =>
  Bun.which('unshare') !== null && Bun.spawnSync([...UNSHARE, 'true']).success ? [...UNSHARE, ...command] : [...command]

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unpackDebianPackage } from '../../../scripts/local/debian-package.ts'
import { ROOT } from '../project.ts'

const PATH = [process.env.PATH ?? '', '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'].join(':')

/**
 * The path of a web server on this machine, or unpacked from Debian's package into .data.
 * @param name of the package and of its program
 * @returns null where it is not here and cannot be had
 */
export async function findProgram(name: 'caddy' | 'nginx'): Promise<string | null> {
  const directory = join(ROOT, '.data', name)
  const unpacked = [join(directory, 'root/usr/sbin', name), join(directory, 'root/usr/bin', name)]
  const find = () => Bun.which(name, { PATH }) ?? unpacked.find((path) => existsSync(path))
  if (find() === undefined) await unpackDebianPackage({ name, directory, how: '' }, () => {}).catch(() => {})
  return find() ?? null
}

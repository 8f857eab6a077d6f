import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../project.ts'

const PATH = [process.env.PATH ?? '', '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'].join(':')

async function succeeds(command: string[], cwd: string): Promise<boolean> {
  return (await Bun.spawn(command, { cwd, stdout: 'ignore', stderr: 'ignore' }).exited) === 0
}

/**
 * The path of a web server, from this machine or unpacked from Debian's package into .data: nothing is installed, so that no
 * service starts.
 * @param name of the package and of its program
 * @returns null where it is not here and cannot be had
 */
export async function findProgram(name: 'caddy' | 'nginx'): Promise<string | null> {
  const directory = join(ROOT, '.data', name)
  const unpacked = [join(directory, 'root/usr/sbin', name), join(directory, 'root/usr/bin', name)]
  const found = Bun.which(name, { PATH }) ?? unpacked.find((path) => existsSync(path))
  if (found !== undefined) return found
  if (!existsSync('/usr/bin/apt-get')) return null
  mkdirSync(directory, { recursive: true })
  const place = mkdtempSync(join(directory, 'unpacking-'))
  const update = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'apt-get', '-qq', 'update']
  const download = () => succeeds(['apt-get', '-qq', 'download', name], place)
  if (!(await download()) && !((await succeeds(update, place)) && (await download()))) return null
  const [archive = ''] = readdirSync(place)
  if (!(await succeeds(['dpkg-deb', '-x', archive, '.'], place))) return null
  rmSync(join(directory, 'root'), { recursive: true, force: true })
  renameSync(place, join(directory, 'root'))
  return unpacked.find((path) => existsSync(path)) ?? null
}

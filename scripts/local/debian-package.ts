import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface DebianPackage {
  name: string
  /** The package is unpacked into the folder `root` of this directory. */
  directory: string
  /** What a person can do if the package cannot be downloaded. */
  how: string
}

async function succeeds(command: string[], cwd = '/'): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (await Bun.spawn(command, { cwd, env, stdout: 'ignore', stderr: 'ignore' }).exited) === 0
}

const isRoot = (): boolean => process.getuid?.() === 0
const aptGetAsRoot = (): string[] => [...(isRoot() ? [] : ['sudo', '-n']), 'apt-get', '-qq']

/**
 * Downloads one of Debian's packages and unpacks it: nothing is installed, so no system service starts.
 * @returns the folder with the files of the package
 * @throws an Error that says what to do if the package cannot be downloaded or unpacked
 */
export async function unpackDebianPackage(
  { name, directory, how }: DebianPackage,
  report: (line: string) => void,
): Promise<string> {
  if (!existsSync('/usr/bin/apt-get')) throw new Error(`${name} is not on this machine. ${how}`)
  report(`downloading ${name} with apt-get`)
  mkdirSync(directory, { recursive: true })
  for (const old of readdirSync(directory)) {
    if (old.startsWith('unpacking-')) rmSync(join(directory, old), { recursive: true })
  }
  const place = mkdtempSync(join(directory, 'unpacking-'))
  const download = () => succeeds(['apt-get', '-qq', 'download', name], place)
  if (!(await download()) && !((await succeeds([...aptGetAsRoot(), 'update'])) && (await download()))) {
    throw new Error(`apt-get could not download ${name}. ${how}`)
  }
  const [archive] = readdirSync(place)
  if (archive === undefined || !(await succeeds(['dpkg-deb', '-x', archive, '.'], place))) {
    throw new Error(`the package of ${name} could not be unpacked. ${how}`)
  }
  const root = join(directory, 'root')
  rmSync(root, { recursive: true, force: true })
  renameSync(place, root)
  return root
}

/** Whether this user may install Debian's packages: as root, or by sudo without a password. */
const mayInstall = async (): Promise<boolean> => isRoot() || (await succeeds(['sudo', '-n', 'true']).catch(() => false))

/** Installs Debian's packages with apt-get. @returns the reason of a failure, as part of a sentence, or null */
export async function installDebianPackages(
  packages: readonly string[],
  report: (line: string) => void,
): Promise<string | null> {
  if (!existsSync('/usr/bin/apt-get')) return 'there is no apt-get to install it with'
  if (!(await mayInstall())) return 'this user may not install it'
  const install = [...aptGetAsRoot(), '-y', 'install', '--no-install-recommends', ...packages]
  if (await succeeds(install)) return null
  report('refreshing the list of packages first')
  return (await succeeds([...aptGetAsRoot(), 'update'])) && (await succeeds(install))
    ? null
    : 'apt-get could not get it'
}

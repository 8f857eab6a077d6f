import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface DebianPackage {
  name: string
  /** The package is unpacked into the folder `root` of this directory. */
  directory: string
  /** What a person can do if the package cannot be downloaded. */
  how: string
}

async function run(command: string[], cwd: string): Promise<boolean> {
  return (await Bun.spawn(command, { cwd, stdout: 'ignore', stderr: 'ignore' }).exited) === 0
}

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
  const update = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'apt-get', '-qq', 'update']
  const download = () => run(['apt-get', '-qq', 'download', name], place)
  if (!(await download()) && !((await run(update, place)) && (await download()))) {
    throw new Error(`apt-get could not download ${name}. ${how}`)
  }
  const [archive] = readdirSync(place)
  if (archive === undefined || !(await run(['dpkg-deb', '-x', archive, '.'], place))) {
    throw new Error(`the package of ${name} could not be unpacked. ${how}`)
  }
  const root = join(directory, 'root')
  rmSync(root, { recursive: true, force: true })
  renameSync(place, root)
  return root
}

/** Whether this user may install Debian's packages: root, or somebody whose sudo asks for no password. */
const mayInstall = async (): Promise<boolean> =>
  process.getuid?.() === 0 || (await succeeds(['sudo', '-n', 'true']).catch(() => false))

async function succeeds(command: string[]): Promise<boolean> {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (await Bun.spawn(command, { stdout: 'ignore', stderr: 'ignore', env: environment }).exited) === 0
}

/** Installs Debian's packages with apt-get. @returns null, or the reason why it cannot, as part of a sentence */
export async function installDebianPackages(
  packages: readonly string[],
  report: (line: string) => void,
): Promise<string | null> {
  if (!existsSync('/usr/bin/apt-get')) return 'there is no apt-get to install it with'
  if (!(await mayInstall())) return 'this user may not install it'
  const aptGet = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'apt-get', '-y', '-qq']
  const install = [...aptGet, 'install', '--no-install-recommends', ...packages]
  if (await succeeds(install)) return null
  report('refreshing the list of packages first')
  return (await succeeds([...aptGet, 'update'])) && (await succeeds(install)) ? null : 'apt-get could not get it'
}

import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { ROOT, textOf } from '../project.ts'
import { type Instruction, pairsOf, readStages, type Stage, wordsOf } from './dockerfile.ts'

/** A stage after its instructions ran. A directory stands for its file system. */
export interface Built {
  /** The working directory. */
  directory: string
  environment: Record<string, string>
  entrypoint: string[]
  command: string[]
  /** The words of HEALTHCHECK's CMD; empty where there is none. */
  healthcheck: string[]
}

/** Whether .dockerignore leaves a path out. The last pattern that matches decides; patterns are names, or `**` with an ending. */
export function isIgnored(path: string): boolean {
  const lines = textOf('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  let ignored = false
  for (const line of lines) {
    const isException = line.startsWith('!')
    const pattern = isException ? line.slice(1) : line
    const matches =
      pattern === '*' || path === pattern || path.startsWith(`${pattern}/`) || new Bun.Glob(pattern).match(path)
    if (matches) ignored = !isException
  }
  return ignored
}

/** A folder beside the stages for the program `bun`, which may have another name on this machine. */
const PROGRAMS = '.programs'
/** Packages that this machine has already are not downloaded again. */
const CACHE = process.env.BUN_INSTALL_CACHE_DIR ?? join(homedir(), '.bun/install/cache')

/** The user of the images, where this process may become another user: it can write nothing in the stage. */
const AS_USER = process.getuid?.() === 0 ? ['setpriv', '--reuid=1000', '--regid=1000', '--clear-groups'] : []

/** Runs a command of a finished image, as its user. */
export const spawnAsUser: typeof spawnIn = (built, command, settings) =>
  spawnIn(built, [...AS_USER, ...command], settings)

/** Runs a command in a stage. Its environment is the stage's, with the Bun of this process. */
function spawnIn(built: Built, command: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const env = {
    PATH: `${join(dirname(built.directory), PROGRAMS)}:/usr/bin:/bin`,
    HOME: built.directory,
    ...built.environment,
    ...settings,
  }
  return Bun.spawn([...command], { cwd: built.directory, env, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' })
}

/** Copies a folder of another stage as links to the same files. No instruction changes a file that an earlier one made. */
async function link(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const child = Bun.spawn(['cp', '-al', from, to], { stderr: 'pipe' })
  const complained = await new Response(child.stderr).text()
  if ((await child.exited) !== 0) throw new Error(complained)
}

async function copy({ rest, flags }: Instruction, built: Built, stages: ReadonlyMap<string, Built>): Promise<void> {
  const words = rest.split(/\s+/)
  const target = words.at(-1) ?? '.'
  for (const source of words.slice(0, -1)) {
    const from =
      flags.from === undefined ? join(ROOT, source) : source.replace(/^\/app/, stages.get(flags.from)?.directory ?? '')
    if (!existsSync(from)) throw new Error(`COPY ${rest}: there is no ${source}`)
    const to = target.endsWith('/') ? join(built.directory, target, source) : join(built.directory, target)
    const filter = (path: string): boolean => !isIgnored(relative(ROOT, path))
    if (flags.from === undefined && !filter(from)) throw new Error(`COPY ${rest}: .dockerignore leaves ${source} out`)
    if (flags.from !== undefined) await link(from, to)
    else await cp(from, to, { recursive: true, filter })
  }
}

async function run({ rest }: Instruction, built: Built): Promise<void> {
  const child = spawnIn(built, ['/bin/sh', '-ec', rest], { BUN_INSTALL_CACHE_DIR: CACHE })
  const [said, complained] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()])
  if ((await child.exited) !== 0) throw new Error(`RUN ${rest} failed:\n${said}${complained}`)
}

async function carryOut(instruction: Instruction, built: Built, stages: ReadonlyMap<string, Built>): Promise<void> {
  const { keyword, rest } = instruction
  if (keyword === 'COPY') return copy(instruction, built, stages)
  if (keyword === 'RUN') return run(instruction, built)
  // Arguments of the build are empty.
  if (keyword === 'ENV') Object.assign(built.environment, pairsOf(rest.replace(/\$\{\w+\}/g, '')))
  if (keyword === 'ENTRYPOINT') built.entrypoint = wordsOf(rest)
  if (keyword === 'CMD') built.command = wordsOf(rest)
  if (keyword === 'HEALTHCHECK' && rest !== 'NONE') built.healthcheck = wordsOf(rest.replace(/^CMD /, ''))
}

async function buildStage(stage: Stage, root: string, stages: ReadonlyMap<string, Built>): Promise<Built> {
  const base = stages.get(stage.from)
  const directory = join(root, stage.name)
  if (base === undefined) await mkdir(directory)
  else await link(base.directory, directory)
  const built: Built = {
    directory,
    environment: { ...base?.environment },
    entrypoint: base?.entrypoint ?? [],
    command: base?.command ?? [],
    healthcheck: [],
  }
  for (const instruction of stage.instructions) await carryOut(instruction, built, stages)
  return built
}

/** Carries out the Dockerfile's instructions in order, below an empty directory. @returns the stages by name */
export async function buildImages(root: string): Promise<Map<string, Built>> {
  await mkdir(join(root, PROGRAMS))
  // A copy: the user of the images may be unable to read the directory of the project.
  await copyFile(process.execPath, join(root, PROGRAMS, 'bun'))
  const stages = new Map<string, Built>()
  for (const stage of readStages()) stages.set(stage.name, await buildStage(stage, root, stages))
  return stages
}

import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dir, '../../..')
const GIBIBYTE = 2 ** 30
/** Above this load, other programs slow the measured ones down. */
const IDLE_LOAD = 0.5

const git = (...words: string[]): string =>
  Bun.spawnSync(['git', ...words], { cwd: ROOT })
    .stdout.toString()
    .trim()

/** Describes the machine and the versions, in a few lines. @param versions of what else takes part, by name */
export function describeMachine(versions: Readonly<Record<string, string>>): string[] {
  const [cpu] = cpus()
  const changed = git('status', '--porcelain') === '' ? '' : ' with uncommitted changes'
  const [load = 0] = loadavg()
  const parts = [`Bun ${Bun.version}`, ...Object.entries(versions).map(([name, version]) => `${name} ${version}`)]
  return [
    `${cpus().length} x ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / GIBIBYTE)} GiB`,
    parts.join(', '),
    `commit ${git('rev-parse', '--short', 'HEAD')}${changed}`,
    ...(load > IDLE_LOAD
      ? [`The machine is not idle: its load of the last minute is ${load.toFixed(1)}. Do not rely on these figures.`]
      : []),
  ]
}

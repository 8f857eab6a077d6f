import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unpackDebianPackage } from '../../scripts/local/debian-package.ts'

const DIRECTORY = join(import.meta.dir, '../../.data/prometheus')
const PROGRAMS = ['promtool', 'prometheus'] as const

const HOW = `Either
  macOS            brew install prometheus
  Debian, Ubuntu   sudo apt-get install prometheus
  elsewhere        install Prometheus 2.42 or newer, and put prometheus and promtool on the PATH`

/** The paths of Prometheus and its tool. */
export type Prometheus = Record<(typeof PROGRAMS)[number], string>

/**
 * Finds Prometheus on this machine or in .data, or unpacks Debian's package there.
 * @throws an Error that says what to do if it cannot be downloaded or unpacked
 */
export async function obtainPrometheus(report: (line: string) => void = () => {}): Promise<Prometheus> {
  const [promtool, prometheus] = PROGRAMS.map((name) => Bun.which(name))
  if (promtool && prometheus) return { promtool, prometheus }
  const unpacked = join(DIRECTORY, 'root')
  const isThere = existsSync(join(unpacked, 'usr/bin/promtool'))
  const root = isThere
    ? unpacked
    : await unpackDebianPackage({ name: 'prometheus', directory: DIRECTORY, how: HOW }, report)
  return { promtool: join(root, 'usr/bin/promtool'), prometheus: join(root, 'usr/bin/prometheus') }
}

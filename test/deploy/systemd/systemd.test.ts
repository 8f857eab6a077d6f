import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STOP_WITHIN_MS } from '../../../gateway/mode.ts'
import { BAD_CONFIGURATION_EXIT_CODE } from '../../../shared/config/environment.ts'
import { ROOT, textOf } from '../project.ts'

const FOLDER = 'gateway/deploy/systemd'
const UNITS = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.service'))
/** The score of systemd 252, which the guide states: 0 is the least exposed, 10 the most. */
const EXPOSURE = 1.3
/** Other versions of systemd weigh the same settings a little differently. */
const TOLERANCE = 0.3

const valuesOf = (text: string, key: string): string[] =>
  [...text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value)
const unitText = (unit: string): string => textOf(`${FOLDER}/${unit}`)

test('there is a unit for each process, alone and in several instances, and for the migration', () => {
  expect(UNITS.sort()).toEqual([
    'prosperity-bridge.service',
    'prosperity-edge.service',
    'prosperity-gateway.service',
    'prosperity-gateway@.service',
    'prosperity-migrate.service',
    'prosperity-worker@.service',
  ])
})

describe.each(UNITS)('%s', (unit) => {
  const text = unitText(unit)

  test('starts a file that exists', () => {
    const [command = ''] = valuesOf(text, 'ExecStart')
    const file = command.split(' ').at(-1) ?? ''
    expect(file).toEndWith('.ts')
    expect(existsSync(join(ROOT, file))).toBe(true)
  })

  test('is not started again after wrong settings', () => {
    if (valuesOf(text, 'Type')[0] === 'oneshot') expect(valuesOf(text, 'Restart')).toEqual([])
    else expect(valuesOf(text, 'RestartPreventExitStatus')).toEqual([String(BAD_CONFIGURATION_EXIT_CODE)])
  })
})

test.each(UNITS.filter((unit) => /gateway|worker/.test(unit)))(
  '%s waits for longer than the process needs to stop',
  (unit) => {
    expect(Number(valuesOf(unitText(unit), 'TimeoutStopSec')[0]) * 1_000).toBeGreaterThan(STOP_WITHIN_MS)
  },
)

const analyze = Bun.which('systemd-analyze')

describe.skipIf(analyze === null)('systemd-analyze', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'prosperity-systemd-'))
    cpSync(join(ROOT, FOLDER), folder, { recursive: true })
    // systemd-analyze checks that the program exists.
    for (const unit of UNITS) {
      const text = readFileSync(join(folder, unit), 'utf8').replaceAll('/usr/local/bin/bun', process.execPath)
      writeFileSync(join(folder, unit), text)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const asks = (words: string[]) => {
    // The colon adds the machine's own units, such as network-online.target.
    const env = { PATH: process.env.PATH ?? '', SYSTEMD_UNIT_PATH: `${folder}:`, SYSTEMD_COLORS: '0' }
    const { exitCode, stdout, stderr } = Bun.spawnSync([analyze ?? '', ...words], { env })
    return { exitCode, said: stdout.toString(), complained: stderr.toString() }
  }
  const instanceOf = (unit: string): string => unit.replace('@.', '@1.')

  test.each(UNITS)('finds nothing wrong with %s', (unit) => {
    expect(asks(['verify', '--man=no', instanceOf(unit)])).toEqual({ exitCode: 0, said: '', complained: '' })
  })

  test.each(UNITS)(`gives %s an exposure of about ${EXPOSURE}`, (unit) => {
    const { said } = asks(['security', '--offline=true', instanceOf(unit)])
    const [, score] = /Overall exposure level for .*: ([\d.]+) OK/.exec(said) ?? []
    expect(Math.abs(Number(score) - EXPOSURE)).toBeLessThanOrEqual(TOLERANCE)
  })
})

test('the guide states the exposure', () => {
  expect(textOf('gateway/deploy/SYSTEMD.md')).toContain(`exposure of ${EXPOSURE}`)
})

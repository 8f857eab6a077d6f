import { beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { join } from 'node:path'
import { obtainPrometheus, type Prometheus } from '../../support/prometheus.ts'
import { runFile } from '../../support/script.ts'

setDefaultTimeout(120_000)

const FILES = join(import.meta.dir, '../../../gateway/deploy/prometheus')
let programs: Prometheus
beforeAll(async () => {
  programs = await obtainPrometheus()
})

/** Runs promtool on a file of the guide. */
const promtool = (action: 'check' | 'test', kind: 'config' | 'rules', file: string) =>
  runFile(programs.promtool, [action, kind, join(FILES, file)])

test('promtool accepts the alert rules', async () => {
  expect(await promtool('check', 'rules', 'alerts.yml')).toMatchObject({ exitCode: 0 })
})

test('promtool accepts the configuration of the scrape', async () => {
  expect(await promtool('check', 'config', 'prometheus.yml')).toMatchObject({ exitCode: 0 })
})

test('each alert is raised when it should be, and not before', async () => {
  const { exitCode, said, complained } = await promtool('test', 'rules', 'alerts.test.yml')
  expect(said + complained).toContain('SUCCESS')
  expect(exitCode).toBe(0)
})

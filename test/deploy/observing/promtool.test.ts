import { beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { join } from 'node:path'
import { obtainPrometheus, type Prometheus } from '../../support/prometheus.ts'

setDefaultTimeout(120_000)

const FILES = join(import.meta.dir, '../../../gateway/deploy/prometheus')
let programs: Prometheus
beforeAll(async () => {
  programs = await obtainPrometheus()
})

async function promtool(...words: string[]): Promise<{ exitCode: number; said: string }> {
  const child = Bun.spawn([programs.promtool, ...words], { cwd: FILES, stdout: 'pipe', stderr: 'pipe' })
  const texts = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()])
  return { exitCode: await child.exited, said: texts.join('') }
}

test('promtool accepts the alert rules', async () => {
  expect(await promtool('check', 'rules', 'alerts.yml')).toMatchObject({ exitCode: 0 })
})

test('promtool accepts the configuration of the scrape', async () => {
  expect(await promtool('check', 'config', 'prometheus.yml')).toMatchObject({ exitCode: 0 })
})

test('each alert is raised when it should be, and not before', async () => {
  const { exitCode, said } = await promtool('test', 'rules', 'alerts.test.yml')
  expect(said).toContain('SUCCESS')
  expect(exitCode).toBe(0)
})

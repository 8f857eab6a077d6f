import { expect, test } from 'bun:test'
import { prometheusCounts } from '../../../edge/runtime/prometheus.ts'
import { prometheusWebCounts } from '../../../edge/runtime/web-counts.ts'
import { createBridgeMetrics } from '../../../gateway/bridge/metrics.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { parseMetrics } from '../../support/metrics-text.ts'
import { readAlerts, readQueries, readRunbook } from './files.ts'

/** Stands for everything that a metric reads at a scrape. */
const READS_NOTHING = Object.assign(() => 0, { lines: () => new Map<string, number>(), dropped: () => 0 })

/** The names of all metrics of every kind of process. A histogram has three. */
async function everyName(): Promise<Set<string>> {
  const names = new Set(['up'])
  for (const metrics of [createMetrics(), createBridgeMetrics()]) {
    for (const [key, watch] of Object.entries(metrics)) {
      if (key.startsWith('watch') && typeof watch === 'function')
        Reflect.apply(watch, metrics, Array(2).fill(READS_NOTHING))
    }
    for (const { name, type } of await metrics.registry.getMetricsAsJSON()) {
      names.add(name)
      if (String(type) === 'histogram') for (const end of ['_bucket', '_sum', '_count']) names.add(name + end)
    }
  }
  const edge = prometheusCounts('test')
  edge.count({ command: '/level', outcome: 'answered', ms: 1 }, () => {})
  const web = prometheusWebCounts()
  web.count({ what: 'login', outcome: 'done', ms: 1 })
  for (const { name, type } of parseMetrics([edge.text(), ...web.lines(), ''].join('\n'))) {
    names.add(name)
    if (type === 'summary') for (const end of ['_sum', '_count']) names.add(name + end)
  }
  return names
}

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:prosperity|process)_[a-z_]+\b|\bup\b(?=\{)/g)].map(([name]) => name)

/** SQL names datasets of Analytics Engine, which are no metrics. */
const withoutSql = (text: string): string => text.replace(/```sql[^`]*```/g, '')

test('every metric in the alerts and the dashboard exists', async () => {
  const [names, alerts, queries] = await Promise.all([everyName(), readAlerts(), readQueries()])
  const named = [...alerts, ...queries].flatMap(({ expr }) => namesIn(expr))
  expect(new Set(named).size).toBeGreaterThan(40)
  expect([...new Set(named)].filter((name) => !names.has(name))).toEqual([])
})

test('every metric in the runbook exists', async () => {
  const names = await everyName()
  expect(namesIn(withoutSql(await readRunbook())).filter((name) => !names.has(name))).toEqual([])
})

test('the runbook says for each alert what it means and what to do', async () => {
  const [alerts, runbook] = await Promise.all([readAlerts(), readRunbook()])
  for (const { alert, annotations } of alerts) {
    expect(annotations.runbook).toBe(`gateway/deploy/RUNBOOK.md#${alert.toLowerCase()}`)
    const [, section = ''] = new RegExp(`^### ${alert}\\n([^#]*)`, 'm').exec(runbook) ?? []
    expect([alert, section.includes('**Means:**'), section.includes('**Do:**')]).toEqual([alert, true, true])
  }
  const sections = [...runbook.matchAll(/^### (Prosperity\w+)$/gm)].map(([, name = '']) => name)
  expect(sections.toSorted()).toEqual(alerts.map(({ alert }) => alert).toSorted())
})

import { join } from 'node:path'
import * as v from 'valibot'

const DEPLOY = join(import.meta.dir, '../../../gateway/deploy')

const rulesSchema = v.object({
  groups: v.array(
    v.object({
      rules: v.array(
        v.object({
          alert: v.string(),
          expr: v.string(),
          labels: v.object({ severity: v.picklist(['critical', 'warning']) }),
          annotations: v.object({ summary: v.string(), runbook: v.string() }),
        }),
      ),
    }),
  ),
})

/** The alert rules. */
export async function readAlerts() {
  const text = await Bun.file(join(DEPLOY, 'prometheus/alerts.yml')).text()
  return v.parse(rulesSchema, Bun.YAML.parse(text)).groups.flatMap(({ rules }) => rules)
}

const dashboardSchema = v.object({
  panels: v.array(
    v.object({
      type: v.string(),
      title: v.string(),
      targets: v.optional(v.array(v.object({ expr: v.string() })), []),
    }),
  ),
})

/** The queries of the dashboard, with the variables of Grafana filled in. */
export async function readQueries(): Promise<{ title: string; expr: string }[]> {
  const json: unknown = await Bun.file(join(DEPLOY, 'grafana/prosperity.json')).json()
  return v.parse(dashboardSchema, json).panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }) => ({
      title,
      expr: expr.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.*'),
    })),
  )
}

export const readRunbook = (): Promise<string> => Bun.file(join(DEPLOY, 'RUNBOOK.md')).text()

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import * as v from 'valibot'

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** WCAG 2.0 to 2.2, levels A and AA, and axe's good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const result = v.object({
  violations: v.array(
    v.object({
      id: v.string(),
      help: v.string(),
      nodes: v.array(v.object({ html: v.string(), failureSummary: v.string() })),
    }),
  ),
})

/** The faults that axe finds in a page as it is shown now. Each names the rule and the element that breaks it. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe || (() => { ${SOURCE} })()`)
  const options = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] }
  const found = v.parse(result, await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`))
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  )
}

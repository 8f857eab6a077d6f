import { join } from 'node:path'
import { buildWeb } from '../../../scripts/web/build.ts'
import { BUNDLES } from '../edge/edge-bench.ts'
import type { Part } from '../support/part.ts'
import type { Measure } from '../support/report.ts'
import type { WebBench } from './web-bench.ts'

/** Scripts alone; the style is loaded once. */
const FIRST_PAGE_KIB = 35
const OTHER_PAGE_KIB = 15

/** What the web's worker weighs, and what a browser loads for each page of the dashboard. */
export const sizeParts = (bench: WebBench): Part[] => [
  {
    measures: ['web.bundle.gzip_kib'],
    async take() {
      const gzipped = Bun.gzipSync(await Bun.file(await bench.bundle()).bytes()).byteLength
      return [{ measure: 'web.bundle.gzip_kib', value: gzipped / 1024, note: 'what wrangler uploads' }]
    },
  },
  {
    measures: ['dashboard.*.gzip_kib'],
    async take(): Promise<Measure[]> {
      const { style, first, pages } = await buildWeb(join(BUNDLES, 'dashboard'))
      const kib = (name: string, bytes: number, note: string, atMost?: number): Measure => ({
        measure: `dashboard.${name}.gzip_kib`,
        value: bytes / 1024,
        note,
        ...(atMost !== undefined && { target: { atMost } }),
      })
      return [
        kib('style', style, 'the style of all pages'),
        kib('first', first, 'scripts that every page loads', FIRST_PAGE_KIB),
        ...Object.entries(pages).map(([page, bytes]) =>
          kib(page, bytes, `further scripts of the page ${page}`, OTHER_PAGE_KIB),
        ),
      ]
    },
  },
]

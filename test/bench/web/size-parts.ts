import type { Part } from '../support/part.ts'
import type { WebBench } from './web-bench.ts'

/** What the web's worker weighs. */
export const sizeParts = (bench: WebBench): Part[] => [
  {
    measures: ['web.bundle.gzip_kib'],
    async take() {
      const gzipped = Bun.gzipSync(await Bun.file(await bench.bundle()).bytes()).byteLength
      return [{ measure: 'web.bundle.gzip_kib', value: gzipped / 1024, note: 'what wrangler uploads' }]
    },
  },
]

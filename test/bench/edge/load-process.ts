import * as v from 'valibot'
import { type LoadResult, loadSchema } from './load-protocol.ts'

/** Sends prepared requests over a few connections that stay open: a process of its own, so that it slows nobody but itself. */

const { url, requests, connections, seconds, most } = v.parse(loadSchema, await Bun.stdin.json())
const startedAt = performance.now()
const endsAt = startedAt + seconds * 1_000
let sent = 0
let failed = 0

async function sendOnAndOn(): Promise<void> {
  while (sent < most && performance.now() < endsAt) {
    const request = requests[sent++ % requests.length]
    const response = await fetch(url, { method: 'POST', ...request })
    await response.arrayBuffer()
    if (response.status !== 200) failed++
  }
}

await Promise.all(Array.from({ length: connections }, sendOnAndOn))
const result: LoadResult = { perSecond: (sent * 1_000) / (performance.now() - startedAt), failed }
process.stdout.write(JSON.stringify(result))

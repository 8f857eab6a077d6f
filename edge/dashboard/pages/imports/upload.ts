import type { ImportBody, ImportSaved, ImportStarted } from '../../../../shared/api/imports.ts'
import { partAt } from '../../../../shared/imports/upload.ts'
import { type Answer, type Call, call } from '../../api/client.ts'
import type { Problem } from '../../api/problem.ts'
import { readDataUri } from '../../api/read-file.ts'

/** Waits after requests that failed for a passing reason. In total they are longer than a rate limit of the API and a short outage. */
const WAITS_MS = [1_000, 4_000, 15_000, 60_000]

const isPassing = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500

/** How far an upload is. */
export interface Sent {
  id: string
  done: number
  total: number
}

export type UploadEnd =
  /** The server reads the file now. */
  | { end: 'reading' }
  | { end: 'cancelled' }
  /** The browser cannot read the file, e.g. because somebody changed it meanwhile. */
  | { end: 'unreadable' }
  | { end: 'refused'; problem: Problem }

/** The bytes of a piece of a file in base64; null if the browser cannot read it. */
const readBase64 = (piece: Blob): Promise<string | null> =>
  readDataUri(piece).then(
    // Without `data:;base64,`.
    (address) => address.replace(/^[^,]*,/, ''),
    () => null,
  )

/** An upload of a file, part by part. If the last request never comes, the API deletes the upload after some time. */
export class Upload {
  #isCancelled = false

  /** @param at the path of the guild's imports @param report called with each part that has arrived */
  constructor(
    private readonly at: string,
    private readonly report: (sent: Sent) => void,
  ) {}

  /** Sends no further part. */
  cancel(): void {
    this.#isCancelled = true
  }

  async send(file: File, body: ImportBody): Promise<UploadEnd> {
    const { at, report } = this
    const started = await this.#ask<ImportStarted>(at, { method: 'POST', body, idempotencyKey: crypto.randomUUID() })
    if (!started.ok) return { end: 'refused', problem: started.problem }
    const { id, parts: total } = started.value
    for (let done = 0; done < total; done++) {
      report({ id, done, total })
      const { from, to } = partAt(file.size, done)
      const base64 = await readBase64(file.slice(from, to))
      if (base64 === null) return { end: 'unreadable' }
      const sent = await this.#ask(`${at}/${id}/parts/${done}`, { method: 'PUT', body: { base64 } })
      if (this.#isCancelled) return { end: 'cancelled' }
      if (!sent.ok) return { end: 'refused', problem: sent.problem }
    }
    report({ id, done: total, total })
    const idempotencyKey = crypto.randomUUID()
    const read = await this.#ask<ImportSaved>(`${at}/${id}/read`, { method: 'POST', idempotencyKey })
    if (this.#isCancelled) return { end: 'cancelled' }
    return read.ok ? { end: 'reading' } : { end: 'refused', problem: read.problem }
  }

  /** Sends a request, and repeats it while it fails for a passing reason. Only for requests that may be sent twice. */
  async #ask<Value>(path: string, options: Call): Promise<Answer<Value>> {
    for (const wait of WAITS_MS) {
      const answer = await call<Value>(path, options)
      if (answer.ok || !isPassing(answer.problem) || this.#isCancelled) return answer
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    return call<Value>(path, options)
  }
}

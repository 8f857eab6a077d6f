import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import * as v from 'valibot'
import { type AwardOrder, type AwardsDone, doneSchema } from './award-subject.ts'

const ROOT = join(import.meta.dir, '../../..')
const PROGRAM = 'test/bench/gateway/award-subject.ts'

export interface Subject {
  /** Commits so many awards. */
  award(order: AwardOrder): Promise<AwardsDone>
  end(): Promise<void>
}

/** Starts the ledger of a checkout in a process of its own. @param checkout this one where it is left out */
export function startSubject(databaseUrl: string, checkout = ROOT): Subject {
  const child = Bun.spawn([process.execPath, '--no-install', join(checkout, PROGRAM), databaseUrl], {
    cwd: checkout,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(Readable.fromWeb(child.stdout))[Symbol.asyncIterator]()
  return {
    async award(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`)
      await child.stdin.flush()
      const { value, done } = await lines.next()
      if (done) throw new Error(`the ledger of ${checkout} ended, or has no ${PROGRAM}`)
      return v.parse(doneSchema, JSON.parse(value))
    },
    async end() {
      await child.stdin.end()
      await child.exited
    },
  }
}

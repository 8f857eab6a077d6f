import { join } from 'node:path'
import type { Answer, Order } from './protocol.ts'

export interface Subject {
  ask(order: Order): Promise<number>
  end(): Promise<void>
}

/** Starts a process that the bench measures: bare sessions, or a gateway. Await each answer before the next order. */
export function startSubject(): Subject {
  let answered = Promise.withResolvers<number>()
  const child = Bun.spawn([process.execPath, '--no-install', join(import.meta.dir, 'subject.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // The setting of gateway/deploy, for the gateway and for the bare sessions: else Bun collects garbage every second.
    env: { ...process.env, BUN_GC_TIMER_INTERVAL: '30000' },
    serialization: 'advanced',
    ipc: (answer: Answer) => answered.resolve(answer.value),
  })
  return {
    async ask(order) {
      answered = Promise.withResolvers()
      child.send(order)
      return answered.promise
    },
    async end() {
      child.kill()
      await child.exited
    },
  }
}

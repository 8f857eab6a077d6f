import { join } from 'node:path'
import type { Answer, Order } from './protocol.ts'

export interface Subject {
  ask(order: Order): Promise<number>
  end(): Promise<void>
}

/** Starts a process to be measured; it does one thing after another. */
export function startSubject(): Subject {
  let answered = Promise.withResolvers<number>()
  const child = Bun.spawn([process.execPath, '--no-install', join(import.meta.dir, 'subject.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // As in gateway/deploy.
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

import type { Copy, Ended } from './copy.ts'
import type { Fault } from './fault.ts'
import type { Judged } from './report.ts'

/** Runs the tests of faults. It runs the same tests without a fault at most once. */
export class Judge {
  private readonly withoutFault = new Map<string, Promise<Ended>>()

  async judge(copy: Copy, fault: Fault): Promise<Judged> {
    const started = performance.now()
    const ended = await copy.with(fault, () => copy.run(fault.tests))
    const judged = (verdict: Judged['verdict'], by = ''): Judged => ({
      ...{ fault, verdict, by },
      seconds: Math.round((performance.now() - started) / 1_000),
    })
    if (ended.how === 'passed') return judged('went through')
    if (ended.how === 'timed out') return judged('undecided', 'the tests did not end in time')
    // Tests that fail without the fault, too, did not notice it.
    const sound = await this.runWithoutFault(copy, fault.tests)
    if (sound.how === 'passed') return judged('noticed', ended.test)
    return judged('undecided', `without the fault: ${sound.how === 'failed' ? sound.test : sound.how}`)
  }

  private runWithoutFault(copy: Copy, tests: readonly string[]): Promise<Ended> {
    const key = tests.join(' ')
    const known = this.withoutFault.get(key)
    if (known !== undefined) return known
    const running = copy.run(tests)
    this.withoutFault.set(key, running)
    return running
  }
}

import { WEB_ENTRY } from '../../../scripts/edge.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { commandInteraction } from '../../support/interaction.ts'
import type { Measure } from '../support/report.ts'
import { median } from '../support/rounds.ts'
import type { EdgeBench } from './edge-bench.ts'

const USES = { full: 400, quick: 40 } as const
const WARM_UP_USES = 20

/**
 * Measures how much longer an admin's command takes because the first worker passes it on to the second. Both run in one
 * workerd, and one request is sent at a time.
 */
export async function forwardMeasure(bench: EdgeBench, quick: boolean): Promise<Measure> {
  const second = await bench.bundle(WEB_ENTRY)
  const [both, alone] = [await bench.serve(await bench.bundle(), {}, second), await bench.serve(second)]
  const invoker = {
    ...{ applicationId: bench.world.applicationId, guildId: bench.guildId, userId: '1' },
    permissions: Permission.Administrator,
  }
  const body = JSON.stringify(commandInteraction('/settings show', {}, invoker))
  const timeOf = async (url: string): Promise<number> => {
    const startedAt = performance.now()
    await bench.answer(url, body)
    return performance.now() - startedAt
  }
  const times = { forwarded: [] as number[], direct: [] as number[] }
  for (let use = -WARM_UP_USES; use < (quick ? USES.quick : USES.full); use++) {
    const [forwarded, direct] = [await timeOf(both.url), await timeOf(alone.url)]
    if (use < 0) continue
    times.forwarded.push(forwarded)
    times.direct.push(direct)
  }
  await both.stop()
  await alone.stop()
  const [forwarded, direct] = [median(times.forwarded), median(times.direct)]
  const note = `/settings show: ${forwarded.toFixed(2)} ms forwarded, ${direct.toFixed(2)} ms directly`
  return { measure: 'edge.forward_ms', value: forwarded - direct, note }
}

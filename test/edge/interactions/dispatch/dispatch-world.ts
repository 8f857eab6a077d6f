import { speak } from '../../../../edge/features/texts.ts'
import type { Dependencies } from '../../../../edge/interactions/dependencies.ts'
import { parseInteraction } from '../../../../edge/interactions/parse.ts'
import { createPublicKeys } from '../../../../edge/interactions/public-keys.ts'
import { respond } from '../../../../edge/interactions/respond.ts'
import { createCommandIds } from '../../../../edge/runtime/command-ids.ts'
import type { Counted } from '../../../../edge/runtime/counts.ts'
import { openDatabase } from '../../../../edge/runtime/database.ts'
import { createDiscordApi } from '../../../../edge/runtime/discord.ts'
import { createKeptLimits } from '../../../../edge/runtime/kept-limits.ts'
import { createLog } from '../../../../edge/runtime/log.ts'
import { startTimer } from '../../../../edge/runtime/timers.ts'
import { EdgeWorld, PREMIUM_SKU_ID, type Reply, readReply } from '../../../support/edge-world.ts'
import { commandWithOptions, componentInteraction, type Invoker } from '../../../support/interaction.ts'
import { type Seen, testCommands, testComponents } from './commands.ts'

/** Responds to interactions in this process, with the commands of these tests. */
export class DispatchWorld {
  /** Lines of the log. */
  readonly lines: string[] = []
  /** The counted interactions, in order. */
  readonly counted: Counted[] = []
  readonly seen: Seen = { prefetches: 0, runs: 0, later: () => [] }
  private readonly dependencies: Dependencies

  private constructor(readonly edge: EdgeWorld) {
    const database = openDatabase({ url: edge.tap.url })
    const application = { id: edge.applicationId, publicKey: edge.key.publicHex }
    this.dependencies = {
      commands: testCommands(this.seen),
      components: testComponents,
      speak,
      forward: null,
      database,
      application,
      publicKeys: createPublicKeys({ database, application, clock: Date.now, startTimer }),
      whitelabel: null,
      cards: null,
      premiumSkuIds: [PREMIUM_SKU_ID],
      webUrl: null,
      forgetBoard: () => {},
      discord: createDiscordApi({ url: edge.discord.apiUrl, fetch }),
      tracing: null,
      counts: { count: (counted) => void this.counted.push(counted) },
      log: createLog((line) => this.lines.push(line), [], Date.now),
      clock: Date.now,
      download: async () => null,
      botTokens: async () => null,
      commandIds: createCommandIds(Date.now),
      commandLimits: createKeptLimits(Date.now),
      startTimer,
      newId: () => 'an-id',
    }
  }

  static async open(): Promise<DispatchWorld> {
    return new DispatchWorld(await EdgeWorld.open())
  }

  close(): Promise<void> {
    return this.edge.close()
  }

  /** Member `7` of a guild, unless another is named. */
  invoker(who: Partial<Invoker> = {}): Invoker {
    return { applicationId: this.edge.applicationId, guildId: '1400000000000000005', userId: '7', ...who }
  }

  run(name: string, who: Partial<Invoker> = {}): Promise<Reply> {
    return this.answer(commandWithOptions(name, [], this.invoker(who)))
  }

  use(id: string, who: Partial<Invoker> = {}, { type = 2, values = [] as string[] } = {}): Promise<Reply> {
    return this.answer(componentInteraction({ id, type, values }, this.invoker(who)))
  }

  async answer(json: unknown): Promise<Reply> {
    return readReply((await this.respond(json)).response.json)
  }

  /** Responds, and waits for everything that the response did not wait for. */
  async respondToTheEnd(json: unknown, changes: Partial<Dependencies> = {}) {
    const { response, works } = await this.respond(json, changes)
    await Promise.all(works)
    return response.json
  }

  private async respond(json: unknown, changes: Partial<Dependencies> = {}) {
    const interaction = parseInteraction(json)
    if (interaction === null) throw new Error('not an interaction')
    const works: Promise<void>[] = []
    const dependencies = { ...this.dependencies, ...changes }
    const keep = (work: Promise<void>) => void works.push(work)
    const response = await respond(interaction, dependencies, keep, {
      ended: (command, outcome) => dependencies.counts.count({ command, outcome, ms: 0 }, keep),
      span: null,
    })
    return { response, works }
  }
}

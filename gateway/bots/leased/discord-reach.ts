import { GatewayVersion } from 'discord-api-types/v10'

/** How long the gateway may take to greet, in milliseconds. */
const GREETS_WITHIN_MS = 5_000
/** How many times a process without shards connects within `believedMs`. */
const PROBES_WITHIN = 2

export interface DiscordReachParts {
  /** Whether any shard of this process receives events. */
  isAnyReady: () => boolean
  /** Asks Discord for the address of its gateway. @throws where Discord does not answer */
  askUrl: () => Promise<string>
  /** For how long after the last sign of Discord this process counts as reaching it, in milliseconds. */
  believedMs: number
  monotonic: () => number
}

/** Whether this process reaches Discord's gateway: a shard is ready, or the gateway has greeted a connection lately. */
export class DiscordReach {
  private reachedAt: number

  constructor(private readonly parts: DiscordReachParts) {
    this.reachedAt = parts.monotonic()
  }

  get isReachable(): boolean {
    return this.parts.monotonic() - this.reachedAt < this.parts.believedMs
  }

  /** Looks for a sign of Discord. Call it regularly. */
  async look(): Promise<void> {
    const { isAnyReady, believedMs, monotonic } = this.parts
    if (isAnyReady()) this.reachedAt = monotonic()
    // A process without shards must not connect more often than it has to.
    const isDue = monotonic() - this.reachedAt > believedMs / PROBES_WITHIN
    if (isDue && (await this.isGreeted())) this.reachedAt = monotonic()
  }

  private async isGreeted(): Promise<boolean> {
    try {
      return await greets(await this.parts.askUrl())
    } catch {
      return false
    }
  }
}

/** Whether the gateway greets a new connection, which does not identify. */
function greets(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url}?v=${GatewayVersion}&encoding=json`)
    const end = (isGreeted: boolean) => {
      clearTimeout(timer)
      resolve(isGreeted)
      socket.close()
    }
    const timer = setTimeout(() => end(false), GREETS_WITHIN_MS)
    socket.onmessage = () => end(true)
    socket.onerror = () => end(false)
    socket.onclose = () => end(false)
  })
}

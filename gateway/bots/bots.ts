/** The bots that a gateway process connects: the main bot alone, or its share of all bots. */
export interface Bots {
  start(): void
  /** Why events are not received; empty when they are. */
  unready(): Promise<string[]>
  /** Closes every session so that it can be resumed, with everything committed. */
  disconnect(): Promise<void>
  /** Releases the leases, so that other processes can take the bots. Call it after all requests have ended. */
  release(): Promise<void>
}

import { REST } from '@discordjs/rest'
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import {
  type GatewayDispatchEvents,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
} from 'discord-api-types/v10'
import type { Application } from '../support/discord/community/application.ts'
import type { Discord } from '../support/discord/discord.ts'

export const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildMessages

const PATIENCE_MS = 60_000

/** A @discordjs/rest client of a bot; rejects on a rate limit's wait only after it was obeyed, as by default. */
export const restOf = (discord: Discord, application: Application): REST =>
  new REST({ api: discord.apiUrl, version: '10', retries: 3 }).setToken(application.token)

/** A bot on @discordjs/ws, and everything it was told. */
export interface Client {
  manager: WebSocketManager
  /** Dispatches in order of arrival. */
  dispatches: GatewayDispatchPayload[]
  sessions: Map<number, SessionInfo | null>
  counts: { ready: number; resumed: number; errors: Error[]; closes: number[] }
  connect(): Promise<void>
  /** The nth dispatch of a type, waited for. */
  told(type: GatewayDispatchEvents, nth?: number): Promise<GatewayDispatchPayload>
  /** Waits until something is true, looking again after each dispatch. */
  until(isSo: () => boolean): Promise<void>
  close(): Promise<void>
}

export function clientOf(discord: Discord, application: Application, intents = INTENTS): Client {
  const sessions = new Map<number, SessionInfo | null>()
  const waiting = new Set<() => void>()
  const dispatches: GatewayDispatchPayload[] = []
  const byType = new Map<string, GatewayDispatchPayload[]>()
  const counts: Client['counts'] = { ready: 0, resumed: 0, errors: [], closes: [] }
  const manager = new WebSocketManager({
    token: application.token,
    intents,
    rest: restOf(discord, application),
    // One store per bot: the default is shared by the whole process.
    retrieveSessionInfo: (shardId) => sessions.get(shardId) ?? null,
    updateSessionInfo: (shardId, session) => void sessions.set(shardId, session),
    // The default waits five seconds between identifies, which the simulation enforces where a test asks for it.
    buildIdentifyThrottler: () => ({ waitForIdentify: async () => {} }),
  })
  const look = () => {
    for (const check of [...waiting]) check()
  }
  manager.on(WebSocketShardEvents.Dispatch, (payload) => {
    dispatches.push(payload)
    const alike = byType.get(payload.t)
    if (alike) alike.push(payload)
    else byType.set(payload.t, [payload])
    look()
  })
  manager.on(WebSocketShardEvents.Ready, (_: GatewayReadyDispatchData) => {
    counts.ready += 1
    look()
  })
  manager.on(WebSocketShardEvents.Resumed, () => {
    counts.resumed += 1
    look()
  })
  manager.on(WebSocketShardEvents.Error, (error) => {
    counts.errors.push(error)
    look()
  })
  manager.on(WebSocketShardEvents.Closed, (code) => {
    counts.closes.push(code)
    look()
  })
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        waiting.delete(check)
        end()
      }
      const check = () => {
        if (isSo()) settle(resolve)
      }
      const timer = setTimeout(() => settle(() => reject(new Error(`waited ${PATIENCE_MS} ms in vain`))), PATIENCE_MS)
      waiting.add(check)
      check()
    })
  return {
    manager,
    dispatches,
    sessions,
    counts,
    until,
    connect: () => manager.connect(),
    async told(type, nth = 1) {
      const found = () => byType.get(type)?.[nth - 1]
      await until(() => found() !== undefined)
      const dispatch = found()
      if (!dispatch) throw new Error(`${type} was not told`)
      return dispatch
    },
    async close() {
      await manager.destroy()
    },
  }
}

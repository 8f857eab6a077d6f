import { REST } from '@discordjs/rest'
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { Application } from '../../support/discord/community/application.ts'
import type { Discord } from '../../support/discord/discord.ts'

/** @discordjs/ws with a handler that does nothing but count, in a process of its own. */
export async function startBareReceiver(discord: Discord, application: Application) {
  const [ready, replies] = [Promise.withResolvers<void>(), new Set<(count: number) => void>()]
  const child = Bun.spawn(
    [process.execPath, '--no-install', '--no-orphans', import.meta.path, discord.apiUrl, application.token],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      ipc(message: unknown) {
        if (message === 'ready') return ready.resolve()
        for (const reply of replies) reply(Number(message))
        replies.clear()
      },
    },
  )
  await ready.promise
  return {
    received: () =>
      new Promise<number>((resolve) => {
        replies.add(resolve)
        child.send('count')
      }),
    async close() {
      child.kill()
      await child.exited
    },
  }
}

if (import.meta.main) {
  const [api = '', token = ''] = process.argv.slice(2)
  let session: SessionInfo | null = null
  let count = 0
  const manager = new WebSocketManager({
    token,
    intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildMessages,
    rest: new REST({ api, version: '10' }).setToken(token),
    retrieveSessionInfo: () => session,
    updateSessionInfo: (_, info) => {
      session = info
    },
  })
  manager.on(WebSocketShardEvents.Dispatch, ({ t }) => {
    if (t === GatewayDispatchEvents.MessageCreate) count++
  })
  process.on('message', () => process.send?.(count))
  await manager.connect()
  process.send?.('ready')
}

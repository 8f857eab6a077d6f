/** Dispatches per second of @discordjs/ws, beside a bare WebSocket. */
import { REST } from '@discordjs/rest'
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import { GatewayDispatchEvents, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10'
import { runScript } from '../../scripts/local/refusal.ts'
import { readWords } from '../../scripts/local/words.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'

const DISPATCHES = 100_000
/** Messages said before the event loop turns, as a busy minute would bring them. */
const BURST = 500
const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildMessages

/** Counts MESSAGE_CREATE; `done` resolves with the last of them. */
interface Receiver {
  ready: Promise<void>
  done: Promise<void>
  close(): Promise<void>
}

function counter() {
  const [ready, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let count = 0
  const take = (type: string | null) => {
    if (type === GatewayDispatchEvents.Ready) ready.resolve()
    if (type !== GatewayDispatchEvents.MessageCreate) return
    count += 1
    if (count === DISPATCHES) done.resolve()
  }
  return { take, ready: ready.promise, done: done.promise }
}

/** A WebSocket and JSON.parse: what the wire and the runtime allow. */
function bareReceiver(url: string, token: string): Receiver {
  const { take, ready, done } = counter()
  const socket = new WebSocket(`${url}/?v=10&encoding=json`)
  socket.addEventListener('message', ({ data }) => {
    const { op, t } = JSON.parse(String(data))
    if (op === GatewayOpcodes.Dispatch) take(t)
    if (op !== GatewayOpcodes.Hello) return
    const properties = { os: 'linux', browser: 'bench', device: 'bench' }
    socket.send(JSON.stringify({ op: GatewayOpcodes.Identify, d: { token, intents: INTENTS, properties } }))
  })
  return { ready, done, close: async () => socket.close(1000) }
}

/** What the gateway process uses. */
function discordJsReceiver(apiUrl: string, token: string): Receiver {
  const { take, ready, done } = counter()
  let session: SessionInfo | null = null
  const manager = new WebSocketManager({
    token,
    intents: INTENTS,
    rest: new REST({ api: apiUrl, version: '10' }).setToken(token),
    retrieveSessionInfo: () => session,
    updateSessionInfo: (_, info) => {
      session = info
    },
  })
  manager.on(WebSocketShardEvents.Dispatch, ({ t }) => take(t))
  void manager.connect()
  return { ready, done, close: async () => manager.destroy() }
}

/** Pushes messages as members say them. @returns dispatches per second, from the first push to the last receipt */
async function measure(discord: Discord, app: Application, receiver: Receiver): Promise<number> {
  const guild = discord.guild({ name: `Bench ${app.name}`, applications: [app] })
  const general = guild.channel('general')
  const members = Array.from({ length: 100 }, (_, n) => guild.member(`${app.name}-${n}`))
  await receiver.ready
  const started = performance.now()
  for (let said = 0; said < DISPATCHES; said += BURST) {
    for (let n = 0; n < BURST; n++)
      members[n % members.length]?.says('hello there, how is everyone today', { in: general })
    // Lets the sockets send and receive between two bursts.
    await Bun.sleep(0)
  }
  const pushed = performance.now()
  await receiver.done
  const seconds = (performance.now() - started) / 1_000
  const pushing = Math.round((DISPATCHES / (pushed - started)) * 1_000)
  await Bun.write(Bun.stdout, `  (${app.name}: pushed at ${pushing.toLocaleString('en')}/s)\n`)
  await receiver.close()
  return Math.round(DISPATCHES / seconds)
}

/** Serialising and queuing alone, with a session whose client is away. */
async function measureAlone(discord: Discord): Promise<number> {
  const app = discord.application({ name: 'alone' })
  const receiver = bareReceiver(discord.world.address.ws, app.token)
  const guild = discord.guild({ name: 'Bench', applications: [app] })
  const general = guild.channel('general')
  const member = guild.member('alone')
  await receiver.ready
  discord.dropSockets(app)
  const started = performance.now()
  for (let n = 0; n < DISPATCHES; n++) member.says('hello there, how is everyone today', { in: general })
  return Math.round((DISPATCHES / (performance.now() - started)) * 1_000)
}

const CLIENT = { 'bare WebSocket': 'bare', '@discordjs/ws': 'discordjs' } as const

/** The client side in a process of its own, as the gateway is. */
async function inOwnProcess(discord: Discord, name: keyof typeof CLIENT): Promise<number> {
  const app = discord.application({ name: `${name}, own process` })
  const child = Bun.spawn(
    [process.execPath, import.meta.path, CLIENT[name], discord.world.address.ws, discord.apiUrl, app.token],
    {
      ipc(message) {
        if (message === 'ready') ready.resolve()
        if (message === 'done') done.resolve()
      },
    },
  )
  const [ready, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const close = async () => {
    child.kill()
    await child.exited
  }
  return await measure(discord, app, { ready: ready.promise, done: done.promise, close })
}

async function receive(kind: string, ws: string, apiUrl: string, token: string): Promise<void> {
  const receiver = kind === 'bare' ? bareReceiver(ws, token) : discordJsReceiver(apiUrl, token)
  await receiver.ready
  process.send?.('ready')
  await receiver.done
  process.send?.('done')
}

async function main(words: readonly string[]): Promise<void> {
  readWords({ script: 'bench' }, words)
  const discord = await startDiscord()
  const report = (name: string, perSecond: number): void =>
    void process.stdout.write(`${name.padEnd(40)}${perSecond.toLocaleString('en').padStart(10)} dispatches/s\n`)
  report('simulation alone (no client)', await measureAlone(discord))
  const { ws: url } = discord.world.address
  const [bare, client] = [discord.application({ name: 'bare' }), discord.application({ name: 'discordjs' })]
  report('bare WebSocket, same process', await measure(discord, bare, bareReceiver(url, bare.token)))
  const together = measure(discord, client, discordJsReceiver(discord.apiUrl, client.token))
  report('@discordjs/ws, same process', await together)
  report('bare WebSocket, own process', await inOwnProcess(discord, 'bare WebSocket'))
  report('@discordjs/ws, own process', await inOwnProcess(discord, '@discordjs/ws'))
  await discord.close()
}

const [kind = '', ws = '', apiUrl = '', token = ''] = process.argv.slice(2)
// `inOwnProcess` starts this file again, with a channel to the process that measures.
if (process.send !== undefined) await receive(kind, ws, apiUrl, token)
else await runScript(main)

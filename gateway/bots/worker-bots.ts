import type { REST } from '@discordjs/rest'
import type { Kysely } from 'kysely'
import { servingBotOf } from '../../shared/database/bots/guild-bots.ts'
import { sealedTokensOf } from '../../shared/database/bots/held-bots.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { TokenCipher } from '../../shared/whitelabel/token-cipher.ts'

/** How long the answer about a guild is used. A bot that moves to another gateway keeps serving its guilds. */
const REMEMBERED_MS = 2_000
const MOST_GUILDS = 10_000
/** Clients beyond this number are made again when they are needed. */
const MOST_CLIENTS = 1_000
/** How long a whitelabel bot's token is used before it is read again: its owner may have set another one. */
const TOKEN_USED_MS = 60_000

interface Client {
  rest: REST
  /** Null for the main bot, whose token stays while the process runs. */
  token: string | null
  /** When the token was read last, in milliseconds since 1970. */
  readAt: number
}

export interface WorkerBotsParts {
  db: Kysely<Database>
  mainBotId: Snowflake
  /** Reads the stored tokens of whitelabel bots; null where no whitelabel bots run. */
  cipher: TokenCipher | null
  /** @param token null for the main bot's */
  createClient: (botId: Snowflake, token: string | null) => REST
  clock: { now(): number }
}

/** The bots that serve guilds, for a process that holds no session itself. It reads the bot of each guild from the database. */
export class WorkerBots {
  private readonly servingBots = new Map<Snowflake, { botId: Promise<Snowflake | null>; until: number }>()
  private readonly clients = new Map<Snowflake, Client>()

  constructor(private readonly parts: WorkerBotsParts) {}

  /** The client of the bot that serves a guild; null where no bot that runs now serves it. @throws what the database throws */
  async restFor(guildId: Snowflake): Promise<REST | null> {
    const { cipher, mainBotId } = this.parts
    if (cipher === null) return this.clientOf(mainBotId)
    const botId = await this.servingBotOf(guildId)
    return botId === null ? null : this.clientOf(botId)
  }

  /** The client of the main bot, whatever guilds it is in. */
  mainRest(): Promise<REST | null> {
    return this.clientOf(this.parts.mainBotId)
  }

  private servingBotOf(guildId: Snowflake): Promise<Snowflake | null> {
    const { db, mainBotId, clock } = this.parts
    const now = clock.now()
    const known = this.servingBots.get(guildId)
    if (known !== undefined && known.until > now) return known.botId
    if (this.servingBots.size >= MOST_GUILDS) this.servingBots.clear()
    const botId = servingBotOf(db, { guildId, mainBotId, now })
    this.servingBots.set(guildId, { botId, until: now + REMEMBERED_MS })
    botId.catch(() => this.servingBots.delete(guildId))
    return botId
  }

  private async clientOf(botId: Snowflake): Promise<REST | null> {
    const { mainBotId, clock } = this.parts
    const known = this.clients.get(botId)
    const isMain = botId === mainBotId
    if (known !== undefined && (isMain || clock.now() - known.readAt < TOKEN_USED_MS)) return known.rest
    const token = isMain ? null : await this.tokenOf(botId)
    if (token === undefined) return null
    return this.clientWith(botId, token)
  }

  /** The bot's client; a new one if the bot has another token now, because Discord refuses the earlier token. */
  private clientWith(botId: Snowflake, token: string | null): REST {
    const readAt = this.parts.clock.now()
    const known = this.clients.get(botId)
    const rest = known?.token === token ? known.rest : this.parts.createClient(botId, token)
    if (known !== undefined && known.rest !== rest) endClient(known)
    this.clients.delete(botId)
    this.clients.set(botId, { rest, token, readAt })
    const [oldest] = this.clients
    if (this.clients.size > MOST_CLIENTS && oldest !== undefined) {
      endClient(oldest[1])
      this.clients.delete(oldest[0])
    }
    return rest
  }

  /** Undefined where the token cannot be read. */
  private async tokenOf(botId: Snowflake): Promise<string | undefined> {
    const { db, cipher } = this.parts
    const sealed = (await sealedTokensOf(db, [botId])).get(botId)
    if (cipher === null || sealed === undefined) return undefined
    const opened = await cipher.open(botId, sealed)
    return opened.ok ? opened.token : undefined
  }
}

/** Ends the client's timers, which would keep it in memory. Its requests under way continue. */
function endClient({ rest }: Client): void {
  rest.clearHashSweeper()
  rest.clearHandlerSweeper()
}

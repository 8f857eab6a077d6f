import type { Author } from '../../../shared/audit/entry.ts'
import { hasPremium } from '../../../shared/database/members/premium.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { PersonContext } from '../context.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'

/** A bot of a customer belongs to no guild. */
const NO_GUILD = '0'

/** The person as the owner of bots. */
export const ownerOf = ({ database, person }: PersonContext): { database: Queries; user: { id: Snowflake } } => ({
  database,
  user: { id: person.id },
})

/** The person, for the audit. */
export const authorOf = ({ person }: PersonContext): Author => ({
  guildId: NO_GUILD,
  actor: { id: person.id, via: 'dashboard', keyId: null },
})

/** Whether the person has premium now. */
export const isPremium = ({ database, person, premiumSkuIds, now }: PersonContext): Promise<boolean> =>
  hasPremium(database, person.id, { skuIds: premiumSkuIds, now })

/** The refusal for a person without premium. */
export const needsPremium = ({ locale }: PersonContext): Problem =>
  refuse('forbidden', sayAsCommands(locale).text('refusal.premium'))

/** The refusal for a bot that is not the person's own, or does not exist. */
export const noSuchBot = ({ locale }: PersonContext): Problem =>
  refuse('not-found', sayAsCommands(locale).text('whitelabel.gone'))

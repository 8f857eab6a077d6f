import type { SyncReply } from '../../shared/database/jobs/role-sync.ts'
import type { InteractionContext } from '../interactions/context.ts'

/** The reply to this interaction, for the gateway: it shows there how far a sync of level roles has come. */
export const syncReply = ({ interaction, locale }: InteractionContext): SyncReply => ({ ...interaction, locale })

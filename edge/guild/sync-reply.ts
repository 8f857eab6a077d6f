import type { SyncReply } from '../../shared/database/jobs/role-sync.ts'
import type { InteractionContext } from '../interactions/context.ts'

/** The reply to the command in use, as one that the gateway edits while it goes through a guild's members. */
export const syncReply = ({ interaction, locale }: InteractionContext): SyncReply => ({ ...interaction, locale })

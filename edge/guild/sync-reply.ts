import type { SyncReply } from '../../shared/database/jobs/role-sync.ts'
import type { InteractionContext } from '../interactions/context.ts'

/** The reply to this interaction. The gateway edits it to show the progress of a sync of level roles. */
export const syncReply = ({ interaction, locale }: InteractionContext): SyncReply => ({ ...interaction, locale })

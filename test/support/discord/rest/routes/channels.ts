import { PermissionFlagsBits } from 'discord-api-types/v10'
import { may } from '../../permissions.ts'
import { channelPayload } from '../../state/channel.ts'
import { ok, refuse } from '../answers.ts'
import { findChannel } from '../find.ts'
import { route } from '../route.ts'

export const channelRoutes = [
  route('GET', '/channels/:channel', ({ world, application, parameters }) => {
    const found = findChannel(world, application, parameters.channel)
    if (!found.ok) return found.answer
    if (!may(found.permissions, PermissionFlagsBits.ViewChannel)) return refuse(50001)
    const { channel, guild } = found
    return ok({ ...channelPayload(channel), ...(guild ? { guild_id: guild.id } : {}) })
  }),
]

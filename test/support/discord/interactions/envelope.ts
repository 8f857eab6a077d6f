import { channelPermissions } from '../permissions.ts'
import { channelPayload } from '../state/channel.ts'
import { memberPayload } from '../state/member.ts'
import type { World } from '../world.ts'
import { appPermissions, contextOf } from './installs.ts'
import type { InteractionState } from './state.ts'

const ATTACHMENT_BYTES = 10_485_760

/**
 * The fields of every interaction.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
export function envelope(world: World, interaction: InteractionState, data: object): object {
  const { id, application, type, token, guild, channel, user, source } = interaction
  const member = guild?.members.get(user.id)
  const common = {
    id,
    application_id: application.id,
    type,
    token,
    version: 1,
    data,
    channel_id: channel.id,
    locale: user.locale,
    entitlements: [...world.entitlements.values()].filter(
      (one) =>
        one.application_id === application.id &&
        !one.deleted &&
        (one.user_id === user.id || (guild !== null && one.guild_id === guild.id)),
    ),
    attachment_size_limit: ATTACHMENT_BYTES,
    app_permissions: String(appPermissions(interaction)),
    authorizing_integration_owners: interaction.owners,
    context: contextOf(interaction),
    ...(source ? { message: source } : {}),
  }
  if (!guild || !member) {
    return {
      ...common,
      user: user.payload,
      channel: channelPayload(channel),
    }
  }
  const permissions = String(channelPermissions(guild, member, channel))
  return {
    ...common,
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    channel: { ...channelPayload(channel), guild_id: guild.id, permissions },
    member: { ...memberPayload(member), permissions },
  }
}

import { LONGEST_BIO, LONGEST_NICK } from '../../../shared/branding/profile.ts'
import { getBranding } from '../../../shared/database/branding/branding.ts'
import { escapeMarkdown, relativeTime } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { changeProfile, type ProfileParts, resetProfile } from '../../branding/change-profile.ts'
import { profileRefusal } from '../../branding/refusal-text.ts'
import { command, type EdgeGroup, type InteractionContext } from '../../interactions/context.ts'
import { brandingTranslations, resetTranslations, setTranslations, showTranslations } from './labels.ts'
import { readPictures } from './pictures.ts'

const pictureOption = { type: Type.Attachment, description: 'A PNG, JPEG or GIF picture, up to 1 MiB' } as const

/** Dependencies of a change; null where a customer's bot answers, because it has a profile of its own. */
async function partsOf({
  database,
  discord,
  now,
  isMainBot,
  botToken,
}: InteractionContext): Promise<ProfileParts | null> {
  const token = isMainBot ? await botToken() : null
  return token === null ? null : { database, discord, token, now }
}

/** `/branding show`: the parts of the bot's profile that the server has set. */
const show = command({
  name: 'show',
  description: 'Show how the bot looks on this server',
  translations: showTranslations,
  ephemeral: true,
  prefetch: ({ database, guildId }) => getBranding(database, guildId),
  run({ text, say, mention }, _, branding): Message {
    if (branding === null) return say('branding.none', { set: mention('branding set') })
    const { nick, bio, avatar, banner, premiumEndedAt } = branding
    const lines = [
      text('branding.shown'),
      ...(nick === null ? [] : [`- ${text('branding.nick', { value: escapeMarkdown(nick) })}`]),
      ...(bio === null ? [] : [`- ${text('branding.bio', { value: escapeMarkdown(bio) })}`]),
      ...(avatar === null ? [] : [`- ${text('branding.avatar')}`]),
      ...(banner === null ? [] : [`- ${text('branding.banner')}`]),
      ...(premiumEndedAt === null ? [] : [text('branding.ends', { when: relativeTime(premiumEndedAt) })]),
    ]
    return { content: lines.join('\n') }
  },
})

/** `/branding set [nick] [bio] [avatar] [banner]`: gives the main bot a name and pictures of its own on the server. */
const set = command({
  name: 'set',
  description: 'Give the bot a name and pictures of its own on this server',
  translations: setTranslations,
  premium: true,
  ephemeral: true,
  options: {
    nick: { type: Type.String, description: 'Its nickname', max_length: LONGEST_NICK },
    bio: { type: Type.String, description: 'The text in its profile', max_length: LONGEST_BIO },
    avatar: pictureOption,
    banner: pictureOption,
  },
  async run(context, { nick, bio, avatar, banner }) {
    const { guildId, actor, say, text } = context
    const parts = await partsOf(context)
    if (parts === null) return say('branding.ownBot')
    const pictures = await readPictures(context, { avatar, banner })
    if (!pictures.ok) return say(`branding.${pictures.reason}`)
    const change = { ...(nick !== undefined && { nick }), ...(bio !== undefined && { bio }), ...pictures.uris }
    if (Object.keys(change).length === 0) return say('branding.nothing')
    const changed = await changeProfile(parts, { guildId, actor }, change)
    return changed.ok ? say('branding.set') : { content: profileRefusal(text, changed.reason) }
  },
})

/** `/branding reset`: gives the main bot its usual name and pictures again. It needs no premium. */
const reset = command({
  name: 'reset',
  description: 'Give the bot its usual name and pictures again',
  translations: resetTranslations,
  ephemeral: true,
  prefetch: ({ database, guildId }) => getBranding(database, guildId),
  async run(context, _, branding) {
    const { actor, say, text, mention } = context
    const parts = await partsOf(context)
    if (parts === null) return say('branding.ownBot')
    if (branding === null) return say('branding.none', { set: mention('branding set') })
    const done = await resetProfile(parts, { actor }, branding)
    return done.ok ? say('branding.reset') : { content: profileRefusal(text, done.reason) }
  },
})

export const branding: EdgeGroup = {
  name: 'branding',
  description: 'How the bot looks on this server',
  translations: brandingTranslations,
  permission: Permission.ManageGuild,
  commands: [show, set, reset],
}

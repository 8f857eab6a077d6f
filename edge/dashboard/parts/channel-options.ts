import type { ChoicesReply } from '../../../shared/api/guild.ts'

/** Discord's number for a category. https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const CATEGORY = 4

/** The channels that can have messages, as options of a select: not the categories. */
export const channelOptions = (choices: ChoicesReply | null): { value: string; label: string }[] =>
  (choices?.channels ?? [])
    .filter(({ type }) => type !== CATEGORY)
    .map(({ id, name }) => ({ value: id, label: name === null ? id : `#${name}` }))

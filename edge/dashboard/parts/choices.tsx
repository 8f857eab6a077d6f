import type { VNode } from 'preact'
import type { ChannelChoice, ChoicesReply, RoleChoice } from '../../../shared/api/guild.ts'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { DiscordText, namesIn } from '../discord-text/discord-text.tsx'
import { sayFrom } from '../language.ts'
import { CATEGORY } from './channel-options.ts'
import type { ControlProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { Picker } from './picker.tsx'

const say = sayFrom(partsTexts)

/** @param color 0xRRGGBB; 0 is no colour */
const hex = (color: number): string => `#${color.toString(16).padStart(6, '0')}`

/** A dot in a role's colour. */
export const RoleDot = ({ color }: { color: number }) => (
  <svg viewBox="0 0 10 10" aria-hidden="true" class="size-3 shrink-0 text-soft">
    <circle
      cx="5"
      cy="5"
      r="4.5"
      fill={color === 0 ? 'currentColor' : hex(color)}
      stroke="currentColor"
      stroke-width="0.5"
    />
  </svg>
)

/** A role's name with its colour. @param role undefined for a role that was deleted */
export const RoleName = ({ role }: { role: RoleChoice | undefined }) => (
  <span class="inline-flex max-w-full items-center gap-1.5 align-bottom">
    <RoleDot color={role?.color ?? 0} />
    <span class={`wrap-anywhere ${role === undefined ? 'text-soft italic' : ''}`}>
      {role?.name ?? say('parts.unknownRole')}
    </span>
  </span>
)

/** A drawing of the kind of a channel. @param type Discord's number */
export const ChannelMark = ({ type }: { type: number }) => (
  <Icon name={type === CATEGORY ? 'menu' : 'channel'} class="size-4 text-soft" />
)

/** A channel's name. @param channel undefined for a channel that was deleted or that the bot cannot see */
export const ChannelName = ({ channel }: { channel: ChannelChoice | undefined }) => (
  <span class="inline-flex max-w-full items-center gap-1.5 align-bottom">
    <ChannelMark type={channel?.type ?? 0} />
    <span class={`wrap-anywhere ${channel === undefined ? 'text-soft italic' : ''}`}>
      {channel?.name ?? say('parts.unknownChannel')}
    </span>
  </span>
)

interface ChoiceProps {
  /** `effect` is a choice of a level role, or of a channel for announcements. A list accepts more roles and channels. */
  use?: 'list' | 'effect'
  control?: ControlProps
  /** Null while roles and channels load: then nothing can be chosen. */
  choices: ChoicesReply | null
  value: string | null
  /** The page's own reason against a choice; null for none. The API's reasons apply as well. */
  refuse?: (id: string) => string | null
  disabled?: boolean
  onPick: (id: string) => void
}

/** Why something cannot be chosen, with the names of the roles and channels that the sentence mentions. */
const refusalIn = (choices: ChoicesReply | null, refusal: string | null): VNode | null =>
  refusal === null ? null : <DiscordText text={refusal} names={namesIn(choices)} />

/** Chooses a role. Roles that cannot be chosen are listed with the reason. */
export const RolePicker = ({ choices, use = 'effect', refuse = () => null, disabled, ...rest }: ChoiceProps) => (
  <Picker
    {...rest}
    disabled={disabled || choices === null}
    placeholder={say('parts.chooseRole')}
    options={(choices?.roles ?? []).map((role) => ({
      id: role.id,
      name: role.name,
      refusal: refusalIn(choices, refuse(role.id) ?? (use === 'list' ? role.listRefusal : role.refusal)),
      mark: <RoleDot color={role.color} />,
    }))}
  />
)

/** Chooses a channel. */
export const ChannelPicker = ({ choices, use = 'effect', refuse = () => null, disabled, ...rest }: ChoiceProps) => (
  <Picker
    {...rest}
    disabled={disabled || choices === null}
    placeholder={say('parts.chooseChannel')}
    options={(choices?.channels ?? []).map((channel) => ({
      id: channel.id,
      name: channel.name ?? say('parts.unknownChannel'),
      refusal: refusalIn(choices, refuse(channel.id) ?? (use === 'list' ? channel.listRefusal : channel.refusal)),
      mark: <ChannelMark type={channel.type} />,
    }))}
  />
)

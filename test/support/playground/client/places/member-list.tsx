import type { ApplicationCommandType } from 'discord-api-types/v10'
import type { ComponentChildren } from 'preact'
import { Avatar } from '../../../../../edge/dashboard/parts/avatar.tsx'
import { Badge } from '../../../../../edge/dashboard/parts/badge.tsx'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { say } from '../language.ts'
import { cssColor } from '../parts/color.ts'
import { Popup, PopupItem } from '../parts/popup.tsx'
import { locale } from '../room/directory.ts'
import { avatarOf, nameOf } from '../room/names.ts'
import type { Play } from '../room/state.ts'
import { act, channelId } from '../room/store.ts'
import { localName } from '../typing/commands.ts'

const ON_USERS: ApplicationCommandType.User = 2
type Room = Play['room']
type Member = Room['members'][number]

/** A role of a member. Its colour is a dot, because a text in any colour may be hard to read. */
const RoleMark = ({ role }: { role: Room['roles'][number] }) => (
  <span class="inline-flex max-w-full items-center gap-1 rounded-full border border-line px-1.5 text-xs text-soft">
    <span
      class="size-2 shrink-0 rounded-full bg-edge"
      style={role.color === 0 ? {} : { backgroundColor: cssColor(role.color) }}
    />
    <span class="truncate">{role.name}</span>
  </span>
)

/** The bot's commands for members. */
function UserMenu({ member: { user }, play }: { member: Member; play: Play }) {
  const commands = play.room.commands.filter(({ type }) => type === ON_USERS)
  if (commands.length === 0) return null
  return (
    <Popup
      label={say('play.actionsFor', { name: nameOf(user) })}
      face={<Icon name="down" class="size-4" />}
      class="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-soft hover:bg-hover hover:text-ink"
    >
      {(close) =>
        commands.map((command) => (
          <PopupItem
            key={command.id}
            onClick={() => {
              act({ do: 'pick', channelId: channelId.value, command: command.name, on: { userId: user.id } })
              close()
            }}
          >
            <Icon name="bots" class="size-4.5 text-soft" />
            {localName(command, locale.value)}
          </PopupItem>
        ))
      }
    </Popup>
  )
}

function MemberLine({ member, level, play }: { member: Member; level: number | null; play: Play }) {
  const { user, roles } = member
  const isBot = user.bot === true
  const held = play.room.roles.filter(({ id, managed }) => roles.includes(id) && !managed)
  return (
    <li class="flex items-center gap-2.5 rounded-control px-2 py-1.5">
      <Avatar name={nameOf(user)} url={avatarOf(user)} size="size-8" />
      <div class="min-w-0 flex-1">
        <p class="flex items-center gap-2 text-sm">
          <span class="min-w-0 truncate font-medium">{nameOf(user)}</span>
          {isBot && <Badge tone="accent">{say('play.bot')}</Badge>}
          {level !== null && <span class="ml-auto text-xs text-soft tabular-nums">{say('play.level', { level })}</span>}
        </p>
        {held.length > 0 && (
          <p class="mt-0.5 flex flex-wrap gap-1">
            {held.map((role) => (
              <RoleMark key={role.id} role={role} />
            ))}
          </p>
        )}
      </div>
      {!isBot && <UserMenu member={member} play={play} />}
    </li>
  )
}

/** All members of the server, the highest XP first. */
export function MemberList({ play, children }: { play: Play; children?: ComponentChildren }) {
  const levels = new Map(play.room.standings.map(({ userId, level, xp }) => [userId, { level, xp }]))
  const xpOf = ({ user }: Member): number => (user.bot === true ? -1 : (levels.get(user.id)?.xp ?? 0))
  const sorted = play.room.members.toSorted((a, b) => xpOf(b) - xpOf(a) || nameOf(a.user).localeCompare(nameOf(b.user)))
  return (
    <>
      <div class="flex min-h-14 items-center justify-between gap-2 pr-2 pl-4">
        <h2 class="text-sm font-semibold">{say('play.members', { count: sorted.length })}</h2>
        {children}
      </div>
      <ul class="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {sorted.map((member) => (
          <MemberLine
            key={member.user.id}
            member={member}
            level={member.user.bot === true ? null : (levels.get(member.user.id)?.level ?? 0)}
            play={play}
          />
        ))}
      </ul>
    </>
  )
}

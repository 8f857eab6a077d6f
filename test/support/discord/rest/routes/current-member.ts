import { createHash } from 'node:crypto'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import * as v from 'valibot'
import { announceMember } from '../../acts/members.ts'
import { guildPermissions, may } from '../../permissions.ts'
import { type MemberState, memberPayload } from '../../state/member.ts'
import { type Answer, invalidForm, ok, refuse } from '../answers.ts'
import { findGuild } from '../find.ts'
import { addError, badLength, tooLong, wording } from '../form-errors.ts'
import { parse } from '../parse.ts'
import type { Call } from '../route.ts'

const LONGEST_NICK = 32
/** From Discord's OpenAPI specification. */
const LONGEST_BIO = 190
const LARGEST_IMAGE_BYTES = 10 * 1_024 * 1_024
/** Changes of a picture that Discord accepts in ten minutes. It documents no number. */
const MOST_PICTURES = 10
const PICTURES_WITHIN_MS = 600_000

const NOT_IMAGE = wording('IMAGE_INVALID', 'Invalid image data')
const TOO_LARGE = wording('BINARY_TYPE_MAX_SIZE', 'File cannot be larger than 10240.0 kb.')

/** The first bytes of each image type, as hex. https://discord.com/developers/docs/reference#image-data */
const BEGINNINGS: Readonly<Record<string, string>> = { png: '89504e470d0a1a0a', jpeg: 'ffd8ff', gif: '47494638' }

/** The bytes of a data URI whose type is that of its content; null for any other text. */
function imageIn(uri: string): Buffer | null {
  const [, type = '', data = ''] = /^data:image\/(png|jpeg|gif);base64,([A-Za-z0-9+/]+={0,2})$/.exec(uri) ?? []
  const bytes = Buffer.from(data, 'base64')
  const beginning = BEGINNINGS[type]
  return beginning !== undefined && bytes.toString('hex', 0, 8).startsWith(beginning) ? bytes : null
}

const image = v.nullish(
  v.pipe(
    v.string(),
    v.check((uri) => imageIn(uri) !== null, NOT_IMAGE),
    v.check((uri) => (imageIn(uri)?.length ?? 0) <= LARGEST_IMAGE_BYTES, TOO_LARGE),
  ),
)

const changeSchema = v.strictObject({
  nick: v.nullish(v.pipe(v.string(), v.maxLength(LONGEST_NICK, badLength(1, LONGEST_NICK)))),
  bio: v.nullish(v.pipe(v.string(), v.maxLength(LONGEST_BIO, tooLong(LONGEST_BIO)))),
  avatar: image,
  banner: image,
})

/** When each bot got a new picture in each guild, in milliseconds since 1970. A bot that leaves the guild is forgotten. */
const pictures = new WeakMap<MemberState, number[]>()

/** Whether the member changes its picture too often. A change that is not too often is counted. */
function isTooFast(member: MemberState, now: number): boolean {
  const recent = (pictures.get(member) ?? []).filter((at) => at > now - PICTURES_WITHIN_MS)
  if (recent.length >= MOST_PICTURES) return true
  pictures.set(member, [...recent, now])
  return false
}

/** A hash as Discord makes it: that of an animated picture begins with `a_`. */
function hashOf(uri: string): string {
  const hash = createHash('md5').update(uri).digest('hex')
  return uri.startsWith('data:image/gif') ? `a_${hash}` : hash
}

/** Changes how the bot looks in a guild. https://discord.com/developers/docs/resources/guild#modify-current-member */
export function modifyCurrentMember({ world, application, parameters, body }: Call<Record<'guild', string>>): Answer {
  const found = findGuild(world, application, parameters.guild)
  if (!found.ok) return found.answer
  const { guild, bot } = found
  const parsed = parse(changeSchema, body)
  if (!parsed.ok) return parsed.answer
  const { nick, bio, avatar, banner } = parsed.value
  const mayRename = may(guildPermissions(guild, bot), PermissionFlagsBits.ChangeNickname)
  if (nick !== undefined && !mayRename) return refuse(50013)
  if (avatar && isTooFast(bot, Date.now())) {
    const message = 'You are changing your avatar too fast. Try again later.'
    return invalidForm(addError({}, ['avatar'], { code: 'AVATAR_RATE_LIMIT', message }))
  }
  if (nick !== undefined) bot.nick = nick === '' ? null : nick
  if (bio !== undefined) bot.bio = bio === '' ? null : bio
  if (avatar !== undefined) bot.avatar = avatar === null ? null : hashOf(avatar)
  if (banner !== undefined) bot.banner = banner === null ? null : hashOf(banner)
  announceMember(world, guild, bot)
  return ok(memberPayload(bot))
}

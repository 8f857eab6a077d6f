import { channelMention, roleMention, userMention } from '../discord/markdown.ts'
import { Permission } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { setting } from './setting.ts'

const say = speakFrom(
  texts({
    everywhere: {
      en: 'In all channels',
      de: 'In allen Kanälen',
      fr: 'Dans tous les salons',
      es: 'En todos los canales',
      'pt-BR': 'Em todos os canais',
    },
    in: {
      en: 'In {channels}',
      de: 'In {channels}',
      fr: 'Dans {channels}',
      es: 'En {channels}',
      'pt-BR': 'Em {channels}',
    },
    everybody: {
      en: 'For all members',
      de: 'Für alle Mitglieder',
      fr: 'Pour tous les membres',
      es: 'Para todos los miembros',
      'pt-BR': 'Para todos os membros',
    },
    for: {
      en: 'For {members}',
      de: 'Für {members}',
      fr: 'Pour {members}',
      es: 'Para {members}',
      'pt-BR': 'Para {members}',
    },
  }),
)

/** What the setting decides, in one sentence. */
export const COMMAND_LIMITS_ABOUT: Translated = {
  en: 'Where commands work, and for whom',
  de: 'Wo und für wen die Befehle funktionieren',
  fr: 'Où et pour qui les commandes fonctionnent',
  es: 'Dónde y para quién funcionan los comandos',
  'pt-BR': 'Onde e para quem os comandos funcionam',
}

/**
 * The channels in which members may use commands, and the roles and members who may. The lists have their own table, so
 * this setting has no column. The gateway does not use it.
 */
export const commandLimits = setting({
  key: 'commandLimits',
  group: 'commands',
  permission: Permission.ManageGuild,
  columns: {},
  title: {
    en: 'Commands work',
    de: 'Befehle funktionieren',
    fr: 'Les commandes fonctionnent',
    es: 'Los comandos funcionan',
    'pt-BR': 'Os comandos funcionam',
  },
  about: COMMAND_LIMITS_ABOUT,
  shown(_, locale, { commandLimits: { channelIds, categoryIds, roleIds, memberIds } }) {
    const channels = [...channelIds, ...categoryIds].map(channelMention).join(', ')
    const members = [...roleIds.map(roleMention), ...memberIds.map(userMention)].join(', ')
    return [
      channels === '' ? say(locale)('everywhere') : say(locale)('in', { channels }),
      members === '' ? say(locale)('everybody') : say(locale)('for', { members }),
    ].join('\n')
  },
  saved: (_, locale) => `${say(locale)('everywhere')}\n${say(locale)('everybody')}`,
  check(_, { view, sights }, { commandLimits: { channelIds, categoryIds, roleIds, memberIds } }) {
    const places = [...channelIds, ...categoryIds]
    const isGone = (id: Snowflake): boolean => sights.get(id)?.found === 'gone'
    const isDeleted = (id: Snowflake): boolean => !view.roles.has(id)
    const isDead =
      (places.length > 0 && places.every(isGone)) ||
      (roleIds.length > 0 && memberIds.length === 0 && roleIds.every(isDeleted))
    if (isDead) return [{ kind: 'commandsForNobody' }]
    const goneIds = [...places.filter(isGone), ...roleIds.filter(isDeleted)]
    const hiddenChannelIds = places.filter((id) => sights.get(id)?.found === 'hidden')
    if (goneIds.length + hiddenChannelIds.length === 0) return []
    return [{ kind: 'commandLimitsUnseen', goneIds, hiddenChannelIds }]
  },
  form: 'own',
  page: 'commands',
})

import type { RESTPutAPIApplicationRoleConnectionMetadataJSONBody } from 'discord-api-types/v10'
import { localizations } from '../discord/localization.ts'
import { texts } from '../text/texts.ts'

/** The facts about a member that a server can ask for, with what Discord shows in the settings of a linked role. */
const RECORDS = texts({
  level: { en: 'Level', de: 'Level', fr: 'Niveau', es: 'Nivel', 'pt-BR': 'Nível' },
  levelText: {
    en: 'Level is this or higher',
    de: 'Das Level ist mindestens so hoch',
    fr: 'Le niveau est au moins celui-ci',
    es: 'El nivel es este o superior',
    'pt-BR': 'O nível é este ou maior',
  },
  xp: { en: 'XP', de: 'XP', fr: 'XP', es: 'XP', 'pt-BR': 'XP' },
  xpText: {
    en: 'Total XP is this or more',
    de: 'So viele XP oder mehr insgesamt',
    fr: 'L’XP totale est d’au moins ce nombre',
    es: 'La XP total es esta o más',
    'pt-BR': 'O XP total é este ou mais',
  },
  messages: { en: 'Messages', de: 'Nachrichten', fr: 'Messages', es: 'Mensajes', 'pt-BR': 'Mensagens' },
  messagesText: {
    en: 'This many messages or more have earned XP',
    de: 'So viele Nachrichten oder mehr haben XP gebracht',
    fr: 'Au moins ce nombre de messages ont rapporté de l’XP',
    es: 'Al menos este número de mensajes ha dado XP',
    'pt-BR': 'Pelo menos este número de mensagens rendeu XP',
  },
})

/** The keys of the facts. They are never renamed: Discord stores them in the settings of servers. */
const LINKED_KEYS = ['level', 'xp', 'messages'] as const

/** `INTEGER_GREATER_THAN_OR_EQUAL`. Written as a number, because an import of the enumeration would load its whole module. */
const AT_LEAST = 2

/**
 * The facts that an application registers. Servers can then ask for them in a linked role.
 * https://discord.com/developers/docs/resources/application-role-connection-metadata
 */
export const linkedRecords = (): RESTPutAPIApplicationRoleConnectionMetadataJSONBody =>
  LINKED_KEYS.map((key) => {
    const { en: name, ...names } = RECORDS[key]
    const { en: description, ...descriptions } = RECORDS[`${key}Text`]
    return {
      type: AT_LEAST,
      key,
      name,
      name_localizations: localizations(names),
      description,
      description_localizations: localizations(descriptions),
    }
  })

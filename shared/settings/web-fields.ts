import { WORDING_VARIABLES } from '../levelling/wording.ts'
import { wordingFault } from '../levelling/wording-values.ts'
import type { Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { ANNOUNCED_CHOICES } from './announced-levels.ts'
import { FORM_CHOICES } from './announcement-text.ts'
import { BOARD_FIELDS } from './board-fields.ts'
import { CARD_CHOICES, PLACE_CHOICES } from './card-choices.ts'
import { DEPARTED_CHOICES } from './departed-members.ts'
import type { FieldKind } from './field-kinds.ts'
import type { GuildSettings } from './index.ts'
import { RULE_CHOICES } from './multiplier-rule.ts'
import { notificationTexts } from './notifications.ts'
import { readTypedQuietTime } from './quiet-time.ts'
import { ROLE_TYPE_CHOICES } from './role-assign-type.ts'
import { VOICE_BOXES, VOICE_LABELS, VOICE_RULE_LABELS } from './voice-labels.ts'
import { wordingFaultText } from './wording-texts.ts'

/** The part of a form's field that does not follow from the column's schema. */
export interface Field {
  /** By default the setting's title. */
  label?: Translated
  /** By default the description of the only option of the setting's command. */
  hint?: Translated
  /** By default the kind that follows from the schema. */
  kind?: FieldKind
  /** The name of each value of a picklist. */
  choices?: Readonly<Record<string, Translated>>
  /** The field is shown, and then needs a value, only while another field of the setting has this value. */
  neededWith?: { name: string; value: unknown }
  /**
   * In Discord, fields with the same text here are shown as one group of boxes with this label. Each of them has two values, and a
   * checked box means the second one.
   */
  boxes?: Translated
  /** Why a value is refused. By default a sentence that follows from the schema's limits. */
  problem?(value: string, locale: string): string
}

/** Characters of a refused value that a text quotes. */
const LONGEST_SHOWN = 60

/** Why a value is no quiet time. The dashboard sends all parts in one text, e.g. `22:00-07:00 Europe/Berlin`. */
function quietTimeProblem(value: string, locale: string): string {
  const typed = value.slice(0, LONGEST_SHOWN)
  const [, from = typed, to = '', zone = ''] = /^([^-]*)-(\S*) ?(.*)$/.exec(typed) ?? []
  const read = readTypedQuietTime({ from, to, zone })
  return read.ok ? value : read.problem(locale)
}

/** Why a value is no wording of announcements. `together` of the setting checks the limit of the chosen form. */
function wordingProblem(value: string, locale: string): string {
  const fault = wordingFault(value, 'embed')
  return fault === null ? value : wordingFaultText(fault, locale)
}

const sayColor = speakFrom(
  texts({
    bad: {
      en: 'This is no colour. Type one as #rrggbb, e.g. #ff8800.',
      de: 'Das ist keine Farbe. Gib sie als #rrggbb an, z. B. #ff8800.',
      fr: 'Ce n’est pas une couleur. Écris-la sous la forme #rrggbb, p. ex. #ff8800.',
      es: 'No es un color. Escríbelo como #rrggbb, p. ej. #ff8800.',
      'pt-BR': 'Isto não é uma cor. Escreva como #rrggbb, p. ex. #ff8800.',
    },
  }),
)

const colorProblem = (_: string, locale: string): string => sayColor(locale)('bad')

/** The variables of a wording, in braces. */
const VARIABLES = WORDING_VARIABLES.map((variable) => `{${variable}}`).join(' ')

/**
 * The fields about which a schema does not say everything. A setting that is not here has a form, too. Beside the
 * declarations, so that the interactions' worker does not load them.
 */
const FIELDS: Readonly<Partial<Record<keyof GuildSettings, Field>>> = {
  notificationType: {
    choices: {
      reply: notificationTexts['settings.reply'],
      channel: notificationTexts['settings.channel'],
      dm: notificationTexts['settings.dm'],
      disable: notificationTexts['settings.disable'],
    },
  },
  notificationChannelId: {
    label: { en: 'Channel', de: 'Kanal', fr: 'Salon', es: 'Canal', 'pt-BR': 'Canal' },
    kind: 'channel',
    neededWith: { name: 'notificationType', value: 'channel' },
  },
  announcementText: {
    label: { en: 'Text', de: 'Text', fr: 'Texte', es: 'Texto', 'pt-BR': 'Texto' },
    hint: {
      en: `Variables: ${VARIABLES}`,
      de: `Variablen: ${VARIABLES}`,
      fr: `Variables : ${VARIABLES}`,
      es: `Variables: ${VARIABLES}`,
      'pt-BR': `Variáveis: ${VARIABLES}`,
    },
    kind: 'wording',
    problem: wordingProblem,
  },
  announcementForm: {
    label: { en: 'Form', de: 'Form', fr: 'Forme', es: 'Forma', 'pt-BR': 'Forma' },
    choices: FORM_CHOICES,
  },
  announceEvery: {
    label: {
      en: 'Every so many levels',
      de: 'Alle so viele Level',
      fr: 'Tous les tant de niveaux',
      es: 'Cada tantos niveles',
      'pt-BR': 'A cada tantos níveis',
    },
  },
  announceFrom: {
    label: {
      en: 'From this level on',
      de: 'Ab diesem Level',
      fr: 'À partir de ce niveau',
      es: 'Desde este nivel',
      'pt-BR': 'A partir deste nível',
    },
  },
  announceOnly: {
    label: {
      en: 'Level roles',
      de: 'Level-Rollen',
      fr: 'Rôles de niveau',
      es: 'Roles de nivel',
      'pt-BR': 'Cargos de nível',
    },
    choices: ANNOUNCED_CHOICES,
  },
  multiplierRule: { choices: RULE_CHOICES },
  departedMembers: { choices: DEPARTED_CHOICES },
  ...BOARD_FIELDS,
  levelCard: {
    label: { en: 'Background', de: 'Hintergrund', fr: 'Fond', es: 'Fondo', 'pt-BR': 'Fundo' },
    choices: CARD_CHOICES,
  },
  levelCardOn: {
    label: { en: 'Where', de: 'Wo', fr: 'Où', es: 'Dónde', 'pt-BR': 'Onde' },
    choices: PLACE_CHOICES,
  },
  cardAccent: {
    label: {
      en: 'Colour of level and bar',
      de: 'Farbe von Level und Balken',
      fr: 'Couleur du niveau et de la barre',
      es: 'Color del nivel y la barra',
      'pt-BR': 'Cor do nível e da barra',
    },
    hint: {
      en: 'As #rrggbb; empty for the background’s own',
      de: 'Als #rrggbb; leer für die des Hintergrunds',
      fr: 'Sous la forme #rrggbb ; vide pour celle du fond',
      es: 'Como #rrggbb; vacío para el del fondo',
      'pt-BR': 'Como #rrggbb; vazio para a do fundo',
    },
    kind: 'color',
    problem: colorProblem,
  },
  leastXp: { label: { en: 'Least', de: 'Mindestens', fr: 'Minimum', es: 'Mínimo', 'pt-BR': 'Mínimo' } },
  mostXp: { label: { en: 'Most', de: 'Höchstens', fr: 'Maximum', es: 'Máximo', 'pt-BR': 'Máximo' } },
  reactionGivenXp: {
    label: {
      en: 'XP for reacting',
      de: 'XP fürs Reagieren',
      fr: 'XP pour qui réagit',
      es: 'XP por reaccionar',
      'pt-BR': 'XP por reagir',
    },
  },
  reactionReceivedXp: {
    label: {
      en: 'XP for the author',
      de: 'XP für erhaltene Reaktionen',
      fr: 'XP pour l’auteur',
      es: 'XP para quien escribió',
      'pt-BR': 'XP para quem escreveu',
    },
  },
  reactionGivenCap: {
    label: {
      en: 'Most XP a day by reacting',
      de: 'Höchstens XP am Tag fürs Reagieren',
      fr: 'Maximum d’XP par jour en réagissant',
      es: 'Máximo de XP al día por reaccionar',
      'pt-BR': 'Máximo de XP por dia ao reagir',
    },
  },
  reactionReceivedCap: {
    label: {
      en: 'Most XP a day by receiving reactions',
      de: 'Höchstens XP am Tag für erhaltene Reaktionen',
      fr: 'Maximum d’XP par jour par réactions reçues',
      es: 'Máximo de XP al día por recibir reacciones',
      'pt-BR': 'Máximo de XP por dia ao receber reações',
    },
  },
  decayPercent: {
    label: {
      en: 'Percent a day (0 turns it off)',
      de: 'Prozent am Tag (0 schaltet es aus)',
      fr: 'Pourcentage par jour (0 pour désactiver)',
      es: 'Porcentaje al día (0 lo desactiva)',
      'pt-BR': 'Porcentagem por dia (0 desativa)',
    },
  },
  decayAfterDays: {
    label: {
      en: 'After days of silence',
      de: 'Nach stillen Tagen',
      fr: 'Après des jours de silence',
      es: 'Tras días de inactividad',
      'pt-BR': 'Após dias de inatividade',
    },
  },
  decayLowestLevel: {
    label: {
      en: 'Nobody falls below this level',
      de: 'Niemand fällt unter dieses Level',
      fr: 'Personne ne descend sous ce niveau',
      es: 'Nadie baja de este nivel',
      'pt-BR': 'Ninguém fica abaixo deste nível',
    },
  },
  roleAssignType: { choices: ROLE_TYPE_CHOICES },
  voiceXp: { label: VOICE_LABELS.voiceXp },
  voiceMuted: { label: VOICE_LABELS.voiceMuted, choices: VOICE_RULE_LABELS, boxes: VOICE_BOXES },
  voiceDeafened: { label: VOICE_LABELS.voiceDeafened, choices: VOICE_RULE_LABELS, boxes: VOICE_BOXES },
  voiceAlone: { label: VOICE_LABELS.voiceAlone, choices: VOICE_RULE_LABELS, boxes: VOICE_BOXES },
  voiceAfk: { label: VOICE_LABELS.voiceAfk, choices: VOICE_RULE_LABELS, boxes: VOICE_BOXES },
  voiceStreaming: { label: VOICE_LABELS.voiceStreaming },
  voiceCap: { label: VOICE_LABELS.voiceCap },
  quietTime: { kind: 'daily-time', problem: quietTimeProblem },
}

const BY_NAME: ReadonlyMap<string, Field> = new Map(Object.entries(FIELDS))

/** What the schema of a value does not say about its field. */
export const webFieldOf = (name: string): Field => BY_NAME.get(name) ?? {}

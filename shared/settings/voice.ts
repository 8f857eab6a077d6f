import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { VOICE_RULES, type VoiceRule, type VoiceSettings } from '../levelling/voice.ts'
import { speakFrom } from '../text/say.ts'
import { form } from './form.ts'
import { limitsOf } from './limits.ts'
import { setting } from './setting.ts'
import { VOICE_REPLIES } from './voice-texts.ts'

const say = speakFrom(VOICE_REPLIES)

const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))
const [xp, percent, cap] = [whole(100), whole(500), whole(1_000_000)]
const rule = <const Column extends string>(column: Column) =>
  ({ column, schema: v.picklist(VOICE_RULES), default: 'ignore' }) as const

const SWITCHES = ['voiceMuted', 'voiceDeafened', 'voiceAlone', 'voiceAfk'] as const

function shown(values: VoiceSettings, locale: string): string {
  const text = say(locale)
  if (values.voiceXp === 0) return text('off')
  const ignored = SWITCHES.filter((name) => values[name] === 'ignore').map((name) => text(`who.${name}`))
  return [
    text('perMinute', { xp: values.voiceXp }),
    ...(values.voiceStreaming > 0 ? [text('streaming', { percent: values.voiceStreaming })] : []),
    ...(values.voiceCap > 0 ? [text('cap', { cap: values.voiceCap })] : []),
    ...(ignored.length > 0 ? [text('without', { who: ignored.join(', ') })] : []),
  ].join('; ')
}

const ruleOf = (earns: boolean): VoiceRule => (earns ? 'earn' : 'ignore')

/** XP for time in voice and stage channels, and whose time counts. */
export const voice = setting({
  key: 'voice',
  group: 'earning',
  permission: Permission.ManageGuild,
  columns: {
    voiceXp: { column: 'voice_xp', schema: xp, default: 0 },
    voiceMuted: rule('voice_muted'),
    voiceDeafened: rule('voice_deafened'),
    voiceAlone: rule('voice_alone'),
    voiceAfk: rule('voice_afk'),
    voiceStreaming: { column: 'voice_streaming', schema: percent, default: 0 },
    voiceCap: { column: 'voice_cap', schema: cap, default: 0 },
  },
  title: { en: 'Voice', de: 'Sprachkanäle', fr: 'Salons vocaux', es: 'Voz', 'pt-BR': 'Voz' },
  shown,
  saved: (values, locale) =>
    values.voiceXp === 0 ? say(locale)('savedOff') : say(locale)('saved', { shown: shown(values, locale) }),
  // Whether a minute earns anything depends on the multiplier too, so `findings` checks it.
  check: () => [],
  form: form({
    name: 'voice',
    description: 'XP for time in voice and stage channels, and whose time counts',
    options: {
      xp: { type: Type.Integer, description: 'XP for each full minute, 0 to 100; 0 means none', ...limitsOf(xp) },
      muted: { type: Type.Boolean, description: 'Whether muted members and the audience of a stage earn' },
      deafened: { type: Type.Boolean, description: 'Whether deafened members earn' },
      alone: { type: Type.Boolean, description: 'Whether a member alone in a channel earns' },
      afk: { type: Type.Boolean, description: 'Whether members in the AFK channel earn' },
      streaming: { type: Type.Integer, description: 'Percent more while streaming, 0 to 500', ...limitsOf(percent) },
      cap: {
        type: Type.Integer,
        description: 'Most XP a member earns in voice a day; 0 for no limit',
        ...limitsOf(cap),
      },
    },
    translations: {
      de: {
        name: 'sprachkanäle',
        description: 'XP für Zeit in Sprach- und Stage-Kanälen, und wessen Zeit zählt',
        options: {
          xp: { name: 'xp', description: 'XP für jede volle Minute, 0 bis 100; 0 heißt keine' },
          muted: { name: 'stumm', description: 'Ob Stummgeschaltete und das Publikum einer Stage XP bekommen' },
          deafened: { name: 'taub', description: 'Ob Mitglieder mit ausgeschaltetem Ton XP bekommen' },
          alone: { name: 'allein', description: 'Ob ein Mitglied allein in einem Kanal XP bekommt' },
          afk: { name: 'afk', description: 'Ob Mitglieder im AFK-Kanal XP bekommen' },
          streaming: { name: 'stream', description: 'Prozent mehr mit Stream, 0 bis 500' },
          cap: { name: 'tagesgrenze', description: 'Höchstens XP pro Mitglied und Tag; 0 heißt ohne Grenze' },
        },
      },
      fr: {
        name: 'vocal',
        description: 'XP pour le temps en salon vocal ou de conférence, et qui compte',
        options: {
          xp: { name: 'xp', description: 'XP par minute entière, de 0 à 100 ; 0 pour aucune' },
          muted: { name: 'micro-coupé', description: 'Si les membres au micro coupé et le public en gagnent' },
          deafened: { name: 'sourdine', description: 'Si les membres en sourdine en gagnent' },
          alone: { name: 'seul', description: 'Si un membre seul dans un salon en gagne' },
          afk: { name: 'afk', description: 'Si les membres du salon AFK en gagnent' },
          streaming: { name: 'stream', description: 'Pour cent de plus en stream, de 0 à 500' },
          cap: { name: 'plafond', description: 'XP maximale par membre et par jour ; 0 pour sans limite' },
        },
      },
      es: {
        name: 'voz',
        description: 'XP por el tiempo en canales de voz y de escenario, y quién cuenta',
        options: {
          xp: { name: 'xp', description: 'XP por minuto completo, de 0 a 100; con 0 no hay' },
          muted: { name: 'silenciados', description: 'Si ganan los silenciados y el público de un escenario' },
          deafened: { name: 'ensordecidos', description: 'Si ganan los ensordecidos' },
          alone: { name: 'solos', description: 'Si gana quien está solo en un canal' },
          afk: { name: 'afk', description: 'Si ganan los miembros del canal AFK' },
          streaming: { name: 'transmisión', description: 'Porcentaje extra al transmitir, de 0 a 500' },
          cap: { name: 'tope', description: 'XP máxima por miembro y día; 0 para no limitar' },
        },
      },
      'pt-BR': {
        name: 'voz',
        description: 'XP pelo tempo em canais de voz e palco, e quem conta',
        options: {
          xp: { name: 'xp', description: 'XP por minuto completo, de 0 a 100; com 0 não há' },
          muted: { name: 'silenciados', description: 'Se silenciados e o público de um palco ganham' },
          deafened: { name: 'ensurdecidos', description: 'Se membros ensurdecidos ganham' },
          alone: { name: 'sozinhos', description: 'Se quem está sozinho em um canal ganha' },
          afk: { name: 'afk', description: 'Se membros do canal AFK ganham' },
          streaming: { name: 'transmissão', description: 'Porcentagem extra ao transmitir, de 0 a 500' },
          cap: { name: 'teto', description: 'XP máximo por membro e dia; 0 para não limitar' },
        },
      },
    },
    read: ({ xp: voiceXp, muted, deafened, alone, afk, streaming: voiceStreaming, cap: voiceCap }) => ({
      ok: true,
      values: {
        ...(voiceXp !== undefined && { voiceXp }),
        ...(muted !== undefined && { voiceMuted: ruleOf(muted) }),
        ...(deafened !== undefined && { voiceDeafened: ruleOf(deafened) }),
        ...(alone !== undefined && { voiceAlone: ruleOf(alone) }),
        ...(afk !== undefined && { voiceAfk: ruleOf(afk) }),
        ...(voiceStreaming !== undefined && { voiceStreaming }),
        ...(voiceCap !== undefined && { voiceCap }),
      },
    }),
  }),
})

import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { isBoardName } from '../levelling/board-name.ts'
import type { Finding } from '../levelling/finding.ts'
import { languageOf, namedChoices, namesIn } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import {
  BOARD_INDEXED,
  BOARD_VISIBILITIES,
  type BoardVisibility,
  INDEXED_CHOICES,
  VISIBILITY_CHOICES,
} from './board-choices.ts'
import { unusableBoardName } from './board-name-texts.ts'
import { form } from './form.ts'
import { setting } from './setting.ts'

const say = speakFrom(
  texts({
    off: {
      en: 'Nobody sees the leaderboard on the web.',
      de: 'Niemand sieht die Rangliste im Web.',
      fr: 'Personne ne voit le classement sur le web.',
      es: 'Nadie ve la clasificación en la web.',
      'pt-BR': 'Ninguém vê a classificação na web.',
    },
    members: {
      en: 'Only members of this server who have logged in see the leaderboard on the web.',
      de: 'Nur angemeldete Mitglieder dieses Servers sehen die Rangliste im Web.',
      fr: 'Seuls les membres connectés de ce serveur voient le classement sur le web.',
      es: 'Solo los miembros de este servidor que han iniciado sesión ven la clasificación en la web.',
      'pt-BR': 'Só membros deste servidor que entraram veem a classificação na web.',
    },
    public: {
      en: 'Everybody sees the leaderboard on the web, with names and avatars of members. Members leave it with {hide}.',
      de: 'Alle sehen die Rangliste im Web, mit Namen und Avataren der Mitglieder. Wer nicht darauf stehen will, nutzt {hide}.',
      fr: 'Tout le monde voit le classement sur le web, avec les noms et avatars des membres. Un membre s’en retire avec {hide}.',
      es: 'Todo el mundo ve la clasificación en la web, con nombres y avatares de miembros. Quien no quiera aparecer usa {hide}.',
      'pt-BR':
        'Todo mundo vê a classificação na web, com nomes e avatares dos membros. Quem não quiser aparecer usa {hide}.',
    },
    indexed: {
      en: 'Search engines may list it.',
      de: 'Suchmaschinen dürfen sie aufnehmen.',
      fr: 'Les moteurs de recherche peuvent l’indexer.',
      es: 'Los buscadores pueden mostrarla.',
      'pt-BR': 'Mecanismos de busca podem listá-la.',
    },
    named: {
      en: 'Its address ends with `/board/{name}`.',
      de: 'Ihre Adresse endet mit `/board/{name}`.',
      fr: 'Son adresse se termine par `/board/{name}`.',
      es: 'Su dirección termina en `/board/{name}`.',
      'pt-BR': 'O endereço dela termina com `/board/{name}`.',
    },
    shownIndexed: {
      en: 'in search engines',
      de: 'in Suchmaschinen',
      fr: 'dans les moteurs de recherche',
      es: 'en buscadores',
      'pt-BR': 'em mecanismos de busca',
    },
  }),
)

interface Values {
  boardVisibility: BoardVisibility
  boardIndexed: 'no' | 'yes'
  boardName: string | null
}

const isIndexed = ({ boardVisibility, boardIndexed }: Values): boolean =>
  boardVisibility === 'public' && boardIndexed === 'yes'

function savedText(values: Values, locale: string): string {
  const text = say(locale)
  const { boardVisibility: visibility, boardName: name } = values
  const first = visibility === 'public' ? text('public', { hide: '`/me board hide`' }) : text(visibility)
  const rest = [
    ...(isIndexed(values) ? [text('indexed')] : []),
    ...(name === null || visibility === 'off' ? [] : [text('named', { name })]),
  ]
  return [first, ...rest].join(' ')
}

/** Settings that have no effect until another one is changed. */
function findingsOf({ boardVisibility: visibility, boardIndexed: indexed, boardName: name }: Values): Finding[] {
  return [
    ...(indexed === 'yes' && visibility !== 'public' ? [{ kind: 'boardUnindexed' } as const] : []),
    ...(name !== null && visibility === 'off' ? [{ kind: 'boardNameIdle', name } as const] : []),
  ]
}

/** What an admin types to remove the name. */
const NO_NAME = '-'

/** Who sees the server's leaderboard on the web, at which address, and whether search engines may list it. */
export const webBoard = setting({
  key: 'webBoard',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: {
    boardVisibility: { column: 'board_visibility', schema: v.picklist(BOARD_VISIBILITIES), default: 'members' },
    boardIndexed: { column: 'board_indexed', schema: v.picklist(BOARD_INDEXED), default: 'no' },
    boardName: {
      column: 'board_name',
      schema: v.nullable(v.pipe(v.string(), v.check(isBoardName))),
      default: null,
    },
  },
  title: {
    en: 'Leaderboard on the web',
    de: 'Rangliste im Web',
    fr: 'Classement sur le web',
    es: 'Clasificación en la web',
    'pt-BR': 'Classificação na web',
  },
  shown(values, locale) {
    const parts = [VISIBILITY_CHOICES[values.boardVisibility][languageOf(locale)]]
    if (isIndexed(values)) parts.push(say(locale)('shownIndexed'))
    if (values.boardName !== null) parts.push(`/board/${values.boardName}`)
    return parts.join(', ')
  },
  saved: savedText,
  check: findingsOf,
  form: form({
    name: 'board',
    description: 'Who sees the leaderboard on the web, and at which address',
    options: {
      visible: {
        type: Type.String,
        description: 'Nobody, members who have logged in, which is the default, or everybody',
        required: true,
        choices: namedChoices(VISIBILITY_CHOICES),
      },
      indexed: {
        type: Type.String,
        description: 'Whether search engines may list a board that everybody sees; unchanged if left out',
        choices: namedChoices(INDEXED_CHOICES),
      },
      name: {
        type: Type.String,
        description: 'The last part of its address, in place of the server’s id; - for none',
      },
    },
    translations: {
      de: {
        name: 'webrangliste',
        description: 'Wer die Rangliste im Web sieht, und unter welcher Adresse',
        options: {
          visible: {
            name: 'sichtbar',
            description: 'Niemand, angemeldete Mitglieder, das ist der Standard, oder alle',
            choices: namesIn(VISIBILITY_CHOICES, 'de'),
          },
          indexed: {
            name: 'suchmaschinen',
            description: 'Ob Suchmaschinen eine Rangliste aufnehmen dürfen, die alle sehen; ohne Angabe wie bisher',
            choices: namesIn(INDEXED_CHOICES, 'de'),
          },
          name: { name: 'name', description: 'Der letzte Teil der Adresse statt der Id des Servers; - für keinen' },
        },
      },
      fr: {
        name: 'classement-web',
        description: 'Qui voit le classement sur le web, et à quelle adresse',
        options: {
          visible: {
            name: 'visible',
            description: 'Personne, les membres connectés, par défaut, ou tout le monde',
            choices: namesIn(VISIBILITY_CHOICES, 'fr'),
          },
          indexed: {
            name: 'moteurs',
            description: 'Si les moteurs de recherche peuvent indexer un classement public ; inchangé si omis',
            choices: namesIn(INDEXED_CHOICES, 'fr'),
          },
          name: { name: 'nom', description: 'La fin de son adresse, à la place de l’id du serveur ; - pour aucun' },
        },
      },
      es: {
        name: 'clasificación-web',
        description: 'Quién ve la clasificación en la web, y en qué dirección',
        options: {
          visible: {
            name: 'visible',
            description: 'Nadie, los miembros que han iniciado sesión, lo normal, o todo el mundo',
            choices: namesIn(VISIBILITY_CHOICES, 'es'),
          },
          indexed: {
            name: 'buscadores',
            description: 'Si los buscadores pueden mostrar una clasificación pública; si se omite, como antes',
            choices: namesIn(INDEXED_CHOICES, 'es'),
          },
          name: {
            name: 'nombre',
            description: 'El final de su dirección, en lugar de la id del servidor; - para ninguno',
          },
        },
      },
      'pt-BR': {
        name: 'classificação-web',
        description: 'Quem vê a classificação na web, e em qual endereço',
        options: {
          visible: {
            name: 'visível',
            description: 'Ninguém, os membros que entraram, o normal, ou todo mundo',
            choices: namesIn(VISIBILITY_CHOICES, 'pt-BR'),
          },
          indexed: {
            name: 'buscadores',
            description: 'Se mecanismos de busca podem listar uma classificação pública; se omitido, como antes',
            choices: namesIn(INDEXED_CHOICES, 'pt-BR'),
          },
          name: { name: 'nome', description: 'O fim do endereço dela, no lugar da id do servidor; - para nenhum' },
        },
      },
    },
    read({ visible, indexed, name: typed }) {
      const name = typed?.trim()
      if (name !== undefined && name !== NO_NAME && !isBoardName(name)) {
        return { ok: false, problem: (locale) => unusableBoardName(name, locale) }
      }
      return {
        ok: true,
        values: {
          boardVisibility: visible,
          ...(indexed !== undefined && { boardIndexed: indexed }),
          ...(name !== undefined && { boardName: name === NO_NAME ? null : name }),
        },
      }
    },
  }),
})

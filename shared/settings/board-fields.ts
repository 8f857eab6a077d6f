import { INDEXED_CHOICES, VISIBILITY_CHOICES } from './board-choices.ts'
import { unusableBoardName } from './board-name-texts.ts'

/** The fields of the leaderboard on the web. */
export const BOARD_FIELDS = {
  boardVisibility: {
    label: {
      en: 'Who sees it',
      de: 'Wer sie sieht',
      fr: 'Qui le voit',
      es: 'Quién la ve',
      'pt-BR': 'Quem vê',
    },
    choices: VISIBILITY_CHOICES,
  },
  boardIndexed: {
    label: {
      en: 'Search engines may list it',
      de: 'Suchmaschinen dürfen sie aufnehmen',
      fr: 'Les moteurs de recherche peuvent l’indexer',
      es: 'Los buscadores pueden mostrarla',
      'pt-BR': 'Mecanismos de busca podem listá-la',
    },
    hint: {
      en: 'Only where everybody sees it',
      de: 'Nur wo alle sie sehen',
      fr: 'Seulement si tout le monde le voit',
      es: 'Solo si todo el mundo la ve',
      'pt-BR': 'Só onde todo mundo vê',
    },
    choices: INDEXED_CHOICES,
  },
  boardName: {
    label: {
      en: 'Name in the address',
      de: 'Name in der Adresse',
      fr: 'Nom dans l’adresse',
      es: 'Nombre en la dirección',
      'pt-BR': 'Nome no endereço',
    },
    hint: {
      en: '3 to 32 letters, digits and hyphens; empty for the server’s id',
      de: '3 bis 32 Buchstaben, Ziffern und Bindestriche; leer für die Id des Servers',
      fr: 'De 3 à 32 lettres, chiffres et tirets ; vide pour l’id du serveur',
      es: 'De 3 a 32 letras, cifras y guiones; vacío para la id del servidor',
      'pt-BR': 'De 3 a 32 letras, dígitos e hifens; vazio para a id do servidor',
    },
    problem: unusableBoardName,
  },
}

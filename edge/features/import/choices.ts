import type { ImportMode, Kept } from '../../../shared/imports/wanted-xp.ts'
import type { Translated } from '../../../shared/text/language.ts'

/** What an import does with a member who has XP here already. */
export const MODE_CHOICES: Readonly<Record<ImportMode, Translated>> = {
  higher: {
    en: 'the higher total',
    de: 'die höhere Summe',
    fr: 'le total le plus élevé',
    es: 'el total más alto',
    'pt-BR': 'o total mais alto',
  },
  replace: {
    en: 'the total of the file',
    de: 'die Summe der Datei',
    fr: 'le total du fichier',
    es: 'el total del archivo',
    'pt-BR': 'o total do arquivo',
  },
  add: {
    en: 'both together',
    de: 'beide zusammen',
    fr: 'les deux additionnés',
    es: 'ambos sumados',
    'pt-BR': 'os dois somados',
  },
}

/** What an import keeps if the other bot's curve differs. */
export const KEPT_CHOICES: Readonly<Record<Kept, Translated>> = {
  totals: { en: 'the XP', de: 'die XP', fr: 'l’XP', es: 'la XP', 'pt-BR': 'o XP' },
  levels: { en: 'the levels', de: 'die Level', fr: 'les niveaux', es: 'los niveles', 'pt-BR': 'os níveis' },
  curve: {
    en: 'both: take over that curve',
    de: 'beides: diese Kurve übernehmen',
    fr: 'les deux : reprendre cette courbe',
    es: 'ambos: adoptar esa curva',
    'pt-BR': 'ambos: adotar essa curva',
  },
}

import { texts } from '../texts.ts'

/** The card that saves a file with all members. */
export const exportsTexts = texts({
  'exports.title': {
    en: 'Export all members',
    de: 'Alle Mitglieder exportieren',
    fr: 'Exporter tous les membres',
    es: 'Exportar todos los miembros',
    'pt-BR': 'Exportar todos os membros',
  },
  'exports.hint': {
    en: 'The file holds personal data: keep it safe. It can be saved once a minute, and the audit log says who did it.',
    de: 'Die Datei enthält personenbezogene Daten: Bewahre sie sicher auf. Sie kann einmal in der Minute gespeichert werden, und im Audit-Log steht, wer es war.',
    fr: 'Le fichier contient des données personnelles : garde-le en lieu sûr. On peut l’enregistrer une fois par minute, et le journal dit qui l’a fait.',
    es: 'El archivo contiene datos personales: guárdalo en un lugar seguro. Se puede guardar una vez por minuto, y el registro dice quién lo hizo.',
    'pt-BR':
      'O arquivo contém dados pessoais: guarde-o em segurança. Pode ser salvo uma vez por minuto, e o registro diz quem o fez.',
  },
  'exports.json': {
    en: 'JSON, to import again',
    de: 'JSON, zum Wiederimportieren',
    fr: 'JSON, pour réimporter',
    es: 'JSON, para volver a importar',
    'pt-BR': 'JSON, para importar de novo',
  },
  'exports.csv': {
    en: 'CSV, for a spreadsheet',
    de: 'CSV, für eine Tabelle',
    fr: 'CSV, pour un tableur',
    es: 'CSV, para una hoja de cálculo',
    'pt-BR': 'CSV, para uma planilha',
  },
})

/** Names and descriptions of `/export`. */
export const exportTranslations = {
  de: {
    name: 'export',
    description: 'Schickt dir eine Datei mit allen Mitgliedern und ihren XP',
    options: {
      format: {
        name: 'format',
        description: 'JSON kann wieder importiert werden, CSV öffnet eine Tabelle',
        choices: { json: 'JSON', csv: 'CSV' },
      },
    },
  },
  fr: {
    name: 'exporter',
    description: 'T’envoie un fichier avec tous les membres et leur XP',
    options: {
      format: {
        name: 'format',
        description: 'Le JSON peut être réimporté, le CSV s’ouvre dans un tableur',
        choices: { json: 'JSON', csv: 'CSV' },
      },
    },
  },
  es: {
    name: 'exportar',
    description: 'Te envía un archivo con todos los miembros y su XP',
    options: {
      format: {
        name: 'formato',
        description: 'JSON se puede importar de nuevo, CSV se abre en una hoja de cálculo',
        choices: { json: 'JSON', csv: 'CSV' },
      },
    },
  },
  'pt-BR': {
    name: 'exportar',
    description: 'Envia a você um arquivo com todos os membros e o XP deles',
    options: {
      format: {
        name: 'formato',
        description: 'JSON pode ser importado de novo, CSV abre em uma planilha',
        choices: { json: 'JSON', csv: 'CSV' },
      },
    },
  },
}

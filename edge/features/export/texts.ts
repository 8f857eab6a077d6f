import { texts } from '../../../shared/text/texts.ts'

export const exportTexts = texts({
  'export.begins': {
    en: 'I am writing the file. It appears here in a moment, and only you can see it.',
    de: 'Ich schreibe die Datei. Sie erscheint gleich hier, und nur du kannst sie sehen.',
    fr: 'J’écris le fichier. Il apparaît ici dans un instant, et toi seul peux le voir.',
    es: 'Estoy escribiendo el archivo. Aparecerá aquí en un momento, y solo tú puedes verlo.',
    'pt-BR': 'Estou escrevendo o arquivo. Ele aparece aqui em instantes, e só você pode vê-lo.',
  },
  'export.busy': {
    en: 'An export of this server is under way, or was made less than a minute ago. Try again in a minute.',
    de: 'Ein Export dieses Servers läuft gerade oder ist weniger als eine Minute her. Versuche es in einer Minute wieder.',
    fr: 'Une exportation de ce serveur est en cours, ou date de moins d’une minute. Réessaie dans une minute.',
    es: 'Hay una exportación de este servidor en curso, o se hizo hace menos de un minuto. Inténtalo de nuevo en un minuto.',
    'pt-BR':
      'Uma exportação deste servidor está em andamento ou foi feita há menos de um minuto. Tente de novo em um minuto.',
  },
})

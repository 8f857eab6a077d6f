import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** What the edge writes into the page of the search. */
export const saySearch = speakFrom(
  texts({
    found: {
      en: '{count} {count|place|places} for “{query}”',
      de: '{count} {count|Stelle|Stellen} zu „{query}“',
      fr: '{count} {count|résultat|résultats} pour « {query} »',
      es: '{count} {count|resultado|resultados} para «{query}»',
      'pt-BR': '{count} {count|resultado|resultados} para “{query}”',
    },
    nothing: {
      en: 'Nothing was found for “{query}”. Try another word, or look at the list of pages.',
      de: 'Zu „{query}“ wurde nichts gefunden. Versuche ein anderes Wort oder sieh in der Liste der Seiten nach.',
      fr: 'Rien n’a été trouvé pour « {query} ». Essaie un autre mot ou regarde la liste des pages.',
      es: 'No se encontró nada para «{query}». Prueba otra palabra o mira la lista de páginas.',
      'pt-BR': 'Nada foi encontrado para “{query}”. Tente outra palavra ou veja a lista de páginas.',
    },
  }),
)

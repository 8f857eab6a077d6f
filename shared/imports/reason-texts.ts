import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import type { FileRefusal } from './file-refusal.ts'
import { MOST_ROWS } from './member-rows.ts'
import type { RowRefusal } from './values.ts'

const fileTexts = texts({
  empty: { en: 'it is empty', de: 'sie ist leer', fr: 'il est vide', es: 'está vacío', 'pt-BR': 'está vazio' },
  zip: {
    en: 'it is a ZIP archive. Unpack it first',
    de: 'sie ist ein ZIP-Archiv. Entpacke sie zuerst',
    fr: 'c’est une archive ZIP. Décompresse-la d’abord',
    es: 'es un archivo ZIP. Descomprímelo primero',
    'pt-BR': 'é um arquivo ZIP. Descompacte-o primeiro',
  },
  gzip: {
    en: 'it is compressed with gzip. Unpack it first',
    de: 'sie ist mit gzip komprimiert. Entpacke sie zuerst',
    fr: 'il est compressé avec gzip. Décompresse-le d’abord',
    es: 'está comprimido con gzip. Descomprímelo primero',
    'pt-BR': 'está compactado com gzip. Descompacte-o primeiro',
  },
  'utf-16': {
    en: 'it is encoded as UTF-16. Save it as UTF-8',
    de: 'sie ist als UTF-16 kodiert. Speichere sie als UTF-8',
    fr: 'il est encodé en UTF-16. Enregistre-le en UTF-8',
    es: 'está codificado en UTF-16. Guárdalo en UTF-8',
    'pt-BR': 'está codificado em UTF-16. Salve-o em UTF-8',
  },
  'not-utf-8': {
    en: 'it is not encoded as UTF-8. Save it as UTF-8',
    de: 'sie ist nicht als UTF-8 kodiert. Speichere sie als UTF-8',
    fr: 'il n’est pas encodé en UTF-8. Enregistre-le en UTF-8',
    es: 'no está codificado en UTF-8. Guárdalo en UTF-8',
    'pt-BR': 'não está codificado em UTF-8. Salve-o em UTF-8',
  },
  binary: {
    en: 'it is not a text file',
    de: 'sie ist keine Textdatei',
    fr: 'ce n’est pas un fichier texte',
    es: 'no es un archivo de texto',
    'pt-BR': 'não é um arquivo de texto',
  },
  html: {
    en: 'it is a web page, not the data of one. Download the data, or the reply of the API',
    de: 'sie ist eine Webseite und nicht deren Daten. Lade die Daten herunter oder die Antwort der API',
    fr: 'c’est une page web, pas ses données. Télécharge les données ou la réponse de l’API',
    es: 'es una página web, no sus datos. Descarga los datos o la respuesta de la API',
    'pt-BR': 'é uma página da web, não os dados dela. Baixe os dados ou a resposta da API',
  },
  'not-json': {
    en: 'it begins like JSON, but is not correct',
    de: 'sie beginnt wie JSON, ist aber fehlerhaft',
    fr: 'il commence comme du JSON, mais il est incorrect',
    es: 'empieza como JSON, pero no es correcto',
    'pt-BR': 'começa como JSON, mas não está correto',
  },
  truncated: {
    en: 'its end is missing. Download it again',
    de: 'ihr Ende fehlt. Lade sie noch einmal herunter',
    fr: 'sa fin manque. Télécharge-le à nouveau',
    es: 'le falta el final. Descárgalo de nuevo',
    'pt-BR': 'falta o final. Baixe-o de novo',
  },
  'too-deep': {
    en: 'its lists are nested deeper than any bot writes them',
    de: 'ihre Listen sind tiefer verschachtelt, als irgendein Bot sie schreibt',
    fr: 'ses listes sont plus imbriquées que ce qu’écrit un bot',
    es: 'sus listas están más anidadas de lo que escribe cualquier bot',
    'pt-BR': 'as listas estão mais aninhadas do que qualquer bot escreve',
  },
  'too-long': {
    en: 'it has a line or value that is longer than any bot writes it',
    de: 'sie hat eine Zeile oder einen Wert, länger als irgendein Bot schreibt',
    fr: 'il a une ligne ou une valeur plus longue que ce qu’écrit un bot',
    es: 'tiene una línea o un valor más largo de lo que escribe cualquier bot',
    'pt-BR': 'tem uma linha ou um valor mais longo do que qualquer bot escreve',
  },
  'open-quote': {
    en: 'a quote in it is never closed',
    de: 'ein Anführungszeichen in ihr wird nie geschlossen',
    fr: 'un guillemet n’y est jamais fermé',
    es: 'tiene unas comillas que nunca se cierran',
    'pt-BR': 'tem aspas que nunca são fechadas',
  },
  'too-many': {
    en: 'it has more than {rows} rows. Split it',
    de: 'sie hat mehr als {rows} Zeilen. Teile sie auf',
    fr: 'il a plus de {rows} lignes. Divise-le',
    es: 'tiene más de {rows} filas. Divídelo',
    'pt-BR': 'tem mais de {rows} linhas. Divida-o',
  },
  'too-large': {
    en: 'it is larger than 25 MiB. Split it',
    de: 'sie ist größer als 25 MiB. Teile sie auf',
    fr: 'il dépasse 25 Mio. Divise-le',
    es: 'supera los 25 MiB. Divídelo',
    'pt-BR': 'passa de 25 MiB. Divida-o',
  },
  'no-members': {
    en: 'it has no list of members that could be recognized. Name the columns, for example id=NAME,xp=NAME',
    de: 'sie hat keine erkennbare Liste von Mitgliedern. Nenne die Spalten, zum Beispiel id=NAME,xp=NAME',
    fr: 'il n’a pas de liste de membres reconnaissable. Nomme les colonnes, par exemple id=NOM,xp=NOM',
    es: 'no tiene una lista de miembros reconocible. Indica las columnas, por ejemplo id=NOMBRE,xp=NOMBRE',
    'pt-BR': 'não tem uma lista de membros reconhecível. Indique as colunas, por exemplo id=NOME,xp=NOME',
  },
  'no-column': {
    en: 'it does not have the columns that were named',
    de: 'sie hat die genannten Spalten nicht',
    fr: 'il n’a pas les colonnes indiquées',
    es: 'no tiene las columnas indicadas',
    'pt-BR': 'não tem as colunas indicadas',
  },
  'rounded-ids': {
    en: 'all ids end with three zeros: a spreadsheet has rounded them. Export the file again, and do not save it in a spreadsheet',
    de: 'alle IDs enden mit drei Nullen: Eine Tabellenkalkulation hat sie gerundet. Exportiere die Datei neu und speichere sie nicht in einer Tabellenkalkulation',
    fr: 'tous les ID se terminent par trois zéros : un tableur les a arrondis. Exporte à nouveau le fichier, et ne l’enregistre pas dans un tableur',
    es: 'todos los ID acaban en tres ceros: una hoja de cálculo los ha redondeado. Exporta el archivo otra vez y no lo guardes en una hoja de cálculo',
    'pt-BR':
      'todos os IDs terminam em três zeros: uma planilha os arredondou. Exporte o arquivo de novo e não o salve em uma planilha',
  },
  'no-curve': {
    en: 'the curve of the bot is not known, so it cannot be taken over',
    de: 'die Kurve des Bots ist nicht bekannt und kann daher nicht übernommen werden',
    fr: 'la courbe du bot n’est pas connue et ne peut donc pas être reprise',
    es: 'la curva del bot no se conoce, así que no se puede adoptar',
    'pt-BR': 'a curva do bot não é conhecida, então não pode ser adotada',
  },
  gone: {
    en: 'it can no longer be downloaded. Send it again',
    de: 'sie kann nicht mehr heruntergeladen werden. Schicke sie noch einmal',
    fr: 'il ne peut plus être téléchargé. Envoie-le à nouveau',
    es: 'ya no se puede descargar. Envíalo otra vez',
    'pt-BR': 'não pode mais ser baixado. Envie-o de novo',
  },
})

const rowTexts = texts({
  'no-id': {
    en: 'it has no id',
    de: 'sie hat keine ID',
    fr: 'elle n’a pas d’ID',
    es: 'no tiene ID',
    'pt-BR': 'não tem ID',
  },
  'float-id': {
    en: 'its id is a floating-point number, whose last digits are lost',
    de: 'ihre ID ist eine Gleitkommazahl, deren letzte Ziffern verloren sind',
    fr: 'son ID est un nombre à virgule flottante, dont les derniers chiffres sont perdus',
    es: 'su ID es un número de coma flotante, cuyas últimas cifras se han perdido',
    'pt-BR': 'o ID é um número de ponto flutuante, cujos últimos dígitos se perderam',
  },
  'rounded-id': {
    en: 'its id is a number that was probably rounded',
    de: 'ihre ID ist eine Zahl, die vermutlich gerundet wurde',
    fr: 'son ID est un nombre qui a sans doute été arrondi',
    es: 'su ID es un número que probablemente se redondeó',
    'pt-BR': 'o ID é um número que provavelmente foi arredondado',
  },
  'bad-id': {
    en: 'its id is not the id of a user',
    de: 'ihre ID ist nicht die eines Benutzers',
    fr: 'son ID n’est pas celui d’un utilisateur',
    es: 'su ID no es el de un usuario',
    'pt-BR': 'o ID não é de um usuário',
  },
  'no-xp': {
    en: 'it has neither XP nor a level',
    de: 'sie hat weder XP noch ein Level',
    fr: 'elle n’a ni XP ni niveau',
    es: 'no tiene XP ni nivel',
    'pt-BR': 'não tem XP nem nível',
  },
  'bad-xp': {
    en: 'its XP is not a number',
    de: 'ihre XP sind keine Zahl',
    fr: 'son XP n’est pas un nombre',
    es: 'su XP no es un número',
    'pt-BR': 'o XP não é um número',
  },
  'negative-xp': {
    en: 'its XP is negative',
    de: 'ihre XP sind negativ',
    fr: 'son XP est négative',
    es: 'su XP es negativa',
    'pt-BR': 'o XP é negativo',
  },
  'too-much-xp': {
    en: 'its XP is more than a member can have',
    de: 'ihre XP sind mehr, als ein Mitglied haben kann',
    fr: 'son XP dépasse ce qu’un membre peut avoir',
    es: 'su XP es más de la que un miembro puede tener',
    'pt-BR': 'o XP é mais do que um membro pode ter',
  },
  'bad-level': {
    en: 'its level is not a whole number from 0 to 1,000',
    de: 'ihr Level ist keine ganze Zahl von 0 bis 1.000',
    fr: 'son niveau n’est pas un nombre entier de 0 à 1 000',
    es: 'su nivel no es un número entero de 0 a 1.000',
    'pt-BR': 'o nível não é um número inteiro de 0 a 1.000',
  },
  deleted: {
    en: 'the member had their data deleted at their own request',
    de: 'das Mitglied hat seine Daten auf eigenen Wunsch löschen lassen',
    fr: 'le membre a fait supprimer ses données à sa demande',
    es: 'el miembro hizo borrar sus datos a petición propia',
    'pt-BR': 'o membro mandou excluir seus dados a seu pedido',
  },
  'no-level': {
    en: 'nothing says its level: the bot’s curve is not known. Choose to keep totals',
    de: 'nichts sagt ihr Level: Die Kurve des Bots ist nicht bekannt. Behalte die XP statt der Level',
    fr: 'rien n’indique son niveau : la courbe du bot n’est pas connue. Choisis de garder les totaux',
    es: 'nada indica su nivel: la curva del bot no se conoce. Elige conservar los totales',
    'pt-BR': 'nada indica o nível: a curva do bot não é conhecida. Escolha manter os totais',
  },
})

const speakOfFile = speakFrom(fileTexts)
const speakOfRow = speakFrom(rowTexts)

/** Why a file cannot be imported, to follow "the file cannot be imported:". Without a full stop. @param locale Discord's locale code */
export const fileReason = (why: FileRefusal, locale: string): string =>
  why === 'too-many' ? speakOfFile(locale)(why, { rows: MOST_ROWS }) : speakOfFile(locale)(why)

/** Why a row is refused, to follow "line 3:". Without a full stop. @param locale Discord's locale code */
export const rowReason = (why: RowRefusal, locale: string): string => speakOfRow(locale)(why)

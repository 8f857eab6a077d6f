import { texts } from '../../shared/text/texts.ts'

/** Refusals of requests with an Idempotency-Key. */
export const repeatTexts = texts({
  keyOfRequestBad: {
    en: 'The header Idempotency-Key must have 1 to 100 visible ASCII characters.',
    de: 'Der Header Idempotency-Key muss 1 bis 100 sichtbare ASCII-Zeichen haben.',
    fr: 'L’en-tête Idempotency-Key doit avoir de 1 à 100 caractères ASCII visibles.',
    es: 'La cabecera Idempotency-Key debe tener de 1 a 100 caracteres ASCII visibles.',
    'pt-BR': 'O cabeçalho Idempotency-Key deve ter de 1 a 100 caracteres ASCII visíveis.',
  },
  keyOfRequestUsed: {
    en: 'This Idempotency-Key was used for another request. Take a new one for each change.',
    de: 'Dieser Idempotency-Key gehört zu einer anderen Anfrage. Nimm für jede Änderung einen neuen.',
    fr: 'Cet Idempotency-Key a servi à une autre requête. Prends-en un nouveau pour chaque changement.',
    es: 'Este Idempotency-Key ya se usó en otra petición. Usa uno nuevo para cada cambio.',
    'pt-BR': 'Este Idempotency-Key foi usado em outra solicitação. Use um novo para cada mudança.',
  },
  underWay: {
    en: 'The first request with this Idempotency-Key is still under way. Try again in a moment.',
    de: 'Die erste Anfrage mit diesem Idempotency-Key läuft noch. Versuch es gleich noch einmal.',
    fr: 'La première requête avec cet Idempotency-Key est encore en cours. Réessaie dans un instant.',
    es: 'La primera petición con este Idempotency-Key sigue en curso. Inténtalo en un momento.',
    'pt-BR': 'A primeira solicitação com este Idempotency-Key ainda está em andamento. Tente daqui a pouco.',
  },
  outcomeUnknown: {
    en: 'The first request with this Idempotency-Key ended without a reply. Look whether it made its change before you send it with a new key.',
    de: 'Die erste Anfrage mit diesem Idempotency-Key endete ohne Antwort. Sieh nach, ob sie gewirkt hat, bevor du sie mit einem neuen Schlüssel sendest.',
    fr: 'La première requête avec cet Idempotency-Key s’est terminée sans réponse. Vérifie si elle a agi avant de l’envoyer avec une nouvelle clé.',
    es: 'La primera petición con este Idempotency-Key terminó sin respuesta. Comprueba si surtió efecto antes de enviarla con una clave nueva.',
    'pt-BR':
      'A primeira solicitação com este Idempotency-Key terminou sem resposta. Veja se ela teve efeito antes de enviá-la com uma chave nova.',
  },
})

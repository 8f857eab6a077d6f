import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The sentences of the routes about members. */
const memberTexts = texts({
  notFound: {
    en: 'Nobody with this id is in the server or has ever earned XP there.',
    de: 'Niemand mit dieser ID ist auf dem Server oder hat dort je XP verdient.',
    fr: 'Personne avec cet identifiant n’est sur le serveur ni n’y a jamais gagné d’XP.',
    es: 'Nadie con este ID está en el servidor ni ha ganado nunca XP en él.',
    'pt-BR': 'Ninguém com este ID está no servidor nem já ganhou XP nele.',
  },
  unseen: {
    en: 'Discord does not show me this member right now. Try again in a minute.',
    de: 'Discord zeigt mir dieses Mitglied gerade nicht. Versuch es in einer Minute noch einmal.',
    fr: 'Discord ne me montre pas ce membre pour le moment. Réessaie dans une minute.',
    es: 'Discord no me muestra a este miembro ahora mismo. Inténtalo de nuevo en un minuto.',
    'pt-BR': 'O Discord não está me mostrando este membro agora. Tente de novo em um minuto.',
  },
  noZone: {
    en: 'There is no time zone with this name. Use a name like Europe/Berlin.',
    de: 'Eine Zeitzone mit diesem Namen gibt es nicht. Nimm einen Namen wie Europe/Berlin.',
    fr: 'Aucun fuseau horaire ne porte ce nom. Utilise un nom comme Europe/Paris.',
    es: 'No hay ninguna zona horaria con este nombre. Usa un nombre como Europe/Madrid.',
    'pt-BR': 'Não existe fuso horário com este nome. Use um nome como America/Sao_Paulo.',
  },
  roleWaiting: {
    en: 'It is being corrected and changes in a moment.',
    de: 'Das wird gerade angepasst und ändert sich gleich.',
    fr: 'La correction est en cours et prendra effet dans un instant.',
    es: 'Se está corrigiendo y cambiará en un momento.',
    'pt-BR': 'Está sendo corrigido e muda em instantes.',
  },
  earnsNow: {
    en: '✅ The next message of {user} earns XP, in channels where XP can be earned.',
    de: '✅ Die nächste Nachricht von {user} bringt XP, wenn man in ihrem Kanal XP verdienen kann.',
    fr: '✅ Le prochain message de {user} rapportera de l’XP, dans un salon où l’on peut en gagner.',
    es: '✅ El próximo mensaje de {user} dará XP, en los canales donde se puede ganar.',
    'pt-BR': '✅ A próxima mensagem de {user} vai render XP, nos canais em que se pode ganhar.',
  },
  earnsLater: {
    en: '⏳ {user} has just earned XP. A message earns XP again {when}, in channels where XP can be earned.',
    de: '⏳ {user} hat gerade erst XP verdient. Eine Nachricht bringt {when} wieder XP, wenn man in ihrem Kanal XP verdienen kann.',
    fr: '⏳ {user} vient de gagner de l’XP. Un message en rapportera à nouveau {when}, dans un salon où l’on peut en gagner.',
    es: '⏳ {user} acaba de ganar XP. Un mensaje volverá a dar XP {when}, en los canales donde se puede ganar.',
    'pt-BR': '⏳ {user} acabou de ganhar XP. Uma mensagem volta a render XP {when}, nos canais em que se pode ganhar.',
  },
  alreadyThere: {
    en: '{user} already has exactly that.',
    de: '{user} hat schon genau das.',
    fr: '{user} a déjà exactement cela.',
    es: '{user} ya tiene exactamente eso.',
    'pt-BR': '{user} já tem exatamente isso.',
  },
  levelTooHigh: {
    en: 'The highest level is {most}.',
    de: 'Das höchste Level ist {most}.',
    fr: 'Le niveau le plus élevé est {most}.',
    es: 'El nivel más alto es {most}.',
    'pt-BR': 'O nível mais alto é {most}.',
  },
  set: {
    en: '{user} now has **{xp}** XP, level **{level}**.',
    de: '{user} hat jetzt **{xp}** XP, Level **{level}**.',
    fr: '{user} a maintenant **{xp}** XP, niveau **{level}**.',
    es: '{user} tiene ahora **{xp}** XP, nivel **{level}**.',
    'pt-BR': '{user} agora tem **{xp}** XP, nível **{level}**.',
  },
  makerUnseen: {
    en: 'A key may only do what the person who made it may do, and I cannot see that person in the server.',
    de: 'Ein Schlüssel darf nur, was die Person darf, die ihn erstellt hat, und diese Person sehe ich nicht auf dem Server.',
    fr: 'Une clé ne peut faire que ce que peut faire la personne qui l’a créée, et je ne vois pas cette personne sur le serveur.',
    es: 'Una clave solo puede hacer lo que puede hacer quien la creó, y no veo a esa persona en el servidor.',
    'pt-BR': 'Uma chave só pode fazer o que pode quem a criou, e não vejo essa pessoa no servidor.',
  },
})

/** The sentences of the routes about members in a reader's language. @param locale Discord's locale code */
export const sayOfMembers = speakFrom(memberTexts)

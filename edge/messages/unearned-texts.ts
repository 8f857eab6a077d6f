import { texts } from '../../shared/text/texts.ts'

/** Findings about settings by which nobody can earn or lose XP. Each text names a command that helps. */
export const unearnedTexts = texts({
  'finding.boostWithoutRate': {
    en: 'An XP boost has no effect here, because the multiplier of the server is {rate}. Raise it with {multiplier}.',
    de: 'Ein XP-Boost hat hier keine Wirkung, weil der Multiplikator des Servers {rate} ist. Erhöhe ihn mit {multiplier}.',
    fr: 'Un boost d’XP n’a aucun effet ici, car le multiplicateur du serveur est à {rate}. Augmente-le avec {multiplier}.',
    es: 'Un boost de XP no tiene efecto aquí, porque el multiplicador del servidor es {rate}. Súbelo con {multiplier}.',
    'pt-BR':
      'Um boost de XP não tem efeito aqui, porque o multiplicador do servidor é {rate}. Aumente-o com {multiplier}.',
  },
  'finding.nothingEarns': {
    en: 'Only some channels earn XP, but each of them is deleted, ignored, or has a multiplier of 0, so nobody earns XP. {list} shows them.',
    de: 'Nur bestimmte Kanäle bringen XP, aber jeder davon ist gelöscht, wird ignoriert oder hat den Multiplikator 0. Deshalb verdient niemand XP. {list} zeigt sie.',
    fr: 'Seuls certains salons rapportent de l’XP, mais chacun est supprimé, ignoré ou a un multiplicateur de 0 : personne ne gagne d’XP. {list} les affiche.',
    es: 'Solo algunos canales dan XP, pero todos están eliminados, ignorados o tienen un multiplicador de 0, así que nadie gana XP. {list} los muestra.',
    'pt-BR':
      'Só alguns canais rendem XP, mas cada um deles foi excluído, é ignorado ou tem multiplicador 0, então ninguém ganha XP. {list} mostra quais são.',
  },
  'finding.rateZero': {
    en: 'The multiplier is {rate}, so messages earn no XP. Change it with {multiplier}.',
    de: 'Der Multiplikator ist {rate}, deshalb bringen Nachrichten keine XP. Ändere ihn mit {multiplier}.',
    fr: 'Le multiplicateur est à {rate} : les messages ne rapportent pas d’XP. Change-le avec {multiplier}.',
    es: 'El multiplicador es {rate}, así que los mensajes no dan XP. Cámbialo con {multiplier}.',
    'pt-BR': 'O multiplicador é {rate}, então as mensagens não rendem XP. Mude-o com {multiplier}.',
  },
  'finding.voiceEarnsNothing': {
    en: 'Minutes in voice channels earn no XP, because the multiplier is {rate}. Change it with {multiplier}, or choose more XP with {voice}.',
    de: 'Minuten in Sprachkanälen bringen keine XP, weil der Multiplikator {rate} ist. Ändere ihn mit {multiplier} oder wähle mit {voice} mehr XP.',
    fr: 'Les minutes en salon vocal ne rapportent pas d’XP, car le multiplicateur est à {rate}. Change-le avec {multiplier}, ou choisis plus d’XP avec {voice}.',
    es: 'Los minutos en canales de voz no dan XP porque el multiplicador es {rate}. Cámbialo con {multiplier} o elige más XP con {voice}.',
    'pt-BR':
      'Os minutos em canais de voz não rendem XP porque o multiplicador é {rate}. Mude-o com {multiplier} ou escolha mais XP com {voice}.',
  },
  'finding.voiceNowhere.unseen': {
    en: 'XP for time in voice is on, but I see no voice or stage channel here. Create one, or give me the **{permission}** permission in those that should earn XP.',
    de: 'XP für Zeit in Sprachkanälen ist an, aber ich sehe hier keinen Sprach- oder Stage-Kanal. Erstelle einen, oder gib mir in denen, die XP bringen sollen, die Berechtigung **{permission}**.',
    fr: 'L’XP pour le temps en vocal est activée, mais je ne vois aucun salon vocal ou de conférence ici. Crées-en un, ou accorde-moi la permission **{permission}** dans ceux qui doivent rapporter de l’XP.',
    es: 'La XP por tiempo en voz está activada, pero aquí no veo ningún canal de voz ni de escenario. Crea uno, o dame el permiso **{permission}** en los que deban dar XP.',
    'pt-BR':
      'O XP por tempo em voz está ativado, mas não vejo nenhum canal de voz ou palco aqui. Crie um, ou me dê a permissão **{permission}** nos que devem render XP.',
  },
  'finding.voiceNowhere.afk': {
    en: 'XP for time in voice is on, but the only voice channel that I see is the AFK channel, which does not count. Create another one, or let the AFK channel count with {voice}.',
    de: 'XP für Zeit in Sprachkanälen ist an, aber der einzige Sprachkanal, den ich sehe, ist der AFK-Kanal, und der zählt nicht. Erstelle einen anderen oder lass mit {voice} auch den AFK-Kanal zählen.',
    fr: 'L’XP pour le temps en vocal est activée, mais le seul salon vocal que je vois est le salon AFK, qui ne compte pas. Crées-en un autre, ou fais compter le salon AFK avec {voice}.',
    es: 'La XP por tiempo en voz está activada, pero el único canal de voz que veo es el canal AFK, que no cuenta. Crea otro o haz que el canal AFK cuente con {voice}.',
    'pt-BR':
      'O XP por tempo em voz está ativado, mas o único canal de voz que vejo é o canal AFK, que não conta. Crie outro ou faça o canal AFK contar com {voice}.',
  },
  'finding.voiceNowhere.excluded': {
    en: 'XP for time in voice is on, but every voice channel is ignored, has a multiplier of 0, or is not on the list of channels that earn XP. Look at {ignored}, {multipliers} and {listed}.',
    de: 'XP für Zeit in Sprachkanälen ist an, aber jeder Sprachkanal wird ignoriert, hat den Multiplikator 0 oder steht nicht auf der Liste der Kanäle, die XP bringen. Sieh bei {ignored}, {multipliers} und {listed} nach.',
    fr: 'L’XP pour le temps en vocal est activée, mais chaque salon vocal est ignoré, a un multiplicateur de 0 ou n’est pas sur la liste des salons qui rapportent de l’XP. Regarde {ignored}, {multipliers} et {listed}.',
    es: 'La XP por tiempo en voz está activada, pero todos los canales de voz están ignorados, tienen un multiplicador de 0 o no están en la lista de canales que dan XP. Mira {ignored}, {multipliers} y {listed}.',
    'pt-BR':
      'O XP por tempo em voz está ativado, mas todos os canais de voz são ignorados, têm multiplicador 0 ou não estão na lista de canais que rendem XP. Veja {ignored}, {multipliers} e {listed}.',
  },
  'finding.everyChannelExcluded': {
    en: 'Every channel is ignored or has a multiplier of 0, so nobody earns XP by messages. Look at {ignored} and {multipliers}.',
    de: 'Jeder Kanal wird ignoriert oder hat den Multiplikator 0, deshalb verdient niemand XP durch Nachrichten. Sieh bei {ignored} und {multipliers} nach.',
    fr: 'Chaque salon est ignoré ou a un multiplicateur de 0 : personne ne gagne d’XP par messages. Regarde {ignored} et {multipliers}.',
    es: 'Todos los canales están ignorados o tienen un multiplicador de 0, así que nadie gana XP con mensajes. Mira {ignored} y {multipliers}.',
    'pt-BR':
      'Todos os canais são ignorados ou têm multiplicador 0, então ninguém ganha XP com mensagens. Veja {ignored} e {multipliers}.',
  },
  'finding.reactionsEarnNothing': {
    en: 'XP for reactions is on, but at the multiplier {rate} a reaction is worth less than half an XP and earns nothing. Raise one of them with {multiplier} or {reactions}.',
    de: 'XP für Reaktionen ist an, aber beim Multiplikator {rate} ist eine Reaktion weniger als eine halbe XP wert und bringt nichts. Erhöhe eines von beidem mit {multiplier} oder {reactions}.',
    fr: 'L’XP pour les réactions est activée, mais avec le multiplicateur {rate}, une réaction vaut moins d’une demi-XP et ne rapporte rien. Augmente l’un des deux avec {multiplier} ou {reactions}.',
    es: 'La XP por reacciones está activada, pero con el multiplicador {rate} una reacción vale menos de media XP y no da nada. Sube uno de los dos con {multiplier} o {reactions}.',
    'pt-BR':
      'O XP por reações está ativado, mas com o multiplicador {rate} uma reação vale menos de meio XP e não rende nada. Aumente um dos dois com {multiplier} ou {reactions}.',
  },
  'finding.decayForNobody': {
    en: 'XP decay is on, but no member is above level {level}, below which nobody falls, so nobody loses XP. Choose a lower level with {decay}, or turn it off.',
    de: 'XP-Verfall ist an, aber kein Mitglied ist über Level {level}, unter das niemand fällt. Deshalb verliert niemand XP. Wähle mit {decay} ein niedrigeres Level oder schalte ihn aus.',
    fr: 'L’érosion de l’XP est activée, mais aucun membre ne dépasse le niveau {level}, sous lequel personne ne descend : personne ne perd donc d’XP. Choisis un niveau plus bas avec {decay}, ou désactive-la.',
    es: 'La pérdida de XP está activada, pero ningún miembro supera el nivel {level}, del que nadie baja, así que nadie pierde XP. Elige un nivel más bajo con {decay} o desactívala.',
    'pt-BR':
      'A perda de XP está ativada, mas nenhum membro está acima do nível {level}, abaixo do qual ninguém fica, então ninguém perde XP. Escolha um nível mais baixo com {decay} ou desative-a.',
  },
})

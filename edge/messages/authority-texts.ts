import { texts } from '../../shared/text/texts.ts'

/** Refusals for a member who asks the bot for something that they may not do themselves. */
export const authorityTexts = texts({
  'authority.aboveYou': {
    en: 'You cannot give or take {role}, not even through me, because it is not below your highest role. Ask somebody whose highest role is above it.',
    de: '{role} steht nicht unter deiner höchsten Rolle. Deshalb kannst du sie weder vergeben noch entziehen, auch nicht über mich. Frag jemanden, dessen höchste Rolle darüber steht.',
    fr: '{role} n’est pas en dessous de ton rôle le plus élevé : tu ne peux ni le donner ni le retirer, même en passant par moi. Demande à quelqu’un dont le rôle est au-dessus.',
    es: '{role} no está por debajo de tu rol más alto, así que no puedes darlo ni quitarlo, tampoco a través de mí. Pídeselo a alguien cuyo rol esté por encima.',
    'pt-BR':
      '{role} não está abaixo do seu cargo mais alto, então você não pode dar nem tirar esse cargo, nem por meio de mim. Peça a alguém que tenha um cargo acima dele.',
  },
  'authority.moreThanYou': {
    en: '{role} has permissions that you do not have: **{permissions}**. So you cannot give or take it through me. Ask somebody who has them.',
    de: '{role} hat Berechtigungen, die du selbst nicht hast: **{permissions}**. Deshalb kannst du die Rolle über mich weder vergeben noch entziehen. Frag jemanden, der diese Berechtigungen hat.',
    fr: '{role} donne des permissions que tu n’as pas toi-même : **{permissions}**. Tu ne peux donc ni le donner ni le retirer en passant par moi. Demande à quelqu’un qui les a.',
    es: '{role} incluye permisos que tú no tienes: **{permissions}**. Por eso no puedes darlo ni quitarlo a través de mí. Pídeselo a alguien que los tenga.',
    'pt-BR':
      '{role} tem permissões que você não tem: **{permissions}**. Por isso você não pode dar nem tirar esse cargo por meio de mim. Peça a alguém que as tenha.',
  },
  'authority.manager': {
    en: 'Members with {role} can manage me, and only administrators decide who that is. Ask an administrator.',
    de: 'Mitglieder mit {role} dürfen mich verwalten, und darüber entscheiden nur Administratoren. Frag einen von ihnen.',
    fr: 'Les membres qui ont {role} peuvent me gérer, et seuls les administrateurs en décident. Demande à l’un d’eux.',
    es: 'Los miembros con {role} pueden gestionarme, y eso solo lo deciden los administradores. Pídeselo a uno de ellos.',
    'pt-BR': 'Membros com {role} podem me gerenciar, e só administradores decidem isso. Peça a um deles.',
  },
  'authority.unseen': {
    en: 'Discord does not show me the roles of this server right now, so I cannot check whether you may do this. Nothing was changed. Try again in a minute.',
    de: 'Discord zeigt mir die Rollen dieses Servers gerade nicht, deshalb kann ich nicht prüfen, ob du das darfst. Es wurde nichts geändert. Versuch es in einer Minute noch einmal.',
    fr: 'Discord ne me montre pas les rôles de ce serveur pour le moment, je ne peux donc pas vérifier que tu as le droit de faire cela. Rien n’a été modifié. Réessaie dans une minute.',
    es: 'Discord no me muestra ahora mismo los roles de este servidor, así que no puedo comprobar si tienes permiso para hacer esto. No se ha cambiado nada. Inténtalo de nuevo en un minuto.',
    'pt-BR':
      'O Discord não está me mostrando os cargos deste servidor agora, então não consigo verificar se você pode fazer isso. Nada foi alterado. Tente de novo em um minuto.',
  },
  'authority.xp': {
    en: 'Nothing was changed. This would take {user} past the level of a role that you cannot give, or within one level of it:',
    de: 'Es wurde nichts geändert. {user} käme damit über das Level einer Rolle, die du nicht vergeben darfst, oder bis auf ein Level an sie heran:',
    fr: 'Rien n’a été modifié. Cela ferait passer à {user} le niveau d’un rôle que tu ne peux pas donner, ou l’en rapprocherait à un niveau près :',
    es: 'No se ha cambiado nada. Con esto, {user} pasaría el nivel de un rol que tú no puedes dar, o quedaría a un nivel de él:',
    'pt-BR':
      'Nada foi alterado. Com isso, {user} passaria do nível de um cargo que você não pode dar, ou ficaria a um nível dele:',
  },
  'authority.roleType': {
    en: 'Nothing was changed. This would give and take level roles of all members, and you cannot give one of these roles:',
    de: 'Es wurde nichts geändert. Damit würden bei allen Mitgliedern Level-Rollen vergeben und entzogen, und eine davon darfst du nicht vergeben:',
    fr: 'Rien n’a été modifié. Cela donnerait et retirerait des rôles de niveau à tous les membres, et tu ne peux pas donner l’un d’eux :',
    es: 'No se ha cambiado nada. Esto daría y quitaría roles de nivel a todos los miembros, y uno de ellos no puedes darlo tú:',
    'pt-BR':
      'Nada foi alterado. Isso daria e tiraria cargos de nível de todos os membros, e um deles você não pode dar:',
  },
  'authority.displaces': {
    en: 'Nothing was changed. Members keep only one level role here, so those who reach this level would lose {role}, and you cannot take that role.',
    de: 'Es wurde nichts geändert. Mitglieder behalten hier nur eine Level-Rolle. Wer dieses Level erreicht, würde also {role} verlieren, und die darfst du nicht entziehen.',
    fr: 'Rien n’a été modifié. Ici, les membres ne gardent qu’un seul rôle de niveau : ceux qui atteignent ce niveau perdraient {role}, que tu ne peux pas retirer.',
    es: 'No se ha cambiado nada. Aquí los miembros conservan un solo rol de nivel: quienes alcancen este nivel perderían {role}, y tú no puedes quitarlo.',
    'pt-BR':
      'Nada foi alterado. Aqui os membros ficam com um só cargo de nível: quem alcançasse este nível perderia {role}, e você não pode tirar esse cargo.',
  },
  'authority.brings': {
    en: 'Nothing was changed. Members keep only one level role here, so those who have this role would get {role} instead, and you cannot give that role.',
    de: 'Es wurde nichts geändert. Mitglieder behalten hier nur eine Level-Rolle. Wer diese hat, bekäme stattdessen {role}, und die darfst du nicht vergeben.',
    fr: 'Rien n’a été modifié. Ici, les membres ne gardent qu’un seul rôle de niveau : ceux qui ont celui-ci recevraient {role} à la place, que tu ne peux pas donner.',
    es: 'No se ha cambiado nada. Aquí los miembros conservan un solo rol de nivel: quienes tienen este recibirían {role} en su lugar, y tú no puedes darlo.',
    'pt-BR':
      'Nada foi alterado. Aqui os membros ficam com um só cargo de nível: quem tem este receberia {role} no lugar dele, e você não pode dar esse cargo.',
  },
  'authority.announce': {
    en: 'You do not have **{permission}** in {channel} yourself, so I will not write there for you. Choose another channel, or ask somebody who has this permission.',
    de: 'Dir selbst fehlt in {channel} die Berechtigung **{permission}**, deshalb schreibe ich dort nicht für dich. Wähle einen anderen Kanal oder frag jemanden, der sie hat.',
    fr: 'Tu n’as pas toi-même la permission **{permission}** dans {channel}, je n’y écrirai donc pas pour toi. Choisis un autre salon ou demande à quelqu’un qui l’a.',
    es: 'Tú no tienes el permiso **{permission}** en {channel}, así que no escribiré allí por ti. Elige otro canal o pídeselo a alguien que lo tenga.',
    'pt-BR':
      'Você não tem a permissão **{permission}** em {channel}, então não vou escrever lá por você. Escolha outro canal ou peça a alguém que a tenha.',
  },
  'authority.botLacks': {
    en: 'I cannot announce anything in {channel}, because I lack there: **{permissions}**. Allow it in the settings of the channel, or choose another channel.',
    de: 'In {channel} kann ich nichts ankündigen, denn dort fehlt mir: **{permissions}**. Erlaube mir das in den Berechtigungen des Kanals oder wähle einen anderen Kanal.',
    fr: 'Je ne peux rien annoncer dans {channel}, car il m’y manque : **{permissions}**. Accorde-le-moi dans les permissions du salon, ou choisis un autre salon.',
    es: 'No puedo anunciar nada en {channel}, porque allí me falta: **{permissions}**. Permítemelo en los permisos del canal o elige otro canal.',
    'pt-BR':
      'Não posso anunciar nada em {channel}, porque lá me falta: **{permissions}**. Permita isso nas permissões do canal ou escolha outro canal.',
  },
  'authority.channelGone': {
    en: 'This channel no longer exists. Choose another channel.',
    de: 'Diesen Kanal gibt es nicht mehr. Wähle einen anderen Kanal.',
    fr: 'Ce salon n’existe plus. Choisis un autre salon.',
    es: 'Este canal ya no existe. Elige otro canal.',
    'pt-BR': 'Este canal não existe mais. Escolha outro canal.',
  },
  'authority.channelUnseen': {
    en: 'You cannot see this channel, so you cannot put it on the list. Ask somebody who can see it.',
    de: 'Du siehst diesen Kanal nicht, deshalb kannst du ihn nicht auf die Liste setzen. Frag jemanden, der ihn sieht.',
    fr: 'Tu ne vois pas ce salon, tu ne peux donc pas le mettre sur la liste. Demande à quelqu’un qui le voit.',
    es: 'No puedes ver ese canal, así que no puedes ponerlo en la lista. Pídeselo a alguien que lo vea.',
    'pt-BR': 'Você não vê esse canal, então não pode colocá-lo na lista. Peça a alguém que o veja.',
  },
})

import { texts } from '../../shared/text/texts.ts'

/** What is said to a member who wants more of the bot than they may do themselves. */
export const authorityTexts = texts({
  'authority.aboveYou': {
    en: '{role} does not stand below your highest role, so it is not for you to give or take, not even through me. Ask somebody who stands above it.',
    de: '{role} steht nicht unter deiner höchsten Rolle, darum kannst du sie weder geben noch nehmen, auch nicht durch mich. Bitte jemanden, der darüber steht.',
    fr: '{role} n’est pas en dessous de ton rôle le plus haut : tu ne peux ni le donner ni le retirer, même par moi. Demande à quelqu’un qui est au-dessus.',
    es: '{role} no está por debajo de tu rol más alto, así que no puedes darlo ni quitarlo, tampoco a través de mí. Pídeselo a alguien que esté por encima.',
    'pt-BR':
      '{role} não está abaixo do seu cargo mais alto, então você não pode dá-lo nem tirá-lo, nem por meio de mim. Peça a alguém que esteja acima dele.',
  },
  'authority.moreThanYou': {
    en: '{role} carries **{permissions}**, which you do not have yourself, so it is not for you to give or take through me. Ask somebody who has that.',
    de: '{role} bringt **{permissions}** mit, was du selbst nicht hast, darum kannst du sie durch mich weder geben noch nehmen. Bitte jemanden, der das hat.',
    fr: '{role} comporte **{permissions}**, que tu n’as pas toi-même : tu ne peux ni le donner ni le retirer par moi. Demande à quelqu’un qui l’a.',
    es: '{role} incluye **{permissions}**, que tú no tienes, así que no puedes darlo ni quitarlo a través de mí. Pídeselo a alguien que lo tenga.',
    'pt-BR':
      '{role} inclui **{permissions}**, que você mesmo não tem, então você não pode dá-lo nem tirá-lo por meio de mim. Peça a alguém que tenha isso.',
  },
  'authority.manager': {
    en: '{role} makes managers of those who hold it, and only administrators appoint managers. Ask one of them.',
    de: '{role} macht alle, die sie haben, zu Managern, und Manager ernennen nur Administratoren. Bitte einen von ihnen.',
    fr: '{role} fait de ceux qui l’ont des gestionnaires, et seuls les administrateurs en nomment. Demande à l’un d’eux.',
    es: '{role} convierte en gestores a quienes lo tienen, y solo los administradores nombran gestores. Pídeselo a uno de ellos.',
    'pt-BR': '{role} torna gestor quem o tem, e só administradores nomeiam gestores. Peça a um deles.',
  },
  'authority.unseen': {
    en: 'Discord does not show me this server’s roles just now, so I cannot tell whether this is for you to do. Nothing was changed; try again in a minute.',
    de: 'Discord zeigt mir die Rollen dieses Servers gerade nicht, darum weiß ich nicht, ob du das darfst. Nichts wurde geändert; versuch es in einer Minute noch einmal.',
    fr: 'Discord ne me montre pas les rôles de ce serveur pour l’instant, je ne sais donc pas si tu peux faire cela. Rien n’a été changé ; réessaie dans une minute.',
    es: 'Discord no me muestra ahora los roles de este servidor, así que no sé si puedes hacer esto. No se ha cambiado nada; inténtalo de nuevo en un minuto.',
    'pt-BR':
      'O Discord não me mostra os cargos deste servidor agora, então não sei se você pode fazer isso. Nada foi alterado; tente de novo em um minuto.',
  },
  'authority.xp': {
    en: 'Nothing was changed. This would move {user} across a level role, or to within one level of it, that you could not give:',
    de: 'Nichts wurde geändert. {user} käme damit über eine Level-Rolle, oder bis auf ein Level an sie heran, die du nicht vergeben könntest:',
    fr: 'Rien n’a été changé. Cela ferait franchir à {user} un rôle de niveau, ou l’en rapprocherait à moins d’un niveau, que tu ne pourrais pas donner :',
    es: 'No se ha cambiado nada. Con esto {user} cruzaría un rol de nivel, o quedaría a menos de un nivel de él, que tú no podrías dar:',
    'pt-BR':
      'Nada foi alterado. Com isso, {user} cruzaria um cargo de nível, ou ficaria a menos de um nível dele, que você não poderia dar:',
  },
  'authority.roleType': {
    en: 'Nothing was changed. This would give and take level roles of everybody, one of which is not for you to give:',
    de: 'Nichts wurde geändert. Damit würden allen Level-Rollen gegeben und genommen, von denen du eine nicht vergeben könntest:',
    fr: 'Rien n’a été changé. Cela donnerait et retirerait des rôles de niveau à tous, dont un que tu ne pourrais pas donner :',
    es: 'No se ha cambiado nada. Esto daría y quitaría roles de nivel a todos, y uno de ellos no podrías darlo tú:',
    'pt-BR': 'Nada foi alterado. Isso daria e tiraria cargos de nível de todos, e um deles você não poderia dar:',
  },
  'authority.displaces': {
    en: 'Nothing was changed. Members keep one level role here, so those who reach this level would lose {role}, which is not for you to take.',
    de: 'Nichts wurde geändert. Mitglieder behalten hier eine Level-Rolle, wer dieses Level erreicht, verlöre also {role}, und die kannst du nicht nehmen.',
    fr: 'Rien n’a été changé. Les membres ne gardent ici qu’un rôle de niveau : ceux qui atteignent ce niveau perdraient {role}, que tu ne peux pas retirer.',
    es: 'No se ha cambiado nada. Aquí los miembros conservan un solo rol de nivel: quienes alcanzan este nivel perderían {role}, que tú no puedes quitar.',
    'pt-BR':
      'Nada foi alterado. Aqui os membros ficam com um só cargo de nível: quem alcança este nível perderia {role}, que você não pode tirar.',
  },
  'authority.brings': {
    en: 'Nothing was changed. Members keep one level role here, so those who have this one would get {role} instead, which is not for you to give.',
    de: 'Nichts wurde geändert. Mitglieder behalten hier eine Level-Rolle, wer diese hat, bekäme also stattdessen {role}, und die kannst du nicht vergeben.',
    fr: 'Rien n’a été changé. Les membres ne gardent ici qu’un rôle de niveau : ceux qui ont celui-ci recevraient {role} à la place, que tu ne peux pas donner.',
    es: 'No se ha cambiado nada. Aquí los miembros conservan un solo rol de nivel: quienes tienen este recibirían {role} en su lugar, que tú no puedes dar.',
    'pt-BR':
      'Nada foi alterado. Aqui os membros ficam com um só cargo de nível: quem tem este receberia {role} no lugar dele, que você não pode dar.',
  },
  'authority.announce': {
    en: 'You do not have **{permission}** in {channel} yourself, so I will not write there for you. Choose another channel, or ask somebody who has it.',
    de: 'Dir selbst fehlt **{permission}** in {channel}, darum schreibe ich dort nicht für dich. Nimm einen anderen Kanal oder bitte jemanden, der das hat.',
    fr: 'Tu n’as pas toi-même **{permission}** dans {channel}, je n’y écrirai donc pas pour toi. Choisis un autre salon ou demande à quelqu’un qui l’a.',
    es: 'Tú no tienes **{permission}** en {channel}, así que no escribiré allí por ti. Elige otro canal o pídeselo a alguien que lo tenga.',
    'pt-BR':
      'Você mesmo não tem **{permission}** em {channel}, então não vou escrever lá por você. Escolha outro canal ou peça a alguém que tenha.',
  },
  'authority.ignoreUnseen': {
    en: 'You cannot see that channel, so it is not for you to ignore. Ask somebody who can see it.',
    de: 'Diesen Kanal siehst du nicht, darum kannst du ihn auch nicht ignorieren lassen. Bitte jemanden, der ihn sieht.',
    fr: 'Tu ne vois pas ce salon, tu ne peux donc pas le faire ignorer. Demande à quelqu’un qui le voit.',
    es: 'No ves ese canal, así que no puedes hacer que se ignore. Pídeselo a alguien que lo vea.',
    'pt-BR': 'Você não vê esse canal, então não pode fazer com que seja ignorado. Peça a alguém que o veja.',
  },
})

export const aboutTranslations = {
  de: { name: 'info', description: 'Was dieser Bot macht und wie viele Server und Mitglieder er erreicht' },
  fr: { name: 'apropos', description: 'Ce que fait ce bot, et combien de serveurs et de membres il sert' },
  es: { name: 'info', description: 'Qué hace este bot y a cuántos servidores y miembros llega' },
  'pt-BR': { name: 'sobre', description: 'O que este bot faz e quantos servidores e membros ele atende' },
}

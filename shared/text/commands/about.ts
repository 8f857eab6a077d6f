export const aboutTranslations = {
  de: { name: 'info', description: 'Was Prosperity ist und wie viele Server und Mitglieder es erreicht' },
  fr: { name: 'apropos', description: 'Ce qu’est Prosperity, et combien de serveurs et de membres il sert' },
  es: { name: 'info', description: 'Qué es Prosperity y a cuántos servidores y miembros llega' },
  'pt-BR': { name: 'sobre', description: 'O que é o Prosperity e quantos servidores e membros ele atende' },
}

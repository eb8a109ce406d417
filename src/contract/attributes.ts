// The search attributes of DESIGN 8, by the types under which the server knows them.

export const searchAttributes = {
  ReturnShop: 'Keyword',
  ReturnStage: 'Keyword',
  ReturnDueAt: 'Datetime',
  ReturnClock: 'Keyword',
  ReturnOutcome: 'Keyword',
  ReturnAttention: 'KeywordList',
} as const;

import type { Fields, OptionsOf } from '../../fields.ts';

export const fields = {
  weights: { type: 'choice', choices: ['entropy', 'critic', 'cv', 'pca', 'equal', 'own'], default: 'entropy' },
  /** Weighted sum, or closeness to the best of two profiles. */
  score: { type: 'choice', choices: ['sum', 'topsis'], default: 'sum' },
  /** minMax to [0, 1]; vector: x / sqrt(sum x^2); none: values as they are. The latter two turn a negative indicator into max - x. */
  scale: { type: 'choice', choices: ['minMax', 'vector', 'none'], default: 'minMax' },
  weightsOver: { type: 'choice', choices: ['pooled', 'period'], default: 'pooled' },
  scaleOver: { type: 'choice', choices: ['pooled', 'period'], default: 'pooled' },
  /** Entropy: 0 ln 0 = 0; every scaled value moved up by epsilon; or rows with a zero take no part in the weights. */
  zeros: { type: 'choice', choices: ['zero', 'shift', 'drop'], default: 'zero', when: { weights: ['entropy'] } },
  epsilon: { type: 'number', min: 0, default: 1e-4, when: { weights: ['entropy'], zeros: ['shift'] } },
  /** Under `shift`: whether the score, too, is made of the values moved up. */
  scoreShifted: { type: 'flag', default: false, when: { weights: ['entropy'], zeros: ['shift'] } },
  criticCorrelation: {
    type: 'choice',
    choices: ['signed', 'absolute'],
    default: 'signed',
    when: { weights: ['critic'] },
  },
  cvOf: { type: 'choice', choices: ['scaled', 'raw'], default: 'scaled', when: { weights: ['cv'] } },
  /** Components kept: eigenvalue above one, the first that reach a share of the variance, or the first alone. */
  pcaKeep: { type: 'choice', choices: ['kaiser', 'share', 'first'], default: 'kaiser', when: { weights: ['pca'] } },
  pcaShare: { type: 'number', min: 0, max: 1, default: 0.85, when: { weights: ['pca'], pcaKeep: ['share'] } },
} as const satisfies Fields;

export type IndexOptions = OptionsOf<typeof fields>;

export const meta = {
  id: 'composite-index',
  citation: 'Shannon (1948); Hwang & Yoon (1981); Diakoulaki, Mavrotas & Papayannakis (1995)',
  requires: [],
  fields,
} as const;

import type { CodeContext } from '../../estimator.ts';
import { code as sdmCode } from '../sdm/code.ts';
import type { SdmWeightsOptions } from './meta.ts';

/** The script of the model once for each kind of weights. */
export function code(options: SdmWeightsOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const { matrices, ...shared } = options;
  const scripts = matrices.map((matrix) => ({ matrix, ...sdmCode({ ...shared, matrix }, context) }));
  const join = (language: 'r' | 'stata', mark: string) =>
    scripts
      .flatMap((script) => (script[language] === '' ? [] : [`${mark} weights: ${script.matrix}\n${script[language]}`]))
      .join('\n');
  return { r: join('r', '#'), stata: join('stata', '*') };
}

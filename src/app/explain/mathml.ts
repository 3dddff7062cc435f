/** Small builders for presentation MathML; every argument is written in this repository. */
export const id = (text: string): string => `<mi>${text}</mi>`;
export const op = (text: string): string => `<mo>${text}</mo>`;
export const num = (text: string): string => `<mn>${text}</mn>`;
export const sub = (base: string, below: string): string => `<msub>${base}<mrow>${below}</mrow></msub>`;
export const sup = (base: string, above: string): string => `<msup>${base}<mrow>${above}</mrow></msup>`;
export const under = (base: string, below: string): string => `<munder>${base}<mrow>${below}</mrow></munder>`;
export const frac = (above: string, below: string): string =>
  `<mfrac><mrow>${above}</mrow><mrow>${below}</mrow></mfrac>`;
export const row = (...parts: string[]): string => `<mrow>${parts.join('')}</mrow>`;
export const math = (...parts: string[]): string => `<math display="block">${row(...parts)}</math>`;

/** A symbol with the unit and time subscript that every panel equation has. */
export const it = (symbol: string): string => sub(id(symbol), id('i') + id('t'));

/** The cartesian bundle stands in the project under the package's own name; its types come from the full one. */
declare module 'plotly.js' {
  export * from 'plotly.js-dist-min';

  import type * as Plotly from 'plotly.js-dist-min';

  const plotly: typeof Plotly;
  export default plotly;
}

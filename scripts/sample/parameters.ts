/**
 * The true parameters of the simulation: what a perfect estimator would find. They are published in sample.json.
 * Levels and spreads follow the descriptive tables of the papers; effects follow their coefficients.
 */
export const parameters = {
  /** ln(1 + keyword frequency) of Liu & Zou; everything here acts on nqp itself. */
  nqp: {
    mean: 2.305,
    yearPath: { height: 3.9, midpoint: 2012.8, width: 2.6 },
    citySd: 0.95,
    cityOnSize: 0.6,
    errorAr1: 0.45,
    errorSdWithin: 0.498,
    /** Slopes on deviations from city and year means. */
    slopes: {
      fdi: 0.546,
      hum: 0.313,
      gov: 0.006,
      lninstra: 0.008,
      mar: 0.023,
      fin: -0.04,
      lnpgdp: 0.108,
      fispre: -0.02,
      innovp: 0.0008,
    },
    /** Share of the full effect in years 0, 1, 2, ... of a pilot. */
    ramp: [0.5, 0.75, 1],
    /** Full effect of Broadband China: base, plus what large (1 million or more), non-resource and softly targeted cities add. */
    broadband: { base: -0.02, large: 0.1, nonResource: 0.09, softTarget: 0.02 },
    cluster: 0.09,
    /** On top when both pilots run; more where the cluster came first. */
    dual: { any: 0.04, clusterFirst: 0.05 },
  },
  /** Patent applications per 10,000 people. */
  innovp: { broadband: 10.5 },
  /** Instrument: ln phones of 1984 is higher in later big data zones; RES depends on phones only through them. */
  phones1984: { logMean: -0.9, onBigData: 0.8, sd: 0.55 },
  /** Additions to the raw indicators of RES by a big data zone of factor 1, by virtual agglomeration and by 4G (per unit). */
  indicators: {
    bigData: {
      trade_dep: 0.024,
      unemp_ins: 0.018,
      savings: 0.35,
      consumption: 0.008,
      fin_dev: 0.1,
      edu_sci: 0.0014,
      ind_adv: 0.07,
      human_cap: 24,
    },
    bigDataPatentsShare: 0.22,
    virtual: { trade_dep: 0.08, unemp_ins: 0.025, savings: 0.8, fin_dev: 0.25, beds: 5, ind_adv: 0.091, human_cap: 30 },
    stations: {
      trade_dep: 0.0005,
      unemp_ins: 0.0008,
      savings: 0.03,
      consumption: 0.0005,
      fin_dev: 0.006,
      beds: 0.12,
      human_cap: 0.4,
    },
    /** A zone at distance d < 100 km passes this share of a factor-1 effect to a city that is no zone. */
    neighbourShare: 0.2,
    neighbourKm: 100,
  },
  /** Factor of the big data effects by size of the city; e-government and intellectual property pilots raise it while they run. */
  bigDataFactor: {
    size: { small: 0.4, medium: 0.6, 'large II': 0.9, 'large I': 1.1, 'extra large': 1.4, 'super large': 2 },
    egov: 0.6,
    ip: 0.35,
  },
  talent: { bigData: 0.0125 },
  ln_digital: { bigData: 0.23 },
  /** 4G stations: effects per station per 10,000 people; `perHundredKm` is added for each 100 km from the nearest hub. */
  stations: {
    innovAcc: 0.012,
    riskShare: 0.0012,
    /** Cancels the average gain from distance: no effect of 4G on production matching in the whole sample. */
    prodMatch: -0.0006,
    perHundredKm: { innovAcc: 0.0015, riskShare: 0.00015, prodMatch: 0.00015 },
    /** Factor of the effect on RES where population density, productivity and industrial structure lie above their medians. */
    strongFactor: 1.5,
    weakFactor: 0.5,
  },
  virtual: { innovAcc: 0.606 },
  agglomeration: { broadband: 0.05, cluster: 0.07 },
} as const;

export type Parameters = typeof parameters;

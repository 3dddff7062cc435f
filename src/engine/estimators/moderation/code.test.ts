import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type ModerationOptions } from './meta.ts';

const context = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };
const write = (options: Partial<ModerationOptions>) =>
  code({ ...defaultsOf(fields), controls: ['x1'], ...options }, context);

describe('generated code', () => {
  it('multiplies policy and moderator, and gives effects at quantiles', () => {
    const { r, stata } = write({ moderator: 'fin' });
    expect(r).toContain('df[["policy_x_moderator"]] <- df[["did"]] * df[["fin"]]\n');
    expect(r).toContain('model <- feols(y ~ did + policy_x_moderator + fin + x1 | city + year,');
    expect(r).toContain('m <- quantile(df[["fin"]], c(0.1, 0.25, 0.5, 0.75, 0.9), na.rm = TRUE); z <- m\n');
    expect(r).toContain('se = sqrt(V["did", "did"] + 2 * z * V["did", "policy_x_moderator"]');
    expect(stata).toContain('generate double policy_x_moderator = did * fin\n');
    expect(stata).toContain('reghdfe y did policy_x_moderator fin x1, absorb(city year) vce(cluster city)');
    expect(stata).toContain("    lincom did + `z' * policy_x_moderator");
  });

  it('centres, freezes the moderator, and lets its slope differ by period', () => {
    const { r, stata } = write({ moderator: 'fin', centre: 'mean', moderatorAt: 'first', moderatorByTime: true });
    expect(r).toContain('df[["moderator_first"]] <- ave(df[["fin"]], df[["city"]]');
    expect(r).toContain(
      'centre <- mean(df[["moderator_first"]][complete.cases(df[, c("y", "did", "moderator_first", "x1")])])',
    );
    expect(r).toContain('| city + year[moderator_first],');
    expect(stata).toContain("generate double policy_x_moderator = did * (moderator_first - `centre')");
    expect(stata).toContain('absorb(city year##c.moderator_first)');
  });

  it('computes the distance to the nearest hub, and regresses the channels as well', () => {
    const { r, stata } = write({ hub: 'is_hub', latitude: 'lat', longitude: 'lon', channels: ['med'] });
    expect(r).toContain('lat <- "lat"; lon <- "lon"');
    expect(r).toContain('hubs <- unique(df[which(df[["is_hub"]] != 0), c(lat, lon)])');
    expect(r).toContain('df[["distance"]] <- log1p(df[["distance"]])');
    expect(r).toContain('channel1 <- feols(med ~ did + policy_x_moderator + distance + x1 | city + year,');
    expect(stata).toContain("egen long `hub_number' = group(city) if is_hub != 0 & !missing(is_hub)");
    expect(stata).toContain('replace distance = ln(1 + distance)');
    expect(stata).toContain('estimates store channel1');
  });

  it('says nothing where nothing is asked', () => {
    expect(write({})).toEqual({ r: '', stata: '' });
  });
});

/** A panel small enough to read: eight towns, ten years, three of them treated from 2015, an effect of about two. */
export function townPanel(): string {
  const rows = ['town,year,y,roads,start'];
  for (let town = 1; town <= 8; town++) {
    for (let year = 2010; year < 2020; year++) {
      const start = town <= 3 ? 2015 : '';
      const noise = ((town * 7919 + year * 104729) % 97) / 97;
      const treated = town <= 3 && year >= 2015 ? 2 : 0;
      const y = town + 0.3 * (year - 2010) + treated + noise;
      rows.push([`Town ${town}`, year, y.toFixed(4), noise * 3 + town, start].join());
    }
  }
  return rows.join('\n');
}

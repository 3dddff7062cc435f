import { expect, test } from 'vitest';
import { read } from '../testing.ts';

const rowsOf = async (text: string) => {
  const { frame } = await read(text);
  return frame.sourceRows && Array.from(frame.sourceRows);
};

test('rows keep their number below the header where lines between them are left out', async () => {
  expect(await rowsOf('city,year,x\na,2010,1\n\na,2011,2\n\n\ncity,year,x\nb,2010,3\nb,2011,4\n')).toEqual([
    1, 3, 7, 8,
  ]);
});

test('nothing is kept where no line is left out between rows', async () => {
  expect(await rowsOf('city,year,x\na,2010,1\na,2011,2\n\n')).toBeNull();
  expect(await rowsOf('city,year,x\na,2010,1\na,2011,2\n')).toBeNull();
});

test('lines in front of the first row count as well', async () => {
  expect(await rowsOf('city,year,x\n\na,2010,1\na,2011,2\nb,2010,3\n')).toEqual([2, 3, 4]);
});

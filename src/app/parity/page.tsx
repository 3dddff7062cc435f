import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../present/format.ts';
import { useUi } from '../../store/ui-store.ts';
import { AnswerStrip, Headline, StripItem } from '../../ui/answer-strip.tsx';
import { Block } from '../../ui/block.tsx';
import { type Language, pick } from '../i18n/pairs.ts';
import { MethodRow } from './method-row.tsx';
import { type Method, methods } from './methods.ts';
import classes from './parity.module.css';
import { quantities } from './quantities.ts';
import { differences, unchecked } from './remarks.ts';
import { digitsOf, type ParityGroup, type ParityReport, type ParityRow } from './report.ts';
import { texts } from './texts.ts';
import { useReport } from './use-report.ts';
import { fill, type Words } from './words.ts';

const methodIds = Object.keys(methods) as Method[];
const ticks = [0, 3, 6, 9, 12, 15];

/** How far every quantity agrees with other programs, and what nobody else has checked. */
export default function ParityPage() {
  const language = useUi((state) => state.language);
  const words = pick(texts, language);
  const report = useReport();
  return (
    <div className={classes.page}>
      <header className={classes.lead}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      {report ? (
        <>
          <Summary report={report} words={words} />
          <Methods rows={report.rows} language={language} words={words} />
          <Remarks language={language} words={words} />
          <Coverage groups={report.groups} language={language} words={words} />
        </>
      ) : (
        <div className={classes.waiting} />
      )}
    </div>
  );
}

function Summary({ report: { rows, groups }, words }: { report: ParityReport; words: Words }) {
  const numbers = rows.reduce((sum, row) => sum + row.numbers, 0);
  const cases = groups.reduce((sum, group) => sum + group.compared, 0);
  const nine = rows.filter(({ error }) => digitsOf(error) >= 9).length;
  const programs = new Set(rows.map(({ program }) => program.match(/(?:NIST|[A-Za-z0-9]+(?= \d))/)?.[0] ?? program));
  return (
    <AnswerStrip busy={false} label={words.strip}>
      <Headline
        label={words.atNine}
        value={`${Math.floor((100 * nine) / rows.length)}%`}
        suffix={`${nine} / ${rows.length}`}
      />
      <StripItem label={words.numbers} value={formatCount(numbers)} />
      <StripItem label={words.cases} value={formatCount(cases)} />
      <StripItem label={words.programs} value={formatCount(programs.size)} hint={[...programs].join(', ')} />
    </AnswerStrip>
  );
}

/** Every word of the search stands somewhere in the method, the quantity (in either language) or the program. */
function matches(row: ParityRow, search: string): boolean {
  const [method, quantity] = [methods[row.method], quantities[row.quantity]];
  const text = [method.en, method.zh, quantity.en, quantity.zh, row.program].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

interface PartProps {
  readonly language: Language;
  readonly words: Words;
}

function Methods({ rows, language, words }: PartProps & { rows: readonly ParityRow[] }) {
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<ReadonlySet<Method>>(new Set());
  const found = rows.filter((row) => matches(row, search));
  const shown = methodIds.filter((method) => found.some((row) => row.method === method));
  const searching = search.trim() !== '';
  const toggle = (method: Method) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(method)) after.add(method);
      return after;
    });
  return (
    <Block title={words.plotTitle} note={words.plotNote} actions={<p className={classes.note}>{words.errorNote}</p>}>
      <TextInput
        className={classes.search}
        size="xs"
        value={search}
        placeholder={words.find}
        aria-label={words.find}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={classes.scale} aria-hidden>
        <span />
        <span className={classes.ticks}>
          {ticks.map((tick) => (
            <span key={tick} style={{ insetInlineStart: `${(100 * tick) / 15}%` }}>
              {tick}
            </span>
          ))}
        </span>
        <span />
      </div>
      {shown.map((method) => (
        <MethodRow
          key={method}
          method={method}
          rows={found.filter((row) => row.method === method)}
          open={open.has(method) || (searching && shown.length <= 4)}
          onToggle={() => toggle(method)}
          language={language}
          words={words}
        />
      ))}
      {shown.length === 0 ? <p className={classes.note}>{words.nothing}</p> : null}
    </Block>
  );
}

function Remarks({ language, words }: PartProps) {
  return (
    <>
      <Block title={words.differTitle} note={words.differLead}>
        <dl className={classes.remarks}>
          {differences.map(({ title, text }) => (
            <div key={title.en}>
              <dt>{title[language]}</dt>
              <dd>{text[language]}</dd>
            </div>
          ))}
        </dl>
      </Block>
      <Block title={words.openTitle} note={words.openLead}>
        <dl className={classes.pairs}>
          {unchecked.map(({ what, instead }) => (
            <div key={what.en}>
              <dt>{what[language]}</dt>
              <dd>{instead[language]}</dd>
            </div>
          ))}
        </dl>
      </Block>
    </>
  );
}

function Coverage({ groups, language, words }: PartProps & { groups: readonly ParityGroup[] }) {
  const whyNot = ({ reasons }: ParityGroup) =>
    reasons
      .filter(({ cases }) => cases > 0)
      .map((reason) => `${reason.cases}: ${reason[language]}`)
      .join('; ');
  return (
    <Block title={words.coverTitle} note={words.coverNote}>
      <div className={classes.scroll}>
        <table className={classes.table} data-cover aria-label={words.coverTitle}>
          <thead>
            <tr>
              <th scope="col">{words.group}</th>
              <th scope="col">{words.compared}</th>
              <th scope="col">{words.notCompared}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.group} data-none={group.compared === 0 || undefined}>
                <th scope="row">{group.title[language]}</th>
                <td>{fill(words.ofAll, { done: group.compared, all: group.cases })}</td>
                <td>{whyNot(group)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

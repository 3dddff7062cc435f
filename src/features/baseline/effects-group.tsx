import { useTranslation } from 'react-i18next';
import type { AbsorbTerm } from '../../engine/fields.ts';
import { useColumnOptions } from '../../store/columns.ts';
import { editChapter, labelOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { AddChip, Chip, Chips } from '../../ui/chips.tsx';
import { OptionGroup } from '../../ui/inspector.tsx';

interface EffectChoice {
  readonly value: string;
  readonly label: string;
  readonly term: AbsorbTerm;
}

/** Fixed effects of any number: columns, interactions with time, and unit-specific slopes. */
export function EffectsGroup() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const spec = useSpec((value) => value);
  const { unit, time } = spec.roles;
  const columns = useColumnOptions('any');
  const texts = useColumnOptions('category');
  const chosen = spec.baseline?.absorb ?? null;
  const terms: readonly AbsorbTerm[] = chosen ?? [unit, time].filter((name): name is string => name !== null);
  const name = (column: string) => labelOf(spec, column, language);
  const label = (term: AbsorbTerm): string => {
    if (typeof term === 'string') return name(term);
    if ('slope' in term) return t('baseline.slope', { unit: term.by.map(name).join(' × '), time: name(term.slope) });
    return term.map(name).join(' × ');
  };
  const set = (next: readonly AbsorbTerm[]) =>
    editChapter('baseline', { absorb: next as NonNullable<typeof spec.baseline>['absorb'] });
  const has = (term: AbsorbTerm) => terms.some((other) => JSON.stringify(other) === JSON.stringify(term));
  const candidates = columns.filter(
    ({ value }) => value !== spec.roles.outcome && !spec.roles.controls.includes(value),
  );
  const choices: EffectChoice[] = [
    ...[unit, time].flatMap((column) => (column ? [column] : [])),
    ...(unit && time ? [{ by: [unit], slope: time }] : []),
    ...(time ? texts.filter(({ value }) => value !== unit).map(({ value }) => [value, time]) : []),
    ...(time
      ? candidates.filter(({ value }) => value !== unit && value !== time).map(({ value }) => [value, time])
      : []),
    ...candidates.map(({ value }) => value),
  ]
    .filter(
      (term, index, all) =>
        !has(term) && all.findIndex((other) => JSON.stringify(other) === JSON.stringify(term)) === index,
    )
    .map((term) => ({ value: JSON.stringify(term), label: label(term), term }));
  return (
    <OptionGroup title={t('baseline.effects')}>
      <Chips label={t('baseline.effects')}>
        {terms.map((term) => (
          <Chip
            key={JSON.stringify(term)}
            label={label(term)}
            removeLabel={t('baseline.remove')}
            onRemove={() => set(terms.filter((other) => other !== term))}
          />
        ))}
        <AddChip
          label={t('baseline.addEffect')}
          options={choices}
          onAdd={(value) => {
            const choice = choices.find((candidate) => candidate.value === value);
            if (choice) set([...terms, choice.term]);
          }}
        />
      </Chips>
    </OptionGroup>
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { policyName } from '../../present/tables/labels.ts';
import type { ModelChapter } from '../../store/chapter-estimators.ts';
import { selectCheck } from '../../store/check-view.ts';
import { addChecks, type CheckTemplate, checkTemplates } from '../../store/checks.ts';
import { useSession } from '../../store/session-store.ts';
import { labelOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';

/** What can be added to a chapter, what each is called, and how to add it. */
export function useTemplates(chapter: ModelChapter) {
  const { t } = useTranslation();
  const spec = useSpec((value) => value);
  const language = useUi((state) => state.language);
  const columns = useSession((state) => state.info?.columns);
  const templates = useMemo(() => (columns ? checkTemplates(spec, columns, chapter) : []), [spec, columns, chapter]);
  const named = (params: CheckTemplate['params']) =>
    Object.fromEntries(
      Object.entries(params).map(([key, column]) => {
        const label = labelOf(spec, column, language);
        return [key, key === 'policy' ? policyName(label) : label];
      }),
    );
  const nameOf = (template: CheckTemplate): string =>
    template.id === 'estimator'
      ? (t(`estimator.${template.params.estimator}` as never, { defaultValue: template.params.estimator }) as string)
      : (t(`robustness.r_${template.id}` as never, named(template.params)) as string);
  const add = (chosen: readonly CheckTemplate[]) => {
    if (chosen.length === 1) selectCheck(spec.models.length);
    addChecks(chosen.map((template) => ({ name: nameOf(template), template })));
  };
  return { templates, nameOf, add };
}

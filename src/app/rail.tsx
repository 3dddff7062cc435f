import { BookOpen, Ruler } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type ChapterState, useChapterStates } from '../store/chapter-state.ts';
import { useUi } from '../store/ui-store.ts';
import { chapters } from './chapters.ts';
import classes from './rail.module.css';

const stateText = {
  done: 'stateDone',
  caution: 'stateCaution',
  running: 'stateRunning',
  failed: 'stateFailed',
  none: 'stateNone',
} as const satisfies Record<ChapterState, string>;

/** The contents page of the paper; a dot and a word say how far each chapter is. */
export function Rail() {
  const { t } = useTranslation();
  const current = useUi((state) => state.chapter);
  const goTo = useUi((state) => state.goTo);
  const states = useChapterStates();
  const groups = [
    { id: 'prepare', title: t('shell.groupPrepare') },
    { id: 'estimate', title: t('shell.groupEstimate') },
    { id: 'write', title: t('shell.groupWrite') },
    { id: 'beside', title: '' },
  ] as const;
  return (
    <nav className={classes.rail} aria-label={t('shell.contents')}>
      {groups.map((group) => (
        <div key={group.id} className={classes.group}>
          {group.title === '' ? null : <div className={classes.groupTitle}>{group.title}</div>}
          <ul>
            {chapters.map((chapter, index) =>
              chapter.group === group.id ? (
                <li key={chapter.id}>
                  <a
                    href={`#/${chapter.id}`}
                    className={classes.entry}
                    aria-current={chapter.id === current ? 'page' : undefined}
                    onClick={(event) => {
                      event.preventDefault();
                      goTo(chapter.id);
                    }}
                  >
                    <span className={classes.number} aria-hidden>
                      {group.id === 'beside' ? <Beside id={chapter.id} /> : index + 1}
                    </span>
                    <span className={classes.title}>{t(`shell.${chapter.title}`)}</span>
                    {group.id === 'beside' ? null : (
                      <span className={classes.dot} data-state={states[chapter.id]}>
                        <span className="visually-hidden">{t(`shell.${stateText[states[chapter.id]]}`)}</span>
                      </span>
                    )}
                  </a>
                </li>
              ) : null,
            )}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Beside({ id }: { id: string }) {
  return id === 'parity' ? <Ruler size={13} /> : <BookOpen size={13} />;
}

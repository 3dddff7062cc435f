import { useTranslation } from 'react-i18next';
import { useUi } from '../../store/ui-store.ts';
import { TextButton } from '../../ui/inspector.tsx';
import classes from './explain-text.module.css';
import { explanations } from './registry.ts';
import type { Both } from './types.ts';

export default function ExplainText({ topic }: { topic: string }) {
  const { t } = useTranslation();
  const { language, goTo, setExplain } = useUi();
  const showParity = () => {
    setExplain(null);
    goTo('parity');
  };
  const page = explanations.get(topic);
  if (!page) return <p>{t('explain.none')}</p>;
  const say = (both: Both) => both[language];
  return (
    <article className={classes.text}>
      <h2>{say(page.title)}</h2>
      {page.what.map((paragraph) => (
        <p key={paragraph.en}>{say(paragraph)}</p>
      ))}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: MathML written in this repository; no data reaches it */}
      <div className={classes.equation} dangerouslySetInnerHTML={{ __html: page.equation.mathml }} />
      <p className={classes.where}>{say(page.equation.where)}</p>
      <Points title={t('explain.assumes')} points={page.assumes.map(say)} />
      <Points title={t('explain.wrong')} points={page.wrong.map(say)} />
      <Points title={t('explain.next')} points={page.next.map(say)} />
      <h3>{t('explain.code')}</h3>
      <pre>{page.code.r}</pre>
      <pre>{page.code.stata}</pre>
      <h3>{t('explain.references')}</h3>
      {page.references.map((reference) => (
        <p key={reference} className={classes.reference}>
          {reference}
        </p>
      ))}
      <p className={classes.reference}>
        <TextButton onClick={showParity}>{t('shell.howExact')}</TextButton>
      </p>
    </article>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  if (points.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  );
}

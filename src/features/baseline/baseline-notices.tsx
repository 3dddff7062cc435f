import { useHeadline, useVerdict } from '../../store/answers.ts';
import { useSpec } from '../../store/spec-store.ts';
import { NoticeList } from '../../ui/notices.tsx';
import classes from './baseline-notices.module.css';

/** What a referee would ask of this table. */
export function BaselineNotices() {
  const level = useSpec((spec) => spec.output.level);
  const answer = useHeadline(level);
  const verdict = useVerdict();
  return (
    <div className={classes.notices}>
      <NoticeList notices={[...(verdict?.cautions ?? []), ...(answer?.result.notices ?? [])]} />
    </div>
  );
}

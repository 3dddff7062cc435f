import { useSpec } from '../../store/spec-store.ts';
import { DisplayGroup } from '../../ui/display-group.tsx';
import { BaselineNotices } from './baseline-notices.tsx';
import { ColumnsGroup } from './columns-group.tsx';
import { ControlsGroup } from './controls-group.tsx';
import { EffectsGroup } from './effects-group.tsx';
import { InferenceGroup } from './inference-group.tsx';
import { SetsGroup } from './sets-group.tsx';

export default function BaselineInspector() {
  const layout = useSpec((spec) => spec.baseline?.layout ?? 'stepwise');
  return (
    <>
      <ColumnsGroup />
      {layout === 'sets' ? <SetsGroup /> : <ControlsGroup />}
      <EffectsGroup />
      <InferenceGroup />
      <DisplayGroup />
      <BaselineNotices />
    </>
  );
}

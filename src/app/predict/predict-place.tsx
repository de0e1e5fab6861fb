import { lazy, Suspense, useEffect } from 'react';
import { useActions, useSelect } from '../use-store.ts';
import { EmptyPredict } from './empty-predict.tsx';

const AskedModel = lazy(() => import('./asked-model.tsx'));

export function PredictPlace() {
  const { askBundle } = useActions();
  const model = useSelect((state) => state.predict.model);
  const bundle = useSelect((state) => state.verify.bundle);
  useEffect(() => {
    // A bundle that is open in Verify is what a person comes here with; a model that was chosen stays.
    if (model === null && bundle !== null) void askBundle();
  }, [askBundle, model, bundle]);
  if (model === null) return <EmptyPredict />;
  return (
    <Suspense fallback={null}>
      <AskedModel model={model} />
    </Suspense>
  );
}

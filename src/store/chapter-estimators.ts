export * from '../spec/chapter-estimators.ts';

/** Stands in for a call's process in tests of the worker: reports to its parent what it is told. */
process.on('message', (state) => {
  process.send?.(state === 'up' ? { case: 'initializeResponse' } : { case: 'three-rings', state });
});
process.on('disconnect', () => process.exit());

/** Stands in for a call's process in tests of the worker: reports to its parent what it is told. */
process.on('message', (told) => {
  const report = typeof told === 'object' ? told : { state: told };
  process.send?.(
    told === 'up' ? { case: 'initializeResponse' } : { case: 'three-rings', ...report },
  );
});
process.on('disconnect', () => process.exit());

import fc from 'fast-check';

/** Property tests draw the same cases in every run; one that wants others gives its own seed. */
fc.configureGlobal({ seed: 20140530 });

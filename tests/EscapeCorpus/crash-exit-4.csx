// attack: exits as a fatal host would
// point: post-build
// expect: broken
// says: OBSH723
#load "attack.csx"
Environment.Exit(4);

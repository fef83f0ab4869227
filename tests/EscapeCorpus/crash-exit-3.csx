// attack: exits as a bad host would
// expect: broken
// says: OBSH723
#load "attack.csx"
Environment.Exit(3);

// attack: adds a result with a NUL in its name
// point: post-build
// expect: broken
// says: OBSH722
#load "attack.csx"
Effects.AddResult("OTHER", "a\0b", "x");

// attack: adds a result above the result directory
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AddResult("OTHER/../../../../..", "x", "x");

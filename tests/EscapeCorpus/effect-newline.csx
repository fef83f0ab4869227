// attack: adds a result with a newline in its name
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AddResult("OTHER", "a\nb", "x");

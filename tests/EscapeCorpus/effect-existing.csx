// attack: adds a result that is there
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AddResult("OTHER", "result.txt", "forged");

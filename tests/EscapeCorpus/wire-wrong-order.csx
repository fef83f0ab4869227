// attack: says it is ready once more, and compiled something
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Frame(64));
Wire.Send(Wire.Frame(73));
Hang();

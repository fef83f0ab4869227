// attack: sends what only the engine says
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Frame(5, 1));
Hang();

// attack: sends a frame of no known kind
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Frame(200));
Hang();

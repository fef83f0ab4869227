// attack: sends three bytes
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(1, 72, 0);
Hang();

// attack: speaks another version
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(9, 72, 0, 0, 0, 0, 0, 0);
Hang();
